"""Checks of a whole graph: the shapes of `ontology/shapes.ttl`, the queries of `checks/`, and
shapes that people bring along.

What is asked stands there, not here. A check is a SELECT of what breaks it; its first
comment line is the message, and a header line `#+ severity: warning` makes it a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.graph import limits, shacl
from kg.graph.queries import MEGABYTES
from kg.graph.terms import literal, node
from kg.ontology import DATA, PREFIXES, directory, prologue

__all__ = [
    "Check",
    "Violation",
    "check",
    "checks",
    "own",
    "report",
    "results",
    "violations",
]


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that breaks a shape or check: which node, which shape, and what to do.

    `focus`, `value` and `shape` are ids relative to the data address where they are ours;
    `severity` is `violation`, `warning` or `info`, or an address of somebody's own. `path` is
    the way from the node to the value that breaks the shape; both are empty where none does.
    """

    focus: str
    message: str
    severity: str
    shape: str
    path: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A shape that a query of ours stands for: it finds the nodes that break it."""

    shape: shacl.Shape
    query: str

    @property
    def name(self) -> str:
        """What the file of the query is called."""
        return _id(self.shape.node).removeprefix("shape/")


# ── What breaks ──────────────────────────────────────────────────────────────


def check(
    store: ox.Store, shapes: Sequence[Path] = (), *, timeout: float | None = None
) -> tuple[Violation, ...]:
    """Everything in a store that breaks a shape or check, sorted; nothing where all is well.

    Takes what `results` takes, and raises what it raises.
    """
    return violations(results(store, shapes, timeout=timeout))


def results(
    store: ox.Store, shapes: Sequence[Path] = (), *, timeout: float | None = None
) -> tuple[shacl.Result, ...]:
    """What breaks our shapes and checks, and those in files of SHACL Core in Turtle.

    With a `timeout` in seconds all are asked in a child process that is ended at the limit, of
    time or of memory. Raises `InvalidData` for a file that holds no shapes that can be asked,
    `OSError` for one that cannot be read, and `BadQuery` at a limit.
    """
    run = partial(_results, store, tuple(shapes))
    return run() if timeout is None else limits.within(timeout, MEGABYTES, run)


def _results(store: ox.Store, files: tuple[Path, ...]) -> tuple[shacl.Result, ...]:
    theirs = shacl.load(files) if files else ()  # before any work: it may be refused
    found = chain.from_iterable(_broken(store, each) for each in checks())
    return (*shacl.validate(store, own()), *found, *shacl.validate(store, theirs))


def _broken(store: ox.Store, asked: Check) -> Iterator[shacl.Result]:
    rows: Any = store.query(prologue() + asked.query, use_default_graph_as_union=True)
    for row in rows:
        yield shacl.Result(row[0], None, None, asked.shape, _QUERY)


_QUERY = shacl.Constraint("SPARQL")

# ── What is asked ────────────────────────────────────────────────────────────


@cache
def own() -> tuple[shacl.Shape, ...]:
    """Our shapes that are for some nodes."""
    return shacl.load((directory() / "shapes.ttl",))


@cache
def checks() -> tuple[Check, ...]:
    """Our checks, by name."""
    return tuple(map(_check, sorted((directory() / "checks").glob("*.rq"))))


def _check(path: Path) -> Check:
    text = path.read_text(encoding="utf-8")
    sentence = text.partition("\n")[0].removeprefix("#").strip()
    severity = re.search(r"^#\+ severity: (\w+)$", text, re.MULTILINE)
    asked = shacl.Shape(
        node(f"shape/{path.stem}"),
        severity=ox.NamedNode(shacl.SH + (severity[1] if severity else "violation").title()),
        messages=(literal(sentence),),
    )
    return Check(asked, text)


# ── What is told ─────────────────────────────────────────────────────────────


def violations(found: Iterable[shacl.Result]) -> tuple[Violation, ...]:
    """Results as people read them, sorted, each once."""
    return tuple(sorted(set(map(_violation, found))))


def report(found: Iterable[shacl.Result]) -> str:
    """Results as SHACL has them, a `sh:ValidationReport` in Turtle."""
    prefixes = {**PREFIXES, "sh": shacl.SH}
    triples = shacl.report(sorted(found, key=_violation))
    text: bytes = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""
    return text.decode()


def _violation(found: shacl.Result) -> Violation:
    severity = found.shape.severity.value
    return Violation(
        _id(found.focus),
        _message(found),
        severity.removeprefix(shacl.SH).lower() if severity.startswith(shacl.SH) else severity,
        _id(found.shape.node).removeprefix("shape/"),
        _short(found.path.text) if found.path else "",
        "" if found.value is None else _id(found.value),
    )


def _id(item: Any) -> str:
    return str(item) if isinstance(item, ox.BlankNode) else str(item.value).removeprefix(DATA)


def _message(found: shacl.Result) -> str:
    """What the shape says, in English if it can, or else what it asks."""
    said = {message.language or "en": message.value for message in reversed(found.shape.messages)}
    if said:
        return next((words for tag, words in said.items() if tag.startswith("en")), min(said))
    given = " ".join(str(item) for item in found.constraint.terms)
    return f"breaks sh:{found.constraint.name} {_short(given)}".strip()


def _short(text: str) -> str:
    """Text of SPARQL with known prefixes in the place of addresses."""
    return re.sub(r"<([^<>]*)>", lambda match: _curie(match[1]), text)


def _curie(address: str) -> str:
    for prefix, start in PREFIXES.items():
        if address.startswith(start):
            return f"{prefix}:{address.removeprefix(start)}"
    return f"<{address}>"
