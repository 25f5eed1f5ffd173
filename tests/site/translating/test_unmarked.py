"""No text of the site is left unmarked, and the search for them misses none."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.site.translating.sources import APPS, PACKAGE, SITE, App
from tests.site.translating.unmarked import in_python, in_template
from tests.words.texts import Text


@dataclass(frozen=True)
class NotSaid:
    """A string that looks like words and that nobody reads in the language of the page. `said` may be a part of it."""

    file: str
    said: str
    why: str


NAME = "a name, the same in every language"
MARKUP = "a word of HTML"
PROTOCOL = "a word of HTTP or of calendars"
FAULT = "for who works on a method, in the log"
KEY = "a key that is kept"
NOT_SAID = (
    NotSaid("site/templates/base.html", "Quadratus", NAME),
    NotSaid("site/templates/failed.html", "Quadratus", NAME),
    NotSaid("site/shell/views.py", "Quadratus", NAME),
    NotSaid("site/shell/templatetags/shell.py", '<a href="tel:', MARKUP),
    NotSaid("site/templates/components/tick.html", "checkbox", MARKUP),
    NotSaid("site/templates/components/tick.html", "on", MARKUP),
    NotSaid("site/learn/rules.py", "the rule does not ask for", FAULT),
    NotSaid("site/reminders/feed.py", "Quadratus", NAME),
    NotSaid("site/reminders/feed.py", "PT1H", PROTOCOL),
    NotSaid("site/reminders/forms.py", "input narrow", MARKUP),
    NotSaid("site/reminders/sending.py", "test", KEY),
    NotSaid("site/reminders/sending.py", "push", KEY),
    NotSaid("site/reminders/views.py", "text/calendar; charset=utf-8", PROTOCOL),
    NotSaid("site/reminders/views.py", "private, max-age=300", PROTOCOL),
    NotSaid("site/people/forms.py", "input narrow", MARKUP),
    NotSaid("site/people/actions.py", "PRAGMA wal_checkpoint", "for the database"),
    NotSaid("site/training/drawing.py", "private, max-age=", PROTOCOL),
    NotSaid("site/training/drawing.py", ", immutable", PROTOCOL),
    NotSaid("site/people/views.py", "Lax", "for the browser"),
    NotSaid("site/people/views.py", "attachment; filename", "for the browser"),
    NotSaid("site/record/models.py", "Events are never changed", "for those who write code"),
    NotSaid("site/record/reading.py", "by", "names what made a kept state"),
    NotSaid("prescription/record/reading.py", "the event", "a detail for programs that send events"),
)


def test_every_template_belongs_to_one_app() -> None:
    pages = [page for app in APPS for page in app.pages()]
    assert sorted(pages) == sorted((SITE / "templates").rglob("*.html"))


def unmarked(app: App) -> list[Text]:
    found = []
    for file in app.pages():
        found += in_template(file.read_text(encoding="utf-8"), file.relative_to(PACKAGE).as_posix())
    for file in app.code():
        found += in_python(file.read_text(encoding="utf-8"), file.relative_to(PACKAGE).as_posix())
    return found


def excused(text: Text, one: NotSaid) -> bool:
    return text.file == one.file and one.said in text.said


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_every_text_is_marked(app: App) -> None:
    left = [text for text in unmarked(app) if not any(excused(text, one) for one in NOT_SAID)]
    assert not left, "\nMark for translation (docs/translating.md):\n" + "\n".join(map(str, left))


def test_every_exception_is_needed_and_says_why() -> None:
    found = [text for app in APPS for text in unmarked(app)]
    for one in NOT_SAID:
        assert one.why
        assert any(excused(text, one) for text in found), f"{one.file} no longer says: {one.said}"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("<p>Rest now</p>", ["Rest now"]),
        ("<p>{% translate 'Rest now' %}</p>", []),
        ("<p>{% blocktranslate trimmed %}Rest <b>now</b>{% endblocktranslate %} Please</p>", ["Please"]),
        ('<a title="Go on">{{ name }}</a>', ["Go on"]),
        ("<a title=\"{% translate 'Go on' %}\">{{ name }}</a>", []),
        ('{% callout "hold" "Wait" %}{% endcallout %}', ["Wait"]),
        ('{% callout "hold" _("Wait") %}{% endcallout %}', []),
        ('{% scale "usual" legend "none" _("all of it") %}', ["none"]),
        ('{% include "a.html" with label="start" place="bottom" %}', ["start"]),
        ('{% include "a.html" with label=_("start") %}', []),
        ("{{ said|default:'nothing' }}", ["nothing"]),
        ("{{ said|default:_('nothing') }}", []),
        ("{{ sure|yesno:'certain,unsure' }}", ["certain,unsure"]),
        ("{{ day|date:'j F Y' }}", []),
        ("{# Takes `one` #}<style>p { color: red }</style>{% if step == 'Two parts' %}{% endif %}", []),
        ("<svg><text>L {{ n }}</text><path d='M1 2'/></svg>", []),
    ],
)
def test_what_a_template_says(template: str, expected: list[str]) -> None:
    assert [text.said for text in in_template(template, "a.html")] == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('said = "Rest now"', ["Rest now"]),
        ('said = _("Rest now")', []),
        ('said = f"Rest for {n} days"', ["Rest for", "days"]),
        ('said = _("Rest for {n} days").format(n=n)', []),
        ('said = _(f"Rest for {n} days")', ["Rest for", "days"]),
        ('said = ngettext("{n} day", "{n} days", n)', []),
        ('"""What it is."""\ndef a(b: "Big Thing") -> None:\n    "Says a."', []),
        ('log.warning("It broke for %s", person)', []),
        ('kind = "one_word"', []),
        ('word = "Settled"', ["Settled"]),
        ('rows = {"low": "Not at all"}', ["Not at all"]),
        ('form.add_error(None, "Wait a moment.")', ["Wait a moment."]),
    ],
)
def test_what_code_says(code: str, expected: list[str]) -> None:
    assert [text.said for text in in_python(code, "a.py")] == expected
