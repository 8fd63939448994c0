"""Nodes moved by forces: lines pull their ends together, what comes too near pushes apart.

All nodes move at once, so that a drawing of some hundred nodes comes to rest within a second.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.views.placing.bends import course
from kg.views.placing.geometry import distances, shadows
from kg.views.placing.room import Room, overlaps

__all__ = ["relaxed"]

# Strength of the push between a line and a node, between two boxes, of the pull of a line.
LINE, BOX, PULL = 0.45, 0.3, 0.04
# Two nodes push each other as strongly as a line of this length pulls them together; a side
# of the pane pushes as this share of all nodes would from a little behind it.
APART, WALL, BEYOND = 52.0, 0.05, 20.0
# What part of a step goes on into the next, and how far a node may go in one.
SWING, STEP = 0.8, 40.0
# Lines first need this much of their clearance, at last this much: what gives way a little
# later must be too far at first. A settled drawing only needs a little to spare.
FIRST, LAST, SPARE = 0.6, 1.35, 1.1
# Boxes keep this many pixels apart.
GAP = 5.0
# So many straight pieces stand for a curve; the near ones are looked up every so many steps.
PIECES, OFTEN = 4, 8

_Floats = NDArray[np.float64]
_Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Straight pieces of all lines: which line, from where along it to where."""

    line: _Ints
    start: _Floats
    stop: _Floats


def relaxed(places: _Floats, bends: _Floats, room: Room, steps: int, settled: bool) -> _Floats:
    """Places after so many steps; in a settled drawing nothing pulls, faults are mended only."""
    speed, limit, pieces = np.zeros_like(places), np.array(room.pane) / 2, _pieces(bends)
    for step in range(steps):
        done = 1.0 if settled else step / steps
        if step % OFTEN == 0:
            near = _near(places, bends, room, pieces)
        share = SPARE if settled else FIRST + (LAST - FIRST) * min(1.0, 1.4 * done)
        push = LINE * _off_lines(places, bends, room, pieces, near, share * room.clear)
        push += BOX * _off_boxes(places, room)
        if not settled:
            push += PULL * (1 - done) * (_along(places, room.lines) + _apart(places, limit))
        speed = SWING * speed + push
        length = np.maximum(np.sqrt((speed**2).sum(axis=1)), 1e-9)
        speed *= np.minimum(1, STEP / length)[:, None]
        places = np.clip(places + speed, -limit, limit)
    return places


def _pieces(bends: _Floats) -> _Pieces:
    straight, curved = np.flatnonzero(bends == 0), np.flatnonzero(bends)
    line = np.concatenate([straight, np.repeat(curved, PIECES)])
    parts = np.tile(np.arange(PIECES) / PIECES, len(curved))
    start = np.concatenate([np.zeros(len(straight)), parts])
    return _Pieces(line, start, start + np.where(bends[line] == 0, 1.0, 1 / PIECES))


def _ends(places: _Floats, bends: _Floats, room: Room, pieces: _Pieces) -> tuple[_Floats, _Floats]:
    a, b = (places[room.lines[pieces.line, end]] for end in (0, 1))
    one, two = (course(a, b, bends[pieces.line], at) for at in (pieces.start, pieces.stop))
    return one, two


def _near(places: _Floats, bends: _Floats, room: Room, pieces: _Pieces) -> tuple[_Ints, _Ints]:
    """Pieces and third nodes that may come too near to each other within the next steps."""
    a, b = _ends(places, bends, room, pieces)
    single = (each.astype(np.float32) for each in (a, b, places))
    found = distances(*single)
    rows, ends = np.arange(len(a)), room.lines[pieces.line]
    found[rows, ends[:, 0]] = found[rows, ends[:, 1]] = np.inf
    piece, node = np.nonzero(found < LAST * room.clear + STEP)
    return piece, node


def _off_lines(
    places: _Floats,
    bends: _Floats,
    room: Room,
    pieces: _Pieces,
    near: tuple[_Ints, _Ints],
    clear: _Floats,
) -> _Floats:
    """Where a line and a node are too near: the node goes one way, the line's ends the other."""
    piece, node = near
    a, b = (end[piece] for end in _ends(places, bends, room, pieces))
    t = shadows(a, b, places[node])
    away = places[node] - a - t[:, None] * (b - a)
    distance = np.maximum(np.sqrt((away**2).sum(axis=1)), 1e-6)
    hit = distance < clear[node]
    push = (away * (clear[node] / distance - 1)[:, None])[hit]
    piece, node = piece[hit], node[hit]
    start, stop = pieces.start[piece], pieces.stop[piece]
    at = (start + (stop - start) * t[hit])[:, None]
    one, two = room.lines[pieces.line[piece]].T
    return _summed(len(places), (node, push), (one, push * (at - 1)), (two, push * -at))


def _off_boxes(places: _Floats, room: Room) -> _Floats:
    """Overlapping boxes leave each other along the axis where they overlap least."""
    first, second, over = overlaps(places, room, GAP)
    rows, axis = np.arange(len(over)), over.argmin(axis=1)
    middle = places + room.offset
    way = np.where(middle[first, axis] >= middle[second, axis], 0.5, -0.5)
    push = np.zeros_like(over)
    push[rows, axis] = way * over[rows, axis]
    return _summed(len(places), (first, push), (second, -push))


def _along(places: _Floats, lines: _Ints) -> _Floats:
    """Lines pull their ends together, the longer the stronger."""
    one, two = lines.T
    pull = places[two] - places[one]
    return _summed(len(places), (one, pull), (two, -pull))


def _apart(places: _Floats, limit: _Floats) -> _Floats:
    """Every node pushes every other, and the sides of the pane push all of them."""
    x, y = (places[:, None, axis] - places[:, axis] for axis in (0, 1))
    force = 1 / (x * x + y * y + 1)
    push = np.stack([(x * force).sum(axis=1), (y * force).sum(axis=1)], axis=1)
    walls = 1 / (limit + BEYOND + places) - 1 / (limit + BEYOND - places)
    return np.asarray(APART**2 * (push + WALL * len(places) * walls))


def _summed(count: int, *parts: tuple[_Ints, _Floats]) -> _Floats:
    """All forces on each node together."""
    node = np.concatenate([nodes for nodes, _ in parts])
    force = np.concatenate([forces for _, forces in parts])
    return np.stack([np.bincount(node, force[:, axis], count) for axis in (0, 1)], axis=1)
