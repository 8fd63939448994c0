"""Descriptions become entities: "Kenyan army", "three tribal elders", "fighters of the SDF".

A described actor is the named one it stands beside or belongs to, where there is one; a state's
force or body is the same in every report; whoever is left is an unnamed actor of this document.
"""

from __future__ import annotations

import re

from kg.model import Entity, mint
from kg.spelling import fold
from kg.text.surface.bodynames import kind_of_label
from kg.text.who import coreference, pairs
from kg.text.who.cast import Cast
from kg.text.who.choosing import nation
from kg.text.who.identity import inside, said_of
from kg.text.who.incumbents import incumbent
from kg.text.who.mentions import Phrase, conjuncts, phrase, prefix
from kg.text.who.naming import known_entity, twin, unknown
from kg.text.words.cues import lexicon
from kg.text.words.gazetteer import adjective, capitals, demonyms, gazetteer
from kg.text.words.tokens import Token

__all__ = ["ACTORS", "belonging_to", "described"]

ACTORS = frozenset({"members", "groups", "forces", "services", "bodies", "organizations"})
_MEMBERS = frozenset({"members", "groups", "forces"})


def described(who: Cast, token: Token, seen: Phrase) -> str:
    """An actor, thing or place told by a common noun."""
    if not seen.classes:
        return ""
    if found := said_of(who, token, seen):
        return found
    if both := pairs.pair(who, token, seen):
        who.step(token, seen, "coreference", *both)
        return who.share(token, both)
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        return ""  # "designated as a terrorist group": a predicate, nobody new
    if "places" in seen.classes and (found := _named_place(who, token)):
        return found
    if found := _members_of(who, token, seen):
        return found
    owner = belonging_to(who, seen)
    if found := incumbent(who, token, seen, owner):
        who.step(token, seen, "office", found)
        return found
    if owner and (found := _of_owner(who, token, seen, owner)):
        return found
    if not owner and (found := coreference.definite(who, token, seen)):
        return found
    return _unnamed(who, seen)


def _named_place(who: Cast, token: Token) -> str:
    """The place that a noun only sorts: "the city of Manbij", "Kaduna State"."""
    inner = [c for c in token.lefts if c.dep_ in ("compound", "nmod")]
    inner += [g for c in token.rights if c.dep_ == "prep" and c.lower_ == "of" for g in c.children]
    for other in inner:
        seen = phrase(who.parsed, other)
        if not (seen.proper or seen.name) or (other.ent_type_ == "NORP" and not seen.name):
            continue  # "a Sunni Muslim town" is not called so
        found = who.meaning.get(other.i) or inside(who, other, seen)
        guessed = who.kind(found) == "Organization" and not kind_of_label(seen.words)
        if found and (who.is_a(found, "Place") or guessed):
            who.retype(found, "Place")
            who.see(found, other, seen)
            return found
    return ""


def _members_of(who: Cast, token: Token, seen: Phrase) -> str:
    """The groups that their members stand for: "fighters of the Syrian Democratic Forces"."""
    if not seen.classes & {"members"} and seen.lemma not in ("soldier", "troop", "force"):
        return ""
    found = []
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "from"):
            found += [
                group
                for first in child.children
                for named in conjuncts(first)
                if (group := _group_of(who, named))
            ]
    if not found:
        return ""
    who.step(token, seen, "member", *found)
    return who.share(token, found) if len(found) > 1 else found[0]


def _group_of(who: Cast, token: Token) -> str:
    """The group that a word behind "fighters of" names."""
    other, found = phrase(who.parsed, token), ""
    if "groups" in other.classes and not other.proper and (owner := belonging_to(who, other)):
        found = _of_owner(who, token, other, owner)
    elif other.proper or other.name:
        found = who.meaning.get(token.i) or inside(who, token, other)
    if not found or who.is_a(found, "Place") or not who.is_a(found, "Actor"):
        return ""
    who.see(found, token, other)
    return found


def belonging_to(who: Cast, seen: Phrase) -> str:
    """Whom the words before a noun name: a state by its nationality, a group, a body."""
    for token in (*seen.modifiers, *([seen.owner] if seen.owner is not None else [])):
        if (
            token.ent_type_ == "NORP"
            and fold(token.text) not in demonyms()
            and token.i not in who.parsed.names
        ):
            continue  # a people, not an actor: Tuareg rebels
        if prefix(seen.head) and token.i < prefix(seen.head)[1].i:  # type: ignore[index]
            continue
        if token.i not in who.parsed.names and (state := nation(who, token)):
            return who.add(known_entity(state))
        if token.i in who.meaning:
            return _as_state(who, seen, token, who.meaning[token.i])
        told = phrase(who.parsed, token)
        if (told.proper or told.pronoun or told.name) and (found := inside(who, token, told)):
            who.see(found, token, told)
            return found
    return ""


def _as_state(who: Cast, seen: Phrase, owner: Token, found: str) -> str:
    """The state that a capital stands for as owner of forces: "Tehran's forces", "its soldiers"."""
    owning = owner.dep_ == "poss" and seen.classes & {"forces", "bodies"}
    state = capitals().get(fold(who.facets[found].entity.label)) if owning else None
    return who.add(known_entity(state)) if state and who.kind(found) == "Place" else found


