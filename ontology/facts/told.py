"""What the lists say of actors, as claims of the background: links, ties, designations."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from lists import EU, OFAC, STATE, UN, Listing, Row
from rulings import Ruling
from settle import Actor

from kg.errors import InvalidData
from kg.model import Claim, Event, Origin, When

AUTHORITIES = {
    EU: "Council of the European Union",
    OFAC: "Office of Foreign Assets Control",
    STATE: "U.S. Department of State",
    UN: "UN Security Council",
}
Rulings = Mapping[str, Mapping[str, Ruling]]


def links(actors: Iterable[Actor], ids: Mapping[str, str]) -> Iterator[Claim]:
    """Who OFAC says is linked to whom; it does not say how. `ids`: row → id of its actor."""
    for actor, row in _rows(actors):
        for link in row.links:
            if link not in ids:
                raise InvalidData(
                    f"{row.name} is linked to {link}, who has no row",
                    where=f"actors.csv:{row.line}",
                    remedy="rule its kind under `linked`",
                )
            source = f"{row.sources[0].text} (linked to)"
            yield _claim(actor.id, "affiliatedWith", ids[link], OFAC, source)


def _rows(actors: Iterable[Actor]) -> Iterator[tuple[Actor, Row]]:
    return ((actor, row) for actor in actors for row in actor.rows)


def ties(actors: Iterable[Actor], rulings: Rulings, known: Iterable[str]) -> Iterator[Claim]:
    """What people read in the office or name that a list gives, on the word of the list."""
    actors, ruled = tuple(actors), rulings["tie"]
    there = {*known, *(actor.id for actor in actors)}
    for actor, row in _rows(actors):
        if ruling := ruled.get(row.name):
            [(relation, other)] = ruling.value.items()
            if other not in there:
                raise ruling.refuse(f"no actor {other}", "name one of the background or the lists")
            ends = (actor.id, relation, str(other))
            if relation == "leaderOf":
                ends = (str(other), "ledBy", actor.id)
            source = row.sources[0]
            yield _claim(*ends, source.speaker, f"{source.text} (office or name)")


def sound(claims: Iterable[Claim], parts: Iterable[tuple[str, str]]) -> tuple[Claim, ...]:
    """The claims, if nobody is tied to himself or part of a part of his; `parts`: known wholes."""
    claims = tuple(claims)
    above: dict[str, set[str]] = {}
    known = [(c.subject, str(c.object)) for c in claims if c.relation == "partOf"]
    for part, whole in (*parts, *known):
        above.setdefault(part, set()).add(whole)
    for claim in claims:
        reached, ends = set[str](), {str(claim.object)}
        while claim.relation == "partOf" and (ends := ends - reached):
            reached |= ends
            ends = {whole for end in ends for whole in above.get(end, ())}
        if claim.subject in {str(claim.object), *reached}:
            raise InvalidData(
                f"{claim.subject} {claim.relation} {claim.object}: tied to itself",
                where=claim.source,
                remedy="take the ruling out, or mend what is one actor",
            )
    return claims


def designations(
    actors: Iterable[Actor], rulings: Rulings
) -> Iterator[tuple[Event, tuple[Claim, ...]]]:
    """One event for each authority that has put an actor on a list of its own."""
    for actor in actors:
        by_authority: dict[str, list[Listing]] = {}
        for row in actor.rows:
            for listing in _dated(row, rulings["designated"]):
                by_authority.setdefault(listing.authority, []).append(listing)
        for _, several in sorted(by_authority.items()):
            # a day is worth more than "by the day of the list", and an early list than a late one
            first = min(several, key=lambda listing: ("/" in listing.when, listing.when))
            programmes = dict.fromkeys(p for listing in several for p in listing.programmes)
            yield _designation(actor, replace(first, programmes=tuple(programmes)))


def _dated(row: Row, days: Mapping[str, Ruling]) -> Iterator[Listing]:
    """The listings of a row; the Department of State's with its day where that is known."""
    if ruling := days.get(row.name):
        yield Listing(STATE, ("FTO",), ruling.value.isoformat(), ruling.because)
    for listing in row.listings:
        if listing.authority != STATE or row.name not in days:
            yield listing


def _designation(actor: Actor, listing: Listing) -> tuple[Event, tuple[Claim, ...]]:
    programmes = ", ".join(listing.programmes)
    event = Event(
        f"event/designation-{listing.authority}-{actor.id}",
        f"designation: {AUTHORITIES[listing.authority]} ({programmes}) → {actor.label}",
        "Designation",
    )
    speaker = OFAC if listing.source.startswith("OFAC") else listing.authority
    said: tuple[tuple[str, str | When], ...] = (
        ("agent", f"actor/{listing.authority}"),
        ("recipient", f"actor/{actor.id}"),
        ("date", _when(listing.when)),
    )
    return event, tuple(_told(event.id, r, o, speaker, listing.source) for r, o in said)


def _when(edtf: str) -> When:
    """A day, or an interval open at one end, with its bounds.

    >>> _when("../2023-11")
    When(edtf='../2023-11', earliest=None, latest='2023-11-30')
    """
    first, _, last = edtf.partition("/") if "/" in edtf else (edtf, "/", edtf)
    if len(last) == 7:
        last = f"{last}-{monthrange(int(last[:4]), int(last[5:]))[1]}"
    return When(edtf, None if first == ".." else first, None if last == ".." else last)


def _claim(subject: str, relation: str, other: str, speaker: str, source: str) -> Claim:
    return _told(f"actor/{subject}", relation, f"actor/{other}", speaker, source)


def _told(subject: str, relation: str, other: str | When, speaker: str, source: str) -> Claim:
    by = f"actor/{speaker}"
    return Claim(subject, relation, other, by, None, origin=Origin.BACKGROUND, source=source)
