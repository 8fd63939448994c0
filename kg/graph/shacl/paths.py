"""Ways from node to node: read from a shapes graph into SPARQL, and written as RDF again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from kg.graph.shacl.parts import SH, Path, Term
from kg.graph.shacl.sources import RDF, Source

__all__ = ["STEPS", "described", "predicate", "read"]

STEPS: Final = 100  # parts of one path: the engine nests as deep as they do

_ONE = {
    "inversePath": "(^{})",
    "zeroOrMorePath": "({}*)",
    "oneOrMorePath": "({}+)",
    "zeroOrOnePath": "({}?)",
}


def predicate(address: ox.NamedNode) -> Path:
    """The way over one property."""
    return Path(str(address))


def read(source: Source, shape: Term, node: Term) -> Path:
    """The path of a shape; raises `InvalidData` where it is none, or has too many parts."""
    return _Reading(source, shape).path(node)


class _Reading:
    """One path while it is read; counts its parts, so that one through itself ends as well."""

    def __init__(self, source: Source, shape: Term) -> None:
        self._source, self._shape, self._parts = source, shape, 0

    def path(self, node: Term) -> Path:
        self._parts += 1
        if self._parts > STEPS:
            raise self._source.wrong(self._shape, f"sh:path has more than {STEPS} parts")
        if isinstance(node, ox.NamedNode):
            return predicate(node)
        if self._source.all(node, f"{RDF}first"):
            return self._several("sequence", node)
        kinds = [kind for kind in (*_ONE, "alternativePath") if self._source.all(node, kind)]
        if len(kinds) != 1:
            raise self._source.wrong(self._shape, "sh:path is no path")
        [kind] = kinds
        inner = self._source.one(node, kind)
        return self._one(kind, inner) if kind in _ONE else self._several(kind, inner)

    def _one(self, kind: str, inner: Term) -> Path:
        part = self.path(inner)
        empty = part.empty or kind.startswith("zero")
        return Path(_ONE[kind].format(part.text), kind, (part,), empty)

    def _several(self, kind: str, head: Term) -> Path:
        members = self._source.members(self._shape, head)
        if len(members) < 2:
            raise self._source.wrong(self._shape, f"sh:path: {kind} needs two parts or more")
        parts = tuple(map(self.path, members))
        sign, enough = ("/", all) if kind == "sequence" else ("|", any)
        text = f"({sign.join(part.text for part in parts)})"
        return Path(text, kind, parts, enough(part.empty for part in parts))


# ── As RDF ───────────────────────────────────────────────────────────────────


def described(path: Path, triples: list[ox.Triple]) -> Term:
    """The node that stands for a path in RDF; what describes it is put into `triples`."""
    if not path.kind:
        return ox.NamedNode(path.text[1:-1])
    parts = [described(part, triples) for part in path.parts]
    if path.kind == "sequence":
        return _list(parts, triples)
    node = ox.BlankNode()
    inner = _list(parts, triples) if path.kind == "alternativePath" else parts[0]
    triples.append(ox.Triple(node, ox.NamedNode(f"{SH}{path.kind}"), inner))
    return node


def _list(parts: list[Term], triples: list[ox.Triple]) -> Term:
    rest: Term = ox.NamedNode(f"{RDF}nil")
    for part in reversed(parts):
        node = ox.BlankNode()
        triples.extend(_cell(node, part, rest))
        rest = node
    return rest


def _cell(node: ox.BlankNode, first: Term, rest: Term) -> Iterator[ox.Triple]:
    yield ox.Triple(node, ox.NamedNode(f"{RDF}first"), first)
    yield ox.Triple(node, ox.NamedNode(f"{RDF}rest"), rest)
