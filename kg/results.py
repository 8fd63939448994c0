"""What was measured of a build: kept beside its graph, and read with it.

`kg build` puts numbers of the whole into the graph itself. What is measured later, within any
scope, is kept in a file of its own, which outlives the next build: its numbers then name a build
that the graph does not describe, and are known to be stale.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg import output
from kg.analysis.numbers import Measure
from kg.analysis.scope import Scope, words
from kg.graph import dataset, measures
from kg.story import Story

__all__ = ["keep", "opened"]


def opened(out: Path) -> ox.Store:
    """The graph of the build in a folder, with what was measured of it.

    Raises `KgError` where there is no build, `InvalidData` where a file is damaged.
    """
    store = dataset.open_store(output.graph_file(out))
    if kept := output.measures_file(out):
        measures.join(store, measures.read(kept))
    return store


def keep(
    out: Path,
    store: ox.Store,
    story: Story,
    found: Mapping[Scope, Iterable[Measure]],
    names: Iterable[str] = (),
) -> None:
    """Keep what was measured within each scope of the story that a store tells.

    It takes the place of what was kept of these measures within the same scope. `names` are
    those of all that was measured, should there be no number of some of them now.
    """
    build, every = measures.build_of(store), tuple(names)
    with output.replacing(out) as folder:
        before = output.measures_file(out, writing=True)
        kept = measures.read(before) if before else ox.Store()
        for scope, numbers in found.items():
            said = words(scope, lambda id: _called(story, id))
            measures.write(kept, numbers, scope, build, words=said, names=every)
        dataset.save(kept, folder / output.MEASURES)


def _called(story: Story, id: str) -> str:
    document = story.documents.get(id)
    return document.title if document else story.label(id)
