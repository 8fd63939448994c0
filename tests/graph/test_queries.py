"""Asking: every stored question finds what the story tells, and nothing but questions pass."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis.numbers import Measure, Method
from kg.analysis.scope import WHOLE
from kg.errors import BadQuery, UnknownName, UnknownQuery, UnknownTerm
from kg.graph.dataset import build
from kg.graph.evidence import label
from kg.graph.measures import made_by, write
from kg.graph.queries import ask, ask_stored, stored
from kg.graph.terms import node
from kg.identity.renaming import renamed
from kg.ontology import DATA, directory
from tests.analysis.few import Teller
from tests.factory import reading
from tests.graph.story import KNOWN, LINES, second, store
from tests.graph.test_rules import inferred, report

STRIKE = "air strike near Bree, 2024-03-03"
CALL, PHONED = "call of Arnor and Rohan, 2024-03-04", "call of Rohan to Arnor, 2024-03-04"
BACKED = "The Gondor Brigades, backed by Mordor, denied that they had prepared an attack."
NUMBERS = "Two tellings of one event give numbers that exclude each other."

# The question, what it is given, and a part of a row that it must find.
FINDS: list[tuple[str, Mapping[str, str], Mapping[str, str]]] = [
    ("actors", {}, {"actor": "Boromir", "kind": "person", "id": "actor/boromir", "claims": "4"}),
    ("aid", {}, {"giver": "Angmar", "receiver": "Gondor Brigades", "act": "funding"}),
    ("allies-and-enemies", {"actor": "Rohan"}, {"one": "Arnor", "relation": "allied with"}),
    ("attacks-by-month", {}, {"month": "2024-03", "events": "1", "attacks": "1"}),
    ("attacks-by-month", {}, {"month": "2023-10-17/2024-03-08", "events": "1", "attacks": "76"}),
    ("attacks-by-month", {"attacker": "Angmar"}, {"month": "2024-04", "attacks": "1"}),
    ("attacks-by-month", {"attacker": "Gondor Brigades"}, {"month": "no date", "attacks": "2"}),
    ("backers", {"actor": "Gondor"}, {"backer": "Mordor", "through": "", "sentence": BACKED}),
    ("backers", {"actor": "Gondor"}, {"backer": "Angmar", "through": "Mordor"}),
    ("backers", {"actor": "Gondor"}, {"backer": "Carn Dum", "through": "Angmar"}),
    ("background-edges", {"actor": "Quds Force"}, {"object": "Quds Force"}),
    ("bases", {"actor": "Arnor"}, {"who": "Arnor", "relation": "based in", "place": "Bree"}),
    ("brokers-on-one-source", {}, {"broker": "Carn Dum", "speaker": "The Shire Post"}),
    ("brokers-on-one-source", {}, {"broker": "Carn Dum", "betweenness": "0.2", "claims": "1"}),
    (
        "brokers-on-one-source",
        {"actor": "Angmar"},
        {"speaker": "", "publisher": "The Shire Post", "claims": "4"},
    ),
    ("casualties-by-speaker", {}, {"says": "Arnor army", "least": "4", "most": ""}),
    ("casualties-by-speaker", {}, {"says": "Gondor Brigades", "least": "2", "most": "3"}),
    ("changed-communities", {}, {"actor": "Mordor", "before": "1", "after": "2"}),
    ("changed-communities", {"month": "2024-01"}, {"actor": "Rohan", "before": "1", "after": "0"}),
    ("contradicted-claims", {}, {"one": "at least four", "other": "two or three", "why": NUMBERS}),
    ("contradicted-claims", {}, {"one": "Mordor", "other": "not Mordor", "otherSpeaker": "Mordor"}),
    ("demands", {}, {"asking": "Rohan", "asked": "Mordor", "sentence": LINES["demand"]}),
    ("denied", {"speaker": "Mordor"}, {"subject": "Gondor Brigades", "object": "Mordor"}),
    ("denied", {}, {"says": "Gondor Brigades", "modality": "planned"}),
    ("deployments", {}, {"force": "Mordor", "place": "Misty Mountains", "certainty": "possible"}),
    ("documents", {}, {"title": "Arnor strikes", "publisher": "The Bree Gazette", "claims": "10"}),
    ("event-tellings", {}, {"act": STRIKE, "speakers": "2", "reports": "2"}),
    ("event-tellings", {}, {"act": PHONED, "told": CALL, "speaker": "The Bree Gazette"}),
    ("events-near-place", {"place": "Bree"}, {"act": STRIKE, "at": "Bree"}),
    ("events-near-place", {"place": "Iraq"}, {"at": "Kirkuk", "date": "2024-04"}),
    ("events-near-place", {"place": "Erbil", "km": "150"}, {"at": "Kirkuk"}),
    (
        "everything-about",
        {"actor": "Boromir"},
        {"subject": "Gondor Brigades", "relation": "led by"},
    ),
    ("everything-about", {"actor": "Rohan"}, {"subject": "designation by Rohan", "relation": "on"}),
    ("everything-one-speaker-says", {"speaker": "a senior official"}, {"object": "Angmar"}),
    ("founders-and-leaders", {"actor": "Boromir"}, {"relation": "founded by", "person": "Boromir"}),
    ("identities", {"actor": "Angmar"}, {"written": "Ankmar", "meant": "Angmar"}),
    ("inferred-edges", {"actor": "Grand Alliance"}, {"premiseObject": "Southern League"}),
    (
        "measures",
        {"actor": "Arnor"},
        {"who": "Arnor", "value": "4", "library": "networkx 3.6", "parameters": "weight=none"},
    ),
    ("measures", {"measure": "betweenness"}, {"parameters": "normalized=true, pivots=9"}),
    ("measures", {"actor": "Arnor"}, {"value": "9", "scope": "named", "stale": "stale"}),
    ("measures", {"measure": "steps"}, {"who": "Mordor, Arnor", "stale": "", "seed": ""}),
    ("measures", {}, {"who": "the whole network", "value": "0.5"}),
    ("measures", {"measure": "community"}, {"who": "Angmar", "seed": "7"}),
    ("members", {"group": "Grand Alliance"}, {"member": "Southern League", "through": ""}),
    ("members", {"group": "Grand Alliance"}, {"member": "Gondor Brigades"}),
    ("most-connected", {}, {"actor": "Arnor", "others": "4", "events": "5"}),
    ("most-quoted-speakers", {}, {"speaker": "Arnor army", "claims": "13", "reports": "2"}),
    ("planned-or-demanded", {}, {"agent": "Mordor", "modality": "demanded", "speaker": "Rohan"}),
    ("possible-or-probable", {}, {"says": "The Shire Post", "certainty": "possible"}),
    ("posts", {"actor": "Boromir"}, {"post": "captain of the Tower", "source": "War & <Peace>"}),
    ("responses", {}, {"answer": STRIKE, "by": "Arnor", "after": "Gondor Brigades"}),
    ("reviewed", {}, {"found": "rejected", "relation": "at", "says": "The Shire Post"}),
    ("same-events", {}, {"act": CALL, "also": PHONED, "part": "on", "value": "2024-03-04"}),
    ("sentences", {"words": "TWO ARNOR DRONES"}, {"sentence": LINES["downed"]}),
    ("shoot-downs", {}, {"shooter": "Gondor Brigades", "target": "drone", "number": "2"}),
    ("single-source-claims", {"actor": "Mordor"}, {"relation": "supported by", "object": "Angmar"}),
    ("stale-measures", {}, {"measure": "degree", "scope": "named", "numbers": "1"}),
    ("threats-and-accusations", {}, {"accuser": "Mordor", "accused": "Arnor"}),
    ("timeline", {"since": "2024-04-15"}, {"agent": "Angmar", "date": "2024-04"}),
    ("unnamed-sources", {}, {"says": "a senior official", "sentence": LINES["backs"]}),
    ("weapons-used", {"actor": "Arnor"}, {"weapon": "drone", "act": STRIKE}),
    ("who-attacked-whom", {}, {"attacker": "Arnor", "target": "Gondor Brigades", "place": "Bree"}),
    ("who-attacked-whom", {"actor": "Arnor"}, {"attacker": "", "target": "Arnor"}),
    ("who-designated-whom", {}, {"authority": "Rohan", "date": "2024-03-06"}),
    ("who-did-what-to-whom", {"kind": "funding"}, {"agent": "Angmar"}),
    ("who-did-what-to-whom", {}, {"agent": "Arnor", "act": "call", "recipient": "Rohan"}),
    ("who-says-so", {"one": "Arnor", "other": "Gondor"}, {"relation": "air strike"}),
    ("who-says-so", {"one": "Mordor", "other": "Gondor"}, {"polarity": "negative"}),
    ("who-spoke-with-whom", {}, {"one": "Arnor", "other": "Rohan", "date": "2024-03-04"}),
    ("who-spoke-with-whom", {"actor": "Mordor"}, {"one": "Arnor", "other": "Mordor"}),
    ("who-spoke-with-whom", {}, {"one": "Boromir", "other": "Rohan"}),
]

# The question, what it is given, and a part of a row that it must not find.
AVOIDS: list[tuple[str, Mapping[str, str], Mapping[str, str]]] = [
    ("who-attacked-whom", {}, {"attacker": "Gondor Brigades", "target": ""}),
    ("who-attacked-whom", {"actor": "Angmar"}, {"attacker": "Arnor"}),
    ("who-attacked-whom", {"until": "2024-03-02"}, {"attacker": "Arnor"}),
    ("who-attacked-whom", {"since": "2024-03-04"}, {"attacker": "Arnor"}),
    ("who-did-what-to-whom", {"kind": "Attack"}, {"act": "call"}),
    ("who-did-what-to-whom", {}, {"act": "withdrawal"}),
    ("backers", {"actor": "Mordor"}, {"backer": "Mordor"}),
    ("background-edges", {}, {"subject": "Gondor Brigades"}),
    ("brokers-on-one-source", {}, {"broker": "Arnor"}),
    ("brokers-on-one-source", {}, {"broker": "Carn Dum", "betweenness": "0.9"}),
    ("brokers-on-one-source", {}, {"broker": "Carn Dum", "betweenness": "0.8"}),
    ("brokers-on-one-source", {}, {"broker": "Grand Alliance"}),
    ("brokers-on-one-source", {}, {"broker": "Mordor"}),
    ("brokers-on-one-source", {"actor": "Angmar"}, {"broker": "Carn Dum"}),
    ("changed-communities", {}, {"actor": "Rohan"}),
    ("changed-communities", {}, {"actor": "Arnor"}),
    ("changed-communities", {"month": "2024-01"}, {"actor": "Mordor"}),
    ("changed-communities", {"month": "2024-01"}, {"actor": "Angmar"}),
    ("changed-communities", {"month": "2024-03"}, {"actor": "Arnor"}),
    ("contradicted-claims", {}, {"one": "Mordor", "other": "Mordor"}),
    ("measures", {"actor": "Rohan"}, {"who": "Arnor"}),
    ("measures", {"measure": "degree"}, {"measure": "betweenness"}),
    ("event-tellings", {}, {"act": "attack by the Gondor Brigades"}),
    ("identities", {}, {"meant": "Arnor"}),
    ("everything-one-speaker-says", {}, {"subject": "funding by Angmar", "relation": "at"}),
    ("inferred-edges", {}, {"subject": "Mordor", "object": "Angmar"}),
    ("same-events", {}, {"act": PHONED}),
    ("single-source-claims", {}, {"subject": "Arnor", "object": "Rohan"}),
    ("unnamed-sources", {}, {"says": "The Shire Post"}),
    ("weapons-used", {}, {"act": STRIKE, "weapon": "missile"}),
    ("who-spoke-with-whom", {}, {"one": "Arnor", "other": "Arnor"}),
    ("who-spoke-with-whom", {}, {"one": "Arnor", "other": "Boromir"}),
    ("who-spoke-with-whom", {}, {"one": "Mordor", "other": "Arnor"}),
    ("events-near-place", {"place": "Erbil"}, {"at": "Kirkuk"}),
    ("planned-or-demanded", {}, {"modality": "actual"}),
    ("possible-or-probable", {}, {"certainty": "certain"}),
    ("single-source-claims", {}, {"subject": STRIKE, "speaker": "The Shire Post"}),
    ("everything-about", {"actor": "Boromir"}, {"object": "Mordor"}),
    ("who-says-so", {"one": "Mordor", "other": "Gondor"}, {"object": "Angmar"}),
]


def _has(rows: tuple[dict[str, str], ...], part: Mapping[str, str]) -> bool:
    return any(part.items() <= row.items() for row in rows)


@pytest.mark.parametrize(("name", "parameters", "part"), FINDS)
def test_a_stored_question_finds_what_the_story_tells(
    name: str, parameters: Mapping[str, str], part: Mapping[str, str]
) -> None:
    rows = ask_stored(store(), name, parameters).records()
    assert part.keys() <= rows[0].keys()
    assert _has(rows, part)


@pytest.mark.parametrize(("name", "parameters", "part"), AVOIDS)
def test_a_stored_question_finds_nothing_else(
    name: str, parameters: Mapping[str, str], part: Mapping[str, str]
) -> None:
    answer = ask_stored(store(), name, parameters)
    assert part.keys() <= set(answer.variables)
    assert not _has(answer.records(), part)


def test_what_a_report_tells_again_rests_no_more_on_background_alone() -> None:
    ends = (KNOWN.subject, str(KNOWN.object))
    subject, item = (label(store(), node(end)) for end in ends)
    said = {"subject": subject, "object": item, "relation": "part of"}
    assert not _has(ask_stored(store(), "background-edges").records(), said)
    assert _has(ask_stored(build(), "background-edges").records(), said)


def test_an_attack_that_two_reports_tell_counts_once() -> None:
    for told in ([report("one")], [report("one"), report("two")]):
        rows = ask_stored(inferred(*told), "attacks-by-month").records()
        assert [row["attacks"] for row in rows if row["month"] != "no date"] == ["1"]


def test_a_tie_to_somebody_of_whom_no_report_speaks_makes_nobody_a_broker_on_two_sources() -> None:
    told = Teller("The Bree Gazette")
    told.act("Arnor", "Raid", "Rohan", by="Arnor army")
    read = told.reading()
    ids = {each.id: each.id for each in (*read.entities, *read.events)}
    made = build([renamed(read, ids | {"actor/arnor": KNOWN.subject})])
    made_by(made, "build/one")
    between = Measure((KNOWN.subject,), "betweenness", 0.5, Method("by hand"))
    write(made, [between], WHOLE, "build/one")
    (row,) = ask_stored(made, "brokers-on-one-source").records()
    assert (row["speaker"], row["claims"]) == ("Arnor army", "2")


def test_a_contradiction_is_told_once() -> None:
    assert len(ask_stored(store(), "contradicted-claims").rows) == 2


def test_every_stored_question_is_tried() -> None:
    assert {name for name, _, _ in FINDS} == stored().keys()


def test_every_stored_question_stands_in_the_readme_of_its_folder() -> None:
    readme = (directory() / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([\w-]+)` \| (.+\?) \|$", readme, re.MULTILINE)
    assert listed == [(each.name, each.question) for each in stored().values()]


@pytest.mark.parametrize("name", stored())
def test_a_stored_question_is_whole(name: str) -> None:
    question = stored()[name]
    assert question.question.endswith("?")
    blocks = dict(re.findall(r"VALUES \?(\w+) \{ ([^{}]*) \}", question.text))
    for parameter in question.parameters:
        held = blocks[parameter.name]
        assert parameter.meaning
        assert held == "UNDEF" or parameter.default in (held, held.removeprefix("kg:"))
        assert (held == "UNDEF") == (not parameter.default)


@pytest.mark.parametrize("name", stored())
def test_a_stored_question_runs_as_it_stands(name: str) -> None:
    question = stored()[name]
    if all(parameter.default is not None for parameter in question.parameters):
        assert ask(store(), question.text).records() == ask_stored(store(), name).records()
    else:  # it asks of everybody, so of a graph without those known beforehand
        ask(build([reading()], ()), question.text)


@pytest.mark.parametrize("name", stored())
def test_a_stored_question_runs_on_a_graph_without_reports(name: str) -> None:
    required = {"actor": "Iraq", "one": "Iraq", "place": "Iraq", "words": "x"}
    question = stored()[name]
    given = {p.name: required[p.name] for p in question.parameters if p.default is None}
    ask_stored(build(), name, given)


@pytest.mark.parametrize("name", stored())
def test_rows_of_a_stored_question_come_once_and_in_one_order(name: str) -> None:
    required = {"actor": "Gondor", "one": "Gondor", "place": "Bree", "words": "the"}
    question = stored()[name]
    given = {p.name: required[p.name] for p in question.parameters if p.default is None}
    rows = ask_stored(store(), name, given).rows
    assert len(set(rows)) == len(rows)
    assert ask_stored(_turned(), name, given).rows == rows


@cache
def _turned() -> ox.Store:
    """The same graph, put together the other way round."""
    made = ox.Store()
    made.extend(reversed(list(store())))
    return made


# ── Parameters ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "parameters", "error", "words"),
    [
        ("who-atacked-whom", {}, UnknownQuery, "who-attacked-whom"),
        ("zzz", {}, UnknownQuery, "`kg queries` lists them"),
        ("posts", {"actr": "Iran"}, UnknownQuery, "actor (who holds the post"),
        ("documents", {"x": "1"}, UnknownQuery, "it takes nothing"),
        ("everything-about", {}, UnknownQuery, "actor is missing"),
        ("timeline", {"since": "soon"}, UnknownQuery, "'soon' is no date"),
        ("timeline", {"since": "2024-02-30"}, UnknownQuery, "is no date"),
        ("changed-communities", {"month": "2024-13"}, UnknownQuery, "'2024-13' is no month"),
        ("changed-communities", {"month": "2024-1"}, UnknownQuery, "'2024-1' is no month"),
        ("events-near-place", {"place": "Bree", "km": "1e9"}, UnknownQuery, "is no integer"),
        ("events-near-place", {"place": "Bree", "km": "9" * 5000}, UnknownQuery, "is no integer"),
        ("posts", {"actor": "Boromis"}, UnknownName, "did you mean Boromir"),
        ("posts", {"actor": "Misty Mountains"}, UnknownName, "Misty Mountains"),
        ("who-did-what-to-whom", {"kind": "Atack"}, UnknownTerm, "Attack"),
    ],
)
def test_a_wrong_parameter_says_what_would_do(
    name: str, parameters: Mapping[str, str], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=re.escape(words)):
        ask_stored(store(), name, parameters)


NASTY = (
    '" } } ; DROP ALL #',
    "x> . ?s ?p ?o } #",
    '"""',
    "\\",
    '\\" } UNION { ?s ?p ?o } #',
    "} VALUES ?words { UNDEF",
    "\n#",
    "$1 \\1 \\g<0>",
)


