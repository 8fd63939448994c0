"""Nodes that forces cannot free."""

from __future__ import annotations

import numpy as np

from kg.views.placing.jumps import jumped
from kg.views.placing.room import behind, covering, room

# A line of two busy nodes, with a third on it that is hemmed in by others.
LINES = np.array([(0, 1), (0, 3), (1, 4), (0, 5), (1, 6), (2, 7)], dtype=np.intp)
SIZES = np.array([(10.0, 60.0, 15.0)] * 8)
NEEDED = room(LINES, SIZES, (800.0, 600.0))
CAUGHT = np.array(
    [(-200, 0), (200, 0), (0, 0), (-300, 80), (300, 80), (-300, -80), (300, -80), (0, 150)], float
)


def test_a_node_on_a_line_takes_an_open_place_where_it_covers_nothing() -> None:
    bends = np.zeros(len(LINES))
    assert behind(CAUGHT, bends, NEEDED)
    places, bends = jumped(CAUGHT, bends, NEEDED)
    assert behind(places, bends, NEEDED) == []
    assert covering(places, NEEDED) == []


def test_only_the_node_with_fewest_lines_moves() -> None:
    places, _ = jumped(CAUGHT, np.zeros(len(LINES)), NEEDED)
    assert np.flatnonzero((places != CAUGHT).any(axis=1)).tolist() == [2]


def test_a_drawing_without_faults_stays() -> None:
    apart = CAUGHT.copy()
    apart[2] = (0, 80)
    places, bends = jumped(apart, np.zeros(len(LINES)), NEEDED)
    assert (places == apart).all()
    assert not bends.any()


def test_of_two_that_cover_each_other_one_moves_where_it_covers_nothing() -> None:
    crowded = CAUGHT.copy()
    crowded[2], crowded[7] = (0, 80), (20, 100)
    places, bends = jumped(crowded, np.zeros(len(LINES)), NEEDED)
    assert covering(crowded, NEEDED)
    assert covering(places, NEEDED) == []
    assert behind(places, bends, NEEDED) == []
