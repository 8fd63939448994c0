"""Clauses become tellings: one event as one clause tells it, with who fills which part.

A telling is what a frame of the lexicon finds in one place of a parse. It does not know yet
which other tellings speak of the same event.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.text.acts.complements import around, beside_noun, stands_below
from kg.text.acts.filling import filled, support_of
from kg.text.acts.telling import Telling
from kg.text.acts.weight import (
    half,
    only_counts,
    self_contained,
    tells_enough,
    to_nobody,
    whole,
)
from kg.text.grammar import clauses, voice
from kg.text.grammar.phrases import anybody, evoked, nominal, part_of_verb, phrasal
from kg.text.grammar.voice import listed
from kg.text.who.mentions import phrase
from kg.text.words.cues import Frame, lexicon
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast

__all__ = ["of_noun", "tellings"]


def tellings(who: Cast) -> Iterator[Telling]:
    """Every telling of a document, in the order of its triggers."""
    for token in who.parsed.told():
        if nominal(token):
            yield from of_noun(who, token)
        elif token.pos_ in ("VERB", "AUX"):
            yield from _of_verb(who, token)
        elif token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "nmod", "amod"):
            yield from of_noun(who, token)


# ── Which frame ──────────────────────────────────────────────────────────────


def _of_verb(who: Cast, verb: Token) -> Iterator[Telling]:
    """What a verb tells, by the first frame that has both sides, else by the first with one."""
    if anybody(verb) or (verb.dep_ in ("amod", "compound") and listed(verb) is None):
        return
    found = {**clauses.places(verb), **around(verb)}
    held: Telling | None = None
    for words, frame in evoked(verb):
        if not frame.is_event or not stands_below(who, verb, frame):
            continue
        made = filled(who, verb, frame, found, words)
        if made is not None:
            made = replace(made, weak=to_nobody(made) and not self_contained(verb, words))
        held = held or made
        if made is not None and whole(made):
            held = made
            break
    if held is not None:
        yield held


def of_noun(who: Cast, head: Token) -> Iterator[Telling]:
    """What a noun tells: at most one event."""
    nouns = lexicon().nouns
    entries = nouns.get(head.lemma_.lower(), ()) or nouns.get(head.lower_, ())
    if not entries or (who.who(head) and not _doubles(head)) or only_counts(head):
        return
    found = clauses.places(head) | beside_noun(head)
    support = support_of(head)
    if support:
        _lend(support, found)
    made = _by_noun(who, head, found, entries)
    if made is not None:
        count = phrase(who.parsed, head).amount
        number = count.low if count and head.tag_ in ("NNS", "NNPS") else 1
        lent = support[1] if support else None
        made = replace(made, support=lent, count=max(made.count, number))
        yield replace(made, weak=half(made) or not tells_enough(who, made))


def _by_noun(
    who: Cast,
    head: Token,
    found: clauses.Places,
    entries: tuple[tuple[tuple[str, ...], Frame], ...],
) -> Telling | None:
    """What the first frame of a noun tells that finds both sides, else what the last one does
    of the longest phrase: an "air strike" is no mere strike.
    """
    left = [t.lemma_.lower() for t in found.get("modifier", [])]
    behind = [t.lemma_.lower() for t in clauses.places(head).get("of", [])]
    held, longest = None, 0
    for words, frame in entries:
        if not (_named(words, left, behind) and frame.is_event) or part_of_verb(head, frame):
            continue
        made = filled(who, head, frame, found, words)
        if made is not None and whole(made):
            return made
        if made is not None and len(words) >= longest:
            held, longest = made, len(words)
    return held


def _named(words: tuple[str, ...], left: list[str], behind: list[str]) -> bool:
    """Whether the words before and behind a noun make up a phrase: "air strike"."""
    if "of" in words:  # "exchange of fire"
        return words[-1] in behind
    return len(words) == 1 or list(words[:-1]) == left[-len(words) + 1 :]


def _doubles(head: Token) -> bool:
    """Nouns that name an actor and a tie at once: "leader", "unit", "ally"."""
    return any(not frame.is_event for _, frame in lexicon().nouns.get(head.lemma_.lower(), ()))


def _lend(support: tuple[str, Token], found: clauses.Places) -> None:
    """Give an event noun the parts of the light verb above it."""
    role, verb = support
    lent = clauses.places(verb)
    if role == "recipient":  # "came under fire from X"
        found["by"] += [*found["from"], *lent.get("from", [])]
    if role == "aimed":
        found["object"] += lent["object"]
    if phrasal(verb) in lexicon().lists["partaking"] and found["between"]:
        found["between"] = [*lent["subject"], *found["between"]]  # "joined talks between X and Y"
    for name, fillers in lent.items():
        if name == "subject" and role == "agent":
            found["subject"] += fillers
        elif (name == "subject" and role == "recipient") or (
            name == "object" and role == "recipient" and voice.passive(verb)
        ):
            found["object"] += fillers
        elif name not in ("subject", "object", "head"):
            found[name] += [f for f in fillers if f not in found[name]]
