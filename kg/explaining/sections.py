"""A section: the answer to one question as a table, with what it means and what it rests on.

Knows nothing of terminals; yields plain lines, and plain values for JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from kg.analysis.balance import FEW
from kg.analysis.numbers import Measure
from kg.analysis.scope import words
from kg.analysis.ties import Ties
from kg.citing import citations
from kg.story import Story
from kg.views.statements import cited

__all__ = ["Basis", "Row", "Section", "basis", "few", "lines", "plain", "sentences"]

SHOWN = 3  # sentences told of one row; all of them are in the JSON


@dataclass(frozen=True, slots=True)
class Basis:
    """What an analysis rests on: its scope in words, and how much there is in it.

    `first` and `last` are the days of the first and the last dated event that reports tell of
    (ISO, or empty), `sources` the publishers of the reports that carry a tie.
    """

    scope: str
    reports: int
    claims: int
    actors: int
    ties: int
    first: str
    last: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        time = f", {self.first} to {self.last}" if self.first else ""
        return (
            f"{self.scope or 'all that is claimed'}: {self.actors} actors, {self.ties} ties from "
            f"{self.claims} claims in {self.reports} reports{time}"
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; `grounds` are headings with the ids of the claims that they rest on."""

    cells: tuple[object, ...]
    grounds: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The answer to one question: rows under columns, what they mean, and what to mind."""

    name: str
    question: str
    meaning: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()


def basis(ties: Ties) -> Basis:
    """What an analysis of these ties rests on."""
    story = ties.story
    claims = [story.claims[id] for id in sorted({id for tie in ties.all for id in tie.claims})]
    reports = {claim.passage.document for claim in claims if claim.passage}
    told = [tie for tie in ties.all if any(story.claims[id].passage for id in tie.claims)]
    days = sorted(day for tie in told for day in (tie.earliest, tie.latest) if day)
    return Basis(
        words(ties.scope, story.label),
        len(reports),
        len(claims),
        len(ties.actors),
        len(ties.all),
        days[0] if days else "",
        days[-1] if days else "",
        tuple(sorted({story.documents[id].publisher for id in reports} - {""})),
    )


def few(actors: int) -> tuple[str, ...]:
    """The caution that belongs to a figure of few actors; none where there are enough."""
    if actors >= FEW:
        return ()
    return (f"Caution: with n = {actors}, below {FEW}, one report more or less can turn this.",)


def sentences(section: Section, story: Story) -> Iterator[str]:
    """The sentences that the rows of a section rest on, row by row."""
    for row in section.rows:
        for heading, claims in row.grounds:
            told = list(citations(cited(story, map(story.claims.__getitem__, claims))))
            more = len(told) - SHOWN
            yield heading
            yield from (f"  {line}" for line in told[:SHOWN])
            if more > 0:
                yield f"  and {more} more sentence{'s' if more > 1 else ''}"


def lines(section: Section, story: Story) -> Iterator[str]:
    """What stands below the table of a section: what it means, what to mind, the sentences."""
    yield section.meaning
    yield from section.notes
    if any(row.grounds for row in section.rows):
        yield ""
        yield from sentences(section, story)


def plain(section: Section, story: Story) -> dict[str, Any]:
    """A section as values that JSON knows, every row with the claims it rests on."""
    return {
        "name": section.name,
        "question": section.question,
        "meaning": section.meaning,
        "notes": list(section.notes),
        "rows": [_record(section.columns, row, story) for row in section.rows],
        "measures": [asdict(measure) for measure in section.measures],
    }


def _record(columns: Iterable[str], row: Row, story: Story) -> dict[str, Any]:
    told = dict(zip(columns, row.cells, strict=True))
    grounds = [
        {
            "of": heading,
            "claims": [asdict(c) for c in cited(story, map(story.claims.__getitem__, claims))],
        }
        for heading, claims in row.grounds
    ]
    return told | ({"rests on": grounds} if grounds else {})
