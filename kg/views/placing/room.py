"""How much room each node of a drawing needs, and where a drawing fails to give it.

A line that runs behind a node seems to end there, which would state something that nobody
said. Works on bare arrays: `places` (n, 2) in pixels of the layout, `lines` (m, 2) as
indices of nodes, `sizes` (n, 3) as radius of the shape, width and height of the label
beneath it, `bends` (m) as in `kg.views.placing.bends`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.views.placing.bends import gaps

__all__ = ["LEAST", "Room", "behind", "covering", "overlaps", "room"]

# The page draws shapes smaller as it zooms out, but never below this share of their size.
LEAST = 0.5
# So many pixels of the screen lie at rest between a line and the shape of a third node, less
# the more nodes share the pane.
CLEAR, AMPLE = 6.0, 60
# Between the shape and its label.
DROP = 4.0

_Floats = NDArray[np.float64]
_Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Room:
    """What the nodes of one drawing need, whereever they stand.

    `clear` is how near a line may come to the middle of a node, `half` and `offset` are the
    box of shape and label, `pane` is the width and height that all places share.
    """

    lines: _Ints
    clear: _Floats
    half: _Floats
    offset: _Floats
    pane: tuple[float, float]


def room(lines: _Ints, sizes: _Floats, pane: tuple[float, float], pixel: float = 1.0) -> Room:
    """The room that nodes of these sizes need, drawn so small that `pixel` is one of the screen."""
    radius, width, height = sizes.T
    drop = np.where(height > 0, DROP, 0.0)
    half = np.stack([np.maximum(radius, width / 2), radius + (drop + height) / 2], axis=1)
    offset = np.stack([np.zeros(len(sizes)), (drop + height) / 2], axis=1)
    clear = CLEAR * min(1.0, (AMPLE / max(len(sizes), 1)) ** 0.5)
    shape = radius * max(1.0, LEAST * pixel)
    return Room(lines, shape + clear * pixel, half, offset, pane)


def behind(places: _Floats, bends: _Floats, room: Room) -> list[tuple[int, int]]:
    """Pairs (line, node) where a line as drawn comes too near to a third node."""
    near = gaps(places, room.lines, bends) < room.clear
    return [(int(line), int(node)) for line, node in np.argwhere(near)]


def covering(places: _Floats, room: Room) -> list[tuple[int, int]]:
    """Pairs of nodes whose boxes (shape and label) overlap."""
    first, second, _ = overlaps(places, room, gap=0.0)
    return list(zip(first.tolist(), second.tolist(), strict=True))


def overlaps(places: _Floats, room: Room, gap: float) -> tuple[_Ints, _Ints, _Floats]:
    """Pairs of nodes whose boxes come nearer than a gap, and by how much along x and y."""
    middle = places + room.offset
    over = [
        room.half[:, None, axis] + room.half[:, axis] + gap
        - np.abs(middle[:, None, axis] - middle[:, axis])
        for axis in (0, 1)
    ]  # fmt: skip
    first, second = np.nonzero(np.triu((over[0] > 0) & (over[1] > 0), 1))
    return first, second, np.stack([each[first, second] for each in over], axis=1)
