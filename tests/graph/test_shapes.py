"""A graph built from readings is whole, and what breaks a promise is told in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox
import pytest
from hypothesis import given

from kg.errors import BadQuery, InvalidData
from kg.graph.entities import matching
from kg.graph.rules import infer
from kg.graph.shacl import SH
from kg.graph.shapes import Violation, check, checks, own, report, results
from kg.graph.terms import node, term
from kg.model import Reading
from kg.ontology import NAMESPACE, PREFIXES
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


# ── Shapes that people bring along ───────────────────────────────────────────

THEIRS = f"""
    @prefix : <https://example.org/> .
    @prefix kg: <{NAMESPACE}> .
    @prefix sh: <{SH}> .
    @prefix rdfs: <{PREFIXES["rdfs"]}> .
"""
SHORT = ":short a sh:PropertyShape ; sh:targetClass kg:Claim ; sh:path ( kg:speaker rdfs:label )"


Asked: TypeAlias = Callable[[str], tuple[Path, ...]]


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    def written(text: str) -> tuple[Path, ...]:
        path = tmp_path / "theirs.ttl"
        path.write_text(f"{THEIRS} {text} .")
        return (path,)

    return written


def test_what_breaks_shapes_of_others_is_told_with_way_and_value(
    store: ox.Store, asked: Asked
) -> None:
    words = 'sh:message "Shorten \\"it\\"."@en, "Kürze es."@de'
    found = check(store, asked(f"{SHORT} ; sh:maxLength 3 ; sh:severity sh:Warning ; {words}"))
    assert {one.focus for one in found} >= {claim.id for claim in factory.reading().claims}
    told = {(one.message, one.severity, one.path) for one in found}
    assert told == {('Shorten "it".', "warning", "(kg:speaker/rdfs:label)")}
    speakers = {claim.speaker for claim in factory.reading().claims}
    labels = {each.label for each in factory.reading().entities if each.id in speakers}
    assert {one.value for one in found} >= labels


def test_a_shape_without_a_message_tells_what_it_asks(store: ox.Store, asked: Asked) -> None:
    text = f"{SHORT} ; sh:in ( kg:agent 'x' ) ; sh:severity :grave"
    messages = {(one.message, one.severity) for one in check(store, asked(text))}
    assert messages == {('breaks sh:in kg:agent "x"', "https://example.org/grave")}


def test_a_child_finds_the_same(store: ox.Store, asked: Asked) -> None:
    files = asked(f"{SHORT} ; sh:node [ sh:not [ sh:minLength 1 ] ]")
    found = check(store, files)
    assert found
    assert check(store, files, timeout=60) == found
    assert report(results(store, files, timeout=60)) == report(results(store, files))


def test_shapes_that_take_too_long_are_ended(asked: Asked) -> None:
    edge = ox.NamedNode("https://example.org/near")
    ring = [ox.NamedNode(f"https://example.org/{number}") for number in range(3000)]
    store = ox.Store()
    store.extend(ox.Quad(a, edge, b) for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))
    files = asked(
        ":s sh:targetSubjectsOf :near ; sh:path [ sh:oneOrMorePath :near ] ; sh:maxCount 1"
    )
    with pytest.raises(BadQuery, match="ended after"):
        check(store, files, timeout=0.3)


def test_shapes_that_are_none_are_refused_from_the_child_as_well(
    store: ox.Store, asked: Asked
) -> None:
    with pytest.raises(InvalidData, match=r"theirs.ttl: .*sh:minCount needs sh:path"):
        check(store, asked(":s a sh:NodeShape ; sh:targetNode :it ; sh:minCount 1"), timeout=60)


def test_each_check_says_what_to_do() -> None:
    for shape in (*(asked.shape for asked in checks()), *(s for top in own() for s in asking(top))):
        [message] = shape.messages
        assert message.value.endswith("."), shape.node
        assert shape.severity.value.removeprefix(SH) in {"Violation", "Warning", "Info"}
