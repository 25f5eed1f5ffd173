"""May this person train today? What the answers of the safety questions open and close (DECISIONS 0.1, 0.4)."""

from __future__ import annotations

import pytest

from quadratus.prescription.prescription import DayKind
from quadratus.prescription.reasons import Outcome

from .person import METHOD, Person, rungs, strands, why


def screened(*yes: str, not_sure: tuple[str, ...] = (), age: int = 40, conditions: tuple[str, ...] = ()) -> Person:
    """A person of an age who has answered the safety questions and told all else."""
    born = 2026 - age
    return Person().joins(born=born).is_screened(yes=yes, not_sure=not_sure).has_baseline(3).has(conditions=conditions)


def answering(question: str, answer: str) -> Person:
    """A person who answered one question with yes, with not sure or not at all, and all others with no."""
    told = {name: [question] if answer == name else [] for name in ("yes", "not_sure", "left_out")}
    ada = Person().joins()
    ada.is_screened(yes=told["yes"], not_sure=told["not_sure"], left_out=told["left_out"])
    return ada.has_baseline(3).has()


def of_tier(tier: str) -> list[str]:
    return [finding.key for finding in METHOD.screening.findings if finding.tier == tier]


EMERGENCY = ("bladder_bowel", "saddle", "both_legs", "leg_weak_fast", "tearing_pain", "chest")
URGENT = ("serious_injury", "injury_signs", "fever", "flank_pain", "rash", "leg_change", "pregnancy_signs")
CLINICIAN = (
    "cancer", "weight_loss", "worsening", "morning_pattern", "steroids", "spine_fracture", "straining",
    "pressure_high", "pressure_very_high", "falls", "ask_first",
)  # fmt: skip
# What is asked only after a yes or not sure to another question, and what the two mean together.
FOLLOWS = {"injury_signs": ("serious_injury", "emergency"), "pregnancy_signs": ("pregnant", "urgent")}
UNSURE_IS_NO = ("unusual_start", "worsening", "morning_pattern", "pressure_high", "pressure_very_high")


@pytest.mark.parametrize("question", EMERGENCY)
@pytest.mark.parametrize("answer", ["yes", "not_sure", "left_out"])
def test_an_emergency_sign_blocks_also_when_unsure_or_unanswered(question: str, answer: str) -> None:
    ada = answering(question, answer)
    asked = ada.prescription(1)
    assert (asked.clearance, asked.kind) == ("emergency", DayKind.BLOCKED)
    assert (asked.items, asked.walk) == ((), None)
    assert asked.findings[0].tier == "emergency"


@pytest.mark.parametrize(
    ("question", "answer"),
    [(question, answer) for question in URGENT for answer in ("yes", "not_sure")]
    + [(question, "left_out") for question in URGENT if question not in FOLLOWS],
)
def test_an_urgent_sign_blocks_also_when_unsure_or_unanswered(question: str, answer: str) -> None:
    ada = answering(question, answer)
    asked = ada.prescription(1)
    assert (asked.clearance, asked.kind) == ("urgent", DayKind.BLOCKED)
    assert (asked.items, asked.walk) == ((), None)


@pytest.mark.parametrize(("question", "before", "clearance"), [(key, *told) for key, told in FOLLOWS.items()])
def test_a_danger_that_follows_on_another_question_is_ruled_out_by_a_no_alone(
    question: str, before: str, clearance: str
) -> None:
    for ada in (
        Person().joins().is_screened(yes=[before], left_out=[question]),
        Person().joins().is_screened(not_sure=[before], left_out=[question]),
        Person().joins().is_screened(left_out=[before, question]),
    ):
        assert ada.has_baseline(3).has().prescription(1).clearance == clearance
    ada = Person().joins().is_screened(left_out=[question])
    assert ada.has_baseline(3).has().prescription(1).clearance == "clear"


