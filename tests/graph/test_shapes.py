"""A graph built from readings is whole, and what breaks a promise is told in words."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given

from kg.graph.entities import matching
from kg.graph.rules import infer
from kg.graph.shacl import SH
from kg.graph.shapes import Violation, check, checks, own
from kg.graph.terms import node, term
from kg.model import Reading
from tests import factory
from tests.graph.few import build
from tests.graph.readings import readings
from tests.graph.test_examples import asking


@pytest.fixture
def store() -> ox.Store:
    store = build([factory.reading()])
    infer(store)
    return store


def test_a_graph_of_ours_breaks_nothing(store: ox.Store) -> None:
    assert check(store) == ()


def test_the_graph_is_whole_before_and_after_the_rules(store: ox.Store) -> None:
    assert check(build([factory.reading()])) == ()
    infer(store)
    assert check(store) == ()


@given(readings())
def test_whatever_was_read_breaks_nothing(reading: Reading) -> None:
    """Odd ends (a thing related to itself, a wrong class) are told, a broken graph is not made."""
    store = build([reading], known=())
    infer(store)
    odd = {"claim-about-itself", "outside-range", "outside-domain", "part-of-each-other"}
    assert {found.shape for found in check(store)} <= odd


def test_a_changed_quote_in_a_graph_file_is_told_with_its_passage(store: ox.Store) -> None:
    [quote, *_] = sorted(matching(store, None, term("oa:exact")), key=str)
    store.remove(quote)
    words = ox.Literal(quote.object.value + "!")
    store.add(ox.Quad(quote.subject, quote.predicate, words, quote.graph_name))
    [found] = check(store)
    assert found.focus == quote.subject.value.removeprefix(node("").value)
    assert (found.severity, found.shape) == ("violation", "quote-not-in-text")
    assert "build the graph again" in found.message


def test_a_denied_claim_turned_round_after_the_rules_is_found_out(store: ox.Store) -> None:
    claim = factory.reading().claims[0]
    graph = node(factory.reading().document.id)
    polarity = term("kg:polarity")
    store.remove(ox.Quad(node(claim.id), polarity, ox.Literal("positive"), graph))
    store.add(ox.Quad(node(claim.id), polarity, ox.Literal("negative"), graph))
    assert "denied-but-derived" in {found.shape for found in check(store)}


def test_all_that_breaks_a_shape_is_told_in_one_order(store: ox.Store) -> None:
    store.clear_graph(node("graph/entities"))
    found = check(store)
    assert len(found) > 3
    assert found == tuple(sorted(found))
    assert all(isinstance(one, Violation) for one in found)


def test_each_check_says_what_to_do() -> None:
    for shape in (*(asked.shape for asked in checks()), *(s for top in own() for s in asking(top))):
        [message] = shape.messages
        assert message.value.endswith("."), shape.node
        assert shape.severity.value.removeprefix(SH) in {"Violation", "Warning", "Info"}
