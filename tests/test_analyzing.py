"""`kg analyze` as people and scripts meet it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg import output
from kg.cli import main
from kg.explaining.questions import OVERVIEW, QUESTIONS
from kg.graph import dataset, measures
from tests.analysis.few import Teller
from tests.explaining.stories import reports
from tests.graph import few


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of two reports that every question finds something in."""
    folder = tmp_path_factory.mktemp("analyzing") / "out"
    store = few.build(report.reading() for report in reports())
    measures.made_by(store, "build/test")
    with output.replacing(folder) as new:
        dataset.save(store, new / output.GRAPH)
    return folder


def kg(out: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ("analyze", *arguments, "--from", str(out)))


def test_without_a_question_it_gives_an_overview(out: Path) -> None:
    told = kg(out).stdout
    assert told.startswith("all that is claimed: 8 actors, 10 ties from ")
    assert [name for name in QUESTIONS if f"\n{name}: " in told] == [
        name for name in QUESTIONS if name in OVERVIEW
    ]


def test_one_question_is_answered_as_csv_where_nobody_reads_along(out: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(kg(out, "importance", "--top", "1").stdout)))
    assert rows[0]["rank"] == "1"
    assert rows[0]["actor"] == "Gondor Brigades"


def test_as_json_it_holds_basis_rows_numbers_and_every_sentence(out: Path) -> None:
    told = json.loads(kg(out, "balance", "reach", "--actor", "Mordor", "--format", "json").stdout)
    assert told["basis"]["reports"] == 2
    balance, reach = told["answers"]
    assert balance["measures"]
    (chain,) = (row for row in reach["rows"] if row["actor"] == "Shire Company")
    assert [c["sentence"] for g in chain["rests on"] for c in g["claims"]] == [
        "Shire Company partOf Gondor Brigades",
        "Gondor Brigades supportedBy Mordor",
    ]


def test_a_scope_is_told_at_the_head_and_narrows_the_answer(out: Path) -> None:
    told = kg(out, "importance", "brokers", "--without", "unnamed", "--until", "2024-03-10").stdout
    assert told.startswith("until 10 March 2024, without unnamed speakers: ")
    assert "Bree" not in told


def test_two_tellings_are_held_side_by_side(out: Path) -> None:
    asked = ("difference", "--speaker", "Arnor army", "--against", "Mordor herald")
    first = next(csv.DictReader(io.StringIO(kg(out, *asked).stdout)))
    assert {first["actor"], first["and"]} == {"Arnor", "Gondor Brigades"}
    assert first["as told by Mordor herald"] == "aid"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("reach",), "add --actor NAME"),
        (("difference",), "add --against NAME"),
        (("reach", "--actor", "Mordorr"), "did you mean Mordor"),
        (("--speaker", "Nobody at all"), "nobody and nothing here is called 'Nobody at all'"),
        (("--since", "2024-05-01", "--until", "2024-04-01"), "no day lies between"),
        (("--since", "2024-05-01", "--as-of", "2024-04-01"), "no day lies between"),
        (("--speaker", "Arnor", "--since", "2030-01-01"), "ties nobody to anybody"),
    ],
)
def test_what_cannot_be_answered_is_told_in_one_line(
    out: Path, arguments: tuple[str, ...], says: str
) -> None:
    result = kg(out, *arguments)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert says in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [("fame",), ("importance", "brokers", "--format", "csv"), ("--camps", "4"), ("--top", "0")],
)
def test_a_wrong_call_exits_2(out: Path, arguments: tuple[str, ...]) -> None:
    assert kg(out, *arguments).exit_code == 2


def test_a_graph_that_ties_nobody_says_so(tmp_path: Path) -> None:
    with output.replacing(tmp_path / "out") as new:
        dataset.save(few.build([Teller("The Bree Gazette").reading()]), new / output.GRAPH)
    result = kg(tmp_path / "out")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "ties nobody to anybody" in result.stderr


def test_its_numbers_can_be_asked_for_in_sparql(out: Path) -> None:
    result = kg(out, "brokers", "--without", "unnamed")
    assert "numbers kept in" in result.stderr
    asked = """SELECT ?value { ?number rdfs:label "constraint" ; kg:value ?value ; kg:about ?actor ;
        kg:scope/rdfs:label "without unnamed speakers" . ?actor rdfs:label "Arnor" }"""
    found = CliRunner().invoke(main, ("query", asked, "--from", str(out), "--format", "csv"))
    assert len(found.stdout.splitlines()) == 2


def test_numbers_of_another_sponsor_stay(out: Path) -> None:
    for sponsor in ("Mordor", "Gondor Brigades", "Mordor"):
        kg(out, "reach", "--actor", sponsor)
    asked = 'SELECT ?value { ?number rdfs:label "reach" ; kg:value ?value } ORDER BY ?value'
    found = CliRunner().invoke(main, ("query", asked, "--from", str(out), "--format", "csv"))
    assert found.stdout.split() == ["value", "1", "2"]


def test_where_numbers_cannot_be_kept_the_answer_stands(out: Path) -> None:
    before = (out / output.MEASURES).read_bytes()
    with output.replacing(out):  # a build is writing there
        result = kg(out, "importance")
    assert result.exit_code == 0
    assert result.stdout.startswith("rank,actor")
    assert "numbers were not kept: " in result.stderr
    assert "numbers" not in kg(out, "importance", "--no-keep").stderr
    assert (out / output.MEASURES).read_bytes() == before


def test_pictures_are_drawn_of_the_same_scope(out: Path, tmp_path: Path) -> None:
    drawn = tmp_path / "pictures"
    result = kg(out, "importance", "--until", "2024-03-10", "--plot", str(drawn), "--no-keep")
    assert {path.name for path in drawn.iterdir()} == {
        f"{name}.{form}"
        for name in ("timeline", "heatmap", "communities", "triads")
        for form in ("svg", "png")
    }
    assert result.stderr.count("kg: drew ") == 8
    assert "until 10 March 2024" in (drawn / "communities.svg").read_text(encoding="utf-8")


def test_names_cannot_steer_the_terminal(tmp_path: Path) -> None:
    report = Teller("The Bree Gazette")
    report.act("\x1b[31mArnor", "Raid", "Rohan")
    with output.replacing(tmp_path / "out") as new:
        dataset.save(few.build([report.reading()]), new / output.GRAPH)
    told = kg(tmp_path / "out", "importance", "shared").stdout
    assert "\x1b" not in told
    assert "\\x1b[31mArnor" in told
