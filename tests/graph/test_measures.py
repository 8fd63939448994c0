"""Measures in the graph: with all it takes to compute them again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import __version__
from kg.analysis.numbers import Measure, Method
from kg.analysis.scope import WHOLE, Scope
from kg.errors import InvalidData, KgError
from kg.graph import dataset, measures, shapes
from kg.graph.queries import ask
from kg.ontology import DATA
from tests.factory import reading
from tests.graph.few import build

BUILD, EARLIER = "build/test", "build/earlier"
METHOD = Method("counting", "networkx 3.6", ("loops=no", "a=b"), 7)
DEGREE = Measure(("actor/arnor",), "degree", 2.0, METHOD)
MARCH = Scope(until=date(2024, 3, 31), unnamed=True)


@pytest.fixture
def store() -> ox.Store:
    made = build([reading()])
    measures.made_by(made, BUILD)
    return made


def quads(store: ox.Store) -> set[ox.Quad]:
    return set(store.quads_for_pattern(None, None, None, dataset.MEASURES))


def values(store: ox.Store) -> set[tuple[str, str, str]]:
    """What was measured, in which scope, and the number."""
    rows = ask(store, "SELECT ?n ?s ?v { ?m rdfs:label ?n ; kg:value ?v ; kg:scope/rdfs:label ?s }")
    return {(row["n"], row["s"], row["v"]) for row in rows.records()}


# ── Numbers ──────────────────────────────────────────────────────────────────


def test_a_measure_says_of_whom_how_over_what_and_in_which_build(store: ox.Store) -> None:
    measures.write(store, [DEGREE], WHOLE, BUILD)
    (record,) = ask(
        store,
        """SELECT ?name ?about ?value ?algorithm ?library ?seed ?scope ?build
             (COUNT(?p) AS ?parameters) {
          GRAPH <graph/measures> { ?m a kg:Measure ; rdfs:label ?name ; kg:about ?about ;
            kg:value ?value ; kg:algorithm ?algorithm ; kg:library ?library ; kg:seed ?seed ;
            kg:scope/rdfs:label ?scope ; kg:build ?build ; kg:parameter ?p . ?build a kg:Build }
        } GROUP BY ?name ?about ?value ?algorithm ?library ?seed ?scope ?build""",
    ).records()
    assert record == {
        "name": "degree",
        "about": f"{DATA}actor/arnor",
        "value": "2",
        "algorithm": "counting",
        "library": "networkx 3.6",
        "seed": "7",
        "scope": "all that is claimed",
        "build": DATA + BUILD,
        "parameters": "2",
    }


def test_what_no_library_computed_kg_did(store: ox.Store) -> None:
    measures.write(store, [replace(DEGREE, method=Method("counting"))], WHOLE, BUILD)
    assert ask(store, f'ASK {{ ?m kg:library "kg {__version__}" }}').truth
    assert not ask(store, "ASK { ?m kg:seed ?seed }").truth


def test_a_measure_of_several_is_about_each_and_of_nobody_about_the_build(store: ox.Store) -> None:
    pair = Measure(("actor/mordor", "actor/arnor"), "steps", 1.0, METHOD)
    measures.write(store, [pair, Measure((), "density", 0.5, METHOD)], WHOLE, BUILD)
    assert ask(
        store,
        """ASK { ?m kg:value 1e0 ; kg:about <actor/arnor>, <actor/mordor> ;
                 kg:aboutFirst <actor/mordor> . ?of kg:value 0.5e0 ; kg:about <build/test> }""",
    ).truth
    assert shapes.check(store) == ()


@pytest.mark.parametrize(
    "other",
    [
        replace(DEGREE, name="strength"),
        replace(DEGREE, about=("actor/rohan",)),
        replace(DEGREE, about=("actor/arnor", "actor/rohan")),
        replace(DEGREE, method=replace(METHOD, algorithm="adding")),
        replace(DEGREE, method=replace(METHOD, library="networkx 3.7")),
        replace(DEGREE, method=replace(METHOD, parameters=("loops=no",))),
        replace(DEGREE, method=replace(METHOD, seed=8)),
    ],
    ids=lambda measure: f"{measure.name}-{len(measure.about)}-{measure.method.algorithm}",
)
def test_what_was_measured_otherwise_is_another_measure(store: ox.Store, other: Measure) -> None:
    measures.write(store, [DEGREE, replace(other, value=5.0)], WHOLE, BUILD)
    assert len(ask(store, "SELECT ?m { ?m a kg:Measure }").rows) == 2
    assert shapes.check(store) == ()


def test_measures_touch_no_other_graph(store: ox.Store) -> None:
    before = dataset.readings(store)
    measures.write(store, [DEGREE], MARCH, BUILD)
    assert dataset.readings(store) == before
    assert len(quads(store)) > 10


# ── Scopes ───────────────────────────────────────────────────────────────────


def test_a_scope_is_a_node_that_tells_what_is_left_out(store: ox.Store) -> None:
    scope = Scope(
        since=date(2024, 1, 1),
        until=date(2024, 3, 31),
        as_of=date(2024, 4, 1),
        told_by=frozenset({"actor/arnor", "actor/rohan"}),
        sources=frozenset({"document/arnor-strikes"}),
        speakers=frozenset({"actor/arnor-army"}),
        publishers=frozenset({"The Bree Gazette"}),
        unnamed=True,
        single=True,
        background=True,
    )
    measures.write(store, [DEGREE], scope, BUILD, words="much is left out")
    assert ask(
        store,
        """ASK { ?m kg:scope ?s . ?s a kg:Scope ; rdfs:label "much is left out" ;
             kg:since "2024-01-01"^^xsd:date ; kg:until "2024-03-31"^^xsd:date ;
             kg:asOf "2024-04-01"^^xsd:date ; kg:toldBy <actor/arnor>, <actor/rohan> ;
             kg:toldIn <document/arnor-strikes> ; kg:leavesOut <actor/arnor-army> ;
             kg:leavesOutPublisher "The Bree Gazette" ;
             kg:leavesOutKind "unnamed", "single", "background" }""",
    ).truth
    assert shapes.check(store) == ()


@pytest.mark.parametrize(
    "other",
    [
        Scope(since=date(2024, 3, 1)),
        Scope(until=date(2024, 3, 1)),
        Scope(as_of=date(2024, 3, 1)),
        Scope(told_by=frozenset({"actor/arnor"})),
        Scope(sources=frozenset({"actor/arnor"})),
        Scope(speakers=frozenset({"actor/arnor"})),
        Scope(publishers=frozenset({"actor/arnor"})),
        Scope(unnamed=True),
        Scope(single=True),
        Scope(background=True),
        WHOLE,
    ],
    ids=repr,
)
def test_no_two_scopes_are_one(store: ox.Store, other: Scope) -> None:
    for scope in (other, Scope(until=date(2024, 3, 2)), Scope(unnamed=True, single=True)):
        measures.write(store, [DEGREE], scope, BUILD, words="some")
    assert len(ask(store, "SELECT ?s { ?s a kg:Scope }").rows) == 3
    assert len(ask(store, "SELECT ?m { ?m a kg:Measure }").rows) == 3


# ── What takes the place of what ─────────────────────────────────────────────


def test_new_measures_take_the_place_of_old_ones_of_their_name_and_scope(store: ox.Store) -> None:
    old = [DEGREE, replace(DEGREE, about=("actor/mordor",)), replace(DEGREE, name="strength")]
    measures.write(store, old, WHOLE, EARLIER)
    measures.write(store, [DEGREE], MARCH, EARLIER, words="March")
    measures.write(store, [replace(DEGREE, value=3.0)], WHOLE, BUILD)
    whole = "all that is claimed"
    assert values(store) == {
        ("degree", whole, "3"),
        ("strength", whole, "2"),
        ("degree", "March", "2"),
    }
    assert not ask(store, "ASK { ?m kg:about <actor/mordor> }").truth
    assert shapes.check(store) == ()


def test_the_same_measures_give_the_same_quads_in_any_order(store: ox.Store) -> None:
    two = [DEGREE, replace(DEGREE, about=("actor/mordor",))]
    measures.write(store, two, MARCH, BUILD, words="March")
    before = quads(store)
    measures.write(store, reversed(two), MARCH, BUILD, words="March")
    assert quads(store) == before


def test_a_number_that_there_is_no_more_goes_with_what_only_described_it(store: ox.Store) -> None:
    before = quads(store)
    measures.write(store, [DEGREE], MARCH, EARLIER, words="March")
    measures.write(store, [], MARCH, BUILD, words="March", names=["strength"])
    assert values(store)
    measures.write(store, [], MARCH, BUILD, words="March", names=["degree"])
    assert quads(store) == before


def test_a_scope_is_called_by_its_last_words(store: ox.Store) -> None:
    measures.write(store, [replace(DEGREE, name="strength")], MARCH, BUILD, words="till March")
    measures.write(store, [DEGREE], MARCH, BUILD, words="until March")
    assert {scope for _, scope, _ in values(store)} == {"until March"}


# ── Staleness ────────────────────────────────────────────────────────────────


def test_a_measure_of_a_build_that_the_graph_does_not_describe_is_stale(store: ox.Store) -> None:
    gone = replace(DEGREE, about=("actor/nobody-any-more",))
    measures.write(store, [gone], MARCH, EARLIER, words="March")
    measures.write(store, [DEGREE, replace(DEGREE, about=())], WHOLE, BUILD)
    assert measures.stale(store) == 1
    assert measures.build_of(store) == BUILD
    assert shapes.check(store) == ()


def test_a_measure_is_known_again_in_another_build() -> None:
    of_all = replace(DEGREE, about=())
    names = []
    for name in (BUILD, EARLIER):
        store = ox.Store()
        measures.write(store, [DEGREE, of_all], MARCH, name, words="March")
        names.append({quad.subject for quad in quads(store)})
    assert names[0] == names[1]


def test_a_graph_that_names_no_build_is_refused() -> None:
    with pytest.raises(KgError, match="does not tell what build it is of"):
        measures.build_of(build())


# ── Files ────────────────────────────────────────────────────────────────────


def test_measures_beside_a_graph_are_read_with_it(store: ox.Store, tmp_path: Path) -> None:
    kept = ox.Store()
    measures.write(kept, [DEGREE], MARCH, BUILD, words="March")
    dataset.save(kept, tmp_path / "m.nq")
    before = quads(store)
    measures.join(store, measures.read(tmp_path / "m.nq"))
    assert quads(store) == before | set(kept)


def test_what_the_graph_says_of_a_scope_or_number_stays(store: ox.Store) -> None:
    measures.write(store, [DEGREE], MARCH, BUILD, words="until the end of March")
    kept, before = ox.Store(), quads(store)
    measures.write(kept, [replace(DEGREE, value=3.0)], MARCH, BUILD, words="March")
    measures.join(store, kept)
    assert quads(store) == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<urn:a> <urn:b> <urn:c> .\n", "holds what is no measure"),
        (f"<urn:a> <urn:b> <urn:c> <{DATA}graph/derived> .\n", "holds what is no measure"),
        ("<urn:a> <urn:b>", "not N-Quads"),
    ],
)
def test_a_file_of_anything_else_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "m.nq"
    path.write_text(text)
    with pytest.raises(InvalidData, match=words) as told:
        measures.read(path)
    assert "kg analyze" in told.value.remedy
