"""What follows from judgements and automatic matches together: which ids are one.

Same as is carried on: A = B and B = C make A = C. Where somebody holds two of such a chain
apart, none of all that the chain reaches is merged, and the conflict is told: it is for people
to close. The outcome hangs on what was judged, not on the order it is told in, and taking a
judgement out gives what would be without it.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeAlias

from kg.errors import InvalidData
from kg.identity.judgements import PAIR, Judgement, Verdict, latest

__all__ = ["Closure", "Conflict", "Step", "closure", "holding"]

Pair: TypeAlias = tuple[str, str]
Links: TypeAlias = Mapping[str, set[str]]


@dataclass(frozen=True, slots=True)
class Step:
    """Two ids that are joined, and whose judgements say so; an automatic match has none."""

    one: str
    other: str
    judged: tuple[Judgement, ...] = ()

    def __str__(self) -> str:
        who = _judges(self.judged) or "matched by name"
        return f"{self.one} = {self.other} ({who})"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two ids that somebody holds apart and that a chain of steps joins.

    `kept_apart` are all ids that are merged with nothing because of it.
    """

    apart: tuple[Judgement, ...]
    chain: tuple[Step, ...]
    kept_apart: frozenset[str]

    def fault(self, path: Path) -> InvalidData:
        """The conflict as one line about the file of judgements."""
        one, other = self.apart[0].about
        chain = ", ".join(map(str, self.chain))
        return InvalidData(
            f"{one} and {other} are judged different ({_judges(self.apart)}), but {chain}; "
            f"{len(self.kept_apart)} ids stay unmerged",
            where=f"{path}:{self.apart[0].line}",
            remedy="take one of these judgements out, or call it undecided",
        )


def _judges(judged: Iterable[Judgement]) -> str:
    return ", ".join(f"{each.by}, line {each.line}" for each in judged)


class Closure(NamedTuple):
    """The ids that are one, in groups of two or more, and the conflicts that keep some apart."""

    groups: tuple[frozenset[str], ...]
    conflicts: tuple[Conflict, ...]


def holding(judgements: Iterable[Judgement], document: str = "") -> tuple[Judgement, ...]:
    """The judgements in force everywhere, or in one report.

    In its report a judgement about that report goes before all general ones about the same:
    it is the exception to them, and no conflict with them.
    """
    now = latest(judgements)
    special = {each.about for each in now if document and each.document == document}
    return tuple(
        each
        for each in now
        if (each.about in special and each.document == document)
        or (each.about not in special and not each.document)
    )


def closure(
    automatic: Iterable[Pair], judgements: Iterable[Judgement], document: str = ""
) -> Closure:
    """Which ids are one, by automatic matches and by what people judged, here or in a report.

    A pair judged different is not joined by an automatic match of just these two. A pair of
    which judges disagree is joined by none of them, and told as a conflict.
    """
    judged = [each for each in holding(judgements, document) if each.verdict in PAIR]
    same = _by_pair(judged, Verdict.SAME)
    apart = _by_pair(judged, Verdict.DIFFERENT)
    found = {(min(pair), max(pair)) for pair in automatic}
    links = _links((found | same.keys()) - apart.keys())
    groups = _components(links)
    where = {one: group for group in groups for one in group}
    torn = [pair for pair in sorted(apart) if pair[1] in where.get(pair[0], ())]
    broken = {where[one] for one, _ in torn}
    conflicts = [
        Conflict(apart[pair], (Step(*pair, same[pair]),), frozenset(pair))
        for pair in sorted(apart.keys() & same.keys())
    ]
    for pair in torn:
        steps = (Step(*step, same.get(step, ())) for step in _chain(links, *pair))
        conflicts.append(Conflict(apart[pair], tuple(steps), where[pair[0]]))
    return Closure(tuple(group for group in groups if group not in broken), tuple(conflicts))


def _by_pair(judged: Iterable[Judgement], verdict: Verdict) -> Mapping[Pair, tuple[Judgement, ...]]:
    found: dict[Pair, tuple[Judgement, ...]] = {}
    for each in judged:
        if each.verdict is verdict:
            one, other = each.about
            found[one, other] = (*found.get((one, other), ()), each)
    return found


def _links(pairs: Iterable[Pair]) -> Links:
    """Who is joined to whom, both ways."""
    links: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        if one != other:
            links[one].add(other)
            links[other].add(one)
    return links


def _components(links: Links) -> tuple[frozenset[str], ...]:
    """All that hang together, in alphabetical order of their first ids."""
    groups, seen = [], set[str]()
    for start in sorted(links):
        if start not in seen:
            group = frozenset(_reached(links, start))
            seen |= group
            groups.append(group)
    return tuple(groups)


def _reached(links: Links, start: str) -> Mapping[str, str]:
    """Each id that hangs together with one, and the id from which it is reached first."""
    before, waiting = {start: start}, deque([start])
    while waiting:
        here = waiting.popleft()
        for there in sorted(links[here] - before.keys()):
            before[there] = here
            waiting.append(there)
    return before


def _chain(links: Links, one: str, other: str) -> tuple[Pair, ...]:
    """The steps of a shortest chain from one id to another."""
    before, chain = _reached(links, one), [other]
    while chain[-1] != one:
        chain.append(before[chain[-1]])
    return tuple((min(step), max(step)) for step in pairwise(reversed(chain)))
