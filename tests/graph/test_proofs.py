"""Proofs: every edge leads down to sentences, and what nobody says has none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.errors import UnknownName, UnknownTerm
from kg.graph.dataset import build, derivations
from kg.graph.encoding import node, term
from kg.graph.proofs import Proof, prove, why
from kg.graph.rules import infer
from kg.model import Claim, Document, Entity, Passage, Reading, Sentence
from tests.graph.story import LINES, store


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


def test_edges_that_prove_each_other_end() -> None:
    """A rule may go round in a circle: A is part of B, B of C, and C of A."""
    text = "A is part of B, B of C, C of A."
    document, sentence = Document("document/round", "Round", text), Sentence(0, 0, len(text))
    passage = Passage(document.id, sentence, 0, len(text), text)
    ids = ("actor/a", "actor/b", "actor/c")
    claims = (
        Claim(one, "partOf", other, ids[0], passage)
        for one, other in zip(ids, (*ids[1:], ids[0]), strict=True)
    )
    entities = tuple(Entity(id, id[-1].upper(), "Organization") for id in ids)
    made = build([Reading(document, (sentence,), (), entities, (), tuple(claims))])
    infer(made)
    proof = why(made, "actor/a", "partOf", "actor/c")
    assert set(leaves(proof)) == {text}
