"""Those named out of many: "27 people, including the mayor", "ten soldiers, X among them".

What is told of the many is told of each, so the one named stands beside them as in a list.
Those only counted ("including two children") or of a sort ("women and children") stay within.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["single_out"]


def single_out(token: Token) -> None:
    """Set whoever is named out of many beside them."""
    if token.dep_ == "pobj" and _opens(token.head):
        many = _many(token.head)
        if many is not None and _single(token):
            token.head, token.dep_ = many, "conj"
            for other in token.rights:
                if other.dep_ == "conj" and not _single(other):
                    other.dep_ = "dep"
    elif token.dep_ == "appos" and _numerous(token.head) and _among_them(token):
        token.dep_ = "conj"


def _opens(preposition: Token) -> bool:
    """Whether a word opens a list of some of many: "including", "such as"."""
    such = preposition.lower_ == "as" and preposition.i and preposition.nbor(-1).lower_ == "such"
    return preposition.lower_ == "including" or bool(such)


def _many(preposition: Token) -> Token | None:
    """The many of whom some are named behind a preposition, though it hangs further up."""
    host = preposition.head
    if host.pos_ == "NOUN" and not _numerous(host):  # "the release of leaders, including X"
        inner = [t for t in host.subtree if t.i < preposition.i and t.pos_ in ("NOUN", "PROPN")]
        host = inner[-1] if inner and _numerous(inner[-1]) else host
    while host.pos_ in ("NOUN", "PROPN", "ADP") and not _numerous(host) and host.dep_ != "ROOT":
        host = host.head
    if host.pos_ not in ("VERB", "AUX"):
        return host if _numerous(host) else None
    told = [c for c in host.children if c.dep_ in ("nsubjpass", "dobj") and c.i < preposition.i]
    return told[-1] if told and _numerous(told[-1]) else None


def _numerous(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "nummod" for c in noun.lefts)


def _single(noun: Token) -> bool:
    """Whether a noun names one: by a name, or with an article or owner."""
    if noun.pos_ == "PROPN":
        return True
    return noun.tag_ == "NN" and any(c.dep_ in ("det", "poss") for c in noun.lefts)


def _among_them(name: Token) -> bool:
    return any(
        c.lower_ == "among" and any(g.lower_ in ("them", "whom") for g in c.children)
        for c in name.children
    )
