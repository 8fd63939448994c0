"""The outline of a store: given back as it was kept, and only while it holds."""

from __future__ import annotations

import pyoxigraph as ox

from kg.graph import dataset
from kg.graph.outlines import OUTLINE, drop, keep, kept
from kg.graph.rules import infer
from kg.graph.terms import node
from tests.factory import reading


def held() -> ox.Store:
    store = dataset.build([reading()], ())
    keep(store, ["one", {"two": [3, None, "\u2028\n"]}], "drawn so")
    return store


def test_what_is_kept_is_given_back() -> None:
    assert kept(held(), "drawn so") == ["one", {"two": [3, None, "\u2028\n"]}]


def test_what_something_else_drew_is_not_given() -> None:
    assert kept(held(), "drawn otherwise") is None


def test_there_is_one_and_it_stands_in_its_own_graph() -> None:
    store = held()
    keep(store, ["another"], "drawn so")
    assert kept(store, "drawn so") == ["another"]
    assert len(list(store.quads_for_pattern(None, None, None, OUTLINE))) == 1


def test_without_it_the_store_is_as_it_was() -> None:
    store = held()
    drop(store)
    drop(store)
    assert kept(store, "drawn so") is None
    assert set(store) == set(dataset.build([reading()], ()))


def test_documents_that_come_and_go_and_rules_take_it_out() -> None:
    for change in (
        lambda store: dataset.add(store, reading()),
        lambda store: dataset.remove(store, "document/nobody"),
        infer,
    ):
        store = held()
        change(store)
        assert kept(store, "drawn so") is None


def test_documents_that_go_in_another_way_are_seen() -> None:
    store = held()
    store.remove_graph(node(reading().document.id))
    assert kept(store, "drawn so") is None
