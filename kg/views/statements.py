"""What a build tells, statement by statement, whoever makes it and however often.

A statement is who did what to whom on which day, a standing tie, or a number, day or place of
an event. Its key is the same in two builds that are aligned, so that they can be compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.graph.evidence import Told
from kg.model import Certainty, Claim, Modality, Polarity
from kg.ontology import KG, event_types, local, relations, roles
from kg.story import Story, place
from kg.views.alignment import Alignment
from kg.views.tellings import CELLS, Dyad, exact

__all__ = ["Key", "Saying", "Sayings", "Statement", "Weight", "cited"]

Key = tuple[str, ...]

_MODALITIES = (Modality.HYPOTHETICAL, Modality.DEMANDED, Modality.PLANNED, Modality.ACTUAL)
_CERTAINTIES = (Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)
_SIDES = (local(KG.agent), local(KG.recipient))


@dataclass(frozen=True, slots=True)
class Statement:
    """What is told, in labels: an act of somebody on somebody, or a relation of two things.

    An act has the label of its event type as relation, a side that nobody names is empty, and
    `details` are its day, place and numbers by role. Otherwise the subject is an actor or an
    event, and the relation a standing one or a role. `denied` says that it is told not to be so.
    """

    subject: str
    relation: str
    object: str
    act: bool = False
    denied: bool = False
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Weight:
    """How a statement is told, by all who tell it.

    `modality` and `certainty` are the most that anybody says. Two reports that quote one speaker
    are one named speaker and two publishers; `unnamed` counts speakers without a name.
    """

    modality: Modality
    certainty: Certainty
    named: int
    publishers: int
    unnamed: int

    @property
    def rank(self) -> tuple[int, ...]:
        """How it is told goes before who tells it, and named speakers before publishers."""
        told = (_MODALITIES.index(self.modality), _CERTAINTIES.index(self.certainty))
        return (*told, self.named, self.publishers, self.unnamed)


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement with the claims that make it; `about` is the key of its event, if it has one."""

    statement: Statement
    claims: tuple[Claim, ...]
    about: str = ""

    @property
    def relation(self) -> str:
        """The local name of the relation or role that its first claim has."""
        return self.claims[0].relation


@dataclass(frozen=True, slots=True)
class Sayings:
    """What one build tells, under keys that it shares with the build it is aligned to."""

    story: Story
    dyads: tuple[Dyad, ...]
    same: Alignment

    def all(self) -> Mapping[Key, Saying]:
        """Every statement of this build, by key; its words are those of the fullest telling."""
        found: dict[Key, list[Saying]] = {}
        for dyad in self.dyads:
            found.setdefault(self._key(dyad), []).append(self._saying(dyad))
        for claim in sorted(self.story.claims.values(), key=place):
            part = claim.subject in self.story.events and claim.relation not in _SIDES
            if part and claim.passage:
                said = Saying(self.statement(claim), (claim,), self.same.key(claim.subject))
                found.setdefault(self.key(claim), []).append(said)
        return {key: _together(told) for key, told in found.items()}

    def key(self, claim: Claim) -> Key:
        """What a claim says, whoever makes it."""
        ends = (self.same.key(claim.subject), self.same.key(exact(claim.object)))
        return (*ends, claim.relation, claim.polarity)

    def _key(self, dyad: Dyad) -> Key:
        first = dyad.own[0]
        if first.subject not in self.story.events:
            return self.key(first)
        kind, event = self.story.events[first.subject].kind, self.same.key(first.subject)
        ends = (self.same.key(dyad.subject), self.same.key(dyad.object))
        return (*ends, kind, first.polarity, event)

    def _saying(self, dyad: Dyad) -> Saying:
        first = dyad.own[0]
        event = self.story.events.get(first.subject)
        if event is None:
            return Saying(self.statement(first), (first,))
        subject, item = (self.story.label(e) if e else "" for e in (dyad.subject, dyad.object))
        known = event_types().get(event.kind)
        act = known.label if known else local(KG.Event).lower()
        cells = {name: dyad.cells[name] for name in CELLS if name not in _SIDES}
        details = (
            (_label(name), _words(self.story, c)) for name, told in cells.items() for c in told
        )
        denied = first.polarity is Polarity.NEGATIVE
        told = Statement(subject, act, item, True, denied, tuple(dict.fromkeys(details)))
        return Saying(told, (first,), self.same.key(first.subject))

    def statement(self, claim: Claim) -> Statement:
        """What a claim says by itself."""
        subject = self.story.label(claim.subject)
        denied = claim.polarity is Polarity.NEGATIVE
        return Statement(subject, _label(claim.relation), _words(self.story, claim), denied=denied)

    def voice(self, claim: Claim) -> Key:
        """Who says it, in whose pages, and how: claims of one voice are one telling."""
        house = self.story.publisher(claim).casefold()
        return (self.same.key(claim.speaker), house, claim.certainty, claim.modality)

    def voices(self, told: Saying) -> set[Key]:
        """All voices that make a statement."""
        return set(map(self.voice, told.claims))

    def weight(self, claims: Iterable[Claim]) -> Weight:
        """How these claims weigh together."""
        told = tuple(claims)
        most = max((c.modality for c in told), key=_MODALITIES.index)
        surest = max((c.certainty for c in told if c.modality is most), key=_CERTAINTIES.index)
        speakers = {self.same.key(c.speaker): self._named(c.speaker) for c in told}
        houses = {self.story.publisher(c).casefold() for c in told} - {""}
        named = sum(speakers.values())
        return Weight(most, surest, named, len(houses), len(speakers) - named)

    def _named(self, speaker: str) -> bool:
        known = self.story.entities.get(speaker)
        return known is None or known.kind != local(KG.UnnamedActor)

    def cited(self, claims: Iterable[Claim]) -> tuple[Told, ...]:
        """Claims with all that it takes to cite them, in the order of the texts."""
        return cited(self.story, claims)


def cited(story: Story, claims: Iterable[Claim]) -> tuple[Told, ...]:
    """Claims of a story with all that it takes to cite them, in the order of the texts."""
    return tuple(_cited(story, claim) for claim in sorted(set(claims), key=place))


def _cited(story: Story, claim: Claim) -> Told:
    item = claim.object
    report = story.documents[claim.passage.document] if claim.passage else None
    sentence = claim.passage.sentence if claim.passage else None
    return Told(
        claim.id,
        (claim.subject, claim.relation, item if isinstance(item, str) else str(item)),
        story.label(claim.subject),
        _label(claim.relation),
        _words(story, claim),
        story.label(claim.speaker),
        claim.certainty,
        claim.polarity,
        claim.modality,
        claim.origin,
        report.text[sentence.start : sentence.end] if report and sentence else "",
        claim.passage.quote if claim.passage else "",
        report.id if report else "",
        report.title if report else "",
        report.published.isoformat() if report and report.published else "",
        claim.source,
        claim.speaker,
    )


def _words(story: Story, claim: Claim) -> str:
    item = claim.object
    return story.label(item) if isinstance(item, str) else exact(item)


def _together(told: Iterable[Saying]) -> Saying:
    sayings = tuple(told)
    fullest = max(sayings, key=lambda saying: len(saying.statement.details))
    claims = (claim for saying in sayings for claim in saying.claims)
    return Saying(fullest.statement, tuple(claims), fullest.about)


def _label(relation: str) -> str:
    known = relations().get(relation) or roles().get(relation)
    return known.label if known else relation
