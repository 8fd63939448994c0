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

__all__ = ["FOLDER", "Case", "cases"]

FOLDER: Final = Path(__file__).parents[3] / "shared" / "suites" / "w3c-rdf-tests"

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_MANIFEST = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
_WEB = "https://w3c.github.io/rdf-tests/"  # where the suites are published
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


@dataclass(frozen=True, slots=True)
class Case:
    """One test: `kind` is its type, `folder` where its manifest lies, `base` its address.

    `action` and `result` are a file each, or the parts of an action by the name of their role:
    files, or pairs of a file and the address of the graph that it fills.
    """

    id: str
    kind: str
    folder: Path
    base: str
    action: Mapping[str, list[Any]] = field(repr=False)
    result: Mapping[str, list[Any]] = field(repr=False)

    def address(self, path: Path) -> str:
        """The address of a file of this test, where the suites are published."""
        return self.base + path.relative_to(self.folder).as_posix()


def cases(top: str, folder: str) -> Iterator[Case]:
    """The tests that the manifest of a folder lists, with those that it includes."""
    yield from _listed(FOLDER / top / folder / "manifest.ttl")


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
            path.parent,
            assumed[0] if assumed else f"{_WEB}{path.parent.relative_to(FOLDER).as_posix()}/",
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
