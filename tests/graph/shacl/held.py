"""Shapes held against data, by us and by pySHACL: what each finds, in one form."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeAlias

import pyoxigraph as ox
import pyshacl
from rdflib import SH, BNode, Graph, URIRef

from kg.graph import shacl

__all__ = ["PREFIXES", "Found", "of_report", "of_results", "ours", "theirs"]

PREFIXES = """
    @prefix : <https://example.org/> .
    @prefix sh: <http://www.w3.org/ns/shacl#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
Found: TypeAlias = tuple[str, ...]
"""Of a result: its focus node, value, component, shape and severity."""


def ours(data: str, shapes: str) -> Counter[Found]:
    store = ox.Store()
    store.load((PREFIXES + data).encode(), format=ox.RdfFormat.TURTLE)
    parsed = ox.parse((PREFIXES + shapes).encode(), format=ox.RdfFormat.TURTLE)
    return of_results(shacl.validate(store, shacl.read(parsed)))


def of_results(results: Iterable[shacl.Result]) -> Counter[Found]:
    return Counter(
        (
            _term(found.focus),
            _term(found.value),
            found.constraint.component.value,
            _term(found.shape.node),
            found.shape.severity.value,
        )
        for found in results
    )


def _term(item: Any) -> str:
    return "" if item is None else "_:" if isinstance(item, ox.BlankNode) else str(item)


def theirs(data: str, shapes: str) -> Counter[Found]:
    graph, asked = (Graph().parse(data=PREFIXES + text, format="turtle") for text in (data, shapes))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _, report, _ = pyshacl.validate(graph, shacl_graph=asked)
    return of_report(report)


def of_report(report: Graph) -> Counter[Found]:
    """The same of a report in RDF; what stands below a result is no result of its own."""
    parts = ("focusNode", "value", "sourceConstraintComponent", "sourceShape", "resultSeverity")
    return Counter(
        tuple(_text(report.value(node, SH[part])) for part in parts)
        for node in report.objects(None, SH.result)
    )


def _text(item: Any) -> str:
    """A term of rdflib as `ours` are told."""
    if item is None or isinstance(item, BNode):
        return "" if item is None else "_:"
    if isinstance(item, URIRef):
        return str(item) if item.startswith(str(SH)) else f"<{item}>"
    datatype = ox.NamedNode(item.datatype) if item.datatype else None
    return str(ox.Literal(str(item), language=item.language, datatype=datatype))
