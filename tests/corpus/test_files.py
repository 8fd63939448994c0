"""Which files a name means: a folder all reports in it, an address what a store holds there."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import build, output
from kg.corpus import files
from kg.corpus.files import Address, gathered, named, opened, version
from kg.corpus.record import Corpus, look, missing, recorded
from kg.errors import KgError
from kg.text.reports import documents

STORY = "Arnor struck a base of the Gondor Brigades near Bree. Rohan condemned the attack.\n"
AWAY = Address("memory://archive")


@pytest.fixture
def archive() -> Iterator[Address]:
    """A folder at an address, with two reports, and with what is none."""
    fsspec = pytest.importorskip("fsspec", reason="needs 'conflict-kg[cluster]'")
    store = fsspec.filesystem("memory")
    held = json.dumps({"text": STORY, "title": "Held"}).encode()
    store.pipe_file("/archive/2024/a.jsonl.gz", gzip.compress(held))
    store.pipe_file("/archive/b.txt", STORY.encode())
    store.pipe_file("/archive/photo.jpg", b"")
    store.pipe_file("/archive/.trash/c.txt", b"")
    yield AWAY
    store.rm("/archive", recursive=True)


def within(folder: Path, *names: str) -> list[str]:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY)
    found = gathered([folder], pytest.fail)
    return [os.path.relpath(str(path), folder) for path in found]


def test_a_folder_means_all_reports_in_it_and_nothing_hidden(tmp_path: Path) -> None:
    names = ("b.txt", "a.md", "2024/c.JSONL.gz", ".d.txt", ".git/e.txt", "photo.jpg", "notes")
    assert within(tmp_path, *names) == ["2024/c.JSONL.gz", "a.md", "b.txt"]


def test_the_files_of_a_build_are_no_reports(tmp_path: Path) -> None:
    names = ("a.txt", f"out/{output.PAGE}", f"out/{output.RECORD}", f"other/{output.PAGE}")
    assert within(tmp_path, *names) == ["a.txt", f"other/{output.PAGE}"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / ".notes"
    path.write_text(STORY)
    assert list(gathered([path, tmp_path / "gone.txt"], pytest.fail)) == [
        path,
        tmp_path / "gone.txt",
    ]


def test_a_folder_without_reports_is_told_and_the_others_are_gathered(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    failures: list[KgError] = []
    found = gathered([tmp_path / "empty", tmp_path / "a.txt"], failures.append)
    assert list(found) == [tmp_path / "a.txt"]
    (told,) = failures
    assert "the folder holds no report" in str(told)


def test_an_address_is_told_from_a_path() -> None:
    addresses = ("s3://b/a.md", "https://example.org/a", "zip://a.md::memory://b.zip")
    assert all(isinstance(named(each), Address) for each in addresses)
    assert not any(isinstance(named(each), Address) for each in ("a.md", "C:/a.md", "a:b/c", "-"))


def test_an_address_is_a_folder_or_a_file_as_the_store_has_it(archive: Address) -> None:
    found = list(gathered([archive], pytest.fail))
    assert found == ["memory:///archive/2024/a.jsonl.gz", "memory:///archive/b.txt"]
    read = list(documents.read(found, opened=opened))
    assert [getattr(each, "title", each) for each in read] == ["Held", "b"]


def test_a_changed_file_has_another_version_here_and_there(
    archive: Address, tmp_path: Path
) -> None:
    away, here = Address(f"{archive}/b.txt"), tmp_path / "b.txt"
    here.write_text(STORY)
    before = version(away), version(here)
    assert before == (version(away), version(here))
    assert all(before)
    here.write_text(STORY + STORY)
    assert version(here) != before[1]
    assert version(Address(f"{archive}/gone.txt")) == version(tmp_path / "gone.txt") == ""


def test_what_is_not_there_is_one_line(archive: Address) -> None:
    (error,) = documents.read([Address(f"{archive}/gone.txt")], opened=opened)
    assert str(error) == "memory://archive/gone.txt: no such file (check the name)"
    failures: list[KgError] = []
    assert list(gathered([Address("nowhere://a/b.txt")], failures.append)) == []
    assert "nowhere://a/b.txt: cannot be reached" in str(failures[0])


def test_without_the_extra_one_line_tells_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "find_spec", lambda _: None)
    with pytest.raises(KgError, match=r"s3://b/a.md: .*conflict-kg\[cluster\]"):
        list(gathered([Address("s3://b/a.md")], pytest.fail))


@pytest.mark.usefixtures("few_known")
def test_an_address_is_read_once_and_reached_only_when_it_is_named(
    archive: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    built = build.build([archive], out, failed=pytest.fail)
    assert built.read == 2
    graph = (out / output.GRAPH).read_bytes()
    assert missing(out) == []
    record = recorded(out) or Corpus()
    assert look(Address("memory:///archive/b.txt"), out, record).unchanged(
        record.sources["memory:///archive/b.txt"]
    )
    monkeypatch.setattr(files, "_reached", lambda _: pytest.fail("nobody named it"))
    assert not build.build([], out, failed=pytest.fail).readings
    build.build([], out, fresh=True, failed=pytest.fail)  # from the texts that the graph holds
    assert (out / output.GRAPH).read_bytes() == graph
