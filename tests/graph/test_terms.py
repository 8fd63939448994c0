"""What would be no address, no text or no day is refused where it arises."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InvalidData, UnknownTerm
from kg.graph.terms import day, key, literal, node, term


@pytest.mark.parametrize(
    ("make", "bad"),
    [
        (node, "actor/two words"),
        (node, "actor/<script>"),
        (node, "actor/\ud800"),
        (literal, "half a pair: \ud83d"),
        (day, "2023-02-30"),
        (day, "December"),
    ],
)
def test_what_cannot_be_written_is_refused(make: Callable[[str], object], bad: str) -> None:
    with pytest.raises(InvalidData):
        make(bad)


def test_a_misspelt_term_is_refused() -> None:
    with pytest.raises(UnknownTerm, match="kg:agnet"):
        term("kg:agnet")


@given(st.from_regex(r"\A[a-z]+/[a-z0-9-]+\Z"))
def test_a_node_stands_for_one_id(name: str) -> None:
    assert key(node(name)) == name
