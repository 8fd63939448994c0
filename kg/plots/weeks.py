"""Weeks as places on an axis: which there are, which no report tells of, what is written there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kg.analysis.dated import Covered, later, monday
from kg.views.words import brief, day

__all__ = ["between", "label", "spread", "untold"]


def between(time: Covered) -> tuple[str, ...]:
    """All weeks of the time that reports cover, by their Mondays."""
    found, last = [monday(time.first)], monday(time.last)
    while found[-1] < last:
        found.append(later(found[-1]))
    return tuple(found)


def untold(weeks: Sequence[str], time: Covered) -> Iterator[tuple[int, int]]:
    """Runs of weeks that no report tells of, each from place to place, both counted in."""
    told = set(time.weeks)
    for silent, run in groupby(range(len(weeks)), key=lambda place: weeks[place] not in told):
        if silent:
            places = list(run)
            yield places[0], places[-1]


def spread(count: int, most: int) -> range:
    """Places at even distances, no more than so many.

    >>> list(spread(10, 4))
    [0, 3, 6, 9]
    """
    return range(0, count, -(-count // most) or 1)


def label(week: str) -> str:
    """The Monday of a week in two lines, whatever the language of the machine.

    >>> label("2024-01-08")
    '8 Jan\\n2024'
    """
    return "\n".join(brief(day(week)).rsplit(" ", 1))
