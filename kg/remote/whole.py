"""A server's graph as the verbs want it: opened, asked, changed, by its address alone."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox

from kg.graph.sparql.solving import Askable
from kg.remote.moving import copied, push
from kg.remote.questions import Remote
from kg.remote.records import held_by, require
from kg.remote.servers import server

__all__ = ["asked", "change", "opened"]


def opened(address: str) -> ox.Store:
    """A copy in memory of the graph on a server, to change as one likes.

    Raises `InvalidData` where no whole graph is there, `Unanswered` where the server fails.
    """
    there = server(address)
    return copied(there, require(there))


def asked(address: str, seconds: float) -> tuple[Askable, str]:
    """What a question to a server is put to, and what the server answers wrongly, if anything.

    Then it is put to a copy in memory, and else to the server, which has so many seconds.
    Raises what `opened` raises.
    """
    there = server(address, seconds=seconds)
    record = require(there)
    if record.misanswered:
        return copied(server(address), record), record.misanswered
    return Remote(there, record.graphs), ""


def change(address: str, store: ox.Store, how: Callable[[ox.Store], None]) -> None:
    """Change a copy that was opened, and the server's graph with it.

    Raises `KgError` where the server's graph is no longer the one that was opened.
    """
    over = held_by(store)
    how(store)
    push(store, server(address), over=over)