def _of_owner(who: Cast, token: Token, seen: Phrase, owner: str) -> str:
    """A described actor that belongs to a named one: fighters of a group, forces of a state."""
    possessed = seen.owner is not None and who.meaning.get(seen.owner.i) == owner
    one = "individuals" in seen.classes and not seen.plural  # "a Hamas gunman" is not Hamas
    group = any(who.is_a(owner, k) for k in ("ArmedGroup", "Organization"))
    if group and seen.classes & _MEMBERS and not one:
        who.step(token, seen, "member", owner)
        return owner
    command = who.facets[owner].classes & {"services", "groups", "bodies"}
    if "forces" in seen.classes and (
        command or any(who.is_a(owner, k) for k in ("MilitaryForce", "Agency"))
    ):
        who.step(token, seen, "member", owner)
        return owner
    if "vessels" in seen.classes and who.is_a(owner, "Vessel"):
        return owner
    if who.is_a(owner, "State") and (collective := _collective(who, seen, owner)):
        who.step(token, seen, "description", collective)
        for other in seen.modifiers:  # "British and American forces"
            for child in other.children:
                if child.dep_ == "conj" and fold(child.text) in demonyms():
                    if state := nation(who, child):
                        who.add(known_entity(state))
                    force = _collective(who, seen, state, child.text)
                    who.more.setdefault(token.i, []).append(force)
        return collective
    if (
        "persons" in seen.classes
        and not seen.plural
        and (found := coreference.holder(who, token, seen, owner))
    ):
        who.step(token, seen, "office", found)
        return found
    if not possessed and "bodies" in seen.classes and who.is_a(owner, "Person"):
        return who.add(unknown(seen.words, "Government"))
    local = who.is_a(owner, "Person") or (who.is_a(owner, "Place") and not who.is_a(owner, "State"))
    if not possessed and local and seen.classes & {"groups", "organizations", "services"}:
        named = [lexicon().denotes[c] for c in sorted(seen.classes) if c in lexicon().denotes]
        return who.add(unknown(seen.words, named[0]))
    return ""


def _collective(who: Cast, seen: Phrase, state: str, people: str = "") -> str:
    """A state's force or body, the same actor in every report: "Iraqi government".

    `people` is its nationality as the report has it, for where the state is not plain.
    """
    if prefix(seen.head) or (seen.amount and "forces" not in seen.classes):
        return ""
    if "forces" in seen.classes:
        noun, kind = "forces", "MilitaryForce"
    elif "services" in seen.classes:
        noun, kind = seen.lemma, "MilitaryForce"
    elif "bodies" in seen.classes:
        noun, kind = seen.lemma, "Government"
        kind = (
            "Government" if noun in ("government", "parliament", "cabinet", "regime") else "Agency"
        )
    else:
        return ""
    people = adjective(state) if state else people
    label = f"{people} {noun if noun == 'forces' else _after_state(who, seen)}"
    for known in gazetteer().ids.get(tuple(fold(w) for w in label.split()), ()):
        return who.add(known_entity(known))
    if noun != "forces" and (found := twin(who, label)):
        return found
    entity = who.add(Entity(mint("actor", label, state or people, noun), label, kind))
    if not seen.amount and seen.owner is None:
        who.alias(entity, seen.words)
    return entity


def _after_state(who: Cast, seen: Phrase) -> str:
    """The words of a body without its country: "transitional government"."""
    names = who.parsed.names
    state = {t.i for t in seen.modifiers if t.i in names or fold(t.text) in demonyms()}
    state |= {seen.owner.i} if seen.owner is not None else set()
    first = max((i for i in state if i < seen.head.i), default=seen.head.i - 1) + 1
    while (
        first < seen.head.i
        and seen.head.doc[first].tag_ in ("POS", "CC", "JJ")
        and (seen.head.doc[first].tag_ == "POS" or fold(seen.head.doc[first].text) in demonyms())
    ):
        first += 1
    return who.parsed.words(min(first, seen.head.i), seen.head.i)


def _unnamed(who: Cast, seen: Phrase) -> str:
    """Somebody or something that the report describes and does not name."""
    kinds = [lexicon().denotes.get(name, "") for name in sorted(seen.classes)]
    if {"weapons"} & seen.classes:
        kind, room = "Weapon", "weapon"
    elif {"facilities"} & seen.classes and not seen.classes & (ACTORS | {"persons"}):
        kind, room = "Facility", "place"
    elif {"places", "gatherings"} & seen.classes and not seen.classes & (ACTORS | {"persons"}):
        if seen.lemma in lexicon().lists["vast"]:
            return ""
        kind, room = "Place", "place"
    elif any(kinds):
        kind, room = "UnnamedActor", "actor"
    else:
        return ""
    label = _owned(who, seen)
    key = " ".join(fold(word) for word in label.split())
    return who.add(Entity(mint(room, label, who.parsed.document.id, key), label, kind))


def _owned(who: Cast, seen: Phrase) -> str:
    """The words of a phrase with its owner's name for what stands for it: "leader of Nujaba"."""
    if seen.owner is None or not (seen.owner.pos_ == "PRON" or _points_back(who, seen.owner)):
        return seen.words
    rest = who.parsed.document.text[who.parsed.end(seen.owner) : seen.end]
    rest = re.sub(r"^['’]s?(?=\s)", "", rest).strip()
    owner = who.meaning.get(seen.owner.i, "")
    return f"{rest} of {who.facets[owner].entity.label}" if owner else rest


def _points_back(who: Cast, owner: Token) -> bool:
    return any(step.step == "coreference" for step in who.steps.get(owner.i, ()))
