"""Nodes moved apart: labels that cover no other, lines that pass behind no third node.

Forces do most of it; where they leave a line behind a node, the line bends; where no bend
helps, one of the nodes tries other places.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from kg.views.placing.bends import bent, gaps
from kg.views.placing.forces import relaxed
from kg.views.placing.jumps import jumped
from kg.views.placing.room import Room, behind, covering

__all__ = ["around", "separate"]

# Up to so many nodes faults are mended in turns; beyond, only a few first steps are taken.
SEARCHED = 320
STEPS, FEW, MENDING, TURNS = 300, 40, 40, 10

_Floats = NDArray[np.float64]
_Ints = NDArray[np.intp]


def separate(places: _Floats, room: Room) -> _Floats:
    """Places with labels apart and lines away from third nodes, as far as bends can help them.

    The first drawing without a fault, or of all that were tried the one with the fewest.
    """
    best, least = places, np.inf
    for drawn, bends in _drawings(places, room):
        faults = len(behind(drawn, bends, room)) + len(covering(drawn, room))
        if faults < least:
            best, least = drawn, faults
        if not faults:
            break
    return best


def around(places: _Floats, room: Room) -> _Floats:
    """How each line bends; those that are clear of all third nodes stay straight."""
    bends = np.zeros(len(room.lines))
    misled = (gaps(places, room.lines, bends) < room.clear).any(axis=1)
    bends[misled], _ = bent(places, room.lines[misled], room.clear)
    return bends


def _drawings(places: _Floats, room: Room) -> Iterator[tuple[_Floats, _Floats]]:
    """Drawings of the same nodes, each made from the one before, with their bends."""
    small, bends = len(places) <= SEARCHED, np.zeros(len(room.lines))
    places = relaxed(places, bends, room, STEPS if small else FEW, settled=False).round(1)
    if not small:
        yield places, bends
        return
    yield places, (bends := around(places, room))
    for turn in range(TURNS):
        if turn:
            places, bends = jumped(places, bends, room)
            yield places, bends
        places = relaxed(places, bends, room, MENDING, settled=True).round(1)
        yield places, (bends := around(places, room))
