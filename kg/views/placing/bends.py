"""Lines that go around: a line that would pass behind a third node is drawn as a gentle curve.

A bend says how far a line leaves the straight way: 0 is straight, more than 0 goes round
clockwise seen from the line's first end, less than 0 the other way. The curve has one control
point and is the one that vis-network calls `curvedCW` or `curvedCCW` of that roundness.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.views.placing.geometry import distances

__all__ = ["bent", "controls", "course", "gaps", "passing"]

# From straight to as far round as the eye still follows.
BENDS = (0.0, *(way * far for far in (0.08, 0.14, 0.2, 0.27, 0.34, 0.42, 0.5) for way in (1, -1)))
# The page draws a layout out along one side, by up to this much, to fill its pane.
STRETCHES = ((1.0, 1.0), (1.25, 1.0), (1.6, 1.0), (1.0, 1.25), (1.0, 1.6))
# So many straight pieces stand for a curve.
PIECES = 8

_Floats = NDArray[np.floating[Any]]
_Ints = NDArray[np.intp]


def course(a: _Floats, b: _Floats, bends: _Floats, along: _Floats) -> NDArray[np.float64]:
    """Places on the lines a-b (m), each at its own `along`: 0 at `a`, 1 at `b`."""
    control = controls(a, b, bends)
    t = along[:, None]
    return np.asarray((1 - t) ** 2 * a + 2 * t * (1 - t) * control + t**2 * b, np.float64)


def controls(a: _Floats, b: _Floats, bends: _Floats) -> _Floats:
    """The points that pull the curves a-b to their sides."""
    way = b - a
    reach, turn = (1 + np.abs(bends)) / 2, bends * (np.pi / 2)
    ahead, aside = (reach * part(turn) for part in (np.cos, np.sin))
    left = np.stack([way[:, 1], -way[:, 0]], axis=1)
    return np.asarray(a + way * ahead[:, None] + left * aside[:, None])


def gaps(places: _Floats, lines: _Ints, bends: _Floats) -> _Floats:
    """Distance from each line to each node as (m, n); infinite to the line's own ends."""
    found = passing(places, lines, bends, places)
    rows = np.arange(len(lines))
    found[rows, lines[:, 0]] = found[rows, lines[:, 1]] = np.inf
    return found


def passing(
    places: _Floats,
    lines: _Ints,
    bends: _Floats,
    points: _Floats,
    stretches: Sequence[tuple[float, float]] = STRETCHES,
) -> _Floats:
    """Distance from each line to each point as (m, k), the least over panes of other shapes."""
    # What is straight only gains where the layout is drawn out; a curve may come nearer.
    found = distances(places[lines[:, 0]], places[lines[:, 1]], points)
    curved = np.flatnonzero(bends)
    found[curved] = np.inf
    for stretch in stretches if len(curved) else ():
        drawn = np.asarray(stretch, places.dtype)
        for one, two in _pieces(places * drawn, lines[curved], bends[curved]):
            found[curved] = np.minimum(found[curved], distances(one, two, points * drawn))
    return found


def bent(places: _Floats, lines: _Ints, clear: _Floats) -> tuple[_Floats, _Floats]:
    """The gentlest bend of each line that keeps it `clear` of third nodes, at the cost of 0.

    Where none does, the one that comes near the fewest, at the cost of 1 to 2 for each.
    """
    best, least = np.zeros(len(lines)), np.full(len(lines), np.inf)
    for bend in BENDS:
        left = np.flatnonzero(least > 0)
        near = 1 - gaps(places, lines[left], np.full(len(left), bend)) / clear
        cost = np.where(near > 0, 1 + near, 0).sum(axis=1)
        better = cost < least[left]
        best[left[better]], least[left[better]] = bend, cost[better]
    return best, least


def _pieces(places: _Floats, lines: _Ints, bends: _Floats) -> Iterator[tuple[_Floats, _Floats]]:
    """The curves in straight pieces: the first piece of all, the second of all, and so on."""
    a, b = places[lines[:, 0]], places[lines[:, 1]]
    stops = (np.full(len(a), stop / PIECES) for stop in range(PIECES + 1))
    return pairwise(course(a, b, bends, stop).astype(places.dtype) for stop in stops)
