"""What each telling says, as dyads: who did what to whom, by one speaker in one report.

Claims of one telling are crossed, agents with recipients. Where one breath of the text leaves
a side open that another breath about the same event fills, the dyad borrows it and keeps the
claims it used, so that each cell can be traced. Nobody is made to accuse: who did it is taken
over only from what the publisher reports, and numbers of killed and injured never from another
speaker. How a dyad is written down is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kg.model import Amount, Claim, Polarity
from kg.story import Story, place

__all__ = ["Dyad", "dyads_told", "exact"]

# Roles that have a cell; a telling borrows only the first five from its neighbours.
BORROWED = ("agent", "recipient", "place", "instrument", "date")
CELLS = (*BORROWED, "killed", "injured")

_Cells = dict[str, tuple[Claim, ...]]


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
        yield from sorted(
            found, key=lambda dyad: (place(dyad.own[0])[:3], dyad.subject, dyad.object)
        )


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
                trusted = [c for o, c in lenders if _may_lend(story, name, o[0], own[0])]
                lent = _borrowed(name, told, trusted)
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


def _may_lend(story: Story, name: str, lender: Claim, own: Claim) -> bool:
    """Whether a role that somebody fills counts for another as well: nobody accuses for others."""
    return name != "agent" or lender.speaker == own.speaker or story.reported(lender)


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
            if agent and recipient and agent.object == recipient.object:
                continue  # "A and B blamed each other": nobody blames himself
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
        return {exact(claim.object) for claim in dyad.cells[name]}

    if (one.subject, one.object) != (other.subject, other.object):
        return False
    if one.own[0].telling[:5] != other.own[0].telling[:5]:
        return False
    numbers = ((values(one, name), values(other, name)) for name in ("killed", "injured"))
    return all(not a or not b or a == b for a, b in numbers)


def exact(value: object) -> str:
    """A value for a table: an exact number as digits, an open one as written, a date as EDTF.

    >>> exact(Amount(5, 5, "five")), exact(Amount(4, None, "at least four"))
    ('5', 'at least four')
    """
    closed = isinstance(value, Amount) and value.low == value.high
    return str(value.low) if closed and isinstance(value, Amount) else str(value)
