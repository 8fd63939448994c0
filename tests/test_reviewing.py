"""The review in a real terminal, and its list for scripts."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import select
import struct
import sys
import termios
from collections.abc import Sequence
from dataclasses import replace
from fcntl import ioctl
from pathlib import Path
from shutil import copyfile

import pytest
from click.testing import CliRunner

from kg import build, output
from kg.cli import main
from kg.corpus.record import Corpus, save
from kg.errors import InvalidData
from kg.graph import dataset
from kg.identity.decisions import read
from kg.identity.judgements import Judgement
from kg.model import Certainty, Entity, Reading
from tests import factory
from tests.graph import few

HOSTILE = "Arnor army\x1b[31m\x07"
WHY = "why, in a line"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build with one name told two ways and one doubtful claim."""
    first, second = factory.reading(), factory.reading("-2")
    again = Entity("actor/gondor-brigade", "Gondorian Brigades", "ArmedGroup")

    def end(item: object) -> object:
        return again.id if item == "actor/gondor-brigades" else item

    claims = (
        replace(c, subject=end(c.subject), object=end(c.object), speaker=end(c.speaker))  # type: ignore[arg-type]
        for c in second.claims
        if c.relation != "date"
    )
    others = (e for e in second.entities if e.id != "actor/gondor-brigades")
    second = replace(second, mentions=(), entities=(*others, again), claims=tuple(claims))
    doubtful = tuple(
        replace(c, certainty=Certainty.POSSIBLE) if c.relation == "supportedBy" else c
        for c in first.claims
    )
    first = replace(first, mentions=(), claims=doubtful)
    told = (
        _renamed(each, {"actor/arnor-army": HOSTILE, "place/bree": "Osgiliath"})
        for each in (first, second)
    )
    folder = tmp_path_factory.mktemp("review")
    with few.known_beforehand():
        store = build.assemble(told, failed=lambda _: None)
    dataset.save(store, folder / "graph.nq")
    return folder


def _renamed(reading: Reading, labels: dict[str, str]) -> Reading:
    entities = (replace(e, label=labels.get(e.id, e.label)) for e in reading.entities)
    return replace(reading, entities=tuple(entities))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own, with the file of decisions that a review there writes."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / "decisions.yaml"


def sitting(out: Path, keys: Sequence[tuple[str, str]], *options: str, columns: int = 120) -> str:
    """What a terminal shows while somebody waits for words and then types, again and again."""
    child, terminal = pty.fork()
    if child == 0:
        call = [sys.executable, "-m", "kg", "review", "--from", str(out), "--by", "Ada", *options]
        home = str(Path(build.__file__).parent.parent)
        here = {"TERM": "xterm", "COLUMNS": str(columns), "PYTHONPATH": home}
        os.execve(sys.executable, call, {**os.environ, **here})
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 60, columns, 0, 0))
    try:
        seen = _talk(terminal, keys)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        return seen
    finally:
        os.close(terminal)  # whoever still waits for a key is told to hang up


def _talk(terminal: int, keys: Sequence[tuple[str, str]]) -> str:
    seen = ""
    for words, typed in keys:
        shown = ""
        while words not in shown or (words == "q quit" and not _raw(terminal)):
            ready, _, _ = select.select([terminal], [], [], 0.05 if words in shown else 30)
            if not ready and words not in shown:
                pytest.fail(f"no {words!r} in {seen + shown!r}")
            shown += os.read(terminal, 1 << 16).decode() if ready else ""
        seen += shown
        os.write(terminal, typed.encode())
    return seen + _rest(terminal, again=typed[-1:] if typed.endswith("\x03") else "")


def _raw(terminal: int) -> bool:
    """Whether a single key is waited for."""
    return not termios.tcgetattr(terminal)[3] & termios.ICANON


