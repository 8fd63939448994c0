"""The whole flow: reports in, graph, table and page out."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from kg import build, output
from kg.errors import InvalidData, KgError
from kg.graph import dataset, decoding, queries
from kg.model import Reading, Resolution
from kg.text import claims
from kg.text.parsing import Parsed
from tests.factory import reading
from tests.graph.test_rules import EXCLUDE, parts
from tests.graph.test_rules import told as heard

STORY = (
    "Israel struck a base of Hezbollah near Tyre on Monday, killing three people, the army said.\n"
)
DENIAL = "Hezbollah denied that it had attacked Haifa.\n"


def report(folder: Path, name: str, text: str = STORY) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def told(paths: Sequence[Path], out: Path) -> tuple[tuple[Reading, ...], list[KgError]]:
    """What was read, and what was told of failures."""
    failures: list[KgError] = []
    return build.build(paths, out, failed=failures.append).readings, failures


def contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_a_report_becomes_graph_table_and_page(tmp_path: Path) -> None:
    readings, failures = told([report(tmp_path, "a.txt")], tmp_path / "out")
    assert not failures
    store = dataset.open_store(output.graph_file(tmp_path / "out"))
    assert dataset.readings(store) == readings
    with (tmp_path / "out" / output.TABLE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert all(row["quote"] in STORY for row in rows)
    assert "Hezbollah" in (tmp_path / "out" / output.PAGE).read_text(encoding="utf-8")


def test_what_follows_from_claims_is_in_the_graph_with_its_measures(tmp_path: Path) -> None:
    readings, _ = told([report(tmp_path, "a.txt")], tmp_path / "out")
    store = dataset.open_store(output.graph_file(tmp_path / "out"))
    assert dataset.derivations(store)
    measured = queries.ask(
        store,
        "SELECT DISTINCT ?about ?build { GRAPH <graph/measures> "
        "{ ?m a kg:Measure ; kg:about ?about ; kg:build ?build . ?build a kg:Build } }",
    )
    about = {record["about"] for record in measured.records()}
    events = {event.id for event in readings[0].events}
    assert events <= {address.removeprefix("https://w3id.org/conflict-kg/") for address in about}
    assert len({record["build"] for record in measured.records()}) == 1


def test_the_same_reports_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    """In processes of their own: the order of sets differs from one to the next."""
    a, b = report(tmp_path, "a.txt"), report(tmp_path, "b.txt", DENIAL)
    for seed, out, paths in (("1", "one", (a, b)), ("2", "two", (b, a))):
        command = [sys.executable, "-m", "kg", "build", *map(str, paths), "--out", tmp_path / out]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run(command, check=True, env=environment, capture_output=True)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_another_report_gives_the_build_another_name(tmp_path: Path) -> None:
    one, _ = told([report(tmp_path, "a.txt")], tmp_path / "one")
    two, _ = told([report(tmp_path, "b.txt", DENIAL)], tmp_path / "two")
    names = [build.name(one, build.MODEL), build.name(two, build.MODEL), build.name(one, "other")]
    assert len(set(names)) == 3
    assert build.name(one, build.MODEL) == names[0]


def test_a_report_given_twice_is_read_once(tmp_path: Path) -> None:
    path = report(tmp_path, "a.txt")
    built = build.build([path, path], tmp_path / "out", failed=pytest.fail)
    assert (len(built.readings), built.read) == (1, 1)


def test_any_number_of_processes_gives_the_same_build(tmp_path: Path) -> None:
    paths = [report(tmp_path, "a.txt"), report(tmp_path, "b.txt", DENIAL), tmp_path / "none.txt"]
    for workers, out in ((1, "one"), (2, "two")):
        failures: list[KgError] = []
        build.build(paths, tmp_path / out, workers=workers, failed=failures.append)
        assert [failure.where for failure in failures] == [str(paths[2])]
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_report_that_makes_reading_fail_is_named_and_the_others_are_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [report(tmp_path, "a.txt"), report(tmp_path, "b.txt", DENIAL)]
    real = claims._reading

    def reading(parsed: Parsed) -> Reading:
        if parsed.document.text in DENIAL:
            raise ValueError("no such ring")
        return real(parsed)

    monkeypatch.setattr(claims, "_reading", reading)
    readings, failures = told(paths, tmp_path / "out")
    assert [one.document.text for one in readings] == [STORY.strip()]
    (failure,) = failures
    assert failure.where.startswith(f"{paths[1]}, ")
    assert "ValueError: no such ring" in failure.message


def test_a_claim_whose_quote_is_not_in_its_text_stops_the_build() -> None:
    whole = reading()
    first, *rest = whole.claims
    assert first.passage is not None
    broken = replace(first, passage=replace(first.passage, quote="Arnor struck a school"))
    with pytest.raises(InvalidData, match="Arnor struck a school"):
        build.assemble([replace(whole, claims=(broken, *rest))], "build/x", failed=pytest.fail)


def test_a_shape_that_the_graph_breaks_is_told_and_the_graph_built() -> None:
    whole = reading()
    first, *rest = whole.claims
    guess = Resolution("Arnor", 0, 5, "guess", "actor/arnor")
    broken = replace(first, resolutions=(guess,))
    failures: list[KgError] = []
    store = build.assemble([replace(whole, claims=(broken, *rest))], "b/x", failed=failures.append)
    assert [str(failure) for failure in failures if "kg:step" in str(failure)]
    assert len(dataset.readings(store)[0].claims) == len(whole.claims)


def test_a_whole_story_breaks_no_shape() -> None:
    failures: list[KgError] = []
    store = build.assemble([reading(), reading("-2")], "build/x", failed=failures.append)
    assert not failures
    assert dataset.readings(store) == (decoding.normal(reading()), decoding.normal(reading("-2")))


def test_something_is_claimed_in_every_sample(sample_build: Path) -> None:
    readings = dataset.readings(dataset.open_store(output.graph_file(sample_build)))
    assert len(readings) == len(build.samples()) > 0
    assert all(reading.claims for reading in readings)


@pytest.mark.parametrize(("role", "one", "two"), EXCLUDE)
def test_the_page_shows_claims_that_contradict_each_other_of_whatever_kind(
    role: str, one: str, two: str
) -> None:
    claims = parts(role, one, two)
    store = build.assemble([heard(*claims)], "build/test", failed=pytest.fail)
    shown = build.shown(build.story(store))
    ((first, other),) = shown["contradictions"]
    assert len(shown["claims"]) > max(first, other)
    assert {shown["claims"][i]["id"] for i in (first, other)} == {claim.id for claim in claims}
