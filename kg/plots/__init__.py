"""Pictures of an analysis, for print and for the web: one module for each.

Drawn by matplotlib, which is an extra (`pip install 'conflict-kg[plots]'`) and is imported only
once something is drawn. A drawing function takes ties and what was found in them, and gives a
matplotlib figure; `write` draws all of them into a folder.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.output import put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.figure import Figure

    from kg.analysis.ties import Ties

__all__ = ["write"]


def write(folder: Path | str, ties: Ties) -> tuple[Path, ...]:
    """Draw the pictures of some ties into a folder, each as SVG and as PNG.

    They are `timeline`, `heatmap`, `communities` and `triads`, each with a caption of how much it
    rests on, of when, and from whom. Nothing is written before all are drawn. Raises `KgError`
    where matplotlib is missing, or where `folder` is a file.
    """
    if find_spec("matplotlib") is None:
        raise KgError("pictures need matplotlib", remedy="pip install 'conflict-kg[plots]'")
    from kg.plots.saving import png, svg

    folder = Path(folder)
    if folder.exists() and not folder.is_dir():
        raise KgError("is not a folder", where=str(folder), remedy="name a folder")
    files: dict[Path, str | bytes] = {}
    for name, figure in _drawn(ties):
        files[folder / f"{name}.svg"] = svg(figure)
        files[folder / f"{name}.png"] = png(figure)
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        put(content, path)
    return tuple(files)


def _drawn(ties: Ties) -> Iterator[tuple[str, Figure]]:
    from kg.analysis import activity, balance, communities
    from kg.analysis.graphs import graph
    from kg.plots import communities as groups
    from kg.plots import heatmap, timeline, triads

    events = activity.activity(ties)
    yield "timeline", timeline.timeline(ties, events)
    yield "heatmap", heatmap.heatmap(ties, events)
    yield "communities", groups.communities(ties, communities.communities(graph(ties)))
    yield "triads", triads.triads(ties, balance.balance(ties))
