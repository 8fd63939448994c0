"""Terms of rdflib from those of the engine, and back: the way back is checked.

A plain string has no datatype here, as when rdflib itself reads it.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import pyoxigraph as ox
from rdflib import Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import BNode, Identifier, Literal, URIRef

from kg.errors import InvalidData
from kg.graph.sparql import cells
from kg.ontology import PREFIXES

__all__ = ["Name", "graph", "name", "quad", "read", "term"]

Name: TypeAlias = ox.NamedNode | ox.BlankNode | ox.DefaultGraph

_STRING = PREFIXES["xsd"] + "string"


def read(cell: str) -> Identifier:
    """What one cell of a table, or one end of a line of N-Triples, is to rdflib.

    >>> read('"five"'), read("5")  # doctest: +NORMALIZE_WHITESPACE
    (rdflib.term.Literal('five'),
     rdflib.term.Literal('5', datatype=rdflib.term.URIRef('http://www.w3.org/2001/XMLSchema#integer')))
    """
    if cell[0] == "<" and cell[1] != "<":
        return str.__new__(URIRef, cell[1:-1])  # what a store holds need not be looked at again
    found = cells.term(cell)
    if found.kind == "blank":
        return BNode(found.value)
    if found.language:
        return Literal(found.value, lang=found.language)
    return Literal(
        found.value, datatype=URIRef(found.datatype) if found.datatype != _STRING else None
    )


def term(item: Any) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """A term of rdflib as the engine takes it; raises `InvalidData` for what is no RDF."""
    try:
        match item:
            case URIRef():
                return ox.NamedNode(item)
            case BNode():
                return ox.BlankNode(item)
            case Literal():
                datatype = ox.NamedNode(item.datatype) if item.datatype else None
                return ox.Literal(item, language=item.language, datatype=datatype)
    except ValueError as error:
        raise _refused(item, str(error)) from error
    raise _refused(item, "neither address, literal nor blank node")


def _refused(item: object, message: str) -> InvalidData:
    return InvalidData(f"no term of RDF: {message}", where=ascii(item)[:80])


def quad(subject: Any, predicate: Any, item: Any, context: Any) -> ox.Quad:
    """A quad as the engine takes it; raises `InvalidData` for what is no RDF."""
    parts: Any = (term(subject), term(predicate), term(item), graph(context))
    try:
        return ox.Quad(*parts)
    except TypeError as error:
        raise _refused((subject, predicate), "a literal cannot stand there") from error


def graph(context: Any) -> Name:
    """The name of a graph, given the graph or its name; None is the default graph."""
    named = context.identifier if isinstance(context, Graph) else context
    if named is None or named == DATASET_DEFAULT_GRAPH_ID:
        return ox.DefaultGraph()
    found = term(named)
    if isinstance(found, ox.Literal):
        raise _refused(named, "a literal names no graph")
    return found


def name(graph: Any) -> Identifier:
    """How rdflib names a graph."""
    return DATASET_DEFAULT_GRAPH_ID if isinstance(graph, ox.DefaultGraph) else read(str(graph))
