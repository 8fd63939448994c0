"""What counts as covering and as passing behind."""

from __future__ import annotations

import numpy as np

from kg.views.placing.room import LEAST, behind, covering, room

LINE = np.array([(0, 1)], dtype=np.intp)
SIZES = np.array([(10.0, 60.0, 15.0)] * 3)
PANE = (800.0, 600.0)
STRAIGHT = np.zeros(1)


def at(x: float, y: float) -> np.ndarray:
    return np.array([(0.0, 0.0), (200.0, 0.0), (x, y)])


def test_a_line_within_six_pixels_of_a_third_shape_passes_behind_it() -> None:
    needed = room(LINE, SIZES, PANE)
    for away, found in ((15.0, [(0, 2)]), (17.0, [])):
        assert behind(at(100, away), STRAIGHT, needed) == found


def test_a_line_may_touch_the_nodes_that_it_joins() -> None:
    assert behind(at(100, 300), STRAIGHT, room(LINE, SIZES, PANE)) == []


def test_a_bent_line_is_judged_by_the_way_it_takes() -> None:
    needed = room(LINE, SIZES, PANE)
    assert behind(at(100, 0), np.array([0.3]), needed) == []
    assert behind(at(100, -35), np.array([0.3]), needed) == [(0, 2)]


def test_a_small_drawing_needs_more_room_around_its_shapes() -> None:
    whole, half = (room(LINE, SIZES, PANE, pixel).clear[0] for pixel in (1.0, 4.0))
    assert whole == 16
    assert half == 4 * (10 * LEAST + 6)


def test_boxes_cover_each_other_where_shape_or_label_meet() -> None:
    places = np.array([(0.0, 0.0), (0.0, 30.0), (300.0, 0.0)])
    assert covering(places, room(LINE, SIZES, PANE)) == [(0, 1)]
