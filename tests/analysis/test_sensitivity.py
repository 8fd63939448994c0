"""A ranking without each of its sources is the ranking of a story that lacks the source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import networkx as nx
import pytest

from kg.analysis.graphs import graph
from kg.analysis.rankings import moved
from kg.analysis.scope import Scope, kept
from kg.analysis.sensitivity import Ranking, Sensitivity, measures, sensitivity, variants
from kg.analysis.ties import Ties, ties
from kg.story import merge
from tests.analysis.few import Teller, actor, told
from tests.views.stories import story

BROKERS = Ranking("betweenness", nx.betweenness_centrality)
DEGREE = Ranking("degree", lambda tied: dict(tied.degree()))
OFFICIAL = actor("an official", "UnnamedActor")


def bridged() -> Ties:
    """Bree stands between two groups, but half of its ties only an unnamed official tells of."""
    report = Teller("The Bree Gazette", date(2024, 3, 5))
    report.know(OFFICIAL)
    for one, other in (("Arnor", "Rohan"), ("Rohan", "Bree"), ("Moria", "Mordor")):
        report.act(one, "Raid", other, by="Arnor army")
    report.act("Bree", "Aid", "Moria", by="an official")
    report.act("Bree", "Aid", "Mordor", by="an official")
    report.act("Dale", "Raid", "Erebor", by="Belsar army")
    return ties(told(report))


def measured(top: int = 10) -> tuple[Sensitivity, ...]:
    return sensitivity(bridged(), (BROKERS, DEGREE), top)


def test_the_first_broker_falls_without_the_official_who_made_it_one() -> None:
    brokers, _ = measured()
    bree = actor("Bree").id
    assert brokers.top[0].actor == bree
    (change,) = (c for c in brokers.changes if c.without == Scope(unnamed=True))
    assert change.ties == 2
    assert bree not in change.first
    assert next(m for m in change.moved if m.actor == bree).now > 1


def test_what_moves_nobody_at_the_top_is_no_change_but_was_tried() -> None:
    brokers, _ = measured(top=1)
    assert brokers.tried > len(brokers.changes)
    assert all(each.before == 1 for change in brokers.changes for each in change.moved)


def test_who_stays_first_is_counted_over_all_that_was_left_out() -> None:
    brokers, _ = measured()
    ((leader, times),) = brokers.leads
    lost = sum(leader not in change.first for change in brokers.changes)
    assert times == brokers.tried - lost < brokers.tried
    (number,) = measures((brokers,))
    assert number.value == times / brokers.tried


def test_each_source_is_left_out_once_and_none_that_is_out_already() -> None:
    whole = bridged()
    found = list(variants(whole))
    assert len(set(found)) == len(found)
    out = {speaker for scope in found for speaker in scope.speakers}
    assert out == {actor("Arnor army").id, actor("Belsar army").id, OFFICIAL.id}
    assert Scope(publishers=frozenset({"The Bree Gazette"})) in found
    assert not any(scope.background for scope in found)  # nothing is known beforehand here
    within = whole.within(Scope(unnamed=True))
    assert all(scope.unnamed for scope in variants(within))
    assert OFFICIAL.id not in {s for scope in variants(within) for s in scope.speakers}


@pytest.mark.parametrize("seed", range(3))
def test_each_change_is_that_of_a_story_without_the_source(seed: int) -> None:
    whole = ties(merge(*story(24, seed)))
    (found,) = sensitivity(whole, (DEGREE,), top=5)
    assert found.changes
    before = DEGREE.of(graph(whole))
    for change in found.changes:
        claims = {id: whole.story.claims[id] for id in kept(whole.story, change.without)}
        left = graph(ties(replace(whole.story, claims=claims)))
        after = DEGREE.of(left)
        assert set(change.moved) <= set(moved(before, after))
        assert change.first == tuple(each.actor for each in after if each.rank == 1)


def test_a_network_of_nobody_hangs_on_nothing() -> None:
    empty = ties(told(Teller("The Bree Gazette")))
    (found,) = sensitivity(empty, (DEGREE,))
    assert found == Sensitivity("degree", (), (), 0)
    assert list(measures((found,))) == []
