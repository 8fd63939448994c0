"""Tables as the engine writes them: SPARQL 1.1 TSV, read into values row by row.

Text is the shortest way from the engine to Python: a line costs less than its terms, and the
same cell stands in many rows but is read once. Knows neither queries nor answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from io import BytesIO, TextIOWrapper
from typing import NamedTuple, TypeVar

from kg.errors import BadQuery
from kg.ontology import PREFIXES

__all__ = ["Known", "Term", "columns", "rows", "term"]

Key = TypeVar("Key")
Value = TypeVar("Value")

_XSD, _RDF = PREFIXES["xsd"], PREFIXES["rdf"]
_INTEGERS = frozenset(f"{_XSD}{name}" for name in ("integer", "int", "long", "short", "byte"))
_NUMBERS = _INTEGERS | {f"{_XSD}{name}" for name in ("decimal", "double", "float")}
_ESCAPED = re.compile(r"\\(?:u([0-9A-F]{4})|(.))")
_MEANT = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_KEPT = 1 << 16  # more would outgrow what they save


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


def term(cell: str) -> Term:
    """What one cell holds, or one end of a line of N-Triples.

    Raises `BadQuery` for a quoted triple.

    >>> term("<https://example.org/a>").value, term("2.5").number, term('"Wort"@de').language
    ('https://example.org/a', Decimal('2.5'), 'de')
    """
    if cell.startswith("<"):
        if cell.startswith("<<"):
            raise BadQuery("the answer holds a quoted triple", remedy="select its parts")
        return Term(cell[1:-1], "iri")
    if cell.startswith('"'):
        return _literal(cell)
    if cell.startswith("_:"):
        return Term(cell[2:], "blank")
    if cell in ("true", "false"):
        return Term(cell, "literal", f"{_XSD}boolean")
    return Term(cell, "number", f"{_XSD}{'decimal' if '.' in cell else 'integer'}")


def _literal(cell: str) -> Term:
    words, _, mark = cell[1:].rpartition('"')
    if "\\" in words:
        words = _ESCAPED.sub(_meant, words)
    if mark.startswith("@"):
        language, _, direction = mark[1:].partition("--")
        kind = f"{_RDF}{'dirLangString' if direction else 'langString'}"
        return Term(words, "literal", kind, language)
    datatype = mark[3:-1] or f"{_XSD}string"
    return Term(words, "number" if datatype in _NUMBERS else "literal", datatype)


def _meant(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 16)) if escaped[1] else _MEANT.get(escaped[2], escaped[2])


class Known(dict[Key, Value]):
    """What keys stand for, each worked out once; not without bound, as not all come again."""

    def __init__(self, read: Callable[[Key], Value]) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, key: Key) -> Value:
        if len(self) >= _KEPT:
            self.clear()
        value = self[key] = self.read(key)
        return value


def columns(table: bytes) -> tuple[str, ...]:
    """The names of a table's columns.

    >>> columns(b"?who\\t?what\\n")
    ('who', 'what')
    """
    head = table.partition(b"\n")[0].decode()
    return tuple(name[1:] for name in head.split("\t")) if head else ()


def rows(table: bytes, read: Callable[[str], Value]) -> Iterator[Iterator[Value | None]]:
    """Each row as its values, as `read` makes them of cells; None is a cell without a value.

    >>> [tuple(row) for row in rows(b"?a\\t?b\\n1\\t\\n", str)]
    [('1', None)]
    """
    known: Known[str, Value | None] = Known(lambda cell: read(cell) if cell else None)
    value = known.__getitem__
    lines = TextIOWrapper(BytesIO(table), "utf-8", newline="\n")
    if next(lines) == "\n":
        return (iter(()) for _ in lines)
    return (map(value, line[:-1].split("\t")) for line in lines)
