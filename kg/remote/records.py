"""The record of the whole: which graphs on a server make it, how large and of which content.

It is a graph of its own on the server, taken away before anything is written and put back once
all is there: where it is, the whole is. It also tells which question the server was tried with
and answered wrongly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.errors import InvalidData
from kg.graph.outlines import OUTLINE
from kg.graph.terms import literal, node, number, term
from kg.remote.reading import Held, dumped, held
from kg.remote.servers import Server

__all__ = ["RECORD", "Record", "content", "find", "held_by", "put", "require"]

RECORD = node("graph/record")
_TRIPLES = ox.NamedNode("http://rdfs.org/ns/void#triples")


@dataclass(frozen=True, slots=True)
class Record:
    """The graphs that make the whole; `misanswered` is a question the server fails, or empty."""

    graphs: Mapping[str, Held]
    misanswered: str = ""

    @property
    def triples(self) -> int:
        """Triples of the whole."""
        return sum(each.triples for each in self.graphs.values())


def content(store: ox.Store) -> Mapping[str, list[bytes]]:
    """The sorted lines of N-Triples of each graph that travels; the outline is drawn anew."""
    graphs: Any = (graph for graph in store.named_graphs() if graph not in (OUTLINE, RECORD))
    return {graph.value: dumped(store, graph) for graph in sorted(graphs, key=str)}


def held_by(store: ox.Store) -> Mapping[str, Held]:
    """What each graph of a store comes to, of those that travel."""
    return {graph: held(lines) for graph, lines in content(store).items()}


def find(server: Server) -> Record | None:
    """The record on a server; None where there is none."""
    said: dict[str, dict[str, str]] = {}
    for row in server.table(f"SELECT ?s ?p ?o {{ GRAPH {RECORD} {{ ?s ?p ?o }} }}"):
        said.setdefault(row["s"].value, {})[row["p"].value] = row["o"].value
    if not said:
        return None
    misanswered = said.pop(RECORD.value, {}).get(term("kg:misanswers").value, "")
    graphs = {
        graph: Held(int(told[_TRIPLES.value]), told[term("kg:digest").value])
        for graph, told in said.items()
        if told.keys() >= {_TRIPLES.value, term("kg:digest").value}
    }
    return Record(graphs, misanswered)


def require(server: Server) -> Record:
    """The record on a server; raises `InvalidData` where no whole graph is there."""
    found = find(server)
    if found is None:
        raise InvalidData(
            "holds no whole graph: none was pushed, or a push is on its way or was stopped",
            where=server.name,
            remedy="kg push --store URL",
        )
    return found


def put(server: Server, record: Record) -> None:
    """Write the record: the last word of whoever writes the whole."""
    lines = [
        _line(ox.NamedNode(graph), predicate, item)
        for graph, told in record.graphs.items()
        for predicate, item in (
            (_TRIPLES, number(told.triples)),
            (term("kg:digest"), literal(told.digest)),
        )
    ]
    if record.misanswered:
        lines.append(_line(RECORD, term("kg:misanswers"), literal(record.misanswered)))
    server.write(RECORD.value, sorted(lines))


def _line(*triple: Any) -> bytes:
    return f"{ox.Triple(*triple)} .\n".encode()
