"""Answers: plain terms, and standard formats that other readers take."""

from __future__ import annotations

import csv
import io
import json
import pickle
from decimal import Decimal
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from kg.errors import BadQuery
from kg.graph.sparql.answers import Answer, Term, answered, serialize, write
from kg.ontology import KG

XSD = "http://www.w3.org/2001/XMLSchema#"

TABLE = """SELECT ?a ?b ?c ?d ?e ?f {
  VALUES (?a ?b ?c ?d ?e ?f) {
    (<http://e/x> "a, \\"b\\"\\n<c>" "Wort"@de 5 2.50 UNDEF)
    (UNDEF UNDEF UNDEF UNDEF 1e3 true) } }"""


def asked(query: str) -> Answer:
    return answered(ox.Store().query(query))


def test_terms_say_what_they_are() -> None:
    (first, second) = asked(TABLE).rows
    assert first[0] == Term("http://e/x", "iri")
    assert first[1] == Term('a, "b"\n<c>', "literal", f"{XSD}string")
    assert first[2] is not None
    assert (first[2].value, first[2].language) == ("Wort", "de")
    numbers = [term.number for term in (first[3], first[4], second[4]) if term]
    assert numbers == [5, Decimal("2.5"), 1000.0]
    assert [type(number) for number in numbers] == [int, Decimal, float]
    assert first[5] is None
    assert second[5] is not None
    assert (second[5].kind, second[5].number) == ("literal", None)


def test_records_are_words_by_name() -> None:
    first = asked(TABLE).records()[0]
    assert first["a"] == "http://e/x"
    assert (first["d"], first["f"]) == ("5", "")


def test_csv_is_read_back_by_any_reader() -> None:
    rows = list(csv.reader(io.StringIO(serialize(asked(TABLE), "csv"))))
    assert rows[0] == ["a", "b", "c", "d", "e", "f"]
    assert rows[1][1] == 'a, "b"\n<c>'


def test_json_xml_and_tsv_hold_the_same_table() -> None:
    answer = asked(TABLE)
    first = json.loads(serialize(answer, "json"))["results"]["bindings"][0]
    assert first["c"] == {"type": "literal", "value": "Wort", "xml:lang": "de"}
    root = ElementTree.fromstring(serialize(answer, "xml"))
    assert "Wort" in [element.text for element in root.iter()]
    assert serialize(answer, "tsv").splitlines()[1].startswith("<http://e/x>\t")


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_a_truth_is_written_in_every_form_of_a_table(form: str) -> None:
    assert "true" in serialize(asked("ASK {}"), form)
    assert asked("ASK {}").truth is True
    assert asked("ASK { ?s ?p ?o }").truth is False


def test_triples_come_once_and_sorted() -> None:
    names = [f"http://e/{letter}" for letter in "gbfadec"]
    values = " ".join(f"<{name}>" for name in (*names, *names))
    answer = asked(f"CONSTRUCT {{ ?s <http://e/p> 1 }} {{ VALUES ?s {{ {values} }} }}")
    assert [str(subject) for subject, _, _ in answer.triples] == sorted(names)
    assert serialize(answer, "ntriples").count("\n") == len(names)
    assert (answer.variables, answer.rows, answer.truth) == ((), (), None)


def test_turtle_is_short_and_the_same_each_time() -> None:
    query = f"CONSTRUCT {{ <http://e/a> a <{KG.State}> }} {{}}"
    written = {serialize(asked(query), "turtle") for _ in range(20)}
    assert len(written) == 1
    text = written.pop()
    assert "a kg:State" in text
    head = [line for line in text.splitlines() if line.startswith("@prefix")]
    assert head == sorted(head)
    triples = list(ox.parse(text, format=ox.RdfFormat.TURTLE))
    assert len(triples) == 1


@pytest.mark.parametrize(
    ("query", "form", "words"),
    [
        ("ASK {}", "turtle", "csv, tsv, json, xml"),
        ("SELECT * {}", "ntriples", "for a table"),
        ("CONSTRUCT {} {}", "csv", "turtle, ntriples"),
        ("ASK {}", "html", "no format 'html'"),
    ],
)
def test_a_form_that_cannot_hold_an_answer_is_refused(query: str, form: str, words: str) -> None:
    with pytest.raises(BadQuery, match=words):
        serialize(asked(query), form)


def test_an_answer_travels_between_processes() -> None:
    answer = asked(TABLE)
    assert pickle.loads(pickle.dumps(answer)) == answer


def test_a_quoted_triple_is_no_plain_term() -> None:
    answer = asked("SELECT ?t { BIND(TRIPLE(<http://e/s>, <http://e/p>, 1) AS ?t) }")
    with pytest.raises(BadQuery, match="select its parts"):
        _ = answer.rows


def test_a_large_answer_is_read_and_written_without_holding_its_rows() -> None:
    answer = asked("SELECT ?n { VALUES ?n { 1 2 3 } }")
    assert [row[0].value for row in answer if row[0]] == ["1", "2", "3"]
    out = io.BytesIO()
    write(answer, "csv", out)
    assert out.getvalue() == b"n\r\n1\r\n2\r\n3\r\n"
    assert "rows" not in vars(answer)


@pytest.mark.parametrize(
    ("query", "anything"),
    [
        ("SELECT ?n { VALUES ?n { 1 } }", True),
        ("SELECT ?n { VALUES ?n { UNDEF } }", True),
        ("SELECT ?n { VALUES ?n { } }", False),
        ("ASK { ?s ?p ?o }", True),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", False),
    ],
)
def test_an_answer_says_whether_it_holds_anything(query: str, anything: bool) -> None:
    assert bool(asked(query)) is anything
