"""Brokers: constraint as published and by hand, bridges, and one answer from both libraries."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given

from kg.analysis import graphs
from kg.analysis.brokers import bridges, brokers, constraint, measures
from tests.analysis.few import net
from tests.analysis.networks import any_small, karate, miserables, seven, skewed


def test_constraint_is_that_of_the_published_example() -> None:
    """Borgatti's seven (1997): the values by which networkx tests itself, first had from UCINET."""
    values = constraint(seven(weighted=False)).values
    assert values["G"] == pytest.approx(0.400, abs=1e-3)
    assert values["A"] == pytest.approx(0.595, abs=1e-3)
    assert values["C"] == 1
    values = constraint(seven(weighted=True)).values
    assert values["G"] == pytest.approx(0.299, abs=1e-3)
    assert values["A"] == pytest.approx(0.795, abs=1e-3)


def test_constraint_by_hand() -> None:
    """Burt (1992): shares, and shares by way of a third, squared and summed.

    In a triangle each has (1/2 + 1/2 * 1/2)^2 of either other. In the middle of a star of three
    each of three others has (1/3)^2. Where b has three of four events with a, a is (3/4)^2 of it.
    """
    triangle = constraint(net(("a", "b"), ("b", "c"), ("c", "a"))).values
    assert set(triangle.values()) == {1.125}
    star = constraint(net(("m", "a"), ("m", "b"), ("m", "c"))).values
    assert star == pytest.approx({"m": 1 / 3, "a": 1, "b": 1, "c": 1})
    uneven = constraint(net(("a", "b"), ("b", "a"), ("a", "b"), ("b", "c"))).values
    assert uneven["b"] == pytest.approx((3 / 4) ** 2 + (1 / 4) ** 2)


def test_who_has_no_tie_has_no_constraint_and_is_no_broker() -> None:
    graph = nx.Graph([("a", "b")])
    graph.add_node("alone")
    assert set(constraint(graph).values) == {"a", "b"}
    assert [broker.actor for broker in brokers(graph).all] == ["a", "b"]


def test_the_one_tie_between_two_groups_is_a_bridge() -> None:
    groups = [("a", "b"), ("b", "c"), ("c", "a"), ("x", "y"), ("y", "z"), ("z", "x")]
    found = bridges(net(*groups, ("x", "c")))
    assert found.pairs == (("c", "x"),)


def test_a_broker_is_told_with_all_that_makes_one() -> None:
    found = brokers(net(("m", "a"), ("m", "b"), ("b", "c"), ("c", "m")))
    first = found.all[0]
    assert (first.actor, first.betweenness) == ("m", pytest.approx(2 / 3))
    assert first.bridges == (("a", "m"),)
    assert first.constraint == min(broker.constraint for broker in found.all)
    assert [b.actor for b in found.all] == ["m", "a", "b", "c"]


@pytest.mark.parametrize("graph", [karate(), miserables(weighted=True), skewed(200, 400)])
def test_both_libraries_find_the_same(graph: nx.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = nx.constraint(graph, weight="weight")
    mine = constraint(graph).values
    assert mine == pytest.approx({node: theirs[node] for node in mine}, abs=1e-9)
    small = bridges(graph)
    monkeypatch.setattr(graphs, "LARGE", 1)
    large = bridges(graph)
    assert large.pairs == small.pairs
    assert large.method != small.method


@given(any_small())
def test_without_a_bridge_there_is_one_part_more(graph: nx.Graph) -> None:
    whole = nx.number_connected_components(graph) if graph else 0
    found = set(bridges(graph).pairs)
    for edge in list(graph.edges()):
        graph.remove_edge(*edge)
        assert (nx.number_connected_components(graph) > whole) == (tuple(sorted(edge)) in found)
        graph.add_edge(*edge)


@pytest.mark.parametrize("library", ["networkx", "igraph"])
@pytest.mark.parametrize("nodes", [0, 1, 2])
def test_a_tiny_network_has_no_broker_or_two(
    nodes: int, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphs, "LARGE", 1 if library == "igraph" else 1_000)
    assert brokers(nx.empty_graph(nodes)).all == ()
    found = brokers(nx.path_graph(nodes)).all
    assert [(b.constraint, len(b.bridges)) for b in found] == [(1, 1)] * (nodes if nodes > 1 else 0)


def test_each_number_tells_how_it_was_come_by() -> None:
    found = list(measures(brokers(net(("a", "b"), ("b", "c")))))
    told = {(m.about, m.name): m.value for m in found}
    assert told[("b",), "bridges"] == 2
    assert told[("b",), "constraint"] == 0.5
    assert {m.method.algorithm for m in found} == {"constraint (Burt)", "bridges"}
