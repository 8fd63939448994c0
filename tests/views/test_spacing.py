"""What counts as covering and as passing behind."""

from __future__ import annotations

import numpy as np

from kg.views.spacing import behind, covering, separate

LINE = np.array([(0, 1)], dtype=np.intp)
SIZES = np.array([(10.0, 60.0, 15.0)] * 3)


def test_a_line_within_six_pixels_of_a_third_shape_passes_behind_it() -> None:
    for away, found in ((15.0, [(0, 2)]), (17.0, [])):
        places = np.array([(0.0, 0.0), (200.0, 0.0), (100.0, away)])
        assert behind(places, LINE, SIZES) == found


def test_a_line_may_touch_the_nodes_that_it_joins() -> None:
    places = np.array([(0.0, 0.0), (200.0, 0.0), (100.0, 300.0)])
    assert behind(places, LINE, SIZES) == []


def test_boxes_cover_each_other_where_shape_or_label_meet() -> None:
    places = np.array([(0.0, 0.0), (0.0, 30.0), (300.0, 0.0)])
    assert covering(places, SIZES) == [(0, 1)]


def test_nodes_on_one_spot_are_moved_apart() -> None:
    start = np.zeros((3, 2)) + np.array([(0, 0), (1, 0), (0, 1)])
    moved = separate(start, np.empty((0, 2), np.intp), SIZES, (800.0, 600.0))
    assert covering(moved, SIZES) == []


def test_a_node_on_a_line_is_moved_off_it() -> None:
    start = np.array([(-150.0, 0.0), (150.0, 0.0), (0.0, 0.0)])
    moved = separate(start, LINE, SIZES, (800.0, 600.0))
    assert behind(moved, LINE, SIZES) == []


def test_places_given_are_not_changed() -> None:
    start = np.array([(-150.0, 0.0), (150.0, 0.0), (0.0, 0.0)])
    kept = start.copy()
    separate(start, LINE, SIZES, (800.0, 600.0))
    assert (start == kept).all()
