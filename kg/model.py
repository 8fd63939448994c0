"""What `kg` talks about: documents, passages, mentions, entities, events and claims.

Frozen values only. This module knows neither RDF nor spaCy nor files; the rooms above
hand these values to each other. Identifiers (`id`) are relative to the data address
(`kg.ontology.DATA`): a readable slug and a short hash of the fields that make a thing
what it is, so that two builds of one text mint the same ones.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = [
    "Amount",
    "Certainty",
    "Claim",
    "Derivation",
    "Document",
    "Entity",
    "Event",
    "Mention",
    "Modality",
    "Origin",
    "Passage",
    "Polarity",
    "Reading",
    "Resolution",
    "Review",
    "Sentence",
    "When",
    "mint",
    "slug",
]


class Certainty(StrEnum):
    """How sure the speaker is, in the speaker's own words."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Polarity(StrEnum):
    """Whether the speaker says that it is so, or that it is not so."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """Whether the speaker tells of what happened, or of what is planned, demanded or supposed."""

    ACTUAL = "actual"
    PLANNED = "planned"
    DEMANDED = "demanded"
    HYPOTHETICAL = "hypothetical"


class Origin(StrEnum):
    """Where a claim comes from: a report, the background graph, or a rule."""

    TEXT = "text"
    BACKGROUND = "background"
    INFERRED = "inferred"


class Review(StrEnum):
    """What a person who looked at a claim found: read right, read wrong, or read by a person."""

    NONE = ""
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"


_SILENT = {ord(mark): None for mark in "'`"}
_APART = re.compile(r"[^a-z0-9]+")


def slug(words: str, limit: int = 48) -> str:
    """The readable part of an identifier: ASCII letters, digits and single hyphens.

    >>> slug("Asa'ib Ahl al-Haqq")
    'asaib-ahl-al-haqq'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    plain = plain.translate(_SILENT).lower()
    plain = _APART.sub("-", plain).strip("-")
    return plain[:limit].rstrip("-") or "x"


