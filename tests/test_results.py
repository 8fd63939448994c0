"""What was measured of a build: kept beside its graph, read with it, stale when it changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kg
from kg import build, output, results
from kg.analysis.numbers import Measure, Method
from kg.analysis.scope import WHOLE, Scope
from kg.analysis.standing import standing
from kg.analysis.ties import ties
from kg.cli import main
from kg.errors import InvalidData, KgError
from kg.graph import dataset, measures
from kg.graph.queries import ask, ask_stored
from kg.model import Reading
from kg.showing import story
from kg.story import merge
from tests.factory import reading

pytestmark = pytest.mark.usefixtures("few_known")

METHOD = Method("counting", "networkx 3.6", ("loops=no",))
DEGREE = Measure(("actor/arnor",), "times named", 2.0, METHOD)
TOLD = Scope(told_by=frozenset({"actor/arnor-army"}), sources=frozenset({"document/arnor-strikes"}))
MARCH = Scope(until=date(2024, 3, 31))


def put(out: Path, *readings: Reading) -> None:
    """A build as `kg build` leaves it, with the graph alone."""
    with output.replacing(out) as folder:
        results.put(build.assemble(readings, failed=pytest.fail), folder, out)


def keep(out: Path, found: dict[Scope, list[Measure]], names: Iterable[str] = ()) -> None:
    store = results.opened(out)
    results.keep(out, store, merge(*story(store)), found, names)


def numbers(out: Path) -> list[tuple[str, str, str]]:
    """What was measured after the build: the number, its scope, and whether it is stale."""
    rows = ask_stored(results.opened(out), "measures", {"measure": "times named"}).records()
    return [(row["value"], row["scope"], row["stale"]) for row in rows]


def verb(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    put(tmp_path / "out", reading())
    return tmp_path / "out"


def test_what_is_kept_is_read_with_the_graph(out: Path) -> None:
    keep(out, {WHOLE: [DEGREE], TOLD: [replace(DEGREE, value=1.0)]})
    assert numbers(out) == [
        ("2", "all that is claimed", ""),
        ("1", "as told by Arnor army, in Arnor strikes", ""),
    ]
    mixed = """ASK { ?m kg:about ?who ; kg:value ?n ; kg:scope/kg:toldBy ?speaker .
      ?claim kg:speaker ?speaker ; rdf:object ?who . FILTER(?n < 2) }"""
    assert ask(results.opened(out), mixed).truth
    assert ask(kg.open(out).store, mixed).truth


def test_the_graph_itself_stays_as_the_build_left_it(out: Path) -> None:
    before = (out / output.GRAPH).read_bytes()
    keep(out, {WHOLE: [DEGREE]})
    assert (out / output.GRAPH).read_bytes() == before


def test_the_same_numbers_give_the_same_bytes(out: Path) -> None:
    keep(out, {MARCH: [DEGREE], TOLD: [DEGREE]})
    before = (out / output.MEASURES).read_bytes()
    keep(out, {TOLD: [DEGREE]})
    keep(out, {MARCH: [DEGREE]})
    assert (out / output.MEASURES).read_bytes() == before


def test_an_analysis_within_one_scope_leaves_those_of_others(out: Path) -> None:
    keep(out, {MARCH: [DEGREE], TOLD: [DEGREE]})
    keep(out, {MARCH: [replace(DEGREE, value=7.0)]})
    assert [value for value, _, _ in numbers(out)] == ["2", "7"]
    keep(out, {MARCH: []}, ["times named"])
    assert [value for value, _, _ in numbers(out)] == ["2"]


def test_numbers_are_stale_once_the_graph_has_changed_and_anew_when_measured_again(
    out: Path,
) -> None:
    keep(out, {WHOLE: [DEGREE], MARCH: [DEGREE]})
    put(out, reading(), reading("-2"))
    assert {stale for _, _, stale in numbers(out)} == {"stale"}
    keep(out, {WHOLE: [DEGREE]})
    assert {scope: stale for _, scope, stale in numbers(out)} == {
        "all that is claimed": "",
        "until 31 March 2024": "stale",
    }
    put(out, reading())
    assert {scope: stale for _, scope, stale in numbers(out)} == {
        "all that is claimed": "stale",
        "until 31 March 2024": "",
    }


def test_a_kept_number_that_the_next_build_tells_itself_is_not_stale(out: Path) -> None:
    store = results.opened(out)
    of_all = dict(standing(ties(merge(*story(store)))))
    keep(out, {WHOLE: list(of_all[WHOLE]), TOLD: [DEGREE]})
    put(out, reading(), reading("-2"))
    assert measures.stale(results.opened(out)) == 1


def test_numbers_of_a_graph_that_changed_meanwhile_are_stale(out: Path) -> None:
    store = results.opened(out)
    put(out, reading("-2"))
    results.keep(out, store, merge(*story(store)), {WHOLE: [DEGREE]})
    assert numbers(out) == [("2", "all that is claimed", "stale")]


def test_a_verb_says_once_that_numbers_are_stale(out: Path) -> None:
    keep(out, {WHOLE: [DEGREE], MARCH: [DEGREE]})
    asked = ("query", "measures", "--from", str(out))
    assert "earlier build" not in verb(*asked).stderr
    put(out, reading(), reading("-2"))
    found = verb(*asked)
    hint = "kg: measures.nq holds numbers of an earlier build (2): kg analyze makes them anew\n"
    assert found.stderr == hint
    assert "earlier build" not in found.stdout
    assert verb("--quiet", *asked).stderr == ""


def test_damaged_measures_are_one_clear_line(out: Path) -> None:
    keep(out, {WHOLE: [DEGREE]})
    (out / output.MEASURES).write_text("half")
    found = verb("stats", "--from", str(out))
    assert found.exit_code == 1
    assert "measures.nq: is damaged" in found.stderr
    assert found.stderr.count("\n") == 1
    with pytest.raises(InvalidData, match="is damaged"):
        kg.open(out)


def test_nothing_is_kept_while_somebody_writes(out: Path) -> None:
    store = results.opened(out)
    with output.replacing(out), pytest.raises(KgError, match="is writing here"):
        results.keep(out, store, merge(*story(store)), {WHOLE: [DEGREE]})
    assert measures.stale(results.opened(out)) == 0
    assert not (out / output.MEASURES).exists()
