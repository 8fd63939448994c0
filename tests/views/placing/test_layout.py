"""Places: the same every time, labels apart, no line behind a node that it does not end at."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from kg.views.drawing import lines, radius
from kg.views.network import network
from kg.views.placing.geometry import Place
from kg.views.placing.layout import PANE, Box, bends, beside, place
from kg.views.placing.room import behind, covering, room
from kg.views.words import label_width
from tests.views.stories import story


def drawn(nodes: int, seed: int) -> tuple[nx.Graph, dict[str, Box]]:
    graph = network(*story(nodes, seed))
    simple = nx.Graph((a, b) for a, b in graph.edges() if a != b)
    boxes = {}
    for node in simple:
        told = lines(graph.nodes[node])
        boxes[node] = Box(radius(graph, node), max(map(label_width, told)), 15.0 * len(told))
    return simple, boxes


def faults(simple: nx.Graph, boxes: dict[str, Box], placed: dict[str, Place]) -> tuple[int, int]:
    """How many lines pass behind third nodes at rest on a screen, and how many boxes overlap."""
    nodes = sorted(simple)
    index = {node: i for i, node in enumerate(nodes)}
    ties = sorted((min(tie), max(tie)) for tie in simple.edges())
    places = np.array([placed[node] for node in nodes])
    wide, high = np.ptp(places, axis=0)
    needed = room(
        np.array([(index[a], index[b]) for a, b in ties], dtype=np.intp),
        np.array([(boxes[n].radius, boxes[n].width, boxes[n].height) for n in nodes]),
        PANE,
        max(1.0, wide / PANE[0], high / PANE[1]),
    )
    around = bends(simple, boxes, placed)
    ways = np.array([around.get(tie, 0.0) for tie in ties])
    return len(behind(places, ways, needed)), len(covering(places, needed))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("nodes", [12, 40, 100, 200])
def test_no_line_passes_behind_a_third_node_and_no_label_covers_another(
    nodes: int, seed: int
) -> None:
    simple, boxes = drawn(nodes, seed)
    assert faults(simple, boxes, place(simple, boxes)) == (0, 0)


def test_of_three_hundred_nodes_hardly_a_line_passes_behind_a_third() -> None:
    simple, boxes = drawn(300, 1)
    lines, labels = faults(simple, boxes, place(simple, boxes))
    assert lines + labels <= 4


@pytest.mark.parametrize("seed", range(3))
def test_a_drawing_of_sixty_nodes_has_hardly_a_bend(seed: int) -> None:
    simple, boxes = drawn(60, seed)
    assert len(bends(simple, boxes, place(simple, boxes))) <= 3


@pytest.mark.parametrize("seed", range(3))
def test_all_nodes_lie_within_the_pane_and_fill_it(seed: int) -> None:
    places = np.array(list(place(*drawn(40, seed)).values()))
    assert (np.abs(places) <= np.array(PANE) / 2 * 1.1).all()
    assert (np.ptp(places, axis=0) > np.array(PANE) * 0.75).all()


def test_the_same_graph_gives_the_same_places_in_any_order() -> None:
    simple, boxes = drawn(30, 1)
    turned = nx.Graph(reversed(list(simple.edges())))
    assert place(simple, boxes) == place(turned, boxes)


def test_the_random_numbers_of_others_are_left_alone() -> None:
    import random

    random.seed(1)
    expected = random.random()
    random.seed(1)
    place(*drawn(30, 1))
    assert random.random() == expected


@pytest.mark.parametrize("count", [1, 2, 3])
def test_tiny_graphs_have_places(count: int) -> None:
    simple = nx.path_graph(count)
    graph = nx.relabel_nodes(simple, {i: f"n{i}" for i in range(count)})
    places = place(graph, {node: Box(10, 50, 15) for node in graph})
    assert len(set(places.values())) == count


def test_parts_that_are_not_tied_lie_apart() -> None:
    graph = nx.Graph([("a", "b"), ("b", "c"), ("x", "y"), ("p", "q")])
    boxes = {node: Box(10, 60, 15) for node in graph}
    assert faults(graph, boxes, place(graph, boxes)) == (0, 0)


def test_a_thousand_nodes_have_finite_places() -> None:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(1000, 1, seed=1), str)
    places = place(graph, {node: Box(8, 60, 15) for node in graph})
    assert np.isfinite(np.array(list(places.values()))).all()


def test_nodes_without_a_place_stand_beside_their_neighbours_and_the_others_stay() -> None:
    graph = nx.Graph([("a", "b"), ("a", "c"), ("c", "d"), ("x", "y")])
    places = beside(graph, {"a": (0.0, 0.0), "b": (500.0, 0.0)})
    assert places["a"] == (0.0, 0.0)
    assert np.hypot(*places["c"]) < 200
    assert {"x", "y"}.isdisjoint(places)


def test_lines_bend_wherever_nodes_were_put() -> None:
    graph = nx.Graph([("a", "b"), ("b", "c")])
    graph.add_node("on the way")
    boxes = {node: Box(10, 60, 15) for node in graph}
    placed = {"a": (0.0, 0.0), "b": (300.0, 0.0), "c": (300.0, 200.0), "on the way": (150.0, 4.0)}
    assert {tie: far > 0 for tie, far in bends(graph, boxes, placed).items()} == {("a", "b"): True}
