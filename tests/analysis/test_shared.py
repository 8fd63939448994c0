"""Shared enemies and friends are third actors on whom two stand alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.graphs import signed
from kg.analysis.shared import Shared, measures, shared
from tests.analysis.few import tied


def test_two_who_fight_the_same_third_share_an_enemy() -> None:
    found = shared(tied(("a", "x", -1), ("x", "b", -1), ("a", "y", 1), ("b", "y", 1)))
    assert found[0] == Shared("a", "b", enemies=("x",), friends=("y",), divided=())


def test_a_friend_of_one_who_is_an_enemy_of_the_other_divides_them() -> None:
    both = tied(("a", "x", -1), ("b", "x", 1), ("a", "y", -1), ("b", "y", -1), ("a", "b", 1))
    (found,) = (each for each in shared(both) if (each.one, each.other) == ("a", "b"))
    assert found == Shared("a", "b", enemies=("y",), friends=(), divided=("x",), sign=1)


def test_those_who_share_most_come_first() -> None:
    found = shared(
        tied(("a", "x", -1), ("b", "x", -1), ("c", "x", -1), ("a", "y", -1), ("b", "y", -1))
    )
    assert (found[0].one, found[0].other) == ("a", "b")


def test_nobody_shares_anything_in_a_network_without_signs() -> None:
    assert shared(tied(("a", "x", 0), ("b", "x", 0))) == ()


pairs = st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"), st.sampled_from([-1, 0, 1]))


@given(st.lists(pairs.filter(lambda pair: pair[0] != pair[1]), max_size=12))
def test_who_is_shared_stands_alike_to_both(made: list[tuple[str, str, int]]) -> None:
    ties = tied(*made)
    sides = signed(ties)
    for each in shared(ties):
        for sign, thirds in ((-1, each.enemies), (1, each.friends)):
            for third in thirds:
                assert sides.edges[each.one, third]["sign"] == sign
                assert sides.edges[each.other, third]["sign"] == sign
    assert len(list(measures(shared(ties)))) == 2 * len(shared(ties))
