"""What the record keeps of reports, and how a file is looked at again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg import output
from kg.corpus.record import INPUT, Corpus, Source, look, missing, recorded, save
from kg.errors import InvalidData


def write(out: Path, corpus: Corpus) -> None:
    with output.replacing(out) as folder:
        (folder / output.GRAPH).write_text("")
        save(corpus, folder)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    source = Source("../a.md", "0" * 64, "2024-03-05", "Bree Gazette", ("document/a",), ("b",))
    corpus = Corpus({source.file: source}, "reader", "builder", "model", "../decisions.yaml")
    write(tmp_path / "out", corpus)
    assert recorded(tmp_path / "out") == corpus
    assert recorded(tmp_path) is None


def test_the_file_of_judgements_is_found_from_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Corpus(decisions="../judged.yaml").judged(Path("out")) == Path("judged.yaml")
    assert Corpus().judged(Path("out")) is None


def test_a_record_of_a_build_that_told_nothing_of_its_reports_is_empty(tmp_path: Path) -> None:
    with output.replacing(tmp_path) as folder:
        (folder / output.GRAPH).write_text("")
    assert recorded(tmp_path) == Corpus()


@pytest.mark.parametrize("told", ['{"sources": [{"file": 1, "no": 2}]}', "[]", '{"x": 1}'])
def test_a_record_that_cannot_be_understood_is_named(tmp_path: Path, told: str) -> None:
    write(tmp_path, Corpus())
    path = tmp_path / output.RECORD
    path.write_text(f'{{"{output.GRAPH}": {{"sha256": ""}}, "corpus": {told}}}')
    with pytest.raises(InvalidData, match=r"kg-build\.json: .*--fresh"):
        recorded(tmp_path)


def test_a_file_is_unchanged_where_bytes_and_what_is_said_of_it_are(tmp_path: Path) -> None:
    path, out = tmp_path / "a.md", tmp_path / "out"
    path.write_text("Arnor struck Bree.")
    seen = look(path, out, Corpus(), "2024-03-05", "Bree Gazette")
    before = Corpus({seen.file: Source(seen.file, *_told(seen), documents=("document/a",))})
    assert seen.file == "../a.md"
    assert look(path, out, before).unchanged(before.sources[seen.file])
    assert not look(path, out, before, publisher="Courier").unchanged(before.sources[seen.file])
    assert not seen.unchanged(None)
    os.utime(path, (0, 0))
    assert look(path, out, before).unchanged(before.sources[seen.file])
    path.write_text("Arnor struck Bree!")
    assert not look(path, out, before).unchanged(before.sources[seen.file])


def _told(source: Source) -> tuple[str, str, str]:
    return (source.sha256, source.published, source.publisher)


def test_what_was_taken_out_of_a_file_stays_out_until_the_file_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("one")
    seen = look(path, tmp_path, Corpus())
    before = Corpus({seen.file: Source(seen.file, seen.sha256, without=("document/a",))})
    assert look(path, tmp_path, before).without == ("document/a",)
    path.write_text("two")
    assert look(path, tmp_path, before).without == ()


@pytest.mark.parametrize("name", ["gone.md", "folder", INPUT])
def test_what_has_no_bytes_to_compare_is_never_unchanged(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    path = Path(INPUT) if name == INPUT else tmp_path / name
    seen = look(path, tmp_path, Corpus())
    assert not look(path, tmp_path, Corpus({seen.file: seen})).unchanged(seen)


def test_files_that_are_no_longer_there_are_named(tmp_path: Path) -> None:
    (tmp_path / "here.md").touch()
    names = ("../here.md", "../gone.md", "../empty.md", INPUT)
    sources = {n: Source(n, documents=() if "empty" in n else ("document/x",)) for n in names}
    write(tmp_path / "out", Corpus(sources))
    assert [path.name for path in missing(tmp_path / "out")] == ["gone.md"]
