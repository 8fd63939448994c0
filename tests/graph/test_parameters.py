"""Parameters: words become checked terms, or are refused."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InvalidData, UnknownTerm
from kg.graph.parameters import parameter, read
from kg.ontology import KG, event_types, relations
from tests.graph.story import store

XSD = "http://www.w3.org/2001/XMLSchema#"


def test_a_line_declares_a_parameter() -> None:
    line = parameter('#+ param since: date = "" | first day')
    assert (line.name, line.type, line.default, line.meaning) == ("since", "date", "", "first day")
    assert parameter("#+ param one: actor | one actor").default is None


@pytest.mark.parametrize(
    "line",
    ["#+ param x", "#+ param x: colour | a colour", "#+ param x: actor", "#+ parm x: date | y"],
)
def test_a_line_that_declares_nothing_is_refused(line: str) -> None:
    with pytest.raises(InvalidData, match="write #\\+ param"):
        parameter(line)


def test_words_become_terms_of_their_type() -> None:
    assert read(store(), "actor", "Brigades") == ox.NamedNode(
        "https://w3id.org/conflict-kg/actor/gondor-brigades"
    )
    day = ox.Literal("2024-03-03", datatype=ox.NamedNode(f"{XSD}date"))
    assert read(store(), "date", "20240303") == day
    assert read(store(), "integer", "-5") == ox.Literal(-5)
    assert read(store(), "name", "five") == ox.Literal("five")


@pytest.mark.parametrize("type", ["date", "integer"])
@settings(deadline=None)
@given(words=st.text())
def test_words_that_are_no_date_or_number_are_refused(type: str, words: str) -> None:
    try:
        term = read(store(), type, words)
    except ValueError:
        return
    assert isinstance(term, ox.Literal)
    assert term.value.isascii()


@settings(deadline=None)
@given(words=st.text(st.characters(codec="utf-8")))
def test_a_name_is_the_same_words_in_the_query(words: str) -> None:
    """Whatever it holds, the engine reads back what was given."""
    term = read(store(), "name", words)
    (row,) = ox.Store().query(f"SELECT ?x {{ VALUES ?x {{ {term} }} }}")
    assert row["x"].value == words


def test_every_relation_and_event_type_is_known_by_name_and_label() -> None:
    for each in (*relations().values(), *event_types().values()):
        assert read(store(), "relation", each.name).value.endswith(f"#{each.name}")
        assert read(store(), "relation", each.label).value.endswith(f"#{each.name}")
    assert read(store(), "relation", "Event") == ox.NamedNode(KG.Event)


def test_a_relation_that_is_not_declared_offers_those_near() -> None:
    with pytest.raises(UnknownTerm, match="did you mean supportedBy"):
        read(store(), "relation", "suportedBy")
