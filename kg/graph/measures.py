"""Results of analysis as quads of the graph of measures, each with all it takes to make it again.

Takes numbers from whoever computed them; knows nothing of networks or algorithms. A graph
describes the build it is of. A measure names the build that it was computed from: where that is
not described, the graph has changed since, and the measure is stale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import Any, Protocol

import pyoxigraph as ox

from kg import __version__
from kg.errors import InvalidData, KgError
from kg.graph.dataset import MEASURES, loaded
from kg.graph.encoding import Triple
from kg.graph.entities import matching
from kg.graph.scopes import Scoped, described, named
from kg.graph.terms import Term, key, literal, node, number, term
from kg.model import mint

__all__ = ["Measured", "build_of", "join", "made_by", "read", "stale", "write"]


class Method(Protocol):
    """How a number was come by: see `kg.analysis.numbers.Method`."""

    @property
    def algorithm(self) -> str: ...
    @property
    def library(self) -> str: ...
    @property
    def parameters(self) -> tuple[str, ...]: ...
    @property
    def seed(self) -> int | None: ...


class Measured(Protocol):
    """One number, and of whom: see `kg.analysis.numbers.Measure`."""

    @property
    def about(self) -> tuple[str, ...]: ...
    @property
    def name(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def method(self) -> Method: ...


# ── Builds ───────────────────────────────────────────────────────────────────


def made_by(store: ox.Store, build: str) -> None:
    """Say in a graph which build it is of."""
    store.add(ox.Quad(node(build), term("rdf:type"), term("kg:Build"), MEASURES))


def build_of(store: ox.Store) -> str:
    """The id of the build that a graph is of; raises `KgError` where it does not tell one."""
    for told in _of(store, "rdf:type", term("kg:Build")):
        return key(told.subject)
    raise KgError("the graph does not tell what build it is of", remedy="run `kg build` first")


def stale(store: ox.Store) -> int:
    """How many measures are of another build than the graph."""
    own = {quad.subject for quad in _of(store, "rdf:type", term("kg:Build"))}
    return sum(quad.object not in own for quad in _of(store, "kg:build"))


# ── Measures ─────────────────────────────────────────────────────────────────


def write(
    store: ox.Store,
    measures: Iterable[Measured],
    scope: Scoped,
    build: str,
    *,
    words: str = "",
    names: Iterable[str] = (),
) -> None:
    """Put measures in place of those of the same name and method that the store held in a scope.

    `build` is the id of the build they were computed from, `words` tell a scope that leaves
    something out. `names` are those of measures of which there may be none now: what the store
    held of them goes, too, whatever the method.
    """
    found, within = tuple(measures), node(named(scope))
    for subject in (within, *_replaced(store, within, found, set(names))):
        for quad in tuple(matching(store, subject, None, None, MEASURES)):
            store.remove(quad)
    store.extend(
        ox.Quad(*triple, MEASURES) for each in found for triple in _triples(each, within, build)
    )
    if any(_of(store, "kg:scope", within)):
        store.extend(ox.Quad(*triple, MEASURES) for triple in described(scope, words))


def _replaced(
    store: ox.Store, scope: ox.NamedNode, found: Iterable[Measured], names: Set[str]
) -> Iterator[Any]:
    """The measures that a store holds within a scope whose place these take.

    One of another method, such as another sponsor's reach, says something else and stays.
    """
    anew = {(each.name, each.method.algorithm, frozenset(_settings(each))) for each in found}
    known = {name for name, *_ in anew} | names
    for quad in tuple(_of(store, "kg:scope", scope)):
        held = _held(store, quad.subject)
        if (name := held["rdfs:label"].pop()) in known:
            settings = held["kg:parameter"] | held["kg:seed"]
            if name in names or (name, held["kg:algorithm"].pop(), frozenset(settings)) in anew:
                yield quad.subject


def _held(store: ox.Store, measure: Any) -> Mapping[str, set[str]]:
    """What a store holds of the name and method of a measure."""
    parts = ("rdfs:label", "kg:algorithm", "kg:parameter", "kg:seed")
    told = {part: matching(store, measure, term(part), None, MEASURES) for part in parts}
    return {part: {quad.object.value for quad in quads} for part, quads in told.items()}


def _settings(measure: Measured) -> Iterator[str]:
    yield from measure.method.parameters
    if measure.method.seed is not None:
        yield str(measure.method.seed)


def _triples(measure: Measured, scope: ox.NamedNode, build: str) -> Iterator[Triple]:
    how, about = measure.method, measure.about or (build,)
    library = how.library or f"kg {__version__}"
    key = (measure.about, how.algorithm, library, how.parameters, how.seed, scope.value)
    this = node(mint("measure", " ".join((measure.name, *measure.about)), measure.name, *key))
    yield this, term("rdf:type"), term("kg:Measure")
    yield this, term("rdfs:label"), literal(measure.name)
    yield from ((this, term("kg:about"), node(id)) for id in about)
    if len(about) > 1:
        yield this, term("kg:aboutFirst"), node(about[0])
    yield this, term("kg:value"), ox.Literal(float(measure.value))
    yield this, term("kg:algorithm"), literal(how.algorithm)
    yield this, term("kg:library"), literal(library)
    yield from ((this, term("kg:parameter"), literal(each)) for each in how.parameters)
    if how.seed is not None:
        yield this, term("kg:seed"), number(how.seed)
    yield this, term("kg:scope"), scope
    yield this, term("kg:build"), node(build)


def _of(store: ox.Store, predicate: str, item: Term | None = None) -> Iterator[Any]:
    return matching(store, None, term(predicate), item, MEASURES)


# ── Files ────────────────────────────────────────────────────────────────────


def read(path: Path) -> ox.Store:
    """The measures that a file holds, by themselves; raises `InvalidData` for any other file."""
    remedy = "give the file of measures that `kg analyze` wrote"
    store = loaded(path, remedy)
    if any(quad.graph_name != MEASURES for quad in store):
        raise InvalidData("holds what is no measure", where=str(path), remedy=remedy)
    return store


def join(store: ox.Store, kept: ox.Store) -> None:
    """Add measures that were kept beside a graph, but for what the graph itself tells.

    A measure has the same id in every build: so a stale one goes where the graph has it anew.
    """
    held = {quad.subject for quad in _of(store, "rdf:type")}
    store.extend(quad for quad in kept if quad.subject not in held)
