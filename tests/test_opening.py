"""The graph as one object: light to import, the same as what the command line gives."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import kg
from kg import build, output, showing
from kg.errors import KgError
from kg.graph import dataset
from kg.opening import Graph
from tests.factory import reading
from tests.graph import few
from tests.test_docs import HEAVY


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("opening") / "out"
    with few.known_beforehand(), output.replacing(folder) as new:
        store = build.assemble([reading()], failed=pytest.fail)
        dataset.save(store, new / output.GRAPH)
        showing.draw(store, new)
    return folder


@pytest.fixture(scope="module")
def graph(out: Path) -> Graph:
    return kg.open(out)


def test_importing_kg_imports_nothing_heavy() -> None:
    program = "import sys, kg; kg.open; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    loaded = told.stdout.decode().split()
    assert HEAVY & set(loaded) == set()
    assert [name for name in loaded if name.startswith("kg.")] == []


def test_a_folder_without_a_build_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no graph here") as caught:
        kg.open(tmp_path)
    assert str(tmp_path) in str(caught.value)


def test_it_tells_on_one_line_what_it_holds(graph: Graph, out: Path) -> None:
    told = repr(graph)
    assert told == f"<graph of '{out}': 1 report, 6 actors, 3 events, 10 claims>"


def test_a_folder_may_be_named_as_text(out: Path) -> None:
    assert kg.open(str(out)).folder == out


def test_its_store_answers_sparql(graph: Graph) -> None:
    question = "ASK { ?claim a <https://w3id.org/conflict-kg/ontology#Claim> }"
    assert graph.store.query(question, use_default_graph_as_union=True)


def test_its_page_is_the_page_of_the_build(graph: Graph, out: Path) -> None:
    assert graph.page() == (out / output.PAGE).read_text(encoding="utf-8")


def test_its_network_has_the_nodes_and_edges_of_the_page(graph: Graph) -> None:
    network = graph.to_networkx()
    assert network.nodes["event/strike"]["label"] == "air strike near Bree, 2024-03-03"
    assert network.has_edge("actor/gondor-brigades", "actor/mordor")


def test_what_is_added_to_the_store_is_shown(out: Path) -> None:
    graph = kg.open(out)
    before = graph.picture()
    dataset.add(graph.store, reading("-2"))
    assert "2 reports" in graph.picture()
    assert "2 reports" not in before


def test_in_a_notebook_it_shows_its_page_and_its_picture(graph: Graph) -> None:
    html = graph._repr_html_()
    assert html.count("<iframe") == html.count("<img") == 1
    assert "Gondor Brigades" in html


def test_its_ties_can_be_had_whole_and_within_a_scope(graph: Graph) -> None:
    whole = graph.ties()
    assert {tie.relation for tie in whole.all} == {"AirStrike", "Call", "supportedBy"}
    assert graph.ties(without=["Arnor army", "The Bree Gazette"]).all == ()
    spoken = graph.ties(told_by=["Arnor army"], as_of=date(2024, 3, 5))
    assert {tie.relation for tie in spoken.all} == {"AirStrike"}


def test_a_name_is_found_as_on_the_command_line(graph: Graph) -> None:
    assert graph.id("gondor brigades") == "actor/gondor-brigades"
    with pytest.raises(KgError, match="did you mean Mordor"):
        graph.id("Mordorr")
