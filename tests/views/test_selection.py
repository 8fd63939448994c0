"""A part of a story is a story again, and holds nothing that rests on what was left out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.analysis.scope import Scope
from kg.model import Claim, Reading
from kg.views.network import network
from kg.views.selection import EVERYTHING, Selection, select, words
from tests.factory import reading
from tests.views.stories import NOTHING_KNOWN, Story, story

ARNOR, ARMY, BRIGADES = "actor/arnor", "actor/arnor-army", "actor/gondor-brigades"


def claims(told: Story) -> list[Claim]:
    readings, background, _ = told
    return [claim for reading in (*readings, background) for claim in reading.claims]


def part(wanted: Selection, *readings: Reading) -> list[Claim]:
    return claims(select(readings or (reading(),), NOTHING_KNOWN, (), wanted))


def test_everything_is_the_story_itself() -> None:
    whole = story(30)
    assert claims(select(*whole, EVERYTHING)) == claims(whole)
    assert {d.id for d in select(*whole, EVERYTHING)[2]} == {d.id for d in whole[2]}


def test_only_what_a_speaker_says_is_kept() -> None:
    spoken = part(Selection(scope=Scope(told_by=frozenset({ARMY}))))
    assert spoken
    assert {claim.speaker for claim in spoken} == {ARMY}


def test_only_reports_of_a_source_are_kept() -> None:
    other = reading("-again")
    kept = part(Selection(scope=Scope(sources=frozenset({other.document.id}))), reading(), other)
    assert kept
    assert {c.passage.document for c in kept if c.passage} == {other.document.id}


@pytest.mark.parametrize(
    ("since", "until", "there"),
    [
        (None, date(2024, 3, 2), False),
        (date(2024, 3, 3), date(2024, 3, 3), True),
        (date(2024, 3, 4), None, False),
    ],
)
def test_events_of_another_time_are_left_out_whole(
    since: date | None, until: date | None, there: bool
) -> None:
    kept = {claim.subject for claim in part(Selection(scope=Scope(since=since, until=until)))}
    assert ("event/strike" in kept) is there
    assert BRIGADES in kept  # a standing tie has no date


def test_those_who_take_part_in_one_event_are_one_step_apart() -> None:
    near = select((reading(),), NOTHING_KNOWN, (), Selection(focus=ARNOR))
    drawn = set(network(*near))
    assert {ARNOR, "event/strike", BRIGADES} <= drawn
    assert "actor/mordor" not in drawn
    wider = select((reading(),), NOTHING_KNOWN, (), Selection(focus=ARNOR, hops=2))
    assert "actor/mordor" in set(network(*wider))


def test_names_that_occur_in_no_claim_that_is_left_are_left_out() -> None:
    told = select((reading(),), NOTHING_KNOWN, (), Selection(focus=ARNOR))
    names = {entity.id for entity in told[0][0].entities}
    assert "actor/mordor" not in names
    assert {mention.entity for mention in told[0][0].mentions} <= names


@example(seed=44, hops=1, which=8)
@given(seed=st.integers(0, 50), hops=st.integers(1, 3), which=st.integers(0, 9))
def test_a_part_rests_on_itself(seed: int, hops: int, which: int) -> None:
    whole = story(24, seed)
    actors = sorted({e.id for r in whole[0] for e in r.entities if e.id.startswith("actor/")})
    wanted = Selection(focus=actors[which % len(actors)], hops=hops, scope=Scope(date(2024, 2, 15)))
    told = select(*whole, wanted)
    kept = {claim.id for claim in claims(told)}
    assert kept <= {claim.id for claim in claims(whole)}
    known = kept | {derivation.id for derivation in told[2]}
    assert all(set(derivation.premises) <= known for derivation in told[2])
    assert select(*told, wanted) == told


def test_a_wider_part_holds_the_narrower() -> None:
    whole = story(40)
    focus = whole[0][0].claims[0].speaker
    sizes = [len(claims(select(*whole, Selection(focus=focus, hops=n)))) for n in (1, 2, 3, 9)]
    assert sizes == sorted(sizes)


def test_a_part_says_what_it_is() -> None:
    march = Scope(date(2024, 3, 1), date(2024, 3, 9), told_by=frozenset({ARMY}))
    wanted = Selection(ARNOR, 2, march)
    assert words((reading(),), wanted) == (
        "within 2 steps of Arnor, since 1 March 2024, until 9 March 2024, as told by Arnor army"
    )
    assert words((reading(),), EVERYTHING) == ""
