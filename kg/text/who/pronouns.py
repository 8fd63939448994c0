"""Whom a pronoun means: he, it, they, who.

Candidates must fit in kind and number, be near, and have been told of in the document;
otherwise nothing is resolved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import ontology
from kg.spelling import fold
from kg.text.grammar.heads import climb, subjects
from kg.text.who.antecedents import Fits, and_others, evokes, nearest, places_only, sightings
from kg.text.words.cues import lexicon
from kg.text.words.gazetteer import capitals
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast, Facet
    from kg.text.who.mentions import Phrase

__all__ = ["RELATIVE", "pronoun"]

_REACH = 2  # sentences that a pronoun may look back over
_GROUPS = frozenset({"members", "groups"})
_BEFORE = ("amod", "compound", "nmod")
RELATIVE = ("who", "which", "that", "whom", "whose")
_PLURAL = ("they", "them", "their", "theirs")
_PERSONAL = ("he", "she", "him", "his", "her", "hers")
_WITHIN = ("aux", "xcomp", "conj", "ccomp", "prep", "pobj", "poss", "dobj", "nsubj", "nsubjpass")


def pronoun(who: Cast, token: Token, seen: Phrase) -> str:
    """Whom a pronoun means; speakers ("we", "I") are settled where speech is."""
    found = _meant(who, token)
    if not found:
        return ""
    who.step(token, seen, "coreference", *found)
    return who.share(token, found) if len(found) > 1 else found[0]


def _meant(who: Cast, token: Token) -> list[str]:
    word = token.lower_
    if word == "it" and _is_the(token):
        return []
    if word in RELATIVE:
        found = _antecedent(who, token)
    elif first := _listed_with(who, token):
        found = first
    elif word in _PERSONAL and not _fronted(token, "PROPN"):
        found = _first(nearest(who, token, _REACH, _one))
    elif word not in (*_PLURAL, "it", "its") or _fronted(token):
        return []  # "In their effort to ..., the ministers": whom it means comes later
    elif word in _PLURAL:
        found = _controller(who, token, _several(token))
        if not found and (last := nearest(who, token, _REACH, _several(token))):
            return and_others(who, last[1]) or [last[0]]
    else:
        found = _controller(who, token, _single) or _first(nearest(who, token, _REACH, _single))
    return [found] if found else []


def _listed_with(who: Cast, token: Token) -> str:
    """Whom a possessive points to in a list: "X and its leader", "X and their allies"."""
    if token.tag_ != "PRP$" or token.head.dep_ != "conj":
        return ""
    first = token.head.head
    found = who.meaning.get(first.i, "")
    fits = {"its": _single, "their": _several(token)}.get(token.lower_, _one)
    return found if found and fits(who.facets[found], first) else ""


def _first(found: tuple[str, Token] | None) -> str:
    return found[0] if found else ""


def _controller(who: Cast, token: Token, fits: Fits) -> str:
    """Who is asked to do what a pronoun stands in: "pressed X to have their forces stop"."""
    for _, verb in climb(token):
        if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB":
            asked = [t for t in subjects(verb) if t.dep_ in ("dobj", "pobj", "dative")]
            found = who.meaning.get(asked[0].i, "") if asked else ""
            if found and fits(who.facets[found], asked[0]):
                return found
    return ""


def _is_the(token: Token) -> bool:
    """Whether "it" only opens a sentence on what something was: "It was the first attack"."""
    verb = token.head
    told = any(c.dep_ == "attr" and c.pos_ == "NOUN" for c in verb.children)
    return token.dep_ == "nsubj" and verb.lemma_ == "be" and told


def _fronted(token: Token, tag: str = "") -> bool:
    """Whether a pronoun stands in a phrase before the subject (of that tag) of its sentence."""
    root = token.sent.root
    speech = lexicon().lists["speech"]
    while root.lemma_ in speech and any(c.dep_ == "ccomp" for c in root.children):
        root = next(c for c in root.children if c.dep_ == "ccomp")
    first = [c for c in root.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    before = [c for c in root.lefts if c.dep_ in ("prep", "advcl")]
    return bool(first and (not tag or first[0].pos_ == tag)) and any(
        c.left_edge.i <= token.i <= c.right_edge.i < first[0].i for c in before
    )


def _antecedent(who: Cast, token: Token) -> str:
    """The noun that a relative clause hangs on; a person, if "who" is said of what he is of."""
    clause = token.head
    while clause.dep_ in _WITHIN:
        if clause.head.i == clause.i:
            break
        clause = clause.head
    if clause.dep_ != "relcl":
        return ""
    noun = clause.head
    found = who.meaning.get(noun.i, "")
    if token.lower_ in ("who", "whom", "whose") and noun.dep_ == "pobj":
        above = who.meaning.get(noun.head.head.i, "")
        if who.kind(above) == "Person" or who.is_a(found, "Place"):
            return above  # "guards of Kenya who", "the head of the front, who"
    return found


def _one(facet: Facet, _: Token) -> bool:
    """Whether an entity is a single person: "he", "her"."""
    if facet.entity.kind == "UnnamedActor":
        return bool(facet.classes & {"persons", "individuals"}) and not facet.plural
    return facet.entity.kind == "Person"


def _several(token: Token) -> Fits:
    """Whether an entity can be "they": several persons, or a body of them."""

    def fits(facet: Facet, other: Token) -> bool:
        kind = facet.entity.kind
        if _is_one_here(facet, token):
            return False  # "It said they had fled": they are others
        if kind == "UnnamedActor":
            armed = facet.classes & (_GROUPS | {"services", "forces"})
            if not armed and _attacks(token) and evokes(other.head, "ASSAULT"):
                return False  # "Ten people were killed. They bombed ...": not the dead
            return facet.plural or bool(armed)
        if "subj" in other.dep_ and other.conjuncts and ontology.is_a(kind, "Actor"):
            return True
        return any(ontology.is_a(kind, k) for k in ("ArmedGroup", "MilitaryForce", "Government"))

    return fits


def _is_one_here(facet: Facet, token: Token) -> bool:
    """Whether a sentence has called an entity by a singular pronoun before a token."""
    start = token.sent.start
    return any(
        t.lower_ in ("it", "its", *_PERSONAL)
        for _, t in sightings(facet, token.i, 0)
        if t.i >= start
    )


def _attacks(token: Token) -> bool:
    verbs = [token.head, *(c for c in token.head.children if c.dep_ in ("xcomp", "advcl"))]
    return token.dep_ == "nsubj" and any(evokes(verb, "ASSAULT") for verb in verbs)


def _single(facet: Facet, other: Token) -> bool:
    """Whether an entity can be "it": a body, a group, a country, a ship."""
    kind = facet.entity.kind
    if kind == "UnnamedActor":
        parted = facet.plural or facet.classes & {"persons", "individuals", "parties"}
        return not parted
    if kind == "Place":  # "Moscow says it struck"
        asked = any(c.dep_ == "xcomp" for c in other.head.children)  # "forced Moscow to"
        return ("subj" in other.dep_ or asked) and fold(facet.entity.label) in capitals()
    if kind == "State":
        return not places_only(other) and other.dep_ not in _BEFORE
    kinds = ("ArmedGroup", "MilitaryForce", "Government", "Organization", "Vessel")
    return any(ontology.is_a(kind, k) for k in kinds)
