"""The folder of a build: its files take their places together, or not at all.

Knows file names, locks and digests; knows nothing of what the files say.

A build is written beside the old one, in `.building/`. Once every file is whole and on the
disk, that folder is renamed to `.complete/`: from then on the new build counts, and its
files are moved over the old ones. Should the machine stop in between, whoever opens the
folder next finishes the move. Only the files named here are ever replaced or removed.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import InvalidData, KgError

__all__ = ["FILES", "GRAPH", "PAGE", "RECORD", "TABLE", "graph_file", "put", "record", "replacing"]

GRAPH, TABLE, PAGE = "graph.nq", "claims.csv", "graph.html"
RECORD = "kg-build.json"  # what a build wrote: where it lies, the files beside it are ours
FILES = (GRAPH, TABLE, PAGE, RECORD)

_BUILDING, _COMPLETE = ".building", ".complete"


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A folder to write a build's files into; on leaving they replace those in `out`.

    Files that the body does not write stay, as does everything when it raises or writes none.
    The record keeps the size and SHA-256 of each file, beside what the body itself put into it.
    Raises `KgError` where `out` is no folder, holds
    files of these names that no build wrote, or is being written by another build.
    """
    made = _make(out)
    try:
        with _locked(out):
            _settle(out)
            _refuse_strangers(out)
            building = out / _BUILDING
            building.mkdir()
            try:
                yield building
                if any(building.iterdir()):
                    _record(building, out / RECORD)
                    building.rename(out / _COMPLETE)
            finally:
                _settle(out)
    finally:
        if made and not any(out.iterdir()):
            out.rmdir()


def graph_file(out: Path, *, writing: bool = False) -> Path:
    """The graph file of the build in `out`, checked against the record that came with it.

    `writing` tells that the caller is the one who is `replacing` it. Raises `KgError` where there
    is no build, `InvalidData` where the file is not the one that the build wrote. A graph without
    a record is taken as it is.
    """
    path = out / GRAPH
    if out.is_dir() and not writing and not _whole(out):
        with _locked(out, wait=True):  # a build may be moving in, or have been stopped doing so
            _settle(out)
    if not path.is_file():
        raise KgError(
            "no graph here", where=str(out), remedy="run `kg build` first, or name its folder"
        )
    if not _whole(out):
        raise InvalidData(
            "is damaged or was changed after the build",
            where=str(path),
            remedy="build its reports anew: kg build --fresh FILE...; or remove "
            f"{RECORD} to use it as it is",
        )
    return path


def put(text: str, path: Path | str) -> None:
    """Write one file; what stood at `path` stays whole until the new file is complete."""
    path = Path(path)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(unfinished, 0o644)
        os.replace(unfinished, path)
    except BaseException:
        os.unlink(unfinished)
        raise


def _whole(out: Path) -> bool:
    graph = out / GRAPH
    if not (out / RECORD).is_file():
        return graph.is_file()
    return graph.is_file() and _digest(graph) == record(out)[GRAPH]


def _make(out: Path) -> bool:
    """Whether the folder had to be made."""
    if out.is_dir():
        return False
    if out.exists() or out.is_symlink():
        raise KgError("is not a folder", where=str(out), remedy="name a folder")
    out.mkdir(parents=True)
    return True


@contextmanager
def _locked(out: Path, *, wait: bool = False) -> Iterator[None]:
    """Hold the folder for this process; the system lets go of it however the process ends."""
    handle = os.open(out, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError as error:
            raise KgError(
                "another build is writing here", where=str(out), remedy="wait, or name another"
            ) from error
        yield
    finally:
        os.close(handle)


def _settle(out: Path) -> None:
    """Finish what was begun: a complete build is moved in, a half one thrown away."""
    complete = out / _COMPLETE
    if complete.is_dir():
        for name in FILES:
            if (complete / name).exists():
                (complete / name).replace(out / name)
        shutil.rmtree(complete)
    if (out / _BUILDING).is_dir():
        shutil.rmtree(out / _BUILDING)


def _refuse_strangers(out: Path) -> None:
    for name in FILES:
        path = out / name
        if path.is_dir() or (path.exists() and not (out / RECORD).is_file()):
            raise KgError(
                "was not written by a build, and is left alone",
                where=str(path),
                remedy="move it away, or give another --out",
            )


def _record(building: Path, before: Path) -> None:
    said = building / RECORD
    told = json.loads(said.read_text(encoding="utf-8")) if said.exists() else {}
    written = sorted(path for path in building.iterdir() if path != said)
    new = (building / GRAPH).exists() or not before.with_name(GRAPH).is_file()
    old = {} if new else record(before.parent)
    digests = {path.name: _digest(path) for path in written}
    said.write_text(json.dumps(old | told | digests, indent=2, sort_keys=True) + "\n")
    for path in (*written, said, building):
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)


def _digest(path: Path) -> dict[str, str | int]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"bytes": path.stat().st_size, "sha256": digest}


def record(out: Path) -> dict[str, Any]:
    """What the record of the build in `out` holds; raises `InvalidData` where it is not one."""
    path = out / RECORD
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        held[GRAPH]["sha256"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvalidData(
            "is not the record of a build",
            where=str(path),
            remedy="build its reports anew: kg build --fresh FILE...; or remove this file to use "
            "the graph as it is",
        ) from error
    else:
        return dict(held)
