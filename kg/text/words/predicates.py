"""Verbs that a tagger took for nouns: "Kenya trains and arms the rebels".

Forms in -s of many verbs of conflict are nouns as well (arms, raids, sanctions, funds), and short
sentences and headlines give little to tell them apart. Where a sentence has no other verb, or a
verb beside it, such a word is the verb that the lexicon knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.text.words.cues import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["predicate"]

_FINITE = ("VBZ", "VBP", "VBD", "MD")


def predicate(doc: Doc) -> None:
    """Give verbs in -s that passed for nouns their tags, subjects and objects."""
    for token in doc:
        if token.tag_ == "NNS" and (_opens(token) or _goes_on(token)) and _may_be_verb(token):
            _make_verb(token)
        elif token.tag_ in ("VBZ", "VB") and token.dep_ == "ROOT" and _bare(token):
            _lend_name(token)


def _may_be_verb(noun: Token) -> bool:
    return (noun.lemma_.lower(),) in {words for words, _ in _frames(noun)}


def _frames(noun: Token) -> tuple[tuple[tuple[str, ...], object], ...]:
    return lexicon().verbs.get(noun.lemma_.lower(), ())


def _opens(noun: Token) -> bool:
    """Whether a noun is all the verb that its sentence has: "US sanctions Iranian firm"."""
    if noun.dep_ != "ROOT" or any(t.tag_ in _FINITE and t.dep_ != "conj" for t in noun.sent):
        return False
    behind = [c for c in noun.rights if c.dep_ in ("appos", "conj", "dobj")]
    before = noun.i > noun.sent.start and noun.nbor(-1).pos_ == "PROPN"
    return before and noun.nbor(-1).dep_ == "compound" and bool(behind)


def _goes_on(noun: Token) -> bool:
    """Whether a noun stands beside a verb in -s: "funds, arms and trains them"."""
    if noun.head.tag_ != "VBZ" or noun.left_edge.i < noun.i:
        return False
    between = noun.dep_ == "dobj" and noun.nbor(-1).text == ","
    more = any(c.dep_ == "conj" and c.tag_ == "VBZ" for c in noun.rights)
    return noun.dep_ == "conj" or (between and more)


def _make_verb(noun: Token) -> None:
    noun.tag_, noun.pos_ = "VBZ", "VERB"
    noun.dep_ = "conj" if noun.dep_ == "dobj" else noun.dep_
    _lend_name(noun)
    for child in list(noun.rights):
        if child.dep_ == "appos":
            child.head, child.dep_ = _last(noun, child), "dobj"


def _last(verb: Token, thing: Token) -> Token:
    """The last of the verbs before a thing: "trains and arms the rebels"."""
    for child in verb.rights:
        if child.dep_ == "conj" and child.i < thing.i:
            return _last(child, thing)
    return verb


def _bare(verb: Token) -> bool:
    return not any(c.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") for c in verb.children)


def _lend_name(verb: Token) -> None:
    """Make a name right before a verb its subject."""
    for child in verb.lefts:
        if child.dep_ in ("compound", "npadvmod", "nmod") and child.ent_type_ not in (
            "DATE",
            "TIME",
        ):
            child.dep_ = "nsubj" if child.pos_ == "PROPN" else child.dep_