def mint(kind: str, words: str, *key: object) -> str:
    """An identifier `kind/slug-hash`, the same for the same words and key in every build.

    >>> mint("actor", "Nujaba", "ArmedGroup") == mint("actor", "Nujaba", "ArmedGroup")
    True
    """
    digest = hashlib.sha256("\x1f".join(map(str, key or (words,))).encode()).hexdigest()
    return f"{kind}/{slug(words)}-{digest[:8]}"


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it was published, with the text that every offset points into."""

    id: str
    title: str
    text: str
    publisher: str = ""
    published: date | None = None
    url: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document; `start` and `end` count characters of the document's text."""

    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """The words that carry a claim, and the sentence they stand in.

    `quote` is the document's text from `start` to `end` (characters, end exclusive),
    letter by letter; it lies inside `sentence`.
    """

    document: str
    sentence: Sentence
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """One recorded step from words in the text to the thing they were taken to mean.

    `step` is how it was resolved: `acronym`, `alias`, `capital` (a seat of government stands
    for its state), `coreference`, `demonym`, `description`, `member` (a member stands for the
    group), `office`, `same-event`, or, over many reports, `spelling` (written otherwise, yet
    one name) and `judgement` (somebody judged the two to be one).
    `start` and `end` mark the words that were resolved, `basis_start` and `basis_end` the
    words that they were resolved by, where the document holds them. `observed` is as that of
    a `Mention`.
    """

    words: str
    start: int
    end: int
    step: str
    target: str
    basis_start: int | None = None
    basis_end: int | None = None
    observed: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a document names or describes an entity.

    `observed` is the document's own id for it, kept only where the document has two for what
    is resolved to one.
    """

    entity: str
    start: int
    end: int
    words: str
    observed: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor, place, weapon or other thing that a claim can speak of.

    `kind` is the local name of its class in the ontology. `id` is whom it is resolved to;
    `observed` is the id that its own name in the document gives it, and `written` that name,
    where they are not the same. `known` is whom the reader of the document took it to be among
    those known beforehand.
    """

    id: str
    label: str
    kind: str
    aliases: tuple[str, ...] = ()
    observed: str = ""
    written: str = ""
    known: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was said to happen: a strike, a call, a designation.

    `kind` is the local name of its event type. `count` is more than one for an aggregate
    ("76 attacks since 17 October"), which stays one event. `observed` is the id that the
    document gives it, where it was judged to be one with another report's event.
    """

    id: str
    label: str
    kind: str
    count: int = 1
    observed: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Amount:
    """A number as a report gives it, kept open where the report leaves it open.

    `high` is None where no upper bound is said ("at least 31", "several").

    >>> str(Amount(31, None, "at least 31"))
    'at least 31'
    """

    low: int
    high: int | None
    words: str

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A time as EDTF, with its earliest and latest day (ISO 8601, both inclusive).

    EDTF: Library of Congress, Extended Date/Time Format, levels 0 and 1. An interval open
    to the past has no `earliest`, one open to the future no `latest`.

    >>> When("2023-12", "2023-12-01", "2023-12-31").precision
    'month'
    """

    edtf: str
    earliest: str | None
    latest: str | None

    @property
    def precision(self) -> str:
        """`day`, `month`, `year` or `interval`."""
        if "/" in self.edtf:
            return "interval"
        return {4: "year", 7: "month", 10: "day"}.get(len(self.edtf.rstrip("~?%")), "interval")

    def __str__(self) -> str:
        return self.edtf


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that somebody makes in one place of one text.

    `subject` is the id of an entity or event, `relation` the local name of a role (of an
    event) or of a standing relation (between actors), `object` an id (`str`), an `Amount`,
    or a `When`. `speaker` is the id of who says so. Claims of one `telling` were made in one
    breath: same event, same place in the text, same speaker. A claim read in a text has a
    `passage`; one known beforehand has none and names its `source` instead, and may tell the
    first and last day, `since` and `until`, when it held (ISO 8601, empty where not known).
    `observed` are the ids under which the document itself knows subject, object and speaker,
    each empty where it is the resolved one: identity is a judgement, and can be undone.
    `review` is what a person found; a corrected one `corrects` the rejected claim of that id.
    """

    subject: str
    relation: str
    object: str | Amount | When
    speaker: str
    passage: Passage | None
    certainty: Certainty = Certainty.CERTAIN
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ACTUAL
    origin: Origin = Origin.TEXT
    resolutions: tuple[Resolution, ...] = ()
    source: str = ""
    since: str = ""
    until: str = ""
    observed: tuple[str, str, str] = ("", "", "")
    review: Review = Review.NONE
    corrects: str = ""

    @property
    def id(self) -> str:
        """Stable over builds and judgements: a hash of what the document itself says."""
        subject, item, speaker = self.as_observed
        stance = (speaker, self.certainty, self.polarity, self.modality, self.origin)
        what = (subject, self.relation, repr(item))
        return mint("claim", self.relation, *what, *stance, *self._place)

    @property
    def as_observed(self) -> tuple[str, str | Amount | When, str]:
        """Subject, object and speaker as the document knows them."""
        subject, item, speaker = self.observed
        return subject or self.subject, item or self.object, speaker or self.speaker

    @property
    def telling(self) -> tuple[str, ...]:
        """What claims share that were made in one breath about one event."""
        stance = (self.speaker, self.certainty, self.polarity, self.modality, self.origin)
        return (self.subject, *stance, *self._place)

    @property
    def _place(self) -> tuple[str, ...]:
        if self.passage is None:  # who holds an office twice holds it on other days
            return ("", "", self.source, *filter(None, (self.since, self.until)))
        return (self.passage.document, str(self.passage.start), str(self.passage.end))


@dataclass(frozen=True, slots=True)
class Derivation:
    """One plain triple that a rule made, with the claims or derivations it rests on.

    `rule` is the name of the rule's file in `ontology/rules/`; `premises` are ids of claims
    or of other derivations.
    """

    id: str
    subject: str
    relation: str
    object: str | Amount | When
    rule: str
    premises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one document."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()

    @property
    def things(self) -> tuple[Entity | Event, ...]:
        """All that a claim can speak of: entities, then events."""
        return (*self.entities, *self.events)
