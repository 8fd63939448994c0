"""By which words an act is answered: the response in "in response to the attack".

Grammar only: that the act is told, and which act answers it, is found elsewhere.
"""

from __future__ import annotations

from functools import cache

from kg.text.words.cues import lexicon, together
from kg.text.words.tokens import Token

__all__ = ["is_reply", "replied_to", "reply_to", "said_of"]

_DEFINITE = ("the", "this", "that", "these", "those")
_BEFORE = ("amod", "compound")


def reply_to(act: Token) -> Token | None:
    """The word that says that an act is answered: a verb, a noun, or "retaliatory"."""
    act = _counted(act)
    if act.dep_ in ("dobj", "nsubjpass"):
        return act.head if _phrase(act.head) in lexicon().lists["answers"] else None
    if act.dep_ not in ("pobj", "pcomp") or act.head.dep_ != "prep":
        return None
    preposition, above = act.head, act.head.head
    things = [c for c in above.rights if c.dep_ == "dobj"] if above.pos_ == "VERB" else [above]
    words = [above, *things, *(c for t in things for c in t.lefts if c.dep_ in _BEFORE)]
    phrases = lexicon().lists["answers"]
    return next((w for w in words if f"{_phrase(w)} {preposition.lower_}" in phrases), None)


def replied_to(act: Token) -> bool:
    """Whether an act is told as done already, whatever is said of its answer.

    "Vowed to avenge the killing": the killing is nobody's plan. "To any attack" tells of none.
    """
    if act.pos_ == "VERB":
        done = act.dep_ == "pcomp"
    else:
        done = any(c.dep_ == "poss" or c.lower_ in _DEFINITE for c in act.lefts)
    return done and reply_to(act) is not None


def is_reply(word: Token) -> bool:
    """Whether a word says that something is answered, and leaves open what: "retaliated"."""
    if _phrase(word) not in _replies():
        return False
    return not any(
        c.dep_ == "dobj" or (c.dep_ == "prep" and c.lower_ not in ("with", "by", "in", "on", "at"))
        for c in word.rights
    )


def said_of(act: Token) -> bool:
    """Whether a clause says of an act only that it is an answer: "was no response to the raid".

    Who denies that does not deny the act.
    """
    verb = act.head
    if act.dep_ != "nsubj" or verb.lemma_ not in ("be", "come"):
        return False
    behind = [
        g for p in verb.rights if p.dep_ == "prep" and p.lower_ in ("in", "as") for g in p.rights
    ]
    nouns = (c for c in (*verb.rights, *behind) if c.dep_ in ("attr", "pobj"))
    return any(_phrase(noun) in _replies() for noun in nouns)


@cache
def _replies() -> frozenset[str]:
    """The phrases of answers without the preposition before what is answered."""
    phrases = lexicon().lists["answers"]
    return frozenset(p.rsplit(" ", 1)[0] for p in phrases)


def _phrase(word: Token) -> str:
    """A word with the small one right behind it that goes with it: "hit back"."""
    small = [c.lower_ for c in word.rights if c.dep_ in ("prt", "advmod") and c.i == word.i + 1]
    return " ".join([word.lemma_.lower(), *small])


def _counted(act: Token) -> Token:
    """The word that holds the place of an act: "a series of attacks", "the raid and the arrest"."""
    if act.dep_ == "conj" and act.head.dep_ != "ROOT":
        return _counted(act.head)
    if act.dep_ == "pobj" and act.head.lower_ == "of":
        above = act.head.head
        if above.lemma_.lower() in together("quantifiers", "outcomes"):
            return _counted(above)
    return act
