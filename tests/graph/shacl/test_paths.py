"""Paths come out of a shapes graph as SPARQL, and go into a report as they came."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import InvalidData
from kg.graph.shacl.parts import Path
from kg.graph.shacl.paths import STEPS, described, read
from kg.graph.shacl.sources import Source
from tests.graph.shacl.held import PREFIXES

PATHS = {
    ":p": "p",
    "[ sh:inversePath :p ]": "(^p)",
    "( :p :q )": "(p/q)",
    "[ sh:alternativePath ( :p ( :q :r ) ) ]": "(p|(q/r))",
    "[ sh:zeroOrMorePath [ sh:inversePath ( :p :q ) ] ]": "((^(p/q))*)",
    "( [ sh:oneOrMorePath :p ] [ sh:zeroOrOnePath :q ] )": "((p+)/(q?))",
}
S = ox.NamedNode("https://example.org/s")
PATH = ox.NamedNode("http://www.w3.org/ns/shacl#path")


def path(text: str) -> Path:
    source = Source(ox.parse(f"{PREFIXES} :s sh:path {text} .", format=ox.RdfFormat.TURTLE))
    return read(source, S, source.one(S, "path"))


@pytest.mark.parametrize(("turtle", "sparql"), PATHS.items())
def test_a_path_is_one_of_sparql(turtle: str, sparql: str) -> None:
    assert path(turtle).text.replace("<https://example.org/", "").replace(">", "") == sparql


@pytest.mark.parametrize("turtle", PATHS)
def test_a_path_goes_through_rdf_and_back(turtle: str) -> None:
    triples: list[ox.Triple] = []
    node = described(path(turtle), triples)
    assert read(Source(triples), S, node) == path(turtle)


@pytest.mark.parametrize(
    ("turtle", "empty"),
    [
        (":p", False),
        ("[ sh:zeroOrMorePath :p ]", True),
        ("[ sh:inversePath [ sh:zeroOrOnePath :p ] ]", True),
        ("( :p [ sh:zeroOrMorePath :p ] )", False),
        ("[ sh:alternativePath ( :p [ sh:zeroOrMorePath :p ] ) ]", True),
        ("[ sh:oneOrMorePath :p ]", False),
    ],
)
def test_some_paths_lead_nowhere_else(turtle: str, empty: bool) -> None:
    assert path(turtle).empty is empty


@pytest.mark.parametrize(
    "turtle",
    [
        '"p"',
        "[ ]",
        "( :p )",
        "[ sh:alternativePath ( :p ) ]",
        "[ sh:inversePath :p, :q ]",
        "[ sh:inversePath :p ; sh:zeroOrMorePath :p ]",
        "[ sh:zeroOrMorePath 'p' ]",
        "_:p . _:p sh:inversePath _:p",
        f"( {':p ' * STEPS} )",
    ],
)
def test_what_is_no_path_is_refused(turtle: str) -> None:
    with pytest.raises(InvalidData, match=r"sh:\w+Path|sh:path"):
        path(turtle)
