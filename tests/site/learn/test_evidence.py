"""The page of the evidence."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from quadratus.protocol.loading import lower_back_mastery
from quadratus.site.learn.evidence import search
from quadratus.site.training.words import KNOWN
from tests.site.conftest import text

pytestmark = pytest.mark.django_db
METHOD = lower_back_mastery()


def keys(**asked: str) -> list[str]:
    return [row.key for group in search(METHOD, asked).groups for row in group.rows]


def test_every_row_stands_once_with_claim_citation_and_how_well_it_is_known() -> None:
    shown = search(METHOD, {})
    assert sorted(row.key for group in shown.groups for row in group.rows) == sorted(METHOD.evidence_by_key)
    assert (shown.found, shown.all, shown.narrowed) == (len(METHOD.evidence), len(METHOD.evidence), False)
    for group in shown.groups:
        for row in group.rows:
            kept = METHOD.evidence_by_key[row.key]
            assert (row.claim, row.origin, row.known) == (kept.claim, kept.origin, str(KNOWN[kept.known]))


def test_every_topic_has_rows() -> None:
    assert {group.key for group in search(METHOD, {}).groups} == set(METHOD.topic_by_key)


@pytest.mark.parametrize(
    ("asked", "found", "not_found"),
    [
        ({"q": "sitting"}, "flare-sitting", "walking"),
        ({"q": "SITTING stress"}, "flare-sitting", "sitting-no-cause"),
        ({"q": "phillips"}, "ql-share", "ql-size"),
        ({"topic": "daily_life"}, "walking", "ql-share"),
        ({"known": "proposal"}, "zones", "walking"),
        ({"topic": "daily_life", "known": "proposal"}, "flare-plan", "walking"),
    ],
)
def test_it_is_narrowed_by_words_topic_and_how_well_known(asked: dict[str, str], found: str, not_found: str) -> None:
    assert found in keys(**asked)
    assert not_found not in keys(**asked)


@pytest.mark.parametrize("asked", [{"topic": "nonsense"}, {"known": "nonsense"}, {"q": "   "}])
def test_what_cannot_be_chosen_narrows_nothing(asked: dict[str, str]) -> None:
    assert len(keys(**asked)) == len(METHOD.evidence)


def test_nothing_found_says_what_to_do() -> None:
    shown = text(Client().get("/learn/evidence/", {"q": "xyzzy"}))
    assert "Nothing fits" in shown
    assert f"0 of {len(METHOD.evidence)} claims" in shown


def test_what_was_looked_for_stays_in_the_form_and_cannot_break_out_of_it() -> None:
    shown = text(Client().get("/learn/evidence/", {"q": '"><script>', "topic": "pain"}))
    assert "<script>" not in shown.split("<main")[1].split("</main>")[0]
    assert re.search(r'<option value="pain" selected>', shown)


def test_a_reason_on_today_leads_to_its_evidence() -> None:
    template = text(Client().get("/learn/pain/"))
    way = re.search(r'href="(/learn/evidence/\?topic=(\w+)#([\w-]+))"', template)
    assert way
    shown = text(Client().get(way.group(1)))
    assert f'<li id="{way.group(3)}"' in shown
    assert '<details class="fold evidence" open>' in shown
