"""Whom a word stands for in a place of a clause: as agent, as recipient, as owner, as weapon.

The same word can mean different things in different places: "Tehran" acts as Iran and is
bombed as a city; a drone that strikes is an instrument, and its owner the agent.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg.model import Entity, mint
from kg.spelling import fold
from kg.text.who.cast import Cast
from kg.text.who.choosing import chosen, nation
from kg.text.who.descriptions import ACTORS, described
from kg.text.who.entities import meant
from kg.text.who.mentions import conjuncts, phrase
from kg.text.who.naming import known_entity
from kg.text.words.cues import lexicon
from kg.text.words.gazetteer import capitals, demonyms, peoples
from kg.text.words.tokens import Token

__all__ = [
    "actors",
    "all_of",
    "belligerent",
    "is_branch",
    "is_nationality",
    "modifier",
    "owner",
    "owners",
    "recipients",
    "state_of",
    "weapon",
]


def modifier(who: Cast, token: Token) -> str:
    """Whom a word before a noun means: Israeli (air strike), militia (attacks)."""
    if token.i in who.meaning:
        return who.meaning[token.i]
    if is_branch(who, token):
        seen = replace(phrase(who.parsed, token), modifiers=(token.nbor(-1),))
        return described(who, token, seen)
    if token.i + 1 < len(token.doc) and is_branch(who, token.nbor()):
        return ""  # a Kenyan army raid is the army's
    if token.i not in who.parsed.names and (state := nation(who, token)):
        return who.add(known_entity(state))
    seen = phrase(who.parsed, token)
    if seen.proper and token.dep_ in ("compound", "amod", "nmod", "poss"):
        return meant(who, token, seen)
    if seen.classes & (ACTORS | {"weapons"}) and token.dep_ in ("compound", "nmod", "amod"):
        return described(who, token, seen)
    return ""


def is_branch(who: Cast, token: Token) -> bool:
    """Whether a noun before a noun is a force of the state before it: Kenyan army (raid)."""
    if token.i == 0 or token.dep_ not in ("compound", "amod", "nmod"):
        return False
    before = token.nbor(-1)
    name = who.parsed.names.get(before.i)
    state = (name is not None and name.kind == "State") or fold(before.text) in demonyms()
    classes = lexicon().classes.get(token.lower_, ())
    return (
        state
        and before.head.i == token.head.i
        and bool({"services", "forces", "bodies"} & {*classes})
    )


def all_of(who: Cast, token: Token) -> list[str]:
    """All that a token's phrase means: two for "British and American forces"."""
    main = who.who(token)
    return [*([main] if main else []), *(e for e in who.more.get(token.i, ()) if e != main)]


def state_of(who: Cast, entity: str) -> str:
    """The state that a capital stands for, where the place itself does not act."""
    if entity not in who.facets or who.kind(entity) != "Place":
        return ""
    return capitals().get(fold(who.facets[entity].entity.label), "")


def actors(who: Cast, token: Token) -> list[str]:
    """Who acts, where a token is the subject: a capital acts as its state."""
    found = all_of(who, token) or ([e] if (e := modifier(who, token)) else [])
    return [_stands_for(who, e, token) for e in found]


def recipients(who: Cast, token: Token, force: bool) -> list[str]:
    """Whom an act is done to; a capital is hit as a place and addressed as a state."""
    found = all_of(who, token) or ([e] if (e := modifier(who, token)) else [])
    return found if force else [_stands_for(who, e, token) for e in found]


def belligerent(who: Cast, entity: str, token: Token) -> str:
    """Who fights, where a ministry is said to: "the Russian defence ministry said it struck"."""
    words = [fold(w) for w in who.facets[entity].entity.label.split()]
    if not set(words[-1:]) & lexicon().lists["ministries"]:
        return entity
    pairs = [" ".join(pair) for pair in pairwise(words)]  # "North Korean", then "Korean"
    states = [s for w in (*pairs, *words) if (s := chosen(who, peoples().get(w, ())))]
    named = [fold(f"{f.entity.label}'s") for f in who.facets.values() if f.entity.kind == "State"]
    ids = [e for e, f in who.facets.items() if f.entity.kind == "State"]
    states += [ids[named.index(w)] for w in words if w in named]
    if not states:
        return entity
    who.step(token, phrase(who.parsed, token), "member", states[0])
    return who.add(known_entity(states[0])) if states[0] not in who.facets else states[0]


def _stands_for(who: Cast, entity: str, token: Token) -> str:
    state = state_of(who, entity)
    if not state:
        return entity
    who.step(token, phrase(who.parsed, token), "capital", state)
    return who.add(known_entity(state))


def is_nationality(token: Token) -> bool:
    """Whether a word tells a nationality."""
    return fold(token.text) in demonyms()


def weapon(who: Cast, token: Token) -> str:
    """The sort of weapon a noun names, as one node for all reports; or nothing."""
    if token.lemma_.lower() in lexicon().lists["quantifiers"]:  # "thousands of missiles"
        inner = [g for c in token.rights if c.lower_ == "of" for g in c.rights if g.dep_ == "pobj"]
        token = inner[0] if inner else token
    seen = phrase(who.parsed, token)
    named = who.is_a(who.who(token), "Weapon")
    if not named and "weapons" not in seen.classes:
        return ""
    label = seen.words if seen.proper else seen.lemma
    if seen.pronoun:
        return who.who(token)
    return who.add(Entity(mint("weapon", label), label, "Weapon"))


def owner(who: Cast, token: Token) -> str:
    """Whose a thing is: "Houthi missile", "the group's base"."""
    return next(iter(owners(who, token)), "")


def _owning(noun: Token) -> tuple[str, ...]:
    """Prepositions behind a noun before whose it is: "the killing of X" is not that of X."""
    frames = [f for _, f in lexicon().nouns.get(noun.lemma_.lower(), ()) if f.is_event]
    suffered = any("of" in f.second for f in frames)
    both = ("with",) if any(f.reciprocal for f in frames) else ()  # "ruled out talks with X"
    return ("by", *both) if suffered else ("of", "belonging", "by", *both)


def owners(who: Cast, token: Token) -> list[str]:
    """Whose a thing is, by its modifiers, or by who is said to use it."""
    seen = phrase(who.parsed, token)
    found = [modifier(who, m) for m in seen.modifiers]
    if seen.owner is not None:
        found.append(who.who(seen.owner))
    words = _owning(token)
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in words:
            found += [who.who(g) for g in child.children if g.dep_ == "pobj"]
    for child in token.subtree:
        if child.dep_ in ("acl", "relcl") and child.lemma_ in lexicon().lists["owning"]:
            by = [c for c in token.sent if c.lower_ == "by" and c.i > child.i]
            by = [c for c in by if c.dep_ == "conj" or c.head.i == child.i]
            found += [who.who(g) for c in by for g in c.children if g.dep_ == "pobj"]
            if child.dep_ == "relcl" and child.head.i == token.i:
                found += [who.who(c) for c in child.children if c.dep_ == "nsubj"]
    for clause in token.rights:
        if clause.dep_ == "relcl" and clause.lemma_ in lexicon().lists["lightAgent"]:
            takers = [t for c in clause.lefts if c.dep_ == "nsubj" for t in conjuncts(c)]
            found += [e for c in takers for e in all_of(who, c)]  # "steps that X has taken"
    return [f for f in dict.fromkeys(found) if who.is_a(f, "Actor")]
