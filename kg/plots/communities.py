"""The communities: who has most to do with each other, and the single ties that join parts.

Places are worked out as for the page, so that labels stay apart and no line runs behind a node
that it does not end at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle
from numpy.typing import NDArray

from kg.analysis.brokers import bridges
from kg.analysis.communities import Communities
from kg.analysis.graphs import graph
from kg.analysis.ties import Ties
from kg.explaining.sections import few
from kg.plots.sheets import INK, MARGIN, NEITHER, bare, cut, picture, sheet, words
from kg.views.labels import LINE, Label, Spot, arrange
from kg.views.placing.bends import course
from kg.views.placing.layout import Box, bends, place
from kg.views.words import label_lines, label_width

__all__ = ["communities"]

MOST, LABELLED = 150, 100  # actors that are drawn, and that have a label
LISTED, AMONG = 8, 4  # communities in the key, and actors named of each
NARROWEST, PIXEL = 8.0, 0.01  # inches
LETTERS = 7.6  # points: as wide as the letters that `label_width` counts
ENTRY, ROW = 17.0, 460.0  # a row of the key: pixels high, and points of names wide
# Fills with the ink that can be read on each; M. Okabe and K. Ito. Lesser ones are grey.
FILLS = (
    *(("#0072B2", "white"), ("#E69F00", INK), ("#009E73", "white"), ("#CC79A7", INK)),
    *(("#D55E00", "white"), ("#56B4E9", INK), ("#F0E442", INK), ("#3D3D3D", "white")),
)
TIE: Mapping[str, Any] = {"color": "#A7AEB8", "lw": 0.8}
BRIDGE: Mapping[str, Any] = {"color": INK, "lw": 1.5, "ls": (0, (3, 2))}
REST = (NEITHER, INK)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is drawn of a network: its actors, most tied first, with their places, and lines.

    Some lines are bent, so that they go around others; `parting` are bridges.
    """

    actors: tuple[str, ...]
    spots: Mapping[str, Spot]
    lines: tuple[tuple[str, str], ...]
    bent: Mapping[tuple[str, str], float]
    parting: frozenset[tuple[str, str]]


@picture
def communities(ties: Ties, found: Communities, most: int = MOST) -> Figure:
    """Everybody who has a tie, or the most tied of them, in the colour and number of a community.

    A line is a tie of two, whatever its sign; a broken one is a bridge, without which the network
    would fall into more parts. Numbers are those of the measures.
    """
    drawn = _drawn(ties, most)
    if not drawn.actors:
        figure, axes = sheet(_title(ties, found), (), ties, NARROWEST, 1)
        bare(axes, "Nobody in this scope has a tie.")
        return figure
    labels = arrange([drawn.spots[actor] for actor in drawn.actors[:LABELLED]])
    left, top, right, bottom = _frame(drawn.spots.values(), labels)
    width, key = max(NARROWEST, PIXEL * (right - left) + 2 * MARGIN), _key(ties, found, drawn)
    bottom += ENTRY * len(key) + 12
    figure, axes = sheet(
        _title(ties, found), _notes(ties, found, drawn), ties, width, PIXEL * (bottom - top)
    )
    axes.set_axis_off()
    axes.set_xlim(left, left + (width - 2 * MARGIN) / PIXEL)  # so that both axes are in pixels
    axes.set_ylim(bottom, top)
    _lines(axes, drawn)
    _nodes(axes, drawn, found.number)
    _labels(axes, labels)
    axes.legend(handles=key, loc="lower left", frameon=False, fontsize=LETTERS, borderaxespad=0)
    return figure


def _drawn(ties: Ties, most: int) -> _Drawn:
    tied = graph(ties)
    actors = _most_tied(tied.edges(), dict(tied.degree()), most)
    part = tied.subgraph(actors)
    lines = {actor: label_lines(words(ties.story.label(actor))) for actor in actors}
    size = {actor: min(20.0, 9.0 + 2.2 * tied.degree(actor) ** 0.5) for actor in actors}
    boxes = {
        actor: Box(size[actor], max(map(label_width, told)), LINE * len(told))
        if rank < LABELLED
        else Box(size[actor], 0.0, 0.0)
        for rank, (actor, told) in enumerate(lines.items())
    }
    places = place(part, boxes)
    spots = {actor: Spot(*places[actor], size[actor], lines[actor]) for actor in actors}
    pairs = tuple(sorted((min(pair), max(pair)) for pair in part.edges()))
    bent, parting = bends(part, boxes, places), _parting(ties).intersection(pairs)
    return _Drawn(actors, spots, pairs, bent, parting)


def _most_tied(
    pairs: Iterable[tuple[str, str]], degree: Mapping[str, int], most: int
) -> tuple[str, ...]:
    """Those tied to most others, as far as they have a tie among themselves; most tied first."""
    order = sorted(degree, key=lambda actor: (-degree[actor], actor))
    rank = {actor: place for place, actor in enumerate(order)}
    found: set[int] = set()
    for ends in sorted(sorted((rank[a], rank[b]), reverse=True) for a, b in pairs):
        if len(found.union(ends)) > most:
            break
        found.update(ends)
    return tuple(order[place] for place in sorted(found))


