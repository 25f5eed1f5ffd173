"""Scores read with the error that the method gives for their measure."""

from __future__ import annotations

import pytest

from quadratus.measures.change import Verdict
from quadratus.prescription.change import reports_missing, verdict_of, waits_for_confirmation
from quadratus.protocol.loading import lower_back_mastery

METHOD = lower_back_mastery()


@pytest.mark.parametrize(
    ("key", "scores", "said"),
    [
        ("own_activity", [], "too_few"),
        ("own_activity", [2, 6], "too_few"),
        ("own_activity", [2, 5, 5], "better"),
        ("own_activity", [2, 4, 4], "within_error"),
        ("own_activity", [6, 3, 3], "worse"),
        ("rmdq_24", [14, 9, 9], "better"),
        ("rmdq_24", [14, 10, 9], "within_error"),
        ("rmdq_24", [20, 15, 15], "within_error"),
        ("rmdq_24", [20, 14, 14], "better"),
        ("rmdq_24", [6, 1, 1], "better"),
        ("odi", [30, 20], "better"),
        ("odi", [30, 21], "within_error"),
        ("odi", [40, 30], "within_error"),
        ("peg", [5.3, 3.3], "better"),
        ("pseq_10", [20, 31.5], "better"),
        ("pseq_10", [20, 31], "within_error"),
    ],
)
def test_a_change_is_real_beyond_the_error_and_beyond_what_people_notice(
    key: str, scores: list[float], said: Verdict
) -> None:
    assert verdict_of(METHOD, key, scores) == said


@pytest.mark.parametrize(
    ("scores", "said"),
    [([], "too_few"), ([1], "within_error"), ([2], "better"), ([-2], "worse"), ([3, 1], "within_error")],
)
def test_overall_change_is_itself_a_change_from_the_start(scores: list[float], said: Verdict) -> None:
    assert verdict_of(METHOD, "global_change", scores) == said


@pytest.mark.parametrize(("scores", "missing"), [([], 3), ([2], 2), ([2, 6], 1), ([2, 6, 6], 0), ([2] * 5, 0)])
def test_how_many_reports_are_missing(scores: list[float], missing: int) -> None:
    assert reports_missing(METHOD, "own_activity", scores) == missing


@pytest.mark.parametrize(
    ("scores", "waits"),
    [([2, 2, 6], True), ([2, 6], True), ([2, 6, 6], False), ([2, 3, 4], False), ([2, 6, 2], False)],
)
def test_a_last_report_that_would_count_waits_for_another(scores: list[float], waits: bool) -> None:
    assert waits_for_confirmation(METHOD, "own_activity", scores) == waits
