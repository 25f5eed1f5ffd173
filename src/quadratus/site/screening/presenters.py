"""What the screening pages show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from quadratus.protocol.schema import Method, Question
from quadratus.site.screening.reading import Instruction

ANSWERS = (("no", _("No")), ("yes", _("Yes")), ("not_sure", _("Not sure")))
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
        "emergencies": [finding.name for finding in screening.findings if finding.tier == "emergency"],
        "action": screening.actions["emergency"],
        "stop_now": screening.stop_now,
    }


def state_of_sign(instruction: Instruction) -> str:
    """The state in whose shape and colour the instruction is shown."""
    return "hold" if instruction.stop == "clinician" else "stop"
