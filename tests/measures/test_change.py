"""Is a change real? Both sides of every edge."""

from __future__ import annotations

import pytest

from quadratus.measures.change import Precision, following_baseline, verdict

PAIN = Precision(error=2, matters=2, matters_percent=30, percent_from=None, confirmations=2, better="lower")
DISABILITY = Precision(error=5, matters=5, matters_percent=30, percent_from=7, confirmations=1, better="lower")
ACTIVITY = Precision(error=3, matters=2, matters_percent=None, percent_from=None, confirmations=1, better="higher")


@pytest.mark.parametrize(
    ("what", "precision", "scores", "said"),
    [
        ("one report more is no confirmation", PAIN, [6, 3], "too_few"),
        ("two points and 30 percent, twice", PAIN, [6, 4, 4], "better"),
        ("two points, but less than 30 percent", PAIN, [8, 6, 6], "within_error"),
        ("one point", PAIN, [6, 5, 5], "within_error"),
        ("confirmed only once", PAIN, [6, 5, 3], "within_error"),
        ("worse, twice", PAIN, [4, 7, 6], "worse"),
        ("one report each way", PAIN, [5, 2, 8], "within_error"),
        ("five points of disability", DISABILITY, [14, 9], "better"),
        ("four points of disability", DISABILITY, [14, 10], "within_error"),
        ("below seven the percent is not asked", DISABILITY, [6, 1], "better"),
        ("higher is better for activities", ACTIVITY, [3, 6], "better"),
        ("two points of one activity are noise", ACTIVITY, [3, 5], "within_error"),
    ],
)
def test_a_change_is_real_only_beyond_error_and_what_matters(
    what: str, precision: Precision, scores: list[float], said: str
) -> None:
    assert verdict(scores, precision) == said, what


@pytest.mark.parametrize(
    ("mornings", "baseline"),
    [
        ([2, 2, 2, 2], 4.0),
        ([2, 2, 2, 2, 2], 2.0),
        ([5, 5, 5, 5, 5], 4.0),
        ([2, 3, 3, 4, 5, 2], 3.0),
        ([2, 2, 3, 3, 4, 4], 3.0),
        ([1, 2, 3, 4, 4, 4], 3.5),
    ],
)
def test_the_baseline_follows_down_with_five_mornings_and_never_up(mornings: list[float], baseline: float) -> None:
    assert following_baseline(4.0, mornings, needed=5) == baseline
