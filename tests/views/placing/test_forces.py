"""How nodes move."""

from __future__ import annotations

import numpy as np

from kg.views.placing.forces import relaxed
from kg.views.placing.room import behind, covering, room

LINE = np.array([(0, 1)], dtype=np.intp)
SIZES = np.array([(10.0, 60.0, 15.0)] * 3)
NEEDED = room(LINE, SIZES, (800.0, 600.0))
STRAIGHT = np.zeros(1)
ON_THE_LINE = np.array([(-150.0, 0.0), (150.0, 0.0), (5.0, 3.0)])


def test_a_node_leaves_a_line_and_the_line_leaves_the_node() -> None:
    moved = relaxed(ON_THE_LINE, STRAIGHT, NEEDED, 40, settled=True)
    assert behind(moved, STRAIGHT, NEEDED) == []
    assert moved[2, 1] > 3
    assert (moved[:2, 1] < 0).all()


def test_boxes_that_overlap_leave_each_other() -> None:
    start = np.array([(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)])
    assert covering(relaxed(start, STRAIGHT, NEEDED, 40, settled=True), NEEDED) == []


def test_what_is_tied_comes_nearer_than_what_is_not() -> None:
    start = np.array([(-150.0, 0.0), (150.0, 0.0), (0.0, 260.0)])
    moved = relaxed(start, STRAIGHT, NEEDED, 200, settled=False)
    tied, loose = (np.hypot(*(moved[0] - moved[other])) for other in (1, 2))
    assert tied < loose


def test_nothing_leaves_the_pane() -> None:
    start = np.array([(-390.0, 290.0), (-389.0, 289.0), (399.0, -299.0)])
    moved = relaxed(start, STRAIGHT, NEEDED, 100, settled=False)
    assert (np.abs(moved) <= (400, 300)).all()


def test_a_drawing_without_faults_rests() -> None:
    start = np.array([(-150.0, 0.0), (150.0, 0.0), (0.0, 100.0)])
    assert (relaxed(start, STRAIGHT, NEEDED, 40, settled=True) == start).all()


def test_places_given_are_not_changed() -> None:
    kept = ON_THE_LINE.copy()
    relaxed(ON_THE_LINE, STRAIGHT, NEEDED, 5, settled=False)
    assert (kept == ON_THE_LINE).all()
