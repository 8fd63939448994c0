"""Vocabulary, queries, rules, data and code keep step: every term used is declared and complete."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

import kg
from kg import ontology
from kg.errors import UnknownTerm
from kg.ontology import DATA, KG, NAMESPACE, directory, lookup, prologue, select

CODE = sorted(Path(kg.__file__).parent.rglob("*.py"))
FOLDER = directory()
QUERIES = sorted(FOLDER.rglob("*.rq"))
# One example is there to misspell a term: tests/graph/test_examples.py sees that it is caught.
TURTLE = sorted(p for p in FOLDER.rglob("*.ttl") if not p.stem.startswith("undeclared-term-"))


@cache
def declared() -> frozenset[str]:
    """The addresses of ours that a vocabulary file gives a class, which is to declare them."""
    made: list[Any] = [t for name in ("conflict.ttl", "cues.ttl") for t in triples(FOLDER / name)]
    a = ox.NamedNode(f"{ontology.PREFIXES['rdf']}type")
    return frozenset(t.subject.value for t in made if t.predicate == a and ours(t.subject))


def triples(path: Path) -> Iterator[Any]:
    yield from ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)


def ours(term: object) -> bool:
    return isinstance(term, ox.NamedNode) and term.value.startswith(NAMESPACE.rstrip("#"))


def named(path: Path) -> str:
    return str(path.relative_to(FOLDER))


# ── 1. Queries and rules use only declared terms ─────────────────────────────


def terms(part: object) -> Iterator[str]:
    """Every address of ours in the algebra of a query, also within paths and filters."""
    from rdflib import URIRef
    from rdflib.paths import AlternativePath, InvPath, MulPath, NegatedPath, SequencePath

    if isinstance(part, URIRef):
        yield from [str(part)] if part.startswith(NAMESPACE.rstrip("#")) else []
    elif isinstance(part, dict):
        yield from (term for value in part.values() for term in terms(value))
    elif isinstance(part, (AlternativePath, SequencePath, NegatedPath)):
        yield from terms(part.args)
    elif isinstance(part, (InvPath, MulPath)):
        yield from terms([getattr(part, "arg", None), getattr(part, "path", None)])
    elif isinstance(part, Iterable) and not isinstance(part, (str, bytes)):
        yield from (term for value in part for term in terms(value))


def used(query: str) -> set[str]:
    from rdflib.plugins.sparql import prepareQuery

    return set(terms(prepareQuery(query).algebra))


@pytest.mark.parametrize("path", QUERIES, ids=named)
def test_a_query_or_rule_uses_only_declared_terms(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert used(prologue() + text) <= declared() | {NAMESPACE}


@pytest.mark.parametrize(
    "body",
    [
        "?a kg:nonsense ?b",
        "?a kg:agent/kg:nonsense* ?b",
        "?a ^kg:nonsense|!kg:nonsense ?b",
        "?a ?p ?b FILTER(NOT EXISTS { ?a kg:agent kg:nonsense })",
        "?a ?p ?b OPTIONAL { ?b a kg:nonsense }",
        "VALUES ?a { kg:nonsense } ?a ?p ?b",
        "{ SELECT ?a { ?a ?p ?b FILTER(?b IN (kg:agent, kg:nonsense)) } }",
        "?a ?p ?b BIND(IF(?b = kg:nonsense, 1, 2) AS ?c)",
    ],
)
def test_an_undeclared_term_is_seen_wherever_it_hides(body: str) -> None:
    assert f"{NAMESPACE}nonsense" in used(f"{prologue()} SELECT * {{ {body} }}")


# ── 2. Turtle uses only declared terms ───────────────────────────────────────


@pytest.mark.parametrize("path", TURTLE, ids=named)
def test_a_turtle_file_uses_only_declared_terms(path: Path) -> None:
    parts = (part for t in triples(path) for part in (t.subject, t.predicate, t.object))
    found = {part.value for part in parts if ours(part)}
    assert found <= declared()


# ── 3. Python uses only declared terms ───────────────────────────────────────


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(CODE[0].parent)))
def test_python_uses_only_declared_terms(path: Path) -> None:
    """`KG.agent` and `"kg:agent"` are declared, and no file but the door spells an address."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {ast.get_docstring(n, clean=False) for n in ast.walk(tree) if isinstance(n, _DOCUMENTED)}
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="KG"), attr=name):
                assert NAMESPACE + name in declared(), name
            case ast.Subscript(value=ast.Name(id="KG")):
                pytest.fail("KG[...] is not checked; use lookup(...)")
            case ast.Constant(value=str(text)) if text not in docs:
                unknown = set(re.findall(r"\bkg:(\w+)", text))
                assert {NAMESPACE + name for name in unknown} <= declared(), unknown
                assert path.name == "ontology.py" or DATA not in text, text


