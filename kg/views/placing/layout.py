"""Where each node of the page stands: computed once, here, so that the page never moves.

igraph places each connected part, the parts are packed into the shape of the pane, and
`kg.views.placing.spacing` then moves nodes apart. The same graph gives the same places in every
build. This module knows places and sizes, not what the nodes are.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import igraph
import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.views.placing.geometry import Place, crossings
from kg.views.placing.room import Room, room
from kg.views.placing.spacing import around, separate

__all__ = ["PANE", "Box", "below", "bends", "beside", "place"]

# Where the middles of nodes may stand in the graph's pane, on a screen of 1440 x 900, in pixels.
PANE = (726.0, 651.0)
# One node with its label needs a square of this side to be read.
ROOM = 112.0
# Nodes of a larger part need more room each, as more lines run between them.
CROWD = 1.07
SEED = 7
# Up to so many nodes a part is drawn so often in two ways, and the best is kept.
TRIED, TRIES = 400, 8

_Places = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Box:
    """How much room a node takes: the radius of its shape, its label's width and height."""

    radius: float
    width: float
    height: float


def place(graph: nx.Graph, boxes: Mapping[str, Box]) -> dict[str, Place]:
    """Places of all nodes in pixels, y downwards, around the middle of the pane.

    Up to some hundred nodes no label covers another, and no line passes behind a node that it
    does not end at once `bends` are given to it; beyond, both are left to the page.

    >>> place(nx.Graph(), {})
    {}
    """
    nodes = sorted(graph)
    if not nodes:
        return {}
    width = max(PANE[0], float(np.sqrt(len(nodes) * ROOM**2 * PANE[0] / PANE[1])))
    pane = (width, width * PANE[1] / PANE[0])
    needed = _room(graph, boxes, pane)
    places = separate(_packed(len(nodes), needed.lines, pane), needed)
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, places, strict=True)}


def bends(
    graph: nx.Graph, boxes: Mapping[str, Box], placed: Mapping[str, Place]
) -> dict[tuple[str, str], float]:
    """The lines that must go around a node, by their ends in order, and how far.

    All others are straight. What a bend means stands in `kg.views.placing.bends`.
    """
    nodes = sorted(graph)
    if not graph.number_of_edges():
        return {}
    places = np.array([placed[node] for node in nodes])
    wide, high = np.maximum(np.ptp(places, axis=0), 1.0).tolist()
    needed = _room(graph, boxes, (max(wide, PANE[0], high * PANE[0] / PANE[1]), high))
    found = around(places, needed)
    return {
        (nodes[one], nodes[two]): float(bend)
        for (one, two), bend in zip(needed.lines.tolist(), found, strict=True)
        if bend
    }


def _room(graph: nx.Graph, boxes: Mapping[str, Box], pane: tuple[float, float]) -> Room:
    nodes = sorted(graph)
    index = {node: i for i, node in enumerate(nodes)}
    ties = sorted({(min(e), max(e)) for e in graph.edges() if e[0] != e[1]})
    lines = np.array([(index[a], index[b]) for a, b in ties], dtype=np.intp).reshape(-1, 2)
    sizes = np.array([(b.radius, b.width, b.height) for b in map(boxes.__getitem__, nodes)])
    return room(lines, sizes, pane, pane[0] / PANE[0])


def beside(graph: nx.Graph, placed: Mapping[str, Place]) -> dict[str, Place]:
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


def below(places: Mapping[str, Place], others: Mapping[str, Place]) -> dict[str, Place]:
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
    spots = _rows([len(part) ** CROWD for part in parts], pane[0] / pane[1])
    wide, high = (max(spot[i] + spot[i + 2] for spot in spots) for i in (0, 1))
    unit = min(pane[0] / wide, pane[1] / high)
    for part, (x, y, w, h) in zip(parts, spots, strict=True):
        shape = np.array([w, h]) * unit
        inner = np.maximum(shape - ROOM * 0.9, shape * 0.3)
        middle = (np.array([x, y]) + np.array([w, h]) / 2) * unit
        places[part] = _unit(_part(whole.induced_subgraph(part))) * inner / 2 + middle
    centred: _Places = places - (places.max(axis=0) + places.min(axis=0)) / 2
    return centred.round(2)


def _rows(sizes: Sequence[float], aspect: float) -> list[tuple[float, float, float, float]]:
    """Rectangles (x, y, width, height) for parts of so many nodes, largest first.

    The largest stands on the left over the whole height; the others fill columns beside it.
    """
    height = np.sqrt(sum(sizes) / aspect)
    spots: list[tuple[float, float, float, float]] = []
    x = 0.0
    column: list[float] = []
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
    """Places for one connected part: of several drawings, the one whose lines cross least."""
    n = part.vcount()
    if n <= 2:
        return np.array([(-1.0, -0.4), (1.0, 0.4)][:n] if n > 1 else [(0.0, 0.0)])
    chance = random.Random(SEED)
    igraph.set_random_number_generator(chance)
    try:
        return min(_drawings(part, chance), key=lambda places: _crossed(part, places))
    finally:
        igraph.set_random_number_generator(random)


def _drawings(part: igraph.Graph, chance: random.Random) -> Iterator[_Places]:
    n = part.vcount()
    if n > TRIED:
        yield np.array(part.layout_fruchterman_reingold(niter=300, grid="nogrid").coords)
        return
    for _ in range(TRIES):
        start = [(chance.uniform(0, n**0.5), chance.uniform(0, n**0.5)) for _ in range(n)]
        yield np.array(part.layout_kamada_kawai(maxiter=10 * n, seed=start).coords)
        yield np.array(
            part.layout_fruchterman_reingold(niter=500, grid="nogrid", seed=start).coords
        )


def _crossed(part: igraph.Graph, places: _Places) -> int:
    lines = np.array(part.get_edgelist())
    return crossings(places[lines[:, 0]], places[lines[:, 1]])


def _unit(places: _Places) -> _Places:
    """Turned so that the long axis lies flat, and scaled to -1 .. 1 both ways."""
    places = places - places.mean(axis=0)
    if len(places) > 2:
        _, axes = np.linalg.eigh(places.T @ places)
        axes = axes[:, ::-1] * np.where(axes[:, ::-1].sum(axis=0) < 0, -1.0, 1.0)
        places = places @ axes
    reach = np.abs(places).max(axis=0)
    return places / np.where(reach > 1e-9, reach, 1.0)
