"""The signed triads: of each two of three actors more is told that is friendly, or hostile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from kg.analysis.balance import Balance, Side, Triad
from kg.analysis.ties import Ties
from kg.explaining.sections import few
from kg.explaining.wording import plural
from kg.plots.sheets import FRIENDLY, HOSTILE, INK, MARGIN, WIDER, bare, picture, sheet, words
from kg.views.words import label_lines, label_width

__all__ = ["triads"]

MOST, COLUMNS = 8, 4  # triads of a kind, in a row
# In inches: the sheet, what stands above all triads and above those of one kind, one triad.
WIDTH, KEY, HEADING, HIGH = 10.0, 0.35, 0.35, 2.05
WIDE = (WIDTH - 2 * MARGIN) / COLUMNS
Place = tuple[float, float]
# From the left and upper edge of a triad: its corners, where their names stand, how these grow.
CORNERS = ((0.55, 1.42), (WIDE - 0.55, 1.42), (WIDE / 2, 0.55))
NAMES = ((0.12, "top"), (0.12, "top"), (-0.1, "bottom"))
LETTERS, POINTS = 16, 8.0  # of a name in one line, and their size
LOOK: Mapping[int, Mapping[str, Any]] = {
    1: {"color": FRIENDLY, "lw": 4.5},
    -1: {"color": HOSTILE, "lw": 2.0, "ls": (0, (4, 2))},
}
SIGN = {1: "+", -1: "−"}


@picture
def triads(ties: Ties, found: Balance, most: int = MOST) -> Figure:
    """Up to so many frustrated triads, then as many balanced ones, the best told of each first.

    On each side stand its sign and the events and relations of that sign; in brackets, how many
    speak against it.
    """
    kinds = {"frustrated": found.frustrated, "balanced": [t for t in found.triads if t.balanced]}
    shown = {kind: sorted(every, key=_order)[:most] for kind, every in kinds.items() if every}
    high = sum(HEADING + HIGH * _rows(some) for some in shown.values())
    figure, axes = sheet(_title(found), _notes(found), ties, WIDTH, KEY + max(1.0, high))
    if not shown:
        bare(axes, "No three actors in this scope have a friendly or hostile side each.")
        return figure
    axes.set_axis_off()
    axes.set_xlim(0, COLUMNS * WIDE)  # both axes are in inches, down from the left upper corner
    axes.set_ylim(KEY + high, 0)
    axes.legend(handles=_key(), loc="upper left", ncols=2, frameon=False, borderaxespad=0)
    y = KEY
    for kind, some in shown.items():
        told = f"{kind.capitalize()}: {len(some)} of {len(kinds[kind])} shown"
        axes.text(0, y + HEADING / 2, told, va="center", size=10.5, weight="bold")
        for place, triad in enumerate(some):
            row, column = divmod(place, COLUMNS)
            _triad(axes, ties, triad, (column * WIDE, y + HEADING + row * HIGH))
        y += HEADING + HIGH * _rows(some)
    return figure


def _rows(some: Sequence[Triad]) -> int:
    return -(-len(some) // COLUMNS)


def _title(found: Balance) -> str:
    if not found.triads:
        return "Do friendly and hostile ties fit together?"
    count, triads = len(found.frustrated), plural(len(found.triads), "signed triad")
    return f"{count or 'None'} of {triads} {'are' if count > 1 else 'is'} frustrated"


def _notes(found: Balance) -> Iterator[str]:
    yield (
        "A side is friendly or hostile as more acts and ties of the two are told that are so; a "
        "truce is friendly, and nobody is said to be a friend. Balanced: an even number of hostile "
        "sides. In brackets: how many speak against the sign."
    )
    kinds = ", ".join(f"{count} {kind}" for kind, count in found.kinds.items()).replace("-", "−")
    yield (
        f"Of {plural(found.actors, 'actor')} {plural(found.positive, 'pair')} more friendly, "
        f"{found.negative} more hostile, {found.mixed} as much the one as the other. "
        f"{plural(len(found.triads), 'triad')}: {kinds}."
    )
    yield from few(found.actors) if found.triads else ()


def _order(triad: Triad) -> tuple[int, int, tuple[str, ...]]:
    """The best told come first: by the side of which least is told, then by all three."""
    told = [side.positive + side.negative for side in triad.sides]
    return (-min(told), -sum(told), triad.actors)


def _key() -> list[Line2D]:
    told = {1: "+ 2: friendly, by two acts or ties", -1: "− 2: hostile, by two"}
    return [Line2D([], [], label=text, **LOOK[sign]) for sign, text in told.items()]


def _triad(axes: Axes, ties: Ties, triad: Triad, corner: Place) -> None:
    places = {
        actor: (corner[0] + x, corner[1] + y)
        for actor, (x, y) in zip(triad.actors, CORNERS, strict=True)
    }
    for side in triad.sides:
        _side(axes, side, (places[side.one], places[side.other]))
    for (actor, (x, y)), (down, grows) in zip(places.items(), NAMES, strict=True):
        told = "\n".join(_lines(words(ties.story.label(actor))))
        axes.plot(x, y, "o", ms=8, color=INK, mec="white", zorder=3)
        axes.text(x, y + down, told, ha="center", va=grows, size=POINTS)


def _lines(label: str) -> tuple[str, ...]:
    """A name in lines that keep off the name beside it, wide as its letters may be."""
    room = 72 * WIDE / 2 / WIDER
    tried = (label_lines(label, letters) for letters in range(LETTERS, 0, -1))
    return next(told for told in tried if max(map(_width, told)) <= room)


def _width(line: str) -> float:
    return label_width(line, POINTS)


def _side(axes: Axes, side: Side, ends: tuple[Place, Place]) -> None:
    low, high = sorted(ends, key=lambda place: -place[1])
    axes.plot(*zip(low, high, strict=True), zorder=1, solid_capstyle="round", **LOOK[side.sign])
    up = 0.5 if low[1] == high[1] else 0.42  # two that lean to each other keep apart
    counts = (side.positive, side.negative)[:: side.sign]
    told = f"{SIGN[side.sign]} {counts[0]}" + (f" ({counts[1]})" if counts[1] else "")
    x, y = (start + up * (end - start) for start, end in zip(low, high, strict=True))
    axes.text(
        *(x, y, told),
        ha="center",
        va="center",
        size=9,
        weight="bold",
        bbox={"boxstyle": "round,pad=0.25", "fc": "white", "ec": LOOK[side.sign]["color"]},
        zorder=2,
    )
