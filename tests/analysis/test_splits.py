"""Tests of the best split of a graph: against all splits there are, worked out and searched for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from random import Random

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
    for node in made:
        moved = ({**found.camp, node: place} for place in range(k))
        assert (node in found.free) == (sum(cost(made, camp) <= found.cost for camp in moved) > 1)


def test_three_enemies_bound_a_search_for_two_camps_and_none_for_three(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    enemies = graph(dict.fromkeys(combinations("abc", 2), (1, 0)))
    monkeypatch.setattr(splits, "EDGES", 0)
    for k, least in ((2, 1), (3, 0)):
        monkeypatch.setattr(splits, "LIMIT", k)
        found = splits.best(enemies, k, 0)
        assert (found.cost, found.at_least, found.searched) == (least, least, True)


def signed(made: nx.Graph, seed: int) -> nx.Graph:
    """The largest part of a graph, friends and enemies left to chance."""
    chance = Random(seed)
    largest = max(nx.connected_components(made), key=len)
    named = nx.relabel_nodes(made.subgraph(largest), {node: f"n{node:04}" for node in largest})
    for *_, edge in named.edges(data=True):
        edge["together"] = chance.randrange(2)
        edge["apart"] = 1 - edge["together"]
    return named


@pytest.mark.parametrize(("n", "edges", "k"), [(60, 90, 2), (60, 90, 3), (18, 100, 2), (12, 60, 3)])
@pytest.mark.parametrize("seed", range(2))
def test_a_search_finds_what_is_best_where_that_is_known(
    n: int, edges: int, k: int, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = signed(nx.gnm_random_graph(n, edges, seed), seed)
    known = splits.best(made, k, 0)
    assert not known.searched
    monkeypatch.setattr(splits, "LIMIT", k)
    found = splits.best(made, k, 0)
    assert found.searched
    assert found.cost == known.cost


def test_thousands_in_a_tree_are_worked_out() -> None:
    found = splits.best(signed(nx.random_labeled_tree(3000, seed=1), 1), 2, 0)
    assert (found.cost, found.free, found.searched) == (0, frozenset(), False)


def test_many_who_are_entangled_are_searched() -> None:
    made = signed(nx.gnm_random_graph(300, 900, 1), 1)
    found = splits.best(made, 2, 0)
    assert found.searched
    assert found.at_least < found.cost == cost(made, found.camp) < 900 / 3


def test_tables_that_are_small_but_too_many_are_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made = signed(nx.random_labeled_tree(60, seed=1), 1)  # 59 tables of four numbers, one of two
    monkeypatch.setattr(splits, "LIMIT", 238)
    assert not splits.best(made, 2, 0).searched
    monkeypatch.setattr(splits, "LIMIT", 237)
    assert splits.best(made, 2, 0).searched
