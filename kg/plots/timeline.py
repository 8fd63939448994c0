"""The timeline: how many events of which sign lie in each week, where they heap, where none is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from kg.analysis.activity import Timeline, Week
from kg.analysis.dated import Covered
from kg.analysis.ties import Ties
from kg.explaining.wording import plural
from kg.plots.sheets import FRIENDLY, HOSTILE, NEITHER, PALE, QUIET, bare, picture, sheet
from kg.plots.weeks import between, label, spread, untold
from kg.views.words import day

__all__ = ["timeline"]

WIDTH, HEIGHT, LABELS = 10.0, 3.8, 12
WIDE = 200  # weeks whose bars have room for hatching
# What is drawn alike, from the ground up: its colour and its hatching, for print without colour.
KINDS = {
    "hostile": (HOSTILE, ""),
    "friendly": (FRIENDLY, "////"),
    "neither": (NEITHER, ""),
}


@picture
def timeline(ties: Ties, found: Timeline) -> Figure:
    """Events per ISO week, stacked by sign; bursts and quiet spells of all together are marked.

    Weeks that no report tells of are shaded: there nothing is known, rather than nothing done.
    """
    figure, axes = sheet(_title(found), _notes(found), ties, WIDTH, HEIGHT if found.covered else 1)
    if found.covered is None:
        bare(axes, "No event in this scope can be placed in a week.")
        return figure
    weeks = between(found.covered)
    _ground(axes, weeks, found.covered)
    _bars(axes, weeks, {week.monday: week for week in found.all.weeks})
    _marks(axes, weeks, found)
    axes.set_xticks(list(spread(len(weeks), LABELS)))
    axes.set_xticklabels([label(weeks[place]) for place in spread(len(weeks), LABELS)])
    axes.set_xlim(-0.7, len(weeks) - 0.3)
    axes.set_ylim(0, 1.22 * max((week.count for week in found.all.weeks), default=1) + 0.3)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel("ISO week, by its Monday")
    axes.set_ylabel("events in a week (each once)")
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=6, frameon=False, borderaxespad=0)
    return figure


def _title(found: Timeline) -> str:
    placed = found.all.weeks
    most = max((week.count for week in placed), default=0)
    peak = [week for week in placed if week.count == most]
    if len(peak) == 1 and most > 1:
        return (
            f"{most} of {found.all.placed} reported events fall in one week, "
            f"that of {day(peak[0].monday)}"
        )
    return "When do the reported events happen?"


def _notes(found: Timeline) -> Iterator[str]:
    every = found.all
    out = [f"{every.undated} of no date that is told"] if every.undated else []
    out += [f"{every.unplaced} dated too loosely, or to long before"] if every.unplaced else []
    yield (
        f"Shown: {every.placed} of {plural(every.total, 'event')}, those that lie in one week"
        f"{'; not shown: ' if out else ''}{', '.join(out)}."
    )
    if every.bursts or every.quiet:
        yield (
            f"Burst: a week of {found.least} events or more; quiet spell: weeks on end without "
            f"any; that chance would give with a probability below {found.chance:g} if events fell "
            "evenly over the weeks told of."
        )


def _ground(axes: Axes, weeks: Sequence[str], time: Covered) -> None:
    for first, last in untold(weeks, time):
        again = bool(axes.patches)
        axes.axvspan(
            *(first - 0.5, last + 0.5),
            color=PALE,
            lw=0,
            zorder=0,
            label="_" if again else "no report tells of these weeks",
        )


def _bars(axes: Axes, weeks: Sequence[str], told: Mapping[str, Week]) -> None:
    places = [place for place, week in enumerate(weeks) if week in told]
    within = [told[weeks[place]] for place in places]
    heights = {
        "hostile": [week.hostile for week in within],
        "friendly": [week.friendly for week in within],
        "neither": [week.count - week.hostile - week.friendly for week in within],
    }
    below, wide = [0] * len(places), len(weeks) <= WIDE
    for kind, counts in heights.items():
        color, hatch = KINDS[kind]
        if any(counts):
            axes.bar(
                *(places, counts),
                width=0.86 if wide else 1.0,
                bottom=below,
                color=color,
                hatch=hatch if wide else "",
                edgecolor="white" if wide else color,
                linewidth=0 if wide else 0.6,
                label=kind,
                zorder=2,
            )
        below = [sum(pair) for pair in zip(below, counts, strict=True)]


def _marks(axes: Axes, weeks: Sequence[str], found: Timeline) -> None:
    bursts = {weeks.index(week.monday): week.count for week in found.all.bursts}
    if bursts:
        rise = 0.07 * max(bursts.values())
        tops = [count + rise for count in bursts.values()]
        axes.scatter(list(bursts), tops, marker="v", s=26, color=QUIET, label="burst", zorder=3)
    for number, run in enumerate(found.all.quiet):
        axes.axvspan(
            *(weeks.index(run.first) - 0.5, weeks.index(run.last) + 0.5),
            ymin=0.975,
            color=QUIET,
            lw=0,
            zorder=3,
            label="_" if number else "quiet spell",
        )
