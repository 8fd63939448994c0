"""Hostile SPARQL through every door: one clear line, nobody called, nothing read or written.

The doors are `kg query` in Python, with a limit and without, and the `rdflib.Dataset`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.cli import main
from kg.errors import BadQuery
from kg.graph import dataset, queries
from kg.graph.queries import ask, ask_stored
from tests.graph import few
from tests.listening import Listener

FILE = Path(__file__).as_uri()

DOORS: dict[str, Callable[[ox.Store, str], object]] = {
    "ask": ask,
    "ask with a limit": lambda store, text: ask(store, text, timeout=30),
    "rdflib": lambda store, text: list(dataset.as_rdflib(store).query(text)),
}

# What is asked, HERE being where somebody listens; and words of the error.
ASKED = [
    ("SELECT * { SERVICE <HERE> { ?s ?p ?o } }", "SERVICE is refused"),
    ("SELECT * { SERVICE SILENT <HERE> { ?s ?p ?o } }", "SERVICE is refused"),
    ("SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <HERE> { ?s ?p ?o } } }", "SERVICE is refused"),
    ("SELECT * { BIND(<HERE> AS ?x) SERVICE ?x { ?s ?p ?o } }", "SERVICE is refused"),
    ("PREFIX x: <HERE> SELECT * { SERVICE x: { ?s ?p ?o } }", "SERVICE is refused"),
    ("BASE <HERE> SELECT * { SERVICE <> { ?s ?p ?o } }", "SERVICE is refused"),
    (r"SELECT * { \u0053ERVICE <HERE> { ?s ?p ?o } }", "SERVICE is refused"),
    (r"SELECT * { ?s ?p 'a\u0027 . SERVICE <HERE> { ?s ?p ?o } #' }", "SERVICE is refused"),
    ("SELECT * { ?s ?p ?o } #\rVALUES ?x { SERVICE <HERE> {} }", "SERVICE is refused"),
    ("SELECT * FROM <HERE> { ?s ?p ?o }", "FROM a graph that is not here"),
    ("SELECT * FROM NAMED <HERE> { GRAPH ?g { ?s ?p ?o } }", "FROM a graph that is not here"),
    ("PREFIX x: <HERE> SELECT * FROM x: { ?s ?p ?o }", "FROM a graph that is not here"),
    (f"SELECT * FROM <{FILE}> {{ ?s ?p ?o }}", "FROM a graph that is not here"),
    (f"SELECT * FROM NAMED <{FILE}> {{ GRAPH ?g {{ ?s ?p ?o }} }}", "not here"),
    ("SELECT * FROM </etc/passwd> { ?s ?p ?o }", "FROM a graph that is not here"),
    ("LOAD <HERE>", "LOAD is refused"),
    ("LOAD SILENT <HERE> INTO GRAPH <g>", "LOAD is refused"),
    (f"LOAD <{FILE}>", "LOAD is refused"),
    ("DELETE { ?s ?p ?o } USING <HERE> WHERE { ?s ?p ?o }", "refused"),
    ("INSERT DATA { <a> <b> <c> }", "refused"),
    ("CLEAR ALL", "refused"),
    ("SELECT * " + "{" * 10_000 + "}" * 10_000, "nested too deep"),
    ("ASK { FILTER(" + "(" * 10_000 + "1" + ")" * 10_000 + ") }", "nested too deep"),
    ("SELECT * { ?s ?p 1" + ", 1" * 100_000 + " }", "too many words and signs"),
    ("SELECT * { ?s ?p (" + "1 " * 100_000 + ") }", "too many words and signs"),
    ("SELECT * { ?s ?p '" + "x" * 2_000_000 + "' }", "are the most"),
    ("SELECT (<http://e/f>(1) AS ?x) {}", "not supported"),
    ("SELECT * { ?s ?p '\ud800' }", ""),
    ("", "not SPARQL"),
]

CHANGED = [
    ("LOAD <HERE>", "LOAD is refused"),
    ("LOAD SILENT <HERE> INTO GRAPH <g>", "LOAD is refused"),
    (f"LOAD <{FILE}>", "LOAD is refused"),
    (r"\u004COAD <HERE>", "LOAD is refused"),
    ("CLEAR ALL ; LOAD <HERE>", "LOAD is refused"),
    ("PREFIX x: <HERE> LOAD x:", "LOAD is refused"),
    ("INSERT { ?s ?p ?o } USING <HERE> WHERE { ?s ?p ?o }", "USING a graph that is not here"),
    ("INSERT { ?s ?p ?o } USING NAMED <HERE> WHERE { GRAPH ?g { ?s ?p ?o } }", "not here"),
    (f"INSERT {{ ?s ?p ?o }} USING <{FILE}> WHERE {{ ?s ?p ?o }}", "not here"),
    ("INSERT { ?s ?p ?o } WHERE { SERVICE <HERE> { ?s ?p ?o } }", "SERVICE is refused"),
    ("INSERT { ?s ?p ?o } WHERE { SERVICE SILENT <HERE> { ?s ?p ?o } }", "SERVICE is refused"),
    ("CLEAR ALL ; nonsense", "not SPARQL"),
    ("CLEAR ALL ; DROP GRAPH <none>", "does not exist"),
    ("DELETE WHERE { ?s ?p " + "[ ?p " * 10_000, "nested too deep"),
]

# What takes for ever, or more than there is.
ENDLESS = {
    "all pairs": "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?t ?h }",
    "all pairs on paths": "SELECT (COUNT(*) AS ?n) { ?a (!<x:>|^!<x:>)* ?b . ?c (!<x:>)* ?d }",
    "a word that doubles": "SELECT (STRLEN(?z) AS ?n) { BIND('0123456789abcdef' AS ?a) "
    + "".join(
        f"BIND(CONCAT({', '.join([f'?{a}'] * 64)}) AS ?{b}) "
        for a, b in zip("abcdef", "bcdefz", strict=True)
    )
    + "}",
}


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """A graph that nobody may change."""
    return few.build()


def held(store: ox.Store) -> tuple[int, int]:
    """What there is, to be compared."""
    return len(store), len(list(store.named_graphs()))


def refused(door: Callable[[], Any]) -> str:
    """The one line that a door gives."""
    with pytest.raises(BadQuery) as raised:
        door()
    assert len(str(raised.value).splitlines()) == 1
    return str(raised.value)


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(("text", "words"), ASKED, ids=range(len(ASKED)))
def test_a_question_calls_nobody_reads_no_file_and_changes_nothing(
    store: ox.Store, listener: Listener, text: str, words: str, door: str
) -> None:
    before, asked = held(store), text.replace("HERE", f"{listener.origin}/x")
    assert words in refused(lambda: DOORS[door](store, asked))
    assert not listener.calls
    assert held(store) == before


@pytest.mark.parametrize(("text", "words"), CHANGED, ids=range(len(CHANGED)))
def test_an_update_calls_nobody_reads_no_file_and_is_done_whole_or_not(
    store: ox.Store, listener: Listener, text: str, words: str
) -> None:
    before, asked = held(store), text.replace("HERE", f"{listener.origin}/x")
    assert words in refused(lambda: dataset.as_rdflib(store).update(asked))
    assert not listener.calls
    assert held(store) == before


@pytest.mark.parametrize("name", ENDLESS)
def test_a_question_without_end_is_ended(
    store: ox.Store, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MEGABYTES", 200)
    assert "ended" in refused(lambda: ask(store, ENDLESS[name], timeout=0.5))


def test_a_pattern_that_would_try_for_ever_is_tried_once(store: ox.Store) -> None:
    text = f"ASK {{ FILTER(REGEX('{'a' * 5_000}b', '^(a+)+$')) }}"
    assert ask(store, text, timeout=30).truth is False


INJECTED = [
    "urn:x> ?p ?o } ; CLEAR ALL #",
    "urn:x> } ; DROP ALL ; INSERT DATA { <urn:a> <urn:b> <urn:c",
    "urn:x\\u003E ?p ?o } ; CLEAR ALL #",
    'urn:x" ; CLEAR ALL #',
]


@pytest.mark.parametrize("words", INJECTED)
def test_an_address_that_is_given_is_never_part_of_the_text(store: ox.Store, words: str) -> None:
    before, door = held(store), dataset.as_rdflib(store)
    values = {"s": rdflib.URIRef(words)}
    for act in (
        lambda: list(door.query("SELECT * { ?s ?p ?o }", initBindings=values)),
        lambda: door.update("DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }", initBindings=values),
        lambda: ask_stored(store, "claims-by-speaker", {"speaker": words}),
    ):
        with pytest.raises(Exception) as raised:  # noqa: PT011 - whatever it is, it says no
            act()
        assert not isinstance(raised.value, AssertionError)
    assert held(store) == before


# ── Addresses that the user names ────────────────────────────────────────────


def answer(_: bytes) -> tuple[int, dict[str, str], bytes]:
    """What a store elsewhere gives."""
    found = b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "uri", "value": '
    kind = {"Content-Type": "application/sparql-results+json"}
    return 200, kind, found + b'"urn:bree"}}]}}'


def test_only_whom_the_user_names_is_asked(tmp_path: Path, listener: Listener) -> None:
    listener.answers["/sparql"] = answer
    dataset.save(few.build(), tmp_path / "graph.nq")
    here = f"{listener.origin}/sparql"
    text = f"SELECT ?x {{ SERVICE <{here}> {{ ?x ?p ?o }} }}"

    def asked(*more: str) -> Any:
        return CliRunner().invoke(main, ["query", text, "--from", str(tmp_path), *more])

    for more in ((), ("--allow", listener.origin), ("--allow", f"{here}/")):
        assert "SERVICE is refused" in asked(*more).stderr
    assert not listener.calls
    assert asked("--allow", here, "--format", "csv").stdout.split() == ["x", "urn:bree"]
    assert listener.calls == [("POST", "/sparql")]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_whom_the_user_names_cannot_send_us_on(
    store: ox.Store, listener: Listener, status: int
) -> None:
    there = {"Location": f"{listener.origin}/other"}
    listener.answers["/old"] = lambda _: (status, there, b"two\nlines " * 99)
    here = f"{listener.origin}/old"
    text = f"SELECT * {{ SERVICE <{here}> {{ ?s ?p ?o }} }}"
    refused(lambda: ask(store, text, allow=[here]))
    refused(lambda: list(dataset.as_rdflib(store, allow=[here]).query(text)))
    refused(lambda: dataset.as_rdflib(store, allow=[here]).update(f"LOAD <{here}>"))
    assert {path for _, path in listener.calls} == {"/old"}


NAMED = "http://127.0.0.1:1/x"
PIECES = [
    *("'", '"', "'''", '"""', "\\", "\\u0027", "\\u003E", "#", "\n", "\r", " ", "\x85", "\u2028"),
    *("?s ?p ", "<", ">", "{", "}", "(", ")", "1", "1e", "true", "a:", ":", "@en", ";", ".", ","),
    *("SERVICE", " SERVICE ", "SILENT ", f"<{NAMED}>", f"SERVICE <{NAMED}> {{}} ", "BASE ", "?x"),
]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(PIECES), max_size=6),
    st.sampled_from(["SERVICE <HERE> {}", "SERVICE:a{}", "SERVICE a:x {}", "<HERE> {}", "a:x {}"]),
    st.lists(st.sampled_from(PIECES), max_size=4),
)
def test_whatever_stands_around_it_nobody_else_is_asked(
    listener: Listener, before: list[str], order: str, after: list[str]
) -> None:
    head = "PREFIX : <HERE> PREFIX a: <HERE/> "
    text = f"{head}SELECT * {{ {''.join(before)}{order}{''.join(after)} }}"
    text = text.replace("HERE", f"{listener.origin}/y")
    held = ox.Store()
    held.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c")))
    with contextlib.suppress(BadQuery):
        ask(held, text, allow=[NAMED])
    assert not listener.calls
