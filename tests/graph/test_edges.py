"""An edge in three words: what they mean, and one clear line where nobody says it."""

from __future__ import annotations

import pytest

from kg.errors import UnknownName, UnknownTerm
from kg.graph.dataset import derivations
from kg.graph.edges import why
from tests.graph import chains
from tests.graph.story import store


@pytest.mark.parametrize("relation", ["supportedBy", "supported by", "supportedby", "Supported-by"])
def test_a_relation_is_known_however_it_is_spaced(relation: str) -> None:
    assert why(store(), "Brigades", relation, "Mordor").relation == "supported by"


@pytest.mark.parametrize(
    ("relation", "words"), [("killed", "at least four"), ("date", "2024-03-03")]
)
def test_a_number_or_date_is_asked_for_in_its_words(relation: str, words: str) -> None:
    proof = why(store(), "event/strike", relation, words)
    assert proof.object == words
    assert [claim.speaker for claim in proof.told] == ["Arnor army"]


def test_an_act_the_other_way_round_is_not_proved_but_told() -> None:
    with pytest.raises(UnknownName) as error:
        why(store(), "Gondor Brigades", "AirStrike", "Arnor")
    assert str(error.value) == (
        "nobody says: Gondor Brigades, air strike, Arnor "
        "(said of the two: Arnor, air strike, Gondor Brigades)"
    )


def test_of_two_of_whom_nothing_is_said_one_is_shown_the_way() -> None:
    with pytest.raises(UnknownName, match=r"nothing is said of the two; `kg show 'Carn Dum'`"):
        why(store(), "Carn Dum", "supportedBy", "Rohan")


def test_a_number_that_nobody_gives_is_answered_with_those_that_are_given() -> None:
    with pytest.raises(UnknownName, match=r"killed, 99 \(said is: at least four; two or three\)"):
        why(store(), "event/strike", "killed", "99")


def test_an_unknown_relation_offers_the_nearest_once() -> None:
    with pytest.raises(UnknownTerm) as error:
        why(store(), "Rohan", "suportedBy", "Mordor")
    assert str(error.value).count("supported") == 1


def test_an_unknown_name_offers_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean Mordor"):
        why(store(), "Rohan", "supportedBy", "Mordir")


@pytest.mark.parametrize("prefix", ["", "data:", "https://w3id.org/conflict-kg/"])
def test_claims_that_contradict_each_other_are_asked_for_by_id(prefix: str) -> None:
    made = chains.inferred()
    one = next(each for each in derivations(made) if each.relation == "contradicts")
    proof = why(made, f"{prefix}{one.subject}", "contradicts", f"{prefix}{one.object}")
    assert proof.relation == "contradicts"
    assert {proof.subject, proof.object} == {
        "(Morgul Guard — part of — Mordor army)",
        "(Morgul Guard — not part of — Mordor army)",
    }


@pytest.mark.parametrize("words", ["Mordor", "claim/none", "no such claim"])
def test_what_is_no_claim_contradicts_nothing(words: str) -> None:
    with pytest.raises(UnknownName, match="contradicted-claims"):
        why(store(), words, "contradicts", words)
