"""The story that a store tells, whole or of a few things: and what a document has to do with.

An excerpt is a story again, cut down to some things and statements, and costs what is told of
these, whatever else the store holds. A statement is a claim or a derivation: both have subject,
predicate and object.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.graph import dataset
from kg.graph.bearing import DERIVED, bearing, reached
from kg.graph.entities import BACKGROUND, matching
from kg.graph.terms import key, node, term
from kg.model import Derivation, Reading
from kg.ontology import local, roles

__all__ = [
    "Tie",
    "Touched",
    "excerpt",
    "holders",
    "portrait",
    "rederived",
    "statements",
    "ties",
    "touched",
    "whole",
]

Tie: TypeAlias = tuple[str, str, str]
"""A relation, and the ids of the two whom it ties, the same whichever is its subject."""
Told: TypeAlias = tuple[tuple[Reading, ...], Reading, tuple[Derivation, ...]]

# Beside an event's roles, the one relation that tells what somebody is, not whom he is tied to.
_POST = "holdsPost"


@dataclass(frozen=True, slots=True)
class Touched:
    """Things, by id, and ties of which something is said that may have changed."""

    things: frozenset[str] = frozenset()
    ties: frozenset[Tie] = frozenset()

    def __or__(self, other: Touched) -> Touched:
        return Touched(self.things | other.things, self.ties | other.ties)


# ── What changes ─────────────────────────────────────────────────────────────


def touched(store: ox.Store, document: str) -> Touched:
    """What a document speaks of, and the ties that its claims bear out, also through rules."""
    graph, describes = node(document), term("kg:describes")
    told = matching(store, None, term("rdf:type"), term("kg:Claim"), graph)
    claims = {quad.subject for quad in told}
    things = {quad.object for quad in matching(store, None, describes, None, graph)}
    for claim in claims:
        things.update(_parts(store, claim, "rdf:subject"))
    return Touched(frozenset(map(key, things)), _ties(store, {*claims, *_resting(store, claims)}))


def rederived(store: ox.Store, infer: Callable[[ox.Store], None]) -> Touched:
    """Run the rules, and tell the ties that they now conclude otherwise, or from other claims."""
    before = set(matching(store, None, None, None, DERIVED))
    infer(store)
    after = set(matching(store, None, None, None, DERIVED))
    changed = {quad.subject for quad in before ^ after}
    parts: dict[Any, dict[Any, Any]] = defaultdict(dict)
    for quad in before:
        if quad.subject in changed:
            parts[quad.subject][quad.predicate] = quad.object
    gone = frozenset(tie for each in parts.values() for tie in _told(each))
    return Touched(ties=gone | _ties(store, {*changed, *_resting(store, changed)}))


def holders(store: ox.Store, thing: str) -> Iterator[str]:
    """Events in which a thing has a part, and who holds it where it is a post."""
    for claim in _claims(store, "rdf:object", thing):
        if _portrays(store, claim):
            yield from (key(part) for part in _parts(store, claim, "rdf:subject"))


def ties(store: ox.Store, thing: str) -> frozenset[Tie]:
    """All that anybody says, or a rule concludes, that a thing is tied by."""
    ends = (term("rdf:subject"), term("rdf:object"))
    found = (quad.subject for end in ends for quad in matching(store, None, end, node(thing)))
    return _ties(store, found)


def _ties(store: ox.Store, statements: Iterable[Any]) -> frozenset[Tie]:
    return frozenset(tie for each in statements for tie in _told(_ends(store, each)))


def _ends(store: ox.Store, statement: Any) -> dict[Any, Any]:
    ends = (term("rdf:subject"), term("rdf:predicate"), term("rdf:object"))
    return {end: q.object for end in ends for q in matching(store, statement, end)}


def _told(parts: Mapping[Any, Any]) -> Iterator[Tie]:
    """The tie that a statement says, unless its object is a number or a time."""
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


# ── What is told ─────────────────────────────────────────────────────────────


def whole(store: ox.Store) -> Told:
    """All readings, and of background and derivations what bears on them."""
    known, derived = bearing(store)
    return (
        dataset.readings(store),
        dataset.background(store, known),
        dataset.derivations(store, derived),
    )


def portrait(store: ox.Store, things: Set[str]) -> Told:
    """What is told of things for their own sake: names, kinds, dates, posts, and who took part."""
    about = (claim for thing in things for claim in _claims(store, "rdf:subject", thing))
    claims = {claim for claim in about if _portrays(store, claim)}
    ends = {end for claim in claims for end in _parts(store, claim, "rdf:object")}
    beside = {key(end) for end in ends if isinstance(end, ox.NamedNode)}
    return excerpt(store, things | beside, claims)


def statements(store: ox.Store, wanted: Set[Tie]) -> Iterator[Any]:
    """All claims and derivations that say one of these ties, in either direction."""
    for thing in {end for _, *ends in wanted for end in ends}:
        for quad in matching(store, None, term("rdf:subject"), node(thing)):
            if any(tie in wanted for tie in _told(_ends(store, quad.subject))):
                yield quad.subject


def excerpt(store: ox.Store, things: Iterable[str], statements: Iterable[Any]) -> Told:
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
        tuple(_reading(store, graph, told[graph]) for graph in told),
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
            said = frozenset(
                (q.predicate, q.object) for q in parts if q.predicate != term("dcterms:isPartOf")
            )
            if said not in seen:
                seen.add(said)
                yield from parts
