"""What stands above and beneath a picture so that it explains itself: title, signs, caveat.

Says only what occurs in the picture. Each part is an element at (0, 0) with its height.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import starmap
from typing import Any
from xml.etree.ElementTree import Element

from kg import __version__
from kg.views.lines import KNOWN, Line
from kg.views.shapes import outline
from kg.views.svg import INK, element, moved, rows
from kg.views.words import label_width

__all__ = ["CAVEAT", "WARNING", "counts", "foot", "head"]

_Json = Mapping[str, Any]

WARNING = "#9a3412"
CAVEAT = (
    "Relations are what sources say or rules infer from it, not findings of this picture. "
    "A larger shape is tied to more others; a thicker line has more sentences."
)
DISPUTED = "sources contradict each other"
HOLLOW = "an event that nobody says has happened"


def counts(data: _Json, drawn: Collection[int]) -> str:
    """How much there is, and how much of it is drawn, in words."""
    tied = {edge[end] for edge in data["edges"] for end in ("from", "to")}
    fewer = f" · {len(drawn):,} drawn" if len(drawn) < len(tied) else ""
    return f"{len(tied):,} actors and events, {len(data['edges']):,} relations{fewer}"


def head(data: _Json, title: str, told: str, width: float) -> tuple[Element, float]:
    """Title, counts, dates and sources."""
    named = rows(title, width, 20, font_weight="700")
    about = rows(f"{told} · {data['subtitle']}", width, 13)
    return _stacked([*((row, 26.0) for row in named), *((row, 18.0) for row in about)])


def foot(
    data: _Json, drawn: Iterable[int], lines: Sequence[Line], hollow: bool, width: float
) -> tuple[Element, float]:
    """The legend, and what a reader must know before believing the picture."""
    found = {data["nodes"][n]["kind"] for n in drawn}
    kinds = sorted((data["kinds"][name] for name in found), key=lambda kind: int(kind["order"]))
    shapes = [_entry(_shape(kind["shape"], fill=kind["light"]), kind["plural"]) for kind in kinds]
    signs = starmap(_entry, _signs(data, lines, hollow))
    caveat = rows(f"{CAVEAT} Graph {data['hash']}, kg {__version__}.", width, 11, opacity=0.75)
    entries = [*_flowing(shapes, width), *_flowing(signs, width)]
    space = (element("g"), 8.0)
    return _stacked([*((row, 20.0) for row in entries), space, *((row, 15.0) for row in caveat)])


def _signs(data: _Json, lines: Sequence[Line], hollow: bool) -> Iterator[tuple[Element, str]]:
    """What colours, dashes and marks of lines and shapes mean, as far as they occur."""
    for name, family in data["families"].items():
        if any(line.family == name for line in lines):
            yield _stroke(family["light"]), family["label"]
    for how, known in KNOWN.items():
        if any(line.how == how for line in lines):
            yield _stroke(INK, known.dashes), known.label
    if any(line.disputed for line in lines):
        yield element("text", "≠", x=5, font_size=13, fill=WARNING, font_weight="700"), DISPUTED
    if hollow:
        yield _shape("star", fill="none", stroke=INK), HOLLOW


def _shape(shape: str, **look: str) -> Element:
    return element("path", d=outline(shape, 6, 10, -4), **look)


def _stroke(color: str, dashes: Sequence[int] = ()) -> Element:
    dashed = {"stroke_dasharray": " ".join(map(str, dashes))} if dashes else {}
    return element("path", d="M0,-4H37", stroke=color, stroke_width=2, **dashed)


def _entry(sign: Element, label: str) -> tuple[Element, float]:
    """A sign with its words, and how wide it is with a gap behind."""
    at = 44.0 if sign.get("stroke-width") else 22.0
    words = element("text", label, x=at, font_size=12, fill=INK)
    return element("g", sign, words), at + label_width(label, 12) + 16


def _flowing(entries: Iterable[tuple[Element, float]], width: float) -> Iterator[Element]:
    """Entries side by side, in as many rows as they need."""
    row, x = element("g"), 0.0
    for entry, wide in entries:
        if x and x + wide > width:
            yield row
            row, x = element("g"), 0.0
        entry.set("transform", moved(x, 0))
        row.append(entry)
        x += wide
    if x:
        yield row


def _stacked(parts: Iterable[tuple[Element, float]]) -> tuple[Element, float]:
    """Parts beneath each other, each with its height; letters stand on three quarters of it."""
    whole, y = element("g"), 0.0
    for part, height in parts:
        part.set("transform", moved(0, y + 0.75 * height))
        whole.append(part)
        y += height
    return whole, y
