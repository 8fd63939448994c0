"""The command line as people and scripts meet it."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg import __version__, build, intact, manners, output, printing, showing
from kg.cli import main
from kg.graph import dataset
from kg.graph.queries import stored
from kg.ontology import DATA, KG
from kg.opening import Graph
from kg.views import tables
from tests.factory import reading
from tests.graph import few
from tests.views.packages import held, package, unpacked

pytestmark = pytest.mark.usefixtures("few_known")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of two tellings of the story of the factory."""
    folder = tmp_path_factory.mktemp("cli") / "out"
    with few.known_beforehand(), output.replacing(folder) as new:
        store = build.assemble([reading(), reading("-2")], failed=pytest.fail)
        dataset.save(store, new / output.GRAPH)
        showing.draw(store, new)
    return folder


def kg(*arguments: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(main, arguments, input=given)


def shell(line: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a line in bash, where `kg` is this very program."""
    program = f'kg() {{ {shlex.quote(sys.executable)} -W error -m kg "$@"; }}; {line}'
    root = str(Path(__file__).parent.parent)
    return subprocess.run(
        ["bash", "-c", program],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": root} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


# ── Manners ──────────────────────────────────────────────────────────────────


def test_the_version_is_told() -> None:
    assert kg("--version").stdout == f"kg, version {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("query",),
        ("query", "documents", "--format", "papyrus"),
        ("build", "--published", "yesterday"),
        ("query", "documents", "--param", "actor"),
        ("query", "ASK { ?s ?p ?o }", "--param", "actor=Arnor"),
    ],
)
def test_a_wrong_call_exits_2_and_says_why_on_stderr(out: Path, arguments: tuple[str, ...]) -> None:
    where = ("--from", str(out)) if arguments[0] == "query" and len(arguments) > 1 else ()
    result = kg(*arguments, *where)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error: " in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("show", "Sauron"), "Sauron"),
        (("query", "no-such-question"), "no-such-question"),
        (("query", "SELECT nonsense {"), "not SPARQL"),
        (("query", "SELECT * { SERVICE <http://example.org> { ?s ?p ?o } }"), "SERVICE is refused"),
        (("query", "CONSTRUCT WHERE { ?s a kg:State }", "--format", "table"), "table"),
        (("query", "gone.rq"), "gone.rq: no such file"),
        (("render", "--sparql-from", "/nowhere"), "`npm install oxigraph@0.5`"),
        (("why", "Arnor", "noRelation", "Mordor"), "noRelation"),
    ],
)
def test_a_failure_exits_1_with_one_line_on_stderr(
    out: Path, arguments: tuple[str, ...], words: str
) -> None:
    result = kg(*arguments, "--from", str(out))
    assert result.exit_code == 1
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("kg: ")
    assert words in line


def test_debug_shows_where_an_error_was_raised(out: Path) -> None:
    result = kg("show", "Sauron", "--from", str(out), "--debug")
    assert result.exit_code == 1
    assert type(result.exception).__name__ == "UnknownName"


@pytest.mark.parametrize("arguments", [("--quiet", "check"), ("check", "--quiet")])
def test_quiet_says_nothing_but_errors(out: Path, arguments: tuple[str, ...]) -> None:
    assert kg(*arguments, "--from", str(out)).output == ""
    assert kg(*arguments, "--from", "/nowhere").stderr.startswith("kg: /nowhere: no graph here")


@pytest.mark.parametrize(
    "verb", [("query", "documents"), ("show", "x"), ("check",), ("stats",), ("render",)]
)
def test_without_a_build_every_verb_says_what_to_do(tmp_path: Path, verb: tuple[str, ...]) -> None:
    result = kg(*verb, "--from", str(tmp_path / "none"))
    assert result.exit_code == 1
    assert "run `kg build` first" in result.stderr


def test_a_reader_that_goes_away_is_no_error(out: Path) -> None:
    line = f"kg query 'SELECT ?s ?p ?o {{ ?s ?p ?o }}' --from {out} | true"
    result = shell(line, out.parent)
    assert (result.stdout, result.stderr) == ("", "")


def test_a_full_disk_is_told_in_one_line(out: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    result = shell(f"kg query documents --from {out} > /dev/full", out.parent)
    assert result.returncode == 1
    assert result.stderr == "kg: no space left on device\n"


# ── Asking ───────────────────────────────────────────────────────────────────

STATES = "SELECT ?name { ?s a kg:State ; rdfs:label ?name } ORDER BY ?name LIMIT 2"


def test_sparql_text_is_answered_as_csv(out: Path) -> None:
    result = kg("query", "SELECT ?n { <actor/arnor> rdfs:label ?n }", "--from", str(out))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == ["n", "Arnor"]


def test_a_file_and_standard_input_are_asked_as_well(out: Path, tmp_path: Path) -> None:
    (tmp_path / "states.rq").write_text(STATES)
    text = kg("query", STATES, "--from", str(out)).stdout
    assert text.count("\n") == 3
    assert kg("query", str(tmp_path / "states.rq"), "--from", str(out)).stdout == text
    assert kg("query", "-", "--from", str(out), given=STATES).stdout == text


def test_a_query_that_is_not_text_is_refused(out: Path) -> None:
    result = kg("query", "-", "--from", str(out), given=b"SELECT \xff")
    assert result.exit_code == 1
    assert "UTF-8" in result.stderr


@pytest.mark.parametrize("name", sorted(stored()))
def test_every_stored_question_is_answered_by_its_name(out: Path, name: str) -> None:
    needed = [p for p in stored()[name].parameters if p.default is None]
    values = {"actor": "Arnor", "place": "Bree", "name": "Arnor", "relation": "supportedBy"}
    params = [f"--param={p.name}={values[p.type]}" for p in needed]
    result = kg("query", name, *params, "--from", str(out))
    assert result.exit_code == 0, result.stderr
    assert "," in result.stdout.splitlines()[0]


def test_a_parameter_reaches_the_question(out: Path) -> None:
    asked = kg("query", "backers", "--param", "actor=Gondor Brigades", "--from", str(out))
    other = kg("query", "backers", "--param", "actor=Rohan", "--from", str(out))
    assert "backed by Mordor" in asked.stdout
    assert "backed by Mordor" not in other.stdout


@pytest.mark.parametrize(
    ("form", "start"), [("csv", "name"), ("tsv", "?name"), ("json", '{"head"'), ("xml", "<?xml")]
)
def test_the_format_can_be_chosen(out: Path, form: str, start: str) -> None:
    result = kg("query", STATES, "--format", form, "--from", str(out))
    assert result.stdout.startswith(start)


def test_an_empty_answer_is_success_and_says_so_on_stderr(out: Path) -> None:
    result = kg("query", "SELECT ?x { ?x a kg:Vessel ; kg:place ?y }", "--from", str(out))
    assert result.exit_code == 0
    assert result.stdout.strip() == "x"
    assert "nothing in this graph" in result.stderr


def test_a_query_that_takes_too_long_is_ended(out: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    result = kg("query", endless, "--timeout", "0.2", "--from", str(out))
    assert result.exit_code == 1
    assert "ended after" in result.stderr


def test_the_stored_questions_are_listed() -> None:
    listed = kg("queries").stdout
    assert [line.partition(",")[0] for line in listed.splitlines()[1:]] == sorted(stored())
    assert all(question.question in listed.replace('""', '"') for question in stored().values())


# ── Evidence ─────────────────────────────────────────────────────────────────


def test_a_dossier_cites_speaker_sentence_and_report(out: Path) -> None:
    shown = kg("show", "Gondor Brigades", "--from", str(out)).stdout
    assert shown.startswith("Gondor Brigades, armed group")
    assert "supported by Mordor" in shown
    assert "The Bree Gazette says: “The Gondor Brigades, backed by Mordor" in shown
    assert "Gondor Brigades says (negative, planned)" in shown
    assert "(Arnor strikes, 2024-03-05)" in shown


def test_a_path_tells_every_step_with_its_evidence(out: Path) -> None:
    shown = kg("path", "Mordor", "Rohan", "--from", str(out)).stdout.splitlines()
    assert shown[0].startswith("Mordor — ")
    assert any(line.endswith(" — Rohan") for line in shown)
    assert sum("says: “" in line for line in shown) >= 4


def test_two_whom_nothing_ties_are_told_so(out: Path) -> None:
    result = kg("path", "Mordor", "The Bree Gazette", "--from", str(out))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "nothing in this graph ties" in result.stderr


def test_why_tells_claims_and_who_says_otherwise(out: Path) -> None:
    shown = kg("why", "Gondor Brigades", "supportedBy", "Mordor", "--from", str(out)).stdout
    lines = shown.splitlines()
    assert lines[0] == "Gondor Brigades — supported by — Mordor"
    assert lines[1] == "│  certain: as the surest of these (1 speaker, 2 reports)"
    assert lines[2].startswith("├─ The Bree Gazette says (certain): “The Gondor Brigades, backed")
    assert lines[-1] == "     in the words “The Gondor Brigades, backed by Mordor”"


def test_why_tells_in_json_what_an_edge_stands_on(out: Path) -> None:
    where = ("--json", "--from", str(out))
    found = json.loads(kg("why", "Arnor", "AirStrike", "Gondor Brigades", *where).stdout)
    edge = ["edge", "subject", "relation", "object"]
    grounds = ["footing", "told", "ways", "otherwise", "above"]
    assert list(found) == edge + grounds
    assert found["edge"] == ["actor/arnor", "AirStrike", "actor/gondor-brigades"]
    assert found["footing"] == {
        "certainty": "certain",
        "speakers": ["actor/arnor-army"],
        "reports": ["document/arnor-strikes", "document/arnor-strikes-2"],
        "background": False,
    }
    assert [list(way) for way in found["ways"]] == [["because", "rule", "premises", "footing"]] * 2
    first = found["ways"][0]["premises"][0]
    assert list(first) == list(found)
    assert first["told"][0]["quote"] in first["told"][0]["sentence"]


def test_what_is_asked_with_a_slip_is_answered_in_one_line(out: Path) -> None:
    where = ("--from", str(out))
    assert kg("why", "Brigades", "supportedby", "Mordor", *where).exit_code == 0
    turned = kg("why", "Mordor", "supportedBy", "Brigades", *where)
    assert turned.exit_code == 1
    [line] = turned.stderr.splitlines()
    assert "said of the two: Gondor Brigades, supported by, Mordor" in line


@pytest.mark.parametrize(
    "verb",
    [
        ("show", "Gondor Brigades"),
        ("path", "Mordor", "Rohan"),
        ("why", "Gondor Brigades", "supportedBy", "Mordor"),
    ],
)
def test_evidence_can_be_had_as_json(out: Path, verb: tuple[str, ...]) -> None:
    found = json.loads(kg(*verb, "--json", "--from", str(out)).stdout)
    assert "backed by Mordor" in json.dumps(found)


# ── Comparing ────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph file of the first telling alone, that knows of no backer."""
    whole = reading()
    told = tuple(claim for claim in whole.claims if claim.relation != "supportedBy")
    path = tmp_path_factory.mktemp("before") / "old.nq"
    dataset.save(dataset.build([replace(whole, claims=told)]), path)
    return path


def test_what_changed_is_told_with_who_says_so(out: Path, before: Path) -> None:
    result = kg("diff", str(before), str(out))
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[:2] == ["reports: 1", "  new: Arnor strikes-2 (The Bree Gazette, 2024-03-05)"]
    at = lines.index("  Gondor Brigades — supported by — Mordor")
    assert lines[at + 1].startswith("    The Bree Gazette says: “The Gondor Brigades, backed by")
    assert result.stderr == "kg: 2 new\n"


def test_a_build_without_changes_says_so_on_stderr(out: Path) -> None:
    result = kg("diff", str(out), str(out / output.GRAPH))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "kg: nothing changed\n"


def test_changes_can_be_had_as_json(out: Path, before: Path) -> None:
    found = json.loads(kg("diff", str(before), str(out), "--json").stdout)
    assert found["changes"][-1]["sort"] == "new"
    assert found["changes"][-1]["joined"][0]["speaker"] == "The Bree Gazette"
    same = json.loads(kg("diff", str(out), str(out), "--json").stdout)
    assert same == {"reports": [], "identities": [], "changes": []}


def test_what_is_no_build_cannot_be_compared(out: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("No graph.\n")
    for path in (tmp_path, tmp_path / "notes.txt", tmp_path / "gone"):
        result = kg("diff", str(path), str(out))
        assert result.exit_code == 1
        assert len(result.stderr.splitlines()) == 1


# ── Scoring ──────────────────────────────────────────────────────────────────

COLUMNS = "subject,relation,object,speaker,date,place,polarity,certainty,modality,killed,injured"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder of gold for one of the two reports: a strike that was read, a raid that was not."""
    front = "---\ntitle: Arnor strikes\npublisher: The Bree Gazette\n---\n\nText.\n"
    rows = ("Arnor,ASSAULT,Gondor Brigades,Arnor army", "Rohan,ASSAULT,Isengard\x1b[31m,")
    lines = [f"{COLUMNS},sentence", *(row + "," * 8 for row in rows)]
    (tmp_path / "strikes.md").write_text(front, encoding="utf-8")
    (tmp_path / "strikes.gold.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_a_build_is_held_against_gold(out: Path, gold: Path) -> None:
    shown = kg("score", str(gold), str(out), "--format", "table")
    assert shown.exit_code == 0, shown.stderr
    assert re.search(r"all reports together \(micro\) +1/2 +50%", shown.stdout)
    assert "missed" not in shown.stdout
    table = kg("score", str(gold / "strikes.gold.csv"), str(out / output.TABLE))
    assert table.stdout.startswith("part,name,found,gold,recall,right,rows,precision\nall,")
    told = json.loads(kg("score", str(gold), str(out), "--format", "json").stdout)
    assert (told[0]["found"], told[0]["gold"], told[0]["recall"]) == (1, 2, 0.5)
    assert told[0]["rows"] > told[0]["right"] == 1


def test_misses_and_rows_that_gold_lacks_are_listed_on_request(out: Path, gold: Path) -> None:
    shown = kg("score", str(gold), str(out), "--misses", "--format", "table").stdout
    assert "arnor-strikes:3 Rohan | ASSAULT | Isengard\\x1b[31m" in shown
    assert "Gondor Brigades | supportedBy | Mordor" in shown.partition("unmatched, to be read")[2]
    told = json.loads(kg("score", str(gold), str(out), "--misses", "--format", "json").stdout)
    assert [figure["name"][:15] for figure in told if figure["part"] == "missed"] == [
        "arnor-strikes:3"
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("{out}", "{out}"), "no gold table here"),
        (("{gold}", "/nowhere"), "/nowhere: the table cannot be read"),
        (("/nowhere.gold.csv", "{out}"), "/nowhere.md: no report"),
        (("{gold}/strikes.gold.csv", "{gold}", "{out}"), "has the title of"),
    ],
)
def test_a_score_that_cannot_be_told_says_why_in_one_line(
    out: Path, gold: Path, arguments: tuple[str, ...], words: str
) -> None:
    result = kg("score", *(word.format(out=out, gold=gold) for word in arguments))
    assert result.exit_code == 1
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert words in line


# ── The whole ────────────────────────────────────────────────────────────────


def test_a_graph_that_keeps_its_shapes_passes_the_check(out: Path) -> None:
    result = kg("check", "--from", str(out))
    assert result.exit_code == 0
    assert result.stdout == ""


def test_a_graph_that_breaks_a_shape_fails_the_check(out: Path, tmp_path: Path) -> None:
    text = (out / output.GRAPH).read_text(encoding="utf-8")
    (tmp_path / output.GRAPH).write_text(text.replace('"certain"', '"80 percent"'))
    result = kg("check", "--from", str(tmp_path))
    assert result.exit_code == 1
    assert result.stdout.startswith("severity,where,path,value,what\nviolation,claim/")


LONG = """
    @prefix sh: <http://www.w3.org/ns/shacl#> .
    [] a sh:PropertyShape ; sh:targetSubjectsOf <http://www.w3.org/2000/01/rdf-schema#label> ;
        sh:path <http://www.w3.org/2000/01/rdf-schema#label> ; sh:maxLength 1 """


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("csv", "severity,where,path,value,what\nviolation,"),
        ("json", '[\n  {\n    "focus": '),
        ("turtle", "@prefix "),
    ],
)
def test_shapes_of_others_are_asked_beside_ours(
    form: str, begins: str, out: Path, tmp_path: Path
) -> None:
    (tmp_path / "long.ttl").write_text(f"{LONG} .")
    result = kg(
        "check", "--from", str(out), "--shapes", str(tmp_path / "long.ttl"), "--format", form
    )
    assert result.exit_code == 1
    assert result.stdout.startswith(begins)


def test_a_warning_of_shapes_is_no_failure(out: Path, tmp_path: Path) -> None:
    (tmp_path / "long.ttl").write_text(f"{LONG} ; sh:severity sh:Warning .")
    result = kg("check", "--from", str(out), "--shapes", str(tmp_path / "long.ttl"))
    assert result.exit_code == 0
    assert "\nwarning," in result.stdout


@pytest.mark.parametrize("text", ["", "no Turtle", f"{LONG} ; sh:sparql [ ] ."])
def test_a_file_without_shapes_is_refused_in_one_line(text: str, out: Path, tmp_path: Path) -> None:
    (tmp_path / "none.ttl").write_text(text)
    result = kg("check", "--from", str(out), "--shapes", str(tmp_path / "none.ttl"))
    assert result.exit_code == 1
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"kg: {tmp_path / 'none.ttl'}:")


