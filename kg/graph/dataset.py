"""Stores and files: one dataset of named graphs, built from readings, saved and opened.

Knows how graphs are named and kept, and nothing of what a rule, shape or query says. The
store is Oxigraph's; people who know rdflib get an `rdflib.Dataset` over the same store.
No triple stands in two graphs, so a query over their union counts each once.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pyoxigraph as ox

from kg import ontology
from kg.errors import InvalidData
from kg.graph import backgrounds, decoding, intake
from kg.graph.bearing import DERIVED
from kg.graph.encoding import claim_triples, quads
from kg.graph.entities import BACKGROUND, ENTITIES, forget, matching, summed
from kg.graph.ordering import ordered
from kg.graph.outlines import drop
from kg.graph.terms import key, literal, node, term
from kg.model import Amount, Derivation, Document, Entity, Event, Reading, When
from kg.ontology import DATA, NAMESPACE, directory, event_types, is_a, kinds, local

if TYPE_CHECKING:
    import rdflib

__all__ = [
    "BACKGROUND",
    "DERIVED",
    "ENTITIES",
    "MEASURES",
    "VOCABULARY",
    "Store",
    "add",
    "as_rdflib",
    "background",
    "build",
    "derivations",
    "documents",
    "lines",
    "loaded",
    "open_store",
    "quads",
    "reading",
    "readings",
    "remove",
    "save",
]

Store: TypeAlias = ox.Store
"""Of this type is every `store` here; rooms above name it so."""
MEASURES = node("graph/measures")
"""Results of analysis."""
VOCABULARY = ox.NamedNode(NAMESPACE.rstrip("#"))
"""The vocabulary itself."""


# ── Building ─────────────────────────────────────────────────────────────────


def build(readings: Iterable[Reading] = (), background: Sequence[Path] | None = None) -> ox.Store:
    """A store in memory with vocabulary, background and these documents; nothing inferred.

    `background` are the files of who and what is known beforehand: the ontology's, if not given.
    """
    store = ox.Store()
    vocabulary = directory() / "conflict.ttl"
    store.bulk_load(path=str(vocabulary), format=ox.RdfFormat.TURTLE, to_graph=VOCABULARY)
    files = ontology.background() if background is None else background
    store.bulk_extend(_known(tuple(files)))
    store.bulk_extend(chain.from_iterable(map(quads, readings)))
    store.bulk_extend(tuple(summed(store, matching(store, None, term("kg:describes")))))
    return store


def add(store: ox.Store, reading: Reading) -> None:
    """Put one document into a store, in the place of what the store held of it.

    What rules derived before does not change until they run again.
    """
    fresh = tuple(quads(reading))
    remove(store, reading.document.id)
    store.extend(fresh)
    describing: list[Any] = [quad for quad in fresh if quad.predicate == term("kg:describes")]
    summary = tuple(summed(store, describing))
    forget(store, {quad.object for quad in describing})
    store.extend(summary)


def remove(store: ox.Store, document: str) -> None:
    """Take one document out of a store, with all that it said."""
    drop(store)
    graph, describes = node(document), term("kg:describes")
    gone = {quad.object for quad in matching(store, None, describes, None, graph)}
    store.remove_graph(graph)
    forget(store, gone)
    left = chain.from_iterable(matching(store, None, describes, g) for g in gone)
    store.extend(tuple(summed(store, left)))


@cache
def _known(files: tuple[Path, ...]) -> tuple[ox.Quad, ...]:
    """The background: each label also as rdfs:label, each claim under the id it hashes to."""
    triples = backgrounds.read(files)
    told = decoding.nodes(triples)
    claims = {node(name) for name, _ in decoding.of_class(told, "kg:Claim")}
    kept = ((t.subject, t.predicate, t.object) for t in triples if t.subject not in claims)
    labels = (
        (t.subject, term("rdfs:label"), literal(t.object.value))
        for t in triples
        if t.predicate == term("skos:prefLabel") and t.object.language in (None, "en")
    )
    said = (part for claim in decoding.claims(told) for part in claim_triples(claim.id, claim))
    return tuple(ox.Quad(*triple, BACKGROUND) for triple in chain(kept, labels, said))


# ── Reading back ─────────────────────────────────────────────────────────────


def readings(store: ox.Store) -> tuple[Reading, ...]:
    """What was read in each document, by document id, in the form of `decoding.normal`."""
    documents = matching(store, None, term("rdf:type"), term("kg:Document"))
    graphs = sorted({quad.graph_name for quad in documents}, key=key)
    return tuple(reading(graph, matching(store, None, None, None, graph)) for graph in graphs)


def reading(graph: ox.NamedNode, quads: Iterable[Any]) -> Reading:
    """What quads of a document's graph tell; these are all of it, or a part that is whole."""
    try:
        return decoding.decode(quads)
    except (InvalidData, ValueError, KeyError) as error:
        raise InvalidData(
            f"the graph of a document is not whole: {error}",
            where=key(graph),
            remedy="build it again from its report",
        ) from error


def documents(store: ox.Store) -> tuple[Document, ...]:
    """The documents themselves, by id, without what was read in them."""
    found = decoding.nodes(
        quad
        for described in matching(store, None, term("rdf:type"), term("kg:Document"))
        for quad in matching(store, described.subject, None, None, described.graph_name)
    )
    return tuple(sorted(decoding.documents(found), key=lambda document: document.id))


