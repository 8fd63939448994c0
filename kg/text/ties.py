"""Standing relations that clauses and nouns of relation tell: "X leads Y", "Y, a rival of X".

Relations that modifiers tell come from `attributes`, those that posts tell from `offices`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg import ontology
from kg.text import clauses
from kg.text.attributes import attributes
from kg.text.cues import Frame, lexicon
from kg.text.fillers import sorts, tie_side
from kg.text.phrases import anybody, evoked
from kg.text.stance import stance
from kg.text.telling import Telling
from kg.text.themes import fitted

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.text.cast import Cast

__all__ = ["ties"]


def ties(who: Cast) -> Iterator[Telling]:
    """Every tie of a document: those that clauses tell, then those of noun phrases."""
    for token in who.parsed.doc:
        if token.i in who.parsed.names or token.sent[-1].text == "?":
            continue
        if token.pos_ in ("VERB", "AUX"):
            yield from _of_verb(who, token)
        elif token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "nmod", "amod"):
            yield from _of_noun(who, token)
    yield from attributes(who)


def _of_verb(who: Cast, verb: Token) -> Iterator[Telling]:
    if verb.dep_ in ("amod", "compound") or anybody(verb):
        return
    found = clauses.places(verb)
    for words, frame in evoked(verb):
        if not frame.is_event and (made := _tie(who, verb, frame, words, found)):
            yield made
            return


def _of_noun(who: Cast, head: Token) -> Iterator[Telling]:
    nouns = lexicon().nouns
    found = clauses.places(head)
    left = [t.lemma_.lower() for t in found.get("modifier", [])]
    for words, frame in nouns.get(head.lemma_.lower(), ()) or nouns.get(head.lower_, ()):
        whole = len(words) == 1 or list(words[:-1]) == left[-len(words) + 1 :]
        if whole and not frame.is_event and (made := _tie(who, head, frame, words, found)):
            yield made
            return


def _tie(
    who: Cast, trigger: Token, frame: Frame, words: tuple[str, ...], told: clauses.Places
) -> Telling | None:
    """A standing relation; both sides must be there and fit its domain and range."""
    relation = ontology.relations()[frame.evokes]
    frame, found = fitted(who, trigger, frame, words, told)
    if not found:
        return None
    firsts = tie_side(who, frame.first, found, relation.domain)
    if frame.needs:
        firsts = [p for p in firsts if frame.needs & sorts(who, p.token)]
    seconds = tie_side(who, frame.second, found, relation.range)
    seconds = [p for p in seconds if p.entity not in {f.entity for f in firsts}]
    if frame.evokes == "ledBy" and trigger.pos_ in ("NOUN", "PROPN"):
        # a country has posts; "a commander of X" is one of many; "leaders" lead nothing alone
        seconds = [p for p in seconds if who.kind(p.entity) == "Person"]
        firsts = [p for p in firsts if not who.is_a(p.entity, "State")]
        if any(c.lower_ in ("deputy", "former", "a", "an", "vice") for c in trigger.lefts):
            return None
    if frame.evokes == "partOf":  # "our forces", "the group's unit": nobody is named
        named = [p for p in firsts if who.kind(p.entity) != "UnnamedActor"]
        firsts = [] if trigger.i in who.steps and trigger.pos_ == "NOUN" else named
    if not firsts or not seconds:
        return None
    return Telling(frame.evokes, frame, trigger, stance(trigger), tuple(firsts), tuple(seconds))
