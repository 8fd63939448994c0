"""The whole flow: reports in, graph, table and page out."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg import build, intact, output
from kg.corpus import planning
from kg.corpus.record import missing
from kg.errors import InvalidData, KgError
from kg.graph import dataset, decoding, measures, queries
from kg.identity.renaming import renamed
from kg.model import Certainty, Claim, Reading, Resolution, Review
from kg.ontology import DATA
from kg.text import claims
from kg.text.parsing import Parsed
from tests.analysis.few import Teller
from tests.factory import reading

pytestmark = pytest.mark.usefixtures("few_known")

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
    """The files of a build but for its store, which is the same in no two builds."""
    files = (path for path in out.iterdir() if path.is_file() and path.name != output.STORED)
    return {path.name: path.read_bytes() for path in files}


def test_a_report_becomes_graph_table_and_page(tmp_path: Path) -> None:
    readings, failures = told([report(tmp_path, "a.txt")], tmp_path / "out")
    assert not failures
    store = dataset.open_store(intact.graph_file(tmp_path / "out"))
    assert dataset.readings(store) == readings
    with (tmp_path / "out" / output.TABLE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert all(row["quote"] in STORY for row in rows)
    assert "Hezbollah" in (tmp_path / "out" / output.PAGE).read_text(encoding="utf-8")


def test_what_follows_from_claims_is_in_the_graph_with_its_measures(tmp_path: Path) -> None:
    readings, _ = told([report(tmp_path, "a.txt")], tmp_path / "out")
    store = dataset.open_store(intact.graph_file(tmp_path / "out"))
    assert dataset.derivations(store)
    measured = queries.ask(
        store,
        "SELECT DISTINCT ?about ?build { GRAPH <graph/measures> "
        "{ ?m a kg:Measure ; kg:about ?about ; kg:build ?build . ?build a kg:Build } }",
    )
    about = {record["about"].removeprefix(DATA) for record in measured.records()}
    names = {entity.label for entity in readings[0].entities if entity.id in about}
    assert names >= {"Israel", "Hezbollah"}
    assert len({record["build"] for record in measured.records()}) == 1


def test_a_build_tells_who_changed_community_within_a_month() -> None:
    before, after = (Teller("The Bree Gazette", date(2024, month, 5)) for month in (1, 2))
    for raid in ("Arnor Rohan", "Rohan Dale", "Dale Arnor", "Mordor Moria", "Moria Angmar"):
        before.act(raid.split()[0], "Raid", raid.split()[1], day="2024-01-02")
    before.act("Gondor", "Raid", "Arnor", day="2024-01-02")
    for other in ("Mordor", "Moria", "Angmar") * 3:
        after.act("Gondor", "Raid", other, day="2024-02-02")
    store = build.assemble([before.reading(), after.reading()], failed=pytest.fail)
    rows = queries.ask_stored(store, "changed-communities").records()
    assert [(row["actor"], row["from"], row["to"]) for row in rows] == [
        ("Gondor", "2024-01-31", "2024-02-29")
    ]


def test_the_same_reports_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    """In processes of their own: the order of sets differs from one to the next."""
    a, b = report(tmp_path, "a.txt"), report(tmp_path, "b.txt", DENIAL)
    for seed, out, paths in (("1", "one", (a, b)), ("2", "two", (b, a))):
        command = [sys.executable, "-m", "kg", "build", *map(str, paths), "--out", tmp_path / out]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run(command, check=True, env=environment, capture_output=True)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def called(*readings: Reading) -> str:
    """The name of the build of a graph of these readings, as the graph tells it."""
    return measures.build_of(build.assemble(readings, failed=lambda _: None))


def test_equal_graphs_are_of_one_build() -> None:
    store = build.assemble([reading(), reading("-2")], failed=pytest.fail)
    again = build.assemble([reading("-2"), reading()], failed=pytest.fail)
    assert measures.build_of(store) == build.name(store) == build.name(again)


def whole(change: Callable[[Claim], Claim]) -> Reading:
    """A reading in which the claim of who backs whom is another."""
    told = reading()
    changed = (change(c) if c.relation == "supportedBy" else c for c in told.claims)
    return replace(told, claims=tuple(changed))


def test_whatever_is_claimed_resolved_or_reviewed_makes_another_build() -> None:
    told = reading()
    same = {each.id: each.id for each in (*told.entities, *told.events)}
    others = [
        replace(told, document=replace(told.document, publisher="The Shire Post")),
        replace(told, claims=told.claims[:-1]),
        whole(lambda claim: replace(claim, certainty=Certainty.POSSIBLE)),
        whole(lambda claim: replace(claim, review=Review.REJECTED)),
        whole(lambda claim: replace(claim, review=Review.ACCEPTED)),
        renamed(told, same | {"actor/mordor": "actor/angmar"}, labels={"actor/angmar": "Angmar"}),
    ]
    assert len({called(told), *map(called, others)}) == 7


def test_a_judgement_makes_another_build_and_to_take_it_back_the_first(tmp_path: Path) -> None:
    out, decisions = tmp_path / "out", tmp_path / "decisions.yaml"
    path = report(tmp_path, "a.txt")

    def built(judged: str) -> ox.Store:
        decisions.write_text(judged)
        build.build([path], out, decisions=decisions, failed=pytest.fail)
        return dataset.open_store(intact.graph_file(out))

    first = built("[]\n")
    claim = next(claim for read in dataset.readings(first) for claim in read.claims)
    second = built(f"- reject: {claim.id}\n  by: Ada\n  when: 2024-03-05\n")
    names = [measures.build_of(store) for store in (first, second, built("[]\n"))]
    assert names[0] != names[1]
    assert names[0] == names[2]


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
        build.assemble([replace(whole, claims=(broken, *rest))], failed=pytest.fail)


def test_a_shape_that_the_graph_breaks_is_told_and_the_graph_built() -> None:
    whole = reading()
    first, *rest = whole.claims
    guess = Resolution("Arnor", 0, 5, "guess", "actor/arnor")
    broken = replace(first, resolutions=(guess,))
    failures: list[KgError] = []
    store = build.assemble([replace(whole, claims=(broken, *rest))], failed=failures.append)
    assert [str(failure) for failure in failures if "kg:step" in str(failure)]
    assert len(dataset.readings(store)[0].claims) == len(whole.claims)


def test_a_whole_story_breaks_no_shape() -> None:
    failures: list[KgError] = []
    store = build.assemble([reading(), reading("-2")], failed=failures.append)
    assert not failures
    assert dataset.readings(store) == (decoding.normal(reading()), decoding.normal(reading("-2")))


def test_something_is_claimed_in_every_sample(sample_build: Path) -> None:
    readings = dataset.readings(dataset.open_store(intact.graph_file(sample_build)))
    assert len(readings) == len(build.samples()) > 0
    assert all(reading.claims for reading in readings)


# ── Reports come, change and go ──────────────────────────────────────────────

RAID = "Hamas fighters raided a camp near Rafah on Friday, the army said.\n"


def updated(paths: Sequence[Path], out: Path, **how: Any) -> build.Built:
    return build.build(paths, out, failed=lambda error: pytest.fail(str(error)), **how)


def same_as_from_scratch(out: Path, paths: Sequence[Path], scratch: Path, **how: Any) -> bool:
    """Whether graph and table, and the record, are those of a build of these files alone."""
    updated(paths, scratch, **how)
    one, other = contents(out), contents(scratch)
    return all(one[name] == other[name] for name in (output.GRAPH, output.TABLE, output.RECORD))


def test_reports_that_come_change_and_go_leave_what_one_build_of_the_rest_would(
    tmp_path: Path,
) -> None:
    out, scratch = tmp_path / "out", tmp_path / "scratch"
    a, b = report(tmp_path, "a.txt"), report(tmp_path, "b.txt", DENIAL)
    updated([a], out)
    assert updated([b], out).read == 1
    assert same_as_from_scratch(out, [a, b], scratch)
    report(tmp_path, "a.txt", RAID)
    built = updated([], out)
    assert (built.read, [each.text for each in built.gone]) == (1, [STORY.strip()])
    assert same_as_from_scratch(out, [a, b], tmp_path / "scratch-2")
    built = updated([], out, without=[str(b)])
    assert (built.read, [each.text for each in built.gone]) == (0, [DENIAL.strip()])
    assert same_as_from_scratch(out, [a], tmp_path / "scratch-3")


def test_where_nothing_changed_nothing_is_written(tmp_path: Path) -> None:
    out, path = tmp_path / "out", report(tmp_path, "a.txt")
    updated([path], out)
    before = {file: file.stat().st_mtime_ns for file in out.iterdir()}
    assert updated([path], out) == updated([], out) == build.Built()
    assert {file: file.stat().st_mtime_ns for file in out.iterdir()} == before


def test_a_report_that_did_not_change_is_not_read(tmp_path: Path) -> None:
    """Measured where a user meets it: no parser is loaded in the process that builds."""
    a, b = report(tmp_path, "a.txt"), report(tmp_path, "b.txt", DENIAL)
    updated([a, b], tmp_path / "out")
    program = (
        "import sys; from pathlib import Path; from kg import build\n"
        "built = build.build([], Path('out'), without=['b'], failed=sys.exit)\n"
        "print(len(built.readings), built.read, 'spacy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == ["1", "0", "False"]


def test_what_is_said_of_a_report_holds_until_something_else_is_said(tmp_path: Path) -> None:
    out, path = tmp_path / "out", report(tmp_path, "a.txt")
    updated([path], out, publisher="Belsar Courier")
    assert updated([path], out) == build.Built()
    built = updated([path], out, publisher="Bree Gazette")
    assert [each.document.publisher for each in built.readings] == ["Bree Gazette"]
    assert [each.publisher for each in built.gone] == ["Belsar Courier"]


def test_another_reader_reads_all_again_even_where_files_are_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    a, b = report(tmp_path, "a.txt"), report(tmp_path, "b.txt", DENIAL)
    updated([a, b], out)
    whole = contents(out)
    b.unlink()
    monkeypatch.setattr(planning, "reader", lambda model: f"another {model}")
    assert updated([], out).read == 2
    after = contents(out)
    assert after[output.GRAPH] == whole[output.GRAPH]
    assert missing(out)[0].name == "b.txt"
    assert updated([], out) == build.Built()


def test_fresh_forgets_what_is_not_named_and_reads_the_rest_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    a, b = report(tmp_path, "a.txt"), report(tmp_path, "b.txt", DENIAL)
    updated([a, b], out)
    before = contents(out)
    assert updated([], out, fresh=True).read == 2
    assert contents(out) == before
    built = updated([a], out, fresh=True)
    assert (built.read, len(built.readings)) == (1, 1)
    assert DENIAL.strip().encode() not in contents(out)[output.GRAPH]


def test_a_damaged_build_is_not_built_upon_but_can_be_built_anew(tmp_path: Path) -> None:
    out = tmp_path / "out"
    a, b = report(tmp_path, "a.txt"), report(tmp_path, "b.txt", DENIAL)
    updated([a], out)
    (out / output.GRAPH).write_text("")
    with pytest.raises(InvalidData, match=r"damaged.*--fresh"):
        updated([b], out)
    assert updated([a, b], out, fresh=True).read == 2
    (out / output.RECORD).write_text("{}")
    with pytest.raises(InvalidData, match=r"not the record of a build.*--fresh"):
        updated([b], out)
    assert updated([a], out, fresh=True).read == 1


def test_the_last_report_cannot_be_taken_out(tmp_path: Path) -> None:
    out, path = tmp_path / "out", report(tmp_path, "a.txt")
    updated([path], out)
    before = contents(out)
    with pytest.raises(KgError, match="no report would be left"):
        updated([], out, without=["a"])
    assert contents(out) == before


def test_a_file_that_changed_and_cannot_be_read_is_named_and_what_it_said_stays(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    a, b = report(tmp_path, "a.txt"), report(tmp_path, "b.txt", DENIAL)
    updated([a, b], out)
    before = contents(out)
    a.write_bytes(b"")
    failures: list[KgError] = []
    assert build.build([], out, failed=failures.append) == build.Built()
    assert [Path(failure.where).name for failure in failures] == ["a.txt"]
    assert contents(out) == before
    report(tmp_path, "a.txt", RAID)
    assert updated([], out).read == 1


def test_judgements_are_applied_anew_and_taken_back_without_reading(tmp_path: Path) -> None:
    out, path = tmp_path / "out", report(tmp_path, "a.txt", DENIAL + RAID)
    decisions = tmp_path / "judged.yaml"
    updated([path], out)
    plain = contents(out)
    decisions.write_text(
        "- same: [actor/hamas, actor/hezbollah]\n  by: An Editor\n  when: 2024-03-05\n"
    )
    built = updated([], out, decisions=decisions)
    assert (built.read, updated([], out)) == (0, build.Built())
    merged = contents(out)
    assert merged[output.GRAPH] != plain[output.GRAPH]
    assert same_as_from_scratch(out, [path], tmp_path / "scratch", decisions=decisions)
    decisions.unlink()
    failures: list[KgError] = []
    assert build.build([], out, failed=failures.append).read == 0
    assert [failure.where for failure in failures] == [os.path.relpath(decisions)]
    assert contents(out) == plain


def test_a_new_folder_gets_the_samples_and_one_with_a_build_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "samples", lambda: (report(tmp_path, "sample.txt"),))
    assert updated([], tmp_path / "out").read == 1
    assert updated([], tmp_path / "out") == build.Built()


def test_a_page_that_is_not_there_is_drawn_again(tmp_path: Path) -> None:
    out, path = tmp_path / "out", report(tmp_path, "a.txt")
    updated([path], out)
    (out / output.PAGE).unlink()
    assert updated([], out).read == 0
    assert (out / output.PAGE).is_file()
