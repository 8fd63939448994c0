"""What follows from claims, what does not, and why."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pyoxigraph as ox
import pytest
from hypothesis import given

from kg.graph.dataset import DERIVED, add, background, build, derivations, remove
from kg.graph.entities import matching
from kg.graph.rules import infer, rules
from kg.graph.terms import node, term
from kg.model import (
    Amount,
    Certainty,
    Claim,
    Derivation,
    Entity,
    Event,
    Modality,
    Origin,
    Passage,
    Polarity,
    Reading,
    Sentence,
    When,
)
from kg.ontology import relations
from tests import factory
from tests.graph.readings import readings

TEXT = factory.TEXT
KINDS = {"arnor": "State", "mordor": "State", "guard": "MilitaryForce", "brigades": "ArmedGroup"}
THINGS = ("arnor", "mordor", "rohan", "guard", "brigades", "company", "boromir")
Triple = tuple[str, str, str]


def said(
    one: str, relation: str, other: str | Amount | When, *, at: int = 0, **stance: str
) -> Claim:
    """A claim of Arnor, or of whom `stance` says, on the words from `at`."""
    passage = Passage("document/arnor-strikes", Sentence(0, 0, len(TEXT)), at, at + 1, TEXT[at])
    item = other if not isinstance(other, str) else f"actor/{other}"
    subject = one if "/" in one else f"actor/{one}"
    return replace(Claim(subject, relation, item, "actor/arnor", passage), **stance)


def told(*claims: Claim, suffix: str = "") -> Reading:
    document = factory.reading(suffix).document
    entities = (Entity(f"actor/{t}", t.title(), KINDS.get(t, "Organization")) for t in THINGS)
    moved = (
        replace(c, passage=replace(c.passage, document=document.id)) for c in claims if c.passage
    )
    return Reading(
        document,
        entities=tuple(entities),
        events=(Event("event/strike", "strike", "Attack"),),
        claims=tuple(moved),
    )


def inferred(*readings: Reading) -> ox.Store:
    store = build(readings)
    infer(store)
    return store


def plain(store: ox.Store) -> set[Triple]:
    """Derived plain triples between the actors of these tests, by their last words."""
    ends = {node(f"actor/{thing}") for thing in THINGS}
    found = (q for q in matching(store, graph=DERIVED) if {q.subject, q.object} <= ends)
    return {
        tuple(
            part.value.rpartition("/")[2].rpartition("#")[2]
            for part in (q.subject, q.predicate, q.object)
        )
        for q in found
    }


def why(store: ox.Store, subject: str, relation: str, other: str) -> Derivation:
    key = (f"actor/{subject}", relation, f"actor/{other}")
    [found] = [d for d in derivations(store) if (d.subject, d.relation, d.object) == key]
    return found


# ── From claims ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize("certainty", Certainty)
def test_a_positive_actual_claim_makes_a_triple_however_sure(certainty: Certainty) -> None:
    store = inferred(told(said("company", "ledBy", "boromir", certainty=certainty)))
    assert plain(store) == {("company", "ledBy", "boromir")}


@pytest.mark.parametrize(
    "stance",
    [{"polarity": Polarity.NEGATIVE}]
    + [{"modality": modality} for modality in Modality if modality != Modality.ACTUAL],
    ids=str,
)
@pytest.mark.parametrize("relation", sorted(relations()))
def test_a_claim_that_denies_plans_demands_or_supposes_makes_no_triple(
    stance: dict[str, str], relation: str
) -> None:
    assert plain(inferred(told(said("guard", relation, "arnor", **stance)))) == set()


def test_one_triple_rests_on_all_claims_that_report_it() -> None:
    one = said("company", "ledBy", "boromir")
    two = said("company", "ledBy", "boromir", at=4, speaker="actor/rohan")
    found = why(inferred(told(one, two)), "company", "ledBy", "boromir")
    assert found.premises == tuple(sorted([one.id, two.id]))


def test_a_derivation_tells_which_of_text_and_background_it_comes_from() -> None:
    store = inferred(told(said("company", "ledBy", "boromir")))
    this = node(why(store, "company", "ledBy", "boromir").id)
    assert [q.object.value for q in matching(store, this, term("kg:origin"))] == [Origin.TEXT]
    known = next(d for d in derivations(store) if d.rule == "00-reported" and d.subject != this)
    origins = {q.object.value for q in matching(store, node(known.id), term("kg:origin"))}
    assert origins <= {Origin.TEXT, Origin.BACKGROUND}


def test_a_date_gives_an_event_its_first_and_last_day() -> None:
    claim = said("event/strike", "date", When("2024-03", "2024-03-01", "2024-03-31"))
    store = inferred(told(claim))
    days = {
        bound: [q.object.value for q in matching(store, node("event/strike"), term(bound))]
        for bound in ("kg:earliest", "kg:latest")
    }
    assert days == {"kg:earliest": ["2024-03-01"], "kg:latest": ["2024-03-31"]}


# ── From what followed ───────────────────────────────────────────────────────


@pytest.mark.parametrize("relation", [r.name for r in relations().values() if r.symmetric])
def test_a_symmetric_relation_holds_both_ways(relation: str) -> None:
    store = inferred(told(said("arnor", relation, "rohan")))
    assert plain(store) == {("arnor", relation, "rohan"), ("rohan", relation, "arnor")}


def test_a_part_of_a_part_is_part_of_the_whole_at_any_depth() -> None:
    chain = ("company", "brigades", "guard", "arnor")
    claims = (said(one, "partOf", two) for one, two in pairwise(chain))
    store = inferred(told(*claims))
    assert ("company", "partOf", "arnor") in plain(store)
    assert len(plain(store)) == 6


def test_a_circle_of_parts_ends() -> None:
    ring = ("company", "brigades", "guard", "company")
    claims = (said(one, "partOf", two) for one, two in pairwise(ring))
    found = plain(inferred(told(*claims)))
    assert len(found) == 6
    assert not any(one == other for one, _, other in found)


def test_a_member_of_a_part_is_a_member_of_the_whole() -> None:
    store = inferred(
        told(said("boromir", "memberOf", "company"), said("company", "partOf", "guard"))
    )
    assert ("boromir", "memberOf", "guard") in plain(store)


def test_support_from_a_force_of_a_state_is_support_from_the_state() -> None:
    store = inferred(
        told(said("brigades", "supportedBy", "guard"), said("guard", "partOf", "arnor"))
    )
    assert ("brigades", "supportedBy", "arnor") in plain(store)


def test_support_from_a_group_is_not_support_from_a_state_it_is_part_of() -> None:
    store = inferred(
        told(said("company", "supportedBy", "brigades"), said("brigades", "partOf", "arnor"))
    )
    assert ("company", "supportedBy", "arnor") not in plain(store)


def test_support_for_a_whole_is_not_support_for_its_parts() -> None:
    store = inferred(
        told(said("brigades", "supportedBy", "mordor"), said("company", "partOf", "brigades"))
    )
    assert ("company", "supportedBy", "mordor") not in plain(store)


def test_a_proof_ends_in_claims() -> None:
    claims = said("company", "partOf", "guard"), said("guard", "partOf", "arnor", at=4)
    store = inferred(told(*claims))
    found = why(store, "company", "partOf", "arnor")
    steps = {d.id: d for d in derivations(store)}
    assert found.rule == "20-part-of-the-whole"
    assert {steps[p].premises for p in found.premises} == {(claim.id,) for claim in claims}


def test_what_is_reported_needs_no_inference() -> None:
    chain = said("company", "partOf", "guard"), said("guard", "partOf", "arnor", at=4)
    store = inferred(told(*chain, said("company", "partOf", "arnor", at=8)))
    assert why(store, "company", "partOf", "arnor").rule == "00-reported"


# ── Contradictions ───────────────────────────────────────────────────────────


def contradictions(store: ox.Store) -> set[tuple[str, str]]:
    found = matching(store, None, term("kg:contradicts"), None, DERIVED)
    return {(q.subject.value.rpartition("/")[2], q.object.value.rpartition("/")[2]) for q in found}


def both(one: Claim, other: Claim) -> set[tuple[str, str]]:
    ids = one.id.rpartition("/")[2], other.id.rpartition("/")[2]
    return {ids, ids[::-1]}


def toll(low: int, high: int | None, at: int, speaker: str, event: str = "strike") -> Claim:
    words = Amount(low, high, f"{low}")
    return said(f"event/{event}", "killed", words, at=at, speaker=f"actor/{speaker}")


def test_numbers_that_exclude_each_other_contradict_and_are_both_kept() -> None:
    low, high = toll(4, 4, 0, "arnor"), toll(6, None, 8, "rohan")
    store = inferred(told(low, high))
    assert contradictions(store) == both(low, high)
    killed = [q.object.value for q in matching(store, node("event/strike"), term("kg:killed"))]
    assert sorted(killed) == ["4", "6"]


@pytest.mark.parametrize(
    "pair",
    [
        (toll(4, 4, 0, "arnor"), toll(3, None, 8, "rohan")),
        (toll(4, 4, 0, "arnor"), toll(6, 6, 8, "arnor")),
        (toll(4, 4, 0, "arnor"), toll(6, 6, 8, "rohan", "other")),
        (toll(4, 4, 0, "arnor"), replace(toll(6, 6, 8, "rohan"), modality=Modality.PLANNED)),
    ],
    ids=["compatible", "one speaker in one text", "another event", "only planned"],
)
def test_numbers_that_can_both_be_right_do_not_contradict(pair: tuple[Claim, Claim]) -> None:
    reading = told(*pair)
    events = (*reading.events, Event("event/other", "other strike", "Attack"))
    assert contradictions(inferred(replace(reading, events=events))) == set()


def test_one_speaker_with_new_numbers_in_a_new_report_contradicts_the_old() -> None:
    first, then = told(toll(4, 4, 0, "arnor")), told(toll(6, 6, 8, "arnor"), suffix="-later")
    assert contradictions(inferred(first, then)) == both(*first.claims, *then.claims)


def test_what_one_says_and_another_denies_contradicts() -> None:
    yes = said("brigades", "supportedBy", "mordor")
    no = said(
        "brigades",
        "supportedBy",
        "mordor",
        at=8,
        speaker="actor/mordor",
        polarity=Polarity.NEGATIVE,
    )
    store = inferred(told(yes, no))
    assert contradictions(store) == both(yes, no)
    assert ("brigades", "supportedBy", "mordor") in plain(store)


def test_opposite_demands_do_not_contradict() -> None:
    wish = {"modality": Modality.DEMANDED}
    yes = said("brigades", "supportedBy", "mordor", **wish)
    no = said("brigades", "supportedBy", "mordor", at=8, polarity=Polarity.NEGATIVE, **wish)
    assert contradictions(inferred(told(yes, no))) == set()


# ── One event, told twice ────────────────────────────────────────────────────

NAMES = {"arnor": "State", "rohan": "State", "army": "MilitaryForce", "brigades": "ArmedGroup"}
PARTS = {"agent": "actor/arnor", "recipient": "actor/brigades", "date": "2024-03-03"}


def report(
    name: str, *more: Claim, kind: str = "Attack", count: int = 1, **parts: str | Amount
) -> Reading:
    """A report of one event: by default Arnor's attack on the Brigades on the third of March."""
    document = replace(factory.reading().document, id=f"document/{name}")
    passage = Passage(document.id, Sentence(0, 0, len(TEXT)), 0, 5, TEXT[:5])
    event = Event(f"event/{name}", name, kind, count)
    told = {role: item for role, item in (PARTS | parts).items() if item}
    if "date" in told:
        told["date"] = day_of(str(told["date"]))
    claims = (Claim(event.id, role, item, "actor/arnor", passage) for role, item in told.items())
    actors = [Entity(f"actor/{n}", n.title(), kind) for n, kind in NAMES.items()]
    unnamed = Entity("actor/somebody", "somebody", "UnnamedActor")
    places = [Entity(f"place/{n}", n.title(), "Place") for n in ("bree", "fornost")]
    rest = (replace(claim, passage=passage) for claim in more)
    return Reading(
        document,
        entities=(*actors, unnamed, *places, Entity("weapon/drone", "drone", "Weapon")),
        events=(event,),
        claims=(*claims, *rest),
    )


