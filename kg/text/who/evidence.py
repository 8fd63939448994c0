"""The kind that the words around a name give it: "X, an Iraqi group", "fighters of X".

What stands beside a name tells better what it is the name of than a recogniser's label does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.text.surface.localities import where
from kg.text.who.appositions import beside, office_before
from kg.text.who.mentions import phrase
from kg.text.words.cues import lexicon, together
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast

__all__ = ["kind_beside"]


def kind_beside(who: Cast, token: Token | None) -> str:
    """The kind that the words around a name give it: "X, an Iraqi group", "the town of X"."""
    if token is None:
        return ""
    if office_before(token) is not None:
        return "Person"
    others = list(beside(token))
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":
        others += [c for c in token.head.children if c.dep_ == "attr"]
    for other in others:
        told = phrase(who.parsed, other)
        if "individuals" in told.classes and not told.plural:
            return "Person"  # "X, a fighter from the village"
        if "places" in told.classes and where(token):
            return "Place"  # "in X, a department on the border"
        for name in sorted(told.classes):
            kind = lexicon().denotes.get(name, "")
            if kind and not (kind == "Person" and where(token)):
                return kind
    while token.dep_ == "conj" and token.head.pos_ == "PROPN":
        token = token.head  # "fighters of X and Y"
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        if _led(token.head.head) and token.ent_type_ in ("PERSON", ""):
            return "Organization"  # "the leader of X"
        return _of_kind(who, token.head.head, {"members": "ArmedGroup", "places": "Place"})
    if token.dep_ in ("compound", "nmod"):
        telling = {"members": "ArmedGroup", "groups": "ArmedGroup", "places": "Place"}
        return _of_kind(who, token.head, telling | {"vessels": "Vessel"})
    return ""


def _led(noun: Token) -> bool:
    return noun.lemma_.lower() in together("heads", "commanders")


def _of_kind(who: Cast, noun: Token, telling: dict[str, str]) -> str:
    """The kind that a noun tells of the name it goes with: fighters of X, the town of X."""
    classes = phrase(who.parsed, noun).classes
    return next((kind for name, kind in telling.items() if name in classes), "")
