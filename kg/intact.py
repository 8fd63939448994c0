"""The files of a build, each given only where it is as it was written.

Whatever reads a graph comes through here, so that no damage is taken for what reports said.
"""

from __future__ import annotations

import json
from pathlib import Path

from kg import output
from kg.digests import Digest, unlike
from kg.errors import MAKE_ANEW, InvalidData, KgError
from kg.output import GRAPH, MEASURES, RECORD, STORE, STORED, record

__all__ = ["damaged", "graph_file", "measures_file", "store_folder"]

_CHANGED = "is damaged or was changed after the build"


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
            _CHANGED,
            where=str(path),
            remedy="build its reports anew: kg build --fresh FILE...; or remove "
            f"{RECORD} to use it as it is",
        )
    return path


def store_folder(out: Path, *, writing: bool = False, closely: bool = False) -> Path | None:
    """The folder of the store that the build in `out` wrote; None where it wrote none.

    It is checked as `graph_file` is, and `writing` means the same. Large files count by their
    size, unless one looks `closely`.
    """
    if not writing and output.arriving(out):
        output.let_in(out)
    if not (out / RECORD).is_file() or STORE not in record(out):
        return None
    if not _settled(out, STORE, writing) or (closely and _broken(out, STORE, closely=True)):
        raise damaged(out / _broken(out, STORE, closely=closely))
    return out / STORE


def damaged(path: Path) -> InvalidData:
    """The error for a store, or a file of one, that is not as a build wrote it."""
    return InvalidData(_CHANGED, where=str(path), remedy=MAKE_ANEW)


def measures_file(out: Path, *, writing: bool = False) -> Path | None:
    """The file of what was measured after the build in `out`; None where nothing was.

    It is checked as `graph_file` is, and `writing` means the same. A file of this name that no
    analysis put there is not read, and raises `KgError` where it would be written over.
    """
    path = out / MEASURES
    if not writing and output.arriving(out):
        output.let_in(out)
    if not path.is_file():
        return None
    if (out / RECORD).is_file() and MEASURES not in record(out):
        if writing:
            raise output.strange(path, "an analysis")
        return None
    if not _settled(out, MEASURES, writing):
        raise InvalidData(
            "is damaged or was changed after the analysis",
            where=str(path),
            remedy="remove it, and make its numbers anew: kg analyze",
        )
    return path


def _settled(out: Path, name: str, writing: bool) -> bool:
    """Whether a file is whole, after whatever is on its way into the folder has come in."""
    if out.is_dir() and not writing and not _whole(out, name):
        output.let_in(out)
    return _whole(out, name)


def _whole(out: Path, name: str) -> bool:
    """Whether a file is the one of which the record tells, or there is no record."""
    if not (out / RECORD).is_file():
        return (out / name).is_file()
    return not _broken(out, name)


def _broken(out: Path, name: str, *, closely: bool = False) -> str:
    """What is not as the record of a build tells of it; empty where all is."""
    told = record(out).get(name)
    if told == STORED:
        told = _stored(out)
    return name if told is None else unlike(out / name, told, closely=closely)


def _stored(out: Path) -> Digest | None:
    try:
        told = json.loads((out / STORED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return told if isinstance(told, dict) and isinstance(told.get("files"), dict) else None
