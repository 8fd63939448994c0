"""Phrases that point back: pronouns, "the group", "the militants", "the secretary".

The wrong antecedent is the largest source of wrong rows, so candidates must fit in kind and
number, be near, and have been told of in the document; otherwise nothing is resolved.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg import ontology
from kg.text.antecedents import Fits, and_others, evokes, nearest, places_only, sightings
from kg.text.clauses import climb, subjects
from kg.text.cues import lexicon
from kg.text.gazetteer import capitals, fold

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.text.cast import Cast, Facet
    from kg.text.mentions import Phrase

__all__ = ["RELATIVE", "definite", "holder", "pronoun"]

_REACH = 2  # sentences that a pronoun may look back over
_NEAR = 6  # sentences that a definite noun may look back over
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
    if word in RELATIVE:
        found = _antecedent(who, token)
    elif first := _listed_with(who, token):
        found = first
    elif word in _PERSONAL:
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


def _fronted(token: Token) -> bool:
    """Whether a pronoun stands in a phrase before the subject of its sentence."""
    root = token.sent.root
    speech = lexicon().lists["speech"]
    while root.lemma_ in speech and any(c.dep_ == "ccomp" for c in root.children):
        root = next(c for c in root.children if c.dep_ == "ccomp")
    first = [c for c in root.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    before = [c for c in root.lefts if c.dep_ in ("prep", "advcl")]
    return bool(first) and any(
        c.left_edge.i <= token.i <= c.right_edge.i < first[0].i for c in before
    )


def _antecedent(who: Cast, token: Token) -> str:
    """The noun that a relative clause hangs on."""
    clause = token.head
    while clause.dep_ in _WITHIN:
        if clause.head.i == clause.i:
            break
        clause = clause.head
    return who.meaning.get(clause.head.i, "") if clause.dep_ == "relcl" else ""


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
    verbs = [token.head, *(c for c in token.head.children if c.dep_ == "xcomp")]
    return token.dep_ == "nsubj" and any(evokes(verb, "ASSAULT") for verb in verbs)


def _single(facet: Facet, other: Token) -> bool:
    """Whether an entity can be "it": a body, a group, a country, a ship."""
    kind = facet.entity.kind
    if kind == "UnnamedActor":
        parted = facet.plural or facet.classes & {"persons", "individuals", "parties"}
        return not parted
    if kind == "Place":  # "Moscow says it struck"
        return "subj" in other.dep_ and fold(facet.entity.label) in capitals()
    if kind == "State":
        return not places_only(other) and other.dep_ not in _BEFORE
    kinds = ("ArmedGroup", "MilitaryForce", "Government", "Organization", "Vessel")
    return any(ontology.is_a(kind, k) for k in kinds)


def definite(who: Cast, token: Token, seen: Phrase) -> str:
    """Whom "the group", "that militia", "five militants" or bare "militants" mean."""
    if not (seen.definite or seen.plural) or seen.owner is not None:
        return ""
    described = [
        c for c in token.children if c.dep_ in ("amod", "compound", "nmod", "relcl", "acl")
    ]
    if described and not (seen.definite and (seen.classes & _GROUPS or "places" in seen.classes)):
        return ""
    if "persons" in seen.classes and not seen.plural and seen.definite:
        found = holder(who, token, seen, "")
    else:
        found = _same_noun(who, token, seen)
        if not found and seen.definite and not seen.amount:
            found = _same_sort(who, token, seen)
    if found:
        who.step(token, seen, "coreference", found)
    return found


def _same_noun(who: Cast, token: Token, seen: Phrase) -> str:
    """The last one told of by the same noun, or with that noun in its name."""
    if seen.classes & {"facilities", "weapons", "places"} and not seen.definite:
        return ""
    if not seen.definite and not seen.classes & _GROUPS:
        return ""

    def fits(facet: Facet, _: Token) -> bool:
        kind = facet.entity.kind
        if kind == "UnnamedActor" and facet.plural != seen.plural:
            return False
        if seen.lemma in facet.lemmas:
            return True
        if kind == "UnnamedActor" or not seen.definite:
            return False
        if seen.classes & _GROUPS and kind != "ArmedGroup":
            return False  # "the group" is no research group that an armed group is told of by
        named = [fold(w) for w in facet.entity.label.split()]
        things = kind in ("Facility", "Weapon", "Place", "Vessel")  # a military base is a base
        return fold(seen.lemma) in (named[-1:] if things else named)

    return _first(nearest(who, token, _NEAR, fits))


def _same_sort(who: Cast, token: Token, seen: Phrase) -> str:
    """The last one of the sort a definite noun names: the group, the militia, the ship."""
    sorts = {
        "groups": ("ArmedGroup",),
        "members": ("ArmedGroup",),
        "vessels": ("Vessel",),
        "places": ("Place",),
    }
    kinds = [k for name in seen.classes for k in sorts.get(name, ())]
    if seen.lemma in lexicon().lists["anyBody"]:
        kinds += ["Organization", "ArmedGroup"]
    if seen.lemma == "country":
        kinds = ["State"]
    if not kinds or (seen.lemma in lexicon().lists["vast"] and kinds != ["State"]):
        return ""

    def fits(facet: Facet, other: Token) -> bool:
        if facet.entity.kind == "State" and other.dep_ in _BEFORE:
            return False  # "French troops ... the country" is not France
        if facet.entity.kind == "UnnamedActor":
            return bool(facet.classes & seen.classes) and bool(seen.classes & _GROUPS)
        if facet.entity.kind in ("State", "Facility") and facet.entity.kind not in kinds:
            return False
        return any(ontology.is_a(facet.entity.kind, k) for k in kinds)

    return _first(nearest(who, token, _REACH + 2, fits))


def holder(who: Cast, token: Token, seen: Phrase, owner: str) -> str:
    """The person who holds the post a noun names: the secretary, the Iraqi prime minister."""
    head = seen.lemma.split()[-1]
    noun = {"prime minister": "prime minister", "premier": "prime minister"}.get(seen.lemma, head)
    holders = [
        (identifier, facet)
        for identifier, facet in who.facets.items()
        if any(noun in post.lower() for post in facet.posts) and _fits_owner(facet, owner)
    ]
    here = who.parsed.sentence(token)
    for identifier, _ in holders:
        # "the secretary ..., the State Department said in a readout of Blinken's call"
        if any(here.start <= m < here.end for m in _places(who, identifier)):
            return identifier
    order = {identifier: i for i, (identifier, _) in enumerate(holders)}
    return _first(nearest(who, token, 50, lambda f, _: f.entity.id in order))


def _places(who: Cast, identifier: str) -> Iterator[int]:
    label = fold(who.facets[identifier].entity.label.split()[-1])
    for word in who.parsed.doc:
        if fold(word.text) == label or (
            word.i in who.parsed.names and fold(who.parsed.names[word.i].label.split()[-1]) == label
        ):
            yield who.parsed.start(word)


def _fits_owner(facet: Facet, owner: str) -> bool:
    if not owner:
        return True
    label = ontology.known()[owner].label if owner in ontology.known() else ""
    return (
        not label
        or any(fold(word) == fold(label) for post in facet.posts for word in post.split())
        or not any(w[:1].isupper() for post in facet.posts for w in post.split())
    )
