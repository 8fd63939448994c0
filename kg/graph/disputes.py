"""Who says otherwise: the claims that a rule found to contradict those of a thing.

Reads what rules left in the graph; runs none. Nothing is voted away: both claims stand, and each
is told with the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.evidence import Told, found, told
from kg.graph.terms import key

__all__ = ["Dispute", "among", "disputes"]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim that cannot hold beside another.

    `against` is the id of the claim it contradicts, `because` the sentence of the rule that says
    so.
    """

    against: str
    told: Told
    because: str

    @property
    def pair(self) -> frozenset[str]:
        """The ids of both claims, whichever of them is told first."""
        return frozenset((self.against, self.told.claim))


_CONTRADICTING = """SELECT DISTINCT ?claim ?other ?because {
  %s
  { ?claim rdf:subject ?thing } UNION { ?claim rdf:object ?thing } UNION {
    ?part rdf:object ?thing ; rdf:predicate/rdfs:subPropertyOf kg:role ; rdf:subject ?event .
    ?claim rdf:subject ?event .
  }
  ?claim kg:contradicts ?other .
  ?link a kg:Derivation ; rdf:subject ?claim ; rdf:predicate kg:contradicts ; rdf:object ?other ;
    kg:rule/skos:definition ?because .
} ORDER BY STR(?claim) STR(?other) ?because"""


def disputes(store: ox.Store, thing: ox.NamedNode) -> Mapping[str, tuple[Dispute, ...]]:
    """What contradicts the claims that name a thing, or its events, by the id of the claim."""
    against: dict[str, tuple[Dispute, ...]] = {}
    for row in found(store, _CONTRADICTING, {"thing": thing}):
        claim, because = key(row["claim"]), row["because"].value
        others = (Dispute(claim, other, because) for other in told(store, row["other"]))
        against[claim] = (*against.get(claim, ()), *others)
    return against


def among(claims: Iterable[Told], against: Mapping[str, tuple[Dispute, ...]]) -> Iterator[Dispute]:
    """What contradicts these claims; where it is one of them itself, at the first of the two."""
    pairs: set[frozenset[str]] = set()
    for claim in claims:
        for dispute in against.get(claim.claim, ()):
            if dispute.pair not in pairs:
                pairs.add(dispute.pair)
                yield dispute