_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def test_an_undeclared_term_cannot_be_named() -> None:
    with pytest.raises(AttributeError, match="kg:alyOf"):
        _ = KG.alyOf
    with pytest.raises(UnknownTerm, match="kg:alyOf"):
        lookup("alyOf")


# ── 4. Every term is complete ────────────────────────────────────────────────


def test_every_term_has_a_label_and_says_what_it_means() -> None:
    """But the parts of the scheme of codes, which are concepts and have SKOS labels."""
    lacking = """SELECT ?t { ?t a ?class .
        FILTER NOT EXISTS { ?t rdfs:label|skos:prefLabel|dcterms:title ?label ;
            skos:definition|dcterms:source|dcterms:description ?meaning } }"""
    assert [row["t"] for row in select(lacking) if row["t"].startswith(NAMESPACE)] == []


@pytest.mark.parametrize("name", ontology.relations())
def test_a_relation_is_complete(name: str) -> None:
    relation = ontology.relations()[name]
    assert all((relation.label, relation.inverse, relation.definition))
    assert relation.family in ontology.families()
    assert relation.sign in (-1, 0, 1)
    known = {*ontology.kinds(), "Entity"}
    assert {relation.domain, relation.range} <= known


def test_no_relation_or_role_is_left_out_for_lack_of_a_part() -> None:
    """`relations()` and `roles()` list only complete ones, so each has to be in its list."""
    for parent, listed in ((KG.relation, ontology.relations()), (KG.role, ontology.roles())):
        below = select(f"SELECT ?p {{ ?p rdfs:subPropertyOf+ <{parent}> }}")
        assert {ontology.local(row["p"]) for row in below} == set(listed)


def test_no_event_type_or_kind_is_left_out_for_lack_of_a_part() -> None:
    events = {ontology.local(r["c"]) for r in select("SELECT ?c { ?c rdfs:subClassOf+ kg:Event }")}
    assert events == set(ontology.event_types())
    kinds = {ontology.local(r["c"]) for r in select("SELECT ?c { ?c rdfs:subClassOf* kg:Entity }")}
    assert kinds - events == set(ontology.kinds())
    assert all(
        k.color and k.color_dark and k.shape for n, k in ontology.kinds().items() if n != "Entity"
    )


def test_a_symmetric_relation_reads_the_same_from_both_ends() -> None:
    symmetric = [r for r in ontology.relations().values() if r.symmetric]
    assert symmetric
    assert all(r.label == r.inverse and r.domain == r.range for r in symmetric)


@pytest.mark.parametrize("path", QUERIES, ids=named)
def test_a_query_or_rule_says_first_what_it_is_for(path: Path) -> None:
    line = path.read_text(encoding="utf-8").partition("\n")[0]
    assert re.fullmatch(r"# \S.*[.?]", line), line


@pytest.mark.parametrize("path", sorted((FOLDER / "rules").glob("*.rq")), ids=named)
def test_a_rule_is_one_construct_with_its_place_in_the_order(path: Path) -> None:
    assert re.fullmatch(r"\d\d-[a-z-]+", path.stem)
    assert path.read_text(encoding="utf-8").count("CONSTRUCT") == 1
