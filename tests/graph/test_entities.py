"""One thing has one label, whatever documents call it, and no triple stands twice."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pyoxigraph as ox
import pytest

from kg.graph.dataset import ENTITIES, add, remove
from kg.graph.entities import matching
from kg.graph.terms import node, term
from kg.model import Entity, Event, Reading
from tests import factory
from tests.graph.few import build

THING = node("actor/arnor")


def calling(suffix: str, label: str, kind: str = "State", *aliases: str) -> Reading:
    """A document that only names one thing."""
    document = replace(factory.reading(suffix).document, url=f"https://example.org/{suffix}")
    return Reading(document, entities=(Entity("actor/arnor", label, kind, aliases),))


def said(store: ox.Store, curie: str, thing: ox.NamedNode = THING) -> list[str]:
    return sorted(quad.object.value for quad in matching(store, thing, term(curie)))


def test_many_documents_give_one_label_and_keep_every_name() -> None:
    readings = calling("1", "Arnor"), calling("2", "Kingdom of Arnor", "State", "the North")
    store = build(readings)
    assert said(store, "rdfs:label") == ["Arnor"]
    assert said(store, "skos:altLabel") == ["Kingdom of Arnor", "the North"]
    assert len(list(matching(store, None, term("kg:describes"), THING))) == 2


def test_classes_that_documents_disagree_on_are_all_kept() -> None:
    store = build([calling("1", "Arnor"), calling("2", "Arnor", "ArmedGroup")])
    assert said(store, "rdf:type") == sorted([term("kg:State").value, term("kg:ArmedGroup").value])


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_what_things_are_called_does_not_depend_on_who_came_first(order: tuple[int, ...]) -> None:
    readings = [calling("1", "b"), calling("2", "a", "State", "b"), calling("3", "c", "State", "a")]
    store = build()
    for index in order:
        add(store, readings[index])
    assert set(store) == set(build(readings))


def test_what_is_known_beforehand_keeps_its_label_and_class() -> None:
    iran = Entity("actor/iran", "the Iranians", "ArmedGroup", ("Iran",))
    store = build([replace(factory.reading(), entities=(iran,), claims=())])
    assert said(store, "rdfs:label", node(iran.id)) == ["Iran"]
    assert said(store, "rdf:type", node(iran.id)) == [term("kg:State").value]
    assert "the Iranians" in said(store, "skos:altLabel", node(iran.id))


def test_a_document_taken_out_takes_its_names_along() -> None:
    store = build([calling("1", "Arnor"), calling("2", "A Kingdom", "State", "the North")])
    remove(store, calling("2", "").document.id)
    assert set(store) == set(build([calling("1", "Arnor")]))


def test_an_aggregate_event_keeps_its_count() -> None:
    events = (Event("event/one", "attack", "Attack"), Event("event/many", "attacks", "Attack", 76))
    store = build([replace(factory.reading(), events=events, claims=())])
    counts = {
        q.subject: q.object.value for q in matching(store, None, term("kg:count"), graph=ENTITIES)
    }
    assert counts == {node("event/many"): "76"}
