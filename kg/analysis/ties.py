"""Ties between actors: each act of one upon another, and each standing relation of two.

A tie names the claims it rests on, so that it can be taken away with them and cited by them.
Only what is claimed to be so is a tie: nothing denied, planned, demanded or supposed, and
nothing that only a rule says, since that rests on ties which are here already. Where two are
said to be, ties nobody: relations of the family of places are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product

from kg.analysis.scope import WHOLE, Scope, kept
from kg.model import Claim
from kg.ontology import KG, event_types, local, relations
from kg.story import Story, best_date, happened, same_events

__all__ = ["Tie", "Ties", "ties"]

AGENT, RECIPIENT, DATE = local(KG.agent), local(KG.recipient), local(KG.date)
PLACES = local(KG.Places)


@dataclass(frozen=True, slots=True)
class Tie:
    """What one actor does to another in one event, or a standing relation of the two.

    `source` and `target` are ids of actors, `relation` is the local name of the event type or
    the standing relation, `sign` 1 for a friendly one, -1 for a hostile one, 0 for neither.
    `event` is the id of the event, `told` the id under which one report tells of it: events
    that are one and the same share the first. Both are empty for a relation. `earliest` and
    `latest` are ISO days, or empty.

    The tie holds as long as each of its `grounds` has a claim that counts: of an act one that
    names who did it and one that names to whom, of a relation one that says so.
    """

    source: str
    target: str
    relation: str
    sign: int
    event: str = ""
    told: str = ""
    earliest: str = ""
    latest: str = ""
    grounds: tuple[frozenset[str], ...] = ()

    @property
    def pair(self) -> tuple[str, str]:
        """Both ends in the order of their ids, whichever way the tie goes."""
        return (min(self.source, self.target), max(self.source, self.target))

    @property
    def claims(self) -> frozenset[str]:
        """The ids of all claims that it rests on."""
        return frozenset().union(*self.grounds)

    def holds(self, counting: Set[str]) -> bool:
        """Whether the claims that count carry it."""
        return all(not ground.isdisjoint(counting) for ground in self.grounds)


@dataclass(frozen=True)
class Ties:
    """All ties of a story within a scope, in a fixed order.

    Those within a scope are `part_of` the ties of the whole story.
    """

    story: Story
    all: tuple[Tie, ...]
    scope: Scope = WHOLE
    part_of: Ties | None = field(default=None, repr=False, compare=False)

    def within(self, scope: Scope) -> Ties:
        """The ties that are left in a scope, each with the claims that are left of it.

        An event keeps its day, whoever tells it. A scope is always one of the whole story: to
        narrow these further, give a scope of both.
        """
        whole = self.part_of or self
        return Ties(self.story, tuple(_left(whole.all, kept(self.story, scope))), scope, whole)

    @cached_property
    def counting(self) -> frozenset[str]:
        """The ids of the claims that count in the scope, whether they tie anybody or not."""
        return kept(self.story, self.scope)

    @cached_property
    def between(self) -> Mapping[tuple[str, str], tuple[Tie, ...]]:
        """The ties of each two actors, whichever way they go; pairs in the order of their ids."""
        found: dict[tuple[str, str], list[Tie]] = defaultdict(list)
        for tie in self.all:
            found[tie.pair].append(tie)
        return {pair: tuple(found[pair]) for pair in sorted(found)}

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """Everybody who has a tie, by id."""
        return tuple(sorted({end for pair in self.between for end in pair}))


def ties(story: Story, scope: Scope = WHOLE) -> Ties:
    """The ties between actors of whom the reports of a story speak."""
    whole = Ties(story, tuple(sorted(_all(story), key=_order)))
    return whole if scope == WHOLE else whole.within(scope)


def _order(tie: Tie) -> tuple[str, ...]:
    return (tie.source, tie.target, tie.relation, tie.event, tie.told)


def _left(whole: Iterable[Tie], counting: frozenset[str]) -> Iterator[Tie]:
    for tie in whole:
        if tie.holds(counting):
            yield replace(tie, grounds=tuple(ground & counting for ground in tie.grounds))


def _all(story: Story) -> Iterator[Tie]:
    yield from _standing(story)
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in story.claims.values():
        if claim.subject in story.events:
            about[claim.subject].append(claim)
    same = same_events(story)
    for event, claims in about.items():
        yield from _acts(story, same.get(event, event), claims)


def _standing(story: Story) -> Iterator[Tie]:
    known = relations()
    said: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for claim in story.claims.values():
        relation = known.get(claim.relation)
        if relation and relation.family != PLACES and happened(claim):
            one, other = claim.subject, str(claim.object)
            if relation.symmetric:  # told one way or the other, it is one tie
                one, other = sorted((one, other))
            if one != other and _spoken(story, one) and _spoken(story, other):
                said[one, other, claim.relation].add(claim.id)
    for (one, other, name), ground in said.items():
        yield Tie(one, other, name, known[name].sign, grounds=(frozenset(ground),))


def _acts(story: Story, event: str, claims: Iterable[Claim]) -> Iterator[Tie]:
    told = tuple(claims)
    known = event_types().get(story.events[told[0].subject].kind)
    agents, recipients = _filling(story, AGENT, told), _filling(story, RECIPIENT, told)
    when = best_date(claim for claim in told if claim.relation == DATE)
    days = (when.earliest or "", when.latest or "") if when else ("", "")
    for (agent, by), (recipient, to) in product(agents.items(), recipients.items()):
        if agent != recipient and known:
            sides = (frozenset(by), frozenset(to))
            yield Tie(
                agent, recipient, known.name, known.sign, event, told[0].subject, *days, sides
            )


def _filling(story: Story, role: str, claims: Iterable[Claim]) -> Mapping[str, set[str]]:
    """The claims that give an event each of those who fill a role."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.relation == role and happened(claim) and _spoken(story, str(claim.object)):
            found[str(claim.object)].add(claim.id)
    return found


def _spoken(story: Story, id: str) -> bool:
    return id in story.spoken and story.is_actor(id)
