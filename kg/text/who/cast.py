"""The cast of one document: its entities, and which token means which of them.

Filled while a document is read and then thrown away; what leaves it are frozen entities. The
cast only keeps what it is told: who is meant is decided in `naming`, `descriptions` and
`coreference`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg import background, ontology
from kg.model import Entity, Mention, Resolution
from kg.spelling import fold
from kg.text.parsing import Parsed
from kg.text.surface.names import Name
from kg.text.who.mentions import Phrase
from kg.text.words.tokens import Token

__all__ = ["Cast", "Facet"]


@dataclass(slots=True)
class Facet:
    """What a document has shown of an entity so far: its names, its nouns, where it stood."""

    entity: Entity
    names: dict[str, int] = field(default_factory=dict)  # and where each stands first
    lemmas: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    posts: list[str] = field(default_factory=list)
    plural: bool = False
    seen: list[tuple[int, Token]] = field(default_factory=list)


@dataclass(slots=True)
class Cast:
    """The entities of one document and which token means which of them."""

    parsed: Parsed
    facets: dict[str, Facet] = field(default_factory=dict)
    meaning: dict[int, str] = field(default_factory=dict)
    more: dict[int, list[str]] = field(default_factory=dict)
    steps: dict[int, tuple[Resolution, ...]] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    posts: list[tuple[str, Name, int]] = field(default_factory=list)
    choices: dict[tuple[str, ...], str] = field(default_factory=dict)

    def who(self, token: Token) -> str:
        """The id of what a token's phrase means, or nothing."""
        return self.meaning.get(token.i, "")

    def kind(self, entity: str) -> str:
        """The kind of an entity of the cast."""
        return self.facets[entity].entity.kind if entity in self.facets else ""

    def is_a(self, entity: str, kind: str) -> bool:
        """Whether an entity of the cast is of a kind."""
        return bool(entity) and ontology.is_a(self.kind(entity), kind)

    def add(self, entity: Entity) -> str:
        """Take an entity into the cast; a name it has already brought keeps its first label."""
        if entity.id not in self.facets:
            self.facets[entity.id] = Facet(entity)
        return entity.id

    def call(self, entity: str, name: str, start: int | None = None) -> str:
        """Note by which name the document calls somebody, and where; at its end if not told."""
        names, end = self.facets[entity].names, len(self.parsed.document.text)
        names[name] = min(names.get(name, end), end if start is None else start)
        return entity

    def alias(self, entity: str, words: str) -> None:
        """Remember one more name of an entity."""
        self.call(entity, words)
        known = self.facets[entity].entity
        if words and words != known.label and words not in known.aliases:
            aliases = tuple(sorted({*known.aliases, words}))
            self.facets[entity].entity = replace(known, aliases=aliases)

    def see(self, entity: str, token: Token, seen: Phrase) -> None:
        """Note that a token means an entity, for those that point back to it later."""
        self.meaning[token.i] = entity
        facet = self.facets[entity]
        facet.lemmas.add(seen.lemma)
        facet.classes |= seen.classes
        facet.plural |= seen.plural
        self.sight(entity, token)
        if not seen.pronoun:
            words = self.parsed.document.text[seen.start : seen.end]
            self.mentions.append(Mention(entity, seen.start, seen.end, words))

    def sight(self, entity: str, token: Token) -> None:
        """Note that an entity is told of at a token that does not itself mean it."""
        self.facets[entity].seen.append((token.sent.index, token))

    def share(self, token: Token, entities: list[str]) -> str:
        """Let a token mean several entities, of which the first is returned."""
        first, *others = entities
        self.more[token.i] = others
        for other in others:
            self.sight(other, token)
        return first

    def step(self, token: Token, seen: Phrase, how: str, *targets: str) -> None:
        """Record how words were taken to mean somebody they do not name."""
        words = self.parsed.document.text[seen.start : seen.end]

        def to(target: str) -> Resolution:
            basis = next((m for m in self.mentions if m.entity == target), None)
            return Resolution(
                words,
                seen.start,
                seen.end,
                how,
                target,
                basis.start if basis else None,
                basis.end if basis else None,
            )

        self.steps[token.i] = tuple(to(target) for target in targets)

    def belongs(self, member: str, group: str) -> None:
        """Say in an unnamed actor's label which group it was told to be of."""
        entity, whole = self.facets[member].entity, self.facets[group].entity
        told = {fold(w) for w in entity.label.split()}
        if not told & {fold(w) for n in (whole.label, *whole.aliases) for w in n.split()}:
            label = f"{entity.label} of {whole.label}"
            self.facets[member].entity = replace(entity, label=label, aliases=(entity.label,))

    def retype(self, entity: str, kind: str) -> None:
        """Correct a guessed kind by better evidence; what is known beforehand stays."""
        old = self.facets[entity].entity
        if entity not in background.known() and kind and not ontology.is_a(old.kind, kind):
            self.facets[entity].entity = replace(old, kind=kind)
