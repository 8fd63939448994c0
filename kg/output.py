"""The folder of a build: its files take their places together, or not at all.

Knows file names and locks; knows nothing of what the files say.

A build is written beside the old one, in `.building/`. Once every file is whole and on the
disk, that folder is renamed to `.complete/`: from then on the new build counts, and its
files are moved over the old ones. Should the machine stop in between, whoever opens the
folder next finishes the move. Only the files named here are ever replaced or removed.

`store/` is a folder, and is replaced whole as a file is: nothing in it ever changes in its place.
A build without one leaves none there. `measures.nq` is no file of a build: analyses write it
later, and it stays when a build replaces the others. The digests of all stand in one record, but
for those of the store, which differ from build to build and stand in one of their own.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.digests import digest, written
from kg.errors import InvalidData, KgError

__all__ = [
    "FILES",
    "GRAPH",
    "MEASURES",
    "PAGE",
    "RECORD",
    "STORE",
    "STORED",
    "TABLE",
    "arriving",
    "let_in",
    "put",
    "record",
    "replacing",
    "strange",
    "tell",
]

GRAPH, TABLE, PAGE = "graph.nq", "claims.csv", "graph.html"
RECORD = "kg-build.json"  # what a build wrote: where it lies, the files beside it are ours
FILES = (GRAPH, TABLE, PAGE, RECORD)
STORE = "store"  # graph and measures, as the engine keeps them on disk
STORED = "kg-store.json"  # sizes and digests of the store's files, which no two builds share
MEASURES = "measures.nq"  # what was measured after the build

_BUILDING, _COMPLETE, _REPLACED = ".building", ".complete", ".replaced"
# The record comes last: until it is there, what is on its way in is told by the one beside it.
_MOVED = (STORE, STORED, GRAPH, TABLE, PAGE, MEASURES, RECORD)


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A folder to write a build's files into; on leaving they replace those in `out`.

    Files that the body does not write stay, as does everything when it raises or writes none.
    The record keeps the size and SHA-256 of each file, beside what the body itself put into it.
    Raises `KgError` where `out` is no folder, holds files of these names that no build wrote, or is
    being written by another build.
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


def tell(building: Path, **said: Any) -> None:
    """Add to what the record will say of the build that is being written into this folder."""
    (building / RECORD).write_text(json.dumps(_said(building) | said), encoding="utf-8")


def _said(building: Path) -> dict[str, Any]:
    path = building / RECORD
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


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


def arriving(out: Path) -> bool:
    """Whether a complete build is on its way into the folder."""
    return (out / _COMPLETE).is_dir()


def let_in(out: Path) -> None:
    """Wait for a build that may be moving in, and finish one that was stopped doing so."""
    with _locked(out, wait=True):
        _settle(out)


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
        if (complete / RECORD).exists() and (
            (complete / STORE).exists() or STORE not in _said(complete)
        ):
            _discard(out)
        for name in _MOVED:
            if (complete / name).exists():
                (complete / name).replace(out / name)
        shutil.rmtree(complete)
    for left in (_BUILDING, _REPLACED):
        if (out / left).is_dir():
            shutil.rmtree(out / left)


def _discard(out: Path) -> None:
    """Take the old store away: out of the way first, as that is one step however large it is."""
    (out / STORED).unlink(missing_ok=True)
    if (out / STORE).is_dir():
        shutil.rmtree(out / _REPLACED, ignore_errors=True)
        (out / STORE).replace(out / _REPLACED)
        shutil.rmtree(out / _REPLACED)


def _refuse_strangers(out: Path) -> None:
    known = (out / RECORD).is_file()
    for name in FILES:
        path = out / name
        if path.is_dir() or (path.exists() and not known):
            raise strange(path, "a build")
    if (out / STORE).exists() and not (known and (out / STORED).is_file()):
        raise strange(out / STORE, "a build")


def strange(path: Path, by: str) -> KgError:
    """The error for a file that would be written over, and that is not ours."""
    return KgError(
        f"was not written by {by}, and is left alone",
        where=str(path),
        remedy="move it away, or give another folder",
    )


def _record(building: Path, before: Path) -> None:
    said = building / RECORD
    told = _said(building)
    files = sorted(path for path in building.iterdir() if path != said)
    new = (building / GRAPH).exists() or not before.with_name(GRAPH).is_file()
    old = _measured(before.parent) if new else record(before.parent)
    if not before.with_name(MEASURES).is_file():  # somebody took them away
        old.pop(MEASURES, None)
    digests = {path.name: digest(path) for path in files if path.is_file()}
    if (building / STORE).is_dir():
        (building / STORED).write_text(json.dumps(digest(building / STORE), indent=2) + "\n")
        files.append(building / STORED)
        told[STORE] = STORED
    said.write_text(json.dumps(old | told | digests, indent=2, sort_keys=True) + "\n")
    for path in (*files, said, building):
        written(path)


def _measured(out: Path) -> dict[str, Any]:
    """What the record before a new build tells that stays true: the digest of what was measured."""
    told = _before(out)
    return {MEASURES: told[MEASURES]} if MEASURES in told else {}


def _before(out: Path) -> dict[str, Any]:
    try:
        return record(out)
    except InvalidData:  # none was there, or a damaged one: a sound one takes its place
        return {}


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
