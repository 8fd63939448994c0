"""A picture as a file: SVG whose text is text, and PNG; the same picture gives the same bytes."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

from matplotlib.figure import Figure

from kg.plots.sheets import looks, part

__all__ = ["png", "svg"]

DOTS = 160  # an inch


def svg(figure: Figure) -> str:
    """The text of an SVG; whoever cannot see it is told its title and its caption."""
    unsaid = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    drawn = _saved(figure, "svg", {**unsaid, "Title": part(figure, "title")}).decode()
    told = f"</title>\n <desc>{escape(part(figure, 'caption'))}</desc>"
    return drawn.replace("</title>", told, 1).replace("<svg ", '<svg role="img" ', 1)


def png(figure: Figure) -> bytes:
    """The bytes of a PNG, with title and caption among its words."""
    told = {"Title": part(figure, "title"), "Description": part(figure, "caption")}
    return _saved(figure, "png", {**told, "Software": None})


def _saved(figure: Figure, form: str, metadata: dict[str, str | None]) -> bytes:
    file = BytesIO()
    with looks():
        figure.savefig(file, format=form, dpi=DOTS, metadata=metadata)
    return file.getvalue()
