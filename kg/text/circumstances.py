"""What a telling says beside who: how exactly it was done, how often, and as part of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import ontology
from kg.text import clauses
from kg.text.cues import Frame, lexicon
from kg.text.fillers import Part
from kg.text.mentions import noun, phrase
from kg.text.phrases import evoked, nominal

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.text.cast import Cast

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


def host(who: Cast, trigger: Token, found: clauses.Places, frame: Frame) -> Token | None:
    """The event that an act of force is part of: its subject, its setting, or the verb above."""
    if frame.evokes not in lexicon().harm or trigger.pos_ in ("NOUN", "PROPN"):
        return None
    if trigger.dep_ in ("acl", "relcl") and trigger.head.dep_ in ("nsubj", "nsubjpass"):
        weapon = "weapons" in lexicon().classes.get(noun(trigger.head), ())
        if weapon and _is_assault(trigger.head.head):
            return trigger.head.head  # "drones launched by X hit the airport"
    settings = lexicon().lists["hosts"]
    names = ["subject", *(n for n in found if n in settings)]
    for name in names:
        for filler in found.get(name, []):
            target = filler
            if filler.lower_ in ("which", "that") and trigger.dep_ == "relcl":
                target = trigger.head
            if _is_assault(target) and not who.who(target):
                return target
    for child in _clauses_of(trigger):  # "were killed when aircraft bombed the town"
        when = child.dep_ == "advcl" and any(
            c.lower_ in ("when", "as", "after") for c in child.lefts
        )
        if when and frame.casualty and not found.get("subject"):
            acts = [child, *(c for c in child.rights if c.dep_ == "conj")]
            if act := next((a for a in acts if _is_assault(a)), None):
                return act
    if trigger.dep_ in ("advcl", "relcl", "conj") and frame.casualty and not _own(trigger):
        head = trigger.head
        if _is_assault(head):
            return head
        return next(
            (c for c in head.children if c.dep_ in ("dobj", "nsubjpass") and _is_assault(c)), None
        )
    return None


def _clauses_of(verb: Token) -> list[Token]:
    """The clauses below a verb and below those coordinated with it."""
    found = list(verb.children)
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ == "VERB":
            found += _clauses_of(child)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        found += [c for c in verb.head.children if c.dep_ == "advcl"]
    return found


def _own(verb: Token) -> bool:
    return any(
        c.dep_ in ("nsubj", "nsubjpass") and c.lower_ not in ("which", "that")
        for c in verb.children
    )


def _is_assault(token: Token) -> bool:
    verbal = token.pos_ in ("VERB", "AUX") and not nominal(token)
    nouns = lexicon().nouns.get(token.lemma_.lower(), ())
    return any(
        frame.is_event and ontology.event_types()[frame.evokes].plover == "ASSAULT"
        for _, frame in (evoked(token) if verbal else nouns)
    )
