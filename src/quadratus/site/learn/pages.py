"""The pages of Learn, in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the end of its address, its name, and one line of what it says."""

    slug: str
    name: StrOrPromise
    says: StrOrPromise

    @property
    def template(self) -> str:
        """The template of the page."""
        return f"learn/{self.slug.replace('-', '_')}.html"


PAGES = (
    Page(
        "muscle",
        _("The muscle at the side of your spine"),
        _("Where the quadratus lumborum is, and what it takes part in."),
    ),
    Page(
        "strength-first",
        _("Why the foundation comes first"),
        _("What is built before the side of the trunk is loaded."),
    ),
    Page("phases", _("The two phases and the gate"), _("What each phase holds, and what opens the next one.")),
    Page(
        "pain",
        _("Pain and flare-ups"),
        _("How much pain is fine, what the next morning says, and the way through a flare-up."),
    ),
    Page("sitting", _("Sitting"), _("What is known about sitting and backs, and what helps on a long day.")),
    Page("walking", _("Walking"), _("Why a walk stands in every week.")),
    Page("help", _("When to get help"), _("The signs that need someone else, and what to do then.")),
)
PAGE_BY_SLUG = {page.slug: page for page in PAGES}


def beside(page: Page) -> tuple[Page | None, Page | None]:
    """The page before and the page after."""
    at = PAGES.index(page)
    return (PAGES[at - 1] if at else None), (PAGES[at + 1] if at + 1 < len(PAGES) else None)
