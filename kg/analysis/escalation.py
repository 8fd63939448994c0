"""Chains of answers: event upon event, each said or taken to answer the one before.

What links two events stands in `answers`; each link of a chain keeps its kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.analysis.answers import HEURISTIC, SAID, Link, links
from kg.analysis.dated import Act, acts
from kg.analysis.numbers import Measure, Method
from kg.analysis.ties import Ties
from kg.model import Claim
from kg.ontology import KG, local
from kg.story import best_date, happened, same_events

__all__ = ["Chain", "Escalation", "Step", "escalation", "measures"]

DAYS = 7

AGENT, RECIPIENT, DATE = local(KG.agent), local(KG.recipient), local(KG.date)

_Order = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Step:
    """One event of a chain: who did what to whom, each side empty where no report tells it.

    `relation` is the local name of its type, `earliest` and `latest` are ISO days or empty,
    `claims` the ids of the claims that tell of it.
    """

    event: str
    relation: str
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    earliest: str
    latest: str
    claims: frozenset[str]


@dataclass(frozen=True, slots=True)
class Chain:
    """Events of which each answers the one before; `links[i]` ties `steps[i]` to the next."""

    steps: tuple[Step, ...]
    links: tuple[Link, ...]

    @property
    def kind(self) -> str:
        """`SAID` only where every link of it is; else what a heuristic makes of it."""
        return SAID if all(link.kind == SAID for link in self.links) else HEURISTIC

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day of it that are told, ISO or empty."""
        known = sorted(filter(None, (day for s in self.steps for day in (s.earliest, s.latest))))
        return (known[0], known[-1]) if known else ("", "")

    @property
    def claims(self) -> frozenset[str]:
        """The ids of all claims that it rests on."""
        told = frozenset[str]().union(*(step.claims for step in self.steps))
        return told.union(*(link.claims for link in self.links))


@dataclass(frozen=True)
class Escalation:
    """All links within a scope, and the chains they make, longest first.

    `links` are all that there are. In `chains` each event answers one: of those that it is said
    to answer the latest, else of those that the heuristic finds.
    """

    ties: Ties
    links: tuple[Link, ...]
    chains: tuple[Chain, ...]
    days: int = DAYS


def escalation(ties: Ties, *, days: int = DAYS) -> Escalation:
    """Chains of answers, said and by the heuristic of acts and counter-acts within `days`.

    A chain follows, from an event that nothing answers, back to one that answers nothing; it
    takes the first by id of several acts of one day. Its length is in events, from 2.
    O(events × log events), and the length of the chains: as many as events that nothing answers.

    Source: J. S. Goldstein and J. C. Pevehouse, "Reciprocity, Bullying, and International
    Cooperation: Time-series Analysis of the Bosnia Conflict", American Political Science Review
    91(3), 1997: week by week, parties to a conflict respond to each other, in kind and
    otherwise. That holds over many events. It does not tell that this act answers that one:
    for it somebody has to say so.
    """
    told = {act.event: act for act in acts(ties)}
    found = tuple(links(ties, told.values(), days))
    steps = _steps(ties, told, {end for link in found for end in (link.answer, link.answered)})
    order = {id: (step.latest or step.earliest, id) for id, step in steps.items()}
    found = tuple(sorted(found, key=lambda link: (order[link.answer], order[link.answered])))
    chains = (_chain(path, steps) for path in _paths(found, order))
    ordered = sorted(chains, key=lambda c: (-len(c.steps), c.days, [s.event for s in c.steps]))
    return Escalation(ties, found, tuple(ordered), days)


def measures(found: Escalation) -> Iterator[Measure]:
    """How many links there are of either kind, and the most steps in a chain."""
    heuristic = Method("act and counter-act", parameters=(f"days={found.days}",))
    count = sum(link.kind == SAID for link in found.links)
    yield Measure((), "answers said", count, Method("kg:inResponseTo"))
    yield Measure((), "answers by heuristic", len(found.links) - count, heuristic)
    longest = max((len(chain.steps) for chain in found.chains), default=0)
    yield Measure((), "longest chain of answers", longest, heuristic)


def _steps(ties: Ties, told: Mapping[str, Act], linked: Iterable[str]) -> Mapping[str, Step]:
    """The steps of linked events; also one of which no tie is told may answer another."""
    made: dict[str, list[Claim]] = {event: [] for event in sorted(linked)}
    same = same_events(ties.story)
    for id in sorted(ties.counting):
        claim = ties.story.claims[id]
        event = same.get(claim.subject, claim.subject)
        if event in made and event not in told and happened(claim):
            made[event].append(claim)
    return {
        event: _of_ties(told[event]) if event in told else _of_claims(ties, event, claims)
        for event, claims in made.items()
    }


def _of_ties(act: Act) -> Step:
    agents, recipients = (tuple(sorted(set(ends))) for ends in zip(*act.dyads, strict=True))
    days = (act.earliest, act.latest)
    return Step(act.event, act.relation, agents, recipients, *days, act.claims)


def _of_claims(ties: Ties, event: str, claims: Iterable[Claim]) -> Step:
    parts = [claim for claim in claims if claim.relation in (AGENT, RECIPIENT, DATE)]
    agents, recipients = (
        tuple(sorted({str(c.object) for c in parts if c.relation == role}))
        for role in (AGENT, RECIPIENT)
    )
    when = best_date(claim for claim in parts if claim.relation == DATE)
    days = (when.earliest or "", when.latest or "") if when else ("", "")
    ids = frozenset(claim.id for claim in parts)
    return Step(event, ties.story.events[event].kind, agents, recipients, *days, ids)


def _paths(links: Iterable[Link], order: _Order) -> Iterator[list[Link]]:
    """The links from each event that nothing answers back to one that answers nothing."""
    taken = _taken(links, order)
    answered = {link.answered for link in taken.values()}
    for event in taken.keys() - answered:
        path = [taken[event]]
        while path[-1].answered in taken:
            path.append(taken[path[-1].answered])
        yield path[::-1]


def _taken(links: Iterable[Link], order: _Order) -> Mapping[str, Link]:
    """The one link of each answer that chains follow; never round in a circle."""
    choices: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        choices[link.answer].append(link)
    best = [
        max(same, key=lambda link: (link.kind == SAID, order[link.answered][0]))
        for same in choices.values()
    ]
    taken: dict[str, Link] = {}
    # Links back in time make no circle; those against the order of days are looked at, last.
    forward = {link: order[link.answered] > order[link.answer] for link in best}
    for link in sorted(best, key=lambda link: forward[link]):
        end = link.answered
        while forward[link] and end in taken and end != link.answer:
            end = taken[end].answered
        if end != link.answer:
            taken[link.answer] = link
    return taken


def _chain(path: Iterable[Link], steps: Mapping[str, Step]) -> Chain:
    links = tuple(path)
    events = (links[0].answered, *(link.answer for link in links))
    return Chain(tuple(steps[event] for event in events), links)
