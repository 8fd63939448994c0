"""Outlines of the shapes that nodes are drawn with: the one place that knows what a star is.

Which kind of thing has which shape stands in the ontology. The page gets the corners as data,
the picture draws from them here.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin
from types import MappingProxyType

__all__ = ["SHAPES", "outline", "short"]

Corners = tuple[tuple[float, float], ...]
UP, DOWN = -pi / 2, pi / 2


def _polygon(corners: int, turn: float, reach: float, lower: float = 0.0) -> Corners:
    """Corners on a circle of radius `reach`, the first at the angle `turn`.

    Each `reach` evens out how large the shapes look beside each other; `lower` moves a shape
    down, to have its weight in the middle.
    """
    angles = [turn + 2 * pi * step / corners for step in range(corners)]
    return tuple((round(cos(a) * reach, 6), round(sin(a) * reach + lower, 6)) for a in angles)


def _star(points: int, reach: float, notch: float) -> Corners:
    outer = _polygon(points, UP, reach)
    inner = _polygon(points, UP + pi / points, reach * notch)
    return tuple(corner for pair in zip(outer, inner, strict=True) for corner in pair)


SHAPES: Mapping[str, Corners] = MappingProxyType(
    {
        "diamond": _polygon(4, UP, 1.12),
        "square": _polygon(4, pi / 4, 1.2),
        "hexagon": _polygon(6, 0, 1.05),
        "triangle": _polygon(3, UP, 1.15, 0.12),
        "triangleDown": _polygon(3, DOWN, 1.15, -0.12),
        "star": _star(5, 1.2, 0.48),
        "box": ((-1.1, -0.7), (1.1, -0.7), (1.1, 0.7), (-1.1, 0.7)),
        "dot": (),
    }
)
"""Corners around the middle of a shape of radius 1, y downwards; a dot is round and has none."""


def outline(shape: str, radius: float, x: float = 0.0, y: float = 0.0) -> str:
    """The outline of a shape around a place, as the path of an SVG.

    >>> outline("box", 10), outline("dot", 2, 5, 5)
    ('M-11,-7L11,-7L11,7L-11,7Z', 'M3,5A2,2 0 1 1 7,5A2,2 0 1 1 3,5Z')
    """
    if corners := SHAPES[shape]:
        points = (f"{short(x + dx * radius)},{short(y + dy * radius)}" for dx, dy in corners)
        return f"M{'L'.join(points)}Z"
    left, right, middle, r = map(short, (x - radius, x + radius, y, radius))
    return f"M{left},{middle}A{r},{r} 0 1 1 {right},{middle}A{r},{r} 0 1 1 {left},{middle}Z"


def short(number: float) -> str:
    """A length in pixels, to the hundredth and no longer than it must be.

    >>> short(12.0), short(1.996), short(-0.001)
    ('12', '2', '0')
    """
    return f"{round(number, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
