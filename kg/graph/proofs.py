"""Why an edge holds: the claims behind it, or the rule and premises, down to the sentences.

Reads what rules left in the graph; runs none.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import pyoxigraph as ox

from kg.errors import UnknownName
from kg.graph.evidence import Told, found, label, told_of
from kg.graph.names import find_entity
from kg.graph.parameters import read
from kg.graph.terms import Term, node, term
from kg.ontology import KG, event_types, local

__all__ = ["Proof", "prove", "why"]


@dataclass(frozen=True, slots=True)
class Proof:
    """Why one edge holds.

    Either `told` are the claims that carry it, or `because` is the sentence of the rule that
    inferred it from `premises`. `otherwise` are claims of the same edge that carry nothing:
    they deny it, or tell it as planned, demanded or supposed.
    """

    subject: str
    relation: str
    object: str
    told: tuple[Told, ...] = ()
    because: str = ""
    premises: tuple[Proof, ...] = ()
    otherwise: tuple[Told, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nobody says anything of the edge."""
        return not (self.told or self.premises or self.otherwise)


def why(store: ox.Store, subject: str, relation: str, object: str) -> Proof:
    """What stands behind an edge between two names.

    `relation` is a standing relation, a role of an event, or an event type; of an event type
    the edge is that the one did it to the other, and the premises are the parts the two have
    in each such event. Raises `UnknownName`, also where nobody says anything of the edge, and
    `UnknownTerm`.
    """
    said = read(store, "relation", relation)
    assert isinstance(said, ox.NamedNode)
    one = node(find_entity(store, subject))
    if local(said.value) in event_types().keys() | {local(KG.Event)}:
        proof = _acts(store, one, said, node(find_entity(store, object)))
    else:
        proof = prove(store, one, said, _end(store, one, said, object))
    if proof.empty:
        raise UnknownName(
            f"nobody says: {proof.subject}, {proof.relation}, {proof.object}",
            remedy="ask for one of them alone to see what is said",
        )
    return proof


_INFERRED = """SELECT DISTINCT ?because ?subject ?predicate ?object {
  %s
  ?derivation a kg:Derivation ; rdf:subject ?from ; rdf:predicate ?property ; rdf:object ?to ;
    kg:origin "inferred" ; kg:rule/skos:definition ?because ; kg:premise ?premise .
  ?premise rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object .
} ORDER BY STR(?subject) STR(?predicate) STR(?object)"""

Edge = tuple[Term, ox.NamedNode, Term]


def prove(store: ox.Store, subject: Term, relation: ox.NamedNode, item: Term) -> Proof:
    """The proof of one edge; empty where nobody says anything of it.

    An edge that is a premise twice is proved where it first stands.
    """
    return _prove(store, (subject, relation, item), set())


def _prove(store: ox.Store, edge: Edge, proved: set[Edge]) -> Proof:
    subject, relation, item = edge
    claims = told_of(store, *edge)
    bound = {"from": subject, "property": relation, "to": item}
    rows = [] if edge in proved else list(found(store, _INFERRED, bound))
    proved.add(edge)
    premises = ((row["subject"], row["predicate"], row["object"]) for row in rows)
    return Proof(
        label(store, subject),
        label(store, relation),
        label(store, item),
        told=tuple(claim for claim in claims if claim.carries),
        because=rows[0]["because"].value if rows else "",
        premises=tuple(_prove(store, premise, proved) for premise in premises),
        otherwise=tuple(claim for claim in claims if not claim.carries),
    )


_SAID = """SELECT DISTINCT ?object ?words {
  %s
  ?claim a kg:Claim ; rdf:subject ?from ; rdf:predicate ?property ; rdf:object ?object .
  OPTIONAL { ?claim kg:asWritten ?words }
  FILTER(ISLITERAL(?object))
}"""


def _end(store: ox.Store, one: ox.NamedNode, relation: ox.NamedNode, words: str) -> Term:
    """What words mean as an object: a number or date as it was said here, or else a name."""
    for row in found(store, _SAID, {"from": one, "property": relation}):
        literal: ox.Literal = row["object"]
        if words in {part.value for part in row.values()}:
            return literal
    return node(find_entity(store, words))


_ACTS = """SELECT DISTINCT ?event {
  %s
  ?by kg:speaker ?voice ; rdf:subject ?event ; rdf:predicate kg:agent ; rdf:object ?one .
  ?on kg:speaker ?other ; rdf:subject ?event ; rdf:predicate kg:recipient ; rdf:object ?two .
  ?event a/rdfs:subClassOf* ?kind .
} ORDER BY STR(?event)"""


def _acts(store: ox.Store, one: ox.NamedNode, kind: ox.NamedNode, two: ox.NamedNode) -> Proof:
    events = found(store, _ACTS, {"one": one, "kind": kind, "two": two})
    parts = (
        ((row["event"], term("kg:agent"), one), (row["event"], term("kg:recipient"), two))
        for row in events
    )
    return Proof(
        label(store, one),
        label(store, kind),
        label(store, two),
        premises=tuple(prove(store, *part) for part in chain.from_iterable(parts)),
    )
