"""The words of reminders. They say nothing of anybody's health."""

from __future__ import annotations

from datetime import datetime, timedelta

from quadratus.site.reminders.due import Kind

SUBJECT = "Quadratus"
SAYS = {
    Kind.SESSION: "Your session for today is ready.",
    Kind.MORNING: "How is your back this morning?",
}
TEST = "This is a test. Reminders get through this way."
PATH = {Kind.SESSION: "/", Kind.MORNING: "/morning/"}


def ago(moment: datetime, now: datetime) -> str:
    """How long ago something was, in words."""
    minutes = max(0, int((now - moment) / timedelta(minutes=1)))
    if minutes < 1:
        return "just now"
    for size, word in ((60 * 24, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            count = minutes // size
            return f"{count} {word}{'' if count == 1 else 's'} ago"
    return "just now"
