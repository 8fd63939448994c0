"""What entities and events are and are called: the sum of what all documents say of them.

Each document describes what it names in its own graph (`kg.graph.encoding`). Here those
descriptions become one label, and all classes and other names, in one shared graph: one
thing has one label, and no triple stands in two graphs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.graph.terms import Term, literal, node, term

__all__ = ["BACKGROUND", "ENTITIES", "forget", "matching", "summed"]

BACKGROUND = node("graph/background")
ENTITIES = node("graph/entities")

Property: TypeAlias = tuple[ox.NamedNode, Term]


def matching(
    store: ox.Store,
    subject: ox.NamedNode | None = None,
    predicate: ox.NamedNode | None = None,
    item: Term | None = None,
    graph: ox.NamedNode | None = None,
) -> Iterator[Any]:
    """The quads of a store that match a pattern.

    The one place that looks away from blank nodes and quoted triples, which we never write.
    """
    return store.quads_for_pattern(subject, predicate, item, graph)


def summed(store: ox.Store, describing: Iterable[Any]) -> Iterator[ox.Quad]:
    """Quads of the shared graph for the things that these `kg:describes` quads are about.

    Adds to what the shared graph holds of them; what the background says is not repeated.
    """
    said: dict[ox.NamedNode, set[Property]] = defaultdict(set)
    for quad in describing:
        parts = matching(store, quad.subject, None, None, quad.graph_name)
        said[quad.object].update(_properties(parts))
    for thing, properties in said.items():
        held = matching(store, thing, None, None, ENTITIES)
        properties.update((quad.predicate, quad.object) for quad in held)
        known = matching(store, thing, None, None, BACKGROUND)
        before = {(quad.predicate, quad.object) for quad in known}
        for predicate, item in _one_label(properties, before):
            yield ox.Quad(thing, predicate, item, ENTITIES)


def forget(store: ox.Store, things: Iterable[ox.NamedNode]) -> None:
    """Take what the shared graph holds of these things out of it."""
    for thing in things:
        for quad in tuple(matching(store, thing, None, None, ENTITIES)):
            store.remove(quad)


def _properties(description: Iterable[Any]) -> Iterator[Property]:
    """What one description says, in the words of the thing itself."""
    words = {
        term("kg:describedAs"): term("rdf:type"),
        term("skos:prefLabel"): term("rdfs:label"),
        term("skos:altLabel"): term("skos:altLabel"),
        term("kg:asWritten"): term("skos:altLabel"),
        term("kg:count"): term("kg:count"),
    }
    single = (term("kg:count"), ox.Literal(1))
    for quad in description:
        if quad.predicate in words and (quad.predicate, quad.object) != single:
            yield words[quad.predicate], quad.object


def _one_label(said: set[Property], before: set[Property]) -> Iterator[Property]:
    """One label, the background's or else the first; every other label is one more name."""
    label, other = term("rdfs:label"), term("skos:altLabel")
    names = {item.value for _, item in before if isinstance(item, ox.Literal)}
    if all(predicate != label for predicate, _ in before):
        first = min(item.value for predicate, item in said if predicate == label)
        names.add(first)
        yield label, literal(first)
    typed = any(predicate == term("rdf:type") for predicate, _ in before)
    for predicate, item in said:
        if predicate in (label, other):
            if item.value not in names:
                yield other, item
        elif predicate == term("kg:count") or not typed:
            yield predicate, item
