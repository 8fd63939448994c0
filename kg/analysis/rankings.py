"""Who comes first by some measure, who second: ranks, and how two rankings differ."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["Moved", "Ranked", "moved", "ranked"]

SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Ranked:
    """An actor's place in a ranking, from 1; those of one value share the place of the first."""

    actor: str
    rank: int
    value: float


@dataclass(frozen=True, slots=True)
class Moved:
    """An actor with its places in two rankings; 0 where it is in only one of them."""

    actor: str
    before: int
    now: int


def ranked(values: Mapping[str, float], *, least: bool = False) -> tuple[Ranked, ...]:
    """Actors by value, the highest first, or the least; of one value in the order of their ids.

    Values that differ by less than a billionth are one: two libraries add up the same fractions
    in another order.

    >>> [(r.actor, r.rank) for r in ranked({"a": 1.0, "b": 3.0, "c": 1.0, "d": 0.5})]
    [('b', 1), ('a', 2), ('c', 2), ('d', 4)]
    """
    found: list[Ranked] = []
    rank, shared = 0, math.nan
    ordered = sorted(values, key=lambda actor: values[actor] if least else -values[actor])
    for place, actor in enumerate(ordered, 1):
        if not math.isclose(values[actor], shared, abs_tol=SAME):
            rank, shared = place, values[actor]
        found.append(Ranked(actor, rank, values[actor]))
    return tuple(sorted(found, key=lambda each: (each.rank, each.actor)))


def moved(before: Iterable[Ranked], now: Iterable[Ranked]) -> tuple[Moved, ...]:
    """Everybody whose place differs, in the order of the first ranking, then of the second.

    >>> moved(ranked({"a": 2, "b": 1}), ranked({"a": 2, "c": 1}))
    (Moved(actor='b', before=2, now=0), Moved(actor='c', before=0, now=2))
    """
    old = {each.actor: each.rank for each in before}
    new = {each.actor: each.rank for each in now}
    both = ((actor, old.get(actor, 0), new.get(actor, 0)) for actor in dict.fromkeys((*old, *new)))
    return tuple(Moved(*each) for each in both if each[1] != each[2])
