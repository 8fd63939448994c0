"""Ties made by hand, and stories that have them: for tests that need a network of a few actors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import networkx as nx

from kg.analysis.graphs import graph
from kg.analysis.ties import Tie, Ties
from kg.model import (
    Claim,
    Document,
    Entity,
    Event,
    Origin,
    Passage,
    Reading,
    Sentence,
    When,
    slug,
)
from kg.story import Story, merge

NOTHING_KNOWN = Reading(Document("graph/background", "Background", ""))


def actor(name: str, kind: str = "ArmedGroup") -> Entity:
    """An actor whose id is made of its name."""
    return Entity(f"actor/{slug(name)}", name, kind)


def tied(*pairs: tuple[str, str] | tuple[str, str, int]) -> Ties:
    """Ties between actors a, b, c ...; an act of each pair, with the sign given or 0."""
    names = sorted({name for one, other, *_ in pairs for name in (one, other)})
    reading = Reading(NOTHING_KNOWN.document, entities=tuple(Entity(n, n, "State") for n in names))
    made = (
        Tie(one, other, "Act", sign[0] if sign else 0, f"event/{n}", f"event/{n}")
        for n, (one, other, *sign) in enumerate(pairs)
    )
    return Ties(merge((reading,), NOTHING_KNOWN, ()), tuple(made))


def net(*pairs: tuple[str, str] | tuple[str, str, int]) -> nx.Graph:
    """The graph of `tied`."""
    return graph(tied(*pairs))


class Teller:
    """A report in the making: each call adds a sentence, and the claims it carries.

    >>> report = Teller("The Bree Gazette")
    >>> report.act("Arnor", "Raid", "Rohan", by="Arnor army", day="2024-03-03")
    >>> len(report.reading().claims)
    3
    """

    def __init__(self, publisher: str, published: date = date(2024, 3, 5), title: str = "") -> None:
        self.publisher, self.published = publisher, published
        self.title = title or f"{publisher}, {published}"
        self.entities: dict[str, Entity] = {}
        self.events: dict[str, Event] = {}
        self.said: list[tuple[str, list[Claim]]] = []

    def act(
        self, agent: str, kind: str, recipient: str, *, by: str = "", day: str = "", event: str = ""
    ) -> None:
        """Somebody does something to somebody, as told by somebody (else by the publisher).

        `day` is a day, or the first and the last day of some (`2024-03-01/2024-03-31`), of which
        either may be open (`2024-03-01/`).
        """
        event = event or f"event/{self.title.lower().replace(' ', '-')}-{len(self.said)}"
        self.events[event] = Event(event, f"{kind} of {agent}", kind)
        claims = [self._claim(event, "agent", self._id(agent), by)]
        claims.append(self._claim(event, "recipient", self._id(recipient), by))
        if day:
            first, _, last = day.partition("/") if "/" in day else (day, "", day)
            claims.append(self._claim(event, "date", When(day, first or None, last or None), by))
        self.said.append((f"{agent} {kind} {recipient}", claims))

    def tie(self, subject: str, relation: str, item: str, *, by: str = "") -> None:
        """A standing relation of two, as told by somebody (else by the publisher)."""
        claim = self._claim(self._id(subject), relation, self._id(item), by)
        self.said.append((f"{subject} {relation} {item}", [claim]))

    def answer(self, event: str, answered: str, *, by: str = "") -> None:
        """One event answers another, as told by somebody (else by the publisher)."""
        claim = self._claim(event, "inResponseTo", answered, by)
        self.said.append((f"{event} answers {answered}", [claim]))

    def know(self, *actors: Entity) -> None:
        """Give actors a kind of their own; others are armed groups."""
        self.entities |= {known.id: known for known in actors}

    def _id(self, name: str) -> str:
        known = actor(name)
        return self.entities.setdefault(known.id, known).id

    def _claim(self, subject: str, relation: str, item: str | When, by: str) -> Claim:
        house = actor(self.publisher, "MediaOrganization")
        self.entities.setdefault(house.id, house)
        return Claim(subject, relation, item, self._id(by) if by else house.id, None)

    def reading(self) -> Reading:
        """What the report says, each claim with its passage."""
        text = ". ".join(words for words, _ in self.said) + "."
        document = Document(
            f"document/{slug(self.title)}", self.title, text, self.publisher, self.published
        )
        return Reading(
            document,
            entities=tuple(self.entities.values()),
            events=tuple(self.events.values()),
            claims=tuple(self._placed(document)),
        )

    def _placed(self, document: Document) -> Iterable[Claim]:
        start = 0
        for index, (words, claims) in enumerate(self.said):
            end = start + len(words)
            where = Passage(document.id, Sentence(index, start, end), start, end, words)
            yield from (replace(claim, passage=where, origin=Origin.TEXT) for claim in claims)
            start = end + 2


def told(*reports: Teller, background: Reading = NOTHING_KNOWN) -> Story:
    """The story of these reports."""
    return merge(tuple(report.reading() for report in reports), background, ())
