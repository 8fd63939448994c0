"""Words set beside each other for the same thing: "X, an Iraqi group", "the head of Y, X".

A parser hangs a name behind a comma on the nearest noun; here it is given to the noun that it
can be said of. Only grammar and the lexicon are known.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.text.grammar.examples import an_example
from kg.text.surface.localities import where
from kg.text.who.mentions import called, noun
from kg.text.words.cues import lexicon
from kg.text.words.tokens import Token

__all__ = ["after_comma", "bearer", "before_comma", "beside", "late_names", "office_before"]


def beside(token: Token) -> Iterator[Token]:
    """Words set beside a noun for the same thing: "X, an Iraqi group", "a group called X"."""
    around = [token.head] if token.dep_ in ("appos", "conj") else []
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ == "NUM":
        yield from (c for c in token.head.head.rights if c.dep_ == "appos")  # "two of its men, A"
    for child in (*token.rights, *(c for head in around for c in head.rights)):
        if child.dep_ == "appos" and _host(child).i == token.i and not an_example(child):
            yield child
    yield from (c for c in token.rights if _one_of_a_kind(token, c))
    if token.dep_ == "conj" and _one_of_a_kind(token.head, token):
        yield token.head
    if token.dep_ == "appos" and not an_example(token):
        yield _host(token)
        before = token.left_edge.i - 2
        if before >= 0 and token.doc[before + 1].text == ",":
            yield token.doc[before]  # "the director of X, the force that": said of X
    for child in token.rights:
        if child.dep_ == "acl" and child.lemma_ in lexicon().lists["calling"]:
            yield from called(child)
    yield from (t for t in token.head.children if _runs_on(token, t) or _runs_on(t, token))
    if (host := bearer(token)) is not None:
        yield host


def bearer(name: Token) -> Token | None:
    """The noun to which a participle gives a name: "X, known as Y", "a group called Y"."""
    if name.dep_ not in ("oprd", "pobj"):
        return None
    verbs = (v for v in (name.head, name.head.head) if v.dep_ == "acl" and name in called(v))
    return next((verb.head for verb in verbs), None)


def _one_of_a_kind(noun: Token, name: Token) -> bool:
    """Whether a comma alone joins a name to a noun, as in no list: "Kenya's emir, X, said"."""
    listed = any(c.dep_ == "cc" for t in (noun, name) for c in t.children)
    comma = name.doc[name.left_edge.i - 1].text == ","
    joined = name.dep_ == "conj" and name.pos_ == "PROPN" and noun.tag_ == "NN"
    return joined and comma and not listed


def _runs_on(sort: Token, name: Token) -> bool:
    """Whether a name runs on from its sort though both were hung alike: "the tanker X sank"."""
    alike = sort.dep_ == name.dep_ and name.left_edge.i == sort.i + 1
    return alike and sort.pos_ == "NOUN" and name.pos_ == "PROPN"


def _host(apposed: Token) -> Token:
    """What a noun is set beside: in "A and its wing, B", the wing."""
    last, head = apposed.head, apposed.head
    if apposed.tag_ in ("NNS", "NNPS"):
        return head  # "A and B, allies of C"
    while following := [c for c in last.rights if c.dep_ == "conj" and c.i < apposed.i]:
        last = following[-1]
    return last


def late_names(token: Token) -> list[Token]:
    """Names behind what an office is of: "a spokesman for the council, X"."""
    return [
        name
        for child in token.rights
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "to")
        for inner in child.children
        if inner.dep_ == "pobj" and noun(inner) not in lexicon().lists["posts"]
        for name in inner.rights
        if name.pos_ == "PROPN" and _set_off(inner, name)
    ]


def after_comma(office: Token) -> Token | None:
    """The name behind the comma that ends the words of an office, however the parser hung it.

    In a list of holders, "the president of X, A, the envoy to Y, B", most names are hung wrong.
    """
    doc, index, end = office.doc, office.i + 1, office.sent.end
    while index < end and doc[index].pos_ in _TITULAR and doc[index].tag_ != "POS":
        if doc[index].pos_ == "ADP" and doc[index].lower_ not in _OF:
            return None
        index += 1
    if index + 1 >= end or index == office.i + 1 or doc[index].text != ",":
        return None
    last = index
    while last + 1 < end and (doc[last + 1].pos_ == "PROPN" or doc[last + 1].text == "-"):
        last += 1
    following = doc[last + 1] if last + 1 < end else None
    ends = following is not None and (following.is_punct or following.pos_ in ("VERB", "AUX"))
    return doc[last] if last > index and ends else None


def before_comma(office: Token) -> Token | None:
    """The name right before the comma that an office stands behind: "said X, the governor of Y"."""
    comma = office.left_edge.i - 1
    if comma < 1 or office.doc[comma].text != "," or office.dep_ == "conj":
        return None
    name = office.doc[comma - 1]
    return name if name.pos_ == "PROPN" and not where(name) else None


_OF = ("of", "for", "to", "in", "at", "on")
_TITULAR = ("ADP", "DET", "NOUN", "PROPN", "ADJ", "PART", "NUM")


def office_before(name: Token) -> Token | None:
    """The noun of office whose holder a name is, though it hangs on what the office is of."""
    preposition = name.head.head
    office = preposition.head
    if name.pos_ != "PROPN" or preposition.dep_ != "prep" or name not in late_names(office):
        return None
    lists = lexicon().lists
    return office if {noun(office), office.lemma_.lower()} & lists["posts"] else None


def _set_off(inner: Token, name: Token) -> bool:
    """Whether a name is set beside a noun by a comma alone, without an article."""
    if name.dep_ not in ("appos", "conj") or any(c.dep_ == "det" for c in name.lefts):
        return False
    return inner.doc[name.left_edge.i - 1].text == "," and not any(
        c.dep_ == "cc" for c in inner.children
    )
