"""Measures: known values, one answer from both libraries, and nothing denied is counted."""

from __future__ import annotations

import networkx as nx
import pytest

from kg.views import measures as module
from kg.views.measures import Measure, betweenness, communities, degree, measures
from kg.views.network import network
from tests.factory import reading
from tests.views.stories import NOTHING_KNOWN

SAID = {"polarity": "positive", "modality": "actual"}


def said(*edges: tuple[str, str]) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    graph.add_edges_from((a, b, SAID) for a, b in edges)
    return graph


def values(found: tuple[Measure, ...]) -> dict[str, float]:
    return {measure.about: measure.value for measure in found}


def test_the_middle_of_a_chain_stands_between_all_others() -> None:
    chain = said(("a", "b"), ("b", "c"), ("d", "c"), ("d", "e"))
    assert values(betweenness(chain)) == {
        "a": 0.0,
        "b": 0.5,
        "c": pytest.approx(2 / 3),
        "d": 0.5,
        "e": 0.0,
    }


def test_parallel_edges_and_loops_do_not_add_ties() -> None:
    assert values(degree(said(("a", "b"), ("b", "a"), ("a", "a"), ("a", "c")))) == {
        "a": 2.0,
        "b": 1.0,
        "c": 1.0,
    }


def test_two_groups_with_one_tie_between_them_are_two_communities() -> None:
    small = [("a", "b"), ("b", "c"), ("c", "a")]
    large = [("w", "x"), ("x", "y"), ("y", "z"), ("z", "w"), ("w", "y")]
    found = values(communities(said(*small, *large, ("a", "x"))))
    assert {found[node] for node in "wxyz"} == {0.0}
    assert {found[node] for node in "abc"} == {1.0}


def test_what_is_denied_counts_for_nothing() -> None:
    graph = network([reading()], NOTHING_KNOWN, ())
    assert values(degree(graph))["event/attack"] == 0.0


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_tiny_graph_is_measured_too(count: int) -> None:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from("ab"[:count])
    assert len(list(measures(graph))) == 3 * count


def test_both_libraries_give_the_same_betweenness(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = said(*((str(a), str(b)) for a, b in nx.barabasi_albert_graph(150, 2, seed=3).edges()))
    small = betweenness(graph)
    monkeypatch.setattr(module, "LARGE", 10)
    large = betweenness(graph)
    assert values(large) == pytest.approx(values(small))
    assert small[0].algorithm != large[0].algorithm


def test_pivots_come_near_the_exact_values_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = said(*((str(a), str(b)) for a, b in nx.barabasi_albert_graph(300, 2, seed=3).edges()))
    exact = values(betweenness(graph))
    for name, value in (("LARGE", 10), ("HUGE", 20), ("PIVOTS", 100)):
        monkeypatch.setattr(module, name, value)
    found = betweenness(graph)
    assert any("pivots=" in parameter for parameter in found[0].parameters)
    top = max(exact, key=exact.__getitem__)
    assert values(found)[top] == pytest.approx(exact[top], rel=0.2)


def test_the_same_graph_gives_the_same_communities_in_any_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edges = [(str(a), str(b)) for a, b in nx.karate_club_graph().edges()]
    assert values(communities(said(*edges))) == values(communities(said(*reversed(edges))))
    monkeypatch.setattr(module, "LARGE", 10)
    assert values(communities(said(*edges))) == values(communities(said(*reversed(edges))))


def test_each_measure_tells_how_it_was_made() -> None:
    for measure in measures(said(("a", "b"))):
        assert measure.algorithm
        assert "positive actual" in measure.scope
        assert all("=" in parameter for parameter in measure.parameters)
