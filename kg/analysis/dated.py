"""Events as reports date them: the one week each lies in, and the weeks that reports cover.

A week is an ISO week (ISO 8601), named by its Monday. Only an event whose earliest and latest
day lie in one and the same week is placed there: "in January" belongs to no week, and is not
dealt out to four. What is known only beforehand is no report, and is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kg.analysis.ties import Tie, Ties
from kg.model import Polarity
from kg.ontology import KG, local

__all__ = ["Act", "Covered", "acts", "covered", "later", "monday", "published"]

DATE = local(KG.date)

# Reports are about their own time. What they tell of longer ago than so many days before the
# first of them, they tell in passing: it has a date, but does not begin the time they cover.
EARLIER = 75


@dataclass(frozen=True, slots=True)
class Act:
    """One event, however many reports tell of it, with the ties it makes.

    `earliest` and `latest` are ISO days or empty: of several tellings the most exact counts.
    `dates` are ids of the claims that date it, `published` the days on which reports told it.
    """

    event: str
    relation: str
    sign: int
    earliest: str
    latest: str
    ties: tuple[Tie, ...]
    dates: frozenset[str]
    published: tuple[str, ...]

    @property
    def day(self) -> str:
        """The one day on which it happened, or empty."""
        return self.earliest if self.earliest == self.latest else ""

    @property
    def week(self) -> str:
        """The one week that it lies in, or empty."""
        if not (self.earliest and self.latest):
            return ""
        week = monday(self.earliest)
        return week if week == monday(self.latest) else ""

    @property
    def dated(self) -> bool:
        """Whether anything at all is said of when it was."""
        return bool(self.earliest or self.latest)

    @property
    def dyads(self) -> frozenset[tuple[str, str]]:
        """Who did it to whom, each two once."""
        return frozenset((tie.source, tie.target) for tie in self.ties)

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The same, whichever way it went."""
        return frozenset(tie.pair for tie in self.ties)

    @property
    def claims(self) -> frozenset[str]:
        """The ids of the claims that tell who did it, to whom, and when."""
        return self.dates.union(*(tie.claims for tie in self.ties))

    def of(self, source: str, target: str) -> Act:
        """The same event as far as the one does it to the other."""
        same = (tie for tie in self.ties if (tie.source, tie.target) == (source, target))
        return replace(self, ties=tuple(same))

    def spans(self) -> Iterator[tuple[str, str]]:
        """The weeks, first and last, in which it may lie.

        What has no day is taken to be news in the first report that tells of it: of that week
        or of the one before.
        """
        if self.dated:
            last = self.latest or max((self.earliest, *self.published))
            yield monday(self.earliest) if self.earliest else "", monday(last)
        elif self.published:
            week = monday(self.published[0])
            yield later(week, -1), week


@dataclass(frozen=True, slots=True)
class Covered:
    """The time that reports cover: its first and last day, and the weeks of it they tell of."""

    first: str
    last: str
    weeks: tuple[str, ...]

    def holds(self, week: str) -> bool:
        """Whether a week lies in that time."""
        return monday(self.first) <= week <= monday(self.last)


def monday(day: str) -> str:
    """The Monday of the week in which a day lies.

    >>> monday("2024-01-07"), monday("2024-01-08")
    ('2024-01-01', '2024-01-08')
    """
    there = date.fromisoformat(day)
    return date.fromordinal(there.toordinal() - there.weekday()).isoformat()


def later(week: str, weeks: int = 1) -> str:
    """The week that lies so many weeks later, or the last that a calendar has.

    >>> later("2024-01-01"), later("2024-01-01", -1)
    ('2024-01-08', '2023-12-25')
    """
    there = date.fromisoformat(week).toordinal() + 7 * weeks
    return monday(date.fromordinal(min(max(there, 1), date.max.toordinal())).isoformat())


def acts(ties: Ties) -> tuple[Act, ...]:
    """The events that reports tell of, each once, by day and id; undated ones come first."""
    tellings: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties.all:
        if tie.event and any(ties.story.claims[id].passage for id in tie.claims):
            tellings[tie.event].append(tie)
    dates = _dates(ties)
    made = (_act(ties, same, dates) for same in tellings.values())
    return tuple(sorted(made, key=lambda act: (act.earliest, act.latest, act.event)))


def _act(ties: Ties, same: list[Tie], dates: Mapping[str, set[str]]) -> Act:
    first = same[0]
    return Act(
        first.event,
        first.relation,
        first.sign,
        *min({(tie.earliest, tie.latest) for tie in same}, key=_width),
        tuple(same),
        frozenset[str]().union(*(dates.get(tie.told, ()) for tie in same)),
        tuple(sorted(set(published(ties, same)))),
    )


def _width(span: tuple[str, str]) -> tuple[int, int, tuple[str, str]]:
    """To sort by: closed spans by their length, then those open to one side, then none."""
    sides = sum(map(bool, span))
    first, last = (date.fromisoformat(day) if sides == 2 else date.min for day in span)
    return (-sides, (last - first).days, span)


def _dates(ties: Ties) -> Mapping[str, set[str]]:
    """The claims that count and date an event, by event as one report tells of it."""
    found: dict[str, set[str]] = defaultdict(set)
    for id in ties.counting:
        claim = ties.story.claims[id]
        if claim.relation == DATE and claim.polarity is Polarity.POSITIVE:
            found[claim.subject].add(id)
    return found


def published(ties: Ties, some: Iterable[Tie]) -> Iterator[str]:
    """The days on which the reports appeared that tell of some ties, where they say so."""
    for tie in some:
        for id in tie.claims:
            passage = ties.story.claims[id].passage
            day = passage and ties.story.documents[passage.document].published
            if day:
                yield day.isoformat()


def covered(ties: Ties, told: Iterable[Act]) -> Covered | None:
    """The time that the reports of a scope are about; None where no event of it has a week.

    From the scope's own first to its last day. Where it has none: from the first event that has
    a week and happened at most `EARLIER` days before the first report, to the last such event
    or the last report, whichever is later. Reports tell of the weeks that such an event lies
    in, the weeks in which one of them appears, and the weeks before these.
    """
    scope, reports = ties.scope, set(published(ties, ties.all))
    until = min((day.isoformat() for day in (scope.until, scope.as_of) if day), default="")
    own = [act for act in told if act.week]
    if scope.since is None and reports:
        start = date.fromisoformat(min(reports))
        own = [act for act in own if (start - date.fromisoformat(act.latest)).days <= EARLIER]
    if not own:
        return None
    first = scope.since.isoformat() if scope.since else min(act.earliest for act in own)
    last = until or max(*reports, *(act.latest for act in own))
    appeared = set(map(monday, reports))
    weeks = {act.week for act in own} | appeared | {later(week, -1) for week in appeared}
    inside = (week for week in weeks if monday(first) <= week <= monday(last))
    return Covered(first, last, tuple(sorted(inside)))
