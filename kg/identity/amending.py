"""What judgements make of claims: accepted, rejected or corrected, and what was read is kept.

A rejected claim stays to be seen, and nothing rests on it. A corrected one is rejected, and in
its place stands what a person read in the same words.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from kg.background import known
from kg.errors import InvalidData
from kg.identity.closure import holding
from kg.identity.judgements import CLAIM, Judgement, Verdict
from kg.identity.renaming import own
from kg.model import (
    Amount,
    Certainty,
    Claim,
    Entity,
    Event,
    Modality,
    Polarity,
    Reading,
    Review,
    When,
)

__all__ = ["amended", "as_read", "value"]

Thing: TypeAlias = Entity | Event
Failed: TypeAlias = Callable[[InvalidData], None]

Fault: TypeAlias = Callable[[Judgement, str, str], None]

ENDS = ("subject", "object", "speaker")
REVIEWS = {
    Verdict.ACCEPT: Review.ACCEPTED,
    Verdict.REJECT: Review.REJECTED,
    Verdict.CORRECT: Review.REJECTED,
}
NUMBER = re.compile(r"(?:(at least|up to) )?(\d+)(?:(?: to |-|–)(\d+))?")
DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def amended(
    readings: Sequence[Reading], judgements: Sequence[Judgement], path: Path, failed: Failed
) -> tuple[Reading, ...]:
    """Observed readings with their claims as people judged them, and no trace of older judgements.

    `failed` is told of claims on which judges disagree, which stay as they were read, and of
    corrections that cannot be followed; `path` is the file of these judgements.
    """
    plain = tuple(map(as_read, readings))
    if not any(each.verdict in CLAIM for each in judgements):
        return plain
    things: dict[str, Thing] = {own(each): each for reading in plain for each in reading.things}
    things |= {id: Entity(id, each.label, each.kind, known=id) for id, each in known().items()}

    def fault(judgement: Judgement, message: str, remedy: str) -> None:
        failed(InvalidData(message, where=f"{path}:{judgement.line}", remedy=remedy))

    return tuple(_amended(reading, judgements, things, fault) for reading in plain)


def as_read(reading: Reading) -> Reading:
    """A reading before anybody judged its claims: the inverse of `amended`."""
    put_in = [claim for claim in reading.claims if claim.corrects]
    if not put_in and not any(claim.review for claim in reading.claims):
        return reading
    claims = tuple(replace(c, review=Review.NONE) for c in reading.claims if not c.corrects)
    used = {end for claim in claims for end in _ends(claim)} | {m.entity for m in reading.mentions}
    gone = {end for claim in put_in for end in _ends(claim)} - used
    return replace(
        reading,
        claims=claims,
        entities=tuple(each for each in reading.entities if each.id not in gone),
        events=tuple(each for each in reading.events if each.id not in gone),
    )


def _ends(claim: Claim) -> Iterator[str]:
    ends = (claim.subject, claim.object, claim.speaker)
    return (end for end in ends if isinstance(end, str))


def _amended(
    reading: Reading, judgements: Iterable[Judgement], things: Mapping[str, Thing], fault: Fault
) -> Reading:
    told: dict[str, list[Judgement]] = {}
    for each in holding(judgements, reading.document.id):
        told.setdefault(each.about[0], []).append(each)
    here = {name: thing for thing in reading.things for name in (thing.id, own(thing))}
    claims: dict[str, Claim] = {}
    added: dict[str, Thing] = {}
    for claim in reading.claims:
        judgement = _agreed(told.get(claim.id, ()), fault)
        corrected: tuple[Claim, Sequence[Thing]] | None = None
        if judgement and judgement.verdict is Verdict.CORRECT:
            try:
                corrected = _corrected(claim, dict(judgement.to), things, here)
            except InvalidData as error:
                fault(judgement, error.message, error.remedy)
                judgement = None
        claims[claim.id] = replace(claim, review=REVIEWS[judgement.verdict]) if judgement else claim
        if corrected:
            claims.setdefault(corrected[0].id, corrected[0])
            added |= {thing.id: thing for thing in corrected[1]}
    more = tuple(added.values())
    return replace(
        reading,
        claims=tuple(claims.values()),
        entities=(*reading.entities, *(each for each in more if isinstance(each, Entity))),
        events=(*reading.events, *(each for each in more if isinstance(each, Event))),
    )


def _agreed(told: Sequence[Judgement], fault: Fault) -> Judgement | None:
    """What all who judged a claim say of it; None where nobody did, or they disagree."""
    for each in told:
        if each.decided != told[0].decided:
            first = told[0]
            said = (
                f"{each.by} says {each.verdict} of {each.about[0]}, but {first.by} {first.verdict}"
            )
            fault(each, f"{said} (line {first.line})", "it stays as it was read until they agree")
            return None
    return told[0] if told else None


def _corrected(
    claim: Claim, to: Mapping[str, str], things: Mapping[str, Thing], here: Mapping[str, Thing]
) -> tuple[Claim, Sequence[Thing]]:
    """The claim that a person read instead, and of whom it speaks that the report does not.

    Raises `InvalidData` where it speaks of nobody, or of what is no number or day.
    """
    changed = replace(
        claim,
        relation=to.get("relation", claim.relation),
        certainty=Certainty(to.get("certainty", claim.certainty)),
        polarity=Polarity(to.get("polarity", claim.polarity)),
        modality=Modality(to.get("modality", claim.modality)),
        review=Review.CORRECTED,
        corrects=claim.id,
    )
    observed = dict(zip(ENDS, claim.observed, strict=True))
    ends: dict[str, str | Amount | When] = {}
    added: list[Thing] = []
    for name in (each for each in ENDS if each in to):
        end = value(changed.relation, to[name]) if name == "object" else to[name]
        if isinstance(end, str):
            thing = here.get(end) or things.get(end)
            if thing is None:
                raise InvalidData(f"{end} is nobody here", remedy="give the id of somebody known")
            if thing.id in here:
                thing = here[thing.id]
            else:
                added.append(thing)
            end, observed[name] = thing.id, own(thing) if own(thing) != thing.id else ""
        else:
            observed[name] = ""
        ends[name] = end
    subject, item, speaker = (ends.get(name, getattr(claim, name)) for name in ENDS)
    kept = (observed["subject"], observed["object"], observed["speaker"])
    new = replace(changed, subject=str(subject), object=item, speaker=str(speaker), observed=kept)
    return new, added


def value(relation: str, words: str) -> str | Amount | When:
    """The object of a claim as a person writes it: an id, a number, or a day.

    Numbers are whole: `4`, `at least 4`, `up to 4`, `4 to 6`. Days are EDTF: year, month or day,
    or two of them with a slash between. Raises `InvalidData` for anything else.

    >>> value("killed", "at least 4")
    Amount(low=4, high=None, words='at least 4')
    >>> value("date", "2024-02/2024-03-05")
    When(edtf='2024-02/2024-03-05', earliest='2024-02-01', latest='2024-03-05')
    """
    if relation == "date":
        return _when(words)
    number = NUMBER.fullmatch(words)
    if number is None:
        if relation in ("killed", "injured"):
            raise InvalidData(f"{words} is no number", remedy="as 4, at least 4, up to 4, 4 to 6")
        return words
    bound, first, last = number.groups()
    low, high = int(first), int(last or first)
    return Amount(0 if bound == "up to" else low, None if bound == "at least" else high, words)


def _when(words: str) -> When:
    first, _, last = words.partition("/")
    try:
        start, end = _day(first, 0), _day(last or first, 1)
    except ValueError as error:
        raise InvalidData(f"{words} is no time", remedy="as 2024, 2024-03, 2024-03-05") from error
    if start > end:
        raise InvalidData(f"{words} ends before it begins", remedy="write the earlier first")
    return When(words, start, end)


def _day(point: str, end: int) -> str:
    """The first (0) or last (1) day of a year, a month or a day."""
    match = DAY.fullmatch(point)
    if match is None:
        raise ValueError(point)
    year, month = int(match[1]), int(match[2] or (1, 12)[end])
    return date(year, month, int(match[3] or (1, monthrange(year, month)[1])[end])).isoformat()
