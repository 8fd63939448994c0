"""Whole graphs on their way: from a store here to a server, and back into memory.

A graph goes over whole or the server holds no record; what arrived is read back and held against
what was sent. Graphs that are not of ours stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.errors import InvalidData, KgError
from kg.remote.questions import misanswered
from kg.remote.reading import Held, held, read
from kg.remote.records import RECORD, Record, content, find, put
from kg.remote.servers import Server

__all__ = ["Pushed", "copied", "push"]

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did: graphs written, found as they are, and taken away.

    `triples` were written; `otherwise` of them the server gives back spelled otherwise, of the
    same value. `misanswered` is a question that the server was tried with and answers wrongly.
    """

    written: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    triples: int = 0
    otherwise: int = 0
    misanswered: str = ""
    record: Record = field(default_factory=lambda: Record({}))


def push(
    store: ox.Store,
    server: Server,
    *,
    over: Mapping[str, Held] | None = None,
    step: Step = lambda _: None,
) -> Pushed:
    """Make a server hold what a store holds, and write only what it does not hold yet.

    `over` is what the graphs came to that were copied: where the server has others now, somebody
    else was there, and nothing is written. `step` is told of each graph that is looked at.
    Raises `KgError` for that, `Unanswered` where the server fails, `InvalidData` where it does
    not hold in the end what it was given: no record is there then, and the next push goes on.
    """
    before = find(server)
    if over is not None and (before is None or before.graphs != over):
        message = "was changed since it was read"
        raise KgError(message, where=server.name, remedy="do it again: nothing was written")
    ours = content(store)
    told = {graph: held(lines) for graph, lines in ours.items()}
    there = dict(server.counts())
    there.pop(RECORD.value, None)
    gone = tuple(sorted(there.keys() - told.keys()))
    differing = [
        graph for graph in told if not _known(before, graph, told[graph], there.get(graph, 0))
    ]
    if before and not differing and not gone:
        return Pushed(same=tuple(told), misanswered=before.misanswered, record=before)
    server.drop(RECORD.value)
    for graph in gone:
        step(graph)
        server.drop(graph)
    written, otherwise = [], 0
    for graph in differing:
        step(graph)
        if there.get(graph) != told[graph].triples or not _same(server, graph, told[graph]):
            server.write(graph, ours[graph])
            otherwise += read(server, graph, told[graph]).otherwise
            written.append(graph)
    _agree(server, told)
    failed = ""
    if not _tried(before, told):
        step("questions")
        failed = misanswered(store, server, told)
    record = Record(told, failed)
    put(server, record)
    return Pushed(
        tuple(written),
        tuple(graph for graph in told if graph not in written),
        gone,
        sum(told[graph].triples for graph in written),
        otherwise,
        failed,
        record,
    )


def copied(server: Server, record: Record, *, step: Step = lambda _: None) -> ox.Store:
    """A store in memory with all that a server holds of the whole; `step` is told of each graph.

    Raises `InvalidData` where a graph is not what the record tells.
    """
    store = ox.Store()
    for graph, told in record.graphs.items():
        step(graph)
        lines, into = read(server, graph, told).lines, ox.NamedNode(graph)
        store.bulk_load(b"".join(lines), format=ox.RdfFormat.N_TRIPLES, to_graph=into)
    return store


def _known(before: Record | None, graph: str, told: Held, there: int) -> bool:
    """Whether the record tells of a graph that it is there as it should be, and it is as large."""
    return bool(before and before.graphs.get(graph) == told and there == told.triples)


def _tried(before: Record | None, told: Mapping[str, Held]) -> bool:
    """Whether the server answered all questions rightly of a graph not much smaller than this."""
    if before is None or before.misanswered:
        return False
    return 2 * before.triples >= sum(each.triples for each in told.values())


def _same(server: Server, graph: str, told: Held) -> bool:
    """Whether a graph of the right size is there already: a push that was stopped goes on."""
    try:
        return bool(read(server, graph, told))
    except InvalidData:
        return False


def _agree(server: Server, told: Mapping[str, Held]) -> None:
    """Look over all once more: somebody else may have written meanwhile."""
    there = server.counts()
    for graph, each in told.items():
        if there.get(graph) != each.triples:
            raise InvalidData(
                f"{graph} was changed by somebody else meanwhile",
                where=server.name,
                remedy="kg push --store URL, one at a time",
            )
