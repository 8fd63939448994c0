"""Nodes and literals: the checked way from ids, terms and words to RDF.

Every address and literal of ours is made here, and what would be none is refused here, so
that a bad one is found where it arises and not where it is printed.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import InvalidData
from kg.ontology import DATA, PREFIXES, lookup

__all__ = ["Term", "day", "key", "literal", "node", "number", "term"]

Term: TypeAlias = ox.NamedNode | ox.Literal


@cache
def term(curie: str) -> ox.NamedNode:
    """The node of a term such as `rdf:subject`; one of ours must be declared.

    >>> term("kg:agent").value
    'https://w3id.org/conflict-kg/ontology#agent'
    """
    prefix, _, name = curie.partition(":")
    return ox.NamedNode(lookup(name) if prefix == "kg" else PREFIXES[prefix] + name)


@lru_cache(maxsize=1 << 16)
def node(key: str) -> ox.NamedNode:
    """The node of an id of ours; raises `InvalidData` where it would be no valid address."""
    try:
        return ox.NamedNode(DATA + key)
    except ValueError as error:
        raise InvalidData(
            f"not an identifier: {error}", where=repr(key), remedy="use letters, digits, - and /"
        ) from error


def key(item: ox.NamedNode) -> str:
    """The id that a node of ours stands for: the inverse of `node`.

    >>> key(node("actor/nujaba"))
    'actor/nujaba'
    """
    return item.value.removeprefix(DATA)


def literal(words: str, datatype: str | None = None) -> ox.Literal:
    """A literal, plain or of a datatype such as `xsd:date`; refuses broken Unicode."""
    try:
        return ox.Literal(words, datatype=term(datatype) if datatype else None)
    except ValueError as error:
        raise InvalidData(
            "text that is not valid Unicode", where=ascii(words[:40]), remedy="clean the text"
        ) from error


@lru_cache(maxsize=1 << 12)
def number(amount: int) -> ox.Literal:
    """A whole number."""
    return ox.Literal(amount)


@lru_cache(maxsize=1 << 12)
def day(iso: str) -> ox.Literal:
    """A day from ISO 8601 as `xsd:date`; refuses one that no calendar has."""
    try:
        return literal(date.fromisoformat(iso).isoformat(), "xsd:date")
    except ValueError as error:
        raise InvalidData(f"no such day: {iso}", remedy="give it as 2023-12-31") from error