@pytest.mark.parametrize("words", NASTY)
def test_words_of_a_parameter_stay_words(words: str) -> None:
    before = len(store())
    assert ask_stored(store(), "sentences", {"words": words}).rows == ()
    for name, key in (("posts", "actor"), ("events-near-place", "place")):
        with pytest.raises(UnknownName):
            ask_stored(store(), name, {key: words})
    assert len(store()) == before


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip))
def test_a_sentence_is_found_by_any_words_it_holds_and_by_no_others(words: str) -> None:
    every = {*LINES.values(), BACKED}
    rows = ask_stored(store(), "sentences", {"words": words}).records()
    found = {row["sentence"] for row in rows}
    assert found & every == {line for line in every if words.strip().lower() in line.lower()}


# ── One's own SPARQL ─────────────────────────────────────────────────────────


def test_prefixes_are_known_and_ids_are_short_for_addresses() -> None:
    rows = ask(store(), "SELECT ?name { <actor/arnor> a kg:State ; rdfs:label ?name }").records()
    assert rows == ({"name": "Arnor"},)


def test_a_thing_that_two_reports_name_counts_once() -> None:
    counted = ask(store(), "SELECT (COUNT(?a) AS ?n) { ?a rdfs:label 'Gondor Brigades' }")
    assert counted.rows[0][0] is not None
    assert counted.rows[0][0].number == 1


