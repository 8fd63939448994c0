"""rdflib over a store of ours: the rows that rdflib itself would find, and nothing fetched."""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Literal, URIRef, Variable
from rdflib.plugins.sparql import prepareQuery, prepareUpdate

from kg.errors import BadQuery, InvalidData, KgError
from kg.graph import outlines
from kg.graph.bridge.store import Dataset, dataset
from kg.graph.dataset import as_rdflib
from kg.graph.terms import node
from kg.ontology import PREFIXES
from tests.factory import reading
from tests.graph.few import build

# rdflib warns of what it does itself.
pytestmark = pytest.mark.filterwarnings(r"ignore:(Dataset\.\w+|ConjunctiveGraph) is deprecated")

E = rdflib.Namespace("https://example.org/")
NODES = [E.arnor, E.bree, E.rohan, E.mordor]
WORDS = [Literal("Arnor"), Literal('a\t"b"\n\\c'), Literal("Wort", lang="de"), Literal(5)]
VALUES = [*NODES, *WORDS, Literal("2024-03-03", datatype=rdflib.XSD.date), Literal(True)]
# No triple of ours stands in two graphs: the engine would count it twice.
QUADS = st.lists(
    st.tuples(
        st.sampled_from(NODES),
        st.sampled_from([E.likes, E.part, rdflib.RDF.type]),
        st.sampled_from(VALUES),
        st.sampled_from([E.one, E.two]),
    ),
    max_size=12,
    unique_by=lambda quad: quad[:3],
)
QUERIES = [
    "SELECT ?s ?o { ?s e:likes ?o }",
    "SELECT * { ?s ?p ?o }",
    "SELECT DISTINCT ?s { ?s e:likes|e:part ?o }",
    "SELECT ?s ?o ?x { ?s e:likes ?o OPTIONAL { ?o e:part ?x } }",
    "SELECT ?s ?o { ?s e:part+ ?o }",
    "SELECT ?s ?o { ?s e:part* ?o . ?s a ?kind }",
    "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s",
    "SELECT ?s { ?s ?p ?o MINUS { ?s e:part ?x } }",
    "SELECT ?s ?o { ?s ?p ?o FILTER(isLiteral(?o) && STRLEN(STR(?o)) > 2) }",
    "SELECT ?g ?s { GRAPH ?g { ?s e:likes ?o } }",
    "SELECT ?s (?o AS ?p) { { ?s e:likes ?o } UNION { ?s e:part ?o } }",
    "SELECT ?a { VALUES ?a { UNDEF } }",
    "ASK { ?s e:part ?s }",
    "CONSTRUCT { ?o e:liked ?s } { ?s e:likes ?o FILTER(isIRI(?o)) }",
]
GIVEN = [
    "SELECT ?s ?o { ?s e:likes ?o }",
    "SELECT ?o { ?s e:likes ?o }",
    "SELECT ?o { ?x e:likes ?o { SELECT DISTINCT ?o { ?s e:part ?o } } }",
    "SELECT ?o { ?a e:likes ?o OPTIONAL { ?o e:part ?x FILTER(?x = ?s) } }",
    "SELECT ?o { ?a e:likes ?o FILTER(?o = ?s) }",
    "SELECT ?a { ?a e:likes ?o MINUS { ?s e:part ?o } ?s ?p ?a }",
    "SELECT ?o { { ?s e:likes ?o } UNION { ?s e:part ?o } }",
    "SELECT ?o { VALUES ?p { e:likes } ?s ?p ?o }",
    "ASK { ?s e:part ?o }",
    "CONSTRUCT { ?s e:liked ?o } WHERE { ?s e:likes ?o }",
    "CONSTRUCT WHERE { ?s e:likes ?o }",
]


def plain(quads: list[Any]) -> rdflib.Dataset:
    """The same quads in rdflib's own store."""
    made = rdflib.Dataset(default_union=True)
    for subject, predicate, item, graph in quads:
        made.graph(graph).add((subject, predicate, item))
    return made


def ours(quads: list[Any]) -> Dataset:
    made = dataset(ox.Store())
    made.addN((s, p, o, made.graph(g)) for s, p, o, g in quads)
    return made


def rows(result: Any) -> object:
    if result.type == "ASK":
        return result.askAnswer
    if result.type == "CONSTRUCT":
        return set(result)
    return Counter(frozenset(row.asdict().items()) for row in result)


NAMES = {"initNs": {"e": E}}


@given(QUADS, st.sampled_from(QUERIES))
@settings(max_examples=100)
def test_rows_are_those_of_rdflib(quads: list[Any], query: str) -> None:
    theirs, found = (rows(made(quads).query(query, **NAMES)) for made in (plain, ours))
    assert found == theirs


@given(QUADS, st.sampled_from(GIVEN), st.sampled_from(NODES), st.booleans())
@settings(max_examples=100)
def test_given_values_mean_what_they_mean_to_rdflib(
    quads: list[Any], query: str, value: URIRef, prepared: bool
) -> None:
    asked: Any = prepareQuery(query, **NAMES) if prepared else query
    theirs, found = (
        rows(made(quads).query(asked, initBindings={"s": value}, **NAMES)) for made in (plain, ours)
    )
    assert found == theirs


