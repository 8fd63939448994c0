"""Definite nouns that point back: "the group", "the militants", "the secretary", "the country".

The wrong antecedent is the largest source of wrong rows, so candidates must fit in kind and
number, be near, and have been told of in the document; otherwise nothing is resolved.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg import background, ontology
from kg.spelling import fold
from kg.text.grammar.clauses import places
from kg.text.grammar.heads import subjects
from kg.text.who.antecedents import Fits, nearest
from kg.text.who.mentions import prefix
from kg.text.words.cues import lexicon, together
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast, Facet
    from kg.text.who.mentions import Phrase

__all__ = ["definite", "holder"]

_NEAR = 6  # sentences that a noun may look back over for itself
_SORT = 4  # sentences that it may look back over for one of its sort
_GROUPS = frozenset({"members", "groups"})
_BEFORE = ("amod", "compound", "nmod")
_DESCRIBING = (*_BEFORE, "relcl", "acl")


def definite(who: Cast, token: Token, seen: Phrase) -> str:
    """Whom "the group", "that militia", "the five militants" or bare "militants" mean."""
    if not (seen.definite or seen.plural) or seen.owner is not None:
        return ""
    if seen.amount and not seen.definite:
        return ""  # "Two gunmen": not those told of before
    own = seen.lemma.split()  # "the rights group": no description of a group
    described = [c for c in token.children if c.dep_ in _DESCRIBING and c.lower_ not in own]
    led = prefix(token) and seen.lemma in lexicon().lists["anyBody"]  # the Kenyan-led alliance
    sort = led or seen.classes & (_GROUPS | {"places"})
    if described and not (seen.definite and sort):
        return ""
    if "persons" in seen.classes and not seen.plural and seen.definite:
        found = holder(who, token, seen, "") or _same_noun(who, token, seen)
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
        if any(seen.lemma in (lemma, lemma.split()[-1]) for lemma in facet.lemmas if lemma):
            return True
        if kind == "UnnamedActor" or not seen.definite:
            return False
        if seen.classes & _GROUPS and kind != "ArmedGroup":
            return False  # "the group" is no research group that an armed group is told of by
        named = [fold(w) for w in facet.entity.label.split()]
        things = kind in ("Facility", "Weapon", "Place", "Vessel")  # a military base is a base
        return fold(seen.lemma) in (named[-1:] if things else named)

    found = nearest(who, token, _NEAR, fits)
    return found[0] if found else ""


def _same_sort(who: Cast, token: Token, seen: Phrase) -> str:
    """The last one of the sort a definite noun names: the group, the militia, the ship."""
    if seen.lemma == "country":
        return "" if seen.plural else _country(who, token)
    sorts = {"groups": "ArmedGroup", "members": "ArmedGroup", "vessels": "Vessel"}
    kinds = [sorts[name] for name in seen.classes if name in sorts]
    kinds = [kind for kind in kinds if kind != "Vessel" or not seen.plural]
    place = "places" in seen.classes and not seen.plural
    if place and seen.lemma not in together("vast", "landscape"):
        kinds.append("Place")

    def named(facet: Facet, _: Token) -> bool:
        kind = facet.entity.kind
        thing = kind in ("State", "Facility") and kind not in kinds
        return not thing and any(ontology.is_a(kind, k) for k in kinds)

    def alike(facet: Facet, _: Token) -> bool:
        shared = facet.classes & seen.classes & _GROUPS
        return facet.entity.kind == "UnnamedActor" and bool(shared) and facet.plural == seen.plural

    def either(facet: Facet, other: Token) -> bool:
        return named(facet, other) or alike(facet, other)

    def body(facet: Facet, _: Token) -> bool:
        kind = facet.entity.kind
        return any(ontology.is_a(kind, k) for k in ("Organization", "ArmedGroup", "MilitaryForce"))

    tried: list[Fits] = [named, alike] if "groups" in seen.classes else [either]
    if (seen.plural and "groups" in seen.classes) or _individual(seen):
        tried = [alike]  # "the groups", "the bomber": no one group
    tried += [body] if not seen.plural and seen.lemma in lexicon().lists["anyBody"] else []
    found = (nearest(who, token, _SORT, fits) for fits in tried)
    return next((f[0] for f in found if f), "")


def _individual(seen: Phrase) -> bool:
    return "individuals" in seen.classes and not seen.plural


def _country(who: Cast, token: Token) -> str:
    """Which state "the country" is: one told of as a place, or as a subject where it acts."""
    verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), token)
    acting = [*subjects(verb), *places(verb).get("object", [])]
    barred = {who.meaning.get(t.i) for t in acting if t.i != token.i}

    def fits(facet: Facet, other: Token) -> bool:
        if facet.entity.kind != "State" or facet.entity.id in barred or other.dep_ in _BEFORE:
            return False  # "French troops ... the country" is not France
        return "subj" in token.dep_ or "subj" not in other.dep_

    found = nearest(who, token, _SORT, fits)
    return found[0] if found else ""


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
    order = {identifier for identifier, _ in holders}
    found = nearest(who, token, 50, lambda f, _: f.entity.id in order)
    return found[0] if found else ""


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
    label = background.known()[owner].label if owner in background.known() else ""
    return (
        not label
        or any(fold(word) == fold(label) for post in facet.posts for word in post.split())
        or not any(w[:1].isupper() for post in facet.posts for w in post.split())
    )
