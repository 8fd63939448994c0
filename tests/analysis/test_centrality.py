"""Importance: published values, one answer from both libraries, and the definitions themselves."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

from kg.analysis import centrality as module
from kg.analysis import graphs
from kg.analysis.centrality import (
    betweenness,
    degree,
    importance,
    measures,
    pagerank,
    weighted_degree,
)
from tests.analysis.few import net
from tests.analysis.networks import any_small, florence, karate, miserables, skewed


@pytest.fixture
def with_igraph(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphs, "LARGE", 1)


# ── Published values ─────────────────────────────────────────────────────────


def test_the_two_heads_of_the_karate_club_have_16_and_17_friends() -> None:
    """Zachary (1977): the rows of the instructor (1) and the officer (34) of his matrix."""
    values = degree(karate()).values
    assert (values[0], values[33]) == (16, 17)
    assert sum(values.values()) == 2 * 78


def test_betweenness_in_the_karate_club_is_what_is_told_of_it() -> None:
    """0.4376 for the instructor, 0.3041 for the officer: reprinted in many courses on networks."""
    values = betweenness(karate()).values
    assert values[0] == pytest.approx(0.4376352813852815)
    assert values[33] == pytest.approx(0.30407497594997596)


def test_the_medici_stand_between_others_as_published() -> None:
    """0.522, then 0.255 for the Guadagni: M. O. Jackson, Social and Economic Networks (2008)."""
    values = betweenness(florence()).values
    assert values["Medici"] == pytest.approx(0.522, abs=5e-4)
    assert values["Guadagni"] == pytest.approx(0.255, abs=5e-4)
    assert values["Strozzi"] == pytest.approx(0.103, abs=5e-4)


def test_valjean_stands_between_others_as_published() -> None:
    """0.570, among the values by which networkx tests itself."""
    assert betweenness(miserables(weighted=True)).values["Valjean"] == pytest.approx(
        0.570, abs=5e-4
    )


# ── Definitions ──────────────────────────────────────────────────────────────


def test_the_middle_of_a_chain_stands_between_all_others() -> None:
    values = betweenness(net(("a", "b"), ("b", "c"), ("d", "c"), ("d", "e"))).values
    assert values == pytest.approx({"a": 0, "b": 0.5, "c": 2 / 3, "d": 0.5, "e": 0})


def test_two_who_did_more_to_each_other_are_no_nearer_and_no_more_neighbours() -> None:
    often = net(("a", "b"), ("a", "b"), ("b", "a"), ("b", "c"))
    once = net(("a", "b"), ("b", "c"))
    assert degree(often).values == degree(once).values
    assert betweenness(often).values == betweenness(once).values
    assert weighted_degree(often).values == {"a": 3, "b": 4, "c": 1}


@given(any_small())
def test_betweenness_is_the_share_of_shortest_paths_counted_one_by_one(graph: nx.Graph) -> None:
    between = dict.fromkeys(graph, 0.0)
    for one, other in combinations(graph, 2):
        if nx.has_path(graph, one, other):
            paths = list(nx.all_shortest_paths(graph, one, other))
            for path in paths:
                for node in path[1:-1]:
                    between[node] += 1 / len(paths)
    pairs = max(1, (len(graph) - 1) * (len(graph) - 2) / 2)
    assert betweenness(graph).values == pytest.approx({n: v / pairs for n, v in between.items()})


@given(any_small())
def test_pagerank_solves_the_equation_that_defines_it(graph: nx.Graph) -> None:
    count = len(graph)
    steps = [
        [graph.get_edge_data(one, other, {"weight": 0})["weight"] for other in graph]
        for one in graph
    ]
    shares = [[w / sum(row) if any(row) else 1 / count for w in row] for row in steps]
    found = list(pagerank(graph).values.values())
    if count:
        equation = np.eye(count) - 0.85 * np.array(shares).T
        assert found == pytest.approx(np.linalg.solve(equation, np.full(count, 0.15 / count)))
        assert sum(found) == pytest.approx(1)
    else:
        assert found == []


# ── Two libraries, one answer ────────────────────────────────────────────────


@pytest.mark.parametrize("graph", [karate(), miserables(weighted=True), skewed(400, 800)])
def test_both_libraries_give_the_same_betweenness(
    graph: nx.Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = betweenness(graph)
    monkeypatch.setattr(graphs, "LARGE", 1)
    large = betweenness(graph)
    assert large.values == pytest.approx(dict(small.values), abs=1e-9)
    assert list(large.values) == list(small.values) == list(graph)
    assert "networkx" in small.method.library
    assert "igraph" in large.method.library


def test_pagerank_is_what_networkx_and_igraph_come_to() -> None:
    graph = skewed(400, 800)
    found = pagerank(graph).values
    assert found == pytest.approx(_pagerank_python(graph, tol=1e-10), abs=1e-6)
    solved = graphs.to_igraph(graph).pagerank(directed=False, weights="weight")
    assert list(found.values()) == pytest.approx(solved, abs=1e-9)


def test_the_same_network_gives_the_same_numbers_to_the_last_digit() -> None:
    graph = skewed(3_000, 6_000)
    assert len({tuple(pagerank(graph).values.values()) for _ in range(5)}) == 1
    assert betweenness(graph) == betweenness(graph)


def test_pivots_come_near_the_exact_values_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = skewed(300, 700)
    exact = betweenness(graph).values
    for home, name, value in ((graphs, "LARGE", 1), (module, "HUGE", 20), (module, "PIVOTS", 100)):
        monkeypatch.setattr(home, name, value)
    found = betweenness(graph)
    assert "pivots=100" in found.method.parameters
    top = max(exact, key=exact.__getitem__)
    assert found.values[top] == pytest.approx(exact[top], rel=0.2)
    assert found.values != exact


# ── Small and broken networks ────────────────────────────────────────────────


@pytest.mark.parametrize("library", ["networkx", "igraph"])
@pytest.mark.parametrize("nodes", [0, 1, 2, 3])
def test_a_tiny_network_is_measured_too(
    nodes: int, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphs, "LARGE", 1 if library == "igraph" else 1_000)
    for graph in (nx.empty_graph(nodes), nx.path_graph(nodes)):
        for scores in importance(graph):
            assert set(scores.values) == set(graph)
            assert all(0 <= value <= 2 for value in scores.values.values())
    assert set(betweenness(nx.path_graph(nodes)).values.values()) <= {0.0, 1.0}


@pytest.mark.usefixtures("with_igraph")
def test_parts_that_nothing_joins_are_measured_together() -> None:
    apart = net(("a", "b"), ("b", "c"), ("x", "y"))
    assert betweenness(apart).values == pytest.approx({"a": 0, "b": 1 / 6, "c": 0, "x": 0, "y": 0})


def test_each_number_tells_how_it_was_come_by() -> None:
    for scores in importance(net(("a", "b"), ("b", "c"))):
        told = list(measures(scores))
        assert [m.about for m in told] == [("a",), ("b",), ("c",)]
        assert {(m.name, m.method) for m in told} == {(scores.name, scores.method)}
        assert scores.method.library
        assert all("=" in parameter for parameter in scores.method.parameters)
