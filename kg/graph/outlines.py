"""The outline of a store: what it comes to when all its graphs are drawn, kept to be drawn again.

The outline is JSON in a graph of its own. What this room does to a store takes it out first, so
that one which is there is that of the store; documents that come or go in another way are seen.
Whoever changes less than a document by hand (SPARQL Update, rdflib) calls `drop`.
"""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.entities import matching
from kg.graph.terms import key, literal, node, term

__all__ = ["OUTLINE", "drop", "keep", "kept"]

OUTLINE = node("graph/outline")


def keep(store: ox.Store, outline: object, drawn_by: str) -> None:
    """Keep an outline, as values that JSON has; `drawn_by` stands for whatever drew it."""
    drop(store)
    held = [drawn_by, _documents(store), outline]
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    store.add(ox.Quad(OUTLINE, term("rdf:value"), literal(text, "rdf:JSON"), OUTLINE))


def kept(store: ox.Store, drawn_by: str) -> Any:
    """The outline of a store; None where there is none, or something else drew it."""
    for quad in matching(store, OUTLINE, term("rdf:value"), None, OUTLINE):
        made, documents, outline = json.loads(quad.object.value)
        if made == drawn_by and documents == _documents(store):
            return outline
    return None


def drop(store: ox.Store) -> None:
    """Take the outline out: the store is about to change.

    Raises `KgError` where it cannot, as it is only read.
    """
    try:
        store.remove_graph(OUTLINE)
    except RuntimeError as error:
        remedy = "take a copy in memory: kg.open(folder, memory=True)"
        raise KgError("a store on disk is only read", remedy=remedy) from error


def _documents(store: ox.Store) -> list[str]:
    found = matching(store, None, term("rdf:type"), term("kg:Document"))
    return sorted(key(quad.graph_name) for quad in found)
