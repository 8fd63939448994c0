"""Sentences that are told the other way round, turned the way a parser should have seen them.

"Killed in the raid were two guards" tells of the guards as "two guards were killed" does; "Peru,
the Alliance and Chile" are three, not one by three names; in "the man who police say fled" the
man fled and the police say it. Only the tree is turned: the words stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.text.words.cues import lexicon
from kg.text.words.members import single_out

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["turn"]

_OPENING = ("ROOT", "acomp", "csubj", "csubjpass", "advcl", "ccomp", "conj", "dep")
_RELATIVE = ("who", "which", "that")


def turn(doc: Doc) -> None:
    """Give inverted clauses their subjects, and lists and relative clauses their parts."""
    for token in doc:
        single_out(token)
        if token.dep_ == "appos":
            _hang_near(token)
            if _goes_on_with(token.head, token):
                token.dep_ = "conj"
        elif token.tag_ in ("VBN", "VBD") and (real := _real_verb(token)) is not None:
            _demote(token, real)
        elif token.tag_ in ("VBN", "VBG") and token.dep_ in _OPENING:
            for told in list(_behind(token)):
                told.head, told.dep_ = token, "nsubjpass" if token.tag_ == "VBN" else "nsubj"
        elif token.dep_ == "relcl":
            _lend_pronoun(token)
        elif token.lower_ == "of" and token.head.ent_type_ == "DATE":
            _hang_on_deed(token)
        elif token.dep_ == "pcomp" and _laid_at(token.head):
            token.head.head = token.head.head.head
        elif token.dep_ == "nsubj" and (name := _naming(token)) is not None:
            token.head, token.dep_ = name, "pobj"


def _real_verb(participle: Token) -> Token | None:
    """The verb behind a participle that was taken for it: "gunmen linked to X killed two men"."""
    if any(
        c.dep_ in ("aux", "auxpass", "dobj", "ccomp", "mark", "neg") for c in participle.children
    ):
        return None
    own = [c for c in participle.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    held = [c for c in participle.rights if c.dep_ in ("prep", "agent", "dative")]
    if len(own) != 1 or own[0].i + 1 != participle.i or own[0].pos_ == "PRON" or not held:
        return None
    for verb in participle.rights:
        loose = verb.dep_ in ("conj", "advcl", "dep", "ccomp") and verb.tag_ == "VBD"
        if loose and verb.left_edge.i == verb.i and verb.nbor(-1).pos_ in ("NOUN", "PROPN"):
            return verb
    return None


def _demote(participle: Token, verb: Token) -> None:
    """Make a participle a clause of its subject, and the verb behind it the verb of both."""
    subject = next(c for c in participle.lefts if c.dep_ in ("nsubj", "nsubjpass"))
    others = [c for c in participle.children if c.i > verb.i or (c.i < subject.i)]
    top, dep = participle.head, participle.dep_
    verb.head, verb.dep_ = (verb if top.i == participle.i else top), dep
    subject.head, subject.dep_ = verb, "nsubj"
    participle.head, participle.dep_, participle.tag_ = subject, "acl", "VBN"
    for other in others:
        other.head = verb


def _naming(subject: Token) -> Token | None:
    """The "as" before a name that was taken for a second subject: "a man known as X fled"."""
    before = subject.doc[subject.left_edge.i - 1] if subject.left_edge.i else None
    named = before is not None and before.lower_ == "as" and before.dep_ == "prep"
    doers = [c for c in subject.head.lefts if c.dep_ == "nsubj"]
    return before if named and len(doers) > 1 and doers[0].i < subject.i else None


def _hang_near(name: Token) -> None:
    """Hang a name on the noun before its colon or comma, where a verb parts it from its own."""
    first = name.left_edge.i
    verb = name.head.head
    parted = name.head.i < verb.i < first and "subj" in name.head.dep_
    before = name.doc[first - 2] if parted else None
    if before is not None and name.doc[first - 1].is_punct and before.pos_ in ("NOUN", "PROPN"):
        name.head = before


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


def _hang_on_deed(preposition: Token) -> None:
    """Hang "of" on a deed rather than on its date: "the killing in April of the mayor"."""
    date = preposition.head
    if date.pos_ != "PROPN" or any(c.ent_type_ == "DATE" for c in preposition.children):
        return  # "a week of talks", "in April of 2014"
    for word in reversed(date.doc[date.sent.start : date.left_edge.i]):
        if word.pos_ == "VERB":
            return
        if any(f.is_event for _, f in lexicon().nouns.get(word.lemma_.lower(), ())):
            if not any(c.lower_ == "of" for c in word.rights):
                preposition.head = word
            return


def _goes_on_with(first: Token, second: Token) -> bool:
    """Whether a noun hung on another as its other name goes on with a list: "A, B and C"."""
    joined = [c for c in second.rights if c.dep_ == "conj"]
    names = first.pos_ == second.pos_ == "PROPN"
    if names and second.doc[second.left_edge.i - 1].text == ";":
        return True
    if not joined or first.i > second.i or second.nbor(1).text == "," or not _listing(second):
        return False
    row = (first, second, joined[0])
    after = joined[0].right_edge.i + 1
    doc = first.doc
    closed = after < len(doc) and doc[after].text in (",", "-", "–", "—")
    names = names and joined[0].pos_ == "PROPN"
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
