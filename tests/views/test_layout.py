"""Places: the same every time, labels apart, no line behind a node that it does not end at."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from numpy.typing import NDArray

from kg.views.drawing import lines, radius
from kg.views.layout import PANE, Box, beside, place
from kg.views.network import network
from kg.views.spacing import behind, covering
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


def arrays(
    simple: nx.Graph, boxes: dict[str, Box], places: dict[str, tuple[float, float]]
) -> tuple[NDArray[np.float64], NDArray[np.intp], NDArray[np.float64]]:
    nodes = sorted(simple)
    index = {node: i for i, node in enumerate(nodes)}
    return (
        np.array([places[node] for node in nodes]),
        np.array([(index[a], index[b]) for a, b in simple.edges()], dtype=np.intp),
        np.array([(boxes[n].radius, boxes[n].width, boxes[n].height) for n in nodes]),
    )


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("nodes", [12, 40, 58])
def test_up_to_sixty_nodes_no_line_passes_behind_a_third(nodes: int, seed: int) -> None:
    simple, boxes = drawn(nodes, seed)
    places, edges, sizes = arrays(simple, boxes, place(simple, boxes))
    assert behind(places, edges, sizes) == []


@pytest.mark.parametrize("seed", range(4))
def test_forty_labels_lie_beside_each_other_within_the_pane(seed: int) -> None:
    simple, boxes = drawn(40, seed)
    places, _, sizes = arrays(simple, boxes, place(simple, boxes))
    assert len(covering(places, sizes)) <= 1  # the page moves a label to another side
    assert (np.abs(places) <= np.array(PANE) / 2 * 1.1).all()


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
    places = place(graph, {node: Box(10, 60, 15) for node in graph})
    array = np.array(list(places.values()))
    assert covering(array, np.array([(10, 60, 15)] * len(array))) == []


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
