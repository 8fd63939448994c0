"""Who is named as one of a number: "five people, including X", "ten soldiers, X among them".

What is said of the number is said of each of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.text.words.cues import lexicon
from kg.text.words.tokens import Token

__all__ = ["an_example", "examples"]

_BEFORE = ("det", "compound", "amod", "nummod", "nmod", "poss")


def examples(many: Token) -> Iterator[Token]:
    """The words for those who are named as some of a number, the first of each row."""
    words = lexicon().lists["examples"]
    for word in many.doc[many.i + 1 : many.sent.end - 1]:
        if word.pos_ == "VERB" and word.lower_ not in words:
            return
        if word.lower_ in words:
            them = word.nbor().lower_ == "them"
            before, behind = word.nbor(-1), word.nbor(2 if them else 1)
            # parsers hang "among them" on the number, on the verb, or on who is named
            named = _top(behind) if before.text == "," else before
            if (them or word.dep_ == "prep") and named.pos_ in ("NOUN", "PROPN"):
                yield named
            return


def an_example(token: Token) -> bool:
    """Whether a noun set beside others is but one of them: "five people, among them X"."""
    around = token.doc[token.left_edge.i : token.i + 2]
    return any(t.lower_ in lexicon().lists["examples"] for t in around)


def _top(first: Token) -> Token:
    """The noun of the phrase that a word begins."""
    while first.dep_ in _BEFORE and first.head.i > first.i:
        first = first.head
    return first
