"""What becomes of a test when it goes through the doors that our users go through.

Each function takes a case and tells its outcome; which suites there are is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.errors import BadQuery, KgError
from kg.graph import intake
from kg.graph.dataset import as_rdflib
from kg.graph.queries import ask, serialize
from kg.graph.sparql import guard
from tests.conformance.likeness import Row, alike, valued
from tests.conformance.manifests import Case
from tests.conformance.results import of_form, of_graph, of_rdflib
from tests.listening import Answer, listening

__all__ = [
    "Outcome",
    "accepted",
    "asked",
    "changed",
    "federated",
    "parsed",
    "refused",
    "through_rdflib",
]

# What two updates load from, without success and without a word: named here as a user would.
_NOWHERE = "somescheme://www.example.com/THIS-GRAPH-DOES-NOT-EXIST/"
_SERVICE = re.compile(r"SERVICE\s+(?:SILENT\s+)?<([^>]*)>")
_FORMS = {".srx": "xml", ".srj": "json", ".tsv": "tsv", ".csv": "csv"}
_GRAPHS = {".ttl": "turtle", ".nt": "ntriples", ".nq": "nquads", ".rdf": "rdfxml", ".trig": "trig"}

Door: TypeAlias = Callable[[ox.Store, str, str], list[Row]]
"""Takes a store, a query and the form of the expected results: gives rows of results."""


class Outcome(Enum):
    """How near a result comes to what was expected."""

    EXACT = "as expected"
    VALUE = "as expected but for the spelling of numbers"
    MISSED = "missed"


def _compared(found: list[Row], expected: list[Row]) -> Outcome:
    if alike(found, expected):
        return Outcome.EXACT
    same = alike(map(valued, found), map(valued, expected))
    return Outcome.VALUE if same else Outcome.MISSED


def _text(case: Case, *roles: str) -> str:
    """The query or update of a case, relative to where it lies."""
    (path,) = (path for role in roles for path in case.action.get(role, ()))
    return f"BASE <{case.address(path)}>\n{path.read_text(encoding='utf-8')}"


# ── Stores ───────────────────────────────────────────────────────────────────


def _store(case: Case, parts: Any) -> ox.Store:
    """The data that parts of a case name, each file in the graph that it is to fill."""
    store = ox.Store()
    for path in parts.get("data", ()):
        store.extend(_quads(case, path))
    for part in parts.get("graphData", ()):
        files, *names = part if isinstance(part, tuple) else ({"graph": [part]},)
        for path in (path for role in ("graph", "data") for path in files.get(role, ())):
            name = ox.NamedNode(names[0] if names else case.address(path))
            store.add_graph(name)
            store.extend(ox.Quad(*quad[:3], name) for quad in map(tuple, _quads(case, path)))
    return store


def _quads(case: Case, path: Path) -> list[Any]:
    return intake.read(path, _GRAPHS[path.suffix], base=case.address(path))


def _rows(quads: Iterable[Any]) -> list[Row]:
    return [tuple(quad) for quad in quads]


# ── Queries ──────────────────────────────────────────────────────────────────


def by_asking(store: ox.Store, text: str, form: str, *, allow: Collection[str] = ()) -> list[Row]:
    """The results of `kg query`, in the form that it prints."""
    answer = ask(store, text, allow=allow)
    if answer.kind == "graph":
        return of_graph(intake.read(answer.data, "ntriples"))
    return of_form(serialize(answer, form or "json").encode(), form or "json")


def by_rdflib(store: ox.Store, text: str, _: str) -> list[Row]:
    """The results of the `rdflib.Dataset` over a store."""
    return of_rdflib(as_rdflib(store).query(text))


def _expected(case: Case) -> list[Row]:
    (path,) = case.result["file"]
    if path.suffix in _FORMS:
        return of_form(path.read_bytes(), _FORMS[path.suffix])
    return of_graph(_quads(case, path))


def _queried(case: Case, text: str, door: Door) -> Outcome:
    expected = _expected(case)
    form = _FORMS.get(case.result["file"][0].suffix, "")
    try:
        found = door(_store(case, case.action), text, form)
    except KgError:
        return Outcome.MISSED
    ordered = re.search(r"\}\s*ORDER\s+BY[^{}]*$", text, re.IGNORECASE)
    if ordered and form:
        expected, found = _numbered(expected), _numbered(found)
    return _compared(found, expected)


def _numbered(rows: list[Row]) -> list[Row]:
    return [(place, *row) for place, row in enumerate(rows)]


def asked(case: Case) -> Outcome:
    """A query as `kg query` answers it, in the form of the results that are expected."""
    return _queried(case, _text(case, "query"), by_asking)


def through_rdflib(case: Case) -> Outcome:
    """A query as the `rdflib.Dataset` over a store answers it."""
    return _queried(case, _text(case, "query"), by_rdflib)


# ── Other stores ─────────────────────────────────────────────────────────────


def federated(case: Case) -> Outcome:
    """A query that asks other stores, each played on loopback and allowed by its address."""
    text = _text(case, "file", "query")
    held = {
        endpoint: part
        for (part,) in case.action.get("serviceData", ())
        for endpoint in part["endpoint"]
    }
    with listening() as listener:
        here = {
            address: f"{listener.origin}/{place}"
            for place, address in enumerate(dict.fromkeys(_SERVICE.findall(text)))
        }
        for address, place in here.items():
            text = text.replace(f"<{address}>", f"<{place}>")
            if address in held:
                path = place.removeprefix(listener.origin)
                listener.answers[path] = partial(_served, _store(case, held[address]))
        return _queried(case, text, partial(by_asking, allow=here.values()))


def _served(store: ox.Store, asked: bytes) -> Answer:
    found = store.query(asked.decode())
    body = found.serialize(format=ox.QueryResultsFormat.JSON)
    return 200, {"Content-Type": "application/sparql-results+json"}, body


# ── Updates ──────────────────────────────────────────────────────────────────


def changed(case: Case) -> Outcome:
    """An update through the `rdflib.Dataset` over a store, by what the store holds afterwards."""
    store, text = _store(case, case.action), _text(case, "request")
    try:
        as_rdflib(store, allow=(_NOWHERE,)).update(text)
    except KgError:
        return Outcome.MISSED
    return _compared(_rows(store), _rows(_store(case, case.result)))


# ── Syntax of SPARQL ─────────────────────────────────────────────────────────


class _Reading(Enum):
    READ, UNREADABLE, NOT_ADMITTED = range(3)


def _read(case: Case) -> _Reading:
    """What is said of a text; that it cannot be carried out has nothing to do with its syntax."""
    text, writes = _text(case, "file", "query"), "Update" in case.kind
    store = ox.Store()
    try:
        for graph in (guard.admit_update if writes else guard.admit)(text):
            store.add_graph(ox.NamedNode(graph))
    except BadQuery:
        return _Reading.NOT_ADMITTED
    try:
        if writes:
            as_rdflib(store).update(text)
        else:
            ask(store, text)
    except BadQuery as error:
        return _Reading.UNREADABLE if isinstance(error.__cause__, SyntaxError) else _Reading.READ
    return _Reading.READ


def accepted(case: Case) -> Outcome:
    """A text that must be read."""
    return Outcome.EXACT if _read(case) is _Reading.READ else Outcome.MISSED


def refused(case: Case) -> Outcome:
    """A text that must not be read."""
    return Outcome.MISSED if _read(case) is _Reading.READ else Outcome.EXACT


# ── RDF ──────────────────────────────────────────────────────────────────────


def parsed(syntax: str) -> Callable[[Case], Outcome]:
    """Files of RDF, as anybody's are read: to accept, to refuse, or to compare."""

    def run(case: Case) -> Outcome:
        (path,) = case.action["file"]
        negative = "Negative" in case.kind
        try:
            quads = intake.read(path, syntax, base=case.address(path))
        except KgError:
            return Outcome.EXACT if negative else Outcome.MISSED
        if negative:
            return Outcome.MISSED
        if not case.result:
            return Outcome.EXACT
        (result,) = case.result["file"]
        return _compared(list(set(_rows(quads))), list(set(_rows(_quads(case, result)))))

    return run