def _parting(ties: Ties) -> frozenset[tuple[str, str]]:
    """The bridges whose loss would cut off more than one actor."""
    tied = graph(ties)
    pairs = bridges(tied).pairs
    return frozenset(pair for pair in pairs if all(tied.degree(end) > 1 for end in pair))


def _title(ties: Ties, found: Communities) -> str:
    groups = [group for group in found.members if group]
    if not groups:
        return "Who has most to do with each other?"
    if len(groups) == 1:
        return f"{len(ties.actors)} actors, all of one community"
    most = max(map(len, groups))
    return f"{len(ties.actors)} actors fall into {len(groups)} communities, the largest of {most}"


def _notes(ties: Ties, found: Communities, drawn: _Drawn) -> Iterator[str]:
    if len(drawn.actors) < len(ties.actors):
        yield f"Drawn: {len(drawn.actors)} of {len(ties.actors)} actors, those tied to most."
    yield (
        "A community has more events and relations inside than chance would give, friendly or "
        f"hostile. Modularity {found.modularity:.2f}; divisions by other seeds agree by "
        f"{found.stability:.2f} (1: always the same, 0: as by chance). Method: "
        f"{found.method.algorithm}, {found.method.library}, seed {found.seed}."
    )
    yield from few(len(ties.actors))


def _frame(spots: Iterable[Spot], labels: Iterable[Label]) -> tuple[float, float, float, float]:
    """What shapes and labels take up: left, top, right, bottom."""
    boxes = [*(spot.box for spot in spots), *(label.box for label in labels)]
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left) - 2, min(top) - 2, max(right) + 2, max(bottom) + 2


def _lines(axes: Axes, drawn: _Drawn) -> None:
    for pair in drawn.lines:
        x, y = _way(drawn, pair).T
        look = BRIDGE if pair in drawn.parting else TIE
        axes.plot(x, y, zorder=1, scalex=False, scaley=False, **look)


def _way(drawn: _Drawn, pair: tuple[str, str]) -> NDArray[np.floating[Any]]:
    """Points along the line of a tie, which may go around a third node."""
    bend = drawn.bent.get(pair, 0.0)
    along = np.linspace(0, 1, 15 if bend else 2)
    one, two = (
        np.full((len(along), 2), (spot.x, spot.y)) for spot in map(drawn.spots.__getitem__, pair)
    )
    return course(one, two, np.full(len(along), bend), along)


def _nodes(axes: Axes, drawn: _Drawn, number: Mapping[str, int]) -> None:
    for actor, spot in drawn.spots.items():
        fill, ink = _fill(number[actor])
        axes.add_patch(Circle((spot.x, spot.y), spot.radius, fc=fill, ec="white", lw=1, zorder=2))
        axes.text(
            *(spot.x, spot.y, str(number[actor])),
            ha="center",
            va="center_baseline",
            size=7,
            weight="bold",
            color=ink,
            zorder=3,
        )


def _fill(number: int) -> tuple[str, str]:
    return FILLS[number] if number < len(FILLS) else REST


def _labels(axes: Axes, labels: Iterable[Label]) -> None:
    """Names on a ground of their own, which keeps lines beneath them off the letters."""
    ground = {"boxstyle": "square,pad=0.05", "fc": "white", "ec": "none", "alpha": 0.8}
    for label in labels:
        left, top, right, _ = label.box
        for row, told in enumerate(label.lines):
            axes.text(
                *((left + right) / 2, top + LINE * (row + 0.5), told),
                ha="center",
                va="center",
                size=LETTERS,
                bbox=ground,
                zorder=4,
            )


def _key(ties: Ties, found: Communities, drawn: _Drawn) -> list[Line2D]:
    """The largest communities by their most tied actors, and what a broken line means."""
    signs = [
        Line2D([], [], marker="o", ms=9, lw=0, color=_fill(number)[0], label=told)
        for number, told in _told(ties, found, drawn)
    ]
    bridge = "bridge: the one tie that joins two parts, neither of them a single actor"
    return [*signs, *([Line2D([], [], label=bridge, **BRIDGE)] if drawn.parting else [])]


def _told(ties: Ties, found: Communities, drawn: _Drawn) -> Iterator[tuple[int, str]]:
    rank = {actor: place for place, actor in enumerate(drawn.actors)}
    for number, group in enumerate(found.members[:LISTED]):
        among = sorted((actor for actor in group if actor in rank), key=rank.__getitem__)
        if among:
            some = ", ".join(words(ties.story.label(actor)) for actor in among[:AMONG])
            rest = f" and {len(group) - AMONG} more" if len(group) > AMONG else ""
            yield number, cut(f"{number}: {some}", ROW, LETTERS) + rest
