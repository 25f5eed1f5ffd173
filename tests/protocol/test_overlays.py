"""A method in another language: the same decisions in other words, and everything that is wrong told at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from quadratus.protocol.checking import load_method
from quadratus.protocol.files import BrokenMethodError
from quadratus.protocol.loading import lower_back_mastery
from quadratus.protocol.overlays import languages_of, read_overlay
from quadratus.protocol.schema import Method
from quadratus.protocol.schema.texts import counted, decided_by, texts_of
from tests.protocol.broken import OVERLAY_CASES, SHIPPED, Case, broken_copy, cases

CASES = cases(OVERLAY_CASES)


def in_copy(method: Path) -> Path:
    return method / "locale" / "fr"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "method"
    shutil.copytree(SHIPPED, folder)
    return folder


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_overlay_is_told_with_file_key_fault_and_mend(case: Case, tmp_path: Path) -> None:
    folder = broken_copy(case, tmp_path)
    method = load_method(folder)
    overlays = [read_overlay(folder, method, language) for language in languages_of(folder)]
    told = sorted(str(fault) for overlay in overlays for fault in (*overlay.problems, *overlay.missing))
    assert told == list(case.expected)


def test_every_broken_overlay_says_why_it_matters() -> None:
    assert len(CASES) >= 20
    assert all(case.why and case.expected for case in CASES)


@pytest.mark.parametrize("name", ["number", "rule", "exclusion", "step_left_out", "not_toml", "no_such_file"])
def test_an_overlay_with_a_fault_is_not_used_at_all(name: str, tmp_path: Path) -> None:
    case = next(one for one in CASES if one.name == name)
    folder = broken_copy(case, tmp_path)
    with pytest.raises(BrokenMethodError) as broken:
        load_method(folder, language="fr")
    assert str(broken.value).splitlines() == list(case.expected)
    assert load_method(folder).language == "en", "the method itself stands"


@pytest.mark.parametrize("language", ["de", "../fr", "fr/../fr", "Fr", ""])
def test_a_language_that_is_not_there_is_refused_by_name(language: str) -> None:
    with pytest.raises(BrokenMethodError) as broken:
        load_method(SHIPPED, language=language)
    assert f"locale/{language}/" in str(broken.value)
    assert len(broken.value.problems) == 1


def test_a_language_that_is_missing_names_those_that_are_there() -> None:
    with pytest.raises(BrokenMethodError, match=r"the method has no texts in this language\. It has en, fr; or"):
        lower_back_mastery("de")


def test_a_missing_text_is_said_in_the_language_of_the_method(copy: Path) -> None:
    (in_copy(copy) / "exercises" / "walking.toml").unlink()
    questions = in_copy(copy) / "screening.toml"
    text = questions.read_text(encoding="utf-8")
    questions.write_text(text.replace("fever.text = ", "# "), encoding="utf-8")
    french, english = load_method(copy, language="fr"), load_method(copy)
    asked = {one.key: one for one in french.screening.questions}
    fever = next(one for one in english.screening.questions if one.key == "fever")
    assert asked["fever"].text == fever.text
    assert asked["fever"].more != fever.more
    assert french.strand_by_key["walking"].name == "Marche", "the ladder and the strand have their words"
    assert next(one for one in french.exercises if one.slug == "walking").name == "Walking"


def test_each_language_is_read_once() -> None:
    assert lower_back_mastery("fr") is lower_back_mastery("fr")
    assert lower_back_mastery("en") is lower_back_mastery()
    assert lower_back_mastery("fr") == load_method(SHIPPED, language="fr")


def test_an_overlay_changes_texts_and_the_language_and_nothing_else() -> None:
    english, french = lower_back_mastery(), lower_back_mastery("fr")
    assert (english.language, french.language) == ("en", "fr")
    back = french.model_copy(update={"frame": french.frame.model_copy(update={"language": "en"})})
    assert decided_by(back) == decided_by(english)
    assert texts_of(french).keys() == texts_of(english).keys()
    assert counted(texts_of(french)) == counted(texts_of(english))


def test_a_method_decides_the_same_in_every_language() -> None:
    english, french = lower_back_mastery(), lower_back_mastery("fr")
    assert french.fingerprint == english.fingerprint
    assert {key: [place.key for _, place in rungs] for key, rungs in french.rungs.items()} == {
        key: [place.key for _, place in rungs] for key, rungs in english.rungs.items()
    }
    assert french.names.keys() == english.names.keys()
    assert not [key for key, name in french.names.items() if name == english.names[key] and key not in SAME_NAME]


SAME_NAME = ("dead_bug", "bird_dog")


def test_the_fingerprint_changes_with_a_number_and_not_with_a_text() -> None:
    method = lower_back_mastery()
    assert changed(method, summary="Other words.").fingerprint == method.fingerprint
    assert changed(method, adults_from=19).fingerprint != method.fingerprint


def changed(method: Method, **values: object) -> Method:
    frame = method.frame.model_copy(update=values)
    fields = {name: getattr(method, name) for name in Method.model_fields}
    return Method.model_validate({**fields, "frame": frame})
