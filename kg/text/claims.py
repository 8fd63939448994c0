"""Documents become readings: every telling of an event or tie becomes claims with evidence.

Read this module first: it shows the order in which a text is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from kg import background, ontology
from kg.model import (
    Claim,
    Document,
    Entity,
    Event,
    Polarity,
    Reading,
    mint,
)
from kg.text.acts.answers import answering
from kg.text.acts.fillers import Part
from kg.text.acts.passing import besides
from kg.text.acts.responsibility import responsibility
from kg.text.acts.telling import Telling
from kg.text.acts.tellings import tellings
from kg.text.acts.timing import timing
from kg.text.acts.whereabouts import shared_places
from kg.text.claiming import answer_claims, base, event_claims, post_claims, tie_claims
from kg.text.events.sameness import Happening, happenings, strong
from kg.text.events.tolls import apiece, counted_only
from kg.text.grammar.stance import Stance
from kg.text.parsing import MODEL, Parsed, parse
from kg.text.speakers.speech import Speech, speech
from kg.text.standing.offices import offices, tie
from kg.text.standing.ties import ties
from kg.text.who.cast import Cast
from kg.text.who.entities import cast
from kg.text.who.naming import known_entity
from kg.text.who.observed import as_observed, observed

__all__ = ["read"]


def read(documents: Iterable[Document], *, model: str = MODEL) -> Iterator[Reading]:
    """Readings of documents, in order: what each tells, by whom, and where it stands.

    `model` names an installed spaCy pipeline.
    """
    for parsed in parse(documents, name=model):
        yield _reading(parsed)


def _reading(parsed: Parsed) -> Reading:
    who = cast(parsed)
    voices = speech(who)
    publisher = _publisher(who)
    told = list(tellings(who))
    held = list(offices(who))
    relations = [*ties(who), *(t for office in held if (t := tie(who, office)))]
    members = [t for t in relations if t.kind == "memberOf"]
    laid = list(responsibility(who, {t.firsts[0].entity: t.seconds[0].entity for t in members}))
    blamed = {t.trigger.i for t in laid}
    events = [t for t in told if t.trigger.i not in blamed] + laid
    events = list(answering(events))
    shared = shared_places(who, events)
    events = [replace(t, places=shared.get(t.trigger.i, t.places)) for t in events]
    events = [_voiced(voices, telling) for telling in besides(who, events)]
    when = timing(parsed, events)
    claims: list[Claim] = []
    found: list[Event] = []
    _belonging(who, relations)
    homes: dict[int, tuple[Event, Telling]] = {}
    together = happenings(who, events, when)
    for happening in (h for h in together if strong(h)):
        told = [_on_topics(who, t, together) for t in happening.tellings]
        happening.tellings = [each for t in counted_only(told) for each in apiece(t)]
        event = _event(who, happening)
        mine = list(event_claims(who, voices, publisher, happening, event))
        if any(
            c.relation in ("agent", "recipient", "killed", "injured", "destroyed") for c in mine
        ):
            found.append(event)
            claims += mine
            homes |= {t.trigger.i: (event, t) for t in happening.tellings}
    claims += answer_claims(who, voices, publisher, homes)
    for telling in (t for t in relations if not t.weak):
        claims += tie_claims(who, voices, publisher, telling)
    claims += post_claims(who, held, publisher)
    entities = observed(who, _used(who, claims))
    unique = {c.id: c for c in as_observed(claims, entities)}
    by_id = (unique[key] for key in sorted(unique))
    return Reading(
        document=parsed.document,
        sentences=parsed.sentences,
        mentions=tuple(sorted(set(who.mentions), key=lambda m: (m.start, m.end, m.entity))),
        entities=tuple(entities.values()),
        events=tuple(sorted(found, key=lambda e: e.id)),
        claims=tuple(sorted(by_id, key=lambda c: c.passage.start if c.passage else 0)),
    )


def _voiced(voices: Speech, telling: Telling) -> Telling:
    return replace(telling, voice=voices.speaker(base(telling))) if telling.firsts else telling


def _belonging(who: Cast, relations: list[Telling]) -> None:
    """Label unnamed members with the one group they are said to belong to."""
    groups: dict[str, set[str]] = {}
    for telling in relations:
        if telling.kind == "memberOf" and telling.stance == Stance():
            for part in telling.firsts:
                beside = part.token in telling.trigger.ancestors  # "soldiers of X"
                if who.kind(part.entity) == "UnnamedActor" and not beside:
                    groups.setdefault(part.entity, set()).update(p.entity for p in telling.seconds)
    for member, found in groups.items():
        if len(found) == 1:
            who.belongs(member, found.pop())


def _on_topics(who: Cast, telling: Telling, together: list[Happening]) -> Telling:
    """Who is meant where an act is praised or condemned: whoever did it, where a name is told.

    Who is named beside the act is meant, or else who is plainly said elsewhere to have done it.
    """
    own = {p.entity for p in (*telling.firsts, *telling.seconds)}
    meant: dict[str, Part] = {}
    for topic in telling.topics:
        for happening in together:
            acts = [t for t in happening.tellings if not t.frame.reciprocal]
            here = [t for t in acts if t.trigger.i == topic.i]
            plain = [t for t in acts if t.stance == Stance() and here]
            doers = [p for t in here for p in t.firsts] or [
                p for t in plain for p in t.firsts if who.kind(p.entity) != "UnnamedActor"
            ]
            meant |= {p.entity: Part(p.entity, topic) for p in doers if p.entity not in own}
    return replace(telling, seconds=(*telling.seconds, *meant.values())) if meant else telling


def _publisher(who: Cast) -> str:
    """The publisher as speaker of all that nobody else is said to say."""
    name = who.parsed.document.publisher or "unnamed publisher"
    if known := background.called().get(name):
        return who.call(who.add(known_entity(known)), name)
    return who.add(Entity(mint("actor", name, name.casefold(), "actor"), name, "MediaOrganization"))


def _event(who: Cast, happening: Happening) -> Event:
    first = happening.tellings[0].trigger
    kind = happening.kind
    label = _event_label(who, happening)
    key = (who.parsed.document.id, who.parsed.start(first))
    return Event(mint("event", label, *key), label, kind, happening.count)


def _event_label(who: Cast, happening: Happening) -> str:
    """What a reader calls an event: "drone strike: United States → militants, 2023-12-03".

    A name says who did it as the report has it: not whom somebody only blames, nor who denies,
    nor one of two whom two speakers name.
    """
    said = [t for t in happening.tellings if t.stance.polarity is Polarity.POSITIVE]
    told = said or happening.tellings

    def first(parts: Iterable[Part]) -> str:
        return next((who.facets[part.entity].entity.label for part in parts), "")

    words = ontology.event_types()[happening.kind].label
    count = f"{happening.count} × " if happening.count > 1 else "" if said else "denied "
    done = () if _disputed(said) else told
    agent = first(p for t in done for p in t.firsts if t.teller in ("", p.entity))
    recipient = first(p for t in told for p in t.seconds)
    place = first(p for t in told for p in t.places)
    sides = f"{agent or '?'} → {recipient or '?'}" if agent or recipient else place
    days = sorted(happening.days())
    return count + words + (f": {sides}" if sides else "") + (f", {days[0]}" if days else "")


def _disputed(told: Iterable[Telling]) -> bool:
    """Whether two speakers lay an event to two agents."""
    doers = [(t.voice, {p.entity for p in t.firsts}) for t in told if t.firsts and t.voice]
    return any(a != b and not one & two for (a, one), (b, two) in combinations(doers, 2))


def _used(who: Cast, claims: list[Claim]) -> set[str]:
    """What claims speak of or mentions name."""
    spoken = {e for c in claims for e in (c.subject, c.object, c.speaker) if isinstance(e, str)}
    return spoken | {m.entity for m in who.mentions}
