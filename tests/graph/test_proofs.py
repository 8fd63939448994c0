"""Proofs: every edge leads down to sentences, and what nobody says has none."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kg.errors import UnknownName, UnknownTerm
from kg.graph.dataset import derivations
from kg.graph.proofs import Proof, prove, why
from kg.graph.terms import node, term
from tests.graph.few import build
from tests.graph.story import LINES, store
from tests.graph.test_rules import inferred, report


def leaves(proof: Proof) -> Iterator[str]:
    """The words that a proof ends in."""
    for claim in proof.told:
        yield claim.sentence or claim.source
    for premise in proof.premises:
        yield from leaves(premise)


def test_a_claimed_edge_rests_on_its_claims() -> None:
    proof = why(store(), "Mordor", "supportedBy", "Angmar")
    assert (proof.subject, proof.relation, proof.object) == ("Mordor", "supported by", "Angmar")
    assert [(claim.speaker, claim.sentence) for claim in proof.told] == [
        ("a senior official", LINES["backs"])
    ]
    assert (proof.because, proof.premises) == ("", ())


def test_what_denies_an_edge_stands_beside_what_carries_it() -> None:
    proof = why(store(), "Gondor Brigades", "supported by", "Mordor")
    assert [claim.speaker for claim in proof.told] == ["The Bree Gazette"]
    assert [(claim.speaker, claim.polarity) for claim in proof.otherwise] == [
        ("Mordor", "negative")
    ]


def test_what_is_only_denied_or_demanded_carries_nothing() -> None:
    denied = why(store(), "event/attack", "agent", "Gondor Brigades")
    assert (denied.told, len(denied.otherwise)) == ((), 1)
    demanded = why(store(), "withdrawal of Mordor", "by", "Mordor")
    assert [claim.modality for claim in demanded.otherwise] == ["demanded"]


def test_an_inferred_edge_says_its_rule_and_ends_in_sentences() -> None:
    proof = why(store(), "Gondor Brigades", "memberOf", "Grand Alliance")
    assert proof.told == ()
    assert proof.because.startswith("Who is a member of a part")
    assert [(each.relation, each.object) for each in proof.premises] == [
        ("member of", "Southern League"),
        ("part of", "Grand Alliance"),
    ]
    assert set(leaves(proof)) == {LINES["league"]}


@pytest.mark.parametrize("relation", ["sameEventAs", "also told as"])
def test_one_event_told_twice_is_proved_by_what_both_reports_say(relation: str) -> None:
    proof = why(inferred(report("one"), report("two")), "event/one", relation, "event/two")
    assert proof.because.startswith("Two reports tell of one event")
    assert {premise.relation for premise in proof.premises} >= {"by", "to", "on"}


def test_an_act_between_two_is_proved_by_the_parts_they_have_in_it() -> None:
    proof = why(store(), "Arnor", "Attack", "Gondor Brigades")
    assert proof.relation == "attack"
    assert [(each.subject, each.relation) for each in proof.premises] == [
        ("air strike near Bree, 2024-03-03", "by"),
        ("air strike near Bree, 2024-03-03", "to"),
    ]
    assert LINES["strike"] in set(leaves(proof))


def test_an_act_the_other_way_round_is_not_proved() -> None:
    with pytest.raises(UnknownName, match="nobody says: Gondor Brigades, air strike, Arnor"):
        why(store(), "Gondor Brigades", "AirStrike", "Arnor")


@pytest.mark.parametrize(
    ("relation", "words"), [("killed", "at least four"), ("date", "2024-03-03")]
)
def test_a_number_or_date_is_asked_for_in_its_words(relation: str, words: str) -> None:
    proof = why(store(), "event/strike", relation, words)
    assert proof.object == words
    assert [claim.speaker for claim in proof.told] == ["Arnor army"]


def test_what_nobody_says_has_no_proof() -> None:
    with pytest.raises(UnknownName, match="nobody says: Rohan, supported by, Mordor"):
        why(store(), "Rohan", "supportedBy", "Mordor")
    with pytest.raises(UnknownTerm):
        why(store(), "Rohan", "adores", "Mordor")


def test_every_derived_edge_ends_in_sentences_or_sources() -> None:
    for derivation in derivations(store()):
        if isinstance(derivation.object, str) and derivation.relation != "contradicts":
            edge = (derivation.subject, derivation.relation, derivation.object)
            proof = prove(store(), node(edge[0]), term(f"kg:{edge[1]}"), node(edge[2]))
            words = list(leaves(proof))
            assert words, edge
            assert all(words), edge


def test_a_file_whose_derivations_go_round_in_a_circle_is_read_to_an_end() -> None:
    made = build()
    edges = [(node(f"actor/{a}"), node(f"actor/{b}")) for a, b in ("ab", "bc", "ca")]
    names = [node(f"derivation/{number}") for number in range(3)]
    rule = node("rule/round")
    made.add(ox.Quad(rule, term("skos:definition"), ox.Literal("Round.")))
    for number, (subject, item) in enumerate(edges):
        for predicate, value in (
            ("rdf:type", term("kg:Derivation")),
            ("rdf:subject", subject),
            ("rdf:predicate", term("kg:partOf")),
            ("rdf:object", item),
            ("kg:origin", ox.Literal("inferred")),
            ("kg:rule", rule),
            ("kg:premise", names[(number + 1) % 3]),
            ("kg:premise", names[(number + 2) % 3]),
        ):
            made.add(ox.Quad(names[number], term(predicate), value))
    proof = prove(made, edges[0][0], term("kg:partOf"), edges[0][1])
    assert proof.because == "Round."
    assert list(leaves(proof)) == []
