"""Who or what fills the parts of a telling: agents, recipients, instruments, places.

A frame names grammatical places in order; the first place that holds what the frame needs is
taken, with all that is coordinated there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import ontology
from kg.model import Amount
from kg.text.grammar import clauses
from kg.text.grammar.examples import examples
from kg.text.who.mentions import conjuncts, noun, phrase
from kg.text.who.pairs import mutual
from kg.text.who.referents import (
    actors,
    all_of,
    is_branch,
    is_nationality,
    modifier,
    owner,
    owners,
    recipients,
    state_of,
    weapon,
)
from kg.text.words.cues import Frame, lexicon
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast

__all__ = [
    "Part",
    "acts_itself",
    "agents_of",
    "among_themselves",
    "any_of",
    "instruments_of",
    "partners",
    "recipients_of",
    "several",
    "side",
    "sides_of",
    "sorts",
]


_HELD = {"whose": "possessor"}
_PEOPLE = frozenset({"Person", "persons"})


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody or something in a telling, and the token that stands for it."""

    entity: str
    token: Token


def side(
    who: Cast,
    names: tuple[str, ...],
    found: clauses.Places,
    needs: frozenset[str],
    skip: list[Token],
) -> tuple[list[Token], bool]:
    """The tokens of the first place that holds what is needed; whether any place held anything."""
    there = False
    for name in names:
        if name == "whose":  # "his arrest": the arrest of him; "the army's arrest of him" is its
            name, needs = "possessor", _PEOPLE
        fillers = [t for f in found.get(name, []) for t in _coordinated(who, f) if t not in skip]
        there = there or (bool(fillers) and name in ("object", "dative"))
        good = [t for t in fillers if _fits(who, t, needs, name)]
        if good:
            return good, True
        if name == names[0] == "object" and any(t.pos_ == "PROPN" for t in fillers):
            break  # "indicted X for his role in": it is done to X, whoever that is
    return [], there


def partners(who: Cast, tokens: list[Token]) -> list[Token]:
    """Both sides of what a plural does with itself: "the presidents of A and B met"."""
    if len(tokens) != 1 or tokens[0].tag_ not in ("NNS", "NNPS"):
        return tokens
    inner = [
        t
        for c in tokens[0].rights
        if c.dep_ == "prep" and c.lower_ in ("of", "from", "for")
        for g in c.children
        if g.dep_ == "pobj"
        for t in conjuncts(g)
    ]
    before = [c for c in tokens[0].lefts if c.dep_ in ("amod", "nmod", "poss", "compound")]
    joined = before if any(c.dep_ == "cc" for c in tokens[0].lefts) else []
    # "Kenyan and Peruvian ministers", but "Kenyan opposition parties" are of one country
    for names in (inner, *([c, *c.conjuncts, *c.lefts] for c in before), joined):
        found = [t for t in names if any(who.is_a(e, "Actor") for e in actors(who, t))]
        if len(found) > 1:
            return found
    return tokens


def _coordinated(who: Cast, first: Token) -> Iterator[Token]:
    """What is coordinated with a filler; "facilities in A and B" does not make B a target."""
    settled = any(c.dep_ == "prep" and c.lower_ in ("in", "at", "near") for c in first.children)
    for token in conjuncts(first):
        stray = token.i != first.i and settled and who.is_a(who.who(token), "Place")
        if not (stray and not who.is_a(who.who(first), "State")):
            yield token


def _fits(who: Cast, token: Token, needs: frozenset[str], name: str) -> bool:
    named = token.dep_ == "poss" and token.pos_ != "PRON"
    if name in ("modifier", "prefix", "owner") and not named:
        if token.lower_ in lexicon().lists["natures"]:
            return False  # "a terrorist attack": its nature, whoever did it
        fighters = "members" in lexicon().classes.get(token.lower_, ())
        sure = is_nationality(token) or fighters or is_branch(who, token)
        if token.pos_ not in ("NOUN", "PROPN") and not sure:
            return False
        entity = modifier(who, token)
        if who.is_a(entity, "Place") and not acts_itself(who, token, entity):
            return False
        if who.kind(entity) == "Person":
            return False  # "the Garissa attack": before an act, an unknown name is a place's
        return bool(entity) and (not needs or bool(needs & _kinds(who, entity)))
    if name == "at" and who.kind(who.who(token)) == "Place":
        return False  # "an attack at Goma" hits what is there
    return bool(needs & sorts(who, token)) if needs else bool(who.who(token))


def acts_itself(who: Cast, token: Token, entity: str) -> bool:
    """Whether a country's name before an event noun is who did it, not where it was."""
    if not who.is_a(entity, "State"):
        return False
    return token.i not in who.parsed.names or token.text.isupper()


def any_of(who: Cast, tokens: list[Token], needs: frozenset[str]) -> bool:
    return any(needs & sorts(who, t) for f in tokens for t in conjuncts(f))