@pytest.mark.parametrize("verb", ["check", "build"])
def test_a_background_that_contradicts_itself_is_refused_before_any_work(
    verb: str, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.ttl"
    label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    bad.write_text(f"<{DATA}actor/arnor> a <{KG.Actor}> ;\n    {label} 'Arnor', 'Old Arnor' .\n")
    monkeypatch.setattr("kg.ontology.background", lambda: (bad,))
    where = ("--from", str(out)) if verb == "check" else ("--out", str(tmp_path / "new"))
    result = kg(verb, *where)
    assert result.exit_code == 1
    assert f"{bad}:1: actor/arnor has 2 preferred labels" in result.stderr
    assert not (tmp_path / "new").exists()


def test_the_size_of_the_graph_is_told(out: Path) -> None:
    words = kg("stats", "--from", str(out)).stdout.split()
    counted = dict(pairwise(words))
    assert (counted["documents"], counted["events"], counted["claims"]) == ("2", "6", "20")


def test_table_and_page_are_drawn_again(out: Path, tmp_path: Path) -> None:
    (tmp_path / output.GRAPH).write_bytes((out / output.GRAPH).read_bytes())
    (tmp_path / output.RECORD).write_bytes((out / output.RECORD).read_bytes())
    assert kg("render", "--from", str(tmp_path)).exit_code == 0
    for name in output.FILES:
        assert (tmp_path / name).read_bytes() == (out / name).read_bytes()


def test_a_graph_from_elsewhere_is_drawn_into_a_folder_of_its_own(
    out: Path, tmp_path: Path
) -> None:
    (tmp_path / output.GRAPH).write_bytes((out / output.GRAPH).read_bytes())
    result = kg("render", "--from", str(tmp_path), "--out", str(tmp_path / "drawn"))
    assert result.exit_code == 0
    for name in (output.TABLE, output.PAGE):
        assert (tmp_path / "drawn" / name).read_bytes() == (out / name).read_bytes()


def test_a_part_is_drawn_beside_the_whole(out: Path, tmp_path: Path) -> None:
    page, folder = tmp_path / "part.html", tmp_path / "part"
    result = kg("render", "--from", str(out), "--focus", "Arnor", "-o", str(page))
    assert result.exit_code == 0, result.stderr
    assert "within 1 step of Arnor" in page.read_text(encoding="utf-8")
    for _ in ("anew", "over what was drawn before"):
        result = kg("render", "--from", str(out), "--source", "Arnor strikes", "-o", str(folder))
        assert result.exit_code == 0, result.stderr
    part = (folder / output.TABLE).read_text(encoding="utf-8").splitlines()
    whole = (out / output.TABLE).read_text(encoding="utf-8").splitlines()
    assert 1 < len(part) < len(whole)
    assert set(part) < set(whole)


def test_a_picture_is_drawn_with_the_nodes_where_the_page_has_them(
    out: Path, tmp_path: Path
) -> None:
    whole, part = tmp_path / "whole.svg", tmp_path / "part.svg"
    assert kg("render", "--from", str(out), "-o", str(whole)).exit_code == 0
    assert whole.read_text(encoding="utf-8") == Graph.of(out).picture()
    result = kg("render", "--from", str(out), "--focus", "Rohan", "-o", str(part))
    assert result.exit_code == 0, result.stderr
    told = part.read_text(encoding="utf-8")
    assert told.startswith("<svg ")
    assert "within 1 step of Rohan" in told
    assert len(told) < whole.stat().st_size
    assert sorted(file.name for file in tmp_path.iterdir()) == ["part.svg", "whole.svg"]


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        ("--focus Arnor", 2, "needs a place of its own"),
        ("--hops 2 -o x.html", 2, "--focus"),
        ("--since 2024-02-01 --until 2024-01-01 -o x.html", 1, "no day lies between"),
        ("--focus Nobody -o x.html", 1, "nobody and nothing here is called 'Nobody'"),
        ("--source Nobody -o x.html", 1, "no report here"),
        ("--until 1990-01-01 --speaker Rohan -o x.html", 1, "ask for less"),
        ("--with-sparql -o x.svg", 2, "a picture answers nothing"),
        ("--sparql-from . -o x.svg", 2, "a picture answers nothing"),
    ],
)
def test_a_part_that_cannot_be_drawn_is_refused(
    out: Path, asked: str, status: int, words: str
) -> None:
    result = kg("render", "--from", str(out), *asked.split())
    assert result.exit_code == status
    assert words in result.stderr
    assert not list(Path().glob("x.*"))


