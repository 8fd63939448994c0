"""What answers what: by somebody's word, or because it follows in kind within days.

Two sorts of link, and never one for the other. `SAID`: somebody says that one event answers
another (`kg:inResponseTo`), and the claim stands beside the link. `HEURISTIC`: a hostile act of
one upon another is followed within some days by a hostile act the other way. Nobody need say
that the two belong together, and what follows is not thereby an answer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.analysis.dated import Act
from kg.analysis.ties import Ties
from kg.ontology import KG, local
from kg.story import happened, same_events

__all__ = ["HEURISTIC", "SAID", "Link", "links"]

SAID, HEURISTIC = "said", "heuristic"
RESPONSE = local(KG.inResponseTo)


@dataclass(frozen=True, slots=True)
class Link:
    """That one event (an id) answers another: `kind` is `SAID` or `HEURISTIC`.

    `claims` are the ids of the claims that say so; empty where nobody does.
    """

    answer: str
    answered: str
    kind: str
    claims: frozenset[str] = frozenset()


def links(ties: Ties, told: Iterable[Act], days: int) -> Iterator[Link]:
    """What is said to answer what, then what the heuristic adds: acts at most `days` apart.

    The heuristic: an act of sign −1 by A on B, dated to the day, answers the latest earlier act
    of sign −1 by B on A that lies 1 to `days` days before it, likewise dated; all of that day,
    where there are several. Two acts of one day have no order, and what both do to each other
    (a clash) has no side: neither makes a link.
    """
    said = _said(ties)
    yield from (Link(*ends, SAID, frozenset(claims)) for ends, claims in said.items())
    followed = dict.fromkeys(_followed(told, days))
    yield from (Link(*ends, HEURISTIC) for ends in followed if ends not in said)


def _said(ties: Ties) -> Mapping[tuple[str, str], set[str]]:
    """Which event is claimed to answer which, with the claims."""
    story, same = ties.story, same_events(ties.story)
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for id in ties.counting:
        claim = story.claims[id]
        answered = str(claim.object)
        if claim.relation == RESPONSE and happened(claim):
            ends = (same.get(claim.subject, claim.subject), same.get(answered, answered))
            if ends[0] != ends[1] and story.events.keys() >= {claim.subject, answered}:
                said[ends].add(id)
    return said


def _followed(told: Iterable[Act], days: int) -> Iterator[tuple[str, str]]:
    """Hostile acts that follow a hostile act of the other side, with the act they follow."""
    by_dyad: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for act in told:
        if act.sign < 0 and act.day:
            for one, other in act.dyads:
                if (other, one) not in act.dyads:
                    by_dyad[one, other].append((act.day, act.event))
    for (one, other), mine in by_dyad.items():
        theirs = sorted(by_dyad.get((other, one), ()))
        for day, event in mine:
            end = bisect_left(theirs, (day,))
            if end and _days(theirs[end - 1][0], day) <= days:
                start = bisect_left(theirs, (theirs[end - 1][0],))
                yield from ((event, before) for _, before in theirs[start:end])


def _days(day: str, after: str) -> int:
    return (date.fromisoformat(after) - date.fromisoformat(day)).days