def _rest(terminal: int, again: str = "") -> str:
    """What comes until the other end is closed.

    An interrupt that comes in the moment before Python waits for a line is seen once the line
    ends: so it is typed `again`, as whoever sits there would.
    """
    seen, tries = b"", 30
    try:
        while True:
            while not select.select([terminal], [], [], 1)[0]:
                tries -= 1
                if not tries:  # a key was lost: fail, never hang
                    pytest.fail(f"it still waits after {seen.decode()!r}")
                os.write(terminal, again.encode())
            if not (read_now := os.read(terminal, 1 << 16)):
                break
            seen += read_now
    except OSError:  # the other end is closed
        pass
    return seen.decode()


def everything(path: Path) -> tuple[Judgement, ...]:
    def failed(fault: InvalidData) -> None:
        raise fault

    return read(path, failed)


def test_one_key_answers_and_the_next_sitting_goes_on(out: Path, here: Path) -> None:
    shown = sitting(out, [("q quit", "s"), (WHY, "one emblem\r"), ("q quit", "q")])
    assert "kg: judging as Ada, into decisions.yaml" in shown
    assert "1 same judged" in shown
    assert f"build --out {out}` to apply it" in shown
    (first,) = everything(here)
    assert (first.verdict, first.why, first.by) == ("same", "one emblem", "Ada")
    shown = sitting(out, [("q quit", "q")])
    assert not all(id in shown for id in first.about)
    assert "nothing judged" in shown


def test_again_asks_anew_and_replaces_what_was_said_today(out: Path, here: Path) -> None:
    sitting(out, [("q quit", "s"), (WHY, "\r"), ("q quit", "q")])
    shown = sitting(out, [("q quit", "u"), (WHY, "\r"), ("q quit", "q")], "--again")
    assert "earlier: same, by Ada" in shown
    assert [each.verdict for each in everything(here)] == ["undecided"]


def test_back_takes_the_last_answer_out_and_asks_it_again(out: Path, here: Path) -> None:
    keys = [("q quit", "d"), (WHY, "\r"), ("q quit", "b"), ("q quit", "q")]
    shown = sitting(out, keys)
    assert shown.count("1 of ") == 2
    assert everything(here) == ()


def test_skipping_leaves_a_question_open(out: Path, here: Path) -> None:
    shown = sitting(out, [("q quit", " "), ("q quit", "k")])
    assert "2 of 2: " in shown
    assert not here.exists()


def test_whoever_stops_while_typing_keeps_the_answer(out: Path, here: Path) -> None:
    sitting(out, [("q quit", "s"), (WHY, "half a rea\x03")])
    assert [(each.verdict, each.why) for each in everything(here)] == [("same", "")]


def test_a_claim_is_corrected_field_by_field(out: Path, here: Path) -> None:
    keys = [
        ("q quit", "c"),
        ("subject, now", "\r"),
        ("relation, now", "oposes\r"),
        ("relation, now", "opposes\r"),
        ("object, now", "Gondorr\r"),
        ("object, now", "Rohan\r"),
        ("speaker, now", "\r"),
        ("polarity, now", "\r"),
        ("modality, now", "\r"),
        ("certainty, now", "certain\r"),
        (WHY, "\r"),
    ]
    shown = sitting(out, keys, "--about", "claims", "--limit", "1")
    assert "Gondorr is nobody here" in shown
    (judgement,) = everything(here)
    assert judgement.verdict == "correct"
    assert judgement.to == (
        ("certainty", "certain"),
        ("object", "actor/rohan"),
        ("relation", "opposes"),
    )


def test_a_correction_that_changes_nothing_is_none(out: Path, here: Path) -> None:
    keys = [("q quit", "c"), *[(", now", "\r")] * 7, ("q quit", "q")]
    assert "Nothing is corrected." in sitting(out, keys, "--about", "claims")
    assert not here.exists()


def test_both_sides_stand_side_by_side_where_there_is_room(out: Path) -> None:
    def in_one_line(shown: str) -> bool:
        return any(line.count("armed group, ") == 2 for line in shown.splitlines())

    names = ("--about", "names")
    assert in_one_line(sitting(out, [("q quit", "q")], *names, columns=120))
    assert not in_one_line(sitting(out, [("q quit", "q")], *names, columns=70))


