"""What a query answers: a frozen value, read as plain terms or written in a standard format.

An answer is kept as the engine wrote it (SPARQL 1.1 TSV, or sorted N-Triples): it costs
little to carry, and becomes terms of Python only where somebody looks. Knows no questions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import IO, Any, Final, Literal, TypeAlias

import pyoxigraph as ox

from kg.errors import BadQuery
from kg.graph.sparql import cells
from kg.graph.sparql.cells import Term
from kg.ontology import PREFIXES

__all__ = ["FORMATS", "Answer", "Row", "Term", "answered", "serialize", "write"]

_TABLES: Mapping[str, ox.QueryResultsFormat] = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_GRAPHS = dict.fromkeys(("turtle", "ntriples"))
FORMATS: Final = (*_TABLES, *_GRAPHS)


Row: TypeAlias = tuple[Term | None, ...]


@dataclass(frozen=True)
class Answer:
    """A `table` (SELECT), a `truth` (ASK) or a `graph` (CONSTRUCT, DESCRIBE)."""

    kind: Literal["table", "truth", "graph"]
    data: bytes

    @cached_property
    def variables(self) -> tuple[str, ...]:
        """Names of the columns; none for what is no table."""
        return cells.columns(self.data) if self.kind == "table" else ()

    def __iter__(self) -> Iterator[Row]:
        """Rows of a table, one after another; None is a variable without a value.

        A large answer is read this way without ever holding all its rows.
        """
        return map(tuple, cells.rows(self.data, cells.term)) if self.kind == "table" else iter(())

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows of a table."""
        return tuple(self)

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
        ends = ((str(t.subject), str(t.predicate), str(t.object)) for t in found)
        return tuple((cells.term(s), cells.term(p), cells.term(o)) for s, p, o in ends)

    def __bool__(self) -> bool:
        """Whether there is anything: a row, a triple, or what an ASK is told, be it no."""
        if self.kind == "table":
            return next(iter(self), None) is not None
        return bool(self.data)

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
    if isinstance(result, ox.QueryBoolean):
        return Answer("truth", result.serialize(format=ox.QueryResultsFormat.JSON) or b"")
    return Answer("table", result.serialize(format=ox.QueryResultsFormat.TSV))


def serialize(answer: Answer, format: str) -> str:
    """An answer as `csv`, `tsv`, `json` or `xml` (SPARQL 1.1 results), or `turtle`, `ntriples`.

    Raises `BadQuery` where the format is unknown or cannot hold this kind of answer.

    >>> serialize(Answer("truth", b'{"head":{},"boolean":true}'), "csv")
    'true'
    """
    out = BytesIO()
    write(answer, format, out)
    return out.getvalue().decode()


def write(answer: Answer, format: str, out: IO[bytes]) -> None:
    """Write an answer to a file as `serialize` gives it, a large one row by row."""
    fitting: Mapping[str, object] = _GRAPHS if answer.kind == "graph" else _TABLES
    if format not in fitting:
        message = f"no format {format!r} for a {answer.kind}"
        raise BadQuery(message, remedy=f"choose one of {', '.join(fitting)}")
    if format in ("ntriples", "tsv") and answer.kind != "truth":
        out.write(answer.data)
    elif answer.kind == "graph":
        out.write(_turtle(answer))
    else:
        _parsed(answer).serialize(out, format=_TABLES[format])


def _parsed(answer: Answer) -> Any:
    kept = _TABLES["json" if answer.kind == "truth" else "tsv"]
    return ox.parse_query_results(answer.data, format=kept)


def _turtle(answer: Answer) -> bytes:
    triples = ox.parse(answer.data, format=ox.RdfFormat.N_TRIPLES)
    made = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES)) or b""
    # The engine writes prefixes in no order of its own.
    lines = made.splitlines(keepends=True)
    head = sorted(line for line in lines if line.startswith(b"@prefix "))
    return b"".join([*head, *(line for line in lines if not line.startswith(b"@prefix "))])
