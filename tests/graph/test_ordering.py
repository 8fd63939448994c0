"""Lines in order, however little of them is sorted at once."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.graph.ordering import PART, ordered
from tests.factory import reading
from tests.graph.few import build


@pytest.mark.parametrize("part", [1, 50_000, PART])
def test_lines_are_sorted_whatever_part_is_sorted_at_once(part: int) -> None:
    store = build([reading(), reading("-later")])
    dumped = store.dump(format=ox.RdfFormat.N_QUADS)
    assert dumped is not None
    assert list(ordered(store, max(part, len(dumped) // 100))) == sorted(
        dumped.splitlines(keepends=True)
    )


def test_an_empty_store_has_no_lines() -> None:
    assert list(ordered(ox.Store())) == []
