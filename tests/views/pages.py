"""The page of a story, as a build makes it: from readings to the text, or into a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kg import output
from kg.model import Derivation, Reading
from kg.views.dossier import TITLE, dossier
from kg.views.page import written
from kg.views.placing.keeping import Kept

__all__ = ["html", "render"]


def html(
    readings: Sequence[Reading],
    background: Reading,
    derivations: Sequence[Derivation],
    *,
    title: str = TITLE,
    kept: Kept | None = None,
    querying: Mapping[str, Any] | None = None,
) -> str:
    data = dossier(readings, background, derivations, kept)
    return written(data, title=title, querying=querying)


def render(
    readings: Sequence[Reading],
    background: Reading,
    derivations: Sequence[Derivation],
    path: Path | str,
    *,
    title: str = TITLE,
    kept: Kept | None = None,
) -> None:
    output.put(html(readings, background, derivations, title=title, kept=kept), path)