@pytest.mark.parametrize("question", CLINICIAN)
def test_a_clinician_first_sign_leaves_breathing_and_walking(question: str) -> None:
    asked = screened(question).prescription(1)
    assert (asked.clearance, asked.kind) == ("clinician_first", DayKind.CLINICIAN)
    assert strands(asked) == ["breathing"]
    assert asked.walk is not None


@pytest.mark.parametrize("question", UNSURE_IS_NO)
def test_not_sure_of_a_weak_question_does_not_count_as_yes(question: str) -> None:
    assert screened(not_sure=(question,)).prescription(1).clearance == "clear"


def test_only_the_five_weak_questions_read_not_sure_as_no() -> None:
    lenient = {question.key for question in METHOD.screening.questions if not question.not_sure_is_yes}
    assert lenient == set(UNSURE_IS_NO)


@pytest.mark.parametrize(
    ("yes", "age", "clearance", "because"),
    [
        ((), 40, "clear", "nothing raised"),
        ((), 80, "clear", "age alone"),
        (("night_pain",), 40, "clear", "one weak sign"),
        (("night_pain",), 54, "clear", "one weak sign, just under 55"),
        (("night_pain",), 55, "clinician_first", "with age from 55"),
        (("pain_changed",), 54, "clear", "one weak sign, just under 55"),
        (("pain_changed",), 55, "clinician_first", "with age from 55"),
        (("night_pain", "pain_changed"), 40, "clinician_first", "two signs"),
        (("unusual_start",), 40, "clear", "one weak sign"),
        (("unusual_start", "night_pain"), 40, "clinician_first", "two signs"),
        (("unusual_start", "pain_changed"), 40, "clinician_first", "two signs"),
        (("infection_risk",), 40, "clear", "a risk without a sign"),
        (("infection_risk", "night_pain"), 40, "urgent", "a risk with a sign"),
        (("infection_risk", "pain_changed"), 40, "urgent", "a risk with a sign"),
        (("cancer",), 40, "clinician_first", "past cancer alone"),
        (("cancer", "night_pain"), 40, "urgent", "past cancer with a sign"),
        (("cancer", "weight_loss"), 40, "urgent", "past cancer with a sign"),
        (("weight_loss",), 40, "clinician_first", "weight loss alone"),
        (("weight_loss", "pain_changed"), 40, "urgent", "weight loss with a sign"),
        (("minor_strain",), 64, "clear", "no bone risk"),
        (("minor_strain",), 65, "urgent", "age as bone risk"),
        (("minor_strain", "osteoporosis"), 40, "urgent", "thin bones"),
        (("minor_strain", "steroids"), 40, "urgent", "bone risk"),
        (("height_loss",), 64, "clear_with_exclusions", "lost height alone"),
        (("height_loss",), 65, "clinician_first", "lost height with age"),
        (("height_loss", "osteoporosis"), 40, "urgent", "lost height with bone risk"),
        (("serious_injury",), 40, "urgent", "an injury"),
        (("serious_injury", "injury_signs"), 40, "emergency", "an injury with signs"),
        (("serious_injury", "leg_change"), 40, "emergency", "an injury with signs"),
        (("osteoporosis",), 40, "clear_with_exclusions", "thin bones"),
        (("pregnant",), 40, "clear_with_exclusions", "pregnancy"),
        (("pregnancy_late",), 40, "clear_with_exclusions", "pregnancy"),
        (("fever", "chest"), 40, "emergency", "the higher tier counts"),
        (("worsening", "fever"), 40, "urgent", "the higher tier counts"),
        (("osteoporosis", "worsening"), 40, "clinician_first", "the higher tier counts"),
    ],
)
def test_what_the_answers_mean_together(yes: tuple[str, ...], age: int, clearance: str, because: str) -> None:
    assert screened(*yes, age=age).prescription(1).clearance == clearance, because


def test_a_condition_the_person_names_brings_exclusions() -> None:
    assert screened(conditions=("shoulder",)).prescription(1).clearance == "clear_with_exclusions"


