"""An `rdflib.Dataset` over a store, asked and changed through the engine itself.

rdflib's own engine would be many times slower, and would fetch what FROM, USING, LOAD or
SERVICE name. So every query and update, prepared or not, passes `guard` and goes to the engine
as text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result

from kg.errors import BadQuery, InvalidData
from kg.graph import forms, outlines
from kg.graph.bridge import terms
from kg.graph.bridge.results import Table, truth
from kg.graph.sparql import cells
from kg.graph.sparql.given import given
from kg.graph.sparql.solving import change, may_change, sees_all, solve, unanswered
from kg.ontology import DATA, PREFIXES

__all__ = ["Bridge", "Dataset", "dataset"]

_UNION = "__UNION__"  # what rdflib calls it
_FORMS = {form: form for form in forms.FORMS} | {"ttl": "turtle", "nt": "ntriples"}


def dataset(store: ox.Store, allow: Collection[str] = ()) -> Dataset:
    """The same store as an `rdflib.Dataset` whose default graph is the union of all graphs.

    Our prefixes are bound, and relative addresses are of our data. Queries read the union. An
    update reads and writes graphs by their names (GRAPH, WITH, USING), as SPARQL has it: outside
    of them nothing of ours stands. `allow` are the addresses that SERVICE may ask and LOAD may
    read. Raises `BadQuery` for what `guard` refuses, and `InvalidData` for what is no RDF.
    """
    made = Dataset(store=Bridge(store, allow), default_union=True)
    for prefix, address in PREFIXES.items():
        made.bind(prefix, address, replace=True)
    return made


class Dataset(rdflib.Dataset):
    """A dataset that never asks rdflib's own engine."""

    def query(self, query_object: Any, *_: Any, **options: Any) -> Result:
        """What the engine finds; of options it takes `initNs` and `initBindings`."""
        return super().query(query_object, **_taken(options))

    def update(self, update_object: Any, *_: Any, **options: Any) -> None:
        """Change the store, all or nothing; takes `initNs` and `initBindings`."""
        super().update(update_object, **_taken(options))

    def serialize(  # type: ignore[override]
        self, destination: Any = None, format: str = "trig", **options: Any
    ) -> Any:
        """All graphs in a form; the engine writes Turtle, TriG, N-Triples and N-Quads itself.

        Takes what `rdflib.Graph.serialize` takes by name.
        """
        form = _FORMS.get(format)
        if form is None or any(options.values()):
            return super().serialize(destination, format=format, **options)
        if destination is None:
            return self._written(form, BytesIO()).getvalue().decode()
        if hasattr(destination, "write"):
            self._written(form, destination)
        else:
            with Path(destination).open("wb") as file:
                self._written(form, file)
        return self

    def _written(self, form: str, out: Any) -> Any:
        bridge: Any = self.store
        forms.write(bridge.store, form, out)
        return out


def _taken(options: Mapping[str, Any]) -> dict[str, Any]:
    return {name: options[name] for name in ("initNs", "initBindings") if name in options}