def sorts(who: Cast, token: Token) -> frozenset[str]:
    """All that a frame may ask of a filler: its noun, noun classes, kind, or being an event."""
    lemma = noun(token)
    words = {lemma, token.lemma_.lower()}
    if token.lemma_.lower() in lexicon().lists["quantifiers"]:  # "thousands of students"
        words |= {noun(t) for t in clauses.places(token).get("of", [])}
    entity = who.who(token)
    names = {name for word in words for name in lexicon().classes.get(word, ())}
    if entity and token.pos_ == "PRON":  # "him": whatever was told of the man
        names |= who.facets[entity].classes
    seen = words | names
    for name in names:
        kind = lexicon().denotes.get(name, "")
        seen |= {kind, *(ontology.kinds()[kind].parents if kind else ())}
    if any(frame.is_event for word in words for _, frame in lexicon().nouns.get(word, ())):
        seen.add("event")
    if entity:
        seen |= _kinds(who, entity)
    counted = token.pos_ in ("NOUN", "ADJ") and not entity and phrase(who.parsed, token).amount
    if counted or (token.pos_ == "NUM" and who.kind(entity) in ("", "UnnamedActor")):
        seen |= {"Actor", "Person"}  # "killed at least 31": somebody is counted, nobody named
    return frozenset(seen)


def _kinds(who: Cast, entity: str) -> set[str]:
    kind = who.kind(entity)
    known = ontology.kinds().get(kind)
    capital = {"Capital", "Actor", "State"} if state_of(who, entity) else set()
    return {kind, *(known.parents if known else ()), *capital}


def agents_of(who: Cast, firsts: list[Token]) -> tuple[list[Part], list[Part]]:
    """Agents; a weapon in their place is an instrument, and its owner the agent."""
    agents: list[Part] = []
    instruments: list[Part] = []
    for token in firsts:
        entity = who.who(token) or modifier(who, token)
        if who.is_a(entity, "Weapon"):
            instruments.append(Part(weapon(who, token), token))
            if holder := owner(who, token):
                agents.append(Part(holder, token))
        else:
            agents += [Part(e, token) for e in actors(who, token)]
    return agents, instruments


def instruments_of(who: Cast, found: clauses.Places) -> list[Part]:
    fillers = [
        t for name in ("with", "by", "using") for f in found.get(name, []) for t in conjuncts(f)
    ]
    fillers += found.get("modifier", [])
    parts = [Part(entity, token) for token in fillers if (entity := weapon(who, token))]
    return list({p.entity: p for p in parts}.values())


def recipients_of(
    who: Cast, frame: Frame, seconds: list[Token]
) -> tuple[list[tuple[str, Amount, Token]], list[Part], list[Part]]:
    amounts: list[tuple[str, Amount, Token]] = []
    destroyed: list[Part] = []
    found: list[Part] = []
    force = ontology.event_types()[frame.evokes].family == "Force"
    for token in seconds:
        seen, entity = phrase(who.parsed, token), who.who(token) or modifier(who, token)
        if frame.casualty in ("killed", "injured") and seen.amount:
            amounts.append((frame.casualty, seen.amount, token))
        if frame.casualty == "destroyed" and entity and not who.is_a(entity, "Person"):
            destroyed.append(Part(entity, token))
        if not entity:  # "rejected Peru's offer"
            found += [Part(o, token) for o in _whose(who, token) if not force]
            continue
        found += [Part(e, token) for e in recipients(who, token, force)]
        if who.is_a(entity, "Facility") or who.is_a(entity, "Weapon"):
            # to strike a group's base or drone is to strike the group
            found += [Part(o, token) for o in owners(who, token) if o != entity]
        found += _named_among(who, token)
    return amounts, destroyed, found


def _named_among(who: Cast, many: Token) -> Iterator[Part]:
    """Those of a number who are told of one by one; a part of the number is none of its own."""
    plural = many.tag_ in ("NNS", "NNPS", "CD")
    for token in (t for first in examples(many) for t in conjuncts(first)) if plural else ():
        somebody = who.kind(who.who(token)) in ("Person", "UnnamedActor")
        if somebody and token.tag_ in ("NN", "NNP") and phrase(who.parsed, token).amount is None:
            yield Part(who.who(token), token)


def _whose(who: Cast, token: Token) -> list[str]:
    """Whose an offer or act is; not who suffers it: "condemned the murder of X"."""
    frames = [f for _, f in lexicon().nouns.get(token.lemma_.lower(), ()) if f.is_event]
    places = {p for f in frames for p in f.second} & {"of", "whose"}
    suffer = [t for p in places for t in clauses.places(token)[_HELD.get(p, p)]]
    done_to = {who.who(t) for t in suffer}
    return [o for o in owners(who, token) if o not in done_to]


def several(who: Cast, tokens: list[Token]) -> bool:
    """Whether more than one are told of: "A and B", "both sides"."""
    return len({e for t in tokens for e in (all_of(who, t) or [str(t.i)])}) > 1


def among_themselves(frame: Frame, found: clauses.Places) -> bool:
    """Whether those of one side do it to each other: "A and B met", "blamed each other"."""
    if any(mutual(t) for n in frame.second for t in found.get(n, [])):
        return True
    # "A and B repelled the raid" together
    other = "object" in frame.second and bool(found.get("object"))
    return frame.reciprocal and not other


def sides_of(
    frame: Frame, found: clauses.Places, agents: list[Part], recipients: list[Part]
) -> tuple[list[Part], list[Part]]:
    """Agents and recipients; where they do it to each other, each of them is both."""
    if recipients or len(agents) < 2 or not among_themselves(frame, found):
        acting = {a.entity for a in agents}
        return agents, [r for r in recipients if r.entity not in acting]
    return (agents[:1], agents[1:]) if frame.reciprocal else (agents, agents)
