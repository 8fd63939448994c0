"""The folder of a build: its files take their places together, or not at all.

Knows file names, locks and digests; knows nothing of what the files say.

A build is written beside the old one, in `.building/`. Once every file is whole and on the
disk, that folder is renamed to `.complete/`: from then on the new build counts, and its
files are moved over the old ones. Should the machine stop in between, whoever opens the
folder next finishes the move. Only the files named here are ever replaced or removed.

`measures.nq` is no file of a build: analyses write it later, and it stays when a build replaces
the others. Its digest stands in the same record.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import InvalidData, KgError

__all__ = [
    "FILES",
    "GRAPH",
    "MEASURES",
    "PAGE",
    "RECORD",
    "TABLE",
    "graph_file",
    "measures_file",
    "put",
    "record",
    "replacing",
]

GRAPH, TABLE, PAGE = "graph.nq", "claims.csv", "graph.html"
RECORD = "kg-build.json"  # what a build wrote: where it lies, the files beside it are ours
FILES = (GRAPH, TABLE, PAGE, RECORD)
MEASURES = "measures.nq"  # what was measured after the build

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
    whole = _settled(out, GRAPH, writing)
    if not path.is_file():
        raise KgError(
            "no graph here", where=str(out), remedy="run `kg build` first, or name its folder"
        )
    if not whole:
        raise InvalidData(
            "is damaged or was changed after the build",
            where=str(path),
            remedy="build its reports anew: kg build --fresh FILE...; or remove "
            f"{RECORD} to use it as it is",
        )
    return path


def measures_file(out: Path, *, writing: bool = False) -> Path | None:
    """The file of what was measured after the build in `out`; None where nothing was.

    It is checked as `graph_file` is, and `writing` means the same. A file of this name that no
    analysis put there is not read, and raises `KgError` where it would be written over.
    """
    path = out / MEASURES
    if not writing and (out / _COMPLETE).is_dir():
        _let_in(out)
    if not path.is_file():
        return None
    if (out / RECORD).is_file() and MEASURES not in record(out):
        if writing:
            raise _strange(path, "an analysis")
        return None
    if not _settled(out, MEASURES, writing):
        raise InvalidData(
            "is damaged or was changed after the analysis",
            where=str(path),
            remedy="remove it, and make its numbers anew: kg analyze",
        )
    return path


def put(content: str | bytes, path: Path | str) -> None:
    """Write one file; what stood at `path` stays whole until the new one is on the disk.

    A link stays a link, and whoever may read the old file may read the new one.
    """
    path = Path(path).resolve()
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(handle)
        os.chmod(unfinished, stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644)
        os.replace(unfinished, path)
    except BaseException:
        os.unlink(unfinished)
        raise


def _settled(out: Path, name: str, writing: bool) -> bool:
    """Whether a file is whole, after whatever is on its way into the folder has come in."""
    if out.is_dir() and not writing and not _whole(out, name):
        _let_in(out)
    return _whole(out, name)


def _let_in(out: Path) -> None:
    """Wait for a build that may be moving in, and finish one that was stopped doing so."""
    with _locked(out, wait=True):
        _settle(out)


def _whole(out: Path, name: str) -> bool:
    """Whether a file is the one of which the record tells, or there is no record."""
    path = out / name
    if not (out / RECORD).is_file():
        return path.is_file()
    return path.is_file() and _digest(path) == record(out).get(name)


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
        for name in (*FILES, MEASURES):
            if (complete / name).exists():
                (complete / name).replace(out / name)
        shutil.rmtree(complete)
    if (out / _BUILDING).is_dir():
        shutil.rmtree(out / _BUILDING)


def _refuse_strangers(out: Path) -> None:
    for name in FILES:
        path = out / name
        if path.is_dir() or (path.exists() and not (out / RECORD).is_file()):
            raise _strange(path, "a build")


def _strange(path: Path, by: str) -> KgError:
    return KgError(
        f"was not written by {by}, and is left alone",
        where=str(path),
        remedy="move it away, or give another folder",
    )


def _record(building: Path, before: Path) -> None:
    said = building / RECORD
    told = json.loads(said.read_text(encoding="utf-8")) if said.exists() else {}
    written = sorted(path for path in building.iterdir() if path != said)
    new = (building / GRAPH).exists() or not before.with_name(GRAPH).is_file()
    old = _measured(before.parent) if new else record(before.parent)
    digests = {path.name: _digest(path) for path in written}
    said.write_text(json.dumps(old | told | digests, indent=2, sort_keys=True) + "\n")
    for path in (*written, said, building):
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)


def _measured(out: Path) -> dict[str, Any]:
    """What the record before a new build tells that stays true: the digest of what was measured."""
    try:
        told = record(out)
    except InvalidData:  # none was there, or a damaged one: a sound one takes its place
        return {}
    return {MEASURES: told[MEASURES]} if MEASURES in told else {}


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
