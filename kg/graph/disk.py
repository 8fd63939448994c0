"""A store on disk: made once, whole, and from then on only read.

Whoever has something to change makes another in its place, so that who reads one at the same time
is never disturbed, and what a machine that stops leaves behind is never half of it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InvalidData
from kg.graph import dataset, measures

__all__ = ["make", "opened"]


def make(folder: Path, graph: Path, measured: Path | None = None, *, written: bool = False) -> int:
    """Put what a graph file holds, and what was measured of it, into a new store in a folder.

    `written` is as `dataset.loaded` has it. Gives the number of its quads. Raises `InvalidData`
    where a file is none of ours.
    """
    with tempfile.TemporaryDirectory(dir=folder.parent) as loading:
        count = _load(Path(loading), folder, graph, measured, written)
    if len(opened(folder)) != count:
        raise InvalidData("does not hold what was put into it", where=str(folder))
    return count


def _load(loading: Path, folder: Path, graph: Path, measured: Path | None, written: bool) -> int:
    remedy = "give the graph file that `kg build` wrote"
    store = dataset.loaded(graph, remedy, ox.Store(loading), written=written)
    if measured:
        measures.join(store, measures.read(measured))
    store.backup(folder)  # links to the very files, without log and lock: nothing is copied
    return len(store)


def opened(folder: Path) -> ox.Store:
    """The store in a folder, to read; raises `InvalidData` where it is none, or damaged."""
    try:
        return ox.Store.read_only(str(folder))
    except (OSError, RuntimeError) as error:  # the engine tells a broken checksum as the latter
        raise InvalidData("is no store that can be read", where=str(folder)) from error
