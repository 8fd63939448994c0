"""Standing relations that noun phrases tell by their modifiers: "Iran-backed", "Iran's IRGC".

They need neither a verb nor a noun of relation, which `ties` looks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg import ontology
from kg.text.cast import Cast
from kg.text.cues import Frame, lexicon
from kg.text.fillers import Part
from kg.text.gazetteer import demonyms, fold
from kg.text.mentions import conjuncts, phrase, prefix
from kg.text.referents import modifier
from kg.text.stance import Stance
from kg.text.telling import Telling

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["attributes"]


def attributes(who: Cast) -> Iterator[Telling]:
    """Relations that a noun phrase tells by its modifiers."""
    told: set[tuple[str, str, str]] = set()
    for token in who.parsed.doc:
        entity = who.who(token)
        if not entity:
            continue
        for frame, other in _modifying(who, token, entity):
            key = (entity, frame.evokes, other.entity)
            if other.entity != entity and key not in told:
                told.add(key)
                first = Part(entity, token)
                yield Telling(frame.evokes, frame, other.token, Stance(), (first,), (other,))


def _modifying(who: Cast, token: Token, entity: str) -> Iterator[tuple[Frame, Part]]:
    frames = lexicon().frames
    if found := prefix(token):
        name, participle = found
        other = modifier(who, name)
        if who.kind(other) == "UnnamedActor":
            other = ""  # "Kurdish-led": of a people, of nobody
        frame = lexicon().hyphens[participle.lower_]
        if other and _holds(who, frame, entity, other):
            yield frame, Part(other, name)
        return
    named = token.i in who.parsed.names or token.pos_ == "PROPN"
    for child in token.lefts:
        state = modifier(who, child) if child.dep_ in ("poss", "amod", "compound", "nmod") else ""
        if not who.is_a(state, "State") or not who.is_a(entity, "Actor"):
            continue
        if named:
            for kind in ("statePart", "stateBase"):
                if _wanted(who, frames[kind], entity):
                    yield frames[kind], Part(state, child)
        elif _tells_country(who, token, child, entity):
            yield frames["nationality"], Part(state, child)
    if named and who.is_a(entity, "Person"):
        yield from _of_body(who, token)
    yield from _present(who, token, entity)


def _tells_country(who: Cast, token: Token, child: Token, entity: str) -> bool:
    return (
        child.dep_ != "poss"
        and token.dep_ in ("appos", "attr")
        and who.kind(entity) != "UnnamedActor"
    )


def _of_body(who: Cast, token: Token) -> Iterator[tuple[Frame, Part]]:
    frame = lexicon().frames["ofBody"]
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in frame.second:
            for inner in (t for c in child.children if c.dep_ == "pobj" for t in conjuncts(c)):
                if who.is_a(who.who(inner), "Organization") or who.is_a(who.who(inner), "Agency"):
                    yield frame, Part(who.who(inner), inner)


def _present(who: Cast, token: Token, entity: str) -> Iterator[tuple[Frame, Part]]:
    """Forces told of in a country that is not their own."""
    frame = lexicon().frames["presence"]
    if not who.is_a(entity, "MilitaryForce") or not phrase(who.parsed, token).classes & frame.doer:
        return
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in frame.second:
            for inner in (t for c in child.children if c.dep_ == "pobj" for t in conjuncts(c)):
                place = who.who(inner)
                if who.is_a(place, "Place") and not _own_country(who, entity, place):
                    yield frame, Part(place, inner)


def _own_country(who: Cast, entity: str, place: str) -> bool:
    known = ontology.known()
    if entity in known and known[entity].country and place in known:
        return known[entity].country in (known[place].label, known[place].country)
    label = who.facets[entity].entity.label
    return place in demonyms().values() and any(
        state == place and fold(label).startswith(word) for word, state in demonyms().items()
    )


def _wanted(who: Cast, frame: Frame, entity: str) -> bool:
    return any(who.is_a(entity, kind) for kind in frame.doer)


def _holds(who: Cast, frame: Frame, entity: str, other: str) -> bool:
    relation = ontology.relations()[frame.evokes]
    return who.is_a(entity, relation.domain) and who.is_a(other, relation.range)
