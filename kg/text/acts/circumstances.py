"""What a telling says beside who: how exactly it was done, how often, and as part of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import ontology
from kg.text.acts.fillers import Part
from kg.text.grammar import clauses
from kg.text.grammar.phrases import evoked, nominal
from kg.text.grammar.voice import beside
from kg.text.who.mentions import noun, phrase
from kg.text.words.cues import Frame, lexicon
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast

__all__ = ["host", "kind_of", "times"]


def kind_of(frame: Frame, instruments: list[Part], trigger: Token) -> str:
    """The event type, made more exact by the weapon."""
    if frame.evokes not in lexicon().by_weapon:
        return frame.evokes
    weapons = [noun(p.token) for p in instruments]
    weapons += [c.lemma_.lower() for c in trigger.lefts if c.dep_ in ("compound", "amod")]
    types = [
        lexicon().weapons[w.split()[-1]] for w in weapons if w.split()[-1] in lexicon().weapons
    ]
    return types[0] if types else frame.evokes


def times(who: Cast, trigger: Token, support: Token | None) -> int:
    """How often: "at least 76 times since"."""
    for token in (trigger, *([support] if support is not None else [])):
        for child in token.children:
            if child.lower_ == "times" and (found := phrase(who.parsed, child).amount):
                return found.low
    return 1


def host(
    who: Cast, trigger: Token, found: clauses.Places, frame: Frame, agents: list[Part]
) -> Token | None:
    """The event that an act of force is part of: its subject, its setting, or the verb above."""
    if frame.evokes not in lexicon().harm:
        return None
    if trigger.pos_ in ("NOUN", "PROPN"):
        if frame.casualty:  # "the death of X in an air strike"
            return _setting(who, trigger, found) or _cause(who, trigger)
        return None if agents else _meanwhile(trigger.head, "when", "as")
    if trigger.dep_ in ("acl", "relcl") and trigger.head.dep_ in ("nsubj", "nsubjpass"):
        weapon = "weapons" in lexicon().classes.get(noun(trigger.head), ())
        if weapon and _is_assault(trigger.head.head):
            return trigger.head.head  # "drones launched by X hit the airport"
    if setting := _setting(who, trigger, found) or _shared_setting(who, trigger, frame):
        return setting
    if not frame.casualty:
        return None
    # "were killed when aircraft bombed the town"
    act = None if agents else _meanwhile(trigger, "when", "as", "after")
    return act or (None if _own(trigger) else _above(trigger))


def _setting(who: Cast, trigger: Token, found: clauses.Places) -> Token | None:
    """The attack that a clause names as who killed, or as where somebody was killed."""
    settings = lexicon().lists["hosts"]
    for name in ("subject", *(n for n in found if n in settings)):
        for filler in found.get(name, []):
            relative = filler.lower_ in ("which", "that") and trigger.dep_ == "relcl"
            target = trigger.head if relative else filler
            target = clauses.inner(target)
            if _is_harm(target) and not who.who(target):
                return target
    return None


def _cause(who: Cast, toll: Token) -> Token | None:
    """The attack that a verb says a toll came of: "the strike resulted in the deaths of two"."""
    verb = toll.head.head if toll.dep_ == "pobj" else toll.head
    causes = verb.pos_ == "VERB" and verb.lemma_ in lexicon().lists["causing"]
    return _setting(who, verb, clauses.places(verb)) if causes else None


def _shared_setting(who: Cast, verb: Token, frame: Frame) -> Token | None:
    """The setting of the toll beside a toll: "five were killed and seven injured in the raid"."""
    if not frame.casualty:
        return None
    for child in verb.rights:
        if child.dep_ == "conj":
            for other in (child, *(c for c in child.rights if c.dep_ == "acl")):
                tolls = other.pos_ == "VERB" and any(f.casualty for _, f in evoked(other))
                if tolls and (act := _setting(who, other, clauses.places(other))):
                    return act
    return None


def _meanwhile(token: Token, *words: str) -> Token | None:
    """The attack told in a clause of time below a verb, or below the verb above a noun."""
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    for child in _clauses_of(verb):
        if child.dep_ in ("advcl", "relcl") and any(c.lower_ in words for c in child.lefts):
            acts = [child, *(c for c in child.rights if c.dep_ in ("conj", "xcomp"))]
            if act := next((a for a in acts if _is_assault(a)), None):
                return act
    return None


def _above(trigger: Token) -> Token | None:
    """The attack in the clause above a toll: "attacked the base, killing five"."""
    if (stage := beside(trigger)) is not None:
        return stage if _is_assault(stage) else None
    if trigger.dep_ not in ("advcl", "relcl", "conj"):
        return None
    nouns = (clauses.inner(c) for c in trigger.head.children if c.dep_ in ("dobj", "nsubjpass"))
    act = next((c for c in nouns if _is_assault(c)), None)
    return act or (trigger.head if _is_assault(trigger.head) else None)


def _clauses_of(verb: Token) -> list[Token]:
    """The clauses below a verb and below those coordinated with it."""
    found = list(verb.children)
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ == "VERB":
            found += _clauses_of(child)
    for child in verb.children:  # "died the same day when"
        if child.dep_ == "npadvmod":
            found += [c for c in child.rights if c.dep_ == "relcl"]
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        found += [c for c in verb.head.children if c.dep_ == "advcl"]
    return found


def _own(verb: Token) -> bool:
    """Whether a clause has a subject that sets it apart; "with three killed" it has not."""
    if beside(verb) is not None:
        return False
    return any(
        c.dep_ in ("nsubj", "nsubjpass") and c.lower_ not in ("which", "that")
        for c in verb.children
    )


def _is_harm(noun: Token) -> bool:
    """Whether a noun tells of an act of force: of an attack, of a crackdown."""
    nouns = lexicon().nouns.get(noun.lemma_.lower(), ())
    return any(frame.evokes in lexicon().harm for _, frame in nouns)


def _is_assault(token: Token) -> bool:
    verbal = token.pos_ in ("VERB", "AUX") and not nominal(token)
    nouns = lexicon().nouns.get(token.lemma_.lower(), ())
    return any(
        frame.is_event and ontology.event_types()[frame.evokes].plover == "ASSAULT"
        for _, frame in (evoked(token) if verbal else nouns)
    )
