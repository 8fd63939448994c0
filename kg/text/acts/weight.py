"""How much a telling says: enough to be an event by itself, or only in passing.

"The arrest of Dana Halloran" tells of one event; "arrests" and "they attacked" speak of such
events in general, and serve only those that lean on them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import ontology
from kg.model import Modality
from kg.text.acts.fillers import Part
from kg.text.acts.telling import Telling
from kg.text.grammar import clauses
from kg.text.who.mentions import phrase
from kg.text.words.cues import lexicon
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast

__all__ = ["half", "only_counts", "self_contained", "tells_enough", "to_nobody", "whole"]


def whole(telling: Telling) -> bool:
    """Whether a telling says to whom or what it was done."""
    return bool(telling.seconds or telling.amounts or telling.destroyed or telling.topics)


def half(telling: Telling) -> bool:
    """Whether a telling is no fact yet: a meeting with nobody, words by or to nobody."""
    noun = telling.trigger.pos_ in ("NOUN", "PROPN")
    if telling.kind in lexicon().voiced and not telling.firsts:
        return True
    if whole(telling) and (telling.firsts or not noun):
        return False
    meant = telling.stance.modality is not Modality.ACTUAL
    words = ontology.event_types()[telling.kind].family == "Words"
    return telling.kind in lexicon().paired or (words and meant and not whole(telling))


def to_nobody(telling: Telling) -> bool:
    """Whether a verb of force leaves open to whom, and where: "they attacked"."""
    clause = telling.trigger
    while clause.dep_ == "conj":
        clause = clause.head
    if clause.dep_ == "acl" and not _singular_case(telling, clause.head):
        return True
    told = [telling.seconds, telling.amounts, telling.destroyed, telling.topics]
    if ontology.is_a(telling.kind, "Attack"):
        told.append(telling.places)
    return telling.kind in lexicon().harm and not any(told) and telling.host is None


def _singular_case(telling: Telling, noun: Token) -> bool:
    """Whether a participle behind a noun tells of some case: not of "fighters killed"."""
    bare = noun.pos_ == "NOUN" and noun.left_edge.i == noun.i
    told = (telling.firsts, telling.amounts, telling.places, telling.instruments, telling.host)
    return not bare or any(told)


def self_contained(verb: Token, words: tuple[str, ...]) -> bool:
    """Whether a phrase holds its verb's object: "used force", "blew himself up"."""
    own = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
    return "oneself" in words or bool(own & set(words))


def tells_enough(who: Cast, telling: Telling) -> bool:
    """Whether a noun tells of an event, and does not only speak of such events in general."""
    if telling.frame.vague and not (telling.seconds or telling.places):
        return False
    sides = bool(telling.firsts) + bool(telling.seconds) + bool(telling.amounts)
    if telling.count > 1 or (telling.support is not None and sides):
        return True
    if telling.plural and not telling.frame.casualty:  # "the deaths of two" may be of one deed
        return bool(telling.firsts) and sides > 1
    if _of_force(telling) and any(_singled_out(who, p) for p in _concerned(telling)):
        return True
    beside = bool(telling.places) + bool(telling.instruments) + (telling.host is not None)
    return sides + beside > 1


def only_counts(noun: Token) -> bool:
    """Whether a noun counts the deeds behind its of: "a campaign of air strikes"."""
    if noun.lemma_.lower() not in lexicon().lists["quantifiers"]:
        return False
    inner = clauses.places(noun).get("of", [])
    return any(lexicon().nouns.get(t.lemma_.lower()) for t in inner)


def _of_force(telling: Telling) -> bool:
    """Whether one side does or ends harm to another: a clash is no deed to somebody."""
    types = ontology.event_types()
    return types[telling.kind].family == "Force" and not telling.frame.reciprocal


def _concerned(telling: Telling) -> tuple[Part, ...]:
    """Whom a deed is told about: who suffers it, and who yields."""
    yields = ontology.event_types()[telling.kind].sign > 0
    return (*telling.firsts, *telling.seconds) if yields else telling.seconds


def _singled_out(who: Cast, part: Part) -> bool:
    """Whether somebody is named or counted: "the arrest of Dana Halloran", "of 29 guards"."""
    named = who.kind(part.entity) not in ("UnnamedActor", "")
    return named or phrase(who.parsed, part.token).amount is not None
