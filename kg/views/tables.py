"""Claims as a table, and counts of what was read: one row per dyad, for spreadsheets.

A row says who did what to whom as one speaker tells it in one report, with the sentence and
the ids of all claims it rests on. What makes a dyad stands in `kg.views.tellings`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from typing import TextIO

from kg.analysis.centrality import degree
from kg.analysis.graphs import graph
from kg.analysis.ties import ties
from kg.model import Document, Reading
from kg.ontology import event_types, is_a, kinds
from kg.story import Story, merge
from kg.views.tellings import Dyad, dyads_told, exact

__all__ = ["Row", "Summary", "claims_table", "summary", "write_csv"]

NOBODY = Reading(Document("graph/background", "Background", ""))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of `claims.csv`; every cell is text, empty where nothing is said."""

    claim: str
    subject: str
    relation: str
    object: str
    plover: str
    event: str
    polarity: str
    certainty: str
    modality: str
    speaker: str
    date: str
    place: str
    instrument: str
    killed: str
    injured: str
    document: str
    published: str
    sentence: str
    start: str
    end: str
    quote: str
    origin: str


def claims_table(readings: Iterable[Reading]) -> Iterator[Row]:
    """Rows of all readings, sorted by document and place in the text."""
    told = merge(tuple(readings), NOBODY, ())
    for dyad in dyads_told(told):
        yield _row(told, dyad)


def _row(story: Story, dyad: Dyad) -> Row:
    first = dyad.own[0]
    passage = first.passage
    assert passage is not None  # dyads_told yields only claims read in a text
    document = story.documents[passage.document]
    event = story.events.get(first.subject)
    known = event_types().get(event.kind) if event else None

    def cell(name: str) -> str:
        values = (exact(claim.object) for claim in dyad.cells.get(name, ()))
        if name in ("place", "instrument"):
            values = (story.label(value) for value in values)
        return "; ".join(dict.fromkeys(values))

    return Row(
        claim=" ".join(claim.id for claim in dyad.claims),
        subject=story.label(dyad.subject) if dyad.subject else "",
        relation=event.kind if event else first.relation,
        object=story.label(dyad.object) if dyad.object else "",
        plover=known.plover if known else "",
        event=first.subject if event else "",
        polarity=first.polarity,
        certainty=first.certainty,
        modality=first.modality,
        speaker=story.label(first.speaker),
        date=cell("date"),
        place=cell("place"),
        instrument=cell("instrument"),
        killed=cell("killed"),
        injured=cell("injured"),
        document=document.id.removeprefix("document/"),
        published=document.published.isoformat() if document.published else "",
        sentence=document.text[passage.sentence.start : passage.sentence.end],
        start=str(passage.start),
        end=str(passage.end),
        quote=passage.quote,
        origin=first.origin,
    )


def write_csv(rows: Iterable[Row], out: TextIO) -> int:
    """Write rows as CSV (newline `\\n`), first line the names of the columns; returns how many.

    A cell that a spreadsheet would take for a formula gets a leading apostrophe. Open the
    file with `encoding="utf-8", newline=""`.
    """
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([field.name for field in fields(Row)])
    return sum(1 for row in rows if writer.writerow(map(_defused, astuple(row))))


def _defused(cell: str) -> str:
    """Text that no spreadsheet will run.

    >>> _defused("=HYPERLINK(1)"), _defused("@Bree"), _defused("Bree")
    ("'=HYPERLINK(1)", "'@Bree", 'Bree')
    """
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build read, for its last lines: counts, and who is tied to most others."""

    documents: int
    actors: Mapping[str, int]
    events: int
    claims: int
    connected: tuple[tuple[str, int], ...]


def summary(readings: Sequence[Reading], most: int = 5) -> Summary:
    """Counts of what was read; actors by the plural name of their kind, largest first.

    `connected` pairs the actors tied to most other actors, by event or standing relation,
    with how many they are.
    """
    story = merge(readings, NOBODY, ())
    counted: dict[str, int] = {}
    for entity in story.entities.values():
        if is_a(entity.kind, "Actor"):
            plural = kinds()[entity.kind].plural
            counted[plural] = counted.get(plural, 0) + 1
    tied = degree(graph(ties(story))).values
    ranked = sorted((-count, story.label(actor)) for actor, count in tied.items())
    return Summary(
        documents=len(story.documents),
        actors=dict(sorted(counted.items(), key=lambda item: (-item[1], item[0]))),
        events=len(story.events),
        claims=len(story.claims),
        connected=tuple((label, int(-count)) for count, label in ranked[:most]),
    )
