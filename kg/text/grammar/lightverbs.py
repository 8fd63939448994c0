"""Light verbs: those that only say that an event noun happened, and who had which part in it.

"Conducted a strike", "came under attack", "the strike took place".
"""

from __future__ import annotations

from kg.text.grammar import clauses, voice
from kg.text.grammar.phrases import harmless, phrasal
from kg.text.words.cues import lexicon
from kg.text.words.tokens import Token

__all__ = ["light"]

_VERBAL = ("VERB", "AUX")


def light(noun: Token) -> tuple[str, Token] | None:
    """The verb that only says that an event noun happened, and which part its subject plays.

    "conducted a strike" gives ("agent", conducted), "came under attack" ("recipient", came),
    "the strike took place" ("happening", took), "the sanctions target X" ("aimed", target).
    """
    if found := _hung_on(noun):
        return found
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        return light(noun.head)
    counted = noun.head.head.lemma_.lower() in lexicon().lists["quantifiers"]
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and counted:  # "launched a wave of raids"
        return light(noun.head.head)
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in _VERBAL:
        return _part(_before_noun(noun.head.head, noun.head), noun.head.head)
    return _above(noun) if noun.head.pos_ in _VERBAL else None


def _part(phrases: set[str], verb: Token) -> tuple[str, Token] | None:
    """The part that a light verb's subject plays, by the phrases it forms with what is beside."""
    lists = lexicon().lists
    if phrases & lists["lightRecipient"]:
        return "recipient", verb
    return ("agent", verb) if phrases & lists["lightAgent"] else None


def _hung_on(noun: Token) -> tuple[str, Token] | None:
    """A light verb below its noun: "the only action the U.S. took", "an ambush laid by X"."""
    for child in noun.rights:
        told = child.dep_ == "relcl" and clauses.object_gap(child)
        done = child.dep_ == "acl" and child.tag_ == "VBN"
        if (told or done) and phrasal(child) in lexicon().lists["lightAgent"]:
            return "agent", child
        if child.dep_ == "relcl" and not told and _happens(child):
            return "happening", child  # "the attack, which took place on Sunday"
    return None


def _above(noun: Token) -> tuple[str, Token] | None:
    """A light verb above its noun, which is its object, or the subject of a passive."""
    verb, words = noun.head, phrasal(noun.head)
    if noun.dep_ in ("nsubj", "nsubjpass"):  # "a meeting is to be held by X"
        below = [c for c in verb.rights if c.dep_ == "xcomp" and voice.passive(c)]
        for found in (_part({phrasal(c)}, c) for c in below):
            if found:
                return found
    if noun.dep_ in ("dobj", "nsubjpass", "xcomp") or (noun.dep_ == "attr" and words == "be"):
        given = _part({f"{words} {noun.lemma_.lower()}"}, verb)  # "had orders": from others
        if given or words in lexicon().lists["lightAgent"]:
            return given or ("agent", verb)
        return _part({words}, verb)
    if noun.dep_ == "nsubj" and _swallowed(noun):
        return _part({phrasal(verb.head)}, verb.head)
    told_before = any(c.lower_ in ("the", "these", "those") for c in noun.lefts)
    # "The strikes hit X" goes on about strikes told before, by the verb's own frame.
    if noun.dep_ == "nsubj" and words in lexicon().lists["aimed"]:
        return None if told_before and not harmless(noun) else ("aimed", verb)
    return ("happening", verb) if noun.dep_ == "nsubj" and _happens(verb) else None


def _swallowed(noun: Token) -> bool:
    """Whether a participle behind an object was taken for its verb: "held talks focused on".

    "Made the kidnapping known" is no such thing.
    """
    below = noun.head
    bare = below.tag_ in ("VBD", "VBN") and not any(c.dep_ in ("aux", "mark") for c in below.lefts)
    near = below.head.i < noun.i and not any(t.lower_ == "the" for t in noun.lefts)
    return below.dep_ == "ccomp" and bare and near and below.head.pos_ == "VERB"


def _before_noun(verb: Token, preposition: Token) -> set[str]:
    """A verb with a preposition, and a word between them: "go ahead with", "take part in"."""
    small = [c for c in verb.rights if c.dep_ in ("advmod", "prt", "dobj")]
    between = [c.lower_ for c in small if c.i < preposition.i]
    verb_alone, last = verb.lemma_.lower(), preposition.lower_
    return {f"{verb_alone} {last}", *(f"{verb_alone} {word} {last}" for word in between)}


def _happens(verb: Token) -> bool:
    """Whether a verb only says that its subject took place."""
    taken = verb.lemma_ == "take" and any(c.lower_ == "place" for c in verb.children)
    return taken or phrasal(verb) in lexicon().lists["happening"]
