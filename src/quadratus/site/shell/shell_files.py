"""The files that every page is made of, each with the version of its content in its address."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.templatetags.static import static

# The worker itself is served from the root of the site; what belongs to it alone is no part of a page.
_NO_PART_OF_A_PAGE = ("build/worker.js",)
_VERSION_LENGTH = 12


class VersionedStorage(StaticFilesStorage):
    """Addresses that change with the content, so that a browser may keep a file for as long as it likes."""

    def url(self, name: str | None, force: bool = False) -> str:  # noqa: ARG002
        """The address of a file, with its version where the file is there."""
        address = super().url(name)
        version = _version(name) if name else None
        return f"{address}?v={version}" if version else address


def shell_files() -> tuple[str, ...]:
    """The addresses of all style sheets, scripts and pictures, in one order."""
    root = Path(str(settings.STATICFILES_DIRS[0]))
    names = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.suffix in _KEPT)
    return tuple(static(name) for name in sorted(names) if name not in _NO_PART_OF_A_PAGE)


def shell_version() -> str:
    """One version of all of them: it changes when any of them does."""
    return _short("\n".join(shell_files()).encode())


_KEPT = {".css", ".js", ".svg", ".png"}


def _version(name: str) -> str | None:
    found = finders.find(name)
    if not isinstance(found, str):
        return None
    return _version_at(found, Path(found).stat().st_mtime_ns)


@cache
def _version_at(path: str, changed: int) -> str:  # noqa: ARG001
    return _short(Path(path).read_bytes())


def _short(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_VERSION_LENGTH]
