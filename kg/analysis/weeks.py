"""From week to week: which ties there are, and what appears, disappears and turns.

A week shows the ties of the events that lie in it, between two actors whichever way they go.
Where somebody tells since when or until when a standing relation held, it appears and
disappears on that day. All this is what reports tell, and when they began and ceased to.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.analysis.dated import Act, Covered, acts, covered, monday, published
from kg.analysis.graphs import signed
from kg.analysis.numbers import Measure, Method
from kg.analysis.terms import terms
from kg.analysis.ties import Tie, Ties

__all__ = [
    "APPEARS",
    "DISAPPEARS",
    "TURNS",
    "Change",
    "Snapshot",
    "Weeks",
    "measures",
    "weeks",
]

APPEARS, DISAPPEARS, TURNS = "appears", "disappears", "turns"
FURTHER = 4  # weeks of reports that have to follow before silence is told of

Pair = tuple[str, str]
_Signs = Mapping[Pair, int]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The ties of the events of one ISO week, named by its Monday."""

    week: str
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of two actors in a week, with the ties that show it.

    `sort` is `APPEARS`, `DISAPPEARS` or `TURNS`; `before` and `now` are the signs of most of
    their ties before and after (1 friendly, -1 hostile, 0 neither or even), None where there
    are none. What turns was last seen the other way in the week `previous`, and its ties of
    then are among `ties`. `undated` events of the two have no day: they may lie anywhere.
    """

    week: str
    sort: str
    pair: Pair
    before: int | None
    now: int | None
    ties: tuple[Tie, ...]
    previous: str = ""
    undated: int = 0

    @property
    def claims(self) -> frozenset[str]:
        """The ids of the claims that show it."""
        return frozenset[str]().union(*(tie.claims for tie in self.ties))


@dataclass(frozen=True)
class Weeks:
    """The weeks that have events, and the changes from each to the next, both in order."""

    ties: Ties
    covered: Covered | None
    snapshots: tuple[Snapshot, ...]
    changes: tuple[Change, ...]
    further: int = FURTHER


def weeks(ties: Ties, *, further: int = FURTHER) -> Weeks:
    """Snapshots by ISO week of the time covered, and what changes between them.

    Two actors *appear* in the first week in which an event of theirs lies, unless one that has
    no week may lie before: it has an earlier day, or an earlier report tells of it. They
    *disappear* in the last such week, unless one may lie after, and only where reports of at
    least `further` later weeks tell of either of them: the end of the reports is no end. They
    *turn* in a week in which most of their signed events have another sign than in the last
    week that had most of either. Whoever has no name is in the snapshots only: nobody can tell
    whether "two gunmen" are seen again. O(events × log events + pairs × weeks).

    It does not tell when anything began or ended: reports may begin to tell of it late, and
    cease to early.
    """
    told = acts(ties)
    time = covered(ties, told)
    if time is None:
        return Weeks(ties, None, (), (), further)
    by_week: dict[str, list[Tie]] = defaultdict(list)
    for act in told:
        if act.week:
            by_week[act.week].extend(act.ties)
    signs = dict(_leanings(ties, by_week))
    undated = Counter(pair for act in told if not act.dated for pair in act.pairs)
    seen = (*_turns(signs, by_week), *_first_and_last(ties, told, signs, further))
    dated = (replace(change, undated=undated[change.pair]) for change in seen)
    changes = (*dated, *_begun_and_ended(ties))
    shown = (Snapshot(week, tuple(by_week[week])) for week in sorted(by_week) if time.holds(week))
    named = (c for c in changes if not any(map(ties.story.is_unnamed, c.pair)))
    inside = sorted((change for change in named if time.holds(change.week)), key=_order)
    return Weeks(ties, time, tuple(shown), tuple(inside), further)


def measures(found: Weeks) -> Iterator[Measure]:
    """Of each two how often they turn, and of all how many appear, disappear and turn."""
    method = Method("weeks compared", parameters=(f"further={found.further}",))
    turned = Counter(change.pair for change in found.changes if change.sort == TURNS)
    for pair in sorted(turned):
        yield Measure(pair, "turns", turned[pair], method)
    sorts = Counter(change.sort for change in found.changes)
    for sort in (APPEARS, DISAPPEARS, TURNS):
        yield Measure((), sort, sorts[sort], method)


def _order(change: Change) -> tuple[str, str, Pair, tuple[str, ...]]:
    return (change.week, change.sort, change.pair, tuple(tie.relation for tie in change.ties))


def _leanings(ties: Ties, by_week: Mapping[str, list[Tie]]) -> Iterator[tuple[str, _Signs]]:
    """The sign of most ties of each two, week by week; none where none has one, or it is even."""
    for week in sorted(by_week):
        graph = signed(Ties(ties.story, tuple(by_week[week]), ties.scope))
        ends = graph.edges(data="sign")
        yield week, {(min(one, other), max(one, other)): sign for one, other, sign in ends}


def _turns(signs: Mapping[str, _Signs], by_week: Mapping[str, list[Tie]]) -> Iterator[Change]:
    last: dict[Pair, tuple[str, int]] = {}
    for week, leaning in signs.items():
        for pair, sign in leaning.items():
            previous, before = last.get(pair, ("", sign))
            if before != sign:
                both = (tie for when in (previous, week) for tie in by_week[when])
                shown = tuple(tie for tie in both if tie.pair == pair and tie.sign)
                yield Change(week, TURNS, pair, before, sign, shown, previous)
            last[pair] = (week, sign)


def _first_and_last(
    ties: Ties, told: Iterable[Act], signs: Mapping[str, _Signs], further: int
) -> Iterator[Change]:
    """Who appears and who disappears, by events."""
    reports = _reports(ties)
    for pair, same in _by_pair(told).items():
        placed = [act.week for act in same if act.week]
        if not placed:
            continue
        first, last = min(placed), max(placed)
        if not any(_may_precede(act, first) for act in same):
            now = signs[first].get(pair, 0)
            yield Change(first, APPEARS, pair, None, now, _of(pair, same, first))
        after = min(sum(week > last for week in reports[end]) for end in pair)
        if after >= further and not any(_may_follow(act, last) for act in same):
            before = signs[last].get(pair, 0)
            yield Change(last, DISAPPEARS, pair, before, None, _of(pair, same, last))


def _by_pair(told: Iterable[Act]) -> Mapping[Pair, list[Act]]:
    found: dict[Pair, list[Act]] = defaultdict(list)
    for act in told:
        for pair in act.pairs:
            found[pair].append(act)
    return found


def _of(pair: Pair, same: Iterable[Act], week: str) -> tuple[Tie, ...]:
    inside = (act for act in same if act.week == week)
    return tuple(tie for act in inside for tie in act.ties if tie.pair == pair)


def _reports(ties: Ties) -> Mapping[str, set[str]]:
    """The weeks in which reports appear that tell of any tie of an actor."""
    found: dict[str, set[str]] = defaultdict(set)
    for tie in ties.all:
        appeared = set(map(monday, published(ties, (tie,))))
        found[tie.source] |= appeared
        found[tie.target] |= appeared
    return found


def _may_precede(act: Act, week: str) -> bool:
    """Whether an event may lie before a week; one without a day does if it was told by then."""
    if act.dated:
        return not act.earliest or monday(act.earliest) < week
    return bool(act.published) and monday(act.published[0]) < week


def _may_follow(act: Act, week: str) -> bool:
    """Whether an event may lie after a week; one without a day, if it is first told of after."""
    if act.dated:
        return not act.latest or monday(act.latest) > week
    return bool(act.published) and monday(act.published[0]) > week


def _begun_and_ended(ties: Ties) -> Iterator[Change]:
    for term in terms(ties):
        if term.earliest:
            yield Change(monday(term.earliest), APPEARS, term.pair, None, term.sign, (term,))
        if term.latest:
            yield Change(monday(term.latest), DISAPPEARS, term.pair, term.sign, None, (term,))
