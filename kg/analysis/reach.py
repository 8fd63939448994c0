"""A sponsor's reach: everybody connected to somebody by backing and belonging, with the chain.

Which relations count as backing the ontology says (`kg:backing`). A chain tells how two are
connected, and nothing of who gave an order; it is no surer than its least sure step.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.analysis.numbers import Measure, Method
from kg.analysis.ties import Ties
from kg.model import Certainty, Claim
from kg.ontology import relations
from kg.story import happened

__all__ = ["Reached", "Step", "measures", "reach"]

# The surest first.
_CERTAINTIES = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE)


@dataclass(frozen=True, slots=True)
class Step:
    """One relation of a chain, from who is backed to who backs; `claims` are ids that say so."""

    source: str
    relation: str
    target: str
    certainty: Certainty
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody connected to a sponsor, by the shortest chain: from the one to the other."""

    actor: str
    chain: tuple[Step, ...]

    @property
    def certainty(self) -> Certainty:
        """That of the least sure step; of a step the surest claim counts, each is enough."""
        return max((step.certainty for step in self.chain), key=_CERTAINTIES.index)


def reach(ties: Ties, sponsor: str) -> tuple[Reached, ...]:
    """Everybody whom a chain of backing connects to an actor, the nearest first.

    A chain may lead over somebody whom no report names, where it is known beforehand. Of two
    chains of one length the one by the first ids is kept. O(claims).
    """
    backed = _backed(ties)
    found: dict[str, tuple[Step, ...]] = {sponsor: ()}
    front = [sponsor]
    while front:
        behind = [step for actor in front for step in backed.get(actor, ())]
        front = []
        for step in behind:
            if step.source not in found:
                found[step.source] = (step, *found[step.target])
                front.append(step.source)
    del found[sponsor]
    ordered = sorted(found.items(), key=lambda each: (len(each[1]), each[0]))
    return tuple(Reached(actor, chain) for actor, chain in ordered)


def measures(sponsor: str, reached: tuple[Reached, ...]) -> Iterator[Measure]:
    """How many an actor reaches, and in how many steps it reaches each."""
    method = Method("shortest chain of backing", parameters=(f"sponsor={sponsor}",))
    yield Measure((sponsor,), "reach", float(len(reached)), method)
    for each in reached:
        yield Measure((sponsor, each.actor), "steps", float(len(each.chain)), method)


def _backed(ties: Ties) -> Mapping[str, tuple[Step, ...]]:
    """For each actor the steps from those whom it backs."""
    story, known = ties.story, relations()
    said: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for id in ties.counting:
        claim = story.claims[id]
        relation = known.get(claim.relation)
        if relation and relation.backing and happened(claim):
            said[str(claim.object), claim.subject, claim.relation].append(claim)
    found: dict[str, list[Step]] = defaultdict(list)
    for (target, source, name), claims in sorted(said.items()):
        sure = min((claim.certainty for claim in claims), key=_CERTAINTIES.index)
        ids = tuple(sorted(claim.id for claim in claims))
        found[target].append(Step(source, name, target, sure, ids))
    return {target: tuple(steps) for target, steps in found.items()}
