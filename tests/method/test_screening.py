"""The screening of the first method: a table of answers and what they mean (evidence 1.2 and 1.3)."""

from __future__ import annotations

import pytest

from quadratus.prescription.prescription import DayKind
from quadratus.prescription.record.events import Answer
from tests.method.living import METHOD, QUESTIONS, screened, yes

EMERGENCY, URGENT, CLINICIAN = "emergency", "urgent", "clinician_first"
EXCLUSIONS, CLEAR = "clear_with_exclusions", "clear"

# What a person of 45 says yes to -> what it means.
TABLE: list[tuple[tuple[str, ...], str]] = [
    ((), CLEAR),
    # A: emergency now. Pressure on the nerves at the base of the spine.
    (("bladder_bowel",), EMERGENCY),
    (("saddle",), EMERGENCY),
    (("both_legs",), EMERGENCY),
    (("leg_weak_fast",), EMERGENCY),
    # A: a serious fall, crash or blow with severe pain, numbness or weakness.
    (("serious_injury", "injury_signs"), EMERGENCY),
    (("serious_injury", "leg_change"), EMERGENCY),
    # A: a tearing artery, and the heart.
    (("tearing_pain",), EMERGENCY),
    (("chest",), EMERGENCY),
    # B: the same day. An injury without those signs.
    (("serious_injury",), URGENT),
    (("injury_signs",), URGENT),
    # B: infection of the spine.
    (("fever",), URGENT),
    (("fever", "infection_risk"), URGENT),
    (("infection_risk", "pain_changed"), URGENT),
    (("infection_risk", "night_pain"), URGENT),
    # B: what lies in the flank and looks like the muscle beside it: kidney and skin.
    (("flank_pain",), URGENT),
    (("flank_pain", "fever"), URGENT),
    (("rash",), URGENT),
    # B: a nerve of one leg.
    (("leg_change",), URGENT),
    # B: cancer in the past with changed pain, pain at night or lost weight; lost weight with such pain.
    (("cancer", "pain_changed"), URGENT),
    (("cancer", "night_pain"), URGENT),
    (("cancer", "weight_loss"), URGENT),
    (("weight_loss", "pain_changed"), URGENT),
    (("weight_loss", "night_pain"), URGENT),
    # B: a break in thin bones.
    (("minor_strain", "osteoporosis"), URGENT),
    (("minor_strain", "spine_fracture"), URGENT),
    (("minor_strain", "steroids"), URGENT),
    (("minor_strain", "height_loss"), URGENT),
    (("height_loss", "osteoporosis"), URGENT),
    (("height_loss", "steroids"), URGENT),
    (("height_loss", "spine_fracture"), URGENT),
    # B: pregnancy.
    (("pregnant", "pregnancy_signs"), URGENT),
    # C: a clinician first.
    (("cancer",), CLINICIAN),
    (("weight_loss",), CLINICIAN),
    (("steroids",), CLINICIAN),
    (("spine_fracture",), CLINICIAN),
    (("worsening",), CLINICIAN),
    (("morning_pattern",), CLINICIAN),
    (("straining",), CLINICIAN),
    (("pressure_high",), CLINICIAN),
    (("pressure_high", "pressure_very_high"), CLINICIAN),
    (("pressure_very_high",), CLINICIAN),
    (("falls",), CLINICIAN),
    (("ask_first",), CLINICIAN),
    (("night_pain", "pain_changed"), CLINICIAN),
    (("unusual_start", "pain_changed"), CLINICIAN),
    (("unusual_start", "night_pain"), CLINICIAN),
    # D: go, with exclusions.
    (("osteoporosis",), EXCLUSIONS),
    (("height_loss",), EXCLUSIONS),
    (("pregnant",), EXCLUSIONS),
    (("pregnant", "pregnancy_late"), EXCLUSIONS),
    # A weak sign by itself does not block.
    (("night_pain",), CLEAR),
    (("pain_changed",), CLEAR),
    (("unusual_start",), CLEAR),
    (("infection_risk",), CLEAR),
    (("minor_strain",), CLEAR),
    # The graver meaning wins.
    (("osteoporosis", "cancer"), CLINICIAN),
    (("cancer", "fever"), URGENT),
    (("rash", "fever", "saddle"), EMERGENCY),
]

# The same with the age of the person.
BY_AGE: list[tuple[tuple[str, ...], int, str]] = [
    ((), 54, CLEAR),
    ((), 55, CLEAR),
    ((), 65, CLEAR),
    ((), 90, CLEAR),
    (("night_pain",), 54, CLEAR),
    (("night_pain",), 55, CLINICIAN),
    (("pain_changed",), 54, CLEAR),
    (("pain_changed",), 55, CLINICIAN),
    (("unusual_start",), 70, CLEAR),
    (("minor_strain",), 64, CLEAR),
    (("minor_strain",), 65, URGENT),
    (("height_loss",), 64, EXCLUSIONS),
    (("height_loss",), 65, CLINICIAN),
    (("flank_pain",), 70, URGENT),
]


@pytest.mark.parametrize(("questions", "meaning"), TABLE, ids=lambda value: "+".join(value) or "nothing")
def test_what_the_answers_mean(questions: tuple[str, ...], meaning: str) -> None:
    assert yes(*questions).clearance == meaning


@pytest.mark.parametrize(("questions", "age", "meaning"), BY_AGE)
def test_what_the_answers_mean_at_an_age(questions: tuple[str, ...], age: int, meaning: str) -> None:
    assert yes(*questions, age=age).clearance == meaning