def test_truths_and_triples_are_answers_too() -> None:
    assert ask(store(), "ASK { <actor/arnor> a kg:State }").truth is True
    assert ask(store(), "ASK { <actor/arnor> a kg:Person }").truth is False
    made = ask(store(), "CONSTRUCT { ?a a kg:Actor } { ?a a kg:UnnamedActor }")
    assert str(made.triples[0][0]) == f"{DATA}actor/official"
    assert ask(store(), "DESCRIBE <actor/arnor>").triples


def test_from_reads_only_the_graph_it_names() -> None:
    query = "SELECT ?claim {} { ?claim a kg:Claim }"
    one = ask(store(), query.replace("{}", "FROM <document/shire-post>", 1))
    every = ask(store(), query.replace("{}", "", 1))
    assert len(one.rows) == len([each for each in second().claims if not each.review])
    assert len(every.rows) > len(one.rows)
    named = query.replace("{}", "FROM NAMED <document/shire-post>", 1)
    assert ask(store(), named).rows == ()
    inside = named.replace("{ ?claim a kg:Claim }", "{ GRAPH ?g { ?claim a kg:Claim } }")
    assert len(ask(store(), inside).rows) == len(one.rows)


@pytest.mark.parametrize(
    "graph",
    ["http://example.org/graph", "file:///etc/passwd", "graph/nowhere", "a\\u0020b", "http://["],
)
def test_from_an_address_that_is_no_graph_of_ours_is_refused(graph: str) -> None:
    for clause in (f"FROM <{graph}>", f"FROM NAMED <{graph}>"):
        with pytest.raises(BadQuery, match="not here"):
            ask(store(), f"SELECT * {clause} {{ ?s ?p ?o }}")


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ("SELECT * {\n  ?s ?p ?o FILTER(= 1)\n}", "line 2, column 12", "'FILTER(= 1) }'"),
        ("SELECT * { ?s ?p ?o", "line 1, column 20", "ends too early"),
        ("SELECT * { ?s nix:p ?o }", "line 1, column", "a prefix that is not known"),
        ("SELECT ?x WERE { ?x a kg:Claim }", "line 1, column 11", "'WERE"),
        ("SELECT ?x { ?x a kg:Claim } ORDER ?x", "line 1, column 29", "'ORDER ?x'"),
        ("", "line 1, column 1", "ends too early"),
        ("what happened?", "line 1, column 1", "not SPARQL"),
    ],
)
def test_what_is_no_sparql_is_told_where(text: str, where: str, words: str) -> None:
    with pytest.raises(BadQuery) as error:
        ask(store(), text)
    assert str(error.value).startswith(where)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_text_that_is_not_unicode_is_no_query() -> None:
    with pytest.raises(BadQuery):
        ask(store(), "SELECT * { ?s ?p '\ud800' }")


