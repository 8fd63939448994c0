"""What was measured of a build: kept beside its graph, read with it, stale when it changed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kg
from kg import build, digests, output, results
from kg.analysis.numbers import Measure, Method
from kg.analysis.scope import WHOLE, Scope
from kg.analysis.standing import standing
from kg.analysis.ties import ties
from kg.cli import main
from kg.errors import InvalidData, KgError
from kg.graph import dataset, disk, measures
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


def test_numbers_that_were_taken_away_are_no_longer_told(out: Path) -> None:
    keep(out, {WHOLE: [DEGREE]})
    (out / output.MEASURES).unlink()
    assert numbers(out) == []
    with output.replacing(out) as folder:
        assert results.mend(folder, out)
    assert numbers(out) == []
    with output.replacing(out) as folder:
        assert not results.mend(folder, out)


def test_nothing_is_kept_while_somebody_writes(out: Path) -> None:
    store = results.opened(out)
    with output.replacing(out), pytest.raises(KgError, match="is writing here"):
        results.keep(out, store, merge(*story(store)), {WHOLE: [DEGREE]})
    assert measures.stale(results.opened(out)) == 0
    assert not (out / output.MEASURES).exists()


# ── On disk ──────────────────────────────────────────────────────────────────


def test_the_store_on_disk_and_a_copy_in_memory_hold_the_same(out: Path) -> None:
    keep(out, {WHOLE: [DEGREE]})
    on_disk, copy = results.opened(out), results.opened(out, memory=True)
    assert dataset.lines(on_disk) == dataset.lines(copy)
    dataset.add(copy, reading("-2"))
    assert dataset.lines(results.opened(out)) == dataset.lines(on_disk)


def test_a_build_in_memory_leaves_no_store_and_is_read_all_the_same(out: Path) -> None:
    before = dataset.lines(results.opened(out))
    with output.replacing(out) as folder:
        results.put(build.assemble([reading()], failed=pytest.fail), folder, out, memory=True)
    assert {path.name for path in out.iterdir()} == {output.GRAPH, output.RECORD}
    assert dataset.lines(results.opened(out)) == before


def damage(out: Path, how: str) -> None:
    store = out / output.STORE
    match how:
        case "gone":
            shutil.rmtree(store)
        case "cut":
            [path] = store.glob("MANIFEST*")
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        case "more":
            (store / "000099.log").touch()
        case "record":
            (out / output.STORED).write_text("{")


@pytest.mark.parametrize("how", ["gone", "cut", "more", "record"])
def test_a_damaged_store_is_one_line_and_the_next_build_makes_it_anew(out: Path, how: str) -> None:
    before = dataset.lines(results.opened(out))
    damage(out, how)
    for words in (("query", "documents"), ("check",)):
        found = verb(*words, "--from", str(out))
        assert found.exit_code == 1
        assert "store" in found.stderr
        assert "damaged or was changed after the build (kg build makes the store" in found.stderr
        assert found.stderr.count("\n") == 1
    with output.replacing(out) as folder:
        assert results.mend(folder, out)
    assert dataset.lines(results.opened(out)) == before


def test_a_byte_turned_in_a_large_file_is_found_by_a_check(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digests, "LARGE", 1)
    largest = max((out / output.STORE).glob("*.sst"), key=lambda path: path.stat().st_size)
    turned = bytearray(largest.read_bytes())
    turned[100] ^= 255
    largest.write_bytes(turned)
    found = verb("check", "--from", str(out))
    assert f"{largest.name}: is damaged" in found.stderr
    assert found.exit_code == 1


def test_a_store_that_holds_less_than_was_written_is_found_by_a_check(out: Path) -> None:
    less = results.opened(out, memory=True)
    less.remove(next(iter(less)))
    with output.replacing(out) as folder:
        dataset.save(less, folder / "less.nq")
        disk.make(folder / output.STORE, folder / "less.nq")
        (folder / "less.nq").unlink()
    with pytest.raises(InvalidData, match="store: is damaged"):
        results.verify(out)


STOPPED = """
import os, signal, sys
from itertools import count
from pathlib import Path
from kg import output, results
from kg.graph import dataset
from tests.factory import reading

def put(out, name):
    with output.replacing(out) as folder:
        results.put(dataset.build([reading(name)], ()), folder, out)

def counted(real):
    def call(*args, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **named)
    return call

def until_killed(out):
    put(out, "-1")
    for home, name in ((Path, "replace"), (Path, "rename"), (os, "rename"), (os, "rmdir"),
                       (os, "unlink"), (os, "fsync"), (Path, "write_text")):
        setattr(home, name, counted(getattr(home, name)))
    put(out, "-2")
    os._exit(0)

for left in count(0, 7):  # a child for each step, as the engine's threads do not outlive a fork
    child = os.fork()
    if not child:
        until_killed(Path(sys.argv[1]) / f"{left:03}")
    if os.waitpid(child, 0)[1] == 0:
        break
"""


def test_whoever_is_killed_at_any_step_leaves_the_old_graph_or_the_new(tmp_path: Path) -> None:
    old, new = (dataset.lines(dataset.build([reading(name)], ())) for name in ("-1", "-2"))
    subprocess.run([sys.executable, "-c", STOPPED, str(tmp_path)], check=True)
    seen = []
    for out in sorted(tmp_path.iterdir()):
        held = dataset.lines(results.opened(out))
        assert held in (old, new)
        results.verify(out)
        seen.append(held == new)
    assert len(seen) > 7
    assert seen == sorted(seen)
    assert {*seen} == {False, True}
