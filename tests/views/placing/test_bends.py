"""Lines that go around what they have nothing to do with."""

from __future__ import annotations

import numpy as np

from kg.views.placing.bends import STRETCHES, bent, course, gaps

LINE = np.array([(0, 1)], dtype=np.intp)
START, END = np.array([(0.0, 0.0)]), np.array([(200.0, 0.0)])
CLEAR = np.full(3, 16.0)


def way(bend: float) -> np.ndarray:
    return np.concatenate(
        [course(START, END, np.array([bend]), np.array([t])) for t in np.linspace(0, 1, 101)]
    )


def test_a_line_without_a_bend_is_straight_and_even() -> None:
    assert np.allclose(way(0), np.linspace(START[0], END[0], 101))


def test_a_bend_begins_and_ends_at_its_nodes_and_leans_to_its_side() -> None:
    clockwise, other = way(0.3), way(-0.3)
    assert np.allclose(clockwise[[0, -1]], [START[0], END[0]])
    assert -40 < clockwise[:, 1].min() < -20
    assert np.allclose(clockwise * (1, -1), other)


def test_a_line_with_nothing_in_its_way_stays_straight() -> None:
    places = np.array([START[0], END[0], (100.0, 20.0)])
    assert bent(places, LINE, CLEAR) == (np.array([0.0]), np.array([0.0]))


def test_a_line_goes_around_a_node_on_the_nearer_side_in_any_shape_of_pane() -> None:
    places = np.array([START[0], END[0], (90.0, 6.0)])
    bends, cost = bent(places, LINE, CLEAR)
    assert bends[0] > 0
    assert cost[0] == 0
    for stretch in STRETCHES:
        drawn = places * stretch
        stops = [course(drawn[:1], drawn[1:2], bends, np.array([t])) for t in np.linspace(0, 1, 99)]
        assert min(np.hypot(*(stop[0] - drawn[2])) for stop in stops) >= 15.5


def test_where_no_bend_helps_it_costs_and_the_least_bad_is_taken() -> None:
    wall = [(100.0, float(y)) for y in range(-150, 151, 25)]
    _, cost = bent(np.array([START[0], END[0], *wall]), LINE, np.full(2 + len(wall), 16.0))
    assert 1 < cost[0] < 4


def test_its_own_ends_are_never_in_the_way() -> None:
    places = np.array([START[0], END[0], (100.0, 0.0)])
    assert np.isinf(gaps(places, LINE, np.array([0.2]))[0, :2]).all()
