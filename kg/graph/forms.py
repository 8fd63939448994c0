"""All that a store holds, written in a standard form by the engine itself."""

from __future__ import annotations

from typing import IO, Final

import pyoxigraph as ox

from kg.errors import BadQuery
from kg.ontology import PREFIXES

__all__ = ["FORMS", "write"]

_UNION = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES}
_GRAPHS = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS}
FORMS: Final = (*_UNION, *_GRAPHS)


def write(store: ox.Store, form: str, out: IO[bytes]) -> None:
    """Write the union of all graphs (`turtle`, `ntriples`), or each under its name (`trig`,
    `nquads`).

    Raises `BadQuery` for another form.
    """
    prefixes = dict(PREFIXES)
    if form in _GRAPHS:
        store.dump(out, format=_GRAPHS[form], prefixes=prefixes)
    elif form in _UNION:  # one graph after the other: no engine need join them first
        for graph in (*sorted(store.named_graphs(), key=str), ox.DefaultGraph()):
            store.dump(out, format=_UNION[form], from_graph=graph, prefixes=prefixes)
    else:
        raise BadQuery(f"no form {form!r} for a store", remedy=f"choose one of {', '.join(FORMS)}")