def day_of(edtf: str) -> When:
    first, _, last = edtf.partition("/")
    return When(edtf, first, last or first) if len(first) == 10 else When(edtf, None, None)


def tied(*heard: Reading) -> set[tuple[str, str]]:
    """The events taken to be the same, by the names of their reports."""
    found = matching(inferred(*heard), None, term("kg:sameEventAs"), None, DERIVED)
    return {(q.subject.value.rpartition("/")[2], q.object.value.rpartition("/")[2]) for q in found}


BOTH = {("one", "two"), ("two", "one")}
BREE, FORNOST = {"place": "place/bree"}, {"place": "place/fornost"}
NOBODY: dict[str, str] = {"agent": "", "recipient": ""}
FIVE = Amount(5, 5, "five")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({}, {}),
        ({"recipient": ""} | BREE, {"recipient": ""} | BREE),
        ({"agent": ""} | BREE, BREE),
        ({"agent": "", "killed": FIVE}, {"killed": FIVE}),
        ({"kind": "DroneStrike"}, {"kind": "AirStrike"}),
        ({"kind": "DroneStrike"}, {"kind": "Killing"}),
        ({"date": "2024-03-02/2024-03-03"}, {"date": "2024-03-03/2024-03-04"}),
        (BREE, {"place": "actor/rohan"}),
        ({"recipient": "", "place": "place/kirkuk"},) * 2,
        ({"recipient": "", "place": "place/erbil-air-base"},) * 2,
        ({"agent": "actor/army"} | BREE, BREE),
        (
            {"kind": "Call", "agent": "actor/arnor", "recipient": "actor/rohan"},
            {"kind": "Call", "agent": "actor/rohan", "recipient": "actor/arnor"},
        ),
    ],
    ids=[
        *("by and to", "by and at", "to and at", "to and killed", "wider type", "bare killing"),
        *("days that overlap", "a country beside", "a town", "a base", "a part of the agent"),
        *("a call told either way",),
    ],
)
def test_two_reports_of_one_event_are_tied_whichever_is_read_first(
    one: dict[str, str], two: dict[str, str]
) -> None:
    army = Claim("actor/army", "partOf", "actor/arnor", "actor/arnor", None)
    heard = report("one", army, **one), report("two", **two)
    assert tied(*heard) == tied(*reversed(heard)) == BOTH


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({}, {"date": "2024-03-04"}),
        ({"date": "2024-03"}, {"date": "2024-03"}),
        ({"date": "2024-03-01/2024-03-03"}, {"date": "2024-03-01/2024-03-03"}),
        ({"date": ""}, {}),
        (BREE, {"agent": "actor/rohan"} | BREE),
        (BREE, FORNOST),
        ({"recipient": ""}, {}),
        ({"recipient": "", "place": "actor/rohan"}, {"place": "actor/rohan", "recipient": ""}),
        ({"recipient": "", "place": "place/red-sea"}, {"place": "place/red-sea", "recipient": ""}),
        ({"recipient": "actor/somebody"}, {"recipient": "actor/somebody"}),
        ({"recipient": "weapon/drone"}, {"recipient": "weapon/drone"}),
        ({"kind": "Call", "recipient": "actor/rohan"}, {"kind": "Call"}),
        (NOBODY | BREE | {"killed": FIVE}, NOBODY | BREE | {"killed": FIVE}),
        ({"recipient": "", "killed": Amount(2, None, "several")},) * 2,
        ({"recipient": "", "killed": FIVE}, {"recipient": "", "killed": Amount(6, 6, "six")}),
        ({"kind": "DroneStrike"}, {"kind": "Shelling"}),
        ({"kind": "Abduction"}, {"kind": "Attack"}),
        ({"agent": "actor/brigades", "recipient": "actor/arnor"}, {}),
        ({"count": 76}, {}),
    ],
    ids=[
        *("another day", "a month", "three days", "no day", "another agent", "another place"),
        *("one part", "a country", "a sea", "somebody unnamed", "any drone", "another call"),
        *("no actor", "no number"),
        *("another number", "another type", "no attack", "the other way round", "76 at once"),
    ],
)
def test_events_that_may_be_two_are_not_tied(one: dict[str, str], two: dict[str, str]) -> None:
    assert tied(report("one", **one), report("two", **two)) == set()


