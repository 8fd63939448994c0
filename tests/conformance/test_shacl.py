"""The W3C tests of SHACL: every one of Core passes or is a known miss, the rest is refused.

They lie beside the checkout and are not part of it: w3c/data-shapes, the folder of its tests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urljoin

import pyoxigraph as ox
import pytest

import kg
from kg.errors import InvalidData
from kg.graph import shacl
from kg.graph.shacl import paths
from kg.graph.shacl.sources import Source

SUITE = Path(kg.__file__).parents[2] / "shared/suites/w3c-shacl-tests/tests"
BASE = "https://example.org/suite/"
DECIMAL = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"

MISSES = {
    "core/property/datatype-ill-formed": "the engine keeps xsd:byte as xsd:integer",
}
"""What of Core does not pass, and why. A new miss fails the run, and so does a new pass."""

if not SUITE.is_dir():
    pytest.skip(f"no W3C tests of SHACL at {SUITE}", allow_module_level=True)

Found: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True)
class Case:
    """One entry of a manifest: which graphs are held against each other, and what comes out."""

    name: str
    source: Source
    action: Any
    result: Any

    def graph(self, part: str) -> list[ox.Triple]:
        return triples(self.source.one(self.action, f"{SHT}{part}").value)

    def conforms(self) -> bool:
        return bool(self.source.one(self.result, "conforms") == ox.Literal(True))

    def expected(self) -> Counter[Found]:
        return Counter(map(self._result, self.source.all(self.result, "result")))

    def _result(self, node: Any) -> Found:
        told = ("focusNode", "value", "sourceConstraintComponent", "sourceShape", "resultSeverity")
        way = self.source.one(node, "resultPath")
        path = "" if way is None else paths.read(self.source, node, way).text
        return (path, *(plain(self.source.one(node, part)) for part in told))


def plain(item: Any) -> Any:
    """A term by its value: 4.0 is 4, which the engine writes, but no other datatype.

    Blank nodes of a report are other ones than those of the graphs.
    """
    if isinstance(item, ox.BlankNode):
        return "a blank node"
    number = isinstance(item, ox.Literal) and item.datatype == DECIMAL
    return (Decimal(item.value), DECIMAL) if number else item


def ours(data: list[ox.Triple], shapes: list[ox.Triple]) -> Counter[Found]:
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in data)
    return Counter(
        (
            found.path.text if found.path else "",
            plain(found.focus),
            plain(found.value),
            found.constraint.component,
            plain(found.shape.node),
            found.shape.severity,
        )
        for found in shacl.validate(store, shacl.read(shapes))
    )


@cache
def triples(address: str) -> list[ox.Triple]:
    text = (SUITE / address.removeprefix(BASE)).read_bytes()
    parsed = ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=address)
    return [quad.triple for quad in parsed]


def cases(manifest: str) -> Iterator[Case]:
    source = Source(triples(manifest))
    here = ox.NamedNode(manifest)
    for other in source.all(here, f"{MF}include"):
        yield from cases(urljoin(manifest, other.value))
    for head in source.all(here, f"{MF}entries"):
        for entry in source.members(here, head):
            parts = (source.one(entry, f"{MF}{part}") for part in ("action", "result"))
            yield Case(entry.value.removeprefix(BASE), source, *parts)


def core() -> list[Case]:
    return [*cases(f"{BASE}core/manifest.ttl")]


# One of these stands in no manifest.
SPARQL = sorted(path for path in SUITE.glob("sparql/*/*.ttl") if path.stem != "manifest")


def test_all_of_the_suite_is_here() -> None:
    assert (len(core()), len(SPARQL)) == (98, 23)
    assert MISSES.keys() <= {case.name for case in core()}


@pytest.mark.parametrize("case", core(), ids=lambda case: case.name)
def test_results_are_those_of_the_suite(case: Case) -> None:
    found = ours(case.graph("dataGraph"), case.graph("shapesGraph"))
    passed = found == case.expected() and (not found) == case.conforms()
    if reason := MISSES.get(case.name):
        assert not passed, f"passes now, although {reason}: take it out of the table"
    else:
        assert found == case.expected()
        assert (not found) == case.conforms()


@pytest.mark.parametrize("path", SPARQL, ids=lambda path: path.stem)
def test_shapes_with_sparql_are_refused(path: Path) -> None:
    with pytest.raises(InvalidData, match="is not SHACL Core, and not covered"):
        shacl.read(triples(f"{BASE}{path.relative_to(SUITE)}"))
