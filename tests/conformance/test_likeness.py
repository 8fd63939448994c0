"""Whether results are alike: told right, or a suite would pass or miss for no reason."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conformance.likeness import Row, alike, valued

BLANKS = [ox.BlankNode(f"b{n}") for n in range(4)]
P, Q = ox.NamedNode("urn:p"), ox.NamedNode("urn:q")
NODES = st.sampled_from([*BLANKS, ox.NamedNode("urn:a"), ox.Literal("a")])
ROWS = st.lists(st.tuples(NODES, st.sampled_from([P, Q]), NODES), max_size=7)


@given(ROWS, st.permutations(range(4)), st.randoms(use_true_random=False))
def test_other_names_and_another_order_are_no_difference(
    rows: list[Row], order: list[int], random: st.DrawFn
) -> None:
    names = {blank: ox.BlankNode(f"c{order[n]}") for n, blank in enumerate(BLANKS)}
    renamed = [tuple(names.get(term, term) for term in row) for row in rows]
    random.shuffle(renamed)
    assert alike(rows, renamed)


@given(ROWS.filter(bool), st.data())
def test_a_row_more_or_less_is_a_difference(rows: list[Row], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(rows) - 1))
    assert not alike(rows, rows[:place] + rows[place + 1 :])
    assert not alike(rows, [*rows, rows[place]])


def ring(*lengths: int) -> list[Row]:
    """Rings of blank nodes: to each of them, all look the same."""
    made, first = [], 0
    for length in lengths:
        nodes = [ox.BlankNode(f"n{first + n}") for n in range(length)]
        made += [(a, P, b) for a, b in zip(nodes, [*nodes[1:], nodes[0]], strict=True)]
        first += length
    return made


def test_nodes_that_all_look_alike_are_told_apart() -> None:
    assert alike(ring(3, 3), ring(3, 3))
    assert not alike(ring(3, 3), ring(6))
    assert not alike(ring(2, 4), ring(3, 3))


@pytest.mark.parametrize(
    ("one", "other", "kind", "same"),
    [
        ("01", "1", "integer", True),
        ("1.50", "1.5", "decimal", True),
        ("1.0E6", "1000000", "double", True),
        ("true", "1", "boolean", True),
        ("PT0S", "P0D", "dayTimeDuration", True),
        ("-PT90M", "-PT1H30M", "dayTimeDuration", True),
        ("PT1M", "-PT1M", "dayTimeDuration", False),
        ("1", "2", "integer", False),
        ("01", "1", "string", False),
        ("x", "1", "integer", False),
    ],
)
def test_values_are_told_apart_from_spellings(one: str, other: str, kind: str, same: bool) -> None:
    datatype = ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}")
    left, right = (ox.Literal(words, datatype=datatype) for words in (one, other))
    assert (valued((left,)) == valued((right,))) is same


def test_equal_numbers_of_other_types_differ() -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    kinds = [ox.NamedNode(f"{xsd}{kind}") for kind in ("integer", "decimal", "double")]
    assert len({valued((ox.Literal("1", datatype=kind),)) for kind in kinds}) == 3
