"""A text in pieces: each where it stands, nothing lost but blanks and comments."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.sparql.tokens import addresses, spot, tokens, unescaped
from kg.ontology import DATA, NAMESPACE


@settings(deadline=None)
@given(st.text())
def test_every_piece_stands_where_it_says(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.start + len(token.text)] == token.text


def test_names_are_short_for_what_stands_before_the_query() -> None:
    text = "BASE <http://bree.example/> PREFIX p: <a#> SELECT * FROM p:b FROM <c> FROM none:d {}"
    found = [address for _, address in addresses(tokens(text), "FROM")]
    assert found == ["http://bree.example/a#b", "http://bree.example/c", ""]


def test_without_a_prologue_names_are_ours() -> None:
    found = [address for _, address in addresses(tokens("FROM <a> FROM NAMED kg:b"), "FROM")]
    assert found == [f"{DATA}a", f"{NAMESPACE}b"]


def test_an_address_that_never_comes_is_none() -> None:
    assert [address for _, address in addresses(tokens("PREFIX a: FROM"), "FROM")] == []
    assert [address for _, address in addresses(tokens("SELECT * FROM"), "FROM")] == [""]


def test_an_address_that_cannot_be_resolved_is_none() -> None:
    text = "BASE <http://bree.example/> ASK FROM <//[> FROM <http://[> {}"
    assert [address for _, address in addresses(tokens(text), "FROM")] == ["", "http://["]


def test_escapes_of_no_character_stay() -> None:
    assert unescaped(r"\u0041 \U00110000 \u00") == r"A \U00110000 \u00"


@settings(deadline=None)
@given(st.text(), st.data())
def test_a_spot_leads_back_to_its_character(text: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(text)))
    line, column = (int(part.split()[1]) for part in spot(text, position).split(", "))
    lines = text.split("\n")
    assert sum(len(each) + 1 for each in lines[: line - 1]) + column - 1 == position
