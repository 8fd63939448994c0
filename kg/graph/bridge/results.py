"""Results of rdflib over what the engine answers: rows become terms as they are looked at."""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence
from typing import Any

import pyoxigraph as ox
from rdflib.query import Result, ResultRow
from rdflib.term import Identifier, Variable

from kg.graph.bridge.terms import read
from kg.graph.sparql import cells

__all__ = ["Table", "truth"]


class Table(Result):
    """The rows of a SELECT, in any number of rounds, none of them kept."""

    def __init__(self, found: Any) -> None:
        super().__init__("SELECT")
        self._table: bytes = found.serialize(format=ox.QueryResultsFormat.TSV)
        self.vars = [Variable(name) for name in cells.columns(self._table)]

    def __iter__(self) -> Iterator[ResultRow]:
        """Each row; one without any value is left out, as rdflib does."""
        names = {str(name): place for place, name in enumerate(self.vars or ())}
        row: Any = type("Row", (ResultRow,), {"labels": names})
        made: Iterator[Any] = (tuple.__new__(row, values) for values in self._values())
        return (each for each in made if any(value is not None for value in each))

    def _values(self) -> Iterator[Iterator[Identifier | None]]:
        return cells.rows(self._table, read)

    @property
    def bindings(self) -> MutableSequence[Any]:
        """Each row as the values by their variables."""
        names = self.vars or []
        return [
            {name: value for name, value in zip(names, row, strict=True) if value is not None}
            for row in self._values()
        ]

    @bindings.setter
    def bindings(self, _: Any) -> None:
        raise AttributeError("the rows of an answer stand fast")

    def __len__(self) -> int:
        return self._table.count(b"\n") - 1


def truth(found: Any) -> Result:
    """What an ASK is told."""
    made = Result("ASK")
    made.askAnswer = bool(found)
    return made
