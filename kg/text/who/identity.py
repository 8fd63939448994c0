"""What a noun stands beside, or is said to be: "X, an Iraqi group", "a group called X".

A description beside a name means the named one, where the two can be said of each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.text.grammar.heads import subjects
from kg.text.who.appositions import beside, late_names
from kg.text.who.mentions import Phrase, phrase
from kg.text.who.naming import named, proper
from kg.text.who.pronouns import pronoun
from kg.text.words.cues import lexicon
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast

__all__ = ["inside", "said_of"]


def inside(who: Cast, token: Token, seen: Phrase) -> str:
    """Whom a name or pronoun inside a description means."""
    if seen.pronoun:
        return pronoun(who, token, seen)
    if seen.name:
        return named(who, seen.name, token)
    return proper(who, token, seen) or ""


def said_of(who: Cast, token: Token, seen: Phrase) -> str:
    """The named one that a noun stands beside or is said to be: "X, an Iraqi group"."""
    for other in _partners(token, seen):
        told = phrase(who.parsed, other)
        if other.i not in who.meaning and not (told.proper or told.name):
            continue
        found = who.meaning.get(other.i) or inside(who, other, told)
        if found and _agrees(who, found, seen):
            who.facets[found].classes |= seen.classes
            return found
    return ""


def _partners(token: Token, seen: Phrase) -> Iterator[Token]:
    """Words that may name what a noun describes, the likeliest first."""
    yield from beside(token)
    if name := _before_comma(token, seen):
        yield name
    if token.dep_ == "attr" and token.head.lemma_ == "be":
        yield from (c for c in subjects(token.head) if c.i < token.i)
    if "persons" in seen.classes:
        yield from late_names(token)


def _before_comma(token: Token, seen: Phrase) -> Token | None:
    """The name before "X, a militia", wherever the parser hung the militia."""
    first = token.left_edge
    if first.i < 2 or token.doc[first.i - 1].text != ",":
        return None
    of = any(c.lower_ == "of" for c in token.rights)
    if first.lower_ not in ("a", "an") and not (of and seen.definite and "groups" in seen.classes):
        return None
    name = token.doc[first.i - 2]
    return name if name.pos_ == "PROPN" and token.dep_ in ("attr", "conj", "dobj") else None


def _agrees(who: Cast, entity: str, seen: Phrase) -> bool:
    """Whether a noun can be said of an entity: a person is a leader, not a group."""
    kinds = {lexicon().denotes.get(name, "") for name in seen.classes}
    if who.kind(entity) == "UnnamedActor":
        alike = seen.classes & who.facets[entity].classes
        return bool(alike) or "parties" in seen.classes  # "his men are the partner of X"
    if "Person" in kinds or ("individuals" in seen.classes and not seen.plural):
        return who.is_a(entity, "Person")
    return any(who.is_a(entity, k) for k in kinds) or (
        bool(kinds & {"ArmedGroup", "Organization", "Government", "MilitaryForce"})
        and who.is_a(entity, "Actor")
        and not who.is_a(entity, "Person")
    )
