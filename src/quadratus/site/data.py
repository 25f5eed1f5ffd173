"""The folder that holds what belongs to this machine: the database and its secret keys."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path


class WrongSettingError(Exception):
    """A setting that cannot be used; the message says what to write."""


def data_folder() -> Path:
    """The folder for data: QUADRATUS_DATA, else the user's own data folder. It need not exist."""
    if chosen := os.environ.get("QUADRATUS_DATA"):
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("quadratus", appauthor=False)


def make_data_folder() -> Path:
    """The folder for data, made if it is missing, readable by its owner alone."""
    folder = data_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def kept_secret() -> str:
    """The secret key of this machine, made at the first call and kept beside the database."""
    return kept_text("secret_key", lambda: secrets.token_urlsafe(50))


def kept_text(name: str, make: Callable[[], str]) -> str:
    """A secret text of this machine: made at the first call, kept beside the database for its owner alone."""
    file = make_data_folder() / name
    if not file.exists():
        _write_once(file, make())
    return file.read_text().strip()


def _write_once(file: Path, text: str) -> None:
    # Linked into place when complete: of two processes that start together both use the same key.
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        opened.write(text)
    with contextlib.suppress(FileExistsError):
        os.link(draft, file)
    draft.unlink()
