"""The folder of a build: all of it or nothing, and nobody else's files."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from kg import intact, output
from kg.errors import InvalidData, KgError


def write(out: Path, words: str) -> None:
    with output.replacing(out) as folder:
        for name in (output.GRAPH, output.TABLE, output.PAGE):
            (folder / name).write_text(f"{name} {words}\n")


def stop_half_way(folder: Path) -> None:
    (folder / output.GRAPH).write_text("half")
    raise ZeroDivisionError


def contents(out: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in out.iterdir() if path.is_file()}


def test_a_build_leaves_its_files_and_their_record_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "a" / "out", "first")
    assert set(contents(tmp_path / "a" / "out")) == set(output.FILES)
    record = json.loads((tmp_path / "a" / "out" / output.RECORD).read_text())
    assert record[output.GRAPH]["bytes"] == len("graph.nq first\n")


def test_a_new_build_replaces_the_old_and_leaves_other_files_alone(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "notes").mkdir()
    write(tmp_path, "first")
    write(tmp_path, "second")
    assert (tmp_path / "README.md").read_text() == "mine"
    assert (tmp_path / "notes").is_dir()
    assert (tmp_path / output.PAGE).read_text() == "graph.html second\n"


def test_a_build_that_fails_leaves_the_old_one_whole(tmp_path: Path) -> None:
    write(tmp_path, "first")
    before = contents(tmp_path)
    with pytest.raises(ZeroDivisionError), output.replacing(tmp_path) as folder:
        stop_half_way(folder)
    assert contents(tmp_path) == before


def test_a_build_that_fails_leaves_no_folder_behind(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), output.replacing(tmp_path / "out"):
        raise ZeroDivisionError
    assert not (tmp_path / "out").exists()


def test_a_build_that_was_killed_leaves_the_old_one_whole(tmp_path: Path) -> None:
    write(tmp_path, "first")
    before = contents(tmp_path)
    program = """
        import os, signal, sys
        from pathlib import Path
        from kg import output
        with output.replacing(Path(sys.argv[1])) as folder:
            (folder / output.GRAPH).write_text("half")
            os.kill(os.getpid(), signal.SIGKILL)
    """
    arguments = [sys.executable, "-c", textwrap.dedent(program), str(tmp_path)]
    assert subprocess.run(arguments, check=False).returncode == -signal.SIGKILL
    assert contents(tmp_path) == before
    assert intact.graph_file(tmp_path).read_text() == "graph.nq first\n"
    write(tmp_path, "second")
    assert {path.name for path in tmp_path.iterdir()} == set(before)


@pytest.mark.parametrize("moved", range(len(output.FILES)))
def test_a_move_that_was_cut_short_is_finished_by_the_next_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: int
) -> None:
    write(tmp_path, "first")
    real, calls = Path.replace, []

    def replace(self: Path, target: Path) -> Path:
        if len(calls) == moved:
            raise KeyboardInterrupt
        calls.append(self)
        return real(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", replace)
        with pytest.raises(KeyboardInterrupt):
            write(tmp_path, "second")
    assert intact.graph_file(tmp_path).read_text() in {"graph.nq first\n", "graph.nq second\n"}
    write(tmp_path, "third")
    assert contents(tmp_path)[output.TABLE] == "claims.csv third\n"
    assert {path.name for path in tmp_path.iterdir()} == set(output.FILES)


def test_a_file_that_no_build_wrote_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / output.TABLE).write_text("my own claims")
    with pytest.raises(KgError, match=r"claims\.csv: was not written by a build"):
        write(tmp_path, "first")
    assert contents(tmp_path) == {output.TABLE: "my own claims"}


def test_a_file_cannot_be_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(KgError, match="is not a folder"):
        write(tmp_path / "out", "first")
    assert (tmp_path / "out").read_text() == "a file"


def test_two_builds_do_not_write_into_one_folder_at_once(tmp_path: Path) -> None:
    with output.replacing(tmp_path) as folder:
        (folder / output.GRAPH).write_text("first")
        with pytest.raises(KgError, match="another build is writing here"):
            write(tmp_path, "second")
    assert intact.graph_file(tmp_path).read_text() == "first"


@pytest.mark.parametrize("damage", ["", "graph.nq fir", "graph.nq FIRST\n"])
def test_a_damaged_graph_is_not_read(tmp_path: Path, damage: str) -> None:
    write(tmp_path, "first")
    (tmp_path / output.GRAPH).write_text(damage)
    with pytest.raises(InvalidData, match="damaged or was changed"):
        intact.graph_file(tmp_path)


@pytest.mark.parametrize("record", ["", "[]", "{}", "\x00"])
def test_a_damaged_record_is_named(tmp_path: Path, record: str) -> None:
    write(tmp_path, "first")
    (tmp_path / output.RECORD).write_text(record)
    with pytest.raises(InvalidData, match=r"kg-build\.json: is not the record of a build"):
        intact.graph_file(tmp_path)
    write(tmp_path, "second")
    assert intact.graph_file(tmp_path).read_text() == "graph.nq second\n"


def test_a_part_that_is_written_again_keeps_the_record_of_the_rest(tmp_path: Path) -> None:
    write(tmp_path, "first")
    before = json.loads((tmp_path / output.RECORD).read_text())
    with output.replacing(tmp_path) as folder:
        (folder / output.PAGE).write_text("new page")
    after = json.loads((tmp_path / output.RECORD).read_text())
    assert after.pop(output.PAGE) != before.pop(output.PAGE)
    assert after == before
    assert (tmp_path / output.PAGE).read_text() == "new page"
    assert intact.graph_file(tmp_path).read_text() == "graph.nq first\n"


def test_a_graph_without_a_record_is_taken_as_it_is(tmp_path: Path) -> None:
    (tmp_path / output.GRAPH).write_text("")
    assert intact.graph_file(tmp_path) == tmp_path / output.GRAPH


@pytest.mark.parametrize("name", ["nowhere", "empty", "file"])
def test_a_folder_without_a_graph_says_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(KgError, match=r"no graph here.*run `kg build` first"):
        intact.graph_file(tmp_path / name)


def test_the_same_content_gives_the_same_record(tmp_path: Path) -> None:
    write(tmp_path / "a", "same")
    write(tmp_path / "b", "same")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


# ── What is measured after the build ─────────────────────────────────────────


def measured(out: Path, words: str = "measured\n") -> None:
    with output.replacing(out) as folder:
        (folder / output.MEASURES).write_text(words)


def test_what_is_measured_outlives_the_next_build(tmp_path: Path) -> None:
    write(tmp_path, "first")
    assert intact.measures_file(tmp_path) is None
    measured(tmp_path)
    write(tmp_path, "second")
    path = intact.measures_file(tmp_path)
    assert path
    assert path.read_text() == "measured\n"
    assert intact.graph_file(tmp_path).read_text() == "graph.nq second\n"


def test_what_is_measured_touches_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, "first")
    before = contents(tmp_path)
    measured(tmp_path)
    after = contents(tmp_path)
    assert after.keys() - before.keys() == {output.MEASURES}
    record = json.loads(after[output.RECORD])
    assert record.pop(output.MEASURES)["bytes"] == len("measured\n")
    assert record == json.loads(before[output.RECORD])


def test_a_damaged_file_of_measures_is_one_error_until_it_is_removed(tmp_path: Path) -> None:
    write(tmp_path, "first")
    measured(tmp_path)
    (tmp_path / output.MEASURES).write_text("meas")
    for writing in (False, True):
        with pytest.raises(InvalidData, match=r"measures\.nq: is damaged.*kg analyze"):
            intact.measures_file(tmp_path, writing=writing)
    write(tmp_path, "second")
    with pytest.raises(InvalidData, match="is damaged"):
        intact.measures_file(tmp_path)
    (tmp_path / output.MEASURES).unlink()
    assert intact.measures_file(tmp_path) is None
    measured(tmp_path, "anew\n")
    assert intact.measures_file(tmp_path)


def test_a_file_of_that_name_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / output.MEASURES).write_text("mine")
    write(tmp_path, "first")
    assert intact.measures_file(tmp_path) is None
    with pytest.raises(KgError, match="not written by an analysis, and is left alone"):
        intact.measures_file(tmp_path, writing=True)
    assert (tmp_path / output.MEASURES).read_text() == "mine"


def test_measures_without_a_record_are_taken_as_they_are(tmp_path: Path) -> None:
    write(tmp_path, "first")
    measured(tmp_path)
    (tmp_path / output.RECORD).unlink()
    (tmp_path / output.MEASURES).write_text("changed")
    assert intact.measures_file(tmp_path) == tmp_path / output.MEASURES


def test_measures_on_their_way_in_when_the_machine_stopped_are_let_in(tmp_path: Path) -> None:
    write(tmp_path, "first")
    program = """
        import os, signal, sys
        from pathlib import Path
        from kg import output
        real = Path.replace
        def stop(path, to):
            if path.name == sys.argv[2]:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(path, to)
        Path.replace = stop
        with output.replacing(Path(sys.argv[1])) as folder:
            (folder / output.MEASURES).write_text(sys.argv[3])
    """
    for stopped, words in ((output.RECORD, "one"), (output.MEASURES, "two")):
        arguments = [sys.executable, "-c", textwrap.dedent(program), str(tmp_path), stopped, words]
        assert subprocess.run(arguments, check=False).returncode == -signal.SIGKILL
        path = intact.measures_file(tmp_path)
        assert path
        assert path.read_text() == words


def test_reading_measures_does_not_wait_for_a_build(tmp_path: Path) -> None:
    write(tmp_path, "first")
    with output.replacing(tmp_path):
        assert intact.measures_file(tmp_path) is None


@pytest.mark.parametrize("content", ["Bree\nRhûn\n", "Bree\nRhûn\n".encode()])
def test_one_file_is_written_letter_by_letter_for_all_to_read(
    tmp_path: Path, content: str | bytes
) -> None:
    path = tmp_path / "page.html"
    output.put(content, str(path))
    assert path.read_bytes() == "Bree\nRhûn\n".encode()
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_link_stays_a_link_and_the_file_it_leads_to_keeps_its_mode(tmp_path: Path) -> None:
    kept, link = tmp_path / "kept" / "page.html", tmp_path / "page.html"
    kept.parent.mkdir()
    link.symlink_to(kept)
    output.put("first", link)
    kept.chmod(0o640)
    output.put("second", link)
    assert link.is_symlink()
    assert kept.read_text() == "second"
    assert kept.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in kept.parent.iterdir()] == ["page.html"]


@pytest.mark.parametrize("broken", ["fsync", "replace"])
def test_what_cannot_be_written_leaves_the_old_file_whole_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    path = tmp_path / "page.html"
    output.put("old", path)
    monkeypatch.setattr(os, broken, full)
    with pytest.raises(OSError, match="no space left"):
        output.put("new", path)
    assert contents(tmp_path) == {"page.html": "old"}
