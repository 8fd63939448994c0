"""What a review shows of each side of a question: its names, what is said of it, and where.

A side is somebody, something that happened, or a claim. Its id is the one that a report itself
gives, or the one it is resolved to. Made from readings; knows no judgement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.background import known
from kg.identity.renaming import own
from kg.model import Amount, Claim, Entity, Event, Mention, Reading, Review, When
from kg.ontology import event_types, kinds, relations, roles

__all__ = ["Quoted", "Reports", "Side"]

QUOTED = 3  # sentences shown of each side: enough to compare, few enough to read
SOURCES = 2  # where somebody is known from: enough to tell who is meant
AROUND = 100  # characters shown on both sides of a name in a sentence that carries no claim


@dataclass(frozen=True, slots=True)
class Quoted:
    """One sentence, who says it, and the report: title, id and day (ISO 8601, or empty)."""

    sentence: str
    speaker: str
    report: str
    document: str
    published: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of those that a question is about, with the ids of the claims that speak of it.

    `facts` are lines on what is claimed; `resolved` is the id of whom it is taken for so far.
    """

    id: str
    label: str
    kind: str
    resolved: str
    names: tuple[str, ...]
    facts: tuple[str, ...]
    claims: tuple[str, ...]
    told: tuple[Quoted, ...]


