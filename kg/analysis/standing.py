"""What every build measures by itself, so that questions about it need no further step.

Importance, brokers and communities of the whole, and the communities as they stood at the end of
each of the last months: with numbers carried over from one to the next, so that whoever changed
community can be told from whoever was only numbered anew.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from kg.analysis import brokers, centrality, communities
from kg.analysis.graphs import graph
from kg.analysis.numbers import Measure
from kg.analysis.scope import WHOLE, Scope
from kg.analysis.ties import Ties

__all__ = ["months", "standing"]

MONTHS = 3  # so many of the last months are told apart
CARRIED = "numbers=carried over"  # from month to month: those of one month alone cannot be compared


def standing(ties: Ties) -> Iterator[tuple[Scope, tuple[Measure, ...]]]:
    """What is measured of a whole story, scope by scope; these must be ties of the whole."""
    tied = graph(ties)
    scores = (m for score in centrality.importance(tied) for m in centrality.measures(score))
    groups = communities.communities(tied)
    yield (
        WHOLE,
        (
            *scores,
            *brokers.measures(brokers.brokers(tied)),
            *communities.measures(groups),
        ),
    )
    before = None
    for last in months(ties):
        scope = Scope(until=last)
        now = communities.communities(graph(ties.within(scope)), large=0)  # igraph: many networks
        before = communities.carried_over(now, before) if before else now
        method = replace(now.method, parameters=(*now.method.parameters, CARRIED))
        numbered = before.number.items()
        yield scope, tuple(Measure((who,), "community", float(n), method) for who, n in numbered)


def months(ties: Ties) -> tuple[date, ...]:
    """The last days of the last months up to that of the last event that a report dates."""
    story = ties.story
    told = (tie for tie in ties.all if any(story.claims[id].passage for id in tie.claims))
    days = sorted(date.fromisoformat(tie.latest) for tie in told if tie.latest)
    if not days:
        return ()
    ends = [_end(days[-1])]
    while len(ends) < MONTHS and ends[-1] > _end(days[0]):
        ends.append(ends[-1].replace(day=1) - timedelta(days=1))
    return tuple(reversed(ends))


def _end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
