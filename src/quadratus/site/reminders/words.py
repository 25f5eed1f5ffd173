"""The words of reminders. They say nothing of anybody's health."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from quadratus.site.reminders.due import Kind

SAYS = {
    Kind.SESSION: gettext_lazy("Your session for today is ready."),
    Kind.MORNING: gettext_lazy("How is your back this morning?"),
}
TEST = gettext_lazy("This is a test. Reminders get through this way.")
PATH = {Kind.SESSION: "/", Kind.MORNING: "/morning/"}


def titled(says: str) -> str:
    """A word with the name of who says it, for a calendar or the subject of a mail."""
    return _("Quadratus: {says}").format(says=says)


def ago(moment: datetime, now: datetime) -> str:
    """How long ago something was, in words."""
    minutes = max(0, int((now - moment) / timedelta(minutes=1)))
    hours, days = minutes // 60, minutes // (60 * 24)
    if days:
        return ngettext("{count} day ago", "{count} days ago", days).format(count=days)
    if hours:
        return ngettext("{count} hour ago", "{count} hours ago", hours).format(count=hours)
    if minutes:
        return ngettext("{count} minute ago", "{count} minutes ago", minutes).format(count=minutes)
    return _("just now")


def push_words() -> dict[str, str]:
    """What the script of the page says about notifications in a browser, by its own names."""
    return {
        "insecure": _("A browser takes notifications only over https, or on the machine itself."),
        "unable": _(
            "This browser does not take notifications. On an iPhone or iPad, add Quadratus to the home screen first."
        ),
        "denied": _("Notifications are blocked for this page. Allow them in the settings of the browser."),
        "subscribed": _("This browser takes notifications. If it is missing above, switch it on once more."),
        "off": _("Off in this browser."),
        "failed": _("That did not work. Check the network and try again."),
        "none": _("This browser does not take notifications."),
        "name": _("{browser} on {system}"),
        "browser": _("Browser"),
        "system": _("this device"),
    }
