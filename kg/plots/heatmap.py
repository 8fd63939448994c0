"""The heat map: which dyads are active in which weeks, one row for each of the most active."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from kg.analysis.activity import Activity, Timeline, Week
from kg.analysis.dated import later
from kg.analysis.ties import Ties
from kg.plots.sheets import PALE, QUIET, bare, name, picture, sheet
from kg.plots.weeks import between, label, spread, untold
from kg.views.svg import INK

__all__ = ["heatmap"]

DYADS, WEEKS, LABELS = 15, 52, 8
NAMES, COLUMN, NARROWEST, ROW = 5.6, 0.16, 11.0, 0.3  # inches
# One hue from light to dark: more is darker, in print without colour too.
SHADES = LinearSegmentedColormap.from_list("events", ["#DCEBF5", "#3B8DC4", "#0B3C5D"])


@picture
def heatmap(ties: Ties, found: Timeline, most: int = DYADS) -> Figure:
    """Events of the most active dyads per ISO week: a row says who did something to whom.

    A number stands in each cell that has events. Where the time is long, weeks in which none of
    these dyads is active are left out, and a line stands for them.
    """
    rows = sorted((d for d in found.dyads if d.placed), key=lambda d: -d.placed)[:most]
    weeks = _columns(found, rows)
    figure, axes = sheet(
        "Who does something to whom, week by week?",
        _notes(found, len(rows), weeks),
        ties,
        max(NARROWEST, NAMES + COLUMN * len(weeks)),
        1.1 + ROW * max(3, len(rows)),
    )
    if not rows:
        bare(axes, "No event in this scope can be placed in a week.")
        return figure
    _cells(axes, rows, weeks)
    _ground(axes, found, len(rows), weeks)
    _axis(axes, weeks)
    axes.set_yticks(range(len(rows)))
    axes.set_yticklabels([_dyad(ties, dyad) for dyad in rows])
    axes.set_ylabel("who → to whom")
    totals = axes.secondary_yaxis("right")
    totals.set_yticks(range(len(rows)), [_total(dyad, weeks) for dyad in rows])
    for each in (axes, totals):
        each.tick_params(length=0)
        each.spines[:].set_visible(False)
    return figure


def _dyad(ties: Ties, dyad: Activity) -> str:
    """Who does it, an arrow, to whom: from left to right, in whatever script the names are."""
    return f"\u200e{name(ties, dyad.source)} → \u200e{name(ties, dyad.target)}"


def _columns(found: Timeline, rows: Sequence[Activity]) -> tuple[str, ...]:
    """All weeks, or the last in which these dyads are active where all are too many to show."""
    every = between(found.covered) if found.covered else ()
    if len(every) <= WEEKS:
        return every
    return tuple(sorted({week.monday for dyad in rows for week in dyad.weeks})[-WEEKS:])


def _notes(found: Timeline, rows: int, weeks: Sequence[str]) -> Iterator[str]:
    placed = sum(1 for dyad in found.dyads if dyad.placed)
    yield (
        f"{rows} of {placed} dyads that have an event in a week, those with most first; a number "
        "in a cell counts events, each once. Not shown: events with no date that is told, with one "
        f"too loose for a week, or long before{_last(weeks)}."
    )
    if found.covered and any(untold(weeks, found.covered)):
        yield "Shaded: no report tells of these weeks."
    if any(_gaps(weeks)):
        yield "A dotted line stands for weeks in which none of these dyads has an event."


def _last(weeks: Sequence[str]) -> str:
    return f", or before the last {WEEKS} weeks with events" if len(weeks) == WEEKS else ""


def _shown(dyad: Activity, weeks: Sequence[str]) -> list[Week]:
    return [week for week in dyad.weeks if week.monday in weeks]


def _cells(axes: Axes, rows: Sequence[Activity], weeks: Sequence[str]) -> None:
    counts = np.full((len(rows), len(weeks)), np.nan)
    for y, dyad in enumerate(rows):
        for week in _shown(dyad, weeks):
            counts[y, weeks.index(week.monday)] = week.count
    top = np.nanmax(counts)
    axes.pcolormesh(
        *(np.arange(len(weeks) + 1) - 0.5, np.arange(len(rows) + 1) - 0.5, counts),
        cmap=SHADES,
        vmin=1,
        vmax=max(top, 5),
        edgecolors="white",
        linewidth=1,
        zorder=2,
    )
    for y, x in zip(*np.nonzero(counts > 0), strict=True):
        dark = counts[y, x] > 0.45 * max(top, 5)
        axes.text(
            *(float(x), float(y), f"{counts[y, x]:.0f}"),
            ha="center",
            va="center",
            size=8,
            color="white" if dark else INK,
            zorder=3,
        )
    axes.set_xlim(-0.5, len(weeks) - 0.5)
    axes.set_ylim(len(rows) - 0.5, -0.5)


def _ground(axes: Axes, found: Timeline, rows: int, weeks: Sequence[str]) -> None:
    """Lines to tell rows apart, a shade over weeks that no report tells of, signs of gaps."""
    for y in range(rows):
        axes.axhline(y, color=PALE, lw=1, zorder=1)
    if found.covered:
        for first, last in untold(weeks, found.covered):
            axes.axvspan(first - 0.5, last + 0.5, color=PALE, lw=0, zorder=0)
    for place in _gaps(weeks):
        axes.axvline(place + 0.5, color=QUIET, lw=0.6, ls=":", zorder=3)


def _gaps(weeks: Sequence[str]) -> Iterator[int]:
    for place, (one, other) in enumerate(pairwise(weeks)):
        if later(one) != other:
            yield place


def _axis(axes: Axes, weeks: Sequence[str]) -> None:
    """Dates of each column where some are left out, at even distances otherwise."""
    gaps = any(_gaps(weeks))
    places = range(len(weeks)) if gaps else spread(len(weeks), LABELS)
    axes.set_xticks(list(places))
    told = [label(weeks[place]) for place in places]
    if gaps:
        axes.set_xticklabels([" ".join(each.split()) for each in told], rotation=90, fontsize=7.5)
    else:
        axes.set_xticklabels(told)
    axes.set_xlabel("ISO week, by its Monday")


def _total(dyad: Activity, weeks: Sequence[str]) -> str:
    """How many events of which sign the cells of a dyad show, and how many they do not."""
    shown = _shown(dyad, weeks)
    count, hostile, friendly = (
        sum(getattr(week, name) for week in shown) for name in ("count", "hostile", "friendly")
    )
    counts = {"hostile": hostile, "friendly": friendly, "neither": count - hostile - friendly}
    told = [f"{number} {sign}" for sign, number in counts.items() if number]
    rest = dyad.total - count
    return ", ".join(told) + (f"; {rest} more not shown" if rest else "")
