"""What follows from claims, what does not, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from kg.graph import dataset
from kg.graph.dataset import BACKGROUND, DERIVED, add, background, derivations, remove
from kg.graph.entities import matching
from kg.graph.rules import infer, rules
from kg.graph.terms import literal, node, term
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
    Review,
    Sentence,
    When,
)
from kg.ontology import KG, PREFIXES, relations
from tests import factory
from tests.graph.few import build
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
    no = said(
        *("brigades", "supportedBy", "mordor"),
        at=8,
        speaker="actor/rohan",
        polarity=Polarity.NEGATIVE,
        **wish,
    )
    assert contradictions(inferred(told(yes, no))) == set()


def toll_of(victims: str, killed: int, speaker: str, at: int) -> tuple[Claim, Claim]:
    """A number of killed, and who they were, in one telling."""
    count = toll(killed, killed, at, speaker)
    return count, replace(count, relation="recipient", object=f"actor/{victims}")


VICTIMS = {
    "two-fighters": "two fighters",
    "six-fighters": "Six fighters",
    "six-elders": "six elders",
}


@pytest.mark.parametrize(
    ("few", "many", "contradict"),
    [
        ("two-fighters", "six-fighters", True),
        ("two-fighters", "six-elders", False),
        ("two-fighters", "", False),
        ("", "six-elders", True),
    ],
    ids=["the same", "others", "perhaps a part", "the more"],
)
def test_numbers_of_different_victims_do_not_contradict(
    few: str, many: str, contradict: bool
) -> None:
    told_of = (*toll_of(few, 2, "arnor", 0), *toll_of(many, 6, "rohan", 8))
    reading = told(*(claim for claim in told_of if claim.object != "actor/"))
    unnamed = (Entity(f"actor/{v}", name, "UnnamedActor") for v, name in VICTIMS.items())
    found = contradictions(inferred(replace(reading, entities=(*reading.entities, *unnamed))))
    assert found == (both(told_of[0], told_of[2]) if contradict else set())


def test_a_lower_number_told_of_one_place_may_be_a_part_of_the_higher() -> None:
    low, high = toll(2, 2, 0, "arnor"), toll(6, 6, 8, "rohan")
    there, too = (replace(c, relation="place", object="place/kirkuk") for c in (low, high))
    assert contradictions(inferred(told(low, there, high))) == set()
    assert contradictions(inferred(told(low, there, high, too))) == both(low, high)


def test_what_one_speaker_says_and_denies_in_one_text_is_no_contradiction() -> None:
    yes = said("brigades", "supportedBy", "mordor")
    no = replace(yes, polarity=Polarity.NEGATIVE)
    assert contradictions(inferred(told(yes, no))) == set()


def test_what_one_denies_of_another_time_is_no_contradiction() -> None:
    then = {"passage": None, "origin": Origin.BACKGROUND, "source": "a list"}
    so = said("brigades", "supportedBy", "mordor", **then, since="2020-01-01", until="2021-12-31")
    no = replace(so, speaker="actor/mordor", polarity=Polarity.NEGATIVE, since="", until="")
    for since, contradict in (("2022-01-01", False), ("2021-12-31", True)):
        denied = replace(no, since=since)
        reading = replace(told(), claims=(so, denied))
        assert contradictions(inferred(reading)) == (both(so, denied) if contradict else set())


def test_who_is_said_to_have_done_it_and_denies_it_contradicts() -> None:
    blamed = said("event/strike", "agent", "mordor")
    denied = replace(
        said("event/strike", "agent", "mordor", at=8, speaker="actor/mordor"),
        polarity=Polarity.NEGATIVE,
    )
    assert contradictions(inferred(told(blamed, denied))) == both(blamed, denied)


def parts(role: str, one: str, two: str, **stance: str) -> tuple[Claim, Claim]:
    """What Arnor and Rohan say of one part of the strike; `stance` is that of Rohan."""
    items = [day_of(item) if role == "date" else item for item in (one, two)]
    first, other = (said("event/strike", role, "arnor", at=at) for at in (0, 8))
    other = replace(other, object=items[1], **({"speaker": "actor/rohan"} | stance))
    return replace(first, object=items[0]), other


NOT_OF_ONE = [
    {"speaker": "actor/arnor"},
    {"modality": Modality.PLANNED},
    {"polarity": Polarity.NEGATIVE},
    {"certainty": Certainty.POSSIBLE},
]
EXCLUDE = [
    ("date", "2024-03-03", "2024-03-04"),
    ("place", "place/kirkuk", "place/baghdad"),
    ("agent", "actor/mordor", "actor/arnor"),
    ("agent", "actor/mordor", "actor/brigades"),
    ("agent", "actor/guard", "actor/brigades"),
    ("agent", "actor/houthis", "actor/hamas"),
]


@pytest.mark.parametrize(("role", "one", "two"), EXCLUDE)
def test_days_places_and_agents_that_exclude_each_other_contradict(
    role: str, one: str, two: str
) -> None:
    claims = parts(role, one, two)
    assert contradictions(inferred(told(*claims))) == both(*claims)


@pytest.mark.parametrize("stance", NOT_OF_ONE, ids=lambda stance: "".join(stance.values()))
@pytest.mark.parametrize(("role", "one", "two"), EXCLUDE[1:3] + EXCLUDE[:1])
def test_only_what_two_tell_as_so_excludes_each_other(
    role: str, one: str, two: str, stance: dict[str, str]
) -> None:
    assert contradictions(inferred(told(*parts(role, one, two, **stance)))) == set()


@pytest.mark.parametrize(("kind", "count"), [("Attack", 4), ("Offensive", 1), ("Agreement", 1)])
@pytest.mark.parametrize(("role", "one", "two"), EXCLUDE[:3])
def test_what_is_done_more_than_once_or_by_many_has_many_days_places_and_agents(
    role: str, one: str, two: str, kind: str, count: int
) -> None:
    reading = told(*parts(role, one, two))
    event = Event("event/strike", "strike", kind, count)
    assert contradictions(inferred(replace(reading, events=(event,)))) == set()


@pytest.mark.parametrize(
    ("role", "one", "two"),
    [
        ("date", "2024-03-03", "2024-03-03/2024-03-04"),
        ("place", "place/kirkuk", "actor/iraq"),
        ("place", "place/kirkuk", "place/red-sea"),
        ("place", "place/kirkuk", "place/bree"),
        ("place", "place/erbil", "place/erbil-air-base"),
        ("agent", "actor/mordor", "actor/somebody"),
        ("agent", "actor/brigades", "actor/boromir"),
        ("agent", "actor/brigades", "actor/riders"),
        ("agent", "actor/guard", "actor/mordor"),
        ("agent", "actor/houthis", "actor/iran"),
        ("agent", "actor/united-states", "actor/us-military"),
    ],
)
def test_what_can_be_one_is_no_contradiction(role: str, one: str, two: str) -> None:
    reading = told(*parts(role, one, two))
    others = (
        Entity("actor/somebody", "somebody", "UnnamedActor"),
        Entity("actor/riders", "Riders", "ArmedGroup"),
        Entity("place/bree", "Bree", "Place"),
    )
    found = contradictions(inferred(replace(reading, entities=(*reading.entities, *others))))
    assert found == set()


def test_who_names_both_contradicts_nobody_and_nobody_contradicts_the_two() -> None:
    for role, one, two in EXCLUDE[:3]:
        claims = parts(role, one, two)
        again = replace(claims[0], speaker="actor/rohan"), replace(claims[1], speaker="actor/arnor")
        for too in again:
            assert contradictions(inferred(told(*claims, too))) == set()


def test_a_place_within_another_does_not_exclude_it_nor_does_a_country_beside_a_town() -> None:
    claims = parts("place", "place/kirkuk", "place/baghdad")
    within = replace(claims[0], subject="place/kirkuk", relation="partOf", object="place/baghdad")
    beside = replace(claims[0], object="actor/iraq")
    assert contradictions(inferred(told(*claims, within))) == set()
    assert contradictions(inferred(told(*claims, beside))) == both(*claims)


def test_numbers_of_several_events_told_as_one_do_not_contradict() -> None:
    reading = told(toll(2, 2, 0, "arnor"), toll(6, 6, 8, "rohan"))
    event = Event("event/strike", "strikes", "Attack", 4)
    assert contradictions(inferred(replace(reading, events=(event,)))) == set()


@pytest.mark.parametrize("relation", ["partOf", "memberOf", "supportedBy", "alliedWith"])
def test_two_who_are_tied_may_have_done_it_together(relation: str) -> None:
    claims = parts("agent", "actor/mordor", "actor/brigades")
    ties = said("brigades", relation, "mordor", at=4), said("mordor", "opposes", "brigades", at=4)
    assert contradictions(inferred(told(*claims, ties[0]))) == set()
    assert contradictions(inferred(told(*claims, ties[1]))) == both(*claims)


def test_parts_of_one_whole_may_have_done_it_together() -> None:
    claims = parts("agent", "actor/guard", "actor/brigades")
    whole = (said(part, "partOf", "company", at=4) for part in ("guard", "brigades"))
    assert contradictions(inferred(told(*claims, *whole))) == set()


@pytest.mark.parametrize(("later", "contradict"), [("2024-03-04", False), ("2024-03-05", True)])
def test_one_night_may_be_on_either_of_two_days_of_two_documents(
    later: str, contradict: bool
) -> None:
    one, other = parts("date", "2024-03-03", later)
    first, then = told(one), told(other, suffix="-later")
    found = contradictions(inferred(first, then))
    assert found == (both(*first.claims, *then.claims) if contradict else set())


POST = "post/steward"


def holding(days: tuple[str, str], other_days: tuple[str, str], single: bool = True) -> ox.Store:
    """Boromir and Faramir each known to hold a post, from a day to a day."""
    claims = (
        Claim(
            f"actor/{who}",
            "holdsPost",
            POST,
            "actor/arnor",
            None,
            origin=Origin.BACKGROUND,
            source="a list",
            since=since,
            until=until,
        )
        for who, (since, until) in (("boromir", days), ("faramir", other_days))
    )
    store = build([replace(told(), claims=tuple(claims))])
    if single:
        ours = ox.Quad(node(POST), term("kg:single"), term("kg:holdsPost"), BACKGROUND)
        seen = literal("2024-06-30", "xsd:date")
        store.extend([ours, ox.Quad(node(POST), term("dcterms:valid"), seen, BACKGROUND)])
    infer(store)
    return store


YEARS = ("2020-01-01", "2022-12-31")


@pytest.mark.parametrize(
    ("days", "contradict"),
    [
        (("2022-12-30", "2024-01-01"), True),
        (("2022-06-01", ""), True),
        (YEARS, True),
        (("2022-12-31", "2024-01-01"), False),
        (("2023-01-01", "2024-01-01"), False),
        (("", "2021-01-01"), False),
    ],
    ids=["meeting", "still", "the same", "handed over", "afterwards", "nobody knows"],
)
def test_two_holders_of_one_post_contradict_on_the_same_days_only(
    days: tuple[str, str], contradict: bool
) -> None:
    assert bool(contradictions(holding(YEARS, days))) is contradict
    assert not contradictions(holding(YEARS, days, single=False))


def test_what_a_report_says_of_a_post_it_says_of_its_day() -> None:
    def report_of(who: str, suffix: str, year: int) -> Reading:
        claim = replace(said(who, "holdsPost", "arnor"), object=POST)
        made = told(claim, suffix=suffix)
        return replace(made, document=replace(made.document, published=date(year, 3, 5)))

    for year in (2023, 2024):
        store = build([report_of("boromir", "", 2024), report_of("arnor", "-2", year)])
        quad = ox.Quad(node(POST), term("kg:single"), term("kg:holdsPost"), BACKGROUND)
        store.add(quad)
        infer(store)
        assert bool(contradictions(store)) is (year == 2024)


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


# ── Contradictions across two reports ────────────────────────────────────────


def by(heard: Reading, speaker: str, **items: str | Amount) -> Reading:
    """A reading in which somebody else says more of its event."""
    event, first = heard.events[0].id, heard.claims[0]
    more = tuple(
        replace(
            first,
            subject=event,
            relation=role,
            object=day_of(item) if role == "date" and isinstance(item, str) else item,
            speaker=speaker,
        )
        for role, item in items.items()
    )
    return replace(heard, claims=heard.claims + more)


@pytest.mark.parametrize(
    ("role", "item", "other"),
    [
        ("killed", Amount(5, 5, "five"), Amount(9, 9, "nine")),
        ("date", "2024-03-03", "2024-03-08"),
        ("agent", "actor/rohan", "actor/brigades"),
    ],
)
def test_what_two_reports_tell_of_one_event_is_held_against_each_other(
    role: str, item: str | Amount, other: str | Amount
) -> None:
    one = by(report("one"), "actor/rohan", **{role: item})
    two = by(report("two"), "actor/army", **{role: other})
    apart = by(report("two", kind="Call"), "actor/army", **{role: other})
    said_of = [next(c for c in r.claims if c.relation == role and c.speaker != "actor/arnor")
               for r in (one, two)]  # fmt: skip
    assert both(*said_of) <= contradictions(inferred(one, two))
    assert not both(*said_of) & contradictions(inferred(one, apart))


def test_a_contradiction_of_two_reports_rests_on_both_claims_and_the_tie() -> None:
    five, nine = report("one", killed=FIVE), report("two", killed=Amount(9, 9, "nine"))
    made = derivations(inferred(five, nine))
    [found] = [d for d in made if d.relation == "contradicts" and d.subject == five.claims[-1].id]
    tie = {d.id for d in made if d.relation == "sameEventAs"}
    assert {five.claims[-1].id, nine.claims[-1].id} < set(found.premises)
    assert set(found.premises) & tie


PLANT = {"recipient": "place/plant", "place": "place/bree"}


def blaming(name: str, speaker: str, agent: str, **parts: str) -> Reading:
    """A report in which somebody says that somebody attacked a plant near Bree."""
    told_so = report(name, agent=f"actor/{agent}", **(PLANT | parts))
    plant = Entity("place/plant", "plant", "Facility")
    claims = (replace(claim, speaker=f"actor/{speaker}") for claim in told_so.claims)
    return replace(told_so, claims=tuple(claims), entities=(*told_so.entities, plant))


def test_who_is_blamed_and_names_another_speaks_of_the_same_event() -> None:
    one, two = blaming("one", "arnor", "rohan"), blaming("two", "rohan", "brigades")
    agents = [next(c for c in r.claims if c.relation == "agent") for r in (one, two)]
    assert tied(one, two) == BOTH
    assert contradictions(inferred(one, two)) == both(*agents)


@pytest.mark.parametrize(
    ("speaker", "agent", "parts"),
    [
        ("army", "brigades", {}),
        ("rohan", "brigades", {"date": "2024-03-04"}),
        ("rohan", "brigades", {"place": "place/fornost"}),
        ("rohan", "brigades", {"recipient": "actor/somebody"}),
        ("rohan", "brigades", {"kind": "Abduction"}),
        ("rohan", "brigades", {"count": 3}),
    ],
    ids=["not blamed", "a day later", "elsewhere", "somebody", "another deed", "three"],
)
def test_two_who_blame_others_may_speak_of_two_events(
    speaker: str, agent: str, parts: dict[str, str]
) -> None:
    one = blaming("one", "arnor", "rohan", **{"recipient": parts.get("recipient", "place/plant")})
    assert tied(one, blaming("two", speaker, agent, **parts)) == set()


@pytest.mark.parametrize(
    "vague",
    [
        {"date": "2024-03-01/2024-03-09"},
        {"place": "place/red-sea"},
        {"recipient": "place/bree"},
    ],
    ids=["many days", "a sea", "a town alone"],
)
def test_what_many_deeds_share_is_no_sign_of_one(vague: dict[str, str]) -> None:
    one, two = (
        blaming("one", "arnor", "rohan", **vague),
        blaming("two", "rohan", "brigades", **vague),
    )
    assert tied(one, two) == set()


# ── Running ──────────────────────────────────────────────────────────────────


@given(readings())
def test_rules_run_twice_give_the_same_graph(reading: Reading) -> None:
    store = build([reading], known=())
    infer(store)
    once = set(store)
    infer(store)
    assert set(store) == once


@given(readings())
def test_every_derived_triple_has_one_derivation_whose_premises_stand(reading: Reading) -> None:
    store = build([reading], known=())
    infer(store)
    found = derivations(store)
    triples = [(d.subject, d.relation, str(d.object)) for d in found]
    assert len(triples) == len(set(triples))
    claims = (*reading.claims, *background(store).claims)
    stand = {thing.id for thing in (*found, *claims)}
    assert all(set(derivation.premises) <= stand for derivation in found)


def follows(store: ox.Store) -> set[tuple[object, ...]]:
    """The triples that all rules make of a store, each of them run once."""
    ends = [term("rdf:subject"), term("rdf:predicate"), term("rdf:object")]
    found: set[tuple[object, ...]] = set()
    for rule in rules():
        made = list(store.query(rule.query, use_default_graph_as_union=True))
        parts = {(triple.subject, triple.predicate): triple.object for triple in made}
        found |= {tuple(parts[triple.subject, end] for end in ends) for triple in made}
    return found


def derived(store: ox.Store) -> set[tuple[object, ...]]:
    return {(q.subject, q.predicate, q.object) for q in store if "derivation/" not in str(q)}


@given(readings())
@settings(max_examples=20)
def test_nothing_more_follows_were_all_rules_run_again(reading: Reading) -> None:
    store = build([reading], known=())
    infer(store)
    assert follows(store) <= derived(store)


def test_nothing_more_follows_from_long_chains() -> None:
    chain = [*THINGS[:5], "company"]
    parts = [said(one, "partOf", two) for one, two in pairwise(chain)]
    ties = [said("boromir", "memberOf", "arnor", at=4), said("rohan", "alliedWith", "arnor", at=8)]
    blamed = said("rohan", "supportedBy", "mordor", at=12)
    store = inferred(told(*parts, *ties, blamed))
    assert ("boromir", "memberOf", "company") in plain(store)
    assert follows(store) <= derived(store)


def test_a_rule_builds_on_what_its_conditions_name_and_not_on_what_it_concludes() -> None:
    by_name = {rule.name: rule for rule in rules()}
    closing, numbers = (
        by_name["20-part-of-the-whole"],
        by_name["50-numbers-that-exclude-each-other"],
    )
    assert closing.builds_on({PREFIXES["owl"] + "TransitiveProperty"})
    assert numbers.builds_on({KG.sameEventAs})
    assert not numbers.builds_on({KG.contradicts})


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


def test_nothing_is_derived_from_what_people_rejected() -> None:
    told = factory.reading()
    backed = next(claim for claim in told.claims if claim.relation == "supportedBy")
    rejected = replace(backed, review=Review.REJECTED)
    claims = tuple(rejected if claim == backed else claim for claim in told.claims)
    store = build([replace(told, claims=claims)])
    infer(store)
    assert not [d for d in derivations(store) if d.subject == backed.subject]
    (kept,) = (c for c in dataset.readings(store)[0].claims if c.relation == "supportedBy")
    assert kept == rejected
