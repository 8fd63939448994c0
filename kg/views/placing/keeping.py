"""Where an earlier page had its nodes, so that the next one does not move them.

A page holds the places of its nodes. The page of the same network takes them over instead of
computing them again. Where a reader has dragged nodes and saved the page, they are kept
though the network has changed: who has learned where somebody stands finds them there.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InvalidData
from kg.views.placing.geometry import Place

__all__ = ["Kept", "earlier", "kept"]

_SCRIPT = '<script type="application/json" id="{}">(.*?)</script>'
FARTHEST = 1e6  # pixels; what stands farther off was not drawn by us


@dataclass(frozen=True, slots=True)
class Kept:
    """The places of a page's nodes, by id, in pixels around the middle of the pane.

    `key` is that of the network it draws, see `kg.views.drawing`; `by_hand` tells that a
    reader moved nodes and saved the page.
    """

    key: str
    places: Mapping[str, Place]
    by_hand: bool = False


def kept(page: Path) -> Kept:
    """The places that a page holds.

    Raises `InvalidData` where it is not a page that `kg` drew or a reader of it saved.
    """
    text = page.read_text(encoding="utf-8", errors="replace")
    try:
        about, data = (json.loads(_script(text, name)) for name in ("places", "data"))
        places = dict(_drawn(data["nodes"])) | dict(_checked(about.get("at", {}).items()))
        return Kept(str(about["key"]), places, bool(about.get("byHand")))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise InvalidData(
            "holds no places of nodes", where=str(page), remedy="give a page that kg drew"
        ) from error


def earlier(named: Path | None, before: Path) -> Kept | None:
    """The places to take over: of a page that somebody names, else of the page drawn before.

    Raises `InvalidData` where the page that is named holds none; one that merely lies there
    may be of another version, and is drawn anew.
    """
    if named is not None:
        return kept(named)
    try:
        return kept(before) if before.is_file() else None
    except InvalidData:
        return None


def _script(text: str, name: str) -> str:
    found = re.search(_SCRIPT.format(name), text, re.DOTALL)
    if found is None:
        raise ValueError(f"no {name}")
    return found[1]


def _drawn(nodes: list[dict[str, Any]]) -> Iterator[tuple[str, Place]]:
    return _checked((n["name"], (n["x"], n["y"])) for n in nodes if "x" in n)


def _checked(places: Any) -> Iterator[tuple[str, Place]]:
    for name, (x, y) in places:
        if not all(math.isfinite(at) and abs(at) <= FARTHEST for at in (x, y)):
            raise ValueError(f"no place: {x}, {y}")
        yield str(name), (round(float(x), 1), round(float(y), 1))
