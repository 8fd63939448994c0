"""What a model gets wrong of a parse, mended by the words of the lexicon.

"Staged" is not of "stag", nor "raped" of "rap"; a lemma that the lexicon does not have, one
letter from a verb that it has, is that verb. And in "a target southwest of Zarn" the target is
what the words are about, not the direction.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.text.words.cues import lexicon
from kg.text.words.predicates import predicate
from kg.text.words.turning import turn

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["lemma", "mend"]

_VOWELS = "aeiou"


def mend(doc: Doc) -> None:
    """Give the verbs of a parse their lemmas, and its clauses and things their places."""
    predicate(doc)
    turn(doc)
    directions = lexicon().lists["locatives"]
    for token in doc:
        if token.pos_ == "VERB" and token.tag_ in ("VBD", "VBN", "VBG"):
            token.lemma_ = lemma(token.lower_, token.lemma_)
        elif token.pos_ == "NOUN" and token.lower_.endswith("men"):
            token.lemma_ = token.lower_[:-3] + "man"  # "militiamen"
        if token.pos_ in ("NOUN", "PROPN") and token.lower_ in directions:
            _turn(token)


def _turn(direction: Token) -> None:
    """Hang a direction on the noun before it that a parser hung on the direction."""
    left = list(direction.lefts)
    counted = any(c.lower_ == "of" for c in direction.rights)
    hung = left and left[-1].dep_ == "compound" and left[-1].pos_ == "NOUN"
    if not (counted and hung) or direction.dep_ == "ROOT":
        return
    thing = left[-1]
    thing.head, thing.dep_ = direction.head, direction.dep_
    direction.head, direction.dep_ = thing, "advmod"
    for other in left[:-1]:
        other.head = thing


@lru_cache(maxsize=1 << 14)
def lemma(form: str, found: str) -> str:
    """The lemma of a past form or participle for which a model found another.

    >>> lemma("raped", "rap"), lemma("rapped", "rap"), lemma("resupplying", "resupplye")
    ('rape', 'rap', 'resupply')
    """
    ending = "ing" if form.endswith("ing") else "ed"
    if form == found + ending and found + "e" in _known() and _short(found):
        return found + "e"
    shorter = found.removesuffix("e")
    return shorter if found not in _known() and shorter in _known() else found


def _short(stem: str) -> bool:
    """Whether a stem would double its last letter before an ending: rap, rapped."""
    return len(stem) > 2 and stem[-1] not in _VOWELS + "wxy" and stem[-2] in _VOWELS


@cache
def _known() -> frozenset[str]:
    """All verbs of the lexicon, and the first words of its phrases."""
    words = {phrase.split()[0] for held in lexicon().lists.values() for phrase in held}
    return frozenset(words | lexicon().verbs.keys())
