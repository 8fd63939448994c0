"""Evidence: a claim with all that it takes to cite it."""

from __future__ import annotations

from kg.graph.evidence import label, told, told_about, told_of
from kg.graph.terms import node, term
from tests.factory import TEXT
from tests.graph.story import store


def test_a_claim_can_be_cited() -> None:
    ends = node("actor/gondor-brigades"), term("kg:supportedBy"), node("actor/mordor")
    claim = told_of(store(), *ends)[0]
    assert (claim.subject, claim.relation, claim.object) == (
        "Gondor Brigades",
        "supported by",
        "Mordor",
    )
    assert claim.sentence == TEXT.split(". ")[1] + "."
    assert claim.quote == "The Gondor Brigades, backed by Mordor"
    assert (claim.title, claim.document) == ("Arnor strikes", "document/arnor-strikes")
    assert claim.edge == ("actor/gondor-brigades", "supportedBy", "actor/mordor")
    assert told(store(), node(claim.claim)) == (claim,)


def test_only_what_is_said_to_be_so_carries() -> None:
    ends = node("actor/gondor-brigades"), term("kg:supportedBy"), node("actor/mordor")
    assert [claim.carries for claim in told_of(store(), *ends)] == [True, False]


def test_numbers_and_dates_are_in_the_words_of_the_report() -> None:
    said = {claim.edge[1]: claim.object for claim in told_about(store(), node("event/strike"))}
    assert said["date"] == "2024-03-03"
    assert said["killed"] in ("at least four", "two or three")


def test_what_is_said_of_an_event_is_said_of_all_who_had_a_part_in_it() -> None:
    relations = {claim.edge[:2] for claim in told_about(store(), node("actor/arnor"))}
    assert ("event/strike", "killed") in relations
    others = {claim.edge[:2] for claim in told_about(store(), node("actor/mordor"))}
    assert ("actor/gondor-brigades", "supportedBy") in others
    assert ("actor/gondor-brigades", "ledBy") not in others


def test_a_node_that_is_no_claim_tells_nothing() -> None:
    assert told(store(), node("actor/arnor")) == ()


def test_what_has_no_label_is_called_by_its_id() -> None:
    assert label(store(), node("actor/arnor")) == "Arnor"
    assert label(store(), node("actor/nobody")) == "actor/nobody"
