"""Reading short texts in tests: what a text tells, as tuples of names that a person can read.

Every function takes the words of a report (and the day it was published) and answers with
labels instead of ids. The language model is loaded once per run, and a text is read once.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import product
from typing import NamedTuple

from kg.model import Claim, Document, Entity, Event, Reading, Resolution
from kg.ontology import event_types, relations
from kg.text.claims import read

PUBLISHER = "The Belsar Courier"
PUBLISHED = date(2023, 12, 5)  # a Tuesday


class Row(NamedTuple):
    """One claim with labels for ids; `event` is the type of the event it is made of, or empty."""

    event: str
    subject: str
    relation: str
    object: str
    speaker: str
    certainty: str
    polarity: str
    modality: str
    quote: str


def document(text: str, published: date | None = PUBLISHED) -> Document:
    """A report that holds these words."""
    return Document("document/under-test", "Under test", text, PUBLISHER, published)


@cache
def reading(text: str, published: date | None = PUBLISHED) -> Reading:
    """All that is read in these words."""
    return next(iter(read([document(text, published)])))


def rows(text: str) -> list[Row]:
    """All claims of a text, in its order."""
    whole = reading(text)
    return [_row(whole, claim) for claim in whole.claims]


def _row(whole: Reading, claim: Claim) -> Row:
    kinds = {event.id: event.kind for event in whole.events}
    return Row(
        kinds.get(claim.subject, ""),
        name(whole, claim.subject),
        claim.relation,
        name(whole, str(claim.object)),
        name(whole, claim.speaker),
        str(claim.certainty),
        str(claim.polarity),
        str(claim.modality),
        claim.passage.quote if claim.passage else "",
    )


def name(whole: Reading, value: str) -> str:
    """The label of an id; an event is called by its id; any other value is its own words."""
    return next((e.label for e in whole.entities if e.id == value), value)


def acts(
    text: str, *, polarity: str = "positive", modality: str = "actual", speaker: str = ""
) -> set[tuple[str, str, str]]:
    """Who does what to whom: (agent, event type, recipient), an unknown side left empty.

    Only what is told in one polarity and modality, and by one speaker where one is given.
    """
    found: set[tuple[str, str, str]] = set()
    whole = reading(text)
    for event in whole.events:
        told = [
            r
            for c in whole.claims
            if c.subject == event.id
            for r in [_row(whole, c)]
            if (r.polarity, r.modality) == (polarity, modality) and speaker in ("", r.speaker)
        ]
        agents = [r.object for r in told if r.relation == "agent"]
        recipients = [r.object for r in told if r.relation == "recipient"]
        if told:
            sides = product(agents or [""], recipients or [""])
            found |= {(a, event.kind, b) for a, b in sides if a != b or not a}
    return found


def ties(
    text: str, *, polarity: str = "positive", modality: str = "actual"
) -> set[tuple[str, str, str]]:
    """Standing relations: (subject, relation, object)."""
    return {
        (r.subject, r.relation, r.object)
        for r in rows(text)
        if r.relation in relations() and (r.polarity, r.modality) == (polarity, modality)
    }


def role(text: str, relation: str, kind: str = "Event") -> list[str]:
    """The values of one role of events of a kind, in the order of the text, each once."""
    found = [
        r.object
        for r in rows(text)
        if r.relation == relation
        and r.event
        and (kind in (r.event, "Event") or kind in event_types()[r.event].parents)
    ]
    return list(dict.fromkeys(found))


def speakers(text: str, kind: str = "Event") -> set[str]:
    """Who says what is told of events of a kind."""
    return {
        r.speaker
        for r in rows(text)
        if r.event and (kind in (r.event, "Event") or kind in event_types()[r.event].parents)
    }


def stances(text: str) -> set[tuple[str, str, str, str]]:
    """How each event is told: (event type, certainty, polarity, modality)."""
    return {(r.event, r.certainty, r.polarity, r.modality) for r in rows(text) if r.event}


def events(text: str, kind: str = "Event") -> list[Event]:
    """The events of a kind that a text tells."""
    return [
        e for e in reading(text).events if kind in (e.kind, "Event", *event_types()[e.kind].parents)
    ]


def entity(text: str, label: str) -> Entity:
    """The one entity of a text that has this label; a StopIteration fails the test."""
    return next(e for e in reading(text).entities if e.label == label)


def labels(text: str) -> set[str]:
    """The labels of all entities of a text."""
    return {e.label for e in reading(text).entities}


def steps(text: str) -> set[tuple[str, str, str]]:
    """How words that do not name anybody were resolved: (words, step, label)."""
    whole = reading(text)
    made: set[Resolution] = {s for c in whole.claims for s in c.resolutions}
    return {(s.words, s.step, name(whole, s.target)) for s in made}
