"""Shapes as SPARQL find what pySHACL finds, and what is not covered is refused."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import InvalidData
from kg.graph.shacl import compiled
from kg.ontology import prologue

PREFIXES = """
    @prefix : <https://example.org/> .
    @prefix sh: <http://www.w3.org/ns/shacl#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
PEOPLE = """
    :Scout rdfs:subClassOf :Person .
    :frodo a :Person ; :name "Frodo" ; :age 50 ; :born "2968-09-22"^^xsd:date ; :knows :sam .
    :sam a :Person ; :name "Sam", "Samwise" ; :age "old" ; :knows :pony .
    :strider a :Scout ; :age -1 ; :born "yesterday"^^xsd:date ; :knows "Bill" ;
        :title "Dúnadan"@en, "Ranger"@en .
    :pony a :Animal ; :name "Bill" .
"""
ASKED = {
    ":name": 'sh:minCount 1 ; sh:maxCount 1 ; sh:pattern "^[A-Z]" ; sh:minLength 4',
    ":age": "sh:datatype xsd:integer ; sh:minInclusive 0",
    ":born": "sh:datatype xsd:date",
    ":knows": "sh:class :Person ; sh:nodeKind sh:IRI",
    ":title": "sh:uniqueLang true",
}


def shape(path: str, asked: str) -> str:
    return f""":people a sh:NodeShape ; sh:targetClass :Person ; sh:property :asked .
        :asked a sh:PropertyShape ; sh:path {path} ; {asked} ; sh:message "Mend it." ."""


def ours(data: str, shapes: str) -> set[str]:
    store = ox.Store()
    store.load((PREFIXES + data).encode(), format=ox.RdfFormat.TURTLE)
    parsed = ox.parse((PREFIXES + shapes).encode(), format=ox.RdfFormat.TURTLE)
    return {
        row[0].value
        for one in compiled(parsed)
        for row in store.query(prologue() + one.query, use_default_graph_as_union=True)
    }


def theirs(data: str, shapes: str) -> set[str]:
    import pyshacl
    import rdflib

    graphs = (
        rdflib.Graph().parse(data=PREFIXES + text, format="turtle") for text in (data, shapes)
    )
    data_graph, shapes_graph = graphs
    _, report, _ = pyshacl.validate(data_graph, shacl_graph=shapes_graph)
    return {str(focus) for focus in report.objects(None, rdflib.SH.focusNode)}


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize(
    ("path", "asked"),
    [(path, one.strip()) for path, all_asked in ASKED.items() for one in all_asked.split(" ; ")]
    + [
        (":age", "sh:in ( 50 51 )"),
        (":age", "sh:not [ sh:datatype xsd:integer ]"),
        (":age", "sh:or ( [ sh:datatype xsd:integer ; sh:minInclusive 0 ] [ sh:minLength 3 ] )"),
        (":age", "sh:lessThan :height"),
        (":knows", "sh:nodeKind sh:Literal"),
        (":knows", "sh:nodeKind sh:IRIOrLiteral"),
        (
            ":knows",
            "sh:or ( [ sh:class :Animal ] [ sh:property [ sh:path :age ; sh:minCount 1 ] ] )",
        ),
        (":name", 'sh:hasValue "Frodo"'),
    ],
)
def test_what_breaks_a_shape_is_what_pyshacl_finds(path: str, asked: str) -> None:
    found = ours(PEOPLE, shape(path, asked))
    assert found == theirs(PEOPLE, shape(path, asked))


@pytest.mark.parametrize(
    ("path", "asked", "why"),
    [
        (":name", "sh:maxCount 3", "sh:maxCount"),
        (":name", "sh:minCount 2", "sh:minCount"),
        (":name", "sh:maxLength 9", "sh:maxLength"),
        (":name", "sh:equals :other", "sh:equals"),
        (":name", "sh:nodeKind sh:BlankNode", "sh:nodeKind"),
        (":name", "sh:or ( [ sh:hasValue 1 ] [ sh:minLength 1 ] )", "sh:hasValue"),
        (":knows", "sh:property [ sh:path :name ; sh:minCount 1 ]", "sh:property"),
        ("[ sh:inversePath :knows ]", "sh:minCount 1", "sh:path"),
    ],
)
def test_what_is_not_covered_is_refused_by_name(path: str, asked: str, why: str) -> None:
    with pytest.raises(InvalidData, match=why):
        ours(PEOPLE, shape(path, asked))


def test_a_shape_for_other_nodes_than_those_of_a_class_is_refused() -> None:
    with pytest.raises(InvalidData, match="sh:targetNode"):
        ours(PEOPLE, ':one a sh:NodeShape ; sh:targetNode :sam ; sh:message "Mend it." .')


def test_a_shape_without_a_message_is_refused() -> None:
    silent = shape(":name", "sh:minCount 1").replace('sh:message "Mend it."', "sh:minLength 1")
    with pytest.raises(InvalidData, match="sh:message"):
        ours(PEOPLE, silent)
