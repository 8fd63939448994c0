"""A section: every row can be cited, few actors are told as few, JSON holds all of it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kg.analysis.scope import Scope
from kg.analysis.ties import ties
from kg.explaining.sections import Row, Section, basis, few, lines, plain
from tests.analysis.few import Teller, told
from tests.explaining.stories import OFFICIAL, story

WHOLE = story()
STORY = WHOLE.story
CLAIMS = tuple(sorted(STORY.claims))


def section(*grounds: tuple[str, tuple[str, ...]]) -> Section:
    return Section("answer", "What?", "It means this.", ("one",), (Row((1,), grounds),), ("Note.",))


def test_the_basis_tells_how_much_there_is_and_from_whom() -> None:
    on = basis(WHOLE)
    assert (on.reports, on.actors, on.ties) == (2, 8, 10)
    assert (on.first, on.last) == ("2024-03-03", "2024-03-19")
    assert on.sources == ("Belsar Courier", "The Bree Gazette")
    assert str(on).startswith("all that is claimed: 8 actors, 10 ties from ")


def test_a_part_is_told_as_such() -> None:
    on = basis(WHOLE.within(Scope(speakers=frozenset({OFFICIAL.id}))))
    assert str(on).startswith("without what an official says: 7 actors")


def test_nobody_tied_rests_on_nothing() -> None:
    on = basis(ties(told(Teller("The Bree Gazette"))))
    assert (on.actors, on.first, on.sources) == (0, "", ())


def test_a_row_is_followed_by_who_says_so_in_which_sentence_of_which_report() -> None:
    tie = next(tie for tie in WHOLE.all if tie.relation == "Raid")
    told_lines = list(lines(section(("Because:", tuple(sorted(tie.claims)))), STORY))
    assert told_lines[:2] == ["It means this.", "Note."]
    assert told_lines[3:] == [
        "Because:",
        "  Arnor army says: “Rohan Raid Gondor Brigades” "
        "(The Bree Gazette, 2024-03-20, 2024-03-20)",
    ]


def test_of_many_sentences_some_are_told_and_the_rest_is_counted() -> None:
    assert any(
        line.startswith("  and ") and "more sentences" in line
        for line in lines(section(("All:", CLAIMS)), STORY)
    )
    whole = plain(section(("All:", CLAIMS)), STORY)["rows"][0]["rests on"][0]["claims"]
    assert len(whole) == len(CLAIMS)


def test_as_json_every_claim_has_its_quote() -> None:
    found = json.loads(json.dumps(plain(section(("All:", CLAIMS)), STORY)))
    assert found["rows"][0]["one"] == 1
    assert all(
        claim["quote"] in claim["sentence"] for claim in found["rows"][0]["rests on"][0]["claims"]
    )


def test_a_row_without_claims_is_only_a_row() -> None:
    bare = replace(section(), notes=())
    assert list(lines(bare, STORY)) == ["It means this."]
    assert plain(bare, STORY)["rows"] == [{"one": 1}]


@pytest.mark.parametrize(("actors", "cautions"), [(29, 1), (30, 0)])
def test_below_thirty_a_caution_is_told(actors: int, cautions: int) -> None:
    assert len(few(actors)) == cautions
