"""The guard: nothing reaches out, nothing writes, nothing brings the engine down."""

from __future__ import annotations

import contextlib

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import BadQuery
from kg.graph.limits import within
from kg.graph.sparql.guard import DEPTH, SIZE, STEPS, admit, admit_update
from kg.ontology import DATA, NAMESPACE

ADMITTED = [
    "SELECT * { ?service ?insert $load }",
    "SELECT * { ?s ?p 'SERVICE <http://x> { }' }",
    'SELECT * { ?s ?p """SERVICE "" <x> INSERT""" }',
    "SELECT * { ?s ?p 'it\\'s SERVICE' }",
    "SELECT * { <http://example.org/SERVICE> <DELETE> ?o }",
    "SELECT * { ?s ?p ?o } # SERVICE, DROP ALL",
    "SELECT * { ?s :service kg:service ; kg:load ?o }",
    "SELECT * { ?s ?p 'x'@en-service }",
    "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
    "SELECT * { ?s kg:a\\#b ?o }",
    "PREFIX load: <http://x/> SELECT * { ?s load:x ?o }",
    "SELECT * { VALUES (?x ?y) {" + "(1 2) " * 30_000 + "} }",
    "SELECT * { VALUES ?x {" + "kg:a data:b 'c' <d> 1.5 " * 9_000 + "} }",
    "SELECT * { ?s ?p ?o FILTER(?o IN (" + "1, " * 30_000 + "1)) }",
    "no SPARQL at all",
    "",
]

# What is refused, and what the error must say.
REFUSED = [
    ("SELECT * { SERVICE <http://x> { ?s ?p ?o } }", "line 1, column 12: SERVICE is refused"),
    ("SELECT * { service silent <http://x> {} }", "SERVICE is refused"),
    ("SELECT * {\n  ?s ?p ?o .SERVICE ?x {} }", "line 2, column 13"),
    ("SELECT * { ?s ?p 1.SERVICE <http://x> {} }", "SERVICE"),
    ("SELECT * { ?s ?p 1SERVICE <http://x> {} }", "SERVICE"),
    ("SELECT * { ?s ?p 1e1SERVICE:x {} }", "SERVICE"),
    ("SELECT * { ?s ?p trueSERVICE <http://x> {} }", "SERVICE"),
    ("SELECT * { ?s ?p kg:a.SERVICE <http://x> {} }", "SERVICE"),
    ("SELECT * { SERVICE:x {} }", "SERVICE"),
    ("SELECT * { FILTER(1<2)SERVICE<http://x>{} }", "SERVICE"),
    ("SELECT * { ?s ?p '' SERVICE <http://x> {} '' }", "SERVICE"),
    ("SELECT * { ?s ?p '\\\\' SERVICE <http://x> {} }", "SERVICE"),
    ("SELECT * { ?s kg:a\\'SERVICE <http://x> {} '' }", "SERVICE"),
    ("SELECT * { #\r SERVICE <http://x> {} }", "SERVICE"),
    ("SELECT * { \u017fervice <http://x> {} }", "refused"),
    ("INSERT DATA { <a> <b> <c> }", "INSERT is refused (questions are answered"),
    ("delete where { ?s ?p ?o }", "delete is refused"),
    ("WITH <g> DELETE { } WHERE { }", "DELETE is refused"),
    ("LOAD <file:///etc/passwd>", "LOAD is refused"),
    ("LOAD SILENT <http://x/>", "LOAD is refused"),
    ("CLEAR DEFAULT", "CLEAR is refused"),
    ("DROP ALL", "DROP is refused"),
    ("ASK {} ; DROP ALL", "DROP is refused"),
    ("CREATE GRAPH <g>", "CREATE is refused"),
    ("COPY DEFAULT TO <g>", "COPY is refused"),
    ("MOVE DEFAULT TO <g>", "MOVE is refused"),
    ("ADD DEFAULT TO <g>", "ADD is refused"),
    ("SELECT * FROM bree:x {}", "FROM needs an address"),
    ("SELECT * FROM NAMED ?x {}", "FROM needs an address"),
    ("SELECT * FROM", "FROM needs an address"),
    ("(" * 10_000, "nested too deep"),
    ("SELECT * " + "{" * 10_000 + "}" * 10_000, "nested too deep"),
    ("SELECT * { ?s ?p " + "[ ?p " * 10_000, "nested too deep"),
    ("SELECT * { FILTER(" + "IF(true," * 200 + "1" + ",1)" * 200 + ") }", "nested too deep"),
    ("SELECT * { FILTER(" + "!" * 30_000 + "true) }", "too many words and signs"),
    ("SELECT * { FILTER(" + "?o||" * 30_000 + "true) }", "too many words"),
    ("SELECT * { ?s " + "<p>|" * 30_000 + "<p> ?o }", "too many words"),
    ("SELECT * { " + "MINUS{?s ?p ?o} " * 5_000 + "}", "too many words"),
    ("SELECT * { " + "{}" * 5_000 + "}", "too many words"),
    ("SELECT * { " + "<<" * 30_000 + "?s ?p ?o }", "too many words"),
    ("SELECT * { ?s ?p ?o" + ",?o" * 30_000 + " }", "too many words"),
    ("SELECT * { ?s ?p (" + "1 " * 30_000 + ") }", "too many words"),
    ("DESCRIBE " + "<a> " * 30_000, "too many words"),
    ("SELECT * { VALUES ?x { 1 } ?s ?p (" + "1 " * 30_000 + ") }", "too many words"),
    ("SELECT * { FILTER(?o IN (" + "1||" * 30_000 + "1)) }", "too many words"),
    ("SELECT * { FILTER(1 IN (EXISTS {?s ?p 1" + ",1" * 30_000 + "})) }", "too many words"),
    ("SELECT * { ?s ?p '" + "x" * SIZE + "' }", "characters (1000000 are the most)"),
    # Engines that replace escapes before they look for words.
    ("SELECT * { \\u0053ERVICE <http://x> {} }", "SERVICE is refused"),
    ("SELECT * { ?s ?p 'a\\u0027 . SERVICE <http://x> {} #' }", "SERVICE is refused"),
    ("SELECT * { #\\u000A SERVICE <http://x> {}\n }", "SERVICE is refused"),
    ("SELECT * " + "\\u007B" * 10_000, "nested too deep"),
]