def test_names_from_reports_do_not_steer_the_terminal(out: Path) -> None:
    shown = sitting(out, [("q quit", "q")], "--about", "names")
    assert "Arnor army\\x1b[31m\\x07" in shown
    assert HOSTILE not in shown


# ── Without a terminal ───────────────────────────────────────────────────────


def listed(out: Path, *options: str) -> str:
    found = CliRunner().invoke(main, ["review", "--from", str(out), *options])
    assert found.exit_code == 0, found.output
    return found.stdout


@pytest.mark.usefixtures("here")
def test_what_only_describes_somebody_is_proposed_for_nobody(tmp_path: Path) -> None:
    things = (
        (
            "MilitaryForce",
            "Belsarian forces",
            "Belsarian force",
            "Belsarin Guard",
            "Belsarim Guard",
        ),
        ("Facility", "Tulkarin base", "Tulkarim base"),
    )
    entities = [
        Entity(f"actor/{name.lower().replace(' ', '-')}", name, kind)
        for kind, *names in things
        for name in names
    ]
    told = replace(factory.reading(), entities=(*factory.reading().entities, *entities))
    dataset.save(few.build([told]), tmp_path / "graph.nq")
    asked = json.loads(listed(tmp_path, "--about", "names", "--format", "json"))
    assert [each["about"] for each in asked] == [["actor/belsarim-guard", "actor/belsarin-guard"]]


@pytest.mark.usefixtures("here")
def test_without_a_terminal_the_questions_are_listed(out: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(listed(out))))
    touched = [int(row["claims"]) for row in rows]
    assert touched == sorted(touched, reverse=True)
    pair = next(row for row in rows if row["about"] == "names")
    assert (pair["one"], pair["other"]) == ("actor/gondor-brigade", "actor/gondor-brigades")


def test_a_script_can_answer_what_is_listed_as_json(out: Path, here: Path) -> None:
    (question,) = json.loads(listed(out, "--format", "json", "--limit", "1"))
    here.write_text(f"- undecided: {json.dumps(question['about'])}\n  by: me\n  when: 2024-03-05\n")
    assert question["sides"][0]["told"][0]["sentence"]
    rest = json.loads(listed(out, "--format", "json"))
    assert question["about"] not in [each["about"] for each in rest]


def test_a_file_at_fault_is_mended_before_anybody_judges(out: Path, here: Path) -> None:
    here.write_text("- same: [actor/a, actor/a]\n  by: me\n")
    found = CliRunner().invoke(main, ["review", "--from", str(out)])
    assert found.exit_code == 1
    assert "decisions.yaml:1: when is missing" in found.stderr
    assert "decisions.yaml:1: actor/a is paired with itself" in found.stderr


@pytest.mark.usefixtures("here")
def test_a_named_file_must_be_there_or_be_begun(out: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "ours.yaml"
    keys = [("q quit", "u"), (WHY, "\r"), ("q quit", "q")]
    shown = sitting(out, keys, "--decisions", str(fresh), columns=400)
    assert [each.verdict for each in everything(fresh)] == ["undecided"]
    assert f"build --out {out} --decisions {fresh}` to apply it" in shown


def test_judgements_go_where_the_build_took_them_from(
    out: Path, here: Path, tmp_path: Path
) -> None:
    recording, used = tmp_path / "out", tmp_path / "judged.yaml"
    with output.replacing(recording) as folder:
        copyfile(out / output.GRAPH, folder / output.GRAPH)
        save(Corpus(decisions="../judged.yaml"), folder)
    (question,) = json.loads(listed(recording, "--format", "json", "--limit", "1"))

    def open_questions(*options: str) -> list[list[str]]:
        return [q["about"] for q in json.loads(listed(recording, "--format", "json", *options))]

    entry = f"- undecided: {json.dumps(question['about'])}\n  by: me\n  when: 2024-03-05\n"
    here.write_text(entry)
    assert question["about"] in open_questions()
    assert question["about"] not in open_questions("--decisions", str(here))
    here.rename(used)
    assert question["about"] not in open_questions()
    shown = sitting(recording, [("q quit", "a"), (WHY, "\r")])
    assert "into judged.yaml" in shown
    assert len(everything(used)) == 2