@given(QUADS)
def test_triples_are_those_of_rdflib(quads: list[Any]) -> None:
    theirs, found = plain(quads), ours(quads)
    assert set(found.quads()) == set(theirs.quads())
    for pattern in ((None, E.likes, None), (E.arnor, None, None), (None, None, Literal(5))):
        assert set(found.triples(pattern)) == set(theirs.triples(pattern))
        assert set(found.graph(E.one).triples(pattern)) == set(theirs.graph(E.one).triples(pattern))
    assert not list(found.triples((Literal("Arnor"), None, None)))


def test_from_and_one_graph_are_read_alone() -> None:
    made = ours([(E.arnor, E.likes, E.bree, E.one), (E.rohan, E.likes, E.bree, E.two)])
    query = "SELECT ?s { ?s ?p ?o }"
    assert [row.s for row in made.query(query.replace("{", f"FROM <{E.one}> {{", 1))] == [E.arnor]
    assert [row.s for row in made.graph(E.two).query(query)] == [E.rohan]
    assert len(made.query(query)) == 2


# ── Results ──────────────────────────────────────────────────────────────────


def test_a_row_is_one_of_rdflib() -> None:
    result = ours([(E.arnor, E.likes, Literal(5), E.one)]).query(
        "SELECT ?who ?what ?none { ?who ?p ?what OPTIONAL { ?what ?p ?none } }"
    )
    [row] = result
    assert (row.who, row["what"], row[2]) == (E.arnor, Literal(5), None)
    assert row.asdict() == {"who": E.arnor, "what": Literal(5)}
    assert result.vars == [Variable("who"), Variable("what"), Variable("none")]
    assert result.bindings == [{Variable("who"): E.arnor, Variable("what"): Literal(5)}]
    assert (len(result), bool(result)) == (1, True)
    assert list(result) == [row]
    assert result.serialize(format="csv") == b"who,what,none\r\nhttps://example.org/arnor,5,\r\n"


def test_what_is_constructed_is_a_graph_of_rdflib() -> None:
    made = ours([(E.arnor, E.likes, E.bree, E.one)])
    graph = made.query("CONSTRUCT { ?o a kg:State } { ?s ?p ?o }").graph
    assert set(graph) == {(E.bree, rdflib.RDF.type, URIRef(PREFIXES["kg"] + "State"))}
    assert "a kg:State" in graph.serialize(format="turtle")


@pytest.mark.parametrize("form", ["turtle", "ttl", "nt", "trig", "nquads", "longturtle"])
def test_all_graphs_are_written_as_rdflib_reads_them(form: str, tmp_path: Path) -> None:
    quads = [(E.arnor, E.likes, word, E.one) for word in WORDS]
    made = ours([*quads, (E.rohan, E.likes, E.bree, E.two)])
    text = made.serialize(format=form)
    made.serialize(tmp_path / "file", format=form)
    with (tmp_path / "stream").open("wb") as file:
        made.serialize(file, format=form)
    for written in (text, *(path.read_text("utf-8") for path in tmp_path.iterdir())):
        read = rdflib.Dataset(default_union=True)
        read.parse(data=written, format=form.removeprefix("long"))
        assert set(read.triples((None, None, None))) == set(made.triples((None, None, None)))


# ── What is refused ──────────────────────────────────────────────────────────


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A place on this machine that tells whether anybody came."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


REACHING = [
    "SELECT * { SERVICE <HTTP> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <HTTP> { ?s ?p ?o } }",
    "SELECT * FROM <HTTP> { ?s ?p ?o }",
    "SELECT * FROM NAMED <HTTP> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * FROM <FILE> { ?s ?p ?o }",
]


