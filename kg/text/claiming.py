"""Tellings become claims: each with its speaker, its stance, and the passage that carries it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from kg.model import Amount, Claim, Event, Passage, When
from kg.text.acts.answers import joined
from kg.text.acts.fillers import Part
from kg.text.acts.telling import Telling
from kg.text.events.sameness import Happening
from kg.text.parsing import Parsed
from kg.text.speakers.speech import Speech
from kg.text.standing.offices import Office, post
from kg.text.who.cast import Cast
from kg.text.who.mentions import phrase
from kg.text.words.tokens import Token

__all__ = ["answer_claims", "base", "event_claims", "post_claims", "tie_claims"]


def event_claims(
    who: Cast, voices: Speech, publisher: str, happening: Happening, event: Event
) -> Iterator[Claim]:
    """What the tellings of an event say of it: who, whom, where, when, with what, how many."""
    for telling in happening.tellings:
        parts: list[tuple[str, Part]] = [("agent", p) for p in telling.firsts]
        parts += [("recipient", p) for p in telling.seconds]
        parts += [("instrument", p) for p in telling.instruments]
        parts += [("place", p) for p in telling.places]
        parts += [("destroyed", p) for p in telling.destroyed]
        values: list[tuple[str, Amount | When]] = [(r, a) for r, a, _ in telling.amounts]
        values += [("date", w) for w in happening.dates[telling.trigger.i]]
        if not (parts or values):
            values += _confirmed(happening, telling)
        make = _maker(who, voices, publisher, telling)
        for role, part in parts:
            yield make(event.id, role, part.entity, part.token)
        for role, value in values:
            yield make(event.id, role, value, None)


def answer_claims(
    who: Cast, voices: Speech, publisher: str, homes: Mapping[int, tuple[Event, Telling]]
) -> Iterator[Claim]:
    """Which events are said to answer which, of those told in the tellings at each trigger."""
    for event, telling in homes.values():
        for answer in telling.answers:
            if answer.trigger.i not in homes:
                continue
            other, answered = homes[answer.trigger.i]
            meant = joined(telling.stance, answer.stance)
            said = replace(telling, stance=meant, support=answer.reply)
            make = _maker(who, voices, publisher, said, answered)
            yield make(event.id, "inResponseTo", other.id)


def _confirmed(happening: Happening, telling: Telling) -> list[tuple[str, Amount | When]]:
    """The toll that "confirmed the deaths" says again."""
    toll = telling.frame.casualty
    found: list[tuple[str, Amount | When]] = []
    found += [(r, a) for t in happening.tellings for r, a, _ in t.amounts if r == toll]
    return found[:1]


def tie_claims(who: Cast, voices: Speech, publisher: str, telling: Telling) -> Iterator[Claim]:
    """The standing relation of each two that a telling ties."""
    make = _maker(who, voices, publisher, telling)
    for first in telling.firsts:
        for second in telling.seconds:
            yield make(first.entity, telling.kind, second.entity, first.token, second.token)


def _maker(
    who: Cast, voices: Speech, publisher: str, telling: Telling, *beside: Telling
) -> Callable[..., Claim]:
    """A function that makes claims of one telling: same passage, same speaker, same stance.

    The passage takes in those told beside it in its sentence.
    """
    passage = _passage(who.parsed, telling, *beside)
    says = voices.speaker if telling.is_event else voices.background
    speaker = telling.teller or says(base(telling)) or publisher

    def make(
        subject: str, relation: str, value: str | Amount | When, *tokens: Token | None
    ) -> Claim:
        taken = [s for t in tokens if t is not None for s in who.steps.get(t.i, ())]
        # a capital may stand for its state in one claim and be the place itself in another
        steps = [s for s in taken if s.step != "capital" or s.target == value]
        return Claim(
            subject,
            relation,
            value,
            speaker,
            passage,
            telling.stance.certainty,
            telling.stance.polarity,
            telling.stance.modality,
            resolutions=tuple(steps),
        )

    return make


def _passage(parsed: Parsed, telling: Telling, *beside: Telling) -> Passage:
    """The words from the first to the last token that carry tellings, in the first's sentence."""
    sentence = parsed.sentence(telling.trigger)
    starts, ends = [], []
    for token in (token for each in (telling, *beside) for token in each.tokens()):
        if sentence.start <= parsed.start(token) < sentence.end:
            starts.append(min(parsed.start(token), phrase(parsed, token).start))
            ends.append(parsed.end(token))
    start, end = max(min(starts), sentence.start), min(max(ends), sentence.end)
    return Passage(parsed.document.id, sentence, start, end, parsed.document.text[start:end])


def post_claims(who: Cast, held: list[Office], publisher: str) -> Iterator[Claim]:
    """Who is said to hold which post, as the publisher tells it."""
    for office in held:
        if (entity := post(who, office)) is None:
            continue
        who.add(entity)
        sentence = who.parsed.sentence(office.token)
        start, end = max(office.start, sentence.start), min(office.end, sentence.end)
        quote = who.parsed.document.text[start:end]
        passage = Passage(who.parsed.document.id, sentence, start, end, quote)
        yield Claim(office.holder.entity, "holdsPost", entity.id, publisher, passage)


def base(telling: Telling) -> Token:
    """The token whose clause a telling is: "carried out" in "carried out a strike"."""
    return telling.support if telling.support is not None else telling.trigger
