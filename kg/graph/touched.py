"""What a document, or the rules, have to do with: where a picture of the store may have changed.

A statement is a claim or a derivation: both have subject, predicate and object. All costs what
the document tells and what rests on it, whatever else the store holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.graph.bearing import DERIVED, reached
from kg.graph.entities import matching
from kg.graph.rules import infer
from kg.graph.terms import key, node, term
from kg.ontology import local

__all__ = ["Tie", "Touched", "rederived", "said", "ties", "touched"]

Tie: TypeAlias = tuple[str, str, str]
"""A relation, and the ids of the two whom it ties, the same whichever is its subject."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Things, by id, and ties of which something is said that may have changed."""

    things: frozenset[str] = frozenset()
    ties: frozenset[Tie] = frozenset()

    def __or__(self, other: Touched) -> Touched:
        return Touched(self.things | other.things, self.ties | other.ties)


def touched(store: ox.Store, document: str) -> Touched:
    """What a document speaks of, and the ties that its claims bear out, also through rules."""
    graph, describes = node(document), term("kg:describes")
    told = matching(store, None, term("rdf:type"), term("kg:Claim"), graph)
    claims = {quad.subject for quad in told}
    things = {quad.object for quad in matching(store, None, describes, None, graph)}
    for claim in claims:
        things.update(q.object for q in matching(store, claim, term("rdf:subject")))
    return Touched(frozenset(map(key, things)), _ties(store, {*claims, *_resting(store, claims)}))


def rederived(store: ox.Store) -> Touched:
    """Run the rules, and tell the ties that they now conclude otherwise, or from other claims."""
    before = set(matching(store, None, None, None, DERIVED))
    infer(store)
    after = set(matching(store, None, None, None, DERIVED))
    changed = {quad.subject for quad in before ^ after}
    parts: dict[Any, dict[Any, Any]] = defaultdict(dict)
    for quad in before:
        if quad.subject in changed:
            parts[quad.subject][quad.predicate] = quad.object
    gone = frozenset(tie for each in parts.values() for tie in _tie(each))
    return Touched(ties=gone | _ties(store, {*changed, *_resting(store, changed)}))


def ties(store: ox.Store, thing: str) -> frozenset[Tie]:
    """All that anybody says, or a rule concludes, that a thing is tied by."""
    ends = (term("rdf:subject"), term("rdf:object"))
    found = (quad.subject for end in ends for quad in matching(store, None, end, node(thing)))
    return _ties(store, found)


def _ties(store: ox.Store, statements: Iterable[Any]) -> frozenset[Tie]:
    return frozenset(tie for each in statements for tie in said(store, each))


def said(store: ox.Store, statement: Any) -> Iterator[Tie]:
    """The tie that a claim or derivation says, unless its object is a number or a time."""
    ends = (term("rdf:subject"), term("rdf:predicate"), term("rdf:object"))
    return _tie({end: q.object for end in ends for q in matching(store, statement, end)})


def _tie(parts: Mapping[Any, Any]) -> Iterator[Tie]:
    ends = (parts.get(term("rdf:subject")), parts.get(term("rdf:object")))
    named = sorted(key(end) for end in ends if isinstance(end, ox.NamedNode))
    if len(named) == len(ends):
        one, other = named
        yield local(parts[term("rdf:predicate")].value), one, other


def _resting(store: ox.Store, premises: Iterable[Any]) -> Iterator[Any]:
    """The derivations that rest on these, also through others."""
    premise = term("kg:premise")
    return reached(
        premises, lambda each: (q.subject for q in matching(store, None, premise, each, DERIVED))
    )
