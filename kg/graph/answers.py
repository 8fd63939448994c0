"""What a query answers: a frozen value, read as plain terms or written in a standard format.

An answer is kept as the engine wrote it (SPARQL 1.1 JSON, or sorted N-Triples): it costs
little to carry, and becomes terms of Python only where somebody looks. Knows no questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Final, Literal, NamedTuple, Protocol, TypeAlias

import pyoxigraph as ox

from kg.errors import BadQuery
from kg.ontology import PREFIXES

__all__ = ["FORMATS", "Answer", "Askable", "Row", "Term", "answered", "serialize"]

_XSD = PREFIXES["xsd"]
_INTEGERS = frozenset(f"{_XSD}{name}" for name in ("integer", "int", "long", "short", "byte"))
_NUMBERS = _INTEGERS | {f"{_XSD}{name}" for name in ("decimal", "double", "float")}

_TABLES: Mapping[str, ox.QueryResultsFormat] = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_GRAPHS: Mapping[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
}
FORMATS: Final = (*_TABLES, *_GRAPHS)


class Askable(Protocol):
    """What takes SPARQL as an `ox.Store` does: such a store, or a server that stands for one."""

    def query(
        self,
        query: str,
        *,
        base_iri: str | None = None,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
    ) -> Any: ...
    def named_graphs(self) -> Iterable[Any]: ...


class Term(NamedTuple):
    """One value of an answer: an `iri`, a `literal`, a `number` or a `blank` node.

    >>> Term("5", "number", "http://www.w3.org/2001/XMLSchema#integer").number
    5
    """

    value: str
    kind: str
    datatype: str = ""
    language: str = ""

    def __str__(self) -> str:
        return self.value

    @property
    def number(self) -> int | float | Decimal | None:
        """The value of a number as Python counts; None for anything else."""
        if self.kind != "number":
            return None
        if self.datatype in _INTEGERS:
            return int(self.value)
        return Decimal(self.value) if self.datatype.endswith("#decimal") else float(self.value)


Row: TypeAlias = tuple[Term | None, ...]


@dataclass(frozen=True)
class Answer:
    """A `table` (SELECT), a `truth` (ASK) or a `graph` (CONSTRUCT, DESCRIBE)."""

    kind: Literal["table", "truth", "graph"]
    data: bytes

    @cached_property
    def variables(self) -> tuple[str, ...]:
        """Names of the columns; none for what is no table."""
        if self.kind != "table":
            return ()
        return tuple(variable.value for variable in _parsed(self).variables)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Rows of a table; None is a variable without a value."""
        if self.kind != "table":
            return ()
        return tuple(tuple(t and _term(t) for t in solution) for solution in _parsed(self))

    @cached_property
    def truth(self) -> bool | None:
        """What an ASK is told; None for anything else."""
        return bool(_parsed(self)) if self.kind == "truth" else None

    @cached_property
    def triples(self) -> tuple[tuple[Term, Term, Term], ...]:
        """Triples of a graph, each once, sorted; none for what is no graph."""
        if self.kind != "graph":
            return ()
        found: Any = ox.parse(self.data, format=ox.RdfFormat.N_TRIPLES)
        return tuple((_term(t.subject), _term(t.predicate), _term(t.object)) for t in found)

    def records(self) -> tuple[dict[str, str], ...]:
        """Rows as words by the name of their variable; a missing value is an empty word."""
        return tuple(
            {name: str(term or "") for name, term in zip(self.variables, row, strict=True)}
            for row in self.rows
        )


def answered(result: Any) -> Answer:
    """What the engine gives back, read to its end."""
    if isinstance(result, ox.QueryTriples):
        lines = result.serialize(format=ox.RdfFormat.N_TRIPLES) or b""
        return Answer("graph", b"".join(sorted(set(lines.splitlines(keepends=True)))))
    kind: Literal["truth", "table"] = "truth" if isinstance(result, ox.QueryBoolean) else "table"
    return Answer(kind, result.serialize(format=ox.QueryResultsFormat.JSON))


def _parsed(answer: Answer) -> Any:
    return ox.parse_query_results(answer.data, format=ox.QueryResultsFormat.JSON)


def _term(term: Any) -> Term:
    match term:
        case ox.NamedNode():
            return Term(term.value, "iri")
        case ox.Literal():
            datatype = term.datatype.value
            kind = "number" if datatype in _NUMBERS else "literal"
            return Term(term.value, kind, datatype, term.language or "")
        case ox.BlankNode():
            return Term(term.value, "blank")
    raise BadQuery("the answer holds a quoted triple", remedy="select its parts")


def serialize(answer: Answer, format: str) -> str:
    """An answer as `csv`, `tsv`, `json` or `xml` (SPARQL 1.1 results), or `turtle`, `ntriples`.

    Raises `BadQuery` where the format is unknown or cannot hold this kind of answer.

    >>> serialize(Answer("truth", b'{"head":{},"boolean":true}'), "csv")
    'true'
    """
    fitting: Mapping[str, object] = _GRAPHS if answer.kind == "graph" else _TABLES
    if format not in fitting:
        message = f"no format {format!r} for a {answer.kind}"
        raise BadQuery(message, remedy=f"choose one of {', '.join(fitting)}")
    if answer.kind == "graph":
        return _graph(answer, format)
    return (_parsed(answer).serialize(format=_TABLES[format]) or b"").decode()


def _graph(answer: Answer, format: str) -> str:
    if format == "ntriples":
        return answer.data.decode()
    triples = ox.parse(answer.data, format=ox.RdfFormat.N_TRIPLES)
    made = ox.serialize(triples, format=_GRAPHS[format], prefixes=dict(PREFIXES)) or b""
    # The engine writes prefixes in no order of its own.
    lines = made.decode().splitlines(keepends=True)
    head = sorted(line for line in lines if line.startswith("@prefix "))
    return "".join([*head, *(line for line in lines if not line.startswith("@prefix "))])
