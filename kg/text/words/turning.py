"""Sentences that are told the other way round, turned the way a parser should have seen them.

"Killed in the raid were two guards" tells of the guards as "two guards were killed" does; "Peru,
the Alliance and Chile" are three, not one by three names; in "the man who police say fled" the
man fled and the police say it. Only the tree is turned: the words stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.text.words.cues import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["turn"]

_OPENING = ("ROOT", "acomp", "csubj", "csubjpass", "advcl", "ccomp", "conj", "dep")
_RELATIVE = ("who", "which", "that")


def turn(doc: Doc) -> None:
    """Give inverted clauses their subjects, and lists and relative clauses their parts."""
    for token in doc:
        if token.dep_ == "appos" and _goes_on_with(token.head, token):
            token.dep_ = "conj"
        elif token.tag_ in ("VBN", "VBG") and token.dep_ in _OPENING:
            for told in list(_behind(token)):
                told.head, told.dep_ = token, "nsubjpass" if token.tag_ == "VBN" else "nsubj"
        elif token.dep_ == "relcl":
            _lend_pronoun(token)
        elif token.dep_ == "pcomp" and _laid_at(token.head):
            token.head.head = token.head.head.head


def _behind(participle: Token) -> Iterator[Token]:
    """Who stands behind the "were" of a participle that opens its clause: "Killed were X and Y"."""
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in participle.lefts):
        return
    above = [participle.head] if participle.head.i > participle.i else []
    for verb in (*above, *participle.rights):
        if verb.lemma_ == "be" and verb.i > participle.i and verb.tag_ != "VBG":
            before = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass", "expl")]
            if not before:
                yield from (c for c in verb.rights if c.dep_ in ("attr", "nsubj", "nsubjpass"))


def _goes_on_with(first: Token, second: Token) -> bool:
    """Whether a noun hung on another as its other name goes on with a list: "A, B and C"."""
    joined = [c for c in second.rights if c.dep_ == "conj"]
    if not joined or first.i > second.i or second.nbor(1).text == "," or not _listing(second):
        return False
    row = (first, second, joined[0])
    after = joined[0].right_edge.i + 1
    doc = first.doc
    closed = after < len(doc) and doc[after].text in (",", "-", "–", "—")
    names = all(t.pos_ == "PROPN" for t in row)
    things = all(t.pos_ == "NOUN" and _definite(t) for t in row)
    return not closed and (names or things)


def _listing(second: Token) -> bool:
    """Whether a comma stands before a noun, and "and" or "or" behind it."""
    comma = second.left_edge.i and second.doc[second.left_edge.i - 1].text == ","
    return bool(comma) and any(c.dep_ == "cc" for c in second.rights)


def _definite(noun: Token) -> bool:
    return any(c.lower_ == "the" or c.dep_ == "poss" for c in noun.lefts)


def _laid_at(preposition: Token) -> bool:
    """Whether a deed hung on whoever is accused of it: "accused [the rebels of killing X]"."""
    verb = preposition.head.head
    frames = lexicon().verbs.get(verb.lemma_.lower(), ()) if preposition.dep_ == "prep" else ()
    accused = preposition.head.dep_ == "dobj" and verb.pos_ == "VERB"
    return accused and any(frame.complement == "alleged" for _, frame in frames)


def _lend_pronoun(verb: Token) -> None:
    """Give "who" to the clause below a verb of speech: "the man who police say killed X"."""
    told = [c for c in verb.lefts if c.dep_ == "nsubj"]
    below = [c for c in verb.rights if c.dep_ in ("ccomp", "xcomp") and c.tag_ != "VB"]
    doer = [c for t in below for c in t.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    if len(told) == 2 and told[0].lower_ in _RELATIVE and below and not doer:
        told[0].head = below[0]