@pytest.mark.parametrize(
    "stance",
    [{"polarity": Polarity.NEGATIVE}]
    + [{"modality": modality} for modality in Modality if modality != Modality.ACTUAL],
    ids=str,
)
def test_what_is_denied_planned_demanded_or_supposed_is_not_tied(stance: dict[str, str]) -> None:
    so = report("two")
    not_so = replace(so, claims=tuple(replace(claim, **stance) for claim in so.claims))
    assert tied(report("one"), not_so) == set()


def test_two_events_of_one_report_are_not_tied() -> None:
    one, two = report("one"), report("two")
    home = one.document.id
    moved = (replace(c, passage=replace(c.passage, document=home)) for c in two.claims if c.passage)
    both = replace(one, events=one.events + two.events, claims=(*one.claims, *moved))
    assert tied(both) == set()


def test_two_that_attack_together_may_attack_twice_a_day() -> None:
    both = [
        report(
            name, Claim(f"event/{name}", "agent", "actor/rohan", "actor/arnor", None), recipient=""
        )
        for name in ("one", "two")
    ]
    assert tied(*both) == set()


def test_an_event_that_two_reports_tell_under_one_name_is_not_tied_to_itself() -> None:
    one, two = report("one"), report("two")
    again = (replace(claim, subject="event/one") for claim in two.claims)
    assert tied(one, replace(two, events=one.events, claims=tuple(again))) == set()


