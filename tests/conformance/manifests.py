"""The W3C suites as their manifests list them: one case for each test, nothing run.

They lie beside the checkout, in `../shared/suites`, and are no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

import pyoxigraph as ox

__all__ = ["FOLDER", "SUITES", "Case", "cases"]

FOLDER: Final = Path(__file__).parents[3] / "shared" / "suites" / "w3c-rdf-tests"

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_MANIFEST = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"

# Suites by name: the folders whose manifests list them, and what kinds of tests belong to them.
_SPARQL = "sparql/sparql11"
_ASKING = (
    *("aggregates", "bind", "bindings", "cast", "construct", "csv-tsv-res", "exists", "functions"),
    *("grouping", "json-res", "negation", "project-expression", "property-path", "subquery"),
)
_CHANGING = (
    *("add", "basic-update", "clear", "copy", "delete", "delete-data", "delete-insert"),
    *("delete-where", "drop", "move", "update-silent"),
)
_WORDING = ("syntax-query", "syntax-update-1", "syntax-update-2", *_ASKING, *_CHANGING)
SUITES: Final[Mapping[str, tuple[str, tuple[str, ...], str]]] = {
    "SPARQL query": (_SPARQL, _ASKING, "QueryEvaluationTest"),
    "SPARQL CSV results": (_SPARQL, ("csv-tsv-res",), "CSVResultFormatTest"),
    "SPARQL update": (_SPARQL, _CHANGING, "UpdateEvaluationTest"),
    "SPARQL to accept": (_SPARQL, _WORDING, "Positive"),
    "SPARQL to refuse": (_SPARQL, _WORDING, "Negative"),
    "SPARQL federated query": (_SPARQL, ("service", "syntax-fed"), ""),
    "N-Triples": ("rdf/rdf11", ("rdf-n-triples",), ""),
    "N-Quads": ("rdf/rdf11", ("rdf-n-quads",), ""),
    "Turtle": ("rdf/rdf11", ("rdf-turtle",), ""),
    "TriG": ("rdf/rdf11", ("rdf-trig",), ""),
    "RDF/XML": ("rdf/rdf11", ("rdf-xml",), ""),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One test: `kind` is its type, `base` the address that its files are relative to.

    `action` and `result` are a file each, or the parts of an action by the name of their role:
    files, or pairs of a file and the address of the graph that it fills.
    """

    id: str
    kind: str
    base: str
    action: Mapping[str, list[Any]] = field(repr=False)
    result: Mapping[str, list[Any]] = field(repr=False)


def cases(suite: str) -> Iterator[Case]:
    """The tests of a suite, in the order of its manifests."""
    top, folders, kind = SUITES[suite]
    for folder in folders:
        manifest = FOLDER / top / folder / "manifest.ttl"
        for case in _listed(manifest):
            if kind in case.kind:
                yield case


def _listed(path: Path) -> Iterator[Case]:
    told = ox.Store()
    told.load(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=path.as_uri())
    manifest = ox.NamedNode(path.as_uri())
    assumed = [node.value for node in _of(told, manifest, f"{_MANIFEST}assumedTestBase")]
    for included in _items(told, _of(told, manifest, f"{_MANIFEST}include")):
        yield from _listed(_file(included))
    for entry in _items(told, _of(told, manifest, f"{_MANIFEST}entries")):
        (kind,) = _of(told, entry, f"{_RDF}type")
        yield Case(
            f"{path.parent.name}/{entry.value.partition('#')[2]}",
            kind.value.rpartition("#")[2],
            assumed[0] if assumed else f"{path.parent.as_uri()}/",
            _parts(told, _of(told, entry, f"{_MANIFEST}action")),
            _parts(told, _of(told, entry, f"{_MANIFEST}result")),
        )


def _of(told: ox.Store, subject: Any, predicate: str) -> list[Any]:
    found: Any = told.quads_for_pattern(subject, ox.NamedNode(predicate), None, None)
    return [quad.object for quad in found]


def _items(told: ox.Store, lists: list[Any]) -> Iterator[Any]:
    for node in lists:
        while node.value != f"{_RDF}nil":
            yield from _of(told, node, f"{_RDF}first")
            (node,) = _of(told, node, f"{_RDF}rest")


def _parts(told: ox.Store, nodes: list[Any]) -> dict[str, list[Any]]:
    """Files by role: of an action that is but a file, the role is `file`."""
    parts: dict[str, list[Any]] = {}
    for node in nodes:
        if isinstance(node, ox.NamedNode):
            parts.setdefault("file", []).append(_file(node))
            continue
        found: Any = told.quads_for_pattern(node, None, None, None)
        for quad in found:
            role = quad.predicate.value.rpartition("#")[2]
            parts.setdefault(role, []).append(_part(told, quad.object))
    return parts


def _part(told: ox.Store, node: Any) -> Any:
    if isinstance(node, ox.BlankNode):  # a graph with the name that it is to have, or a service
        labels = [label.value for label in _of(told, node, _LABEL)]
        return (_parts(told, [node]), *labels)
    if isinstance(node, ox.NamedNode) and node.value.startswith("file:"):
        return _file(node)
    return node.value


def _file(node: Any) -> Path:
    return Path(unquote(node.value.removeprefix("file://")))
