"""Cells of tables: whatever the engine writes is read as the term that it is."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.sparql.cells import Known, columns, rows, term

XSD = "http://www.w3.org/2001/XMLSchema#"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
TERMS = st.one_of(
    st.sampled_from([ox.NamedNode("https://example.org/a"), ox.NamedNode("urn:ü")]),
    TEXTS.map(ox.Literal),
    TEXTS.map(lambda text: ox.Literal(text, language="en-gb")),
    TEXTS.map(lambda text: ox.Literal(text, datatype=ox.NamedNode("https://example.org/own"))),
    st.sampled_from([ox.Literal(5), ox.Literal(-2.5), ox.Literal(True), ox.Literal("1e3")]),
    st.integers(-99, 99).map(
        lambda n: ox.Literal(f"{n}.5", datatype=ox.NamedNode(XSD + "decimal"))
    ),
    st.none(),
)


@given(st.lists(st.tuples(TERMS, TERMS), max_size=5))
def test_a_table_is_read_as_it_was_written(table: list[tuple[object, object]]) -> None:
    cells = " ".join(f"({' '.join(_sparql(cell) for cell in row)})" for row in table)
    query = f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {cells} }} }}"
    written = ox.Store().query(query).serialize(format=ox.QueryResultsFormat.TSV)
    assert written is not None
    assert columns(written) == ("a", "b")
    found = [tuple(row) for row in rows(written, term)]
    assert found == [tuple(_told(cell) for cell in row) for row in ox.Store().query(query)]
    for cell in (cell for row in table for cell in row if cell is not None):
        assert term(str(cell)) == _told(cell)  # as N-Triples have it


def _sparql(cell: object) -> str:
    return "UNDEF" if cell is None else str(cell)


def _told(cell: object) -> tuple[str, ...] | None:
    if isinstance(cell, ox.NamedNode):
        return (cell.value, "iri", "", "")
    if isinstance(cell, ox.Literal):
        numbers = {XSD + name for name in ("integer", "decimal", "double")}
        kind = "number" if cell.datatype.value in numbers else "literal"
        return (cell.value, kind, cell.datatype.value, cell.language or "")
    return None


def test_rows_without_columns_or_values_are_rows() -> None:
    assert [tuple(row) for row in rows(b"\n\n", term)] == [()]
    assert [tuple(row) for row in rows(b"?a\n\n1\n", str)] == [(None,), ("1",)]
    assert columns(b"\n") == ()


def test_what_is_known_is_worked_out_once_and_bounded() -> None:
    asked: list[int] = []
    known: Known[int, int] = Known(lambda key: asked.append(key) or key)
    assert [known[key] for key in (1, 1, 2, 1)] == [1, 1, 2, 1]
    assert asked == [1, 2]
    for key in range(1 << 17):
        known[key]
    assert len(known) <= 1 << 16
