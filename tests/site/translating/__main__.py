"""Bring every catalogue up to date with the texts, compile it, and tell what is missing."""

from __future__ import annotations

import sys

from tests.site.translating.catalogues import gaps, update
from tests.site.translating.sources import APPS, LANGUAGES


def main() -> int:
    """Update and compile; 1 if a text has no translation yet."""
    missing = list[str]()
    for app in APPS:
        for language in LANGUAGES:
            catalogue = update(app, language)
            missing += gaps(app, language)
            print(f"{app.name} {language}: {len(catalogue)} texts")
    print("\n".join(missing) or "Every text is translated.")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
