"""Graphs of ties: one edge for two actors, weighed by what ties them, signed by what prevails."""

from __future__ import annotations

from dataclasses import replace

import igraph
import networkx as nx

from kg.analysis.graphs import graph, signed, to_igraph
from kg.analysis.ties import Ties
from tests.analysis.few import Teller, tied, told


def test_an_edge_weighs_what_ties_two_whichever_way_it_goes() -> None:
    tied_twice = graph(tied(("a", "b"), ("b", "a"), ("b", "c")))
    assert list(tied_twice.edges(data="weight")) == [("a", "b", 2), ("b", "c", 1)]


def test_an_event_told_twice_weighs_once() -> None:
    once, again = tied(("a", "b"), ("a", "b")).all
    twice = Ties(tied(("a", "b")).story, (once, replace(again, event=once.event)))
    assert graph(twice).edges["a", "b"]["weight"] == 1


def test_friends_and_enemies_are_told_by_what_there_is_more_of() -> None:
    found = signed(
        tied(("a", "b", -1), ("a", "b", -1), ("b", "a", 1), ("b", "c", 1), ("c", "d", 0))
    )
    assert dict(found.edges) == {
        ("a", "b"): {"sign": -1, "positive": 1, "negative": 2},
        ("b", "c"): {"sign": 1, "positive": 1, "negative": 0},
    }
    assert "d" not in found


def test_where_friendly_and_hostile_stand_even_there_is_no_side() -> None:
    found = signed(tied(("a", "b", -1), ("a", "b", 1)))
    assert not found.edges
    assert found.graph["mixed"] == (("a", "b"),)


def test_nobody_tied_is_an_empty_graph() -> None:
    empty = Ties(told(Teller("The Bree Gazette")), ())
    assert len(graph(empty)) == len(signed(empty)) == 0
    assert to_igraph(graph(empty)).vcount() == 0


def test_igraph_gets_the_same_nodes_edges_and_weights() -> None:
    karate = nx.karate_club_graph()
    same = to_igraph(karate)
    assert isinstance(same, igraph.Graph)
    nodes = list(karate)
    edges = {(nodes[edge.source], nodes[edge.target], edge["weight"]) for edge in same.es}
    assert edges == {(a, b, weight) for a, b, weight in karate.edges(data="weight")}
