"""Where each node of the page stands: computed once, here, so that the page never moves.

igraph places each connected part, the parts are packed into the shape of the pane, and
`kg.views.spacing` then moves nodes apart. The same graph gives the same places in every
build. This module knows places and sizes, not what the nodes are.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import igraph
import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.views.spacing import separate

__all__ = ["PANE", "Box", "below", "beside", "place"]

# The graph's own pane on a screen of 1440 x 900, in pixels.
PANE = (830.0, 690.0)
# One node with its label needs a square of this side to be read.
ROOM = 98.0
SEED = 7

_Places = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Box:
    """How much room a node takes: the radius of its shape, its label's width and height."""

    radius: float
    width: float
    height: float


def place(graph: nx.Graph, boxes: Mapping[str, Box]) -> dict[str, tuple[float, float]]:
    """Places of all nodes in pixels, y downwards, around the middle of the pane.

    Up to some hundred nodes no label covers another and lines keep away from nodes that
    they do not end at, as far as the graph allows; beyond, labels are left to the page.

    >>> place(nx.Graph(), {})
    {}
    """
    nodes = sorted(graph)
    if not nodes:
        return {}
    index = {node: i for i, node in enumerate(nodes)}
    lines = np.array(
        sorted({(index[min(e)], index[max(e)]) for e in graph.edges() if e[0] != e[1]}),
        dtype=np.intp,
    ).reshape(-1, 2)
    area = len(nodes) * ROOM**2
    width = max(PANE[0], float(np.sqrt(area * PANE[0] / PANE[1])))
    pane = (width, width * PANE[1] / PANE[0])
    sizes = np.array([(b.radius, b.width, b.height) for b in map(boxes.__getitem__, nodes)])
    places = separate(_packed(len(nodes), lines, pane), lines, sizes, pane)
    return {
        node: (round(float(x), 1), round(float(y), 1))
        for node, (x, y) in zip(nodes, places, strict=True)
    }


def beside(
    graph: nx.Graph, placed: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """Places for the nodes that have none, around the neighbours that have; `placed` stays.

    Nodes that nothing placed leads to are left without one.
    """
    places, around = dict(placed), dict.fromkeys(placed, 0)
    front = sorted(placed)
    while front:
        found = sorted({n for node in front for n in graph[node] if n not in places})
        for node in found:
            near = [neighbour for neighbour in sorted(graph[node]) if neighbour in around]
            around[near[0]] += 1
            turn, reach = 2.4 * around[near[0]], ROOM * 0.6 * around[near[0]] ** 0.5
            x, y = (sum(places[n][axis] for n in near) / len(near) for axis in (0, 1))
            places[node] = (
                round(x + reach * math.cos(turn), 1),
                round(y + reach * math.sin(turn), 1),
            )
        around.update(dict.fromkeys(found, 0))
        front = found
    return places


def below(
    places: Mapping[str, tuple[float, float]], others: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """The same places, moved as one until they lie below others."""
    if not places or not others:
        return dict(places)
    lowest = max(y for _, y in others.values())
    down = lowest + ROOM - min(y for _, y in places.values())
    return {node: (x, round(y + down, 1)) for node, (x, y) in places.items()}


def _packed(count: int, lines: NDArray[np.intp], pane: tuple[float, float]) -> _Places:
    """The connected parts side by side, the largest first, each with room for its nodes."""
    whole = igraph.Graph(count, lines.tolist())
    parts = sorted(whole.connected_components(), key=lambda part: (-len(part), part))
    places = np.zeros((count, 2))
    spots = _rows([len(part) for part in parts], pane[0] / pane[1])
    wide, high = (max(spot[i] + spot[i + 2] for spot in spots) for i in (0, 1))
    unit = min(pane[0] / wide, pane[1] / high)
    for part, (x, y, w, h) in zip(parts, spots, strict=True):
        shape = np.array([w, h]) * unit
        inner = np.maximum(shape - ROOM * 0.9, shape * 0.3)
        middle = (np.array([x, y]) + np.array([w, h]) / 2) * unit
        places[part] = _unit(_part(whole.induced_subgraph(part))) * inner / 2 + middle
    centred: _Places = places - (places.max(axis=0) + places.min(axis=0)) / 2
    return centred


def _rows(sizes: Sequence[int], aspect: float) -> list[tuple[float, float, float, float]]:
    """Rectangles (x, y, width, height) for parts of so many nodes, largest first.

    The largest stands on the left over the whole height; the others fill columns beside it.
    """
    height = np.sqrt(sum(sizes) / aspect)
    spots: list[tuple[float, float, float, float]] = []
    x = 0.0
    column: list[int] = []
    for size in [*sizes, 0]:
        if column and (size == 0 or sum(column) + size > max(sizes[0], height)):
            width, y = sum(column) / height, 0.0
            for n in column:
                spots.append((x, y, width, n / width))
                y += n / width
            x, column = x + width, []
        column.append(size)
    return spots


def _part(part: igraph.Graph) -> _Places:
    """Places for one connected part, by a method that suits its size."""
    n = part.vcount()
    if n <= 2:
        return np.array([(-1.0, -0.4), (1.0, 0.4)][:n] if n > 1 else [(0.0, 0.0)])
    igraph.set_random_number_generator(random.Random(SEED))
    try:
        if n <= 400:
            return np.array(part.layout_kamada_kawai(maxiter=60 * n).coords)
        if n <= 1500:
            return np.array(part.layout_fruchterman_reingold(niter=300, grid="nogrid").coords)
        return np.array(part.layout_drl(options="coarsen").coords)
    finally:
        igraph.set_random_number_generator(random)


def _unit(places: _Places) -> _Places:
    """Turned so that the long axis lies flat, and scaled to -1 .. 1 both ways."""
    places = places - places.mean(axis=0)
    if len(places) > 2:
        _, axes = np.linalg.eigh(places.T @ places)
        axes = axes[:, ::-1] * np.where(axes[:, ::-1].sum(axis=0) < 0, -1.0, 1.0)
        places = places @ axes
    reach = np.abs(places).max(axis=0)
    return places / np.where(reach > 1e-9, reach, 1.0)
