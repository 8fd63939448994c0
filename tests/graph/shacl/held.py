"""Shapes held against data, by us and by pySHACL: what each finds, in one form."""

from __future__ import annotations

import warnings
from collections import Counter
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.graph import shacl

__all__ = ["PREFIXES", "Found", "ours", "theirs"]

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
    return Counter(
        (
            _term(found.focus),
            _term(found.value),
            found.constraint.component.value,
            _term(found.shape.node),
            found.shape.severity.value,
        )
        for found in shacl.validate(store, shacl.read(parsed))
    )


def _term(item: Any) -> str:
    return "" if item is None else "_:" if isinstance(item, ox.BlankNode) else str(item)


def theirs(data: str, shapes: str) -> Counter[Found]:
    import pyshacl
    import rdflib
    from rdflib import SH

    graph, asked = (
        rdflib.Graph().parse(data=PREFIXES + text, format="turtle") for text in (data, shapes)
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _, report, _ = pyshacl.validate(graph, shacl_graph=asked)
    told = (SH.focusNode, SH.value, SH.sourceConstraintComponent)

    def term(item: Any) -> str:
        if item is None or isinstance(item, rdflib.BNode):
            return "" if item is None else "_:"
        return str(ox.NamedNode(item) if isinstance(item, rdflib.URIRef) else _literal(item))

    return Counter(
        (
            *(term(report.value(node, part)) for part in told[:2]),
            str(report.value(node, told[2])),
            term(report.value(node, SH.sourceShape)),
            str(report.value(node, SH.resultSeverity)),
        )
        for node in report.objects(None, SH.result)
    )


def _literal(item: Any) -> ox.Literal:
    if item.language:
        return ox.Literal(str(item), language=item.language)
    return ox.Literal(str(item), datatype=ox.NamedNode(item.datatype) if item.datatype else None)
