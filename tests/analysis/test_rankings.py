"""Places: equal numbers share one, and names decide nothing but the order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.rankings import ranked

NUMBERS = st.dictionaries(st.text("abcde", max_size=3), st.integers(0, 4).map(float))


def test_equal_numbers_share_a_place_and_the_next_is_left_free() -> None:
    found = [(p.rank, p.actor) for p in ranked({"d": 1.0, "c": 3.0, "a": 3.0, "b": 9.0})]
    assert found == [(1, "b"), (2, "a"), (2, "c"), (4, "d")]


def test_where_less_is_more_the_lowest_comes_first() -> None:
    assert [p.actor for p in ranked({"a": 0.9, "b": 0.2, "c": 1.1}, least=True)] == list("bac")


def test_what_two_libraries_add_up_differently_is_equal() -> None:
    half = 2**-10  # lies between two numbers of nine places
    assert {p.rank for p in ranked({"a": half + 1e-17, "b": half, "c": half - 1e-17})} == {1}


def test_nobody_has_no_place() -> None:
    assert ranked({}) == ()


@given(NUMBERS)
def test_a_place_is_one_more_than_how_many_have_more(values: dict[str, float]) -> None:
    places = ranked(values)
    assert {p.actor: p.value for p in places} == values
    for place in places:
        assert place.rank == 1 + sum(value > place.value for value in values.values())


@given(NUMBERS)
def test_the_order_in_which_actors_come_does_not_matter(values: dict[str, float]) -> None:
    assert ranked(values) == ranked(dict(reversed(values.items())))