@pytest.mark.parametrize("query", REACHING)
@pytest.mark.parametrize("way", ["text", "prepared", "one graph", "rdflib's engine"])
def test_no_query_reaches_out(
    query: str, way: str, listener: socket.socket, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.nt"
    secret.write_text("<https://example.org/a> <https://example.org/b> 'c' .")
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/a"
    text = query.replace("HTTP", address).replace("FILE", secret.as_uri())
    made = ours([(E.arnor, E.likes, E.bree, E.one)])
    asked = made.graph(E.one) if way == "one graph" else made
    options = {"use_store_provided": False} if way == "rdflib's engine" else {}
    with pytest.raises(BadQuery):
        asked.query(prepareQuery(text) if way == "prepared" else text, **options)
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.mark.parametrize("prepared", [True, False])
def test_no_update_reaches_out(prepared: bool, listener: socket.socket) -> None:
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/a"
    made = ours([(E.arnor, E.likes, E.bree, E.one)])
    for text in (
        f"LOAD <{address}>",
        f"LOAD SILENT <{address}> INTO GRAPH <{E.two}>",
        f"INSERT {{ GRAPH <{E.two}> {{ ?s ?p ?o }} }} USING <{address}> WHERE {{ ?s ?p ?o }}",
    ):
        with pytest.raises(BadQuery):
            made.update(prepareUpdate(text) if prepared else text)
    with pytest.raises(BlockingIOError):
        listener.accept()
    assert len(made) == 1


BAD = [
    (URIRef("no address"), E.likes, E.bree),
    (URIRef("relative"), E.likes, E.bree),
    (Literal("Arnor"), E.likes, E.bree),
    (E.arnor, Literal("likes"), E.bree),
    (E.arnor, E.likes, Literal("\ud800")),
    (E.arnor, E.likes, Variable("x")),
]


@pytest.mark.parametrize("triple", BAD, ids=ascii)
def test_what_is_no_rdf_is_refused_and_nothing_of_it_is_kept(triple: Any) -> None:
    made = ours([])
    graph = made.graph(E.one)
    with pytest.raises(InvalidData):
        made.addN([(E.arnor, E.likes, E.bree, graph), (*triple, graph)])
    with pytest.raises(InvalidData):
        graph.add(triple)
    assert len(made) == 0


def test_a_query_prepared_without_its_text_is_refused() -> None:
    query = prepareQuery("ASK {}")
    del query._original_args
    with pytest.raises(BadQuery, match="prepareQuery"):
        ours([]).query(query)


def test_a_value_that_would_write_is_a_value() -> None:
    made = ours([(E.arnor, E.likes, Literal('x" } ; CLEAR ALL #'), E.one)])
    word = Literal('x" } ; CLEAR ALL #')
    assert len(made.query("SELECT ?s { ?s ?p ?o }", initBindings={"o": word})) == 1
    with pytest.raises(InvalidData):
        made.query("SELECT ?s { ?s ?p ?o }", initBindings={"s": URIRef("a> } #")})
    assert len(made) == 1


# ── Changes ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("prepared", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
    ],
)
def test_an_update_takes_given_values(text: str, prepared: bool) -> None:
    made = ours([(E.arnor, E.likes, E.bree, E.one), (E.rohan, E.likes, E.bree, E.two)])
    asked: Any = prepareUpdate(text) if prepared else text
    made.update(asked, initBindings={"s": E.arnor})
    assert [quad[0] for quad in made.quads()] == [E.rohan]


def test_an_update_that_fails_leaves_all_as_it_was() -> None:
    made = ours([(E.arnor, E.likes, E.bree, E.one)])
    for text in (f"CLEAR ALL; LOAD <{E.a}>", "CLEAR ALL; CREATE GRAPH nothing", "CLEAR"):
        with pytest.raises(BadQuery):
            made.update(text)
    assert len(made) == 1
    with pytest.raises(BadQuery, match="WITH"):
        made.graph(E.one).update("CLEAR ALL")


def test_an_update_reads_relative_addresses_and_our_prefixes() -> None:
    store = ox.Store()
    as_rdflib(store).update("INSERT DATA { GRAPH <graph/own> { <actor/arnor> a kg:State } }")
    [quad] = store
    assert (quad.subject, quad.graph_name) == (node("actor/arnor"), node("graph/own"))


@pytest.mark.parametrize("way", ["add", "addN", "remove", "update"])
def test_whoever_changes_a_store_takes_its_outline_out(way: str) -> None:
    store = build([reading()])
    outlines.keep(store, {"of": "before"}, "test")
    made = as_rdflib(store)
    triple, graph = (E.arnor, E.likes, E.bree), made.graph(E.one)
    {
        "add": lambda: graph.add(triple),
        "addN": lambda: made.addN([(*triple, graph)]),
        "remove": lambda: made.remove(triple),
        "update": lambda: made.update(f"INSERT DATA {{ GRAPH <{E.one}> {{ <{E.a}> a <{E.b}> }} }}"),
    }[way]()
    assert outlines.kept(store, "test") is None


def test_a_store_that_is_only_read_is_read_and_says_so(tmp_path: Path) -> None:
    written = ox.Store(tmp_path)
    written.add(ox.Quad(*map(ox.NamedNode, (E.arnor, E.likes, E.bree, E.one))))
    del written
    made = dataset(ox.Store.read_only(str(tmp_path)))
    assert list(made.graph(E.one)) == [(E.arnor, E.likes, E.bree)]
    for change in (
        lambda: made.graph(E.one).add((E.arnor, E.likes, E.rohan)),
        lambda: made.graph(E.one).remove((None, None, None)),
        lambda: made.remove_graph(E.one),
        lambda: made.graph(E.two),
        lambda: made.update(f"INSERT DATA {{ GRAPH <{E.one}> {{ <{E.a}> a <{E.b}> }} }}"),
    ):
        with pytest.raises(KgError, match="memory=True"):
            change()


def test_a_graph_is_taken_out_with_all_that_stands_in_it() -> None:
    made = ours([(E.arnor, E.likes, E.bree, E.one), (E.rohan, E.likes, E.bree, E.two)])
    made.remove_graph(made.graph(E.one))
    assert [quad[0] for quad in made.quads()] == [E.rohan]
