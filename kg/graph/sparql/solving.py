"""The one way in which a query reaches the engine: admitted first, and its faults told plainly.

Queries see the union of all graphs unless they say FROM; our prefixes are bound, and a relative
address is one of our data. Knows neither stored questions nor forms of answers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Protocol

import pyoxigraph as ox

from kg.errors import BadQuery, KgError, damaged_store
from kg.graph.sparql import guard
from kg.graph.sparql.syntax import unreadable
from kg.ontology import DATA, PREFIXES

__all__ = ["Askable", "change", "may_change", "sees_all", "solve", "unanswered"]


class Askable(Protocol):
    """What takes SPARQL as an `ox.Store` does: such a store, or a server that stands for one."""

    def query(
        self,
        query: str,
        *,
        base_iri: str | None = None,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
    ) -> Any: ...
    def named_graphs(self) -> Iterable[Any]: ...


def sees_all(store: Askable, text: str, *, allow: Collection[str] = ()) -> bool:
    """Whether a text, now admitted, reads the union of all graphs: it names none with FROM.

    `allow` is told at `guard.admit`. Raises `BadQuery` for what that refuses, and for a graph
    that the store does not hold.
    """
    graphs = guard.admit(text, allow=allow)
    _here(store, graphs, "FROM")
    return not graphs


def may_change(store: ox.Store, text: str, *, allow: Collection[str] = ()) -> None:
    """Admit an update, as `guard.admit_update` does; what it reads USING must be here, too."""
    _here(store, guard.admit_update(text, allow=allow), "USING")


def _here(store: Askable, graphs: Collection[str], word: str) -> None:
    held = {graph.value for graph in store.named_graphs()} if graphs else set()
    for graph in graphs:
        if graph not in held:
            message = f"{word} a graph that is not here: {graph}"
            raise BadQuery(message, remedy="nothing is fetched")


def solve(
    store: Askable,
    text: str,
    *,
    union: bool = True,
    prefixes: Mapping[str, str] = PREFIXES,
    base: str = DATA,
    graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph | None = None,
) -> Any:
    """What the engine finds for a text that was admitted; `graph` is the one that is read.

    Asked over the union of all graphs, the engine looks away from what FROM says. Raises
    `BadQuery` where the text is no SPARQL.
    """
    alone: dict[str, Any] = {"default_graph": graph} if graph is not None and union else {}
    union = union and graph is None
    try:
        return store.query(
            text,
            base_iri=base,
            prefixes=dict(prefixes),
            use_default_graph_as_union=union,
            **alone,
        )
    except SyntaxError as error:
        raise unreadable(text, str(error)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise unanswered(error) from error


def unanswered(error: Exception) -> KgError:
    """The error for a query that the engine could not end; others may have said much of it."""
    words = " ".join(str(error).split())[:300]
    return damaged_store(error) or BadQuery(f"the query cannot be answered: {words}")


def change(
    store: ox.Store, text: str, *, prefixes: Mapping[str, str] = PREFIXES, base: str = DATA
) -> None:
    """Do an update that was admitted, all of it or nothing.

    Raises `BadQuery` where the text is no SPARQL Update.
    """
    try:
        store.update(text, base_iri=base, prefixes=dict(prefixes))
    except SyntaxError as error:
        raise BadQuery(f"not SPARQL Update: {error}") from error
    except (OSError, ValueError, RuntimeError) as error:
        raise BadQuery(f"the update cannot be done: {error}") from error
