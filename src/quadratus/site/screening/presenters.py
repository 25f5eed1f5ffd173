"""What the screening pages show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from quadratus.protocol.schema import Method, Question
from quadratus.site.screening.reading import Instruction


@dataclass(frozen=True, slots=True)
class Emergency:
    """What a person notices that cannot wait, and the numbers to call then."""

    signs: tuple[str, ...]
    number: str
    examples: tuple[str, ...]


ANSWERS = (("yes", _("Yes")), ("no", _("No")), ("not_sure", _("Not sure")))
_WORDS = dict(ANSWERS)


def question(
    questions: Sequence[Question], number: int, answers: Mapping[str, str], *, mending: bool
) -> dict[str, Any]:
    """One question with its three answers."""
    asked = questions[number - 1]
    given = answers.get(asked.key)
    return {
        "asked": asked,
        "number": number,
        "total": len(questions),
        "before": number - 1,
        "answers": [{"value": value, "word": word, "given": value == given} for value, word in ANSWERS],
        "mending": mending,
    }


def first_missing(questions: Sequence[Question], answers: Mapping[str, str]) -> int | None:
    """The number of the first question without an answer."""
    missing = (n for n, asked in enumerate(questions, 1) if asked.key not in answers)
    return next(missing, None)


def summary(questions: Sequence[Question], answers: Mapping[str, str], *, enough: bool) -> dict[str, Any]:
    """Every answer that was given. `enough`: the others are not needed, help comes first."""
    rows = [
        {"number": number, "text": asked.text, "word": _WORDS[answers[asked.key]], "answer": answers[asked.key]}
        for number, asked in enumerate(questions, 1)
        if asked.key in answers
    ]
    telling = [row for row in rows if row["answer"] != "no"]
    return {"rows": rows, "telling": telling, "enough": enough, "missing": len(questions) - len(rows)}


def signs(method: Method) -> dict[str, Any]:
    """What cannot wait and what to do then, and what ends an exercise at once."""
    screening = method.screening
    return {
        "emergency": emergency_of(method),
        "action": screening.actions["emergency"],
        "stop_now": screening.stop_now,
    }


def emergency_of(method: Method) -> Emergency:
    """What cannot wait, and whom to call: the number of the place where it is set, else those that the method names."""
    screening = method.screening
    return Emergency(screening.signs_of("emergency"), settings.EMERGENCY_NUMBER, screening.actions["emergency"].call)


def state_of_sign(instruction: Instruction) -> str:
    """The state in whose shape and colour the instruction is shown."""
    return "hold" if instruction.stop == "clinician" else "stop"
