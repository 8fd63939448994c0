"""Readings become quads, and nothing that breaks a promise gets in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.errors import InvalidData, UnknownTerm
from kg.graph.encoding import quads
from kg.graph.terms import node, term
from kg.model import Amount, Claim, Entity, Event, Mention, Passage, Reading, Sentence, When
from tests import factory


def encoded(reading: Reading) -> set[ox.Quad]:
    return set(quads(reading))


def first(reading: Reading, **changes: object) -> Reading:
    """The reading with its first claim changed."""
    claim, *rest = reading.claims
    return replace(reading, claims=(replace(claim, **changes), *rest))


def test_all_that_a_document_says_stands_in_its_own_graph() -> None:
    reading = factory.reading()
    assert {quad.graph_name for quad in encoded(reading)} == {node(reading.document.id)}


def test_a_reading_makes_no_blank_nodes() -> None:
    ends = {end for quad in encoded(factory.reading()) for end in (quad.subject, quad.object)}
    assert not any(isinstance(end, ox.BlankNode) for end in ends)


@pytest.mark.parametrize(
    ("item", "literal"),
    [
        (Amount(31, 31, "31"), ox.Literal(31)),
        (Amount(31, None, "at least 31"), ox.Literal("at least 31")),
        (When("2023-12", None, None), ox.Literal("2023-12", datatype=term("edtf:EDTF"))),
    ],
)
def test_the_object_of_a_claim_is_a_number_words_or_a_time(
    item: Amount | When, literal: ox.Literal
) -> None:
    reading = first(factory.reading(), object=item)
    claim = node(reading.claims[0].id)
    made = {q.object for q in encoded(reading) if q.subject == claim}
    assert literal in made


def test_a_changed_quote_is_refused_with_its_document_and_claim() -> None:
    reading = factory.reading()
    passage = reading.claims[0].passage
    assert passage
    broken = first(reading, passage=replace(passage, quote=passage.quote.upper()))
    with pytest.raises(InvalidData, match=r"document/arnor-strikes: claim/agent-\w+: the text"):
        encoded(broken)


def _elsewhere(reading: Reading) -> Passage:
    passage = reading.claims[0].passage
    assert passage
    return replace(passage, document="document/other")


def _outside(reading: Reading) -> Passage:
    passage = reading.claims[0].passage
    assert passage
    return replace(passage, sentence=Sentence(0, 4, passage.end))


def _backwards(reading: Reading) -> Passage:
    passage = reading.claims[0].passage
    assert passage
    return replace(passage, end=passage.start, quote="")


@pytest.mark.parametrize("passage", [_elsewhere, _outside, _backwards])
def test_a_passage_from_elsewhere_is_refused(passage: Callable[[Reading], Passage]) -> None:
    reading = factory.reading()
    with pytest.raises(InvalidData):
        encoded(first(reading, passage=passage(reading)))


def test_one_passage_in_two_sentences_is_refused() -> None:
    reading = factory.reading()
    one, two, *rest = reading.claims
    assert two.passage
    moved = replace(two.passage, sentence=replace(two.passage.sentence, index=7))
    with pytest.raises(InvalidData, match="two sentences"):
        encoded(replace(reading, claims=(one, replace(two, passage=moved), *rest)))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(0, 5, "Rohan"), (-10, -1, factory.TEXT[-10:-1]), (5, 5, ""), (0, 9999, factory.TEXT)],
    ids=["other words", "from the end", "no words", "beyond the end"],
)
def test_a_mention_that_is_not_in_the_text_is_refused(start: int, end: int, words: str) -> None:
    reading = replace(factory.reading(), mentions=(Mention("actor/arnor", start, end, words),))
    with pytest.raises(InvalidData, match="mention: the text from"):
        encoded(reading)


def test_a_claim_without_passage_or_source_is_refused() -> None:
    with pytest.raises(InvalidData, match="neither passage nor source"):
        encoded(first(factory.reading(), passage=None))


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"relation": "aliedWith"}, UnknownTerm),
        ({"relation": "speaker"}, InvalidData),
        ({"object": "actor/two words"}, InvalidData),
        ({"subject": "actor/<evil>"}, InvalidData),
        ({"object": When("2023-02-30", "2023-02-30", None)}, InvalidData),
        ({"object": Amount(1, 2, "one or \ud800")}, InvalidData),
    ],
)
def test_a_claim_in_undeclared_or_broken_terms_is_refused(
    change: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        encoded(first(factory.reading(), **change))


@pytest.mark.parametrize(
    ("part", "error"),
    [
        ({"entities": (Entity("actor/x", "X", "Statte"),)}, UnknownTerm),
        ({"entities": (Entity("actor/x", "X", "AirStrike"),)}, InvalidData),
        ({"events": (Event("event/x", "X", "State"),)}, InvalidData),
    ],
)
def test_a_kind_that_does_not_fit_is_refused(
    part: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        encoded(replace(factory.reading(), **part))


@pytest.mark.parametrize("name", ["graph/derived", "ontology#agent", "rule/00-reported"])
def test_a_document_cannot_write_into_a_graph_that_is_not_its_own(name: str) -> None:
    reading = Reading(replace(factory.reading().document, id=name))
    with pytest.raises(InvalidData, match="no place for a document"):
        encoded(reading)


def test_an_address_that_is_none_is_kept_as_words() -> None:
    reading = Reading(replace(factory.reading().document, url="http://not an address"))
    assert ox.Literal("http://not an address") in {quad.object for quad in encoded(reading)}


def test_a_background_claim_cites_its_source() -> None:
    claim = Claim("actor/a", "partOf", "actor/b", "actor/c", None, source="Annals, page 7")
    reading = replace(factory.reading(), claims=(claim,))
    assert ox.Literal("Annals, page 7") in {quad.object for quad in encoded(reading)}
