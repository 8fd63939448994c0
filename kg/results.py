"""What was measured of a build: kept beside its graph, and read with it.

`kg build` puts numbers of the whole into the graph itself. What is measured later, within any
scope, is kept in a file of its own, which outlives the next build: its numbers then name a build
that the graph does not describe, and are known to be stale.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg import intact, output
from kg.analysis.numbers import Measure
from kg.analysis.scope import Scope, words
from kg.errors import InvalidData, KgError
from kg.graph import dataset, disk, measures
from kg.story import Story

__all__ = ["keep", "mend", "opened", "put", "verify"]

_COUNT = "quads"  # where the record tells how many the store holds


def opened(place: Path | str, *, memory: bool = False) -> ox.Store:
    """The graph of the build in a folder, with what was measured of it; or of a server.

    It is the store on disk, to read; or where the build wrote none, or `memory` asks for it, a copy
    in memory, to change as one likes, as it always is of a server, whose address is text. Raises
    `KgError` where there is no build, `InvalidData` where a file is damaged or a server holds no
    whole graph, `Unanswered` where a server fails.
    """
    if isinstance(place, str):
        from kg.remote import whole

        return whole.opened(place)
    found = None if memory else _on_disk(place)
    if found is not None:
        return found
    store = dataset.open_store(intact.graph_file(place))
    if kept := intact.measures_file(place):
        measures.join(store, measures.read(kept))
    return store


def _on_disk(out: Path) -> ox.Store | None:
    for _ in range(2):  # a build may put another in its place while it is looked at
        folder = _folder(out)
        try:
            return disk.opened(folder) if folder else None
        except InvalidData:
            continue
    raise intact.damaged(out / output.STORE)


def _folder(out: Path, *, writing: bool = False, closely: bool = False) -> Path | None:
    """The store's folder; None where there is none, or numbers in it were taken away since."""
    folder = intact.store_folder(out, writing=writing, closely=closely)
    measured = intact.measures_file(out, writing=writing)
    if folder and not measured and output.MEASURES in output.record(out):
        return None
    return folder


def put(store: ox.Store, folder: Path, out: Path, *, memory: bool = False) -> None:
    """Write the graph of a build into the folder that takes the place of `out`.

    With `memory` it is written as a file alone, else as a store on disk as well.
    """
    dataset.save(store, folder / output.GRAPH)
    if not memory:
        _make(folder, folder / output.GRAPH, _measured(out), written=True)


def _make(folder: Path, graph: Path, measured: Path | None, *, written: bool = False) -> None:
    count = disk.make(folder / output.STORE, graph, measured, written=written)
    output.tell(folder, **{_COUNT: count})


def _measured(out: Path) -> Path | None:
    """What was measured before; a file that is damaged, or not ours, is left to who asks for it."""
    try:
        return intact.measures_file(out, writing=True)
    except KgError:
        return None


def mend(folder: Path, out: Path) -> bool:
    """Put a store into a folder that takes the place of `out`, if the one there is not whole.

    Gives whether it had to be made.
    """
    try:
        if _folder(out, writing=True, closely=True):
            return False
    except InvalidData:
        pass
    graph = intact.graph_file(out, writing=True)
    _make(folder, graph, _measured(out))
    return True


def verify(out: Path) -> None:
    """Read all of the store on disk; raises `InvalidData` where it is not what the build wrote."""
    folder = intact.store_folder(out, closely=True)
    if folder and len(disk.opened(folder)) != output.record(out).get(_COUNT):
        raise intact.damaged(folder)


def keep(
    place: Path | str,
    store: ox.Store,
    story: Story,
    found: Mapping[Scope, Iterable[Measure]],
    names: Iterable[str] = (),
) -> None:
    """Keep what was measured within each scope of the story that a store tells.

    It takes the place of what was kept of these measures within the same scope: in a folder
    beside the graph, on a server in the graph itself. `names` are those of all that was measured,
    should there be no number of some of them now. Raises `KgError` where the server's graph is no
    longer the one that was measured.
    """
    build, every = measures.build_of(store), tuple(names)

    def write(kept: ox.Store) -> None:
        for scope, numbers in found.items():
            said = words(scope, lambda id: _called(story, id))
            measures.write(kept, numbers, scope, build, words=said, names=every)

    if isinstance(place, str):
        from kg.remote import whole

        return whole.change(place, store, write)
    with output.replacing(place) as folder:
        before = intact.measures_file(place, writing=True)
        kept = measures.read(before) if before else ox.Store()
        write(kept)
        dataset.save(kept, folder / output.MEASURES)
        if (place / output.STORE).is_dir():
            graph = intact.graph_file(place, writing=True)
            _make(folder, graph, folder / output.MEASURES)
    return None


def _called(story: Story, id: str) -> str:
    document = story.documents.get(id)
    return document.title if document else story.label(id)
