"""What went into a graph comes out again, in one order."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given

from kg.errors import InvalidData
from kg.graph.decoding import decode, normal
from kg.graph.encoding import quads
from kg.graph.terms import term
from kg.model import Reading, Resolution
from tests import factory
from tests.graph.readings import readings


@given(readings())
def test_a_reading_survives_the_graph(reading: Reading) -> None:
    assert decode(quads(reading)) == normal(reading)


@given(readings())
def test_the_normal_form_is_normal(reading: Reading) -> None:
    assert normal(normal(reading)) == normal(reading)


def test_the_order_of_the_parts_does_not_matter() -> None:
    reading = factory.reading()
    turned = replace(
        reading,
        claims=reading.claims[::-1],
        entities=reading.entities[::-1],
        events=reading.events[::-1],
    )
    assert normal(turned) == normal(reading)


def test_a_claim_read_twice_is_one_claim_with_the_steps_of_both() -> None:
    reading = factory.reading()
    one = Resolution("they", 150, 154, "coreference", "actor/gondor-brigades")
    two = Resolution("Arnor", 0, 5, "alias", "actor/arnor", 0, 5)
    claim = replace(reading.claims[0], resolutions=(one,))
    again = replace(reading.claims[0], resolutions=(two,))
    [merged] = normal(Reading(reading.document, claims=(claim, again))).claims
    assert merged.resolutions == (two, one)


@pytest.mark.parametrize("missing", ["rdf:object", "kg:speaker", "oa:exact", "kg:text"])
def test_a_graph_that_lacks_a_part_is_refused_by_name(missing: str) -> None:
    left = [quad for quad in quads(factory.reading()) if quad.predicate != term(missing)]
    with pytest.raises(InvalidData, match=missing):
        decode(left)


def test_foreign_triples_in_a_graph_do_no_harm() -> None:
    reading = factory.reading()
    foreign = ox.Quad(
        ox.NamedNode("https://example.org/x"),
        ox.NamedNode("https://example.org/p"),
        ox.Literal("word"),
    )
    assert decode([*quads(reading), foreign]) == normal(reading)
