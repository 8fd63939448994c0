"""The picture: a dossier as one static SVG, for where the page cannot be.

It has no script and asks for nothing, so it may stand in a report, a notebook or a mail. It
shows what the page draws at first, in the same places and light colours; text is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import hypot
from typing import Any
from xml.etree.ElementTree import Element, tostring

import numpy as np

from kg.views.dossier import TITLE
from kg.views.labels import LINE, Box, Label, Spot, arrange
from kg.views.legend import CAVEAT, WARNING, counts, foot, head
from kg.views.lines import KNOWN, Line, lines, unsaid
from kg.views.placing.bends import controls, course
from kg.views.shapes import outline, short
from kg.views.svg import INK, element, moved
from kg.views.words import harmless

__all__ = ["picture"]

_Json = Mapping[str, Any]
Point = tuple[float, float]

GROUND, PLAIN = "#ffffff", "#6B7280"
FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
# In pixels: around everything; and the narrowest sheet on which the legend can be read.
MARGIN, NARROWEST = 24.0, 720.0


def picture(data: _Json, *, title: str = TITLE) -> str:
    """The picture of a dossier as the text of an SVG; the same dossier gives the same bytes."""
    nodes, hollow = data["nodes"], unsaid(data)
    drawn = [n for n, node in enumerate(nodes) if node["core"] and "x" in node]
    drawn.sort(key=lambda n: (-nodes[n]["degree"], n))
    tied = [line for line in lines(data) if {line.source, line.target} <= set(drawn)]
    labels = arrange([_spot(nodes[n]) for n in drawn])
    graph = element(
        "g",
        *(_line(data, line) for line in tied),
        *(_shape(data, nodes[n], n in hollow) for n in drawn),
        _disputes(nodes, tied),
        _labels(labels),
    )
    left, top, right, bottom = _frame([nodes[n] for n in drawn], labels)
    width, title, told = max(NARROWEST, right - left), harmless(title), counts(data, drawn)
    graph.set("transform", moved((width - left - right) / 2, -top))
    blocks = (
        head(data, title, told, width),
        (element("g", graph), bottom - top),
        foot(data, drawn, tied, not hollow.isdisjoint(drawn), width),
    )
    return _sheet(title, f"{told} · {data['subtitle']}. {CAVEAT}", width, blocks)


def _sheet(
    title: str, description: str, width: float, blocks: Sequence[tuple[Element, float]]
) -> str:
    """Blocks of this width beneath each other, each with its height, as a whole SVG."""
    y = MARGIN
    for block, height in blocks:
        block.set("transform", moved(MARGIN, y))
        y += height + MARGIN
    width += 2 * MARGIN
    sheet = element(
        "svg",
        element("title", title),
        element("desc", description),
        element("rect", width=width, height=y, fill=GROUND),
        *(block for block, _ in blocks),
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        width=width,
        height=y,
        viewBox=f"0 0 {short(width)} {short(y)}",
        font_family=FONT,
    )
    return tostring(sheet, encoding="unicode")


def _frame(nodes: Sequence[_Json], labels: Sequence[Label]) -> Box:
    """What the shapes and labels take up."""
    shapes = [_spot(node).box for node in nodes]
    sides = list(zip(*shapes, *(label.box for label in labels), strict=True))
    left, top, right, bottom = sides or ((0.0,),) * 4
    return min(left), min(top), max(right), max(bottom)


def _spot(node: _Json) -> Spot:
    return Spot(node["x"], node["y"], node["size"], tuple(node["lines"]))


def _shape(data: _Json, node: _Json, hollow: bool) -> Element:
    kind = data["kinds"][node["kind"]]
    fill, stroke = (GROUND, kind["light"]) if hollow else (kind["light"], GROUND)
    path = outline(kind["shape"], node["size"], node["x"], node["y"])
    return element(
        "path", element("title", node["label"]), d=path, fill=fill, stroke=stroke, stroke_width=1.5
    )


def _line(data: _Json, line: Line) -> Element:
    one, two = _ends(data["nodes"], line)
    color = data["families"][line.family]["light"] if line.family else PLAIN
    dashes = " ".join(map(str, KNOWN[line.how].dashes))
    start, over, end = (
        ",".join(map(short, at)) for at in (_at(one), _over(one, two, line), _at(two))
    )
    path = f"M{start}Q{over} {end}" if line.bend else f"M{start}L{end}"
    stroke = element("path", d=path, fill="none", stroke=color, stroke_width=line.width)
    if dashes:
        stroke.set("stroke-dasharray", dashes)
    tips = [two] if line.forward else []
    tips += [one] if line.backward else []
    opacity = 0.7 if line.how == "beside" else 0.88
    heads = (_tip(_over(one, two, line), node, color) for node in tips)
    return element("g", stroke, *heads, opacity=opacity)


def _ends(nodes: Sequence[_Json], line: Line) -> tuple[_Json, _Json]:
    return nodes[line.source], nodes[line.target]


def _at(node: _Json) -> Point:
    return node["x"], node["y"]


def _over(one: _Json, two: _Json, line: Line) -> Point:
    """The point that a line heads for when it leaves either end."""
    start, end = (np.array([_at(node)]) for node in (one, two))
    x, y = controls(start, end, np.array([line.bend]))[0].tolist()
    return x, y


def _tip(start: Point, end: _Json, color: str) -> Element:
    """The head of an arrow that ends at the rim of a shape."""
    dx, dy = end["x"] - start[0], end["y"] - start[1]
    length = hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    x, y = end["x"] - ux * (end["size"] + 1), end["y"] - uy * (end["size"] + 1)
    bx, by = x - ux * 8, y - uy * 8
    corners = (x, y), (bx - uy * 3.6, by + ux * 3.6), (bx + uy * 3.6, by - ux * 3.6)
    path = "L".join(f"{short(x)},{short(y)}" for x, y in corners)
    return element("path", d=f"M{path}Z", fill=color)


def _disputes(nodes: Sequence[_Json], lines: Iterable[Line]) -> Element:
    """A sign on each line about which sources contradict each other, off its middle."""
    signs = element("g", text_anchor="middle", font_size=13, font_weight="700", fill=WARNING)
    for line in (line for line in lines if line.disputed):
        one, two = (np.array([_at(node)]) for node in _ends(nodes, line))
        x, y = course(one, two, np.array([line.bend]), np.array([0.72]))[0].tolist()
        signs.append(element("circle", cx=x, cy=y, r=7, fill=GROUND))
        signs.append(element("text", "≠", x=x, y=y + 4.5))
    return signs


def _labels(labels: Iterable[Label]) -> Element:
    """Labels on a rim of the ground's colour, which keeps lines beneath them off the letters."""
    rim = {"stroke": GROUND, "stroke-linejoin": "round", "paint-order": "stroke"}
    rows = element("g", text_anchor="middle", font_size=13, fill=INK, stroke_width=4, **rim)
    for label in labels:
        left, top, right, _ = label.box
        for number, words in enumerate(label.lines):
            y = top + LINE * (number + 0.5) + 4.5
            rows.append(element("text", words, x=(left + right) / 2, y=y))
    return rows