class Bridge(OxigraphStore):
    """A store of ours as rdflib sees one."""

    def __init__(self, store: ox.Store, allow: Collection[str] = ()) -> None:
        super().__init__(store=store)
        self.store, self.allow = store, frozenset(allow)

    def query(
        self, query: Any, initNs: Any, initBindings: Any, queryGraph: Any, **_: Any
    ) -> Result:
        """What the engine finds over the union, in one graph, or in those that FROM names."""
        text, prefixes, base = _written(query, initNs)
        union = sees_all(self.store, text, allow=self.allow)
        graph = None if queryGraph == _UNION else terms.graph(queryGraph)
        text = given(text, _values(initBindings))
        found = solve(self.store, text, union=union, prefixes=prefixes, base=base, graph=graph)
        try:
            if isinstance(found, ox.QueryTriples):
                return _described(found)
            return truth(found) if isinstance(found, ox.QueryBoolean) else Table(found)
        except (OSError, ValueError, RuntimeError) as error:
            raise unanswered(error) from error

    def update(
        self, update: Any, initNs: Any, initBindings: Any, queryGraph: Any, **_: Any
    ) -> None:
        """Change the store, all or nothing."""
        if queryGraph not in (_UNION, DATASET_DEFAULT_GRAPH_ID):
            raise BadQuery("an update of one graph", remedy="update the dataset, and say WITH")
        text, prefixes, base = _written(update, initNs)
        may_change(self.store, text, allow=self.allow)
        change(self._changing(), given(text, _values(initBindings)), prefixes=prefixes, base=base)

    def add(self, triple: Any, context: Any, quoted: bool = False) -> None:
        """Add one triple; many are added at once by `addN`."""
        if quoted:
            raise InvalidData("a quoted triple", remedy="add its parts")
        self.addN([(*triple, context)])

    def addN(self, quads: Iterable[Any]) -> None:
        """Add quads, all or nothing; raises `InvalidData` for what is no RDF."""
        fresh = [terms.quad(*quad) for quad in quads]
        self._changing().extend(fresh)

    def remove(self, triple: Any, context: Any = None) -> None:
        """Take out what matches, of one graph or of all."""
        self._changing()
        super().remove(triple, context)

    def add_graph(self, graph: Any) -> None:
        """Begin a graph; rdflib does so whenever one is looked up."""
        name = terms.graph(graph)
        if isinstance(name, ox.DefaultGraph) or self.store.contains_named_graph(name):
            return
        self._changing().add_graph(name)

    def remove_graph(self, graph: Any) -> None:
        """Take out a graph, with all that stands in it."""
        self._changing().remove_graph(terms.graph(graph))

    def _changing(self) -> ox.Store:
        """The store, its outline taken out; raises `KgError` where it is only read."""
        outlines.drop(self.store)
        return self.store

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:
        """What matches, in one graph or in all, each with the graph that it stands in."""
        subject, predicate, item = (
            None if part is None else terms.term(part) for part in triple_pattern
        )
        if isinstance(subject, ox.Literal) or not isinstance(predicate, ox.NamedNode | None):
            return iter(())
        graph = None if context is None else terms.graph(context)
        return self._read(self.store.quads_for_pattern(subject, predicate, item, graph))

    def _read(self, quads: Iterable[Any]) -> Iterator[Any]:
        known: cells.Known[Any, Any] = cells.Known(lambda item: terms.read(str(item)))
        graphs: cells.Known[Any, Any] = cells.Known(lambda n: rdflib.Graph(self, terms.name(n)))
        for quad in quads:
            triple = known[quad.subject], known[quad.predicate], known[quad.object]
            yield triple, iter((graphs[quad.graph_name],))


def _written(asked: Any, namespaces: Mapping[str, Any]) -> tuple[str, dict[str, str], str]:
    """Text, prefixes and base of a query or update, which may have been prepared."""
    prefixes = {**PREFIXES, **{str(name): str(space) for name, space in namespaces.items()}}
    if isinstance(asked, str):
        return asked, prefixes, DATA
    try:
        text, own, base = asked._original_args
    except AttributeError:
        raise BadQuery("prepared in a way that keeps no text", remedy="use prepareQuery") from None
    return text, prefixes | {str(name): str(space) for name, space in own.items()}, base or DATA


def _values(bindings: Mapping[Any, Any]) -> dict[str, Any]:
    values = {str(name).lstrip("?$"): terms.term(value) for name, value in bindings.items()}
    if any(isinstance(value, ox.BlankNode) for value in values.values()):
        raise BadQuery("a blank node cannot be given", remedy="ask for it by what is said of it")
    return values


def _described(found: Iterable[Any]) -> Result:
    """The triples of a CONSTRUCT or DESCRIBE as a graph of its own."""
    held, default = ox.Store(), ox.DefaultGraph()
    held.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, default) for t in found)
    made = Result("CONSTRUCT")
    made.graph = rdflib.Graph(Bridge(held), DATASET_DEFAULT_GRAPH_ID)
    for prefix, address in PREFIXES.items():
        made.graph.bind(prefix, address, replace=True)
    return made
