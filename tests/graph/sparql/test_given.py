"""Where given values stand in a text; what they come to is tried in the tests of the bridge."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.graph.sparql.given import given
from kg.graph.terms import node

WHO = {"who": node("actor/arnor")}
BLOCK = " VALUES (?who) { (<https://w3id.org/conflict-kg/actor/arnor>) }"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT * { ?who ?p ?o }", "SELECT * {# ?who ?p ?o }"),
        ("ASK { ?s ?p '?who' }", "ASK { ?s ?p '?who' }"),
        ("ASK { ?s ?p $who }", "ASK {# ?s ?p $who }"),
        ("DESCRIBE ?who", "DESCRIBE ?who#"),
        ("SELECT * { VALUES ?x { 1 } ?who ?p ?x }", "SELECT * {# VALUES ?x { 1 } ?who ?p ?x }"),
        (
            "CONSTRUCT { ?who ?p ?o } { ?who ?p ?o }",
            "CONSTRUCT { ?who ?p ?o } {# ?who ?p ?o }",
        ),
        (
            "CONSTRUCT FROM <g> WHERE { ?who ?p ?o }",
            "CONSTRUCT { ?who ?p ?o } FROM <g> WHERE {# ?who ?p ?o }",
        ),
        (
            "SELECT * { { SELECT ?o { ?who ?p ?o } } MINUS { ?who ?q ?o } }",
            "SELECT * {# { SELECT ?o {# ?who ?p ?o } } MINUS { ?who ?q ?o } }",
        ),
        (
            "DELETE { GRAPH ?g { ?who ?p 1 } } INSERT { ?who ?p 2 } WHERE { ?who ?p ?o }",
            "DELETE { GRAPH ?g { ?who ?p 1 } } INSERT { ?who ?p 2 } WHERE {# ?who ?p ?o }",
        ),
        ("INSERT DATA { <who> <p> 1 }", "INSERT DATA { <who> <p> 1 }"),
    ],
)
def test_each_group_begins_with_the_values(text: str, told: str) -> None:
    made = given(text, WHO)
    assert made == told.replace("#", BLOCK)
    if "DELETE" not in made and "INSERT" not in made:
        ox.Store().query(made, base_iri="https://example.org/")


def test_a_text_without_the_variable_stays_as_it_is() -> None:
    assert given("ASK { ?s ?p ?o }", WHO) == "ASK { ?s ?p ?o }"
