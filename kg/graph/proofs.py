"""Why an edge holds: the claims behind it, or the rule and premises, down to the sentences.

Reads what rules left in the graph; runs none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.errors import InvalidData
from kg.graph.evidence import Told, found, label, told, told_of
from kg.graph.footing import NOTHING, Footing, surest, weakest
from kg.graph.footing import told as stands_on
from kg.graph.terms import Term, key, term
from kg.model import Polarity
from kg.ontology import local

__all__ = ["Proof", "Way", "act", "prove"]


_DEEPEST = 50  # rules above each other; in graphs that we built there are two or three


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which an edge follows; all its premises are needed.

    `because` is the sentence of the `rule`. An act of two follows without a rule, from the
    parts they have in one event.
    """

    because: str
    rule: str
    premises: tuple[Proof, ...]
    footing: Footing


@dataclass(frozen=True, slots=True)
class Proof:
    """Why one edge holds.

    `told` are the claims that carry it, `ways` how it follows from other edges: each of all
    these is enough alone. `otherwise` are claims of the same edge that carry nothing: they deny
    it, or tell it as planned, demanded or supposed. `footing` is what it stands on in the end,
    by this proof: the graph keeps one derivation of an edge, and another might be surer. Where
    `above`, the edge is proved at an earlier place of the same tree, and only its footing is
    given again. `edge` holds ids (or the words of an object) where the others hold labels.
    """

    edge: tuple[str, str, str]
    subject: str
    relation: str
    object: str
    footing: Footing = NOTHING
    told: tuple[Told, ...] = ()
    ways: tuple[Way, ...] = ()
    otherwise: tuple[Told, ...] = ()
    above: bool = False

    @property
    def empty(self) -> bool:
        """Whether nobody says anything of the edge."""
        return not (self.told or self.ways or self.otherwise)


Edge: TypeAlias = tuple[Any, ox.NamedNode, Term]


def prove(store: ox.Store, subject: Term, relation: ox.NamedNode, item: Term) -> Proof:
    """The proof of one edge; empty where nobody says anything of it.

    An edge that is a premise twice is proved where it first stands.
    """
    return _Prover(store).edge((subject, relation, item))


def act(store: ox.Store, one: ox.NamedNode, kind: ox.NamedNode, two: ox.NamedNode) -> Proof:
    """The proof that one acted upon the other: the parts they have in each event of the kind."""
    return _Prover(store).act(one, kind, two)


@dataclass(frozen=True, slots=True)
class _Prover:
    """One tree in the making.

    `proved` is what the edges stand on that are already in it, `path` those from the root to here.
    """

    store: ox.Store
    proved: dict[Edge, Footing] = field(default_factory=dict)
    path: list[Edge] = field(default_factory=list)

    def edge(self, edge: Edge) -> Proof:
        if edge in self.proved:
            return self._named(edge, self.proved[edge], above=True)
        claims = told_of(self.store, *edge)
        carrying = tuple(claim for claim in claims if claim.carries)
        alone = surest(map(stands_on, carrying))
        self.proved[edge] = alone  # while it is being proved: premises may go round in a circle
        ways = self._followed(edge)
        self.proved[edge] = surest((alone, *(way.footing for way in ways)))
        return self._named(
            edge,
            self.proved[edge],
            told=carrying,
            ways=ways,
            otherwise=tuple(claim for claim in claims if not claim.carries),
        )

    def act(self, one: ox.NamedNode, kind: ox.NamedNode, two: ox.NamedNode) -> Proof:
        events = (row["event"] for row in found(self.store, _ACTS, _bound(one, kind, two)))
        ways = tuple(self._parts(event, one, two) for event in events)
        return self._named((one, kind, two), surest(way.footing for way in ways), ways=ways)

    def _parts(self, event: ox.NamedNode, one: ox.NamedNode, two: ox.NamedNode) -> Way:
        parts = ((event, term("kg:agent"), one), (event, term("kg:recipient"), two))
        because = f"Both have a part in one event, {label(self.store, event)}."
        return _way(because, "", map(self.edge, parts))

    def _followed(self, edge: Edge) -> tuple[Way, ...]:
        if len(self.path) == _DEEPEST:
            raise InvalidData(
                f"a proof that goes through more than {_DEEPEST} rules",
                where=f"{label(self.store, edge[0])}, {local(edge[1].value)}",
                remedy="no build of ours makes one: `kg build` makes the graph anew",
            )
        self.path.append(edge)
        ways = tuple(self._ways(edge))
        self.path.pop()
        return ways

    def _ways(self, edge: Edge) -> Iterator[Way]:
        """What rules inferred it from; the premise that begins where the edge does comes first."""
        rows = found(self.store, _INFERRED, _bound(*edge))
        for _, same in groupby(rows, key=lambda row: row["derivation"]):
            needed = sorted(same, key=lambda row: row["subject"] != edge[0])
            because, rule = needed[0]["because"].value, key(needed[0]["rule"])
            yield _way(because, rule.removeprefix("rule/"), map(self._premise, needed))

    def _premise(self, row: Mapping[str, Any]) -> Proof:
        """An edge; or, where claims contradict each other, one claim, whatever its stance."""
        edge = (row["subject"], row["predicate"], row["object"])
        claims = told(self.store, row["claim"]) if "claim" in row else ()
        if not claims:
            return self.edge(edge)
        return self._named(edge, surest(map(stands_on, claims)), told=claims)

    def _named(self, edge: Edge, footing: Footing, **grounds: Any) -> Proof:
        subject, relation, item = edge
        return Proof(
            (_id(subject), local(relation.value), _id(item)),
            _called(self.store, subject),
            label(self.store, relation),
            _called(self.store, item),
            footing,
            **grounds,
        )


_ACTS = """SELECT DISTINCT ?event {
  %s
  ?by kg:speaker ?voice ; rdf:subject ?event ; rdf:predicate kg:agent ; rdf:object ?from .
  ?on kg:speaker ?other ; rdf:subject ?event ; rdf:predicate kg:recipient ; rdf:object ?to .
  ?event a/rdfs:subClassOf* ?property .
} ORDER BY STR(?event)"""

_INFERRED = """SELECT DISTINCT ?derivation ?because ?rule ?subject ?predicate ?object ?claim {
  %s
  ?derivation a kg:Derivation ; rdf:subject ?from ; rdf:predicate ?property ; rdf:object ?to ;
    kg:origin "inferred" ; kg:rule ?rule ; kg:premise ?premise .
  ?rule skos:definition ?because .
  ?premise rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object .
  OPTIONAL { ?premise a kg:Claim BIND(?premise AS ?claim) }
} ORDER BY STR(?derivation) STR(?subject) STR(?predicate) STR(?object) STR(?premise)"""


def _bound(subject: Term, relation: ox.NamedNode, item: Term) -> Mapping[str, Term]:
    return {"from": subject, "property": relation, "to": item}


def _way(because: str, rule: str, premises: Iterable[Proof]) -> Way:
    proved = tuple(premises)
    return Way(because, rule, proved, weakest(premise.footing for premise in proved))


def _id(end: Term) -> str:
    return key(end) if isinstance(end, ox.NamedNode) else end.value


def _called(store: ox.Store, end: Term) -> str:
    """What an end of an edge is called; a claim by what it says."""
    if isinstance(end, ox.Literal) or not key(end).startswith("claim/"):
        return label(store, end)
    for claim in told(store, end):
        denied = "not " if claim.polarity == Polarity.NEGATIVE else ""
        return f"({claim.subject} — {denied}{claim.relation} — {claim.object})"
    return key(end)
