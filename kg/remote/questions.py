"""Asking a server as a store is asked, and trying whether it answers as a store does.

The union of our graphs is the default graph of a question, whatever else the server holds. A
server that answers wrongly when it is tried is asked nothing more: see `kg.remote.whole`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property, partial
from time import monotonic
from typing import Any, Final

import pyoxigraph as ox

from kg.errors import Unanswered
from kg.graph.dataset import VOCABULARY
from kg.graph.queries import ask, ask_stored, stored
from kg.graph.sparql.answers import Answer, Term
from kg.graph.sparql.solving import Askable
from kg.remote.records import RECORD
from kg.remote.servers import Pairs, Server

__all__ = ["Remote", "misanswered"]

_TRIED: Final = 20.0  # seconds after which what was tried so far is enough
_FORMS = (
    "ASK { ?claim a kg:Claim }",
    "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <graph/background> { ?s ?p ?o } }",  # a long answer
    "SELECT ?class (COUNT(*) AS ?n) { ?thing a ?class } GROUP BY ?class ORDER BY DESC(?n) ?class",
)


class Remote:
    """A server that is asked like an `ox.Store`, for `kg.graph.queries`; nothing else it can."""

    def __init__(self, server: Server, graphs: Iterable[str]) -> None:
        self.server, self.graphs = server, tuple(sorted(graphs))

    def named_graphs(self) -> Iterator[ox.NamedNode]:
        """The graphs that make the whole."""
        return map(ox.NamedNode, self.graphs)

    def query(
        self,
        query: str,
        *,
        base_iri: str | None = None,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
    ) -> Any:
        """What the server answers; raises `SyntaxError` for what is no SPARQL, without asking."""
        known = dict(prefixes or {})
        form = ox.Store().query(query, base_iri=base_iri, prefixes=known)
        head = [f"BASE <{base_iri}>"] if base_iri else []
        head += [f"PREFIX {name}: <{address}>" for name, address in known.items()]
        text = "\n".join((*head, query))
        dataset = self._union if use_default_graph_as_union else ()
        if isinstance(form, ox.QueryTriples):
            return _graph(self.server.triples(text, dataset))
        answer = self.server.table(text, dataset)
        if type(answer) is not type(form):
            message = "answers with a table where yes or no is asked for, or the other way round"
            remedy = "ask in another way"
            raise Unanswered(message, where=self.server.name, remedy=remedy, status=200)
        return answer

    @cached_property
    def _union(self) -> Pairs:
        """What makes the union of our graphs the default graph, found by trial.

        To name each graph is right everywhere, and slow in places: so where there are no others,
        and the server joins all by itself or on request, that is preferred.
        """
        rows = self.server.table("SELECT ?graph { GRAPH ?graph { } }")
        there = {row["graph"].value for row in rows if row["graph"]} - {RECORD.value}
        if there == set(self.graphs):
            for manner in ((), (("union-default-graph", "true"),)):
                if any(self.server.table(f"SELECT ?class {{ {VOCABULARY} a ?class }}", manner)):
                    return manner
        sorts = ("default-graph-uri", "named-graph-uri")
        return tuple((sort, graph) for sort in sorts for graph in self.graphs)


def _graph(lines: Iterable[bytes]) -> Any:
    found = ox.Store()
    found.bulk_load(b"".join(lines), format=ox.RdfFormat.N_TRIPLES)
    return found.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")


def misanswered(store: Askable, server: Server, graphs: Iterable[str]) -> str:
    """The first question that a server answers otherwise than the store it was filled from.

    Empty where it answers all alike that there is time to try.
    """
    until = monotonic() + _TRIED
    there = Remote(replace(server, seconds=max(_TRIED, 1.0)), graphs)
    for name, question in _trials():
        try:
            wrong = _told(question(store)) != _told(question(there))
        except Unanswered:
            wrong = monotonic() < until  # beyond it, it is only slow
        if wrong:
            return name
        if monotonic() > until:
            break
    return ""


def _trials() -> Iterator[tuple[str, Callable[[Askable], Answer]]]:
    for text in _FORMS:
        yield text, partial(ask, text=text)
    for name, question in stored().items():
        if all(each.default is not None for each in question.parameters):
            yield name, partial(ask_stored, name=name)


def _told(answer: Answer) -> Counter[tuple[object, ...]]:
    """What an answer tells, but for the order of its rows and the spelling of its numbers."""
    rows: Iterable[tuple[Any, ...]] = answer.triples or answer.rows or [(answer.truth,)]
    return Counter(tuple(map(_value, row)) for row in rows)


def _value(term: Any) -> object:
    number = term.number if isinstance(term, Term) else None
    return term if number is None else number
