"""Broken motions are told with file, key, fault and mend; the shipped ones are whole."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from quadratus.body.checking import problems
from quadratus.body.loading import BrokenMotionsError, read_motion, read_motions, read_words
from quadratus.cli.motions import missing, motions_of
from quadratus.protocol.loading import METHODS, lower_back_mastery
from tests.body.drawn import FOLDER, shipped

CASES = sorted((Path(__file__).parent / "broken_motions").glob("*.toml"))
WHOLE = (FOLDER / "bird_dog.toml").read_text(encoding="utf-8")


def lines_of(text: str) -> list[str]:
    found: list[object] = []
    told: list[object] = []
    file = read_motion(text.encode(), "motions/bird_dog.toml", found)  # type: ignore[arg-type]
    told += found
    if file is not None:
        told += problems("motions/bird_dog.toml", file)
    return [str(problem) for problem in told]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_broken_motion_is_told_with_file_key_fault_and_mend(case: Path) -> None:
    table = tomllib.loads(case.read_text(encoding="utf-8"))
    text = WHOLE
    for change in table["changes"]:
        assert change["replace"] in text
        text = text.replace(change["replace"], change["with"], 1)
    assert lines_of(text) == [f"motions/bird_dog.toml: {line}" for line in table["expected"]]


def test_there_are_many_broken_motions() -> None:
    assert len(CASES) >= 15


def test_no_message_speaks_the_language_of_the_machine() -> None:
    told = [line for case in CASES for line in tomllib.loads(case.read_text(encoding="utf-8"))["expected"]]
    assert not [line for line in told for word in ("Input should", "validation", "Tuple", "None") if word in line]


@pytest.mark.parametrize("slug", sorted(shipped()))
def test_the_shipped_motions_are_whole(slug: str) -> None:
    assert [str(problem) for problem in problems(slug, shipped()[slug])] == []


def test_the_shipped_motions_belong_to_the_method() -> None:
    _, found = motions_of(METHODS / "lower_back_mastery", lower_back_mastery())
    assert found == ()


def test_a_motion_of_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "motions").mkdir()
    (tmp_path / "motions" / "handstand.toml").write_text(WHOLE)
    (tmp_path / "motions" / "bird_dog.toml").write_text(WHOLE.replace("[rungs.bird_dog_leg]", "[rungs.bird_dog_wing]"))
    _, found = motions_of(tmp_path, lower_back_mastery())
    assert [str(problem) for problem in found] == [
        "motions/bird_dog.toml: rungs.bird_dog_wing: the exercise has no rung 'bird_dog_wing'. "
        "Write one of: bird_dog_leg, bird_dog_arm_and_leg, bird_dog_squares",
        "motions/handstand.toml: (name of the file): there is no exercise 'handstand'. "
        "Name the file after an exercise, or remove it",
    ]


def test_a_rung_that_no_motion_shows_is_missing() -> None:
    method = lower_back_mastery()
    told = [str(problem) for problem in missing({}, method)]
    assert len(told) == len(method.rung_by_key)
    assert "motions/bird_dog.toml: rungs.bird_dog_leg: no motion shows this rung. Add it" in told


def test_every_rung_of_the_shipped_method_has_a_motion() -> None:
    assert missing(shipped(), lower_back_mastery()) == ()


def test_a_folder_with_a_fault_gives_no_motions(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text("loop = ")
    with pytest.raises(BrokenMotionsError, match="not valid TOML"):
        read_motions(tmp_path)
    assert read_motions(tmp_path / "none") == {}


def test_words_in_another_language_take_the_place_of_the_own() -> None:
    words = read_words(FOLDER.parent / "locale" / "fr" / "motions")
    said = shipped()["bird_dog"].said(words["bird_dog"])
    assert said.motion("bird_dog_leg").words.start.startswith("À quatre pattes")
    assert said.motion("bird_dog_leg").keys == shipped()["bird_dog"].motion("bird_dog_leg").keys


def test_words_that_are_missing_or_of_nothing_are_told(tmp_path: Path) -> None:
    place = tmp_path / "locale" / "fr" / "motions"
    place.mkdir(parents=True)
    (tmp_path / "motions").mkdir()
    (tmp_path / "motions" / "bird_dog.toml").write_text(WHOLE)
    words = '[rungs.{}]\nwords.start = "Avant"\nwords.end = "Après"\n'
    (place / "bird_dog.toml").write_text(
        words.format("bird_dog_leg") + words.format("bird_dog_squares") + words.format("wings"), encoding="utf-8"
    )
    _, found = motions_of(tmp_path, lower_back_mastery())
    assert [str(problem) for problem in found if problem.file.startswith("locale/")] == [
        "locale/fr/motions/bird_dog.toml: rungs.bird_dog_arm_and_leg.words: the words are missing. Add them",
        "locale/fr/motions/bird_dog.toml: rungs.wings: the motions have no such rung. Remove it",
    ]
    (place / "bird_dog.toml").write_text("[rungs.bird_dog_leg]\nknee = 3\n")
    _, found = motions_of(tmp_path, lower_back_mastery())
    told = [str(problem) for problem in found if problem.file.startswith("locale/")]
    assert "locale/fr/motions/bird_dog.toml: rungs.bird_dog_leg.knee: no such key is known here. " in told[0]
