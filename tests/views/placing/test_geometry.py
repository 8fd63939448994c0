"""Segments, boxes and points, against plain cases."""

from __future__ import annotations

import numpy as np

from kg.views.placing.geometry import crossings, distances, shadows


def test_distance_is_to_the_segment_and_not_to_its_line() -> None:
    a, b = np.array([(0.0, 0.0)]), np.array([(10.0, 0.0)])
    points = np.array([(5.0, 3.0), (14.0, 3.0), (-4.0, 0.0)])
    assert distances(a, b, points).round(6).tolist() == [[3.0, 5.0, 4.0]]


def test_a_segment_of_no_length_is_a_point() -> None:
    a = np.array([(1.0, 1.0)])
    assert distances(a, a, np.array([(4.0, 5.0)])).tolist() == [[5.0]]


def test_the_nearest_place_on_a_segment_lies_between_its_ends() -> None:
    a, b = np.zeros((3, 2)), np.array([(10.0, 0.0)] * 3)
    points = np.array([(5.0, 3.0), (14.0, 3.0), (-4.0, 0.0)])
    assert shadows(a, b, points).tolist() == [0.5, 1.0, 0.0]


def test_segments_cross_only_where_they_do() -> None:
    a = np.array([(0.0, 0.0), (0.0, 10.0), (20.0, 0.0)])
    b = np.array([(10.0, 10.0), (10.0, 0.0), (20.0, 10.0)])
    assert crossings(a, b) == 1


def test_segments_that_share_an_end_do_not_cross() -> None:
    a, b = np.zeros((3, 2)), np.array([(10.0, 0.0), (0.0, 10.0), (10.0, 10.0)])
    assert crossings(a, b) == 0
