"""The sheet that a picture is drawn on: its title, its caption, its look.

The look is the same whatever a reader's own settings are, in colours that colour-blind people can
tell apart (M. Okabe and K. Ito, "Color Universal Design", 2008) and never in colour alone. Names
come from strangers: they are shown as text and nothing else.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec

from matplotlib import font_manager, style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from kg import __version__
from kg.analysis.dated import acts
from kg.analysis.ties import Ties
from kg.explaining.sections import basis
from kg.explaining.wording import listed, plural
from kg.views.svg import INK, broken
from kg.views.words import harmless, label_width, span

__all__ = [
    "FRIENDLY",
    "HOSTILE",
    "INK",
    "MARGIN",
    "NEITHER",
    "PALE",
    "QUIET",
    "WIDER",
    "bare",
    "cut",
    "looks",
    "name",
    "part",
    "picture",
    "sheet",
    "words",
]

HOSTILE, FRIENDLY, NEITHER = "#D55E00", "#56B4E9", "#D0D0D0"
QUIET, PALE = "#5B6470", "#EEF0F2"

MARGIN = 0.25  # inches
SIZE, HEAD, FOOT, NAME = 9.0, 14.0, 8.5, 210.0  # points: letters, and the longest name
SOURCES = 15  # publishers named in a caption; beyond, how many more
FONT = "DejaVu Sans"  # comes with matplotlib, so that a picture is the same on every machine
WIDER = 1.1  # than Arial, whose letters `label_width` counts

_LOOK = {
    "axes.edgecolor": QUIET,
    "axes.labelcolor": INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "font.family": FONT,
    "font.size": SIZE,
    "hatch.linewidth": 0.6,
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "kg",  # the same picture has the same bytes
    "text.color": INK,
    "text.parse_math": False,  # a $ in a name is a $
    "xtick.color": INK,
    "ytick.color": INK,
}

_P = ParamSpec("_P")


@contextmanager
def looks() -> Iterator[None]:
    """Draw, or write, with our look; letters that no font has are boxes, not warnings."""
    with style.context(_LOOK, after_reset=True), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from font", UserWarning)
        yield


def picture(draw: Callable[_P, Figure]) -> Callable[_P, Figure]:
    """Let a function draw with our look, and in fonts that have the letters it needs."""

    @wraps(draw)
    def drawn(*given: _P.args, **named: _P.kwargs) -> Figure:
        with looks():
            figure = draw(*given, **named)
            figure.draw_without_rendering()  # tick labels have no text before
            _legible(figure)
            for axes in figure.axes:
                _fit(figure, axes)
        return figure

    return drawn


def sheet(
    title: str, notes: Iterable[str], ties: Ties, width: float, height: float
) -> tuple[Figure, Axes]:
    """A sheet of this width with axes of this height, in inches, between title and caption.

    The caption ends in what all pictures must say: how much they rest on, of when, from whom.
    """
    inside = width - 2 * MARGIN
    named = _rows(title, inside, HEAD)
    told = [row for line in (*notes, *_basis(ties)) for row in _rows(line, inside, FOOT)]
    above, below = _height(named, HEAD) + 1.8 * MARGIN, _height(told, FOOT) + 1.8 * MARGIN
    whole = above + height + below
    figure = Figure(figsize=(width, whole))
    left, top = MARGIN / width, 1 - MARGIN / whole
    figure.text(left, top, "\n".join(named), va="top", size=HEAD, weight="bold", gid="title")
    figure.text(
        left, MARGIN / whole, "\n".join(told), va="bottom", size=FOOT, color=QUIET, gid="caption"
    )
    return figure, figure.add_axes((left, below / whole, inside / width, height / whole))


def bare(axes: Axes, why: str) -> None:
    """Say in words why there is nothing to draw."""
    axes.set_axis_off()
    axes.text(0.5, 0.5, why, ha="center", va="center", size=11, transform=axes.transAxes)


def part(figure: Figure, gid: str) -> str:
    """The text of the title or the caption of a picture, on one line."""
    found = figure.findobj(lambda artist: isinstance(artist, Text) and artist.get_gid() == gid)
    return " ".join(" ".join(text.get_text().split()) for text in found if isinstance(text, Text))


def name(ties: Ties, id: str) -> str:
    """What an actor is called, cut where it is long."""
    return cut(words(ties.story.label(id)), NAME, SIZE)


def cut(text: str, width: float, size: float) -> str:
    """Text that is no wider than so many points, with an ellipsis for what has no room."""
    kept = text[: int(width / size * 4)]  # no letter is as narrow as that
    while kept and WIDER * label_width(kept, size) > width:
        kept = kept[:-1]
    return text if kept == text else f"{kept.rstrip()} …"


def words(text: str) -> str:
    """Text on one line, in which nothing hides or turns the direction of reading."""
    return harmless(" ".join(text.split()))


def _basis(ties: Ties) -> Iterator[str]:
    on = basis(ties)
    time = span(on.first, on.last) if on.first else "no day told"
    yield (
        f"n = {plural(on.actors, 'actor')}, {plural(on.ties, 'tie')}, "
        f"{plural(len(acts(ties)), 'event')} that reports tell of, {plural(on.claims, 'claim')} in "
        f"{plural(on.reports, 'report')}; {time}. Scope: {on.scope or 'all that is claimed'}."
    )
    yield f"Sources: {listed(on.sources, SOURCES) or 'none that is named'}."
    yield f"As reported: figures describe the reports, not the world. kg {__version__}."


def _rows(line: str, width: float, size: float) -> list[str]:
    return broken(words(line).split(), 72 * width / WIDER, size)


def _height(rows: list[str], size: float) -> float:
    return len(rows) * size * 1.25 / 72


def _legible(figure: Figure) -> None:
    """Give each text that has letters unknown to our font an installed one that knows them."""
    known = _letters(font_manager.findfont(FONT))
    for text in figure.findobj(Text):
        assert isinstance(text, Text)
        if strange := {ord(letter) for letter in text.get_text()} - known - {ord("\n")}:
            text.set_fontfamily([FONT, *_families(strange)])


def _families(strange: set[int]) -> Iterator[str]:
    """As few installed families as have these letters, as far as any has."""
    left = set(strange)
    for family, file in sorted({(f.name, f.fname) for f in font_manager.fontManager.ttflist}):
        if left and "Last Resort" not in family and (found := left & _letters(file)):
            left -= found
            yield family


def _fit(figure: Figure, axes: Axes) -> None:
    """Make axes smaller by what stands around them, so that all of it has room where they were.

    matplotlib's own way gives other decimals in every run.
    """
    room, around = axes.get_position(), axes.get_tightbbox()
    if axes.axison and around:
        taken = around.transformed(figure.transFigure.inverted())
        left, low = max(room.x0 - taken.x0, 0), max(room.y0 - taken.y0, 0)
        right, high = max(taken.x1 - room.x1, 0), max(taken.y1 - room.y1, 0)
        axes.set_position(
            (room.x0 + left, room.y0 + low, room.width - left - right, room.height - low - high)
        )


def _letters(file: str) -> set[int]:
    return set(font_manager.get_font(file).get_charmap())
