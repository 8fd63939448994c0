"""Results of queries as rows, from whatever they are written in or held by.

The first row tells the names of the columns, or all that an ASK is told; a row is each name with
its value. Knows no suites and runs nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

import pyoxigraph as ox
import rdflib

from tests.conformance.likeness import Row

__all__ = ["of_form", "of_graph", "of_rdflib"]

_SET = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_FORMS = {
    "xml": ox.QueryResultsFormat.XML,
    "json": ox.QueryResultsFormat.JSON,
    "tsv": ox.QueryResultsFormat.TSV,
}


def of_form(text: bytes, form: str) -> list[Row]:
    """Results in a standard form: `csv`, `tsv`, `json` or `xml`."""
    if form == "csv":
        head, *rows = csv.reader(io.StringIO(text.decode(), newline=""))
        return _rows(head, (dict(zip(head, map(_cell, row), strict=True)) for row in rows))
    results = ox.parse_query_results(text, format=_FORMS[form])
    if isinstance(results, ox.QueryBoolean):
        return [("truth", bool(results))]
    names = [variable.value for variable in results.variables]
    return _rows(names, (dict(zip(names, solution, strict=True)) for solution in results))


def _rows(names: Iterable[str], solutions: Iterable[Mapping[str, Any]]) -> list[Row]:
    empty = dict.fromkeys(sorted(names))
    return [
        ("names", *empty),
        *(
            tuple(part for pair in (empty | dict(row)).items() for part in pair)
            for row in solutions
        ),
    ]


def _cell(words: str) -> Any:
    return ox.BlankNode(words.removeprefix("_:")) if words.startswith("_:") else words


# ── rdflib ───────────────────────────────────────────────────────────────────


def of_rdflib(result: Any) -> list[Row]:
    """What an `rdflib.query.Result` holds: rows of a table, a truth, or triples."""
    if result.type == "ASK":
        return [("truth", result.askAnswer)]
    if result.type != "SELECT":
        return [tuple(map(_term, triple)) for triple in result]
    names = [str(name) for name in result.vars or ()]
    rows = ({str(name): _term(term) for name, term in row.items()} for row in result.bindings)
    return _rows(names, rows)


def _term(term: Any) -> Any:
    match term:
        case rdflib.URIRef():
            return ox.NamedNode(str(term))
        case rdflib.BNode():
            return ox.BlankNode(str(term))
        case rdflib.Literal(language=str()):
            return ox.Literal(str(term), language=term.language)
        case rdflib.Literal(datatype=None):
            return ox.Literal(str(term))
        case rdflib.Literal():
            return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)))
    return None


# ── Graphs ───────────────────────────────────────────────────────────────────


def of_graph(quads: list[Any]) -> list[Row]:
    """The triples of a graph; or the table of results that it is, written as a graph."""
    if not any(quad.object == ox.NamedNode(f"{_SET}ResultSet") for quad in quads):
        return list({tuple(quad)[:3] for quad in quads})
    told = ox.Store()
    told.extend(quads)

    def of(role: str, subject: Any = None) -> list[Any]:
        found: Any = told.quads_for_pattern(subject, ox.NamedNode(_SET + role), None)
        return [quad.object for quad in found]

    names = [name.value for name in of("resultVariable")]
    rows = (
        {of("variable", each)[0].value: of("value", each)[0] for each in of("binding", row)}
        for row in of("solution")
    )
    return _rows(names, rows)
