"""Where a telling says that it happened: behind a preposition, where who was hit stood, or there.

Reports seldom just name a place. "The Metina area of Duhok province", "60 miles south of Aden"
and "the Iraqi capital" lead to the most exact name in them; "the north of Mali" and "the
northeast" stay as they are described. What is attacked itself is where the attack was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg import background, ontology
from kg.model import Entity, mint
from kg.spelling import fold
from kg.text.acts.fillers import Part, acts_itself
from kg.text.acts.scenes import one_scene, scene, went_on
from kg.text.grammar import clauses
from kg.text.grammar.phrases import eventful
from kg.text.parsing import written_from
from kg.text.who.choosing import nation
from kg.text.who.mentions import conjuncts, phrase
from kg.text.who.naming import known_entity, unknown
from kg.text.who.referents import modifier, state_of
from kg.text.words.cues import lexicon
from kg.text.words.gazetteer import capitals, demonyms, gazetteer
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.acts.telling import Telling
    from kg.text.who.cast import Cast

__all__ = ["places_of", "shared_places"]


def places_of(
    who: Cast, trigger: Token, found: clauses.Places, seconds: list[Token], kind: str
) -> Iterator[Part]:
    """Where it happened: what was hit, else of the clause, of who was hit, or a name before.

    "The Kirkuk strike" happened there; "there" and "here" are asked last.
    """
    told = _hit(who, seconds, kind) or _told(who, found, seconds, kind)
    if not told:
        named = [(t, modifier(who, t)) for t in found.get("modifier", [])]
        told = [Part(e, t) for t, e in named if who.is_a(e, "Place")]
        told = [p for p in told if not acts_itself(who, p.token, p.entity)]
        told += _pointed(who, trigger)
    vague = _vague(who, told)
    exact = [p for p in told if p.entity not in vague]
    yield from {part.entity: part for part in exact or told}.values()


def _hit(who: Cast, seconds: list[Token], kind: str) -> list[Part]:
    """What was attacked or left, where that is a place itself."""
    if kind in lexicon().on_spot:
        return [Part(who.who(t), t) for t in seconds if _is_spot(who, t)]
    event = ontology.event_types()[kind]
    if event.family != "Force" or event.sign < 0:
        return []
    left = [t for t in seconds if who.is_a(who.who(t), "Place")]  # who leaves Somalia was there
    return [Part(who.who(t), t) for t in left if not state_of(who, who.who(t))]


def _told(who: Cast, found: clauses.Places, seconds: list[Token], kind: str) -> list[Part]:
    """Places behind the prepositions of a clause, else beside who or what was hit.

    In "facilities in A and B" a parser may hang B on the facilities; it is a place all the same.
    """
    taken = {t.i for t in seconds}
    built = [t for t in seconds if who.is_a(who.who(t), "Facility")]
    hit = {who.who(t) for t in seconds}

    def free(parts: Iterable[Part]) -> list[Part]:
        return [p for p in parts if p.token.i not in taken and p.entity not in hit]

    lists = lexicon().lists
    words = lists["locatives"] - (lists["ways"] if kind in lexicon().on_spot else frozenset())
    bare = [s for s in found.get("subject", []) if not who.who(s)]  # "an explosion in X"
    near = free(p for s in [*seconds, *bare] for p in _located(who, clauses.places(s), words))
    near = near or free(p for s in seconds for p in _around(who, s))
    told = free(_located(who, found, words)) or near
    beside = (t for s in built for t in conjuncts(s)) if told else ()
    return told + free(Part(who.who(t), t) for t in beside if who.is_a(who.who(t), "Place"))


def _vague(who: Cast, parts: list[Part]) -> set[str]:
    """What only describes where something was: "in Zarn, in the north of the country"."""
    return {p.entity for p in parts if p.entity != who.who(p.token) or not _is_named(who, p.token)}


def shared_places(who: Cast, events: list[Telling]) -> dict[int, tuple[Part, ...]]:
    """Places by trigger of tellings that name none, from the scene that they belong to."""
    told = {t.trigger.i: t for t in events}
    found: dict[int, tuple[Part, ...]] = {}
    for telling in events:
        if telling.places:
            continue
        for other in scene(telling.support or telling.trigger):
            if other.i in told:
                alike = one_scene(told[other.i], telling)
                parts = told[other.i].places if alike else ()
            elif other.pos_ in ("NOUN", "PROPN"):
                spot = _spot(who, other)
                parts = (spot,) if spot is not None else ()
            else:
                parts = tuple(_located(who, clauses.places(other), lexicon().lists["within"]))
            if parts:
                found[telling.trigger.i] = parts
                break
        for before in went_on(telling, events):
            if telling.trigger.i not in found and before.places:
                found[telling.trigger.i] = before.places
    return found


def _is_spot(who: Cast, token: Token) -> bool:
    """Whether what was hit is a named place, and so where it was: not a country, not a base."""
    entity = who.who(token)
    if not who.is_a(entity, "Place") or who.is_a(entity, "State") or not _is_named(who, token):
        return False
    return not (state_of(who, entity) and token.head.pos_ == "VERB" and _asked(token))


def _asked(token: Token) -> bool:
    """Whether somebody is made to do something: "force Nairobi to withdraw" is no place."""
    return any(c.dep_ in ("xcomp", "ccomp") for c in token.head.rights)


def _located(who: Cast, found: clauses.Places, words: frozenset[str]) -> Iterator[Part]:
    """Places behind a preposition of place; a country only where something happens in it."""
    lists = lexicon().lists
    for name in sorted(set(found) & words):
        for filler in found[name]:
            for token in conjuncts(filler):
                part = _spot(who, token) if token.pos_ != "PRON" else None
                state = part is not None and who.is_a(part.entity, "State")
                if part is not None and (name in lists["within"] or not state):
                    yield part


def _spot(who: Cast, token: Token) -> Part | None:
    """The place that a phrase leads to: its own name, else the name within, else its words."""
    entity = who.who(token)
    if who.is_a(entity, "Place") and _is_named(who, token):
        return Part(entity, token)
    if seat := _seat(who, token):
        return Part(seat, token)
    inner = _within(who, token)
    if inner is not None and not who.is_a(who.who(inner), "State"):
        return Part(who.who(inner), inner)
    if who.is_a(entity, "Place"):
        return None if token.lemma_ in lexicon().lists["vehicles"] else Part(entity, token)
    described = _described(who, token, inner)
    return Part(described, token) if described else None


def _around(who: Cast, hit: Token) -> Iterator[Part]:
    """Where somebody or something was when it was hit: "people who were praying in Belsar"."""
    if who.is_a(who.who(hit), "Facility") and (inner := _within(who, hit)) is not None:
        yield Part(who.who(inner), inner)
    for child in hit.rights:
        if child.dep_ in ("relcl", "acl") and child.tag_ == "VBG":
            yield from _located(who, clauses.places(child), lexicon().lists["within"])


def _pointed(who: Cast, trigger: Token) -> Iterator[Part]:
    """Where "there" and "here" point: to the last place named, to where the report is from."""
    for child in trigger.children:
        if child.dep_ != "advmod" or child.lower_ not in ("there", "here"):
            continue
        if child.lower_ == "here":
            town = written_from(who.parsed.document.text)
            known = gazetteer().ids.get(tuple(fold(w) for w in town.split()), ())
            entity = who.add(known_entity(known[0]) if known else unknown(town, "Place"))
            found = [(0, entity)] if town else []
        else:
            named = [i for i in who.facets if who.is_a(i, "Place") and not who.is_a(i, "Facility")]
            named = [i for i in named if not who.is_a(i, "State")] or named
            found = [(t.i, i) for i in named for _, t in who.facets[i].seen if t.i < child.i]
        if found:
            entity = max(found)[1]
            who.step(child, phrase(who.parsed, child), "coreference", entity)
            yield Part(entity, child)


def _is_named(who: Cast, token: Token) -> bool:
    """Whether a place bears a name of its own, and not that of whoever owns it: "SDF convoy"."""
    words = who.facets[who.who(token)].entity.label.split()
    seen = phrase(who.parsed, token)
    if not seen.proper and seen.start == who.parsed.sentence(token).start:
        words = words[1:]  # "More than 60 targets were struck": a capital by its place alone
    owned = any(who.is_a(who.who(m), "Actor") for m in seen.modifiers)
    sorts = {c.text for c in token.lefts if c.ent_type_ == "NORP"}
    capital = (w for w in words if w.lstrip("'‘’`")[:1].isupper())  # "‘Amran"
    names = [w for w in capital if fold(w) not in demonyms()]
    names = [w for w in names if w not in sorts]  # "the African state", "a Muslim town"
    return bool(names) and (not owned or who.is_a(who.who(token), "State"))


def _seat(who: Cast, token: Token) -> str:
    """The town that "the Iraqi capital" is."""
    if token.lemma_.lower() != "capital":
        return ""
    states = {nation(who, c) or who.who(c) for c in token.lefts}
    for town, state in capitals().items():
        if state in states:
            known = gazetteer().ids.get(tuple(town.split()), ())
            place = next((k for k in known if background.known()[k].kind == "Place"), "")
            seat = who.add(known_entity(place) if place else unknown(town.title(), "Place"))
            who.step(token, phrase(who.parsed, token), "capital", seat)
            return seat
    return ""


def _within(who: Cast, token: Token, depth: int = 0) -> Token | None:
    """The place inside a phrase: "outskirts of Gardez", "the road between A and B"."""
    if depth > 3:
        return None
    for child in (*token.lefts, *token.rights):
        inner = [child] if child.dep_ in ("compound", "nmod", "appos", "poss") else []
        if child.dep_ in ("prep", "acl"):
            inner = [g for g in child.children if g.dep_ in ("pobj", "dobj")]
            inner += [h for g in child.children if _where(g) for h in g.children]
        for other in inner:
            if who.is_a(who.who(other), "Place") and _is_named(who, other):
                return other
            if eventful(other):
                continue  # "in response to attacks in Zarn": that is where those were
            if (found := _within(who, other, depth + 1)) is not None:
                return found
    return None


def _where(token: Token) -> bool:
    return token.dep_ == "prep" and token.lower_ not in lexicon().lists["ways"]


def _described(who: Cast, token: Token, inner: Token | None) -> str:
    """A part of a country told by its direction or border: "the northeast", "Lebanese border"."""
    lists, seen = lexicon().lists, phrase(who.parsed, token)
    side = token.lemma_.lower() in lists["directions"]
    if not side and not (seen.lemma in lists["vast"] and (inner is not None or seen.modifiers)):
        return ""
    last = inner if inner is not None and inner.i > token.i else token
    label = who.parsed.document.text[seen.start : who.parsed.end(last)]
    key = " ".join(fold(word) for word in label.split())
    return who.add(Entity(mint("place", label, who.parsed.document.id, key), label, "Place"))
