"""Measures of what is drawn: events and places count too, and nothing denied does."""

from __future__ import annotations

import networkx as nx
import pytest

from kg.views.measures import measures, plain
from kg.views.network import network
from tests.factory import reading
from tests.views.stories import NOTHING_KNOWN

SAID = {"polarity": "positive", "modality": "actual"}


def said(*edges: tuple[str, str]) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    graph.add_edges_from((a, b, SAID) for a, b in edges)
    return graph


def values(graph: nx.MultiDiGraph, name: str) -> dict[str, float]:
    return {measure.about: measure.value for measure in measures(graph) if measure.name == name}


def test_parallel_edges_and_loops_do_not_add_ties() -> None:
    graph = said(("a", "b"), ("b", "a"), ("a", "a"), ("a", "c"))
    assert values(graph, "degree") == {"a": 2, "b": 1, "c": 1}


def test_who_stands_between_and_who_belongs_together_is_told_of_all_that_is_drawn() -> None:
    graph = said(("a", "event"), ("event", "b"), ("x", "y"))
    assert values(graph, "betweenness")["event"] == pytest.approx(1 / 6)
    assert values(graph, "community") == {"a": 0, "event": 0, "b": 0, "x": 1, "y": 1}


def test_what_is_denied_counts_for_nothing() -> None:
    graph = network([reading()], NOTHING_KNOWN, ())
    assert values(graph, "degree")["event/attack"] == 0


def test_nodes_and_edges_come_in_the_order_of_their_ids() -> None:
    one, other = said(("b", "c"), ("a", "c")), said(("c", "a"), ("c", "b"))
    assert list(plain(one).edges()) == list(plain(other).edges()) == [("a", "c"), ("b", "c")]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_tiny_graph_is_measured_too(count: int) -> None:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from("ab"[:count])
    assert len(list(measures(graph))) == 3 * count


def test_each_measure_tells_how_it_was_made() -> None:
    for measure in measures(said(("a", "b"))):
        assert measure.algorithm
        assert "positive actual" in measure.scope
        assert all("=" in parameter for parameter in measure.parameters)
    assert any("seed=" in p for m in measures(said(("a", "b"))) for p in m.parameters)