def test_every_finding_can_be_raised_by_answers_alone() -> None:
    everything = [question.key for question in METHOD.screening.questions]
    raised = screened(*everything, age=70).state(1).raised
    assert set(raised) == {finding.key for finding in METHOD.screening.findings}


@pytest.mark.parametrize("question", ["chest", "fever"])
def test_a_clean_screening_alone_does_not_lift_a_block(question: str) -> None:
    ada = screened(question).on(2).is_screened()
    assert ada.kind(2) is DayKind.BLOCKED


@pytest.mark.parametrize("question", ["chest", "fever"])
def test_a_word_alone_does_not_open_training_a_new_screening_comes_first(question: str) -> None:
    asked = screened(question).on(2).brings_a_word().prescription(2)
    assert asked.screening_due == "after_word"
    assert asked.clearance == ("emergency" if question == "chest" else "urgent"), "blocked until it is answered"
    assert (asked.items, asked.walk) == ((), None)


@pytest.mark.parametrize("question", ["chest", "fever"])
def test_a_word_and_then_a_clean_screening_open_training(question: str) -> None:
    ada = screened(question).on(2).brings_a_word().on(3).is_screened()
    assert ada.prescription(3).clearance == "clear"
    assert ada.kind(3) is DayKind.STRENGTH


@pytest.mark.parametrize("question", ["chest", "fever"])
def test_a_clean_screening_before_the_word_does_not_count_for_it(question: str) -> None:
    ada = screened(question).on(2).is_screened().on(3).brings_a_word()
    assert ada.prescription(3).screening_due == "after_word"


def test_an_emergency_finding_is_never_covered_by_a_word() -> None:
    ada = screened("chest").on(2).brings_a_word().on(3).is_screened(yes=["chest"])
    assert ada.prescription(3).clearance == "emergency"


def test_an_urgent_finding_is_covered_for_the_one_screening_that_follows() -> None:
    ada = screened("fever").on(2).brings_a_word().on(3).is_screened(yes=["fever"])
    assert ada.prescription(3).clearance == "clear"
    assert ada.on(4).is_screened(yes=["fever"]).prescription(4).clearance == "urgent"


def test_another_urgent_finding_is_not_covered_by_the_word_on_the_first() -> None:
    ada = screened("fever").on(2).brings_a_word().on(3).is_screened(yes=["rash"])
    assert ada.prescription(3).clearance == "urgent"


def test_a_clinician_first_finding_stays_covered() -> None:
    ada = screened("worsening").on(2).brings_a_word()
    for day in (3, 30, 60):
        ada.on(day).is_screened(yes=["worsening"])
        assert ada.prescription(day).clearance == "clear"


def test_a_clinician_first_finding_that_was_gone_is_new_when_it_comes_back() -> None:
    ada = screened("worsening").on(2).brings_a_word().on(3).is_screened()
    assert ada.on(30).is_screened(yes=["worsening"]).prescription(30).clearance == "clinician_first"


def test_a_word_on_a_clinician_first_finding_needs_no_new_screening() -> None:
    assert screened("worsening").on(2).brings_a_word().kind(2) is DayKind.STRENGTH


def test_a_word_that_names_one_finding_leaves_the_other_in_the_way() -> None:
    ada = screened("worsening", "steroids").on(2).brings_a_word(findings=["worsening"])
    asked = ada.prescription(2)
    assert asked.clearance == "clinician_first"
    assert [finding.key for finding in asked.findings] == ["steroids"]


def test_a_word_given_before_an_urgent_answer_does_not_cover_it() -> None:
    ada = screened("worsening").on(2).brings_a_word(findings=["worsening", "fever"])
    assert ada.kind(2) is DayKind.STRENGTH, "what was raised is covered"
    assert ada.on(3).is_screened(yes=["fever"]).prescription(3).clearance == "urgent"


