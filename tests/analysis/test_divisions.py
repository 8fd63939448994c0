"""Divisions: how far two agree, and that chance gives the same in every run."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator

import igraph
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.divisions import Division, agreement, by_igraph, by_networkx, staying
from kg.analysis.graphs import to_igraph
from tests.analysis.networks import karate, skewed

DIVISIONS = st.integers(1, 12).flatmap(
    lambda n: st.tuples(*[st.lists(st.integers(0, 3), min_size=n, max_size=n)] * 2)
)


def test_agreement_by_hand() -> None:
    """Hubert and Arabie (1985): pairs together in both, less what chance gives, of what is left.

    Of ten pairs of five things 4 are together in either division and 2 in both; chance gives
    4 * 4 / 10 = 1.6; so (2 - 1.6) / (4 - 1.6) = 1/6.
    """
    assert agreement((0, 0, 0, 1, 1), (0, 0, 1, 1, 1)) == pytest.approx(1 / 6)


def test_what_is_no_division_agrees_with_itself_and_with_nothing_else() -> None:
    whole, alone = (0, 0, 0), (0, 1, 2)
    assert agreement(whole, whole) == agreement(alone, alone) == 1
    assert agreement(whole, alone) == 0
    assert agreement((), ()) == agreement((0,), (0,)) == 1


@given(DIVISIONS)
def test_agreement_goes_both_ways_and_knows_no_numbers(pair: tuple[list[int], list[int]]) -> None:
    one, other = pair
    assert agreement(one, other) == pytest.approx(agreement(other, one))
    assert agreement(one, [7 - n for n in other]) == pytest.approx(agreement(one, other))
    assert agreement(one, one) == 1
    assert -1 <= agreement(one, other) <= 1


def test_who_leaves_most_of_the_group_does_not_stay() -> None:
    mine, others = (0, 0, 0, 1, 1), [(5, 5, 5, 6, 6), (5, 5, 6, 6, 6)]
    assert list(staying(mine, others)) == [1, 1, 0.5, 1, 1]


def test_without_another_division_all_stay() -> None:
    assert list(staying((0, 1), ())) == [1, 1]


Divide = Callable[[nx.Graph, int], Iterator[Division]]


def converted(tied: nx.Graph, seeds: int) -> Iterator[Division]:
    return by_igraph(to_igraph(tied), seeds)


@pytest.mark.parametrize("divide", [by_networkx, converted])
def test_the_largest_group_is_the_first(divide: Divide) -> None:
    for division in divide(skewed(200, 400), 3):
        sizes = [division.count(number) for number in range(max(division) + 1)]
        assert sizes == sorted(sizes, reverse=True)
        assert set(division) == set(range(len(sizes)))


@pytest.mark.parametrize("divide", [by_networkx, converted])
def test_the_same_seeds_divide_alike_and_others_may_not(divide: Divide) -> None:
    graph = skewed(200, 400)
    assert list(divide(graph, 6)) == list(divide(graph, 6))
    assert len(set(divide(graph, 6))) > 1


def test_dividing_neither_takes_from_the_chance_of_others_nor_depends_on_it() -> None:
    random.seed(1)
    first = list(converted(karate(), 3))
    after = random.random(), igraph.Graph.Erdos_Renyi(n=20, p=0.3).get_edgelist()
    random.seed(1)
    assert (random.random(), igraph.Graph.Erdos_Renyi(n=20, p=0.3).get_edgelist()) == after
    assert list(converted(karate(), 3)) == first


def test_the_order_of_sets_in_a_run_does_not_matter() -> None:
    """Names hash otherwise in every run of Python, and sets of them come in another order."""
    code = (
        "from kg.analysis.divisions import by_networkx; "
        "from tests.analysis.networks import skewed; "
        "print(list(by_networkx(skewed(60, 120), 4)))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