def test_what_is_tied_to_one_is_not_tied_to_the_other() -> None:
    bree, nowhere, fornost = report("bree", **BREE), report("any"), report("fornost", **FORNOST)
    found = tied(bree, nowhere, fornost)
    assert found == {(a, b) for a in ("bree", "fornost", "any") for b in ("bree", "fornost", "any")
                     if (a == "any") != (b == "any")}  # fmt: skip


def test_a_tie_of_two_tellings_rests_on_what_both_say() -> None:
    one, two = report("one"), report("two")
    made = derivations(inferred(one, two))
    [tie] = [d for d in made if (d.relation, d.subject) == ("sameEventAs", "event/one")]
    below = {d.id: d.premises for d in made}
    assert {claim for premise in tie.premises for claim in below[premise]} == {
        claim.id for claim in (*one.claims, *two.claims)
    }


def test_a_report_taken_out_takes_the_tie_along_and_leaves_the_other_event() -> None:
    one, two = report("one"), report("two")
    store = inferred(one, two)
    remove(store, two.document.id)
    infer(store)
    assert set(store) == set(inferred(one))


# ── Running ──────────────────────────────────────────────────────────────────


@given(readings())
def test_rules_run_twice_give_the_same_graph(reading: Reading) -> None:
    store = build([reading])
    infer(store)
    once = set(store)
    infer(store)
    assert set(store) == once


@given(readings())
def test_every_derived_triple_has_one_derivation_whose_premises_stand(reading: Reading) -> None:
    store = inferred(reading)
    found = derivations(store)
    triples = [(d.subject, d.relation, str(d.object)) for d in found]
    assert len(triples) == len(set(triples))
    claims = (*reading.claims, *background(store).claims)
    stand = {thing.id for thing in (*found, *claims)}
    assert all(set(derivation.premises) <= stand for derivation in found)


def test_a_document_taken_out_and_rules_run_again_leave_no_trace() -> None:
    one, other = told(said("arnor", "alliedWith", "rohan")), told(suffix="-2")
    store = inferred(one)
    add(store, replace(one, claims=()))
    add(store, other)
    infer(store)
    assert set(store) == set(inferred(replace(one, claims=()), other))


def test_each_rule_tells_why_in_one_sentence_and_in_the_graph() -> None:
    store = inferred()
    for rule in rules():
        assert rule.sentence.endswith(".")
        told_why = matching(store, node(f"rule/{rule.name}"), term("skos:definition"))
        assert [quad.object.value for quad in told_why] == [rule.sentence]
