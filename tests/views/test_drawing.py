"""What is drawn at first, and with which words."""

from __future__ import annotations

import networkx as nx
import pytest

from kg.views import drawing
from kg.views.drawing import core, lines, places, radius
from kg.views.network import network
from tests.factory import reading
from tests.views.stories import NOTHING_KNOWN, story


def simple(graph: nx.MultiDiGraph) -> nx.Graph:
    return nx.Graph((a, b) for a, b in graph.edges() if a != b)


def test_a_small_story_is_drawn_whole_but_for_what_nothing_is_tied_to() -> None:
    graph = network([reading()], NOTHING_KNOWN, ())
    drawn = places(graph)
    assert set(drawn.places) == drawn.core == set(simple(graph))
    assert "actor/bree-gazette" not in drawn.places


def test_a_large_story_is_drawn_in_whole_facts_of_the_most_tied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(drawing, "CORE", 40)
    graph = network(*story(200, 2))
    tied = simple(graph)
    first = core(graph, tied)
    assert 30 <= len(first) <= 40
    assert all(tied.subgraph(first).degree(node) for node in first)
    actors = [
        n for n, kind in graph.nodes(data="kind") if kind not in ("Event", "Place") and n in tied
    ]
    assert max(actors, key=lambda node: (tied.degree(node), node)) in first
    assert set(places(graph).places) == set(tied)


def test_an_event_is_labelled_by_type_and_date_and_an_actor_by_name() -> None:
    graph = network([reading()], NOTHING_KNOWN, ())
    assert lines(graph.nodes["event/strike"]) == ("air strike", "3 Mar 2024")
    assert lines(graph.nodes["event/attack"]) == ("attack",)
    assert lines(graph.nodes["event/attack"] | {"count": 76}) == ("76 × attack",)
    assert lines(graph.nodes["actor/gondor-brigades"]) == ("Gondor Brigades",)


def test_a_node_grows_with_its_ties_up_to_a_limit() -> None:
    star = nx.MultiDiGraph([("hub", str(i)) for i in range(200)])
    assert radius(star, "0") < radius(star, "hub") <= 24
