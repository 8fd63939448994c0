"""What a document touches: what it speaks of, what its claims say, and what rests on them."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox

from kg.graph import dataset
from kg.graph.rules import infer
from kg.graph.touched import rederived, ties, touched
from kg.model import Claim, Entity, Reading
from tests.factory import passage, reading

BRIGADES, MORDOR, ANGMAR = "actor/gondor-brigades", "actor/mordor", "actor/angmar"


def told(name: str, subject: str, relation: str, item: str) -> Reading:
    """A report that says one thing."""
    document = replace(reading().document, id=f"document/{name}")
    claim = Claim(subject, relation, item, BRIGADES, passage(document, "Arnor struck"))
    named = tuple(Entity(id, id, "State") for id in (subject, item))
    return Reading(document, entities=named, claims=(claim,))


def held(*readings: Reading) -> ox.Store:
    store = dataset.build(readings, ())
    infer(store)
    return store


def test_it_is_what_the_document_names_and_ties() -> None:
    store = held(reading(), told("far", "actor/rhun", "partOf", "actor/harad"))
    far = touched(store, "document/far")
    assert far.things == {"actor/rhun", "actor/harad"}
    assert far.ties == {("partOf", "actor/harad", "actor/rhun")}


def test_numbers_and_days_tie_nobody() -> None:
    relations = {relation for relation, *_ in touched(held(reading()), reading().document.id).ties}
    assert relations == {"agent", "recipient", "place", "supportedBy"}


def test_what_a_rule_makes_of_two_documents_is_touched_by_each() -> None:
    store = held(told("one", BRIGADES, "partOf", MORDOR), told("two", MORDOR, "partOf", ANGMAR))
    concluded = ("partOf", ANGMAR, BRIGADES)
    assert concluded in touched(store, "document/one").ties
    assert concluded in touched(store, "document/two").ties


def test_a_document_that_is_not_there_touches_nothing() -> None:
    nothing = touched(held(reading()), "document/nobody")
    assert not nothing.things
    assert not nothing.ties


def test_all_that_ties_somebody_is_found_from_either_end() -> None:
    store = held(told("one", BRIGADES, "partOf", MORDOR), told("two", MORDOR, "partOf", ANGMAR))
    assert ties(store, MORDOR) == {
        ("partOf", BRIGADES, MORDOR),
        ("partOf", ANGMAR, MORDOR),
    }


def test_rules_that_run_again_tell_what_they_conclude_otherwise() -> None:
    store = held(told("one", BRIGADES, "partOf", MORDOR))
    assert not rederived(store).ties
    dataset.add(store, told("two", MORDOR, "partOf", ANGMAR))
    assert ("partOf", ANGMAR, BRIGADES) in rederived(store).ties
    dataset.remove(store, "document/two")
    assert ("partOf", ANGMAR, BRIGADES) in rederived(store).ties
    assert not rederived(store).ties
