"""Elements of an SVG: text is escaped, numbers are short, long text is broken into rows."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from kg.views.shapes import short
from kg.views.words import label_width

__all__ = ["INK", "broken", "element", "moved", "rows"]

INK = "#1a1f27"


def element(name: str, *inside: Element | str, **attributes: str | float) -> Element:
    """An element with attributes (`_` stands for `-`) and what is inside it.

    >>> from xml.etree.ElementTree import tostring
    >>> tostring(element("text", "<b>", x=1.5, font_size=12))
    b'<text x="1.5" font-size="12">&lt;b&gt;</text>'
    """
    made = Element(name)
    for key, value in attributes.items():
        made.set(key.replace("_", "-"), value if isinstance(value, str) else short(value))
    for part in inside:
        if isinstance(part, str):
            made.text = part
        else:
            made.append(part)
    return made


def moved(x: float, y: float) -> str:
    """The value of `transform` that moves an element.

    >>> moved(3, -1.5)
    'translate(3 -1.5)'
    """
    return f"translate({short(x)} {short(y)})"


def rows(words: str, width: float, size: float, **attributes: str | float) -> list[Element]:
    """Words as rows of text of this size that are no wider than so many pixels."""
    look = {"font_size": size, "fill": INK, **attributes}
    return [element("text", row, **look) for row in broken(words.split(), width, size)]


def broken(words: Sequence[str], width: float, size: float) -> list[str]:
    """Words put together into rows.

    >>> broken("who did what to whom".split(), 80, 13)
    ['who did', 'what to', 'whom']
    """
    found: list[str] = []
    for word in words:
        if found and label_width(f"{found[-1]} {word}", size) <= width:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found
