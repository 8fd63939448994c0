"""Shapes from files that anybody may have written: bounded, and named where they are wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, count
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from kg.errors import InvalidData
from kg.graph import intake
from kg.graph.shacl.parts import Shape
from kg.graph.shacl.reading import read
from kg.ontology import DATA

__all__ = ["LARGEST", "load"]

LARGEST: Final = 10_000_000  # bytes of a file


def load(files: Sequence[Path]) -> tuple[Shape, ...]:
    """The shapes of files in Turtle, taken together, that are for some nodes.

    Raises `InvalidData` for a file that is no Turtle or too large, for what is not well-formed
    or no SHACL Core, and where no shape is for any node.
    """
    name = ", ".join(map(str, files))
    found = read(chain.from_iterable(map(_triples, count(), files)), name)
    if not found:
        remedy = "give one sh:targetClass, or another target"
        raise InvalidData("holds no shape that is for any node", where=name, remedy=remedy)
    return found


def _triples(file: int, path: Path) -> Iterator[ox.Triple]:
    """What a file says; its blank nodes are numbered, so that reports are the same each time."""
    names: dict[Any, ox.BlankNode] = {}

    def named(item: Any) -> Any:
        if not isinstance(item, ox.BlankNode):
            return item
        return names.setdefault(item, ox.BlankNode(f"file{file}n{len(names)}"))

    for triple in _parsed(path):
        yield ox.Triple(named(triple.subject), triple.predicate, named(triple.object))


def _parsed(path: Path) -> Iterator[ox.Quad]:
    with path.open("rb") as file:
        text = file.read(LARGEST + 1)
    if len(text) > LARGEST:
        remedy = f"{LARGEST:,} are the most"
        raise InvalidData("too many bytes of shapes", where=str(path), remedy=remedy)
    form = ox.RdfFormat.TURTLE
    intake.look_at(text, form, str(path))
    try:
        yield from ox.parse(text, format=form, base_iri=DATA)
    except SyntaxError as error:
        raise intake.told(error, form, str(path), "give shapes of SHACL in Turtle") from error
