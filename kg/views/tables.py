"""Claims as a table: one row per dyad, for people who live in spreadsheets.

A row says who did what to whom as one speaker tells it in one report, with the sentence.
Where one breath of the text leaves a cell open that another breath about the same event
fills, the row borrows it and names the claims it used, so that each cell can be traced.
Numbers of killed and injured are never borrowed from another speaker.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from itertools import groupby
from typing import TextIO

from kg.model import Amount, Claim, Document, Polarity, Reading
from kg.ontology import event_types, is_a, kinds
from kg.views.measures import degree
from kg.views.network import draw, dyads
from kg.views.story import Story, merge, place

__all__ = ["Dyad", "Row", "Summary", "claims_table", "dyads_told", "summary", "write_csv"]

# Roles that have a column; a telling borrows only the first five from its neighbours.
BORROWED = ("agent", "recipient", "place", "instrument", "date")
CELLS = (*BORROWED, "killed", "injured")
NOBODY = Reading(Document("graph/background", "Background", ""))

_Cells = dict[str, tuple[Claim, ...]]


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


@dataclass(frozen=True, slots=True)
class Dyad:
    """A row before it is put into words: the claims that fill each cell.

    `own` are the claims of the telling itself, `cells` those that stand in each column, by
    role; a standing relation has no cells. `subject` and `object` are ids, or empty.
    """

    own: tuple[Claim, ...]
    cells: Mapping[str, tuple[Claim, ...]]
    subject: str
    object: str

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims used, own ones first, each once."""
        borrowed = (claim for cell in self.cells.values() for claim in cell)
        return tuple({claim.id: claim for claim in (*self.own, *borrowed)}.values())


def claims_table(readings: Iterable[Reading]) -> Iterator[Row]:
    """Rows of all readings, sorted by document and place in the text."""
    told = merge(tuple(readings), NOBODY, ())
    for dyad in dyads_told(told):
        yield _row(told, dyad)


def dyads_told(story: Story) -> Iterator[Dyad]:
    """Every dyad that some report tells, sorted by document and place in the text."""
    in_text = (claim for claim in story.claims.values() if claim.passage)
    for _, told in groupby(sorted(in_text, key=place), key=lambda claim: place(claim)[0]):
        claims = list(told)
        events = [c for c in claims if c.subject in story.events]
        standing = (c for c in claims if c.subject not in story.events)
        found = [Dyad((c,), {}, c.subject, str(c.object)) for c in standing]
        for _, about in groupby(sorted(events, key=_event), key=lambda claim: claim.subject):
            found.extend(_distinct(_of_event(story, list(about))))
        yield from sorted(found, key=lambda dyad: (place(dyad.own[0]), dyad.subject, dyad.object))


def _event(claim: Claim) -> tuple[str, tuple[str, int, int, str]]:
    return claim.subject, place(claim)


def _of_event(story: Story, claims: Sequence[Claim]) -> Iterator[Dyad]:
    """Dyads of one event in one document, each telling completed from its neighbours."""
    tellings: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        tellings.setdefault(claim.telling, []).append(claim)
    cells = [(own, _cells(own)) for own in tellings.values()]
    for own, told in cells:
        whole: _Cells = dict(told)
        if own[0].polarity is Polarity.POSITIVE:
            lenders = sorted(
                ((o, c) for o, c in cells if o is not own and _lends(o[0], own[0])),
                key=lambda lender: _distance(lender[0][0], own[0]),
            )
            for name in BORROWED:
                lent = _borrowed(name, told, [cell for _, cell in lenders])
                whole[name] = told[name] or _countable(story, name, told, lent)
        yield from _crossed(tuple(own), whole)


def _cells(claims: Iterable[Claim]) -> _Cells:
    filled: _Cells = dict.fromkeys(CELLS, ())
    for claim in claims:
        if claim.relation in filled:
            filled[claim.relation] = (*filled[claim.relation], claim)
    return filled


def _lends(lender: Claim, own: Claim) -> bool:
    return lender.polarity is Polarity.POSITIVE and lender.modality is own.modality


