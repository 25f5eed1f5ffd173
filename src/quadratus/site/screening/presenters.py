"""What the screening pages show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from quadratus.protocol.schema import Method, Question
from quadratus.site.screening.reading import Asking, Instruction


@dataclass(frozen=True, slots=True)
class Emergency:
    """What a person notices that cannot wait, and the numbers to call then."""

    signs: tuple[str, ...]
    number: str
    examples: tuple[str, ...]


ANSWERS = (("yes", _("Yes")), ("no", _("No")), ("not_sure", _("Not sure")))
_WORDS = dict(ANSWERS)


def question(asking: Asking, asked: Question, answers: Mapping[str, str], *, mending: bool) -> dict[str, Any]:
    """One question with its three answers. Its place is counted among those that are asked."""
    given = answers.get(asked.key)
    place = asking.questions.index(asked)
    return {
        "asked": asked,
        "number": place + 1,
        "total": len(asking.questions),
        "before": asking.number_of(asking.questions[place - 1]) if place else None,
        "answers": [{"value": value, "word": word, "given": value == given} for value, word in ANSWERS],
        "mending": mending,
    }


def summary(asking: Asking, answers: Mapping[str, str], *, enough: bool) -> dict[str, Any]:
    """Every answer that was given. `enough`: the others are not needed, help comes first."""
    rows = [
        {
            "number": asking.number_of(asked),
            "text": asked.text,
            "word": _WORDS[answers[asked.key]],
            "answer": answers[asked.key],
        }
        for asked in asking.questions
        if asked.key in answers
    ]
    telling = [row for row in rows if row["answer"] != "no"]
    return {"rows": rows, "telling": telling, "enough": enough, "missing": len(asking.questions) - len(rows)}


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
