"""A report says in SHACL's own words what was found, the same each time."""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import SH, Graph

from kg.graph import shacl
from tests.graph.shacl.held import PREFIXES, of_report, of_results

DATA = ":bree a :Town ; :near [ a :Town ] ; :says 'Bree'@en . :carn a :Ruin ; :near :bree ."
SHAPES = """
    :a a sh:PropertyShape ; sh:targetSubjectsOf :near ; sh:path ( :near [ sh:inversePath :near ] ) ;
        sh:class :Ruin ; sh:message "Mend it."@en, "Richte es."@de .
    :b a sh:NodeShape ; sh:targetClass :Town ; sh:severity sh:Warning ; sh:closed true ;
        sh:property [ sh:path :says ; sh:minCount 1 ] .
"""


def found(data: str) -> list[shacl.Result]:
    store = ox.Store()
    store.load((PREFIXES + data).encode(), format=ox.RdfFormat.TURTLE)
    shapes = shacl.read(ox.parse((PREFIXES + SHAPES).encode(), format=ox.RdfFormat.TURTLE))
    return list(shacl.validate(store, shapes))


def told(results: list[shacl.Result]) -> str:
    triples = shacl.report(results)
    return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()


def test_a_report_holds_every_result() -> None:
    results = found(DATA)
    graph = Graph().parse(data=told(results), format="nt")
    assert of_report(graph) == of_results(results)
    assert {bool(item) for item in graph.objects(None, SH.conforms)} == {False}
    assert {str(item) for item in graph.objects(None, SH.resultMessage)} == {
        "Mend it.",
        "Richte es.",
    }


def test_where_nothing_is_found_the_graph_conforms() -> None:
    graph = Graph().parse(data=told(found(":carn a :Ruin .")), format="nt")
    assert {bool(item) for item in graph.objects(None, SH.conforms)} == {True}
    assert not set(graph.objects(None, SH.result))


def test_equal_results_give_equal_reports() -> None:
    results = found(DATA)
    assert told(results) == told(results)
