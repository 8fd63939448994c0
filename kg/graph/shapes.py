"""Checks of a whole graph: the shapes of `ontology/shapes.ttl`, and the queries of `checks/`.

What is asked stands there, not here. A check is a SELECT of what breaks it; its first
comment line is the message, and a header line `#+ severity: warning` makes it a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.graph import shacl
from kg.ontology import DATA, directory, prologue

__all__ = ["Violation", "check", "checks"]


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that breaks a shape or check: which node, which shape, and what to do.

    `focus` and `shape` are ids relative to the data address where they are ours; `severity`
    is `violation` or `warning`.
    """

    focus: str
    message: str
    severity: str
    shape: str


def check(store: ox.Store) -> tuple[Violation, ...]:
    """Everything in a store that breaks a shape or check, sorted; nothing where all is well."""
    return tuple(sorted({found for shape in checks() for found in _broken(store, shape)}))


def _broken(store: ox.Store, shape: shacl.Shape) -> Iterator[Violation]:
    rows: Any = store.query(prologue() + shape.query, use_default_graph_as_union=True)
    for row in rows:
        focus = row[0].value.removeprefix(DATA)
        yield Violation(focus, shape.message, shape.severity, shape.name)


@cache
def checks() -> tuple[shacl.Shape, ...]:
    """All shapes and checks, each with its query."""
    shapes = ox.parse(path=str(directory() / "shapes.ttl"), format=ox.RdfFormat.TURTLE)
    paths = sorted((directory() / "checks").glob("*.rq"))
    return (*shacl.compiled(shapes), *map(_query, paths))


def _query(path: Path) -> shacl.Shape:
    text = path.read_text(encoding="utf-8")
    sentence = text.partition("\n")[0].removeprefix("#").strip()
    severity = re.search(r"^#\+ severity: (\w+)$", text, re.MULTILINE)
    return shacl.Shape(path.stem, sentence, severity[1] if severity else "violation", text)
