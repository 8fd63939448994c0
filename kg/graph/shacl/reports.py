"""Results as RDF: the standard report that other tools for SHACL write and read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.shacl import paths
from kg.graph.shacl.parts import SH, Result, Term
from kg.graph.shacl.sources import RDF

__all__ = ["report"]


def report(results: Iterable[Result]) -> Iterator[ox.Triple]:
    """The triples of a `sh:ValidationReport`, in the order of the results.

    Blank nodes are named anew, by that order: equal results give equal triples.
    """
    names: dict[Term, ox.BlankNode] = {}

    def named(item: Term) -> Term:
        if not isinstance(item, ox.BlankNode):
            return item
        return names.setdefault(item, ox.BlankNode(f"b{len(names)}"))

    for subject, predicate, item in _report(tuple(results)):
        yield ox.Triple(named(subject), predicate, named(item))


def _report(results: tuple[Result, ...]) -> Iterator[ox.Triple]:
    head, nodes = ox.BlankNode(), [ox.BlankNode() for _ in results]
    yield ox.Triple(head, _TYPE, _sh("ValidationReport"))
    yield ox.Triple(head, _sh("conforms"), ox.Literal(not results))
    yield from (ox.Triple(head, _sh("result"), node) for node in nodes)
    for node, result in zip(nodes, results, strict=True):
        yield from _described(node, result)


def _described(node: ox.BlankNode, result: Result) -> Iterator[ox.Triple]:
    beside: list[ox.Triple] = []
    told: list[tuple[str, Term | None]] = [
        ("focusNode", result.focus),
        ("resultPath", paths.described(result.path, beside) if result.path else None),
        ("value", result.value),
        ("sourceConstraintComponent", result.constraint.component),
        ("sourceShape", result.shape.node),
        ("resultSeverity", result.shape.severity),
        *(("resultMessage", message) for message in result.shape.messages),
    ]
    yield ox.Triple(node, _TYPE, _sh("ValidationResult"))
    yield from (ox.Triple(node, _sh(name), item) for name, item in told if item is not None)
    yield from beside


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{SH}{name}")


_TYPE = ox.NamedNode(f"{RDF}type")
