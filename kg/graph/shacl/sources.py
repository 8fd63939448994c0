"""A shapes graph as it was given: its triples by subject, its lists, and where it is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox

from kg.errors import InvalidData
from kg.graph.decoding import nodes
from kg.graph.shacl.parts import SH, Term
from kg.ontology import PREFIXES

__all__ = ["RDF", "Source"]

RDF = PREFIXES["rdf"]


class Source:
    """A shapes graph that questions are asked of; knows no component."""

    def __init__(self, triples: Iterable[Any], name: str = "") -> None:
        self._nodes, self._name = nodes(triples), name

    def __iter__(self) -> Iterator[Term]:
        """Each node that something is said of, in the order of their names."""
        for name in sorted(self._nodes):
            yield ox.NamedNode(name) if ":" in name else ox.BlankNode(name)

    def said(self, node: Term) -> tuple[str, ...]:
        """All that is said of a node: whole addresses of properties."""
        return tuple(self._nodes[node.value]) if self.described(node) else ()

    def described(self, node: Term) -> bool:
        """Whether anything is said of a node."""
        return isinstance(node, ox.NamedNode | ox.BlankNode) and node.value in self._nodes

    def all(self, node: Term, address: str) -> tuple[Term, ...]:
        """All values of a property, each once; a name without colon is one of SHACL's own."""
        address = address if ":" in address else f"{SH}{address}"
        found = self._nodes[node.value].get(address, ()) if self.described(node) else ()
        return tuple(dict.fromkeys(found))

    def one(self, node: Term, name: str) -> Term | None:
        """The one value of a property, if there is any; raises `InvalidData` for several."""
        found = self.all(node, name)
        if len(found) > 1:
            raise self.wrong(node, f"sh:{name} has {len(found)} values", "give one")
        return found[0] if found else None

    def true(self, node: Term, name: str) -> bool:
        """Whether a switch is on: only by the word `true`, as SHACL has it."""
        found = self.one(node, name)
        if found is not None and getattr(found, "datatype", None) != _BOOLEAN:
            raise self.wrong(node, f"sh:{name} {found} is neither true nor false")
        return found == _TRUE

    def members(self, node: Term, head: Term) -> tuple[Term, ...]:
        """The members of a list, of which `node` speaks; raises `InvalidData` where it is none."""
        found: dict[Term, Term] = {}
        while head != _NIL:
            first, rest = (self.all(head, f"{RDF}{part}") for part in ("first", "rest"))
            if head in found or len(first) != 1 or len(rest) != 1:
                raise self.wrong(node, "a list is broken", "write it as ( one another )")
            found[head], head = first[0], rest[0]
        return tuple(found.values())

    def wrong(self, node: Term, why: str, remedy: str = "") -> InvalidData:
        """The error for what is said of a node, told at the nearest one that has a name."""
        holders = {item: name for name in self._nodes for item in self._objects(name)}
        for _ in range(len(self._nodes)):
            if not isinstance(node, ox.BlankNode) or node not in holders:
                break
            above = holders[node]
            node = ox.NamedNode(above) if ":" in above else ox.BlankNode(above)
        place = "a shape without a name" if isinstance(node, ox.BlankNode) else node.value
        where = ": ".join(filter(None, (self._name, place)))
        return InvalidData(f"not a well-formed shape: {why}", where=where, remedy=remedy)

    def _objects(self, name: str) -> Iterator[Term]:
        return (item for items in self._nodes[name].values() for item in items)


_NIL = ox.NamedNode(f"{RDF}nil")
_TRUE = ox.Literal(True)
_BOOLEAN = _TRUE.datatype
