"""Measures in the graph: with all it takes to compute them again."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.graph import dataset, measures, shapes
from kg.graph.queries import ask
from kg.model import Reading
from kg.ontology import DATA
from kg.views import network
from kg.views.measures import Measure
from kg.views.measures import measures as measured
from tests.factory import reading

BUILD = "build/test"


@pytest.fixture
def store() -> ox.Store:
    return dataset.build([reading()])


def quads(store: ox.Store) -> set[ox.Quad]:
    return set(store.quads_for_pattern(None, None, None, dataset.MEASURES))


def test_a_measure_says_of_whom_how_and_over_what(store: ox.Store) -> None:
    measure = Measure("actor/arnor", "degree", 2.0, "counting", ("loops=no", "a=b"), "all edges")
    measures.write(store, [measure], BUILD)
    (record,) = ask(
        store,
        """SELECT ?name ?about ?value ?algorithm ?scope ?build (COUNT(?p) AS ?parameters) {
          GRAPH <graph/measures> { ?m a kg:Measure ; rdfs:label ?name ; kg:about ?about ;
            kg:value ?value ; kg:algorithm ?algorithm ; kg:scope ?scope ; kg:build ?build ;
            kg:parameter ?p . ?build a kg:Build }
        } GROUP BY ?name ?about ?value ?algorithm ?scope ?build""",
    ).records()
    assert record.pop("value") in {"2", "2.0", "2.0E0"}
    assert record == {
        "name": "degree",
        "about": f"{DATA}actor/arnor",
        "algorithm": "counting",
        "scope": "all edges",
        "build": DATA + BUILD,
        "parameters": "2",
    }


def test_the_same_measure_over_something_else_is_another(store: ox.Store) -> None:
    one = Measure("actor/arnor", "degree", 2.0, "counting", ("loops=no",), "all edges")
    others = [replace(one, parameters=()), replace(one, scope="friendly edges")]
    measures.write(store, [one, *others], BUILD)
    assert len(ask(store, "SELECT ?m { ?m a kg:Measure }").rows) == 3


def test_new_measures_take_the_place_of_old_ones(store: ox.Store) -> None:
    old = Measure("actor/arnor", "degree", 2.0, "counting")
    new = Measure("actor/mordor", "degree", 1.0, "counting")
    measures.write(store, [old], "build/old")
    measures.write(store, [new], BUILD)
    replaced = quads(store)
    measures.write(store, [new], BUILD)
    assert quads(store) == replaced
    assert not ask(store, "ASK { ?m kg:about <actor/arnor> }").truth


def test_measures_touch_no_other_graph(store: ox.Store) -> None:
    before = dataset.readings(store)
    measures.write(store, [Measure("actor/arnor", "degree", 2.0, "counting")], BUILD)
    assert dataset.readings(store) == before
    assert {quad.graph_name for quad in quads(store)} == {dataset.MEASURES}


def test_all_measures_of_a_story_keep_the_shapes(store: ox.Store) -> None:
    nobody = Reading(dataset.background(store).document)
    found = list(measured(network.network(dataset.readings(store), nobody, ())))
    measures.write(store, found, BUILD)
    about = {measure.about for measure in found}
    assert shapes.check(store) == ()
    assert ask(store, "SELECT DISTINCT ?what { ?m kg:about ?what }").rows
    assert len(ask(store, "SELECT DISTINCT ?what { ?m kg:about ?what }").rows) == len(about)
