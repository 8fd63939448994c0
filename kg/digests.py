"""Digests of files and folders: whether what lies there is what was once written.

Knows nothing of what the files say, nor who wrote them.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

__all__ = ["LARGE", "Digest", "digest", "unlike", "written"]

Digest: TypeAlias = dict[str, Any]
"""Size and SHA-256 of a file, `{"bytes": 5, "sha256": "..."}`; of a folder those of its files by
name, `{"files": {"a": {"bytes": 5, "sha256": "..."}}}`."""

LARGE = 2**20
"""Bytes from which on a file of a folder is held by its size alone, unless one looks closely."""


def digest(path: Path) -> Digest:
    """The digest of a file, or of a folder that holds files alone."""
    if path.is_dir():
        return {"files": {each.name: digest(each) for each in sorted(path.iterdir())}}
    with path.open("rb") as file:
        told = hashlib.file_digest(file, "sha256").hexdigest()
    return {"bytes": path.stat().st_size, "sha256": told}


def unlike(path: Path, told: Digest, *, closely: bool = False) -> str:
    """The name of the first file that is not as a digest tells; empty where all are.

    Large files of a folder count by size alone, so that to open one takes no longer the more it
    holds; whoever wrote them keeps checksums in them. `closely` reads them, too.
    """
    if "files" not in told:
        return "" if path.is_file() and digest(path) == told else path.name
    if not path.is_dir():
        return path.name
    files = told["files"]
    for name in sorted(files.keys() | {each.name for each in path.iterdir()}):
        if name not in files or not _like(path / name, files[name], closely):
            return f"{path.name}/{name}"
    return ""


def _like(path: Path, told: Digest, closely: bool) -> bool:
    if not path.is_file() or (size := path.stat().st_size) != told.get("bytes"):
        return False
    return (size >= LARGE and not closely) or digest(path) == told


def written(path: Path) -> None:
    """Return once a file, or a folder and its files, are on the disk."""
    for each in _each(path):
        handle = os.open(each, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _each(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from path.iterdir()
    yield path
