"""Distances, crossings and meetings of many segments at once, on bare arrays.

Places are (n, 2) in pixels. This module knows neither nodes nor labels.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["crossings", "distances", "over_boxes"]

_Floats = NDArray[np.float64]


def over_boxes(a: _Floats, b: _Floats, centres: _Floats, half: _Floats) -> NDArray[np.bool_]:
    """Whether segments a-b (m) meet boxes of these half sides (k), as (m, k): separating axes."""
    d, gone = np.abs(b - a)[:, None] / 2, (a + b)[:, None] / 2 - centres[None]
    signed = (b - a)[:, None] / 2
    cross = np.abs(signed[..., 0] * gone[..., 1] - signed[..., 1] * gone[..., 0])
    near = (np.abs(gone) < half + d).all(axis=2)
    half = np.broadcast_to(half, gone.shape)
    hit = near & (cross < half[..., 0] * d[..., 1] + half[..., 1] * d[..., 0])
    return np.asarray(hit)


def distances(a: _Floats, b: _Floats, points: _Floats) -> _Floats:
    """Distance from each segment a-b (m) to each point (k), as (m, k)."""
    along = b - a
    length = np.maximum((along**2).sum(axis=1), 1e-9)[:, None]
    gone = points[None] - a[:, None]
    t = np.clip((gone * along[:, None]).sum(axis=2) / length, 0, 1)
    apart: _Floats = np.linalg.norm(gone - t[:, :, None] * along[:, None], axis=2)
    return apart


def crossings(start: _Floats, ends: _Floats, a: _Floats, b: _Floats) -> _Floats:
    """How many segments a-b each segment from `start` to one of `ends` crosses."""

    def side(p: _Floats, q: _Floats, r: _Floats) -> _Floats:
        return (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (
            r[..., 0] - p[..., 0]
        )

    one, two, ends = a[None], b[None], ends[:, None]
    split = side(start, ends, one) * side(start, ends, two) < 0
    met = side(one, two, np.broadcast_to(start, one.shape)) * side(one, two, ends) < 0
    return np.asarray((split & met).sum(axis=1), dtype=np.float64)
