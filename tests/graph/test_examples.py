"""Every example is a test: a valid one breaks nothing, an invalid one its own shape alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph import shacl
from kg.graph.dataset import VOCABULARY
from kg.graph.shapes import check, checks, own
from kg.graph.terms import node
from kg.ontology import directory

FOLDER = directory() / "examples"
VALID, INVALID = (sorted((FOLDER / kind).glob("*.ttl")) for kind in ("valid", "invalid"))
EXAMPLE = node("graph/example")


def names() -> Iterator[str]:
    """What our checks are called, and each of our shapes that asks for anything itself."""
    yield from (asked.name for asked in checks())
    for shape in own():
        yield from map(name, asking(shape))


def asking(shape: shacl.Shape) -> Iterator[shacl.Shape]:
    if any(constraint.name != "property" for constraint in shape.constraints):
        yield shape
    for constraint in shape.constraints:
        if constraint.name == "property":
            yield from asking(*constraint.shapes)


def name(shape: shacl.Shape) -> str:
    return shape.node.value.removeprefix(node("shape/").value)


NAMES = sorted({*names()}, key=len, reverse=True)


def store_of(*paths: Path) -> ox.Store:
    store = ox.Store()
    vocabulary = str(directory() / "conflict.ttl")
    store.load(path=vocabulary, format=ox.RdfFormat.TURTLE, to_graph=VOCABULARY)
    for path in paths:
        store.load(path=str(path), format=ox.RdfFormat.TURTLE, to_graph=EXAMPLE)
    return store


def shape_of(path: Path) -> str:
    """The shape that an invalid example is named for: `<shape>-<case>.ttl`."""
    return next(name for name in NAMES if path.stem.startswith(f"{name}-"))


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_example_breaks_nothing(path: Path) -> None:
    assert check(store_of(path)) == ()


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_example_breaks_the_shape_it_is_named_for_and_no_other(path: Path) -> None:
    assert {found.shape for found in check(store_of(path))} == {shape_of(path)}


def test_each_shape_and_check_has_an_invalid_example() -> None:
    assert {shape_of(path) for path in INVALID} == set(NAMES)


def test_there_are_valid_examples() -> None:
    assert len(VALID) >= 3


@pytest.mark.parametrize("path", [*VALID, *INVALID], ids=lambda path: path.stem)
def test_an_example_says_first_what_it_shows(path: Path) -> None:
    line = path.read_text(encoding="utf-8").partition("\n")[0]
    assert line.startswith("# ")
    assert line.endswith(".")


# All examples at once: each has addresses of its own, and pySHACL takes its time.


@cache
def in_one() -> ox.Store:
    return store_of(*VALID, *INVALID)


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_pyshacl_finds_the_same_in_all_examples() -> None:
    import pyshacl
    import rdflib

    triples = {(q.subject, q.predicate, q.object) for q in in_one()}
    data = ox.serialize((ox.Triple(*triple) for triple in triples), format=ox.RdfFormat.N_TRIPLES)
    graph = rdflib.Graph().parse(data=data, format="nt")
    shapes = rdflib.Graph().parse(directory() / "shapes.ttl")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes)
    theirs = {
        tuple(
            str(report.value(result, part)).removeprefix(node("").value)
            for part in (rdflib.SH.focusNode, rdflib.SH.sourceShape)
        )
        for result in report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult)
    }
    queries = {path.stem for path in (directory() / "checks").glob("*.rq")}
    ours = {(v.focus, v.shape) for v in check(in_one()) if v.shape not in queries}
    assert ours == {(focus, name.removeprefix("shape/")) for focus, name in theirs}
