"""Labels placed like those of a map: beneath their shapes where they can, none on another.

In pixels, y downwards. The page does the same at every zoom in `templates/js/labels.js`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.views.words import label_width

__all__ = ["LINE", "Box", "Label", "Spot", "arrange"]

LINE = 15.0
# From a shape to its label.
GAP = 4.0
# So many of the weightiest labels may cover a lesser shape rather than be left out.
HEAVY = 12

# Left, top, right, bottom.
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A shape that wants a label: its middle, its radius, the lines of its label."""

    x: float
    y: float
    radius: float
    lines: tuple[str, ...]

    @property
    def box(self) -> Box:
        """What the shape takes up."""
        x, y, r = self.x, self.y, self.radius
        return x - r, y - r, x + r, y + r


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text in a box: left, top, right, bottom."""

    lines: tuple[str, ...]
    box: Box


def arrange(spots: Sequence[Spot]) -> list[Label]:
    """Labels for shapes in order of weight; what finds no room is cut to one line or left out."""
    shapes = [spot.box for spot in spots]
    placed: list[Label] = []
    for index, spot in enumerate(spots):
        others = [*shapes[:index], *shapes[index + 1 :]]
        free = [one for one in _tries(spot) if not _meets(one.box, (p.box for p in placed))]
        clear = next((one for one in free if not _meets(one.box, others)), None)
        if chosen := clear or (free[0] if free and index < HEAVY else None):
            placed.append(chosen)
    return placed


def _tries(spot: Spot) -> Iterator[Label]:
    """Where the label may stand, the best place first: whole, then cut to its first line."""
    cut = [(f"{spot.lines[0]} …",)] if len(spot.lines) > 1 else []
    for lines in (spot.lines, *cut):
        width, height = max(map(label_width, lines)) + 4, LINE * len(lines)
        for left, top in _corners(spot, width, height):
            yield Label(lines, (left, top, left + width, top + height))


def _corners(spot: Spot, width: float, height: float) -> Iterator[tuple[float, float]]:
    x, y, r = spot.x, spot.y, spot.radius
    yield x - width / 2, y + r + GAP - 1
    yield x - width / 2, y - r - GAP - height
    yield x + r + GAP, y - height / 2
    yield x - r - GAP - width, y - height / 2
    for top in (y + r + 1, y - r - height):
        yield x + r / 2, top
        yield x - r / 2 - width, top


def _meets(box: Box, others: Iterable[Box]) -> bool:
    left, top, right, bottom = box
    return any(
        other[0] < right and left < other[2] and other[1] < bottom and top < other[3]
        for other in others
    )
