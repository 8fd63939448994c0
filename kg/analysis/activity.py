"""Who does how much to whom in which week, with the weeks of much and the long stretches of none.

What is counted are events, each once however many reports tell of it, and several told as one
("76 attacks") as the one that they are told as. Numbers describe the reports: a week without
events is a week of which no report tells any, and an event told in two ways that nothing shows
to be one is two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, lgamma, log

from kg.analysis.dated import Act, Covered, acts, covered, later
from kg.analysis.numbers import Measure, Method
from kg.analysis.ties import Ties

__all__ = ["Activity", "Quiet", "Timeline", "Week", "activity", "measures", "tail"]

CHANCE = 0.05  # what is less likely than this under an even rate is marked
LEAST = 3  # events that make a burst at least: two may be one told of in two ways


@dataclass(frozen=True, slots=True)
class Week:
    """The events of one ISO week, named by its Monday; those of no sign are in `count` alone."""

    monday: str
    count: int
    hostile: int
    friendly: int
    claims: frozenset[str]


@dataclass(frozen=True, slots=True)
class Quiet:
    """A run of weeks without events; `first` and `last` are the Mondays of its ends."""

    first: str
    last: str
    weeks: int


@dataclass(frozen=True, slots=True)
class Activity:
    """What one actor does to another, week by week; of all actors, where both ends are empty.

    `weeks` are those with events, in order. `total` counts all events: `undated` are those of
    which no report tells when, `unplaced` those that have a date but no week in the time
    covered: dated to a month, or told in passing of long before.

    `bursts` are weeks with more events than chance would bring, `quiet` longer runs of weeks
    without any than it would leave, did the events of the dyad fall evenly over the weeks that
    reports tell of.
    """

    source: str
    target: str
    weeks: tuple[Week, ...]
    total: int
    unplaced: int
    undated: int
    bursts: tuple[Week, ...]
    quiet: tuple[Quiet, ...]
    claims: frozenset[str]

    @property
    def placed(self) -> int:
        """How many events lie in a week."""
        return sum(week.count for week in self.weeks)


@dataclass(frozen=True)
class Timeline:
    """The activity of each dyad, most active first, and of `all` together.

    `covered` is the time that reports cover, None where no event lies in a week.
    """

    ties: Ties
    covered: Covered | None
    all: Activity
    dyads: tuple[Activity, ...]
    chance: float = CHANCE
    least: int = LEAST


def activity(ties: Ties, *, chance: float = CHANCE, least: int = LEAST) -> Timeline:
    """Events per ISO week by dyad, with bursts and quiet spells.

    Counts from 0, in events. Rate of a dyad: its placed events / weeks that reports tell of. A
    week of n events is a burst where n ≥ `least` and P(X ≥ n) < `chance`, X being Poisson
    distributed with that rate; k weeks on end that reports tell of, without events, are a quiet
    spell where exp(−rate × k) < `chance`, so that it takes four events to see one. No week is
    empty in which an event may lie that is dated loosely, or not at all and told of in that
    week or the next. O(events × log events), and × weeks for dyads of four events and more.

    Source: D. R. Cox and P. A. W. Lewis, "The Statistical Analysis of Series of Events", Methuen,
    1966, on counts and intervals of a Poisson process. J. Kleinberg, "Bursty and Hierarchical
    Structure in Streams", Data Mining and Knowledge Discovery 7, 2003, is the finer way for
    long streams; a few dozen events do not carry it.

    It does not tell of a rise in the world: reports come in waves themselves. Nor is each mark
    a finding: of many dyads and weeks, some fall below the chance by chance.
    """
    told = acts(ties)
    time = covered(ties, told)
    of: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for act in told:
        for dyad in act.dyads:
            of[dyad].append(act.of(*dyad))
    found = (_activity(dyad, same, time, chance, least) for dyad, same in of.items())
    ordered = sorted(found, key=lambda one: (-one.total, one.source, one.target))
    whole = _activity(("", ""), told, time, chance, least)
    return Timeline(ties, time, whole, tuple(ordered), chance, least)


def measures(timeline: Timeline) -> Iterator[Measure]:
    """Of each dyad and of all: events, weeks that have any, and bursts."""
    counting = Method("events told, each once")
    parameters = (f"chance={timeline.chance}", f"least={timeline.least}")
    testing = Method("Poisson test by the dyad's own mean", parameters=parameters)
    for one in (timeline.all, *timeline.dyads):
        about = (one.source, one.target) if one.source else ()
        yield Measure(about, "events", one.total, counting)
        yield Measure(about, "active weeks", len(one.weeks), counting)
        yield Measure(about, "bursts", len(one.bursts), testing)


def tail(rate: float, least: int) -> float:
    """The chance of at least so many events where `rate` are expected (Poisson).

    >>> round(tail(1.0, 3), 4)
    0.0803
    """
    if rate <= 0:
        return float(least <= 0)
    below = (exp(n * log(rate) - rate - lgamma(n + 1)) for n in range(least))
    return max(0.0, 1.0 - sum(below))


def _activity(
    dyad: tuple[str, str],
    told: Sequence[Act],
    time: Covered | None,
    chance: float,
    least: int,
) -> Activity:
    weeks = tuple(_weeks(told, time)) if time else ()
    placed = sum(week.count for week in weeks)
    rate = placed / len(time.weeks) if time else 0.0
    undated = sum(not act.dated for act in told)
    return Activity(
        *dyad,
        weeks,
        total=len(told),
        unplaced=len(told) - placed - undated,
        undated=undated,
        bursts=tuple(w for w in weeks if w.count >= least and tail(rate, w.count) < chance),
        quiet=tuple(_quiet(told, time, rate, chance)) if time else (),
        claims=_claims(told),
    )


def _weeks(told: Iterable[Act], time: Covered) -> Iterator[Week]:
    by_week: dict[str, list[Act]] = defaultdict(list)
    for act in told:
        if act.week and time.holds(act.week):
            by_week[act.week].append(act)
    for week in sorted(by_week):
        same = by_week[week]
        hostile, friendly = (sum(act.sign == sign for act in same) for sign in (-1, 1))
        yield Week(week, len(same), hostile, friendly, _claims(same))


def _quiet(told: Sequence[Act], time: Covered, rate: float, chance: float) -> Iterator[Quiet]:
    if exp(-rate * len(time.weeks)) < chance:  # else no run can be long enough
        yield from (run for run in _empty(told, time) if exp(-rate * run.weeks) < chance)


def _empty(told: Sequence[Act], time: Covered) -> Iterator[Quiet]:
    """Runs of weeks that reports tell of, in none of which any of these events may lie."""
    spans = [span for act in told for span in act.spans()]
    run: list[str] = []
    for week in time.weeks:
        if any(first <= week <= last for first, last in spans):
            continue
        if run and week != later(run[-1]):
            yield Quiet(run[0], run[-1], len(run))
            run = []
        run.append(week)
    if run:
        yield Quiet(run[0], run[-1], len(run))


def _claims(told: Iterable[Act]) -> frozenset[str]:
    return frozenset[str]().union(*(act.claims for act in told))
