"""Forces, bends and jumps together."""

from __future__ import annotations

import numpy as np

from kg.views.placing.room import behind, covering, room
from kg.views.placing.spacing import around, separate

LINE = np.array([(0, 1)], dtype=np.intp)
NEEDED = room(LINE, np.array([(10.0, 60.0, 15.0)] * 3), (800.0, 600.0))
ON_THE_LINE = np.array([(-150.0, 0.0), (150.0, 0.0), (0.0, 3.0)])


def test_a_node_on_a_line_is_moved_off_it() -> None:
    places = separate(ON_THE_LINE, NEEDED)
    assert behind(places, np.zeros(1), NEEDED) == []
    assert covering(places, NEEDED) == []


def test_nodes_on_one_spot_are_moved_apart() -> None:
    places = separate(np.array([(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]), NEEDED)
    assert covering(places, NEEDED) == []


def test_what_is_clear_stays_straight_and_what_is_not_goes_around() -> None:
    assert around(ON_THE_LINE, NEEDED).tolist() != [0.0]
    assert around(ON_THE_LINE + np.array([(0, 0), (0, 0), (0, 90)]), NEEDED).tolist() == [0.0]


def test_nine_actors_each_tied_to_each_are_drawn_without_a_fault() -> None:
    lines = np.array([(a, b) for b in range(9) for a in range(b)], dtype=np.intp)
    needed = room(lines, np.array([(20.0, 60.0, 15.0)] * 9), (400.0, 300.0))
    start = np.random.default_rng(1).uniform(-100, 100, (9, 2))
    places = separate(start, needed)
    assert behind(places, around(places, needed), needed) == []


def test_the_same_start_comes_to_the_same_end() -> None:
    one, two = (separate(ON_THE_LINE, NEEDED) for _ in range(2))
    assert (one == two).all()
