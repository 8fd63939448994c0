"""An edge as people ask for it: from three words to what stands behind the edge they mean."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence

import pyoxigraph as ox

from kg.errors import UnknownName
from kg.graph.evidence import found, label, told
from kg.graph.names import find_entity
from kg.graph.parameters import read
from kg.graph.proofs import Proof, act, prove
from kg.graph.terms import Term, node, term
from kg.ontology import DATA, KG, event_types, local

__all__ = ["why"]

_SHOWN = 3  # statements in an error


def why(store: ox.Store, subject: str, relation: str, object: str) -> Proof:
    """What stands behind an edge between two names.

    `relation` is a standing relation, a role of an event, or an event type; of an event type
    the edge is that the one did it to the other, and follows from the parts the two have in
    each such event. Two events may be `sameEventAs`; of `contradicts` the ends are ids of
    claims. Raises `UnknownName`, also where nobody says anything of the edge, and `UnknownTerm`.
    """
    said = read(store, "relation", relation)
    assert isinstance(said, ox.NamedNode)
    if said == term("kg:contradicts"):
        proof = prove(store, _claim(store, subject), said, _claim(store, object))
    elif local(said.value) in event_types().keys() | {local(KG.Event)}:
        one, two = (node(find_entity(store, name)) for name in (subject, object))
        proof = act(store, one, said, two)
    else:
        one = node(find_entity(store, subject))
        proof = prove(store, one, said, _end(store, one, said, object))
    if proof.empty:
        edge = f"{proof.subject}, {proof.relation}, {proof.object}"
        raise UnknownName(f"nobody says: {edge}", remedy=_instead(store, proof))
    return proof


def _claim(store: ox.Store, words: str) -> ox.NamedNode:
    """The claim of this id; raises `UnknownName`."""
    id = words.removeprefix(DATA).removeprefix("data:")
    if not (re.fullmatch(r"claim/[a-z0-9-]+", id) and told(store, node(id))):
        raise UnknownName(
            f"no claim has the id {words!r}",
            remedy="`kg query contradicted-claims` lists those that contradict each other",
        )
    return node(id)


_SAID = """SELECT DISTINCT ?object ?words {
  %s
  ?claim a kg:Claim ; rdf:subject ?from ; rdf:predicate ?property ; rdf:object ?object .
  OPTIONAL { ?claim kg:asWritten ?words }
  FILTER(ISLITERAL(?object))
}"""


def _end(store: ox.Store, one: ox.NamedNode, relation: ox.NamedNode, words: str) -> Term:
    """What words mean as an object: a number or date as it was said here, or else a name."""
    rows = list(found(store, _SAID, {"from": one, "property": relation}))
    for row in rows:
        literal: ox.Literal = row["object"]
        if words in {part.value for part in row.values()}:
            return literal
    if rows:
        said = sorted({row.get("words", row["object"]).value for row in rows})
        edge = f"{label(store, one)}, {label(store, relation)}"
        raise UnknownName(f"nobody says: {edge}, {words}", remedy=f"said is: {_few(said)}")
    return node(find_entity(store, words))


_BETWEEN = """SELECT DISTINCT ?relation {
  %s
  { ?told rdf:subject ?from ; rdf:predicate/rdfs:label ?relation ; rdf:object ?to }
  UNION {
    ?by rdf:subject ?event ; rdf:predicate kg:agent ; rdf:object ?from .
    ?on rdf:subject ?event ; rdf:predicate kg:recipient ; rdf:object ?to .
    ?event a/rdfs:label ?relation .
  }
} ORDER BY ?relation"""


def _instead(store: ox.Store, missing: Proof) -> str:
    """What to ask where nobody says this: what is said of the two, whichever way round."""
    ends = (missing.edge[0], missing.subject), (missing.edge[2], missing.object)
    said = [
        f"{subject}, {row['relation'].value}, {item}"
        for (one, subject), (two, item) in (ends, ends[::-1])
        for row in found(store, _BETWEEN, {"from": node(one), "to": node(two)})
    ]
    if said:
        return f"said of the two: {_few(said)}"
    return f"nothing is said of the two; `kg show {shlex.quote(missing.subject)}` tells what is"


def _few(said: Sequence[str]) -> str:
    rest = f" and {len(said) - _SHOWN} more" if len(said) > _SHOWN else ""
    return "; ".join(said[:_SHOWN]) + rest