def test_a_page_that_answers_queries_holds_the_graph(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert kg("render", "--from", str(out), "--with-sparql", "-o", "page.html").exit_code == 0
    text = Path("page.html").read_text(encoding="utf-8")
    assert unpacked(held(text)["graph"]) == (out / output.GRAPH).read_bytes()
    again = kg("render", "--from", str(out), "--sparql-from", str(tmp_path), "-o", "again.html")
    assert again.exit_code == 0
    assert Path("again.html").read_text(encoding="utf-8") == text


def test_a_page_of_a_part_answers_of_that_part(out: Path, tmp_path: Path) -> None:
    package(tmp_path)
    page = tmp_path / "part.html"
    part = ("--source", "Arnor strikes", "--sparql-from", str(tmp_path), "-o", str(page))
    assert kg("render", "--from", str(out), *part).exit_code == 0
    graph = unpacked(held(page.read_text(encoding="utf-8"))["graph"]).decode()
    whole = (out / output.GRAPH).read_text(encoding="utf-8")
    documents = re.compile(r"<(\S+)> <\S+#type> <\S+#Document>")
    assert len(set(documents.findall(whole))) == 2
    assert len(set(documents.findall(graph))) == 1


def test_what_a_build_hints_at_works(out: Path) -> None:
    readings = dataset.readings(dataset.open_store(intact.graph_file(out)))
    hints = [shlex.split(hint) for hint in printing.hints(readings, str(out))]
    assert [hint[:2] for hint in hints] == [["kg", "show"], ["kg", "path"], ["kg", "why"]]
    for hint in hints:
        result = kg(*hint[1:])
        assert result.exit_code == 0, result.stderr
        assert re.search(r"says(?: \(certain\))?: “", result.stdout)


def test_a_build_tells_what_it_read_and_what_to_try(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Israel struck a base of Hezbollah near Tyre, Iran said.\n")
    result = shell("kg build a.txt --published 2024-03-05 --publisher Gazette", tmp_path)
    assert result.returncode == 0
    assert "documents" in result.stdout
    assert "out/graph.html" in result.stderr
    assert "kg show " in result.stderr
    text = (tmp_path / "out" / output.GRAPH).read_text(encoding="utf-8")
    assert '"2024-03-05"' in text
    assert '"Gazette"' in text
    loud = set(tables.claims_table(dataset.readings(dataset.open_store(tmp_path / "out/graph.nq"))))
    assert {row.speaker for row in loud} == {"Iran"}


def test_hints_can_be_typed_where_kg_is_not_on_the_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.argv", [".venv/bin/kg", "build"])
    assert manners.program() == ".venv/bin/kg"
    monkeypatch.setattr("sys.argv", ["kg/__main__.py"])
    assert manners.program() == "kg"
    (tmp_path / "kg").touch(mode=0o755)
    monkeypatch.setattr("sys.argv", [".venv/bin/kg", "build"])
    assert manners.program() == "kg"


def test_a_quiet_build_says_nothing(tmp_path: Path) -> None:
    line = "echo 'Israel struck a base of Hezbollah near Tyre.' | kg build - --quiet"
    result = shell(line, tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert (tmp_path / "out" / output.PAGE).exists()


# ── Reports come, change and go ──────────────────────────────────────────────


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports and the build of them."""
    (tmp_path / "a.txt").write_text("Israel struck a base of Hezbollah near Tyre, Iran said.\n")
    (tmp_path / "b.txt").write_text("Hezbollah denied that it had attacked Haifa.\n")
    monkeypatch.chdir(tmp_path)
    assert kg("build", "a.txt", "b.txt").exit_code == 0
    return tmp_path


def test_a_build_tells_what_was_kept_read_and_replaced(corpus: Path) -> None:
    (corpus / "b.txt").write_text("Hezbollah denied that it had attacked Acre.\n")
    (corpus / "c.txt").write_text("Hamas fighters raided a camp near Rafah, the army said.\n")
    result = kg("build", "b.txt", "c.txt")
    assert result.exit_code == 0, result.stderr
    assert "Reports: 1 kept, 2 read, 1 replaced.\n" in result.stderr


@pytest.mark.usefixtures("corpus")
def test_a_build_of_what_did_not_change_says_so() -> None:
    for files in ((), ("a.txt",), ("b.txt", "a.txt")):
        result = kg("build", *files)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "kg: nothing changed: out/ stays as it is\n"


def test_a_file_that_is_gone_is_told_and_what_it_said_stays(corpus: Path) -> None:
    (corpus / "a.txt").unlink()
    result = kg("build")
    assert result.exit_code == 0
    assert "a.txt is no longer there; what it said stays until `kg remove a.txt`" in result.stderr
    assert "struck a base" in (corpus / "out" / output.TABLE).read_text(encoding="utf-8")


def test_what_standard_input_tells_is_added(corpus: Path) -> None:
    given = "Hamas fighters raided a camp near Rafah, the army said.\n"
    done = shell(f"echo '{given.strip()}' | kg build -", corpus)
    assert "Reports: 2 kept, 1 read." in done.stderr
    assert kg("stats").stdout.split()[:4][-1] == "3"


def test_a_report_is_taken_out_with_all_it_said(corpus: Path) -> None:
    result = kg("remove", "b.txt")
    assert result.exit_code == 0, result.stderr
    assert re.search(r"^kg: took out b \(document/b-\w+\)$", result.stderr, re.MULTILINE)
    assert "Reports: 1 kept, 1 taken out.\n" in result.stderr
    assert "denied that it" not in (corpus / "out" / output.GRAPH).read_text(encoding="utf-8")
    assert kg("build").stderr.startswith("kg: nothing changed")
    assert "1 kept, 1 read" in kg("build", "b.txt").stderr


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("remove", "nonsense"), 1, "no report here is 'nonsense'"),
        (("remove", "a", "nonsense"), 1, "no report here is 'nonsense'"),
        (("remove", "a", "b"), 1, "no report would be left"),
        (("remove",), 2, "DOC"),
        (("remove", "a", "--out", "elsewhere"), 1, "run `kg build` first"),
        (("build", "--publisher", "Bree Gazette"), 2, "name them"),
    ],
)
def test_what_cannot_be_done_is_refused_and_the_build_stays(
    corpus: Path, arguments: tuple[str, ...], status: int, words: str
) -> None:
    before = {path: path.read_bytes() for path in (corpus / "out").rglob("*") if path.is_file()}
    result = kg(*arguments)
    assert result.exit_code == status
    assert words in result.stderr
    assert {
        path: path.read_bytes() for path in (corpus / "out").rglob("*") if path.is_file()
    } == before
    assert not (corpus / "elsewhere").exists()
