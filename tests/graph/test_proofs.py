"""Proofs: every edge leads down to sentences, and what nobody says has none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InvalidData
from kg.graph.dataset import background, derivations, readings
from kg.graph.edges import why
from kg.graph.footing import Footing
from kg.graph.proofs import Proof, prove
from kg.graph.terms import node, term
from kg.model import Certainty, Polarity, Reading
from tests.graph import chains
from tests.graph.chains import Said, report
from tests.graph.few import build
from tests.graph.story import LINES, store
from tests.graph.test_rules import inferred
from tests.graph.test_rules import report as attack

SURE = {"": 0, "possible": 1, "probable": 2, "certain": 3}


def premises(proof: Proof) -> Iterator[Proof]:
    for way in proof.ways:
        yield from way.premises


def leaves(proof: Proof) -> Iterator[str]:
    """The words that a proof ends in."""
    for claim in proof.told:
        yield claim.sentence or claim.source
    for premise in premises(proof):
        yield from leaves(premise)


def test_a_claimed_edge_rests_on_its_claims() -> None:
    proof = why(store(), "Mordor", "supportedBy", "Angmar")
    assert (proof.subject, proof.relation, proof.object) == ("Mordor", "supported by", "Angmar")
    assert [(claim.speaker, claim.sentence) for claim in proof.told] == [
        ("a senior official", LINES["backs"])
    ]
    assert proof.ways == ()
    assert proof.footing == Footing("certain", ("actor/official",), ("document/shire-post",))


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
    [way] = proof.ways
    assert way.because.startswith("Who is a member of a part")
    assert way.rule == "21-member-of-the-whole"
    assert [(each.relation, each.object) for each in way.premises] == [
        ("member of", "Southern League"),
        ("part of", "Grand Alliance"),
    ]
    assert set(leaves(proof)) == {LINES["league"]}


@pytest.mark.parametrize("relation", ["sameEventAs", "also told as"])
def test_one_event_told_twice_is_proved_by_what_both_reports_say(relation: str) -> None:
    proof = why(inferred(attack("one"), attack("two")), "event/one", relation, "event/two")
    [way] = proof.ways
    assert way.because.startswith("Two reports tell of one event")
    assert {premise.relation for premise in way.premises} >= {"by", "to", "on"}


def test_an_act_between_two_is_proved_by_the_parts_they_have_in_it() -> None:
    proof = why(store(), "Arnor", "Attack", "Gondor Brigades")
    assert proof.relation == "attack"
    assert [(each.subject, each.relation) for each in premises(proof)] == [
        ("air strike near Bree, 2024-03-03", "by"),
        ("air strike near Bree, 2024-03-03", "to"),
    ]
    assert LINES["strike"] in set(leaves(proof))


def test_every_derived_edge_ends_in_sentences_or_sources() -> None:
    for derivation in derivations(store()):
        if isinstance(derivation.object, str) and derivation.relation != "contradicts":
            edge = (derivation.subject, derivation.relation, derivation.object)
            proof = prove(store(), node(edge[0]), term(f"kg:{edge[1]}"), node(edge[2]))
            words = list(leaves(proof))
            assert words, edge
            assert all(words), edge


def test_an_inferred_edge_is_as_sure_as_its_weakest_premise_and_that_as_its_surest_claim() -> None:
    proof = why(chains.inferred(), "Gondor Brigades", "supportedBy", "Mordor")
    backed, part = premises(proof)
    regiment, army = premises(part)
    assert [each.certainty for each in regiment.told] == ["possible", "probable"]
    assert regiment.footing.certainty == "probable"
    assert (backed.footing.certainty, army.footing.certainty) == ("certain", "certain")
    assert part.footing.certainty == proof.footing.certainty == "probable"
    assert proof.footing.speakers == ("actor/a-captain", "actor/bree-gazette", "actor/rohan")
    assert len(proof.footing.reports) == 2


def test_what_denies_an_edge_makes_it_neither_surer_nor_less_sure() -> None:
    proof = why(chains.inferred(), *chains.REGIMENT)
    assert [claim.polarity for claim in proof.otherwise] == ["negative"]
    assert "actor/mordor-army" not in proof.footing.speakers


def test_what_is_known_beforehand_is_told_of_all_that_needs_it() -> None:
    known = next(claim for claim in background(build()).claims if claim.relation == "partOf")
    said = Said("The Guard joined.", "joined", ("Guard", "memberOf", "Somebody"))
    told = report("Bree Gazette", "Bree", date(2024, 3, 5), said)
    member = replace(told.claims[0], object=known.subject)
    made = chains.inferred([replace(told, claims=(member,))])
    proof = prove(made, node("actor/guard"), term("kg:memberOf"), node(str(known.object)))
    assert [each.footing.background for each in premises(proof)] == [False, True]
    assert proof.footing.background
    assert len(proof.footing.reports) == 1


def test_an_act_told_of_several_events_is_as_sure_as_the_surest() -> None:
    one, two = attack("one"), attack("two")
    may = tuple(replace(claim, certainty=Certainty.POSSIBLE) for claim in two.claims)
    both = why(inferred(one, replace(two, claims=may)), "Arnor", "Attack", "Brigades")
    assert [way.footing.certainty for way in both.ways] == ["certain", "possible"]
    assert both.footing.certainty == "certain"
    alone = why(inferred(replace(two, claims=may)), "Arnor", "Attack", "Brigades")
    assert alone.footing.certainty == "possible"


def test_an_act_of_which_one_part_is_only_denied_stands_on_nothing() -> None:
    one = attack("one")
    denied = tuple(
        replace(claim, polarity=Polarity.NEGATIVE) if claim.relation == "agent" else claim
        for claim in one.claims
    )
    proof = why(inferred(replace(one, claims=denied)), "Arnor", "Attack", "Brigades")
    assert proof.footing == Footing()


def test_a_contradiction_rests_on_its_two_claims_and_on_no_other_of_their_edge() -> None:
    made = chains.inferred()
    found = [each for each in derivations(made) if each.relation == "contradicts"]
    assert len(found) == 4
    for each in found:
        proof = why(made, each.subject, "contradicts", str(each.object))
        told = [claim for premise in premises(proof) for claim in premise.told]
        assert sorted(claim.claim for claim in told) == sorted(each.premises)
        assert {claim.polarity for claim in told} == {"positive", "negative"}
        assert proof.footing.certainty == min((c.certainty for c in told), key=SURE.__getitem__)


# ── What no build of ours makes, but a file may hold ─────────────────────────


def derive(store: ox.Store, name: str, edge: str, *premises: str, because: str = "Round.") -> None:
    """Put a derivation of "a b" into a store: that a is part of b."""
    rule, this = node(f"rule/{because.strip('.').lower()}"), node(f"derivation/{name}")
    subject, item = (node(f"actor/{end}") for end in edge.split())
    quads: tuple[tuple[ox.NamedNode, str, ox.NamedNode | ox.Literal], ...] = (
        (rule, "skos:definition", ox.Literal(because)),
        (this, "rdf:type", term("kg:Derivation")),
        (this, "rdf:subject", subject),
        (this, "rdf:predicate", term("kg:partOf")),
        (this, "rdf:object", item),
        (this, "kg:origin", ox.Literal("inferred")),
        (this, "kg:rule", rule),
        *((this, "kg:premise", node(f"derivation/{premise}")) for premise in premises),
    )
    store.extend([ox.Quad(one, term(predicate), value) for one, predicate, value in quads])


def part(store: ox.Store, edge: str) -> Proof:
    subject, item = (node(f"actor/{end}") for end in edge.split())
    return prove(store, subject, term("kg:partOf"), item)


def test_derivations_that_go_round_in_a_circle_are_read_to_an_end_and_prove_nothing() -> None:
    made = build()
    for one, edge, other in (("1", "a b", "2"), ("2", "b c", "3"), ("3", "c a", "1")):
        derive(made, one, edge, other, "1")
    proof = part(made, "a b")
    assert proof.ways[0].because == "Round."
    assert list(leaves(proof)) == []
    assert proof.footing == Footing()


def test_an_edge_of_a_circle_that_is_also_told_carries_the_others() -> None:
    tie = ("Guard", "partOf", "Army")
    made = build([report("Bree Gazette", "Bree", date(2024, 3, 5), Said("So.", "So", tie))])
    derive(made, "1", "guard army", "2")
    derive(made, "2", "army host", "1")
    every = list(whole(part(made, "guard army")))
    assert [proof.footing.certainty for proof in every] == ["certain"] * 3
    assert part(made, "army host").footing.certainty == "certain"


def test_a_premise_that_is_needed_twice_is_proved_where_it_first_stands() -> None:
    tie = ("Guard", "partOf", "Army")
    made = build([report("Bree Gazette", "Bree", date(2024, 3, 5), Said("So.", "So", tie))])
    derive(made, "told", "guard army", "told")
    derive(made, "one", "a b", "told")
    derive(made, "two", "c d", "told", "one")
    one, told = premises(part(made, "c d"))
    [first] = premises(one)
    assert (first.above, told.above) == (False, True)
    assert first.told
    assert not told.told
    assert first.footing == told.footing


def test_an_edge_that_follows_in_two_ways_is_as_sure_as_the_surer() -> None:
    may = Said("So.", "So", ("Guard", "partOf", "Army"), certainty=Certainty.POSSIBLE)
    does = Said("Yes.", "Yes", ("Guard", "partOf", "Host"))
    made = build([report("Bree Gazette", "Bree", date(2024, 3, 5), may, does)])
    derive(made, "may", "guard army", "may")
    derive(made, "does", "guard host", "does")
    derive(made, "one", "a b", "may", because="One.")
    derive(made, "other", "a b", "does", because="Other.")
    proof = part(made, "a b")
    assert {(way.rule, way.footing.certainty) for way in proof.ways} == {
        ("one", "possible"),
        ("other", "certain"),
    }
    assert proof.footing.certainty == "certain"


def test_a_proof_that_goes_deeper_than_rules_do_is_refused() -> None:
    made = build()
    for number in range(200):
        derive(made, str(number), f"a{number} b", str(number + 1))
    with pytest.raises(InvalidData, match="more than 50 rules"):
        part(made, "a0 b")


# ── Laws ─────────────────────────────────────────────────────────────────────

NAMES = ("Mordor", "Mordor army", "Morgul Guard", "Gondor Brigades", "Rohan")


@st.composite
def said(draw: st.DrawFn) -> Said:
    """Any tie of two, told anyhow."""
    subject, item = draw(st.permutations(NAMES))[:2]
    relation = draw(st.sampled_from(("partOf", "memberOf", "supportedBy", "alliedWith")))
    words = draw(st.sampled_from(("The Guard, they say, is theirs.", "So it is.")))
    return Said(
        words,
        draw(st.sampled_from((words, words[4:-1]))),
        (subject, relation, item),
        draw(st.sampled_from(("", *NAMES))),
        draw(st.sampled_from(Certainty)),
        draw(st.sampled_from((Polarity.POSITIVE, Polarity.POSITIVE, Polarity.NEGATIVE))),
    )


def told(*claims: Said) -> tuple[Reading, ...]:
    days = ((f"Report {number}", date(2024, 3, 5), each) for number, each in enumerate(claims))
    return tuple(report("Bree Gazette", *each) for each in days)


MANY = st.lists(said(), min_size=2, max_size=8)


def proofs(store: ox.Store) -> dict[tuple[str, str, str], Proof]:
    """The proof of each standing relation that the reports lead to."""
    made = (d for d in derivations(store) if d.premises and str(d.object).startswith("actor/"))
    ours = {chains.id_of(name) for name in NAMES}
    edges = {(d.subject, d.relation, str(d.object)) for d in made if d.subject in ours}
    return {
        edge: prove(store, node(edge[0]), term(f"kg:{edge[1]}"), node(edge[2]))
        for edge in sorted(edges)
    }


def whole(proof: Proof) -> Iterator[Proof]:
    yield proof
    for premise in premises(proof):
        yield from whole(premise)


@given(MANY)
def test_no_edge_is_surer_than_a_premise_it_needs_or_less_sure_than_a_claim_of_it(
    claims: list[Said],
) -> None:
    for top in proofs(chains.inferred(told(*claims))).values():
        for proof in whole(top):
            sure = SURE[proof.footing.certainty]
            assert sure > 0
            assert all(sure >= SURE[claim.certainty] for claim in proof.told)
            for way in proof.ways:
                assert all(sure <= SURE[each.footing.certainty] for each in way.premises)


@given(MANY, st.data())
def test_a_further_claim_of_what_is_told_makes_no_edge_less_sure(
    claims: list[Said], data: st.DataObject
) -> None:
    before = proofs(chains.inferred(told(*claims)))
    carrying = [each for each in claims if each.polarity == "positive"]
    if carrying:
        again = replace(data.draw(st.sampled_from(carrying)), by="Rohan")
        again = replace(again, certainty=data.draw(st.sampled_from(Certainty)))
        now = proofs(chains.inferred(told(*claims, again)))
        assert now.keys() == before.keys()
        for edge, proof in before.items():
            assert SURE[now[edge].footing.certainty] >= SURE[proof.footing.certainty]
            assert set(now[edge].footing.speakers) >= set(proof.footing.speakers)


@given(MANY)
def test_every_quotation_stands_in_its_report_letter_by_letter(claims: list[Said]) -> None:
    made = chains.inferred(told(*claims))
    texts = {reading.document.id: reading.document.text for reading in readings(made)}
    for top in proofs(made).values():
        for claim in (claim for proof in whole(top) for claim in (*proof.told, *proof.otherwise)):
            assert claim.quote
            assert claim.quote in claim.sentence
            assert claim.sentence in texts[claim.document]
