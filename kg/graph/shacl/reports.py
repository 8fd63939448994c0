"""Results as RDF: the standard report that other tools for SHACL write and read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.shacl import paths
from kg.graph.shacl.parts import SH, Result, Term
from kg.graph.shacl.sources import RDF

__all__ = ["report"]


def report(results: Iterable[Result]) -> Iterator[ox.Triple]:
    """The triples of a `sh:ValidationReport`."""
    head, conforms = ox.BlankNode(), True
    yield ox.Triple(head, _TYPE, _sh("ValidationReport"))
    for result in results:
        conforms, node = False, ox.BlankNode()
        yield ox.Triple(head, _sh("result"), node)
        yield from _described(node, result)
    yield ox.Triple(head, _sh("conforms"), ox.Literal(conforms))


def _described(node: ox.BlankNode, result: Result) -> Iterator[ox.Triple]:
    described: list[ox.Triple] = []
    told: list[tuple[str, Term | None]] = [
        ("focusNode", result.focus),
        ("resultPath", paths.described(result.path, described) if result.path else None),
        ("value", result.value),
        ("sourceConstraintComponent", result.constraint.component),
        ("sourceShape", result.shape.node),
        ("resultSeverity", result.shape.severity),
        *(("resultMessage", message) for message in result.shape.messages),
    ]
    yield ox.Triple(node, _TYPE, _sh("ValidationResult"))
    yield from (ox.Triple(node, _sh(name), item) for name, item in told if item is not None)
    yield from described


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{SH}{name}")


_TYPE = ox.NamedNode(f"{RDF}type")
