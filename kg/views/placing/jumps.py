"""Nodes that no force frees: each tries the open places of the whole pane."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kg.views.placing.bends import bent, gaps, passing
from kg.views.placing.room import Room, covering

__all__ = ["jumped"]

# So many open places, those with the shortest lines, are looked at closely; so many faults of
# each kind are mended in one turn.
TRIED, MOVED = 10, 12
AS_LAID = ((1.0, 1.0),)
# An equally bad place may lead out of a corner; a line behind a node costs 1 to 2.
NO_WORSE = 1.5

_Floats = NDArray[np.float64]
_Ints = NDArray[np.intp]


def jumped(places: _Floats, bends: _Floats, room: Room) -> tuple[_Floats, _Floats]:
    """The drawing with some nodes elsewhere, where no more lines mislead about them.

    Of those that are in each other's way - a line's ends and the node it passes behind, or two
    whose boxes overlap - that one moves which has the fewest lines.
    """
    places, bends, spots = places.copy(), bends.copy(), _spots(room)
    near = gaps(places, room.lines, bends) < room.clear
    away = passing(places, room.lines, bends, spots, AS_LAID)
    ties = np.bincount(room.lines.ravel(), minlength=len(places))
    covered = covering(places, room)
    tight = [(third, *room.lines[line].tolist()) for line, third in np.argwhere(near).tolist()]
    moved: set[int] = set()
    for nodes in [*tight[:MOVED], *covered[:MOVED]]:
        if not moved.isdisjoint(nodes):
            continue
        node = min(nodes, key=lambda each: (ties[each], each))
        own = np.flatnonzero((room.lines == node).any(axis=1))
        clear = (np.delete(away, own, axis=0) > room.clear[node]).all(axis=0)
        spot, ways, cost = _best(
            places, room, node, own, _nearest(places, room, node, spots[clear])
        )
        faults = near[own].sum() + near[:, node].sum() + sum(node in pair for pair in covered)
        if cost <= NO_WORSE * faults:
            moved.add(node)
            places[node], bends[own] = spot, ways
            away[own] = passing(places, room.lines[own], ways, spots, AS_LAID)
    return places, bends


def _spots(room: Room) -> _Floats:
    """Places all over the pane, as far apart as a line and a node must be."""
    step = round(float(np.median(room.clear)), 1)
    x, y = (np.arange(-(side // 2), side / 2, step) for side in room.pane)
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2).round(1)


def _nearest(places: _Floats, room: Room, node: int, spots: _Floats) -> _Floats:
    """The places where a node covers no other and its lines are shortest."""
    others = np.delete(np.arange(len(places)), node)
    apart = np.abs((spots + room.offset[node])[:, None] - (places + room.offset)[others])
    spots = spots[~(apart < room.half[node] + room.half[others]).all(axis=2).any(axis=1)]
    ends = room.lines[(room.lines == node).any(axis=1)].sum(axis=1) - node
    length = np.sqrt(((spots[:, None] - places[ends]) ** 2).sum(axis=2)).sum(axis=1)
    return np.asarray(spots[np.argsort(length, kind="stable")[:TRIED]])


def _best(
    places: _Floats, room: Room, node: int, own: _Ints, spots: _Floats
) -> tuple[_Floats, _Floats, float]:
    """The place where a node's lines pass behind the fewest others, their bends, the cost."""
    if not len(spots):
        return places[node], np.zeros(len(own)), np.inf
    # Every place is tried as a node of its own, tied as the node is; none of them is in the way.
    tried = np.arange(len(places), len(places) + len(spots))[:, None, None]
    lines = np.where(room.lines[own] == node, tried, room.lines[own]).reshape(-1, 2)
    clear = np.append(room.clear, np.full(len(spots), 1e-9))
    clear[node] = 1e-9
    bends, costs = bent(np.concatenate([places, spots]), lines, clear)
    cost = costs.reshape(len(spots), -1).sum(axis=1)
    best = int(cost.argmin())
    return spots[best], bends.reshape(len(spots), -1)[best], float(cost[best])
