"""Observed → resolved: the readings of a build with everybody under the id that they share.

A document knows everybody by their own name. Whom that name means is decided here, for all
readings together: by what the reader of the document took it for, by spelling, and over both by
what people judged. Every claim keeps both ids (`kg.identity.renaming`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from kg.background import known
from kg.identity.closure import Closure, Conflict, closure, holding
from kg.identity.judgements import Judgement, Verdict
from kg.identity.renaming import own, renamed
from kg.model import Reading

__all__ = ["Resolved", "ids", "resolve"]

Pair = tuple[str, str]


class Resolved(NamedTuple):
    """Readings with resolved ids, and the conflicts of judgements that left some unresolved."""

    readings: tuple[Reading, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is one and what is not, in one document.

    `lent` are those known beforehand that names of a group were taken for in any document,
    `people` the names that people judged to be one with another.
    """

    groups: Mapping[str, frozenset[str]]
    apart: frozenset[Pair]
    lent: Mapping[str, frozenset[str]]
    people: frozenset[str]
    conflicts: tuple[Conflict, ...]

    def group(self, one: str) -> frozenset[str]:
        return self.groups.get(one, frozenset([one]))

    def differ(self, one: str, other: str) -> bool:
        """Whether somebody judged that the two, or two that are one with them, are not one."""
        pairs = ((a, b) for a in self.group(one) for b in self.group(other))
        return any((min(pair), max(pair)) in self.apart for pair in pairs)

    def means(self, name: str, taken: str) -> str:
        """The id of somebody with a name, taken for somebody known beforehand or for nobody.

        People go before the machine: it never joins two that are known apart, nor two that
        were judged to differ. Who is one with a name that is taken for somebody is that one.
        """
        mine = self.group(name)
        others = {each for other in mine - {name} for each in self.lent.get(other, ())}
        taken = taken or (others.pop() if len(others) == 1 else "")
        settled = any(each in known() and each != taken for each in mine)
        if not taken or (settled and taken not in mine) or self.differ(name, taken):
            return _first(mine)
        return _first(self.group(taken))


@dataclass(frozen=True, slots=True)
class _Common:
    """What the identities in all documents rest on."""

    pairs: tuple[Pair, ...]
    judgements: tuple[Judgement, ...]
    lent: Mapping[str, frozenset[str]]
    people: frozenset[str]

    def judged(self, document: str) -> _Judged:
        """What holds in one document, or without one in all for which nothing else is judged."""
        found = closure(self.pairs, self.judgements, document)
        groups = {one: group for group in found.groups for one in group}
        held = holding(self.judgements, document)
        apart = (each.about for each in held if each.verdict is Verdict.DIFFERENT)
        differ = frozenset((min(pair), max(pair)) for pair in apart)
        return _Judged(groups, differ, self.lent, self.people, found.conflicts)


def resolve(
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    taken: Callable[[Reading], Mapping[str, str]] = lambda _: {},
    alike: Callable[[Sequence[Reading]], Iterable[Pair]] = lambda _: (),
) -> Resolved:
    """Readings as they were observed, with everybody under one id.

    `taken` tells whom own names of a reading mean among those known beforehand, `alike` which
    own names of several readings are spellings of one. Without judgements nobody's judgement
    counts: taking one out gives what was before it.
    """
    guesses = [_guesses(reading, taken(reading)) for reading in readings]
    everywhere = closure((), judgements)
    pairs = tuple(_joinable(alike(readings), everywhere))
    common = _Common(pairs, tuple(judgements), _lent(guesses), _members(everywhere))
    labels = _labels(readings)
    general = common.judged("")
    special = {each.document for each in judgements if each.document}
    found, conflicts = [], list(general.conflicts)
    for reading, guess in zip(readings, guesses, strict=True):
        here = reading.document.id
        judged = common.judged(here) if here in special else general
        conflicts += [each for each in judged.conflicts if each not in conflicts]
        meant, steps = _meant(reading, judged, guess)
        found.append(renamed(reading, meant, steps, labels))
    return Resolved(tuple(found), tuple(conflicts))


def _lent(guesses: Iterable[Mapping[str, str]]) -> Mapping[str, frozenset[str]]:
    lent: dict[str, set[str]] = {}
    for name, one in chain.from_iterable(each.items() for each in guesses):
        lent.setdefault(name, set()).add(one)
    return {name: frozenset(each) for name, each in lent.items()}


def _members(found: Closure) -> frozenset[str]:
    return frozenset(chain.from_iterable(found.groups))


def _guesses(reading: Reading, taken: Mapping[str, str]) -> Mapping[str, str]:
    """Whom own names mean among those known beforehand: the reader of the text goes first."""
    read = {own(entity): entity.known for entity in reading.entities if entity.known}
    return {**taken, **read}


def _joinable(alike: Iterable[Pair], judged: Closure) -> Iterator[Pair]:
    """Pairs of one spelling, but for those that would join two who are known apart."""
    pairs = tuple(alike)
    where = {one: group for group in judged.groups for one in group}
    for group in closure(pairs, ()).groups:
        meant = {each for one in group for each in where.get(one, (one,)) if each in known()}
        if len(meant) < 2:
            yield from (pair for pair in pairs if pair[0] in group)


def ids(readings: Iterable[Reading]) -> frozenset[str]:
    """All that a judgement about these readings may speak of, by the ids that documents use."""
    found = set(known())
    for reading in readings:
        found.add(reading.document.id)
        found.update(map(own, reading.things))
        found.update(claim.id for claim in reading.claims)
    return frozenset(found)


def _first(group: Iterable[str]) -> str:
    """The id that stands for all: of somebody known beforehand, else the first by name."""
    return min(group, key=lambda each: (each not in known(), each))


def _labels(readings: Iterable[Reading]) -> Mapping[str, str]:
    """The name under which each id is shown: the background's, or else the first of its own."""
    found: dict[str, str] = {}
    for entity in chain.from_iterable(reading.entities for reading in readings):
        label = entity.written or entity.label
        found[own(entity)] = min(found.get(own(entity), label), label)
    return found | {each: known()[each].label for each in known()}


def _meant(
    reading: Reading, judged: _Judged, guesses: Mapping[str, str]
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The id that everybody shares with others, or has alone, and how it was found."""
    meant: dict[str, str] = {}
    steps: dict[str, str] = {}
    for entity in reading.entities:
        name = own(entity)
        guess = guesses.get(name, "")
        meant[entity.id] = judged.means(name, guess)
        if meant[entity.id] not in (name, entity.known):
            steps[entity.id] = "judgement" if name in judged.people else "spelling"
    meant |= {event.id: _first(judged.group(own(event))) for event in reading.events}
    return meant, steps