@pytest.mark.parametrize("text", ADMITTED)
def test_what_only_looks_like_an_order_is_admitted(text: str) -> None:
    assert admit(text) == ()


@pytest.mark.parametrize(("text", "words"), REFUSED)
def test_what_reaches_out_writes_or_is_too_large_is_refused(text: str, words: str) -> None:
    with pytest.raises(BadQuery) as error:
        admit(text)
    assert words in str(error.value)


def test_the_graphs_that_are_read_from_are_named() -> None:
    text = "SELECT * FROM <a> from named <http://example.org/b> { GRAPH ?from { ?s ?p ?o } }"
    assert admit(text) == (f"{DATA}a", "http://example.org/b")
    head = "BASE <http://bree.example/x/> PREFIX p: <p#> "
    assert admit(f"{head}ASK FROM <../a> FROM p:b {{}}") == (
        "http://bree.example/a",
        "http://bree.example/x/p#b",
    )


# ── Addresses that the user names ────────────────────────────────────────────

HERE = "http://bree.example/sparql"


@pytest.mark.parametrize(
    "call", [f"SERVICE <{HERE}>", f"service silent <{HERE}>", f"SERVICE#\n<{HERE}>"]
)
def test_an_address_that_is_allowed_may_be_asked(call: str) -> None:
    assert admit(f"SELECT * {{ {call} {{ ?s ?p ?o }} }}", allow=(HERE,)) == ()


@pytest.mark.parametrize(
    "call",
    [
        "SERVICE <http://bree.example/>",
        f"SERVICE <{HERE}/>",
        f"SERVICE <{HERE}#>",
        "SERVICE ?where",
        "SERVICE SILENT ?where",
        "SERVICE b:sparql",
        "SERVICE:sparql",
        "SERVICE <sparql>",
        "SERVICE <http://bree.example/\\u0073parql>",
        f"?s ?p 1SERVICE <{HERE}>",
        f"SERVICE SILENT SILENT <{HERE}>",
        f"SERVICE <{HERE}> {{}} SERVICE <http://other.example/>",
        f"SERVICE <{HERE}> {{ SERVICE ?where {{}} }} SERVICE ?where",
    ],
)
def test_no_other_address_may_be_asked(call: str) -> None:
    head = "BASE <http://bree.example/> PREFIX b: <> PREFIX : <> "
    with pytest.raises(BadQuery, match="SERVICE is refused"):
        admit(f"{head}SELECT * {{ {call} {{}} }}", allow=(HERE,))


def test_an_allowed_address_may_be_loaded_by_updates_alone() -> None:
    assert admit_update(f"LOAD <{HERE}>; LOAD SILENT <{HERE}> INTO GRAPH <g>", allow=(HERE,)) == ()
    with pytest.raises(BadQuery, match="LOAD is refused"):
        admit(f"LOAD <{HERE}>", allow=(HERE,))


