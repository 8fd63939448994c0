"""What changed between two builds: by statement, by who says so, and the same backwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import (
    Amount,
    Certainty,
    Claim,
    Derivation,
    Document,
    Entity,
    Event,
    Modality,
    Polarity,
    Reading,
    When,
)
from kg.views.changes import Change, Changes, Sort, changes
from kg.views.tables import NOBODY
from tests.factory import passage, reading

KINDS = {"official": "UnnamedActor", "gazette": "MediaOrganization", "courier": "MediaOrganization"}
ACTORS = ("arnor", "brigades", "mordor", "rohan", "official", "gazette", "courier")
THIRD, FOURTH = (When(day, day, day) for day in ("2024-03-03", "2024-03-04"))
FOUR, TWELVE = Amount(4, 4, "four"), Amount(12, 12, "twelve")


def actor(name: str, where: str = "") -> Entity:
    kind = KINDS.get(name, "ArmedGroup")
    id = f"actor/{name}-{where}" if kind == "UnnamedActor" and where else f"actor/{name}"
    return Entity(id, name.title(), kind)


def says(subject: str, relation: str, item: object, by: str = "gazette", **how: object) -> Claim:
    """A claim that still lacks its place in a text; a subject with a hyphen is an event."""
    what = f"event/{subject}" if "-" in subject else f"actor/{subject}"
    told = f"actor/{item}" if item in ACTORS else item
    return Claim(what, relation, told, f"actor/{by}", None, **how)  # type: ignore[arg-type]


def strike(name: str = "strike-1", by: str = "gazette", **how: object) -> tuple[Claim, ...]:
    """Arnor strikes the Brigades, in a telling of its own."""
    ends = (("agent", "arnor"), ("recipient", "brigades"))
    return tuple(says(name, role, end, by, **how) for role, end in ends)


def report(name: str, *claims: Claim, house: str = "The Bree Gazette", **head: object) -> Reading:
    """A report that makes these claims, one sentence for each event and tie, in its own ids."""
    tells = list(dict.fromkeys((c.subject, c.speaker) for c in claims))
    words = {told: f"{told[1]} speaks of {told[0]}." for told in tells}
    document = Document(f"document/{name}", name, " ".join([*words.values(), "."]), house)
    document = replace(document, **head)  # type: ignore[arg-type]
    actors = {f"actor/{a}": actor(a, name).id for a in ACTORS}
    events = {id: f"{id}-{name}" for id in (c.subject for c in claims) if id.startswith("event/")}
    placed = tuple(
        replace(
            c,
            subject=events.get(c.subject) or actors[c.subject],
            object=actors.get(str(c.object), c.object),
            speaker=actors[c.speaker],
            passage=passage(document, words[c.subject, c.speaker]),
        )
        for c in claims
    )
    kinds = {"strike": "AirStrike", "call": "Call"}
    happened = (
        Event(own, f"{id}", kinds[id.removeprefix("event/").partition("-")[0]])
        for id, own in events.items()
    )
    return Reading(document, (), (), tuple(actor(a, name) for a in ACTORS), tuple(happened), placed)


def compared(
    before: Iterable[Reading],
    now: Iterable[Reading],
    was: Iterable[Derivation] = (),
    made: Iterable[Derivation] = (),
) -> Changes:
    return changes((tuple(before), NOBODY, tuple(was)), (tuple(now), NOBODY, tuple(made)))


def told(found: Changes) -> list[str]:
    """Each change on one line, as far as these tests look."""
    return [
        f"{c.sort}: {c.statement.subject} {c.statement.relation} {c.statement.object}".rstrip()
        for c in found.changes
    ]


BACKED = says("brigades", "supportedBy", "mordor")


# ── Sorts ────────────────────────────────────────────────────────────────────


def test_two_builds_of_one_story_differ_in_nothing() -> None:
    assert not compared([reading(), reading("-2")], [reading("-2"), reading()])


def test_what_nobody_told_before_is_new_with_its_speaker_sentence_and_report() -> None:
    found = compared([], [report("a", *strike(by="rohan"), says("strike-1", "date", THIRD))])
    assert told(found) == ["new: Arnor air strike Brigades"]
    (change,) = found.changes
    assert ("on", "2024-03-03") in change.statement.details
    (claim,) = change.joined
    assert (claim.speaker, claim.title) == ("Rohan", "a")
    assert claim.sentence == "actor/rohan speaks of event/strike-1."


def test_what_nobody_tells_any_more_is_withdrawn_by_whoever_told_it() -> None:
    found = compared([report("a", BACKED), report("b")], [report("b")])
    assert told(found) == ["withdrawn: Brigades supported by Mordor"]
    assert [claim.speaker for claim in found.changes[0].left] == ["Gazette"]
    assert [(r.state, r.title) for r in found.reports] == [("removed", "a")]


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ([{}], [{}, {"by": "rohan"}]),
        ([{"by": "official"}], [{"by": "official"}, {"by": "rohan"}]),
        ([{"by": "official"}], [{"by": "rohan"}]),
        ([{"certainty": Certainty.POSSIBLE}], [{"certainty": Certainty.PROBABLE}]),
        ([{"modality": Modality.PLANNED}], [{"modality": Modality.ACTUAL}]),
        (
            [{"modality": Modality.PLANNED}, {"modality": Modality.PLANNED, "by": "rohan"}],
            [{"modality": Modality.ACTUAL, "by": "official"}],
        ),
    ],
)
def test_more_speakers_surer_ones_and_facts_strengthen_and_the_reverse_weakens(
    less: list[dict[str, object]], more: list[dict[str, object]]
) -> None:
    weak, strong = ([report("a", *(replace(BACKED, **_how(h)) for h in w))] for w in (less, more))
    assert told(compared(weak, strong)) == ["strengthened: Brigades supported by Mordor"]
    assert told(compared(strong, weak)) == ["weakened: Brigades supported by Mordor"]


def _how(told: dict[str, object]) -> dict[str, object]:
    by = told.get("by", "gazette")
    return {k: v for k, v in told.items() if k != "by"} | {"speaker": f"actor/{by}"}


def test_a_second_house_strengthens_what_one_speaker_says_and_the_same_house_does_not() -> None:
    one = report("a", replace(BACKED, speaker="actor/rohan"))
    again = report("b", replace(BACKED, speaker="actor/rohan"))
    other = report("c", replace(BACKED, speaker="actor/rohan"), house="Belsar Courier")
    assert told(compared([one], [one, again])) == []
    assert told(compared([one], [one, other])) == ["strengthened: Brigades supported by Mordor"]


def test_others_who_tell_it_as_surely_are_told() -> None:
    found = compared([report("a", BACKED)], [report("a", replace(BACKED, speaker="actor/rohan"))])
    (change,) = found.changes
    assert change.sort is Sort.RETOLD
    assert [c.speaker for c in (*change.joined, *change.left)] == ["Rohan", "Gazette"]


def test_a_denial_is_a_statement_of_its_own() -> None:
    denial = replace(BACKED, polarity=Polarity.NEGATIVE, speaker="actor/mordor")
    (change,) = compared([report("a", BACKED)], [report("a", BACKED, denial)]).changes
    assert (change.sort, change.statement.denied) == (Sort.NEW, True)


def test_a_link_of_contradiction_that_was_not_there_is_told_with_both_sides() -> None:
    few = says("strike-1", "killed", FOUR)
    many = says("strike-1", "killed", TWELVE, "rohan")
    story = [report("a", *strike(), few, many)]
    one, other = (c.id for c in story[0].claims if c.relation == "killed")
    link = Derivation("derivation/x", one, "contradicts", other, "30-numbers", (one, other))
    found = compared(story, story, [], [link])
    assert told(found) == ["newly contradicted: event/strike-1 killed"]
    assert {c.object for c in found.changes[0].joined} == {"4", "12"}
    assert told(compared(story, story, [link], [])) == [
        "no longer contradicted: event/strike-1 killed"
    ]


# ── Events ───────────────────────────────────────────────────────────────────


def test_events_of_a_report_that_changed_are_the_same_where_sides_day_and_place_are() -> None:
    before = report("a", *strike(), says("strike-1", "date", THIRD))
    now = report("b", *strike(), says("strike-1", "date", THIRD), title="a")
    found = compared([before], [now])
    assert told(found) == []
    assert [(r.state, r.before, r.now) for r in found.reports] == [
        ("changed", "document/a", "document/b")
    ]


def test_another_day_is_another_event() -> None:
    dated = [
        report(name, *strike(), says("strike-1", "date", day))
        for name, day in (("a", THIRD), ("b", FOURTH))
    ]
    assert told(compared(dated[:1], dated)) == ["new: Arnor air strike Brigades"]


def test_a_number_that_an_event_gains_is_told_by_itself() -> None:
    one = report("a", *strike(), says("strike-1", "date", THIRD))
    more = report("b", *strike(), says("strike-1", "date", THIRD), says("strike-1", "killed", FOUR))
    assert told(compared([one], [more])) == ["new: event/strike-1 killed 4"]


def test_a_number_that_another_house_repeats_is_told_and_the_day_with_the_act_alone() -> None:
    parts = (*strike(), says("strike-1", "date", THIRD), says("strike-1", "killed", FOUR))
    one, other = report("a", *parts), report("b", *parts, house="Belsar Courier")
    assert told(compared([one], [one, other])) == [
        "strengthened: Arnor air strike Brigades",
        "strengthened: event/strike-1 killed 4",
    ]


def test_a_day_that_was_not_known_is_told_as_a_part_of_the_same_event() -> None:
    one, more = report("a", *strike()), report("b", *strike(), says("strike-1", "date", THIRD))
    assert told(compared([one], [more])) == ["new: event/strike-1 on 2024-03-03"]


def test_two_like_events_are_not_told_apart_by_guessing() -> None:
    one = report("a", *strike())
    two = [
        report(n, *strike(), says("strike-1", "date", day), house=f"Courier {n}")
        for n, day in (("b", THIRD), ("c", FOURTH))
    ]
    assert Counter(c.sort for c in compared([one], two).changes) == {"new": 2, "withdrawn": 1}


def test_unnamed_actors_of_a_report_that_changed_are_compared_by_what_they_are_called() -> None:
    told_by = replace(BACKED, speaker="actor/official")
    before, now = report("a", told_by, title="x"), report("b", told_by, title="x")
    assert before.claims[0].speaker != now.claims[0].speaker
    assert told(compared([before], [now])) == []


def test_an_event_tied_by_a_rule_strengthens_what_was_told() -> None:
    one = report("a", *strike()[1:])
    other = report("b", *strike("strike-2")[1:], house="Belsar Courier")
    tie = Derivation("derivation/x", one.events[0].id, "sameEventAs", other.events[0].id, "40", ())
    assert told(compared([one], [one, other])) == ["new:  air strike Brigades"]
    assert told(compared([one], [one, other], (), [tie])) == ["strengthened:  air strike Brigades"]


# ── Identities ───────────────────────────────────────────────────────────────


def _resolved(story: Reading, whom: str, to: str, label: str) -> Reading:
    """The same reading with somebody taken to be another."""
    entities = tuple(
        replace(e, id=to, label=label, observed=whom) if e.id == whom else e for e in story.entities
    )
    claims = (replace(c, subject=to if c.subject == whom else c.subject) for c in story.claims)
    return replace(story, entities=entities, claims=tuple(claims))


def test_a_merge_is_told_once_and_its_statements_stay_what_they_were() -> None:
    story = report("a", BACKED, says("rohan", "supportedBy", "mordor"))
    merged = _resolved(story, "actor/rohan", "actor/brigades", "Brigades")
    found = compared([story], [merged])
    assert [(set(i.before), i.now) for i in found.identities] == [
        ({"Brigades", "Rohan"}, ("Brigades",))
    ]
    assert told(found) == []
    back = compared([merged], [story])
    assert [(i.before, set(i.now)) for i in back.identities] == [
        (("Brigades",), {"Brigades", "Rohan"})
    ]
    assert told(back) == []


def test_events_that_were_judged_to_be_one_are_told_as_merged_and_by_whom_it_is_told_now() -> None:
    one = report("a", *strike())
    other = report("b", *strike("strike-2"), house="Belsar Courier")
    (event,) = other.events
    judged = replace(
        other,
        events=(replace(event, id=one.events[0].id, observed=event.id),),
        claims=tuple(replace(c, subject=one.events[0].id) for c in other.claims),
    )
    found = compared([one, other], [one, judged])
    assert [(len(i.before), len(i.now)) for i in found.identities] == [(2, 1)]
    assert told(found) == []


def test_somebody_taken_for_another_who_stays_is_told_in_statements() -> None:
    stories = report("a", BACKED), report("b", BACKED)
    moved = _resolved(stories[0], "actor/brigades", "actor/rohan", "Rohan")
    other = _resolved(stories[1], "actor/rohan", "actor/brigades", "Brigades")
    found = compared(stories, [moved, other])
    assert not found.identities
    assert told(found) == ["new: Rohan supported by Mordor"]


# ── Laws ─────────────────────────────────────────────────────────────────────

MIRRORED = {
    Sort.NEW: Sort.WITHDRAWN,
    Sort.STRENGTHENED: Sort.WEAKENED,
    Sort.CONTRADICTED: Sort.SETTLED,
    Sort.RETOLD: Sort.RETOLD,
}
MIRRORED |= {other: one for one, other in MIRRORED.items()}
_HOW = st.fixed_dictionaries(
    {
        "by": st.sampled_from(("gazette", "rohan", "official")),
        "certainty": st.sampled_from(Certainty),
        "polarity": st.sampled_from(Polarity),
        "modality": st.sampled_from(Modality),
    }
)


@st.composite
def _claims(draw: st.DrawFn) -> tuple[Claim, ...]:
    how = draw(_HOW)
    name = draw(st.sampled_from(("strike-1", "strike-2", "call-1")))
    parts = (
        says(name, "agent", "arnor", **how),
        says(name, "recipient", "brigades", **how),
        says(name, "date", draw(st.sampled_from((THIRD, FOURTH))), **how),
        says(name, "killed", draw(st.sampled_from((FOUR, TWELVE))), **how),
        says("brigades", "supportedBy", "mordor", **how),
    )
    return tuple(draw(st.sets(st.sampled_from(parts), min_size=1)))


_REPORT = st.builds(
    lambda name, claims, house, day: report(
        name, *(c for some in claims for c in some), house=house, published=date(2024, 3, day)
    ),
    st.sampled_from("abcd"),
    st.lists(_claims(), max_size=3),
    st.sampled_from(("The Bree Gazette", "Belsar Courier")),
    st.integers(1, 3),
)
_BUILD = st.lists(_REPORT, max_size=3, unique_by=lambda reading: reading.document.id)


def _seen(change: Change) -> tuple[object, ...]:
    joined, left = ({c.claim for c in told} for told in (change.joined, change.left))
    return (frozenset(joined), frozenset(left), change.before, change.now)


@given(_BUILD)
def test_nothing_differs_from_itself(build: list[Reading]) -> None:
    assert not compared(build, reversed(build))


@given(_BUILD, _BUILD)
def test_backwards_every_change_is_its_reverse(one: list[Reading], other: list[Reading]) -> None:
    there, back = compared(one, other), compared(other, one)
    assert Counter((MIRRORED[c.sort], *_seen(c)) for c in there.changes) == Counter(
        (c.sort, c_left, c_joined, now, before)
        for c in back.changes
        for c_joined, c_left, before, now in [_seen(c)]
    )
    states = {"new": "removed", "removed": "new", "changed": "changed"}
    assert Counter(states[r.state] for r in there.reports) == Counter(r.state for r in back.reports)
