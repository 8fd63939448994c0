"""A scope leaves out claims, and nothing but those it names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.scope import WHOLE, Scope, kept
from kg.model import Claim, Origin, Reading
from kg.story import Story
from tests.analysis.few import NOTHING_KNOWN, Teller, actor, told

ARMY, GAZETTE = actor("Arnor army").id, actor("The Bree Gazette").id


def reports() -> Story:
    """The army tells of a raid, the Gazette too; an unnamed official of another in April."""
    gazette = Teller("The Bree Gazette", date(2024, 3, 5))
    gazette.know(actor("an official", "UnnamedActor"))
    gazette.act("Arnor", "Raid", "Rohan", by="Arnor army", day="2024-03-03", event="event/raid")
    gazette.act("Arnor", "Raid", "Rohan", by="The Bree Gazette", event="event/raid")
    gazette.tie("Rohan", "supportedBy", "Mordor", by="Arnor army")
    courier = Teller("Belsar Courier", date(2024, 4, 9))
    courier.know(actor("an official", "UnnamedActor"))
    courier.act("Rohan", "Raid", "Arnor", by="an official", day="2024-04-08", event="event/answer")
    term = Claim(
        actor("Rohan").id,
        "memberOf",
        actor("Mordor").id,
        GAZETTE,
        None,
        origin=Origin.BACKGROUND,
        source="a register",
        since="2020-01-01",
        until="2024-03-31",
    )
    return told(gazette, courier, background=replace(NOTHING_KNOWN, claims=(term,)))


STORY = reports()


def left(scope: Scope) -> set[str]:
    """What is left, as the speaker and the start of who does what."""
    claims = (STORY.claims[id] for id in kept(STORY, scope))
    return {f"{STORY.label(c.speaker)}: {c.subject.partition('/')[2]} {c.relation}" for c in claims}


def gone(scope: Scope) -> set[str]:
    return left(WHOLE) - left(scope)


def test_the_whole_leaves_nothing_out() -> None:
    assert kept(STORY) == set(STORY.claims)


def test_a_telling_is_what_one_speaker_says_and_nothing_known_beforehand() -> None:
    found = left(Scope(told_by=frozenset({ARMY})))
    assert found
    assert all(words.startswith("Arnor army: ") for words in found)


def test_a_speaker_left_out_takes_only_its_own_claims_along() -> None:
    out = gone(Scope(speakers=frozenset({ARMY})))
    assert out
    assert all(words.startswith("Arnor army: ") for words in out)


def test_a_publisher_left_out_takes_all_its_reports_along() -> None:
    scope = Scope(publishers=frozenset({"Belsar Courier"}))
    assert {words.partition(" ")[2] for words in gone(scope)} == {
        "official: answer agent",
        "official: answer recipient",
        "official: answer date",
    }


def test_speakers_without_a_name_can_be_left_out() -> None:
    assert gone(Scope(unnamed=True)) == gone(Scope(publishers=frozenset({"Belsar Courier"})))


def test_what_two_speakers_say_is_not_single_however_one_of_them_is_quoted() -> None:
    kept_words = left(Scope(single=True))
    assert "Arnor army: raid agent" in kept_words
    assert "Arnor army: rohan supportedBy" not in kept_words
    assert "The Bree Gazette: rohan memberOf" in kept_words  # no report has to repeat it


def test_events_count_in_their_time_and_ties_in_their_term() -> None:
    april = left(Scope(since=date(2024, 4, 1)))
    assert not any("raid" in words or "memberOf" in words for words in april)
    assert "Arnor army: rohan supportedBy" in april  # nobody says since when
    march = left(Scope(until=date(2024, 3, 31)))
    assert not any("answer" in words for words in march)
    assert "The Bree Gazette: rohan memberOf" in march


def test_one_looks_from_a_day_with_what_was_published_and_held_by_then() -> None:
    early = left(Scope(as_of=date(2024, 3, 4)))
    assert early == {"The Bree Gazette: rohan memberOf"}
    late = left(Scope(as_of=date(2024, 4, 10)))
    assert any("answer" in words for words in late)
    assert not any("memberOf" in words for words in late)


@pytest.mark.parametrize("source", STORY.documents)
def test_only_some_reports_leave_what_is_known_beforehand(source: str) -> None:
    found = kept(STORY, Scope(sources=frozenset({source})))
    where = {c.passage.document for c in map(STORY.claims.__getitem__, found) if c.passage}
    assert where == {source}
    assert "The Bree Gazette: rohan memberOf" in left(Scope(sources=frozenset({source})))
    assert not kept(STORY, Scope(sources=frozenset({source}), background=True)) - {
        id for id, claim in STORY.claims.items() if claim.passage
    }


scopes = st.builds(
    Scope,
    since=st.none() | st.dates(date(2024, 2, 1), date(2024, 5, 1)),
    until=st.none() | st.dates(date(2024, 2, 1), date(2024, 5, 1)),
    speakers=st.frozensets(st.sampled_from([ARMY, GAZETTE]), max_size=2),
    unnamed=st.booleans(),
    background=st.booleans(),
)


@given(scopes)
def test_a_scope_within_a_scope_leaves_no_more_than_either(scope: Scope) -> None:
    assert kept(STORY, replace(scope, single=True)) <= kept(STORY, scope) <= kept(STORY)


def test_nothing_counts_in_a_story_without_claims() -> None:
    empty = told(Teller("The Bree Gazette"), background=Reading(NOTHING_KNOWN.document))
    assert kept(empty, Scope(single=True, as_of=date(2024, 1, 1))) == frozenset()