# ── Updates ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a> <b> 'SERVICE, LOAD <x>' } ; CLEAR ALL",
        "DELETE WHERE { ?s ?p ?o }",
        "WITH <g> DELETE { ?s ?p 1 } INSERT { ?s ?p 2 } WHERE { ?s ?p 1 }",
        "CREATE GRAPH <g>; DROP GRAPH <g>; COPY <g> TO <h>; MOVE <g> TO <h>; ADD <g> TO DEFAULT",
        "INSERT DATA {" + "GRAPH <g> { <a> <b> 1 } " * 20_000 + "}",
        "INSERT DATA { <a> <b> 1 }; " * 300,
        "INSERT DATA { GRAPH <g> { <a> <b> 1 } } ; DELETE { <a> <b> 1 } USING <g> WHERE {}",
    ],
)
def test_an_update_that_stays_at_home_is_admitted(text: str) -> None:
    assert admit_update(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("LOAD <file:///etc/passwd>", "line 1, column 1: LOAD is refused"),
        ("load silent <http://x/> INTO GRAPH <g>", "load a file, or allow the address"),
        ("PREFIX : <http://x/> LOAD:y", "LOAD is refused"),
        ("CLEAR ALL;LOAD<http://x/>", "LOAD is refused"),
        ("\\u004COAD <http://x/>", "LOAD is refused"),
        ("INSERT { ?s ?p 1 } WHERE { SERVICE <http://x> { ?s ?p ?o } }", "SERVICE is refused"),
        ("INSERT { ?s ?p 1 } USING bree:x WHERE {}", "USING needs an address"),
        ("DELETE WHERE { ?s ?p " + "[ ?p " * 10_000, "nested too deep"),
        ("INSERT {} WHERE { ?s ?p 1" + ",1" * 30_000 + "}", "too many words"),
        (
            "INSERT DATA { <a> <b> 1 } ; DELETE WHERE { ?s ?p 1" + ",1" * 30_000 + "}",
            "too many words",
        ),
    ],
)
def test_an_update_that_reaches_out_or_is_too_large_is_refused(text: str, words: str) -> None:
    with pytest.raises(BadQuery) as error:
        admit_update(text)
    assert words in str(error.value)


def test_the_graphs_that_an_update_uses_and_cannot_fill_are_named() -> None:
    text = "DELETE { ?s ?p ?o } USING <a> USING NAMED kg:b WHERE {} ; CLEAR GRAPH <c>"
    assert admit_update(text) == (f"{DATA}a", f"{NAMESPACE}b")


# ── Bounds ───────────────────────────────────────────────────────────────────


def test_what_stands_at_the_bounds_is_admitted_and_does_no_harm() -> None:
    """Each would end the whole process, were the bounds set too high."""
    store = ox.Store()
    for text in (
        "SELECT * { FILTER(" + "(" * (DEPTH - 2) + "1" + ")" * (DEPTH - 2) + ") }",
        "SELECT * " + "{" * DEPTH + "}" * DEPTH,
        "SELECT * { FILTER(" + "!" * (STEPS - 10) + "true) }",
        "SELECT * { FILTER(" + "?o||" * (STEPS // 3 - 10) + "true) }",
        "SELECT * { " + "MINUS{?s ?p ?o} " * (STEPS // 6 - 10) + "}",
        "SELECT * { " + "LATERAL{?s ?p ?o} " * (STEPS // 6 - 10) + "}",
        "SELECT " + "".join(f"(1 AS ?v{n})" for n in range(STEPS // 5 - 10)) + "{}",
        "SELECT (1 AS ?v) { ?s ?p ?o } GROUP BY ?s HAVING " + "(1)" * (STEPS // 3 - 10),
        "DESCRIBE " + "<a:b> " * (STEPS - 10),
    ):
        admit(text)
        assert within(60, 1000, lambda text=text: len(list(store.query(text)))) < 2


def test_what_is_within_the_bounds_and_never_ends_is_ended() -> None:
    """Some hundreds of patterns over one node keep the engine busy for minutes, and no longer."""
    store = ox.Store()
    text = "SELECT * { ?s ?p (" + "1 " * (STEPS - 10) + ") }"
    admit(text)
    store.add(ox.Quad(ox.NamedNode("a:a"), ox.NamedNode("a:a"), ox.Literal("x")))
    with pytest.raises(BadQuery, match="ended after"):
        within(0.5, 1000, lambda: list(store.query(text)))


PIECES = [
    *("'", '"', "'''", '"""', "\\", "\\'", "\\#", "\\u0027", "#", "\n", "\r", " ", "\x85"),
    *("?s ?p ", "?s", "?", "<http://e/a>", "<", ">", "{", "}", "(", ")", "1", "1.", "true", "a"),
    *("kg:a", "kg:", ":", "_:b", "@en", "'a'", "FILTER(1<2)", "|", "%41", ";", ",", ".", "-", "1e"),
]
ORDER = [
    "SERVICE <http://127.0.0.1:1/> {?s ?p ?o}",
    "SERVICE<http://127.0.0.1:1/>{}",
    "SERVICE:a{}",
    "service kg:a {}",
]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=5),
    st.sampled_from(ORDER),
    st.lists(st.sampled_from(PIECES), max_size=4),
)
def test_no_admitted_text_makes_the_engine_reach_out(
    before: list[str], order: str, after: list[str]
) -> None:
    """The engine tells that it tried: nobody listens at the address."""
    head = "PREFIX kg: <http://127.0.0.1:1/> PREFIX : <http://127.0.0.1:1/> "
    text = f"{head}SELECT * {{ ?s ?p {''.join(before)}{order}{''.join(after)}}}"
    try:
        admit(text)
    except BadQuery:
        return
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p"), ox.Literal("x")))
    try:
        list(store.query(text))
    except SyntaxError:
        return


@settings(deadline=None)
@given(st.text())
def test_any_text_is_admitted_or_refused_and_no_more(text: str) -> None:
    with contextlib.suppress(BadQuery):
        assert isinstance(admit(text), tuple)
