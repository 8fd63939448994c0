"""Standing relations that noun phrases tell by their modifiers: "Iran-backed", "Iran's IRGC".

They need neither a verb nor a noun of relation, which `ties` looks for.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import background, ontology
from kg.model import Entity, mint
from kg.spelling import fold
from kg.text.acts.fillers import Part, sorts
from kg.text.acts.telling import Telling
from kg.text.grammar.stance import Stance
from kg.text.surface.bodynames import kind_of_label
from kg.text.who.cast import Cast
from kg.text.who.mentions import conjuncts, held_by, phrase, prefix
from kg.text.who.referents import modifier
from kg.text.words.cues import Frame, lexicon
from kg.text.words.gazetteer import demonyms
from kg.text.words.tokens import Token

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
        for frame, body in _fighters(who, token):
            first = Part(_themselves(who, token), token)
            yield Telling(frame.evokes, frame, body.token, Stance(), (first,), (body,))


def _modifying(who: Cast, token: Token, entity: str) -> Iterator[tuple[Frame, Part]]:
    if found := prefix(token):
        name, participle = found
        other = modifier(who, name)
        if who.kind(other) == "UnnamedActor":
            other = ""  # "Kurdish-led": of a people, of nobody
        frame = lexicon().hyphens[participle.lower_]
        if other and frame.evokes == "basedIn":
            who.retype(other, "Place")
        if other and _holds(who, frame, entity, other):
            yield frame, Part(other, name)
        return
    named = token.i in who.parsed.names or token.pos_ == "PROPN"
    if named:
        yield from _owned(who, token, entity)
    for child in token.lefts:
        if child.dep_ not in ("amod", "compound", "nmod") or named:
            continue
        if who.is_a(state := modifier(who, child), "State") and _told_of(who, token, entity):
            yield lexicon().frames["nationality"], Part(state, child)
    if named and who.is_a(entity, "Person"):
        yield from _of_body(who, token)
    yield from _present(who, token, entity)


def _owned(who: Cast, token: Token, entity: str) -> Iterator[tuple[Frame, Part]]:
    """What a name's owner tells: Iran's IRGC, Hamas's Qassam Brigades, the War Front of the ELN."""
    for token_ in _owners(who, token, entity):
        owner = who.who(token_)
        if not owner or _named_after(who, entity, owner):
            continue
        for kind in ("statePart", "bodyPart", "stateBase"):
            frame = lexicon().frames[kind]
            fits = (
                _wanted(who, frame.needs, owner) or frame.needs & phrase(who.parsed, token_).classes
            )
            if fits and _wanted(who, frame.doer, entity):
                yield frame, Part(owner, token_)
                break


def _owners(who: Cast, token: Token, entity: str) -> Iterator[Token]:
    for child in token.lefts:
        known = child.i in who.parsed.names and token.i in who.parsed.names
        if child.dep_ == "poss":
            yield child
        elif known and who.is_a(who.who(child), "InternationalOrganization"):
            yield child  # "the United Nations World Food Programme"
    if _surely(who, entity):
        yield from (g for g in held_by(token, ("of",)) if _surely(who, who.who(g)))


def _themselves(who: Cast, token: Token) -> str:
    """Those whom a noun tells of, apart from the body that they stand for in what they do."""
    if who.kind(who.who(token)) == "UnnamedActor":
        return who.who(token)
    words = phrase(who.parsed, token).words
    return who.add(
        Entity(mint("actor", words, who.parsed.document.id, words), words, "UnnamedActor")
    )


def _surely(who: Cast, entity: str) -> bool:
    """Whether a name is known, or its own words tell what it is the name of."""
    label = who.facets[entity].entity.label if entity else ""
    return entity in background.known() or (" " in label and bool(kind_of_label(label)))


def _named_after(who: Cast, entity: str, owner: str) -> bool:
    """Whether a name already holds its owner's: "Iran's foreign ministry" is only Iran's."""
    facet = who.facets[entity].entity
    words = {fold(w) for w in facet.label.replace("-", " ").split()}
    names = (who.facets[owner].entity.label, *who.facets[owner].entity.aliases)
    peoples = {word for word, state in demonyms().items() if state == owner}
    return bool(words & peoples) or any({fold(w) for w in n.split()} <= words for n in names)


def _told_of(who: Cast, token: Token, entity: str) -> bool:
    actor = who.is_a(entity, "Actor") and who.kind(entity) != "UnnamedActor"
    return actor and token.dep_ in ("appos", "attr")


def _of_body(who: Cast, token: Token) -> Iterator[tuple[Frame, Part]]:
    frame = lexicon().frames["ofBody"]
    for inner in (t for g in held_by(token, frame.second) for t in conjuncts(g)):
        body = who.who(inner)
        if frame.needs & sorts(who, inner) and _surely(who, body):
            yield frame, Part(body, inner)


def _fighters(who: Cast, token: Token) -> Iterator[tuple[Frame, Part]]:
    """The body that those told of by a noun are of: "four soldiers of the 3rd Battalion"."""
    frame = lexicon().frames["fighters"]
    if not phrase(who.parsed, token).plural or not frame.doer & sorts(who, token):
        return
    joined = [c for c in token.rights if c.dep_ == "acl" and c.lower_ == "belonging"]
    for inner in (g for t in (token, *joined) for g in held_by(t, frame.second)):
        for body in conjuncts(inner):
            if frame.needs & sorts(who, body) and who.kind(who.who(body)) != "UnnamedActor":
                yield frame, Part(who.who(body), body)


def _present(who: Cast, token: Token, entity: str) -> Iterator[tuple[Frame, Part]]:
    """Forces told of in a country that is not their own."""
    frame = lexicon().frames["presence"]
    if not who.is_a(entity, "MilitaryForce") or not phrase(who.parsed, token).classes & frame.doer:
        return
    for inner in (t for g in held_by(token, frame.second) for t in conjuncts(g)):
        place = who.who(inner)
        if who.is_a(place, "Place") and _abroad(who, entity, place):
            yield frame, Part(place, inner)


def _abroad(who: Cast, entity: str, place: str) -> bool:
    """Whether a place is known to lie in another country than a force's own."""
    known = background.known()
    if place not in known:
        return False
    there = known[place].label if known[place].kind == "State" else known[place].country
    if entity in known and known[entity].country:
        return there not in ("", known[entity].country)
    label = fold(who.facets[entity].entity.label)
    own = {known[state].label for word, state in demonyms().items() if label.startswith(word)}
    return bool(there) and there not in own


def _wanted(who: Cast, kinds: frozenset[str], entity: str) -> bool:
    return any(who.is_a(entity, kind) for kind in kinds)


def _holds(who: Cast, frame: Frame, entity: str, other: str) -> bool:
    relation = ontology.relations()[frame.evokes]
    return who.is_a(entity, relation.domain) and who.is_a(other, relation.range)
