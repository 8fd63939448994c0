"""Stories of any size, made from a seed: invented names, exact passages, many speakers."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, chain, islice

from kg.model import (
    Amount,
    Certainty,
    Claim,
    Derivation,
    Document,
    Entity,
    Event,
    Mention,
    Modality,
    Origin,
    Passage,
    Polarity,
    Reading,
    Resolution,
    Sentence,
    When,
    mint,
)

Story = tuple[tuple[Reading, ...], Reading, tuple[Derivation, ...]]

NOTHING_KNOWN = Reading(Document("graph/background", "Background", ""))
_SOUNDS = ("ar", "bel", "cor", "dun", "el", "fen", "gal", "har", "is", "kar", "lor", "mir", "nar")
_ENDS = ("a", "ia", "un", "eth", "or", "an", "is", "ad", "ush")
_KINDS = {
    "State": "{0}",
    "Government": "{0} government",
    "MilitaryForce": "{0} Navy",
    "ArmedGroup": "{0} Liberation Front",
    "Person": "Colonel {0} {1}",
    "Organization": "{0} Institute",
    "Vessel": "MV {0}",
}
_ACTS = {
    "AirStrike": "{a} struck a base of {r} near {p} on {d}",
    "MissileAttack": "{a} fired missiles at {r} off {p} on {d}",
    "Raid": "{a} raided a camp of {r} in {p} on {d}",
    "Call": "{a} called {r} from {p} on {d}",
    "Condemnation": "{a} condemned {r} in {p} on {d}",
    "MilitaryAid": "{a} sent arms to {r} through {p} on {d}",
}
_TIES = {"supportedBy": "{a} is backed by {b}", "partOf": "{a} is a branch of {b}"}
_HOUSES = ("The Bree Gazette", "Harbour Wire", "Eastern Monitor")

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    'javascript:alert(4)//"onclick="alert(5)',
    "'\"><svg onload=alert(6)>",
    "{{ 7*7 }}{% raw %}",
    "${alert(8)}`",
    "\u202egnp.exe\u202c",
    "<!--",
    "]]>&lt;b&gt;",
    "\u2028alert(9)\u2029",
    "a\x00b\x07",
)


@dataclass
class _Pen:
    """One report while it is written: text grows, offsets are known as it does."""

    id: str
    publisher: Entity
    published: date
    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def write(self, words: str, tail: str, *named: Entity) -> Passage:
        start = len(self.text)
        self.text += f"{words}{tail}. "
        sentence = Sentence(len(self.sentences), start, start + len(words) + len(tail) + 1)
        self.sentences.append(sentence)
        for entity in named:
            self.entities[entity.id] = entity
            at = words.find(entity.label)
            if at >= 0:
                end = start + at + len(entity.label)
                self.mentions.append(Mention(entity.id, start + at, end, entity.label))
        return Passage(self.id, sentence, start, start + len(words), words)

    def reading(self, title: str) -> Reading:
        document = Document(
            self.id,
            title,
            self.text,
            self.publisher.label,
            self.published,
            f"https://example.org/{self.id.removeprefix('document/')}",
        )
        things = tuple(self.entities.values()), tuple(self.events.values())
        return Reading(
            document, tuple(self.sentences), tuple(self.mentions), *things, tuple(self.claims)
        )


def story(nodes: int = 40, seed: int = 1) -> Story:
    """Readings, background and derivations that make a network of about so many nodes."""
    chance = random.Random(seed)
    actors = list(_actors(chance, max(4, int(nodes * 0.45))))
    places = [Entity(mint("place", n), n, "Place") for n in _names(chance, max(2, nodes // 9))]
    events = max(2, nodes - len(actors) - len(places))
    pens = [_pen(chance, index) for index in range(max(2, events // 6))]
    for index in range(events):
        _event(chance, pens, actors, places, index)
    for actor in actors[1:]:
        if chance.random() < 0.6:
            _tie(chance, chance.choice(pens), actor, actors)
    readings = tuple(pen.reading(f"Report {i + 1} from the front") for i, pen in enumerate(pens))
    background = _background(actors)
    return readings, background, tuple(_derived(readings, background))


def _names(chance: random.Random, count: int) -> Iterator[str]:
    seen: set[str] = set()
    while len(seen) < count:
        sounds = chance.sample(_SOUNDS, 2)
        name = ("".join(sounds) + chance.choice(_ENDS)).capitalize()
        if len(seen) > 900:
            name = f"{name} {len(seen)}"
        if name not in seen:
            seen.add(name)
            yield name


def _actors(chance: random.Random, count: int) -> Iterator[Entity]:
    kinds = list(_KINDS)
    for index, name in enumerate(_names(chance, count)):
        kind = kinds[index % len(kinds)]
        label = _KINDS[kind].format(name, chance.choice(_SOUNDS).capitalize())
        aliases = ("".join(word[0] for word in label.split()), f"the {name}s")
        yield Entity(mint("actor", label), label, kind, aliases if index % 3 else ())


def _pen(chance: random.Random, index: int) -> _Pen:
    house = chance.choice(_HOUSES)
    publisher = Entity(mint("actor", house), house, "MediaOrganization")
    published = date(2024, 3, 1) + timedelta(days=index % 20)
    pen = _Pen(f"document/report-{index:04}", publisher, published)
    pen.entities[publisher.id] = publisher
    return pen


def _skewed(chance: random.Random, actors: list[Entity], count: int) -> list[Entity]:
    drawn = dict.fromkeys(chance.choices(actors, cum_weights=_weights(len(actors)), k=count * 4))
    rest = (actor for actor in actors if actor not in drawn)
    return list(islice(chain(drawn, rest), count))


@cache
def _weights(count: int) -> tuple[float, ...]:
    """How often the first so many actors are drawn, each with all before it."""
    return tuple(accumulate(1 / (index + 1) ** 0.7 for index in range(count)))


def _event(
    chance: random.Random, pens: list[_Pen], actors: list[Entity], places: list[Entity], index: int
) -> None:
    agent, recipient, spokesman = _skewed(chance, actors, 3)
    place, kind = chance.choice(places), chance.choice(list(_ACTS))
    happened = date(2024, 2, 10) + timedelta(days=chance.randrange(30))
    id = mint("event", f"{kind} {index}", index)
    event = Event(id, f"{kind} near {place.label}, {happened.isoformat()}", kind)
    stance = chance.choices(["", "denied", "planned"], [8, 1, 1])[0]
    for pen in chance.sample(pens, 2 if chance.random() < 0.25 else 1):
        pen.events[id] = event
        speaker = chance.choice([pen.publisher, pen.publisher, spokesman])
        words = _ACTS[kind].format(
            a=agent.label, r=recipient.label, p=place.label, d=f"{happened:%B} {happened.day}"
        )
        tail = "" if speaker is pen.publisher else f", {speaker.label} said"
        passage = pen.write(words, tail, agent, recipient, place, speaker)
        pen.claims.extend(_told(chance, event, speaker, passage, stance, happened))
        sides = {"agent": agent, "recipient": recipient, "place": place}
        pen.claims.extend(
            Claim(id, role, who.id, speaker.id, passage, **_stance(stance))
            for role, who in sides.items()
        )
        if event.kind in ("AirStrike", "Raid", "MissileAttack") and not stance:
            toll = chance.randrange(1, 40)
            told = pen.write(f"The group lost {toll} fighters there", tail, recipient)
            start = told.start
            step = Resolution("The group", start, start + 9, "coreference", recipient.id)
            amount = Amount(toll, toll, str(toll))
            pen.claims.append(Claim(id, "killed", amount, speaker.id, told, resolutions=(step,)))


def _stance(stance: str) -> dict[str, Polarity | Modality]:
    polarity = Polarity.NEGATIVE if stance == "denied" else Polarity.POSITIVE
    modality = Modality.PLANNED if stance == "planned" else Modality.ACTUAL
    return {"polarity": polarity, "modality": modality}


def _told(
    chance: random.Random,
    event: Event,
    speaker: Entity,
    passage: Passage,
    stance: str,
    happened: date,
) -> Iterator[Claim]:
    iso = happened.isoformat()
    when = When(iso, iso, iso) if chance.random() < 0.8 else _month(happened)
    yield Claim(event.id, "date", when, speaker.id, passage, **_stance(stance))


def _month(day: date) -> When:
    last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return When(f"{day:%Y-%m}", f"{day:%Y-%m}-01", last.isoformat())


def _tie(chance: random.Random, pen: _Pen, actor: Entity, actors: list[Entity]) -> None:
    other = next(a for a in _skewed(chance, actors, 2) if a is not actor)
    relation = chance.choice(list(_TIES))
    passage = pen.write(_TIES[relation].format(a=actor.label, b=other.label), "", actor, other)
    sure = chance.choice(list(Certainty))
    pen.claims.append(Claim(actor.id, relation, other.id, pen.publisher.id, passage, sure))


def _background(actors: list[Entity]) -> Reading:
    states = [actor for actor in actors if actor.kind == "State"]
    forces = [actor for actor in actors if actor.kind == "MilitaryForce"][:6]
    claims = tuple(
        Claim(
            force.id,
            "partOf",
            states[index % len(states)].id,
            states[0].id,
            None,
            origin=Origin.BACKGROUND,
            source="Handbook of invented states, p. 12",
        )
        for index, force in enumerate(forces)
    )
    return Reading(NOTHING_KNOWN.document, entities=(*states, *forces), claims=claims)


def _derived(readings: tuple[Reading, ...], background: Reading) -> Iterator[Derivation]:
    """What rules make of it: claims carried over, support through a branch, contradictions."""
    claims = [claim for reading in (*readings, background) for claim in reading.claims]
    known = [c for c in claims if c.polarity == "positive" and c.modality == "actual"]
    for claim in known:
        yield _derivation(claim.subject, claim.relation, claim.object, "00-reported", claim.id)
    about = defaultdict[str, list[Claim]](list)
    for claim in known:
        about[claim.subject].append(claim)
    for support in (c for c in known if c.relation == "supportedBy"):
        for part in (c for c in about[str(support.object)] if c.relation == "partOf"):
            if part.object != support.subject:
                ends = (support.subject, "supportedBy", part.object)
                yield _derivation(*ends, "22-support-by-a-state", support.id, part.id)
    for one in (c for c in known if isinstance(c.object, Amount)):
        for two in (c for c in about[one.subject] if isinstance(c.object, Amount)):
            if one.object != two.object:
                rule = "50-numbers-that-exclude-each-other"
                yield _derivation(one.id, "contradicts", two.id, rule, one.id, two.id)


def _derivation(
    subject: str, relation: str, object: str | Amount | When, rule: str, *premises: str
) -> Derivation:
    id = mint("derivation", relation, rule, subject, relation, object)
    return Derivation(id, subject, relation, object, rule, premises)


def hostile(*words: str) -> Story:
    """A story in which every text that a stranger can write is hostile."""
    readings = []
    for index, word in enumerate(words):
        text = f"{word} struck {word} 😀 there. The end."
        sentence = Sentence(0, 0, text.index(" The end"))
        document = Document(f"document/{index}", word, text, word, None, "javascript:alert(10)")
        one = Entity(f"actor/{index}-one", word, "ArmedGroup", (word + "!",))
        two = Entity(f"actor/{index}-two", word, "State")
        event = Event(f"event/{index}", word, "Attack")
        passage = Passage(document.id, sentence, 0, sentence.end, text[: sentence.end])
        claims = (
            Claim(event.id, "agent", one.id, two.id, passage),
            Claim(event.id, "recipient", two.id, two.id, passage),
        )
        readings.append(Reading(document, (sentence,), (), (one, two), (event,), claims))
    return tuple(readings), NOTHING_KNOWN, ()
