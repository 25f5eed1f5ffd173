"""The files of a method as tables, and how a fault in one of them is told."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WHOLE = "(whole file)"
FOLDER = "(folder)"


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of a method: where it stands, what is wrong, and what to write instead."""

    file: str
    key: str
    fault: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.fault}. {self.mend}"


class BrokenMethodError(Exception):
    """A method that cannot be used. `problems` holds every fault that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def table_in(folder: Path, name: str, problems: list[Problem]) -> dict[str, Any] | None:
    """What a file of a method says; None where it cannot be read, and then `problems` has one more."""
    try:
        return tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        problems.append(Problem(name, WHOLE, "the file is missing", "Create it; see docs/protocol-format.md"))
    except OSError as error:
        problems.append(Problem(name, WHOLE, f"it cannot be read: {error.strerror}", "Make it a readable file"))
    except UnicodeDecodeError:
        problems.append(Problem(name, WHOLE, "it is not written in UTF-8", "Save it as UTF-8"))
    except tomllib.TOMLDecodeError as error:
        fault = f"not valid TOML: {str(error)[:1].lower()}{str(error)[1:]}"
        problems.append(Problem(name, WHOLE, fault, "Correct the syntax at that place"))
    return None
