"""The pages of Learn, in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the end of its address, its name, and one line of what it says."""

    slug: str
    name: str
    says: str

    @property
    def template(self) -> str:
        """The template of the page."""
        return f"learn/{self.slug.replace('-', '_')}.html"


PAGES = (
    Page(
        "muscle", "The muscle at the side of your spine", "Where the quadratus lumborum is, and what it takes part in."
    ),
    Page("strength-first", "Why strength comes first", "What is built before the side of the trunk is loaded."),
    Page("phases", "The two phases and the gate", "What each phase holds, and what opens the next one."),
    Page(
        "pain",
        "Pain and flare-ups",
        "How much pain is fine, what the next morning says, and the way through a flare-up.",
    ),
    Page("sitting", "Sitting", "What is known about sitting and backs, and what helps on a long day."),
    Page("walking", "Walking", "Why a walk stands in every week."),
    Page("help", "When to get help", "The signs that need someone else, and what to do then."),
)
PAGE_BY_SLUG = {page.slug: page for page in PAGES}


def beside(page: Page) -> tuple[Page | None, Page | None]:
    """The page before and the page after."""
    at = PAGES.index(page)
    return (PAGES[at - 1] if at else None), (PAGES[at + 1] if at + 1 < len(PAGES) else None)