class Reports:
    """All readings of a build, looked up by whom and what they speak of."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.readings: dict[str, Reading] = {}
        self.claims: dict[str, Claim] = {}
        self.things: dict[str, list[Entity | Event]] = defaultdict(list)
        self.resolved: dict[str, str] = {}
        self._about: dict[str, dict[str, None]] = defaultdict(dict)
        self._named: dict[str, list[tuple[Reading, Mention]]] = defaultdict(list)
        for reading in sorted(readings, key=_age):
            self._take_in(reading)

    def _take_in(self, reading: Reading) -> None:
        self.readings[reading.document.id] = reading
        for thing in reading.things:
            for id in dict.fromkeys((thing.id, own(thing))):
                self.things[id].append(thing)
                self.resolved[id] = thing.id
        names = {thing.id: own(thing) for thing in reading.things}
        for mention in reading.mentions:
            observed = mention.observed or names.get(mention.entity, mention.entity)
            for id in dict.fromkeys((mention.entity, observed)):
                self._named[id].append((reading, mention))
        for claim in reading.claims:
            self.claims[claim.id] = claim
            if claim.review is Review.REJECTED:
                continue
            for end in (claim.subject, claim.object, claim.speaker, *claim.as_observed):
                if isinstance(end, str):
                    self._about[end][claim.id] = None

    def about(self, id: str) -> tuple[str, ...]:
        """The claims that speak of somebody or something, or that they make."""
        return tuple(self._about.get(id, ()))

    def entities(self) -> Iterator[Entity]:
        """All entities, as each report has them."""
        for reading in self.readings.values():
            yield from reading.entities

    def label(self, id: str) -> str:
        """What a report calls somebody or something; a known one without a report by its name."""
        for thing in self.things.get(id, ()):
            named = thing.written if isinstance(thing, Entity) and own(thing) == id else ""
            return named or thing.label
        return known()[id].label if id in known() else id

    def named(self, words: str) -> tuple[str, ...]:
        """The resolved ids of those who have this id, or this name letter by letter."""
        if words in self.things or words in known():
            return (words,)
        found = {
            thing.id
            for things in self.things.values()
            for thing in things
            if words in (thing.label, *(thing.aliases if isinstance(thing, Entity) else ()))
        }
        names = (each for each in known().values() if words in (each.label, *each.aliases))
        return tuple(sorted(found | {each.id for each in names}))

    def words(self, item: str | Amount | When) -> str:
        """An end of a claim as people read it."""
        return self.label(item) if isinstance(item, str) else str(item)

    def side(self, id: str) -> Side | None:
        """One side of a question about two; None where nothing has that id."""
        thing = next(iter(self.things.get(id, ())), None)
        if thing is None and id not in known():
            return None
        claims, label = self.about(id), self.label(id)
        return Side(
            id,
            label,
            kind_label(thing.kind if thing else known()[id].kind),
            self.resolved.get(id, id),
            tuple(dict.fromkeys(name for name in self._names(id) if name != label)),
            tuple(self._roles(id) if isinstance(thing, Event) else _background(id)),
            claims,
            self.quoted(claims) or self._named_in(id),
        )

    def claim(self, id: str) -> Side:
        """The one side of a question about a claim."""
        claim = self.claims[id]
        relation = {**roles(), **relations()}[claim.relation].label
        stance = f"{claim.polarity}, {claim.modality}, {claim.certainty}"
        taken = (
            f"“{step.words}” was taken for {self.label(step.target)} ({step.step})"
            for step in claim.resolutions
        )
        return Side(
            id,
            f"{self.label(claim.subject)} — {relation} — {self.words(claim.object)}",
            "claim",
            id,
            (),
            (f"said by {self.label(claim.speaker)}: {stance}", *dict.fromkeys(taken)),
            (id,),
            self.quoted((id,)),
        )

    def _names(self, id: str) -> Iterator[str]:
        if id in known():
            yield from (known()[id].label, *known()[id].aliases, *known()[id].hidden)
        for thing in self.things.get(id, ()):
            if isinstance(thing, Entity):
                yield from filter(None, (thing.written, *thing.aliases))

    def _roles(self, event: str) -> Iterator[str]:
        """What is claimed of an event, role by role."""
        told: dict[str, dict[str, None]] = defaultdict(dict)
        for claim in (self.claims[name] for name in self.about(event)):
            if event in (claim.subject, claim.as_observed[0]):
                told[claim.relation][self.words(claim.object)] = None
        for name, role in roles().items():
            if name in told:
                yield f"{role.label}: {'; '.join(told[name])}"

    def quoted(self, claims: Iterable[str]) -> tuple[Quoted, ...]:
        """Sentences of these claims, of as many reports as there are, the oldest first."""
        rows: dict[str, dict[Quoted, None]] = defaultdict(dict)
        for claim in (self.claims[name] for name in claims):
            if claim.passage:
                reading, sentence = self.readings[claim.passage.document], claim.passage.sentence
                text = reading.document.text[sentence.start : sentence.end]
                told = _quoted(reading, text, self.label(claim.speaker))
                rows[reading.document.id][told] = None
        return _spread(rows)

    def _named_in(self, id: str) -> tuple[Quoted, ...]:
        """The words around a name that no claim's sentence holds."""
        rows: dict[str, dict[Quoted, None]] = defaultdict(dict)
        for reading, mention in self._named.get(id, ()):
            text = reading.document.text
            words = text[max(mention.start - AROUND, 0) : mention.end + AROUND]
            rows[reading.document.id][_quoted(reading, f"… {words} …", "")] = None
        return _spread(rows)


def _background(id: str) -> Iterator[str]:
    """What is known beforehand of somebody: the country, and where that is from."""
    if id in known():
        if known()[id].country:
            yield f"country: {known()[id].country}"
        yield from (f"known from {source}" for source in known()[id].sources[:SOURCES])


def _age(reading: Reading) -> tuple[date, str]:
    return reading.document.published or date.max, reading.document.id


def _quoted(reading: Reading, sentence: str, speaker: str) -> Quoted:
    document = reading.document
    day = document.published.isoformat() if document.published else ""
    return Quoted(" ".join(sentence.split()), speaker, document.title, document.id, day)


def _spread(rows: dict[str, dict[Quoted, None]]) -> tuple[Quoted, ...]:
    """A sentence of each report, then a second of each, until there are enough."""
    ranked = ((rank, told) for row in rows.values() for rank, told in enumerate(row))
    return tuple(told for _, told in sorted(ranked, key=lambda each: each[0]))[:QUOTED]


def kind_label(kind: str) -> str:
    """What people call a class of entities or events."""
    known_kind = kinds().get(kind) or event_types().get(kind)
    return known_kind.label if known_kind else kind
