"""Frames as the words of a clause see them, and what a verb does something with.

Who is on the other side often hangs on the thing that is given, sent or broken off: "severed
relations with X", "entered into a deal with X".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.text.acts.fillers import any_of
from kg.text.grammar import clauses
from kg.text.grammar.phrases import tail
from kg.text.words.cues import Frame
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast

__all__ = ["fitted"]


def fitted(
    who: Cast, trigger: Token, frame: Frame, words: tuple[str, ...], found: clauses.Places
) -> tuple[Frame, clauses.Places]:
    """A frame and the parts of a clause as its words see them; no parts where its theme lacks."""
    if frame.theme and not any_of(who, found.get("object", []), frame.theme):
        return frame, {}
    lent = tail(trigger, words[-1]) if len(words) > 2 else []
    governed = len(words) > 1 and (lent or words[-1] in found) and "subject" not in frame.second
    if governed and words[-1] not in frame.first and not _holds_object(frame, found, words):
        frame = replace(frame, second=(words[-1],))
    found = {**found, words[-1]: lent} if lent else found
    if frame.theme or len(words) > 1:
        found = _with_theme(found, frame, words)
    if len(words) > 1:  # "took hundreds hostage": the hostage is part of the verb
        found = {n: [t for t in f if not _within(t, words)] for n, f in found.items()}
    return frame, found


def _within(token: Token, words: tuple[str, ...]) -> bool:
    """Whether a phrase holds a word of its clause: "took hundreds hostage", "blew himself up"."""
    itself = "oneself" in words and token.lower_.endswith(("self", "selves"))
    return itself or token.lemma_.lower() in words


def _holds_object(frame: Frame, found: clauses.Places, words: tuple[str, ...]) -> bool:
    """Whether a phrase with a preposition is about its object: "drove the rebels from"."""
    own = [t for t in found.get("object", []) if t.lemma_.lower() not in words]
    return bool(own) and words[-1] == "from" and frame.second[:1] == ("object",)


def _with_theme(found: clauses.Places, frame: Frame, words: tuple[str, ...]) -> clauses.Places:
    """A clause together with what hangs on its theme: "severed relations with X"."""
    both = {name: list(fillers) for name, fillers in found.items()}
    for thing in _themes(found, frame, words):
        for name, fillers in clauses.places(thing).items():
            if name not in ("head", "modifier", "possessor"):
                both.setdefault(name, []).extend(f for f in fillers if f not in both[name])
        for child in thing.subtree:  # "weapons worth $1 billion to X"
            if child.dep_ == "prep" and child.lower_ in frame.second:
                inner = [g for g in child.children if g.dep_ == "pobj"]
                both.setdefault(child.lower_, []).extend(
                    g for g in inner if g not in both[child.lower_]
                )
    return both


def _themes(found: clauses.Places, frame: Frame, words: tuple[str, ...]) -> Iterator[Token]:
    """The things themselves: the object where a frame asks for one, else its phrase's own nouns."""
    if frame.theme:
        yield from found.get("object", [])
    for name, fillers in found.items():
        if name not in ("head", "subject", "modifier"):
            yield from (t for t in fillers if t.lemma_.lower() in words)
