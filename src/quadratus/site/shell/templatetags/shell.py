"""The tags that every template may use; they are built in, nothing needs to be loaded."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.template.context import RequestContext
from django.template.loader import get_template, render_to_string
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quadratus.site.shell import words
from quadratus.site.shell.clock import now_for

register = template.Library()

_BEFORE_UNIT = re.compile(r"(?<=\d)\x20(?=(?:s|m|kg)\b)")

WORDS = {
    "settled": _("Settled"),
    "hold": _("Hold back"),
    "stop": pgettext_lazy("the shape of what ends training", "Stop"),
    "info": _("Good to know"),
}


for told in (
    words.day_words,
    words.full_day_words,
    words.short_day_words,
    words.day_of_year_words,
    words.short_day_of_year_words,
):
    register.filter(told)
register.filter(words.number_words)


@cache
def _drawing(name: str) -> SafeString:
    return mark_safe(get_template(f"icons/{name}.svg").render())


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing of templates/icons, decorative: the word always stands beside it."""
    return _drawing(name)


@register.inclusion_tag("components/nav_item.html", takes_context=True)
def nav_item(context: RequestContext, view: str, icon: str, label: str, *below: str) -> dict[str, Any]:
    """One way of the main navigation. On the pages of the apps named in `below` one counts as being there."""
    here = str(context.get("view_name", ""))
    return {"url": reverse(view), "icon": icon, "label": label, "here": here == view or here.partition(":")[0] in below}


@register.simple_tag(takes_context=True)
def made_at(context: RequestContext) -> int:
    """When the page is made, in milliseconds since 1970: what is told on it is told later, whatever its clock shows."""
    return int(now_for(context["person"]).timestamp() * 1000)


@register.simple_tag
def emergency_number() -> str:
    """The emergency number of the place, where it is set."""
    return str(settings.EMERGENCY_NUMBER)


@register.filter
def dialled(step: str, numbers: tuple[str, ...]) -> SafeString:
    """A step of an instruction, with the phone numbers in it as links that dial them."""
    said = str(escape(step))
    for number in numbers:
        link = format_html('<a href="tel:{}">{}</a>', number, number)
        said = re.sub(rf"(?<![\d:]){re.escape(number)}(?!\d)", link, said, count=1)
    return mark_safe(said)


@register.filter
def whole_units(text: str) -> str:
    """A text whose numbers keep their unit on the same line: 5 s, 22 m, 3.5 kg."""
    return _BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", text)


@register.simple_block_tag
def callout(content: str, state: str, word: str = "") -> SafeString:
    """A box with the shape and the word of a state: settled, hold, stop or info."""
    values = {"content": content, "state": state, "word": word or WORDS[state]}
    return render_to_string("components/callout.html", values)


@register.simple_block_tag
def card(content: str, title: str = "") -> SafeString:
    """A card, with a heading of the second level if a title is given."""
    return render_to_string("components/card.html", {"content": content, "title": title})


@register.inclusion_tag("components/scale.html")
def scale(
    name: str,
    legend: str,
    low: str,
    high: str,
    value: object = None,
    error: str = "",
    help: str = "",
    question: bool = False,
    required: bool = True,
) -> dict[str, Any]:
    """A choice from 0 to 10 as eleven large tiles. `low` and `high` say what the ends mean."""
    ends = {0: low, 10: high}
    tiles = [
        {"value": number, "chosen": str(number) == str(value), "means": ends.get(number, "")} for number in range(11)
    ]
    return {
        "name": name, "legend": legend, "low": low, "high": high, "tiles": tiles, "error": error,
        "help": help, "question": question, "required": required,
    }  # fmt: skip
