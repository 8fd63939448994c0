"""Ties rest on claims: they come and go with them, and name no others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.scope import Scope, kept
from kg.analysis.ties import Tie, Ties, ties
from kg.model import Derivation, Modality, Polarity
from kg.story import Story, happened, merge
from tests.analysis.few import Teller, actor, told
from tests.factory import reading
from tests.views.stories import NOTHING_KNOWN, story


def seen(found: Ties) -> set[tuple[str, str, str]]:
    label = found.story.label
    return {(label(tie.source), tie.relation, label(tie.target)) for tie in found.all}


def gazette() -> Teller:
    return Teller("The Bree Gazette", date(2024, 3, 5))


def test_an_act_ties_each_who_did_it_to_each_to_whom_it_was_done() -> None:
    report = gazette()
    report.act("Arnor", "Raid", "Rohan", day="2024-03-03", event="event/raid")
    report.act("Gondor", "Raid", "Rohan", event="event/raid")
    found = ties(told(report))
    assert seen(found) == {("Arnor", "Raid", "Rohan"), ("Gondor", "Raid", "Rohan")}
    assert {(tie.sign, tie.earliest, tie.event) for tie in found.all} == {
        (-1, "2024-03-03", "event/raid")
    }


def test_nothing_denied_planned_or_supposed_is_a_tie() -> None:
    whole = merge((reading(),), NOTHING_KNOWN, ())
    for stance in ({"polarity": Polarity.NEGATIVE}, {"modality": Modality.PLANNED}):
        claims = {id: replace(claim, **stance) for id, claim in whole.claims.items()}
        assert not ties(replace(whole, claims=claims)).all
    assert ties(whole).all


def test_where_somebody_is_makes_no_tie_to_the_country() -> None:
    report = gazette()
    report.know(actor("Rohan", "State"))
    report.tie("Arnor", "basedIn", "Rohan")
    report.tie("Arnor", "country", "Rohan")
    assert not ties(told(report)).all


def test_nobody_is_tied_to_himself() -> None:
    report = gazette()
    report.act("Arnor", "Raid", "Arnor")
    assert not ties(told(report)).all


def test_an_alliance_told_both_ways_is_one_tie() -> None:
    report = gazette()
    report.tie("Rohan", "alliedWith", "Arnor")
    report.tie("Arnor", "alliedWith", "Rohan")
    (tie,) = ties(told(report)).all
    assert len(tie.claims) == 2


def test_one_event_that_two_reports_tell_is_two_ties_of_one_event() -> None:
    one, other = gazette(), Teller("Belsar Courier")
    one.act("Arnor", "Raid", "Rohan", event="event/a")
    other.act("Arnor", "Raid", "Rohan", event="event/b")
    whole = told(one, other)
    same = Derivation("derivation/same", "event/b", "sameEventAs", "event/a", "40", ())
    found = ties(replace(whole, derivations={same.id: same})).all
    assert [(tie.event, tie.told) for tie in found] == [
        ("event/a", "event/a"),
        ("event/a", "event/b"),
    ]


def test_a_scope_within_a_scope_is_one_of_the_whole() -> None:
    report = gazette()
    report.act("Arnor", "Raid", "Rohan", by="Arnor army")
    report.act("Gondor", "Raid", "Rohan", by="Rohan army")
    whole = ties(told(report))
    army, other = (Scope(told_by=frozenset({actor(n).id})) for n in ("Arnor army", "Rohan army"))
    assert whole.within(army).within(other) == whole.within(other)


def test_a_tie_falls_with_the_last_claim_that_names_one_of_its_sides() -> None:
    report = gazette()
    report.act("Arnor", "Raid", "Rohan", by="Arnor army", event="event/raid")
    report.act("Arnor", "Raid", "Rohan", by="An official", event="event/raid")
    whole = ties(told(report))
    army, official = actor("Arnor army").id, actor("An official").id
    without = whole.within(Scope(speakers=frozenset({army})))
    assert seen(without) == seen(whole)
    assert without.all[0].claims < whole.all[0].claims
    assert not whole.within(Scope(speakers=frozenset({army, official}))).all


def cut(whole: Story, scope: Scope) -> Story:
    """The same story as if only the claims that count had been made."""
    return replace(whole, claims={id: whole.claims[id] for id in sorted(kept(whole, scope))})


def undated(found: Ties) -> list[Tie]:
    """Ties without their days: an event keeps its day when whoever told it is left out."""
    return [replace(tie, earliest="", latest="") for tie in found.all]


STORIES = {seed: merge(*story(24, seed)) for seed in range(4)}


@given(seed=st.sampled_from(sorted(STORIES)), data=st.data())
def test_ties_within_a_scope_are_those_of_a_story_of_the_claims_that_count(
    seed: int, data: st.DataObject
) -> None:
    whole = STORIES[seed]
    speakers = sorted({claim.speaker for claim in whole.claims.values()})
    scope = Scope(
        speakers=data.draw(st.frozensets(st.sampled_from(speakers))),
        unnamed=data.draw(st.booleans()),
        single=data.draw(st.booleans()),
        background=data.draw(st.booleans()),
    )
    assert undated(ties(whole, scope)) == undated(ties(cut(whole, scope)))


@pytest.mark.parametrize("seed", STORIES)
def test_every_tie_rests_on_claims_that_something_happened(seed: int) -> None:
    whole = STORIES[seed]
    for tie in ties(whole).all:
        assert tie.grounds
        assert all(map(happened, map(whole.claims.__getitem__, tie.claims)))
