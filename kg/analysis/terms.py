"""When standing relations held, as far as claims tell since when or until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from kg.analysis.ties import Tie, Ties

__all__ = ["terms"]

LAST = date.max.isoformat()


def terms(ties: Ties) -> Iterator[Tie]:
    """Each standing relation once for each of its terms; those that meet or overlap are one.

    `earliest` and `latest` are the first and last day of the term, empty where not told, and
    the tie rests on the claims that tell them alone. A relation of which nobody tells a day is
    left out.
    """
    for tie in ties.all:
        told = (ties.story.claims[id] for id in tie.claims if not tie.event)
        dated = sorted((c.since, c.until or LAST, c.id) for c in told if c.since or c.until)
        while dated:
            since, until, id = dated.pop(0)
            ground = {id}
            while dated and dated[0][0] <= _after(until):
                _, end, id = dated.pop(0)
                until = max(until, end)
                ground.add(id)
            latest = "" if until == LAST else until
            yield replace(tie, earliest=since, latest=latest, grounds=(frozenset(ground),))


def _after(day: str) -> str:
    """The next day."""
    return day if day == LAST else (date.fromisoformat(day) + timedelta(days=1)).isoformat()
