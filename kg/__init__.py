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


def open(folder: Path | str = "out") -> Graph:
    """The graph that a build put into a folder.

    Raises `KgError` where there is none.
    """
    from kg.opening import Graph

    return Graph.of(folder)