def test_the_table_asks_every_question() -> None:
    assert {question for questions, _ in TABLE for question in questions} == set(QUESTIONS)


@pytest.mark.parametrize("question", METHOD.screening.questions, ids=lambda question: question.key)
def test_not_sure_and_silence_are_read_as_the_question_says(question: object) -> None:
    key = getattr(question, "key", "")
    read_as = Answer.YES if getattr(question, "not_sure_is_yes", True) else Answer.NO
    # A question that follows on another one is silent with it, or it would be ruled out.
    before = dict.fromkeys(filter(None, [getattr(question, "only_after", None)]), Answer.NOT_SURE)
    expected = screened({**before, key: read_as}).today()
    for answer in (Answer.NOT_SURE, None):
        found = screened({**before, key: answer}).today()
        assert (found.clearance, found.kind) == (expected.clearance, expected.kind)


FOLLOW_UPS = [(question.key, question.only_after) for question in METHOD.screening.questions if question.only_after]


@pytest.mark.parametrize(("question", "before"), FOLLOW_UPS)
@pytest.mark.parametrize("answer", [Answer.YES, Answer.NOT_SURE, None])
def test_a_follow_up_left_out_after_anything_but_a_no_is_not_sure(
    question: str, before: str, answer: Answer | None
) -> None:
    found = screened({before: answer, question: None}).today()
    unsure = screened({before: answer, question: Answer.NOT_SURE}).today()
    assert (found.clearance, found.kind) == (unsure.clearance, unsure.kind)


@pytest.mark.parametrize(("question", "before"), FOLLOW_UPS)
def test_a_follow_up_left_out_after_a_no_is_a_no(question: str, before: str) -> None:
    assert screened({before: Answer.NO, question: None}).today().clearance == CLEAR


ALONE = [
    (questions[0], meaning) for questions, meaning in TABLE if len(questions) == 1 and meaning in (EMERGENCY, URGENT)
]


@pytest.mark.parametrize(("question", "meaning"), ALONE)
def test_not_sure_about_a_danger_counts_as_yes(question: str, meaning: str) -> None:
    assert screened({question: Answer.NOT_SURE}).today().clearance == meaning


def test_a_person_who_is_sure_of_nothing_is_asked_to_get_help() -> None:
    assert screened(dict.fromkeys(QUESTIONS, Answer.NOT_SURE)).today().clearance == EMERGENCY
    assert screened(dict.fromkeys(QUESTIONS)).today().clearance == EMERGENCY


@pytest.mark.parametrize(("questions", "meaning"), [row for row in TABLE if row[1] in (EMERGENCY, URGENT)])
def test_a_danger_leaves_nothing_to_train_and_words_to_say(questions: tuple[str, ...], meaning: str) -> None:
    today = yes(*questions)
    assert (today.kind, today.items, today.walk) == (DayKind.BLOCKED, (), None)
    shown = [finding for finding in today.findings if finding.tier == meaning]
    assert shown
    assert all(finding.say for finding in shown)
    assert all(finding.reason.met for finding in today.findings)


@pytest.mark.parametrize("questions", [row[0] for row in TABLE if row[1] == CLINICIAN])
def test_clinician_first_leaves_breathing_and_the_walk(questions: tuple[str, ...]) -> None:
    today = yes(*questions)
    assert today.kind is DayKind.CLINICIAN
    assert {item.strand for item in today.items} <= {"breathing"}
    assert today.walk is not None
    assert any(finding.tier == "clinician" and finding.say for finding in today.findings)


@pytest.mark.parametrize("tier", ["emergency", "urgent", "clinician"])
def test_each_tier_has_its_instruction(tier: str) -> None:
    action = dict(METHOD.screening.actions.items())[tier]  # type: ignore[index]
    assert action.title
    assert len(action.do) >= 3
    assert action.how_soon
    assert action.say


def test_an_emergency_names_the_number_to_call() -> None:
    for tier in ("emergency", "urgent"):
        action = METHOD.screening.actions[tier]
        assert action.call == ("112", "999", "911")
        assert all(number in " ".join(action.do) for number in action.call)


def test_the_signs_to_stop_at_once_are_those_of_the_evidence() -> None:
    said = " ".join((*METHOD.screening.signs_of("emergency"), *METHOD.screening.stop_now)).lower()
    for sign in ("sharp", "electric", "numbness", "weakness", "down a leg", "dizz", "chest", "bladder"):
        assert sign in said


def test_what_cannot_wait_is_told_in_plain_words_and_never_left_to_the_questions() -> None:
    now, asked = (
        " ".join(told).lower() for told in (METHOD.screening.signs_of("emergency"), METHOD.screening.stop_now)
    )
    for sign in (
        "control or feeling of your bladder or bowels", "numbness between your legs", "weakness in both legs",
        "quickly gets weaker", "chest pain", "breath", "fainting during effort", "tearing pain", "a bad fall",
    ):  # fmt: skip
        assert sign in now
    for word in ("bladder", "bowel", "between your legs", "both legs", "chest", "breath", "tearing", "fall"):
        assert word not in asked
    assert "saddle" not in now


def test_every_question_is_short_and_in_plain_words() -> None:
    for question in METHOD.screening.questions:
        assert question.text.endswith("?")
        assert len(question.text.split()) <= 30, question.text
