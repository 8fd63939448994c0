"""Nodes moved apart: labels that cover no other, lines that pass behind no third node.

A line that runs behind a node seems to end there, which would state something that nobody
said. Works on bare arrays: `places` (n, 2) in pixels, `lines` (m, 2) as indices of nodes,
`sizes` (n, 3) as radius of the shape, width and height of the label beneath it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.views.geometry import crossings, distances, over_boxes

__all__ = ["behind", "covering", "separate"]

# A line keeps this many pixels from the shape of a node it does not end at.
CLEAR = 6.0
# Between the shape and its label, and around both.
DROP, GAP = 4.0, 5.0
# Up to this many nodes each is tried in other places; beyond, boxes are only pushed apart.
SEARCHED = 320
# Up to this many, no line at all may mislead: those that do try the whole pane.
SMALL = 64
# No box reaches further than this from its node; nor does a shape with its clearance.
FAR, ROUND = 170.0, 110.0
# What a line over a label and a crossing of lines cost: they are ugly, but mislead nobody.
LABEL, CROSSING = 9.0, 12.0
# From this cost on a drawing misleads: a covered label, a line behind a node.
WRONG = 60.0

_Floats = NDArray[np.float64]
_Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What stays the same while nodes move."""

    lines: _Ints
    radius: _Floats
    half: _Floats
    offset: _Floats
    ties: tuple[_Ints, ...]
    pane: tuple[float, float]
    home: _Floats


def separate(places: _Floats, lines: _Ints, sizes: _Floats, pane: tuple[float, float]) -> _Floats:
    """Places with labels apart and lines away from third nodes; O(n * m) up to 320 nodes."""
    plan = _planned(places, lines, sizes, pane)
    places = _pushed(places.copy(), plan)
    if len(places) <= SEARCHED:
        places = _searched(places, plan)
    return places


def covering(places: _Floats, sizes: _Floats) -> list[tuple[int, int]]:
    """Pairs of nodes whose boxes (shape and label) overlap."""
    plan = _planned(places, np.empty((0, 2), np.intp), sizes, (0.0, 0.0))
    first, second = _neighbours(places, plan)
    overlap = _overlap(places, plan, first, second, gap=0.0)
    hit = overlap.min(axis=1) > 0
    return list(zip(first[hit].tolist(), second[hit].tolist(), strict=True))


def behind(places: _Floats, lines: _Ints, sizes: _Floats) -> list[tuple[int, int]]:
    """Pairs (line, node) where a line passes within 6 px of the shape of a third node."""
    if not len(lines):
        return []
    distance = distances(places[lines[:, 0]], places[lines[:, 1]], places)
    distance[np.arange(len(lines)), lines[:, 0]] = np.inf
    distance[np.arange(len(lines)), lines[:, 1]] = np.inf
    return [(int(e), int(k)) for e, k in np.argwhere(distance < sizes[:, 0] + CLEAR)]


def _planned(places: _Floats, lines: _Ints, sizes: _Floats, pane: tuple[float, float]) -> _Plan:
    radius, width, height = sizes.T
    drop = np.where(height > 0, DROP, 0.0)
    half = np.stack([np.maximum(radius, width / 2), radius + (drop + height) / 2], axis=1)
    offset = np.stack([np.zeros(len(sizes)), (drop + height) / 2], axis=1)
    ties = tuple(np.flatnonzero((lines == i).any(axis=1)) for i in range(len(sizes)))
    return _Plan(lines, radius, half, offset, ties, pane, places.copy())


def _neighbours(places: _Floats, plan: _Plan) -> tuple[_Ints, _Ints]:
    """Pairs of nodes near enough along x to touch, found by a sweep instead of all pairs."""
    order = np.argsort(places[:, 0], kind="stable")
    x = places[order, 0]
    reach = 2 * float(plan.half[:, 0].max()) + GAP
    pairs: list[tuple[_Ints, _Ints]] = []
    for step in range(1, len(x)):
        close = np.flatnonzero(x[step:] - x[:-step] < reach)
        if not len(close):
            break
        pairs.append((order[close], order[close + step]))
    if not pairs:
        return np.empty(0, np.intp), np.empty(0, np.intp)
    first, second = (np.concatenate(side) for side in zip(*pairs, strict=True))
    return first, second


def _overlap(places: _Floats, plan: _Plan, first: _Ints, second: _Ints, gap: float) -> _Floats:
    """How far boxes overlap along x and y; both positive where they do."""
    middle = places + plan.offset
    apart = np.abs(middle[first] - middle[second])
    return plan.half[first] + plan.half[second] + gap - apart


def _pushed(places: _Floats, plan: _Plan, rounds: int = 120) -> _Floats:
    """Overlapping boxes pushed apart along the axis where they overlap least."""
    for _ in range(rounds):
        first, second = _neighbours(places, plan)
        overlap = _overlap(places, plan, first, second, GAP)
        hit = overlap.min(axis=1) > 0.5 if len(first) else np.empty(0, bool)
        if not hit.any():
            break
        first, second, overlap = first[hit], second[hit], overlap[hit]
        axis = overlap.argmin(axis=1)
        rows = np.arange(len(axis))
        middle = places + plan.offset
        ahead = middle[first, axis] > middle[second, axis]
        push = np.where(ahead, 1.0, -1.0) * overlap[rows, axis] * 0.3
        np.add.at(places, (first, axis), push)
        np.add.at(places, (second, axis), -push)
    return places


