"""Ties that pictures are drawn of, and what is to be read in a picture."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree

from matplotlib.figure import Figure
from matplotlib.text import Text

from kg.analysis.ties import Ties, ties
from kg.plots.saving import svg
from tests.analysis.few import Teller, told

SVG = "{http://www.w3.org/2000/svg}"
FIRST = date(2024, 1, 1)  # a Monday


def nobody() -> Ties:
    """A story without a tie."""
    return ties(told())


def war() -> Ties:
    """Three weeks of two papers: four raids and a meeting in the first, aid in the third."""
    gazette, herald = Teller("The Bree Gazette"), Teller("Rohan Herald", title="Herald")
    for number in range(4):
        gazette.act("Arnor", "Raid", "Rohan", day=f"2024-01-0{number + 1}")
    gazette.act("Arnor", "Meeting", "Rohan", day="2024-01-05")
    gazette.act("Arnor", "Raid", "Gondor Brigades")
    herald.act("Rohan", "Aid", "Gondor Brigades", day="2024-01-16")
    return ties(told(gazette, herald))


def weekly(weeks: int, every: int = 1) -> Ties:
    """A raid in every so manieth week, as told in that week."""
    reports = []
    for week in range(0, weeks, every):
        day = FIRST + timedelta(7 * week)
        report = Teller("The Bree Gazette", day, title=f"Week {week}")
        report.act("Arnor", "Raid", "Rohan", day=day.isoformat())
        reports.append(report)
    return ties(told(*reports))


def texts(figure: Figure) -> list[str]:
    """All that is written in a figure, as far as it is shown."""
    return [text.get_text() for text in figure.findobj(Text) if shown(text)]


def shown(text: Text) -> bool:
    """Whether a text is to be seen."""
    return bool(text.get_visible() and text.get_text())


def written(figure: Figure) -> str:
    """All that is written in its SVG, text by text."""
    root = ElementTree.fromstring(svg(figure))
    return "\n".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
