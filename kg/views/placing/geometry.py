"""Distances and crossings of many segments at once, on bare arrays.

Places are (n, 2) in pixels. This module knows neither nodes nor labels.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Place", "crossings", "distances", "shadows"]

# Where one node stands: x and y in pixels, y downwards.
Place = tuple[float, float]

# Of either precision: what only says which is near may be had at half the price.
_Floats = NDArray[np.floating[Any]]


def shadows(a: _Floats, b: _Floats, points: _Floats) -> _Floats:
    """Where along a-b each point is nearest to it, row by row: 0 at `a`, 1 at `b`."""
    along = b - a
    length = np.maximum((along**2).sum(axis=1), 1e-9)
    return np.asarray(np.clip(((points - a) * along).sum(axis=1) / length, 0, 1))


def distances(a: _Floats, b: _Floats, points: _Floats) -> _Floats:
    """Distance from each segment a-b (m) to each point (k), as (m, k)."""
    (dx, dy), (ax, ay) = (b - a).T[..., None], a.T[..., None]
    x, y = points[:, 0] - ax, points[:, 1] - ay
    t = x * dx
    t += y * dy
    t /= np.maximum(dx * dx + dy * dy, 1e-9)
    np.clip(t, 0, 1, out=t)
    x -= t * dx
    y -= t * dy
    x *= x
    y *= y
    x += y
    return np.asarray(np.sqrt(x, out=x))


def crossings(a: _Floats, b: _Floats) -> int:
    """How many pairs of segments a-b cross; segments that share an end do not."""

    def side(points: _Floats) -> _Floats:
        x, y = (points[:, axis] - a[:, axis, None] for axis in (0, 1))
        dx, dy = (b - a).T[..., None]
        return np.asarray(dx * y - dy * x)

    split = side(a) * side(b) < 0
    return int((split & split.T).sum()) // 2