def _distance(lender: Claim, own: Claim) -> tuple[bool, int, tuple[str, int, int, str]]:
    """Tellings of the same speaker first, then the nearest in the text."""
    apart = abs(place(lender)[1] - place(own)[1])
    return (lender.speaker != own.speaker, apart, place(lender))


def _borrowed(name: str, told: _Cells, lenders: Iterable[_Cells]) -> tuple[Claim, ...]:
    """The nearest lender's claims for a cell, but nobody is set against himself."""
    taken = {claim.object for side in ("agent", "recipient") for claim in told[side]}
    for cells in lenders:
        lent = tuple(claim for claim in cells[name] if claim.object not in taken)
        if lent:
            return lent
    return ()


def _countable(story: Story, name: str, told: _Cells, lent: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Borrowed claims without things where somebody was killed or hurt: a drone has no dead."""
    if name != "recipient" or not (told["killed"] or told["injured"]):
        return lent
    hurt = tuple(c for c in lent if story.is_actor(str(c.object)))
    return hurt or lent


def _crossed(own: tuple[Claim, ...], cells: _Cells) -> Iterator[Dyad]:
    """One dyad for each agent and recipient; a side that nobody names stays empty."""
    for agent in cells["agent"] or (None,):
        for recipient in cells["recipient"] or (None,):
            sides = {"agent": agent, "recipient": recipient}
            kept = {name: (claim,) if claim else () for name, claim in sides.items()}
            mine = tuple(c for c in own if c.relation not in kept or c in (agent, recipient))
            ends = [str(claim.object) if claim else "" for claim in sides.values()]
            yield Dyad(mine, {**cells, **kept}, *ends)


def _distinct(dyads: Iterable[Dyad]) -> Iterator[Dyad]:
    """Dyads that say the same become one: the fullest, with what it lacks from the others.

    Two that give different numbers of dead or injured do not say the same, and both stay.
    A dyad that uses no claim beyond those of a fuller one says nothing of its own.
    """
    kept: list[Dyad] = []
    for dyad in sorted(dyads, key=lambda dyad: (-len(dyad.own), place(dyad.own[0]))):
        index = next((i for i, other in enumerate(kept) if _same(other, dyad)), None)
        if index is not None:
            cells = {name: kept[index].cells[name] or dyad.cells[name] for name in CELLS}
            kept[index] = replace(kept[index], cells=cells)
        elif not any(set(dyad.claims) <= set(other.claims) for other in kept):
            kept.append(dyad)
    yield from kept


def _same(one: Dyad, other: Dyad) -> bool:
    """Whether two dyads of one event have the same sides, speaker, stance and numbers."""

    def values(dyad: Dyad, name: str) -> set[str]:
        return {_cell(claim.object) for claim in dyad.cells[name]}

    if (one.subject, one.object) != (other.subject, other.object):
        return False
    if one.own[0].telling[:5] != other.own[0].telling[:5]:
        return False
    numbers = ((values(one, name), values(other, name)) for name in ("killed", "injured"))
    return all(not a or not b or a == b for a, b in numbers)


def _row(story: Story, dyad: Dyad) -> Row:
    first = dyad.own[0]
    passage = first.passage
    assert passage is not None  # dyads_told yields only claims read in a text
    document = story.documents[passage.document]
    event = story.events.get(first.subject)
    known = event_types().get(event.kind) if event else None

    def cell(name: str) -> str:
        values = (_cell(claim.object) for claim in dyad.cells.get(name, ()))
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


def _cell(value: object) -> str:
    """An exact number as digits, an open one in the words of the report, a date as EDTF.

    >>> _cell(Amount(5, 5, "five")), _cell(Amount(4, None, "at least four"))
    ('5', 'at least four')
    """
    exact = isinstance(value, Amount) and value.low == value.high
    return str(value.low) if exact and isinstance(value, Amount) else str(value)


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
    ranked = sorted(degree(dyads(draw(story))), key=lambda m: (-m.value, story.label(m.about)))
    return Summary(
        documents=len(story.documents),
        actors=dict(sorted(counted.items(), key=lambda item: (-item[1], item[0]))),
        events=len(story.events),
        claims=len(story.claims),
        connected=tuple((story.label(m.about), int(m.value)) for m in ranked[:most] if m.value),
    )