@pytest.mark.parametrize("named", [["fever"], []], ids=["naming_it", "naming_nothing"])
def test_a_word_with_nothing_raised_covers_nothing_that_comes(named: list[str]) -> None:
    ada = screened().on(2).brings_a_word(findings=named).on(3).is_screened(yes=["fever"])
    assert ada.prescription(3).clearance == "urgent"


@pytest.mark.parametrize("named", [["fever"], []], ids=["naming_it", "naming_nothing"])
def test_a_word_does_not_cover_what_was_left_out_when_the_questions_ended_early(named: list[str]) -> None:
    after_the_first = [question.key for question in METHOD.screening.questions if question.key != "bladder_bowel"]
    ada = Person().joins().is_screened(yes=["bladder_bowel"], left_out=after_the_first)
    ada.on(2).brings_a_word(findings=named).on(3).is_screened(yes=["fever"])
    assert ada.prescription(3).clearance == "urgent"


def test_what_was_left_out_is_not_shown_as_the_cause() -> None:
    after_the_first = [question.key for question in METHOD.screening.questions if question.key != "bladder_bowel"]
    ada = Person().joins().is_screened(yes=["bladder_bowel"], left_out=after_the_first)
    assert [finding.key for finding in ada.prescription(1).findings] == ["bladder_bowel_saddle"]


def test_a_word_before_the_first_screening_covers_nothing() -> None:
    ada = Person().joins().brings_a_word(findings=["worsening"], at="06:05").is_screened(yes=["worsening"])
    assert ada.has_baseline(3).has().prescription(1).clearance == "clinician_first"


def test_a_word_that_names_the_urgent_answer_after_it_covers_the_screening_that_follows() -> None:
    ada = screened("fever").on(2).brings_a_word(findings=["fever"]).on(3).is_screened(yes=["fever"])
    assert ada.prescription(3).clearance == "clear"


def test_a_screening_or_a_word_cannot_be_taken_back() -> None:
    ada = screened("fever")
    ada.on(2).takes_back(ada.events[1])
    assert ada.kind(3) is DayKind.BLOCKED
    bea = screened("worsening").on(2).brings_a_word()
    bea.takes_back(bea.events[-1])
    assert bea.prescription(3).clearance == "clear"


def test_a_word_on_a_condition_opens_what_needs_clearance_and_not_what_is_blocked() -> None:
    ada = screened("spine_fracture").on(2).brings_a_word()
    assert "bird_dog_leg" not in rungs(ada.prescription(2))
    cleared = screened("spine_fracture").on(2).brings_a_word(conditions=["vertebral_fracture"])
    assert "bird_dog_leg" in rungs(cleared.prescription(2))
    very_high = screened("pressure_very_high").on(2).brings_a_word(conditions=["blood_pressure_very_high"])
    assert "bird_dog_leg" not in rungs(very_high.prescription(2))


@pytest.mark.parametrize(
    ("born", "adult", "kind"),
    [(2008, True, DayKind.STRENGTH), (2009, True, DayKind.BLOCKED), (1985, False, DayKind.BLOCKED)],
)
def test_adults_only(born: int, adult: bool, kind: DayKind) -> None:
    ada = Person().joins(born=born, adult=adult).is_screened().has_baseline(3).has()
    assert ada.kind(1) is kind


def test_a_block_says_what_was_answered() -> None:
    said = why(screened("fever").prescription(1), Outcome.BLOCKED)
    assert "Your last safety answers do not let you train yet." in said
    assert any(sentence.startswith("Yes, or not sure, to: Along with your back pain") for sentence in said)


@pytest.mark.parametrize("tier", ["emergency", "urgent", "clinician"])
def test_each_tier_has_an_action_and_each_finding_words_to_say(tier: str) -> None:
    assert METHOD.screening.actions[tier].do  # type: ignore[index]
    assert all(finding.say for finding in METHOD.screening.findings if finding.key in of_tier(tier))
