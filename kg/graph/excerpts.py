"""The story that a store tells: the whole of it, or what it tells of a few things.

An excerpt is a story again, cut down to some things and statements (claims and derivations), and
costs what is told of these, whatever else the store holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from itertools import chain
from typing import Any

import pyoxigraph as ox

from kg.graph import dataset
from kg.graph.bearing import DERIVED, bearing, reached
from kg.graph.entities import BACKGROUND, matching
from kg.graph.terms import key, node, term
from kg.graph.touched import Tie, said
from kg.model import Reading
from kg.ontology import local, roles
from kg.story import Parts

__all__ = ["excerpt", "holders", "portrait", "statements", "whole"]


# Beside an event's roles, the one relation that tells what somebody is, not whom he is tied to.
_POST = "holdsPost"


def whole(store: ox.Store) -> Parts:
    """All readings, and of background and derivations what bears on them."""
    known, derived = bearing(store)
    return (
        dataset.readings(store),
        dataset.background(store, known),
        dataset.derivations(store, derived),
    )


def portrait(store: ox.Store, things: Set[str]) -> Parts:
    """What is told of things for their own sake: names, kinds, dates, posts, and who took part."""
    about = (claim for thing in things for claim in _claims(store, "rdf:subject", thing))
    claims = {claim for claim in about if _portrays(store, claim)}
    ends = {end for claim in claims for end in _parts(store, claim, "rdf:object")}
    beside = {key(end) for end in ends if isinstance(end, ox.NamedNode)}
    return excerpt(store, things | beside, claims)


def holders(store: ox.Store, thing: str) -> Iterator[str]:
    """Events in which a thing has a part, and who holds it where it is a post."""
    for claim in _claims(store, "rdf:object", thing):
        if _portrays(store, claim):
            yield from (key(part) for part in _parts(store, claim, "rdf:subject"))


def statements(store: ox.Store, wanted: Set[Tie]) -> Iterator[Any]:
    """All claims and derivations that say one of these ties, in either direction."""
    for thing in {end for _, *ends in wanted for end in ends}:
        for quad in matching(store, None, term("rdf:subject"), node(thing)):
            if any(tie in wanted for tie in said(store, quad.subject)):
                yield quad.subject


def excerpt(store: ox.Store, things: Iterable[str], statements: Iterable[Any]) -> Parts:
    """What the reports and the background call these things, and these statements.

    Derivations come with all that they rest on.
    """
    told: dict[Any, list[Any]] = defaultdict(list)
    premise, named = term("kg:premise"), list(map(node, things))
    rest = reached(
        statements, lambda each: (q.object for q in matching(store, each, premise, None, DERIVED))
    )
    for quad in chain(_with_places(store, rest), _descriptions(store, named)):
        told[quad.graph_name].append(quad)
    derived = {quad.subject for quad in told.pop(DERIVED, ())}
    known = {*named, *(quad.subject for quad in told.pop(BACKGROUND, ()))}
    return (
        tuple(_reading(store, graph, told[graph]) for graph in sorted(told, key=key)),
        dataset.background(store, known),
        dataset.derivations(store, derived),
    )


def _reading(store: ox.Store, graph: ox.NamedNode, parts: Iterable[Any]) -> Reading:
    return dataset.reading(graph, chain(matching(store, graph, None, None, graph), parts))


def _claims(store: ox.Store, end: str, thing: str) -> Iterator[Any]:
    found = matching(store, None, term(end), node(thing))
    return (quad.subject for quad in found if quad.graph_name != DERIVED)


def _portrays(store: ox.Store, claim: Any) -> bool:
    relations = (local(part.value) for part in _parts(store, claim, "rdf:predicate"))
    return any(relation == _POST or relation in roles() for relation in relations)


def _parts(store: ox.Store, statement: Any, curie: str) -> Iterator[Any]:
    return (quad.object for quad in matching(store, statement, term(curie)))


def _with_places(store: ox.Store, statements: Iterable[Any]) -> Iterator[Any]:
    """The quads of statements, and of the passages and resolutions that claims among them name."""
    beside = (term("prov:wasDerivedFrom"), term("kg:resolution"))
    places = set[Any]()
    for statement in statements:
        for quad in matching(store, statement):
            yield quad
            if quad.predicate in beside:
                places.add((quad.object, quad.graph_name))
    for place, graph in places:
        yield from matching(store, place, None, None, graph)


def _descriptions(store: ox.Store, things: Iterable[Any]) -> Iterator[Any]:
    """The quads of what documents call things; of those who say the same, the first by id."""
    for thing in things:
        seen = set[frozenset[Any]]()
        told = matching(store, None, term("kg:describes"), thing)
        for described in sorted(told, key=lambda quad: str(quad.graph_name.value)):
            parts = list(matching(store, described.subject, None, None, described.graph_name))
            words = frozenset(
                (q.predicate, q.object) for q in parts if q.predicate != term("dcterms:isPartOf")
            )
            if words not in seen:
                seen.add(words)
                yield from parts
