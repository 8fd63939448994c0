"""The outline: a network in columns is the same network again."""

from __future__ import annotations

import json
from dataclasses import replace

import networkx as nx
import pytest

from kg.model import Modality, Origin, Polarity
from kg.views.network import network
from kg.views.outline import columns, drawn
from tests.factory import reading
from tests.views.stories import HOSTILE, NOTHING_KNOWN, Story, hostile, story


def again(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    return drawn(json.loads(json.dumps(columns(graph))))


@pytest.mark.parametrize(
    "told", [story(60, 2), hostile(*HOSTILE), ((), NOTHING_KNOWN, ())], ids=["many", "odd", "none"]
)
def test_it_comes_back_in_the_same_order_with_all_data(told: Story) -> None:
    graph = network(*told)
    back = again(graph)
    assert list(back.nodes(data=True)) == list(graph.nodes(data=True))
    assert list(back.edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))


def test_values_are_what_they_were_and_nothing_is_shared() -> None:
    back = again(network(*story(60, 2)))
    for *_, data in back.edges(data=True):
        kinds = (Origin, Polarity, Modality, tuple)
        names = ("origin", "polarity", "modality", "claims")
        assert [type(data[name]) for name in names] == list(kinds)
    dicts = [data for _, data in back.nodes(data=True)] + [d for *_, d in back.edges(data=True)]
    assert len({id(data) for data in dicts}) == len(dicts)


@pytest.mark.parametrize("aliases", [(), ("one",), ("one", "two")])
def test_names_come_back_however_many(aliases: tuple[str, ...]) -> None:
    named = tuple(replace(entity, aliases=aliases) for entity in reading().entities)
    graph = network([replace(reading(), entities=named)], NOTHING_KNOWN, ())
    assert again(graph).nodes["actor/arnor"]["aliases"] == aliases


def test_it_can_grow_like_any_other() -> None:
    back = again(network(*story(60, 2)))
    back.add_edge("one", "other", "key", relation="partOf")
    assert back.nodes["one"] == {}
    assert back.edges["one", "other", "key"] == {"relation": "partOf"}
    assert type(back) is nx.MultiDiGraph
