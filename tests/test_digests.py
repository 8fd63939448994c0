"""Digests: whether what lies there is what was once written."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import digests
from kg.digests import digest, unlike


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(digests, "LARGE", 8)
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "small").write_bytes(b"Bree")
    (tmp_path / "store" / "large").write_bytes(b"Gondor Brigades")
    return tmp_path / "store"


def test_what_was_not_touched_is_as_it_was(folder: Path) -> None:
    for path in (folder, folder / "small"):
        assert unlike(path, digest(path), closely=True) == ""


@pytest.mark.parametrize("content", [b"", b"Bre", b"BREE", b"Bree\n"])
def test_a_file_that_was_changed_is_named(folder: Path, content: bytes) -> None:
    told, alone = digest(folder), digest(folder / "small")
    (folder / "small").write_bytes(content)
    assert unlike(folder, told) == "store/small"
    assert unlike(folder / "small", alone) == "small"


def test_a_file_that_came_or_went_is_named(folder: Path) -> None:
    told = digest(folder)
    (folder / "other").write_bytes(b"")
    assert unlike(folder, told) == "store/other"
    (folder / "other").unlink()
    (folder / "large").unlink()
    assert unlike(folder, told) == "store/large"


def test_a_large_file_of_a_folder_counts_by_its_size_unless_one_looks_closely(folder: Path) -> None:
    told = digest(folder)
    (folder / "large").write_bytes(b"gondor brigades")
    assert unlike(folder, told) == ""
    assert unlike(folder, told, closely=True) == "store/large"
    (folder / "large").write_bytes(b"gondor brigade")
    assert unlike(folder, told) == "store/large"


def test_a_folder_that_is_gone_or_no_folder_is_named(folder: Path) -> None:
    told, alone = digest(folder), digest(folder / "small")
    assert unlike(folder / "small", told) == "small"
    assert unlike(folder.parent / "nowhere", told) == "nowhere"
    assert unlike(folder, alone) == "store"
