"""Several readings as one story: entities, events, claims and derivations merged by identifier.

Everything that people see starts from here, so that the table, the network and the page
agree on what a name, a date and a speaker is. Plain values only: this module knows neither
networkx nor the page, and decides nothing about what is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from kg.model import (
    Claim,
    Derivation,
    Document,
    Entity,
    Event,
    Mention,
    Modality,
    Polarity,
    Reading,
    Review,
    When,
    slug,
)
from kg.ontology import KG, is_a, local

__all__ = [
    "Parts",
    "Story",
    "best_date",
    "carried",
    "happened",
    "merge",
    "place",
    "proof",
    "same_events",
]

SAME_EVENT = local(KG.sameEventAs)

# What a story is merged from: readings, background, and what rules made of both.
Parts: TypeAlias = tuple[tuple[Reading, ...], Reading, tuple[Derivation, ...]]


@dataclass(frozen=True, slots=True)
class Story:
    """What all readings say together; every mapping is by identifier.

    `spoken` holds what the reports themselves speak of, as against what is only known
    beforehand. `mentions` lists, for each entity, the documents and places that name it.
    """

    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
    events: Mapping[str, Event]
    claims: Mapping[str, Claim]
    derivations: Mapping[str, Derivation]
    mentions: Mapping[str, tuple[tuple[str, Mention], ...]]
    spoken: frozenset[str]

    def label(self, id: str) -> str:
        """The name of an entity or event; the words of its identifier where it has none."""
        thing = self.entities.get(id) or self.events.get(id)
        return thing.label if thing and thing.label.strip() else slug(id.partition("/")[2] or id)

    def is_actor(self, id: str) -> bool:
        """Whether an identifier is that of an actor, rather than a place, weapon or event."""
        return id in self.entities and is_a(self.entities[id].kind, "Actor")

    def is_unnamed(self, id: str) -> bool:
        """Whether an identifier is that of an actor whom no report names."""
        return id in self.entities and is_a(self.entities[id].kind, "UnnamedActor")

    def publisher(self, claim: Claim) -> str:
        """Who published the report that holds the claim; empty for background."""
        return self.documents[claim.passage.document].publisher if claim.passage else ""

    def reported(self, claim: Claim) -> bool:
        """Whether the publisher itself says it, rather than somebody whom the report names."""
        speaker = self.entities.get(claim.speaker)
        if claim.passage is None or speaker is None:
            return claim.passage is not None
        names = {name.casefold() for name in (speaker.label, *speaker.aliases)}
        return self.publisher(claim).casefold() in names


def merge(
    readings: Sequence[Reading],
    background: Reading,
    derivations: Sequence[Derivation],
) -> Story:
    """One story out of many readings; their order does not matter.

    Background knowledge gives an entity its label and kind, every reading adds its names. What
    people rejected is no part of it.
    """
    ordered = sorted(readings, key=lambda reading: reading.document.id)
    told = (background, *ordered)
    spoken = {e.id for r in ordered for e in r.entities} | {e.id for r in ordered for e in r.events}
    held = (claim for reading in told for claim in reading.claims)
    claims = {claim.id: claim for claim in held if claim.review is not Review.REJECTED}
    return Story(
        documents={reading.document.id: reading.document for reading in ordered},
        entities=_joined(entity for reading in told for entity in reading.entities),
        events=_first(event for reading in told for event in reading.events),
        claims=dict(sorted(claims.items())),
        derivations={d.id: d for d in sorted(derivations, key=lambda d: d.id)},
        mentions=_mentions(ordered),
        spoken=frozenset(spoken),
    )


def _joined(entities: Iterable[Entity]) -> Mapping[str, Entity]:
    found: dict[str, Entity] = {}
    for entity in entities:
        first = found.setdefault(entity.id, entity)
        names = dict.fromkeys((*first.aliases, entity.label, entity.written, *entity.aliases))
        names.pop(first.label, None)
        names.pop("", None)
        found[entity.id] = replace(first, aliases=tuple(names))
    return dict(sorted(found.items()))


def _first(events: Iterable[Event]) -> Mapping[str, Event]:
    found: dict[str, Event] = {}
    for event in events:
        found.setdefault(event.id, event)
    return dict(sorted(found.items()))


def _mentions(readings: Iterable[Reading]) -> Mapping[str, tuple[tuple[str, Mention], ...]]:
    found: dict[str, list[tuple[str, Mention]]] = {}
    for reading in readings:
        for mention in sorted(reading.mentions, key=lambda m: (m.start, m.end, m.entity)):
            found.setdefault(mention.entity, []).append((reading.document.id, mention))
    return {entity: tuple(places) for entity, places in found.items()}


def happened(claim: Claim) -> bool:
    """Whether the claim says that something was or is so, rather than planned or denied."""
    return claim.polarity is Polarity.POSITIVE and claim.modality is Modality.ACTUAL


def place(claim: Claim) -> tuple[str, int, int, str]:
    """Where a claim stands, to sort by: document, start and end; background comes first."""
    where = claim.passage
    return (where.document, where.start, where.end, claim.id) if where else ("", 0, 0, claim.id)


def best_date(claims: Iterable[Claim]) -> When | None:
    """The most precise date that claims give an event; what happened comes before plans.

    Claims that deny are left out. Among equals the earliest in the text's order wins, so
    that the same claims give the same date in every build.
    """
    fineness = {"day": 0, "month": 1, "year": 2, "interval": 3}
    dated = [
        (not happened(claim), fineness[claim.object.precision], place(claim), claim.object)
        for claim in claims
        if isinstance(claim.object, When) and claim.polarity is Polarity.POSITIVE
    ]
    return min(dated, key=lambda row: row[:3])[3] if dated else None


def carried(story: Story, derivation: Derivation) -> bool:
    """Whether a derived triple only carries over what one of its own premises claims."""
    triple = (derivation.subject, derivation.relation, derivation.object)
    premises = (story.claims.get(premise) for premise in derivation.premises)
    return any(c and (c.subject, c.relation, c.object) == triple for c in premises)


def proof(story: Story, derivation: Derivation) -> tuple[str, ...]:
    """The claims that a derived triple rests on in the end, however many rules lie between."""
    waiting, seen = list(derivation.premises), set[str]()
    while waiting:
        premise = waiting.pop()
        if premise not in seen:
            seen.add(premise)
            if premise in story.derivations:
                waiting.extend(story.derivations[premise].premises)
    return tuple(sorted(seen & story.claims.keys()))


def same_events(story: Story) -> Mapping[str, str]:
    """For each event that several reports tell of, one that stands for all of them.

    Which events are one and the same a rule says (`kg:sameEventAs`); an event told once is not
    in the mapping. The first by id stands for the others.
    """
    first: dict[str, str] = {}

    def root(event: str) -> str:
        while first.setdefault(event, event) != event:
            event = first[event]
        return event

    for made in story.derivations.values():
        if made.relation == SAME_EVENT:
            one, other = sorted((root(made.subject), root(str(made.object))))
            first[other] = one
    return {event: root(event) for event in first}
