"""What people get of a finished store, or of a part of it: the table, the page, the picture.

Knows files and what is drawn into them; how the store came about is `kg.build`'s to tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg import output
from kg.errors import KgError
from kg.graph.dataset import Store
from kg.graph.excerpts import whole
from kg.story import Parts
from kg.views import page, selection, tables
from kg.views.dossier import dossier
from kg.views.picture import picture
from kg.views.placing.keeping import Kept
from kg.views.selection import EVERYTHING, Selection

__all__ = ["draw", "draw_alone", "shown", "story"]


def draw(
    store: Store,
    folder: Path,
    wanted: Selection = EVERYTHING,
    *,
    kept: Kept | None = None,
    tab: Mapping[str, Any] | None = None,
) -> None:
    """Put the table and the page of a finished store, or of a part of it, into a folder.

    `kept` are the places that an earlier page had, `tab` is what the page answers queries with.
    Raises `KgError` where the part is empty.
    """
    told = story(store, wanted)
    output.put(_page(told, wanted, kept, tab), folder / output.PAGE)
    with (folder / output.TABLE).open("w", encoding="utf-8", newline="") as table:
        tables.write_csv(tables.claims_table(told[0]), table)


def draw_alone(
    store: Store,
    file: Path,
    wanted: Selection = EVERYTHING,
    *,
    kept: Kept | None = None,
    tab: Mapping[str, Any] | None = None,
) -> None:
    """As `draw`, but the page alone into a file, or into one that ends in .svg its picture."""
    told = story(store, wanted)
    if file.suffix == ".svg":
        output.put(picture(shown(told, wanted, kept=kept)), file)
    else:
        output.put(_page(told, wanted, kept, tab), file)


def shown(
    told: Parts, wanted: Selection = EVERYTHING, *, kept: Kept | None = None
) -> dict[str, Any]:
    """All that page and picture show of a story, or of the part of one; see `dossier`.

    `kept` are the places that an earlier page had.
    """
    readings, background, derivations = told
    part = selection.words((*readings, background), wanted)
    return dossier(readings, background, derivations, kept, part=part)


def _page(told: Parts, wanted: Selection, kept: Kept | None, tab: Mapping[str, Any] | None) -> str:
    return page.written(shown(told, wanted, kept=kept), querying=tab)


def story(store: Store, wanted: Selection = EVERYTHING) -> Parts:
    """Readings, background and derivations of a finished store, or of a part of it.

    Raises `KgError` where the part is empty.
    """
    told = whole(store)
    if wanted == EVERYTHING:
        return told
    part = selection.select(*told, wanted)
    if not any(reading.claims for reading in part[0]):
        raise KgError("no report says anything that fits all that", remedy="ask for less at once")
    return part
