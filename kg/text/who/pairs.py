"""Two who were told of before: "both sides", "the two ministers", "each government".

A pair is only found where some sentence shortly before tells of just two that fit, or of two
side by side; otherwise nobody is meant.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg import ontology
from kg.text.who.antecedents import Fits, sightings
from kg.text.words.cues import lexicon
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast, Facet
    from kg.text.who.mentions import Phrase

__all__ = ["mutual", "pair"]

_Told = dict[int, dict[str, "Token"]]  # by sentence: who is told of, and where

_REACH = 5  # sentences that "both sides" may look back over
_DUAL = frozenset({"both", "two", "each", "either", "neither"})
_PARTIES = ("State", "Government", "ArmedGroup", "MilitaryForce")
_KINDS = {
    "parties": _PARTIES,
    "bodies": ("State", "Government"),
    "groups": ("ArmedGroup",),
    "organizations": ("Organization", "ArmedGroup"),
    "forces": ("MilitaryForce",),
    "services": ("MilitaryForce",),
    "persons": ("Person",),
}


def pair(who: Cast, token: Token, seen: Phrase) -> list[str]:
    """Which two a phrase of two means, in the order they were told of; empty where in doubt."""
    if not _of_two(token, seen):
        return []
    here, fits = who.parsed.sentence(token).index, _fitting(who, seen)
    sure: _Told = defaultdict(dict)
    told: _Told = defaultdict(dict)
    for identifier, facet in who.facets.items():
        for sentence, other in sightings(facet, token.i, here - _REACH):
            if fits(facet, other):
                told[sentence].setdefault(identifier, other)
                if facet.entity.kind != "State" or other.dep_ not in ("amod", "compound"):
                    sure[sentence].setdefault(identifier, other)
    for some in (sure, told):  # "Kenya and Peru" before "Kenyan and Peruvian"
        for sentence in sorted(some, reverse=True):
            if found := _two(some[sentence]):
                return found
    if seen.lemma not in lexicon().lists["countries"] and "persons" not in seen.classes:
        return []  # sides that no sentence sets side by side are in doubt
    return _two({e: t for s in sorted(told) for e, t in told[s].items()})


def _of_two(token: Token, seen: Phrase) -> bool:
    """Whether a phrase means two that are known: "both sides", "the two", "the warring parties"."""
    if seen.owner is not None or seen.modifiers or seen.proper:
        return False
    if any(c.dep_ in ("prep", "appos", "conj") and c.lower_ != "in" for c in token.rights):
        return False  # "both sides of the river"
    before = {c.lower_ for c in token.lefts}
    dual = before & _DUAL
    if "two" in dual and not seen.definite:
        return False
    return bool(dual) or (seen.definite and seen.plural and "parties" in seen.classes)


def _fitting(who: Cast, seen: Phrase) -> Fits:
    """Who can be one of the two that a noun names."""
    lists = lexicon().lists
    head = seen.lemma.split()[-1]
    office = any(_holds(f, head) for f in who.facets.values() if f.entity.kind == "Person")
    kinds = {k for name in seen.classes for k in _KINDS.get(name, ())}
    if seen.lemma in lists["countries"]:
        kinds = {"State"}

    def fits(facet: Facet, other: Token) -> bool:
        kind = facet.entity.kind
        if other.dep_ == "compound" and other.head.pos_ == "PROPN":
            return False  # Sudan Liberation Movement
        if kind == "Person" and "Person" in kinds:
            return not office or _holds(facet, head) or "counterpart" in facet.lemmas
        if kind == "UnnamedActor":
            alike = facet.classes & seen.classes or facet.lemmas & lists["countries"]
            return bool(alike) and not facet.plural and "State" in kinds
        return kind != "Agency" and any(ontology.is_a(kind, k) for k in kinds)

    return fits


def _holds(facet: Facet, noun: str) -> bool:
    """Whether a person was told of by an office: by title, or by a noun beside the name."""
    told = (*(post.lower() for post in facet.posts), *facet.lemmas)
    return any(noun == word for words in told for word in words.split())


def _two(told: dict[str, Token]) -> list[str]:
    """The only two of a sentence, or the only two that stand side by side in it."""
    if len(told) == 2:
        return sorted(told, key=lambda e: told[e].i)
    joined = [e for e, t in told.items() if any(t in o.conjuncts for o in told.values())]
    return sorted(joined, key=lambda e: told[e].i) if len(joined) == 2 else []


def mutual(token: Token) -> bool:
    """Whether a word only says that each does it to the other: "each other", "the other"."""
    words = {token.lower_, *(c.lower_ for c in token.children)}
    each = {"each", "other"} <= words or {"one", "another"} <= words
    return each or (token.lower_ == "other" and "the" in words)
