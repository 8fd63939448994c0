"""Segments, boxes and points, against plain cases."""

from __future__ import annotations

import numpy as np

from kg.views.geometry import crossings, distances, over_boxes


def test_distance_is_to_the_segment_and_not_to_its_line() -> None:
    a, b = np.array([(0.0, 0.0)]), np.array([(10.0, 0.0)])
    points = np.array([(5.0, 3.0), (14.0, 3.0), (-4.0, 0.0)])
    assert distances(a, b, points).round(6).tolist() == [[3.0, 5.0, 4.0]]


def test_a_segment_of_no_length_is_a_point() -> None:
    a = np.array([(1.0, 1.0)])
    assert distances(a, a, np.array([(4.0, 5.0)])).tolist() == [[5.0]]


def test_segments_cross_only_where_they_do() -> None:
    start, ends = np.array((0.0, 0.0)), np.array([(10.0, 10.0), (10.0, -10.0)])
    a, b = np.array([(0.0, 10.0), (20.0, 0.0)]), np.array([(10.0, 0.0), (20.0, 10.0)])
    assert crossings(start, ends, a, b).tolist() == [1.0, 0.0]


def test_a_segment_meets_a_box_it_runs_through_and_not_one_it_passes() -> None:
    a, b = np.array([(-10.0, -10.0), (-10.0, 8.0)]), np.array([(10.0, 10.0), (8.0, 26.0)])
    centres, half = np.array([(0.0, 0.0)]), np.array([(5.0, 3.0)])
    assert over_boxes(a, b, centres, half).tolist() == [[True], [False]]