def background(store: ox.Store, only: Iterable[Any] = (None,)) -> Reading:
    """Entities and claims known beforehand, as if they had been read in a document.

    `only` are the nodes to read, as `kg.graph.bearing` finds them; all where none are given.
    """
    found = decoding.nodes(_of(store, only, BACKGROUND))
    entities = (_entity(name, parts) for name, parts in found.items())
    events = (_event(name, parts) for name, parts in found.items())
    document = Document(key(BACKGROUND), "Background", "")
    reading = Reading(
        document,
        entities=tuple(entity for entity in entities if entity),
        events=tuple(event for event in events if event),
        claims=tuple(decoding.claims(found)),
    )
    return decoding.normal(reading)


def _entity(name: str, parts: decoding.Node) -> Entity | None:
    classes = [kind for kind in map(local, decoding.every(parts, "rdf:type")) if kind in kinds()]
    if not classes:
        return None
    kind = next(c for c in classes if not any(is_a(d, c) for d in classes if d != c))
    aliases = tuple(decoding.every(parts, "skos:altLabel"))
    return Entity(name.removeprefix(DATA), decoding.one(parts, "rdfs:label"), kind, aliases)


def _event(name: str, parts: decoding.Node) -> Event | None:
    types = (local(address) for address in decoding.every(parts, "rdf:type"))
    kind = next((each for each in types if each in event_types()), "")
    label = decoding.one(parts, "rdfs:label", "")
    return Event(name.removeprefix(DATA), label, kind) if kind else None


def derivations(store: ox.Store, only: Iterable[Any] = (None,)) -> tuple[Derivation, ...]:
    """Derived triples with rule and premises, by id; `only` these nodes, or every one."""
    found = decoding.nodes(_of(store, only, DERIVED))
    made = (_derivation(store, *each) for each in decoding.of_class(found, "kg:Derivation"))
    return tuple(sorted(made, key=lambda derivation: derivation.id))


def _of(store: ox.Store, only: Iterable[Any], graph: ox.NamedNode) -> Iterator[Any]:
    """The quads of these subjects in a graph; None is any subject."""
    return chain.from_iterable(matching(store, each, None, None, graph) for each in only)


def _derivation(store: ox.Store, name: str, parts: decoding.Node) -> Derivation:
    premises = tuple(address.removeprefix(DATA) for address in decoding.every(parts, "kg:premise"))
    return Derivation(
        name,
        decoding.one(parts, "rdf:subject").removeprefix(DATA),
        local(decoding.one(parts, "rdf:predicate")),
        _object(store, parts, premises),
        decoding.one(parts, "kg:rule").removeprefix(f"{DATA}rule/"),
        premises,
    )


def _object(store: ox.Store, parts: decoding.Node, premises: Iterable[str]) -> str | Amount | When:
    """The object of a derived triple; the bounds of a number or time stand in its claim."""
    item = parts[term("rdf:object").value][0]
    if isinstance(item, ox.Literal):
        for premise in premises:
            claim = decoding.nodes(matching(store, node(premise)))
            told = claim.get(DATA + premise, {})
            if told.get(term("rdf:object").value) == [item]:
                return decoding.value(told)
        if item.datatype == term("xsd:string"):  # a number whose claim was taken out
            return Amount(0, None, item.value)
    return decoding.value(parts)


# ── Files, and rdflib ────────────────────────────────────────────────────────


def lines(store: ox.Store) -> list[bytes]:
    """All graphs as sorted lines of N-Quads: the same content gives the same bytes."""
    return list(ordered(store))


def save(store: ox.Store, path: Path) -> None:
    """Write all graphs as sorted N-Quads.

    The file is whole or not there: what stood at `path` stays until the new one is complete.
    """
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file:
            file.writelines(ordered(store))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def open_store(path: Path) -> ox.Store:
    """The store that a saved file holds, in memory; raises `InvalidData` for any other file."""
    remedy = "give the graph file that `kg build` wrote"
    store = loaded(path, remedy)
    if not store.contains_named_graph(VOCABULARY):
        raise InvalidData("holds no graph of ours", where=str(path), remedy=remedy)
    return store


def loaded(
    path: Path, remedy: str, into: ox.Store | None = None, *, written: bool = False
) -> ox.Store:
    """What a file of N-Quads holds, in memory or in a store given.

    `written` tells that this process wrote the file from a store, so that its addresses need no
    second look. Raises `InvalidData` where it is no N-Quads.
    """
    store = ox.Store() if into is None else into
    form = ox.RdfFormat.N_QUADS
    try:
        if not written:
            intake.look(path)
        store.bulk_load(path=str(path), format=form, lenient=written)
    except (SyntaxError, OSError, MemoryError) as error:
        raise intake.told(error, form, str(path), remedy) from error
    return store


def as_rdflib(store: ox.Store, *, allow: Collection[str] = ()) -> rdflib.Dataset:
    """The same store as an `rdflib.Dataset` whose default graph is the union of all graphs.

    `allow` are the addresses that it may reach. What else it takes and refuses is told in
    `kg.graph.bridge.store`.
    """
    from kg.graph.bridge.store import dataset

    return dataset(store, allow)
