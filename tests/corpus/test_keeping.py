"""What has been read stays until a build is complete, and is no one else's."""

from __future__ import annotations

from pathlib import Path

from kg.corpus.keeping import FOLDER, forget, keep, kept
from kg.graph.decoding import normal
from kg.graph.parts import packed
from tests.corpus.stories import told

A, B = normal(told("a")), normal(told("b"))


def test_what_is_kept_is_there_again_until_it_is_forgotten(tmp_path: Path) -> None:
    assert list(kept(tmp_path, "this")) == []
    for each in (A, B, A):
        keep(packed([each]), tmp_path, "this")
    assert sorted(kept(tmp_path, "this"), key=lambda each: each.document.id) == [A, B]
    forget(tmp_path)
    assert list(tmp_path.iterdir()) == []
    forget(tmp_path)


def test_what_another_version_read_is_not_taken_up(tmp_path: Path) -> None:
    keep(packed([A]), tmp_path, "this")
    assert list(kept(tmp_path, "another")) == []


def test_of_a_part_that_is_damaged_nothing_is_taken(tmp_path: Path) -> None:
    keep(packed([A]), tmp_path, "this")
    (part,) = (tmp_path / FOLDER).rglob("*.gz")
    part.write_bytes(part.read_bytes()[:-40])
    keep(packed([B]), tmp_path, "this")
    assert list(kept(tmp_path, "this")) == [B]
