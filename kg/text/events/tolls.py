"""Tolls told in one breath: "killed 49 civilians and 15 soldiers and injured 22".

Each number counts those it stands before. A bare number beside a toll whose victims are told
names nobody of its own: it only counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.text.acts.telling import Telling

__all__ = ["apiece", "counted_only"]


def apiece(telling: Telling) -> Iterator[Telling]:
    """A toll of several sorts of victims as one telling for each, with its own number."""
    victims = dict.fromkeys(part.token.i for part in telling.seconds)
    if not telling.amounts or len(victims) < 2:
        yield telling
        return
    for rank, victim in enumerate(victims):
        # the first keeps where and how; each needs words of its own to stand as its evidence
        yield replace(
            telling if rank == 0 else replace(telling, places=(), instruments=(), destroyed=()),
            seconds=tuple(p for p in telling.seconds if p.token.i == victim),
            amounts=tuple(a for a in telling.amounts if a[2].i == victim),
        )


def counted_only(tellings: Sequence[Telling]) -> list[Telling]:
    """Tellings of one event, without the recipients that are but numbers beside others."""
    named = {t.trigger.sent.start for t in tellings if _toll(t) and t.seconds and not _bare(t)}
    return [
        replace(t, seconds=()) if _bare(t) and t.trigger.sent.start in named else t
        for t in tellings
    ]


def _toll(telling: Telling) -> bool:
    return telling.frame.casualty in ("killed", "injured")


def _bare(telling: Telling) -> bool:
    """Whether the victims of a toll are told by a number alone."""
    words = [part.token for part in telling.seconds]
    return _toll(telling) and bool(words) and all(t.pos_ == "NUM" for t in words)
