"""`kg`: reports become a knowledge graph in which every edge can prove itself.

    import kg
    graph = kg.open("out")     # what `kg build` wrote; a notebook shows it as the page

Importing `kg` imports nothing heavy: that waits until it is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kg.opening import Graph

__version__ = "0.1.0.dev0"


def open(folder: Path | str = "out", *, memory: bool = False) -> Graph:
    """The graph that a build put into a folder: its store on disk, to ask and to draw.

    With `memory` a copy of it, which answers several times faster once it is loaded, and can be
    changed. Raises `KgError` where there is no graph.
    """
    from kg.opening import Graph

    return Graph.of(folder, memory=memory)