@pytest.mark.parametrize("text", ["DELETE WHERE { ?s ?p ?o }", "CLEAR ALL", "LOAD <file:///x>"])
def test_asking_never_writes(text: str) -> None:
    mine = build([reading()])
    before = len(mine)
    with pytest.raises(BadQuery, match="nothing is written"):
        ask(mine, text)
    assert len(mine) == before


def test_a_query_with_a_limit_answers_as_one_without() -> None:
    query = "SELECT ?a ?name { ?a a kg:State ; rdfs:label ?name } ORDER BY ?name"
    assert ask(store(), query, timeout=30) == ask(store(), query)


def test_a_store_on_disk_is_asked_with_a_limit_too(tmp_path: Path) -> None:
    disk = ox.Store(str(tmp_path))
    disk.extend(store())
    query = "SELECT ?name { ?a a kg:State ; rdfs:label ?name } ORDER BY ?name"
    assert ask(disk, query, timeout=30) == ask(store(), query)


def test_a_query_is_ended_at_its_limit_and_the_graph_stays() -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with pytest.raises(BadQuery, match=r"ended after 0\.2 s"):
        ask(store(), endless, timeout=0.2)
    assert ask(store(), "ASK { <actor/arnor> a kg:State }").truth


def test_an_error_in_a_query_with_a_limit_is_told_as_ever() -> None:
    with pytest.raises(BadQuery, match="line 1, column"):
        ask(ox.Store(), "SELECT * { ?s }", timeout=30)
