"""Tests of the best split of a graph: against all splits there are, worked out and searched for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product

import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.analysis import splits

COSTS = st.tuples(st.integers(0, 3), st.integers(0, 3))
EDGES = st.dictionaries(st.sampled_from(list(combinations("abcdefg", 2))), COSTS, min_size=1)


def graph(edges: Mapping[tuple[str, str], tuple[int, int]]) -> nx.Graph:
    made = nx.Graph()
    for pair, (together, apart) in edges.items():
        made.add_edge(*pair, together=together, apart=apart)
    return made


def cost(made: nx.Graph, camp: Mapping[str, int]) -> int:
    return sum(
        edge["together" if camp[one] == camp[other] else "apart"]
        for one, other, edge in made.edges(data=True)
    )


def all_splits(made: nx.Graph, k: int) -> Iterator[dict[str, int]]:
    for places in product(range(k), repeat=len(made)):
        yield dict(zip(sorted(made), places, strict=True))


def together(camp: Mapping[str, int]) -> frozenset[tuple[str, str]]:
    """Who stands with whom, whatever camps are called."""
    return frozenset(
        pair for pair in combinations(sorted(camp), 2) if len({*map(camp.get, pair)}) == 1
    )


@given(EDGES, st.sampled_from((2, 3)))
def test_no_split_of_all_costs_less_than_the_one_worked_out(
    edges: dict[tuple[str, str], tuple[int, int]], k: int
) -> None:
    made = graph(edges)
    assume(nx.is_connected(made))
    found = splits.best(made, k, 0)
    assert not found.searched
    assert found.cost == found.at_least == cost(made, found.camp)
    assert found.cost == min(cost(made, camp) for camp in all_splits(made, k))


@given(EDGES, st.sampled_from((2, 3)))
def test_free_are_those_who_stand_elsewhere_in_another_best_split(
    edges: dict[tuple[str, str], tuple[int, int]], k: int
) -> None:
    made = graph(edges)
    assume(nx.is_connected(made))
    found = splits.best(made, k, 0)
    best = {together(c) for c in all_splits(made, k) if cost(made, c) == found.cost}
    assert (len(best) == 1) == (not found.free)
    settled = sorted(made.nodes - found.free)
    unsure = {p for p in combinations(sorted(made), 2) if len({p in pairs for pairs in best}) == 2}
    assert unsure.isdisjoint(combinations(settled, 2))
    for node in found.free:
        assert any(tuple(sorted((node, other))) in unsure for other in settled)


@given(EDGES, st.sampled_from((2, 3)), st.integers(0, 3))
def test_a_search_says_what_no_split_falls_below(
    edges: dict[tuple[str, str], tuple[int, int]], k: int, seed: int
) -> None:
    made = graph(edges)
    assume(nx.is_connected(made))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(splits, "LIMIT", k)
        patch.setattr(splits, "EDGES", 0)
        found = splits.best(made, k, seed)
        assert found.searched
        assert found == splits.best(made, k, seed)
    least = min(cost(made, camp) for camp in all_splits(made, k))
    assert found.at_least <= least <= found.cost == cost(made, found.camp)
    for node in found.free:
        moved = ({**found.camp, node: place} for place in range(k))
        assert sum(cost(made, camp) <= found.cost for camp in moved) > 1


def signed(n: int, edges: int, seed: int) -> nx.Graph:
    """A graph at random of which each other edge, by its number, is hostile."""
    made = nx.gnm_random_graph(n, edges, seed)
    for number, (*_, edge) in enumerate(made.edges(data=True)):
        edge["together"], edge["apart"] = number % 2, 1 - number % 2
    largest = max(nx.connected_components(made), key=len)
    return nx.relabel_nodes(made.subgraph(largest), {node: f"n{node:04}" for node in largest})


@pytest.mark.parametrize("k", [2, 3])
@pytest.mark.parametrize("seed", range(5))
def test_a_search_finds_what_is_best_where_that_is_known(
    seed: int, k: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = signed(60, 90, seed)
    known = splits.best(made, k, 0)
    assert not known.searched
    monkeypatch.setattr(splits, "LIMIT", k)
    found = splits.best(made, k, 0)
    assert found.searched
    assert found.cost == known.cost


def test_thousands_in_a_tree_are_worked_out() -> None:
    made = nx.random_labeled_tree(3000, seed=1)
    for number, (*_, edge) in enumerate(made.edges(data=True)):
        edge["together"], edge["apart"] = number % 2, 1 - number % 2
    found = splits.best(nx.relabel_nodes(made, str), 2, 0)
    assert (found.cost, found.free, found.searched) == (0, frozenset(), False)


def test_many_who_are_entangled_are_searched() -> None:
    made = signed(300, 900, 1)
    found = splits.best(made, 2, 0)
    assert found.searched
    assert found.at_least < found.cost == cost(made, found.camp) < 450 / 2