def _searched(places: _Floats, plan: _Plan) -> _Floats:
    """Each node in turn tried in other places; the best is kept, worst nodes first.

    All nodes try places nearby; after that, those that still mislead try the whole pane.
    """
    small = len(places) <= SMALL
    rings, everywhere = _offsets(), _grid(plan.pane)
    for turn in range(12 if small else 2):
        free = turn < (2 if small else 1)
        hard = 1.0 if free else 5.0
        each = range(len(places))
        costs = np.array([_cost(places, plan, i, places[i : i + 1], hard)[0] for i in each])
        turns = [i for i in np.argsort(-costs, kind="stable") if free or costs[i] > hard * WRONG]
        moved = False
        for i in turns:
            nearby = places[i] + rings
            tried = nearby if free or not small else np.concatenate([nearby, everywhere])
            cost = _cost(places, plan, int(i), tried, hard)
            best = int(cost.argmin())
            if cost[best] < cost[0] - 1e-6:
                places[i], moved = tried[best], True
        if not moved and not free:
            break
    return places


def _grid(pane: tuple[float, float], step: float = 45.0) -> _Floats:
    """Places spread evenly over the pane."""
    x, y = (np.arange(-side / 2 + step, side / 2 - step / 2, step) for side in pane)
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


def _offsets() -> _Floats:
    """Steps to try from where a node stands: none, then rings of growing radius."""
    rings: Iterator[tuple[float, int]] = iter(
        ((8, 8), (18, 12), (34, 12), (60, 16), (100, 16), (160, 20), (240, 20))
    )
    steps = [(0.0, 0.0)]
    for radius, count in rings:
        angles = np.arange(count) * 2 * np.pi / count + radius
        steps.extend(zip(radius * np.cos(angles), radius * np.sin(angles), strict=True))
    return np.array(steps)


def _cost(places: _Floats, plan: _Plan, i: int, tried: _Floats, hard: float) -> _Floats:
    """How bad each tried place is for node `i`: first what would mislead, then what is ugly."""
    middle, centres = tried + plan.offset[i], places + plan.offset
    low, high = tried.min(axis=0) - FAR, tried.max(axis=0) + FAR
    others = _inside(places, low, high, i)
    overlap = plan.half[i] + plan.half[others] + GAP - np.abs(middle[:, None] - centres[others])
    covered = overlap.min(axis=2)
    cost: _Floats = hard * np.where(covered > 0, 80 + 3 * covered, 0).sum(axis=1)

    limit = np.array(plan.pane) / 2 - plan.half[i]
    cost += 4 * np.maximum(np.abs(middle) - np.maximum(limit, 0), 0).sum(axis=1)
    cost += 0.05 * np.linalg.norm(tried - plan.home[i], axis=1)

    mine = plan.ties[i]
    foreign = np.delete(plan.lines, mine, axis=0)
    a, b = places[foreign[:, 0]], places[foreign[:, 1]]
    close = _passing(a, b, low, high)
    cost += hard * _near(distances(a[close], b[close], tried).T, plan.radius[i]).sum(axis=1)
    cost += LABEL * over_boxes(a[close], b[close], middle, plan.half[i]).sum(axis=0)
    for line in mine:
        j = int(plan.lines[line].sum()) - i
        cost += _cost_of_line(places, plan, (i, j), tried, foreign, hard)
    return cost


def _cost_of_line(
    places: _Floats, plan: _Plan, ends: tuple[int, int], tried: _Floats, foreign: _Ints, hard: float
) -> _Floats:
    """What the line from node `j` to each tried place of node `i` passes, crosses and spans."""
    i, j = ends
    start = np.broadcast_to(places[j], tried.shape)
    low = np.minimum(tried.min(axis=0), places[j]) - ROUND
    high = np.maximum(tried.max(axis=0), places[j]) + ROUND
    third = _inside(places, low, high, i, j)
    gaps = distances(start, tried, places[third])
    cost: _Floats = hard * _near(gaps, plan.radius[third]).sum(axis=1)
    cost += LABEL * over_boxes(start, tried, (places + plan.offset)[third], plan.half[third]).sum(
        axis=1
    )
    crossed = foreign[(foreign != j).all(axis=1)]
    a, b = places[crossed[:, 0]], places[crossed[:, 1]]
    close = _passing(a, b, low, high)
    cost += CROSSING * crossings(places[j], tried, a[close], b[close])
    cost += 0.12 * np.maximum(np.linalg.norm(tried - places[j], axis=1) - 110, 0)
    return cost


def _inside(places: _Floats, low: _Floats, high: _Floats, *but: int) -> _Ints:
    """Nodes within a rectangle, but for those named: all that can matter to what lies in it."""
    near: NDArray[np.bool_] = np.asarray(((places > low) & (places < high)).all(axis=1))
    near[list(but)] = False
    return np.flatnonzero(near)


def _passing(a: _Floats, b: _Floats, low: _Floats, high: _Floats) -> NDArray[np.bool_]:
    """Which segments a-b may touch a rectangle."""
    return np.asarray(((np.maximum(a, b) > low) & (np.minimum(a, b) < high)).all(axis=1))


def _near(distance: _Floats, radius: _Floats | float) -> _Floats:
    """Cost of lines close to a node: steep within the clearance, mild a little beyond."""
    need = radius + CLEAR + 1
    return np.where(distance < need, 120 + 6 * (need - distance), 0) + np.maximum(
        (need + 8 - distance) * 0.5, 0
    )
