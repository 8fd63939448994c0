"""Who was told of before, and how prominently: where words that point back look.

The subject of the sentence before is what a text goes on about; whoever stands in a relative
clause, before a noun or behind "in" is not. Whose words a sentence gives ("..., the army said")
is not its topic, unless it is speech again that is told of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from kg import ontology
from kg.spelling import fold
from kg.text.grammar.heads import subjects
from kg.text.grammar.voice import passive
from kg.text.words.cues import lexicon
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast, Facet

__all__ = ["Fits", "and_others", "evokes", "nearest", "places_only", "says", "sightings"]

Fits = Callable[["Facet", "Token"], bool]

_SENTENCE = 10  # what a sentence of distance costs
_MAIN, _SUBJECT, _OBJECT, _ASIDE = 8, 5, 2, -9
_TELLER, _SPEAKS = -8, 6
_NEAR = 9  # what it counts that a possessive stands in the clause of somebody
_TOPIC = 8  # what it counts to stand in the title
_OFTEN = 4  # what it counts at most that somebody was told of before


def nearest(who: Cast, token: Token, reach: int, fits: Fits) -> tuple[str, Token] | None:
    """The most prominent fitting entity before a token, within some sentences; where it stood."""
    here = who.parsed.sentence(token).index
    barred, near = _same_clause(who, token), _owners_clause(token)
    speaks, title = _speaks(token), _words(who.parsed.document.title)
    best, found = (-99, -1), None
    for identifier, facet in who.facets.items():
        if identifier in barred:
            continue
        for sentence, other in sightings(facet, token.i, here - reach):
            if not fits(facet, other):
                continue
            score = _SENTENCE * (reach - (here - sentence)) + _prominence(other, token)
            score += min(len(facet.seen), _OFTEN) + (_TOPIC if _entitled(facet, title) else 0)
            score += _NEAR if other.i in near else 0
            if sentence < here or speaks:
                score += _teller(other, speaks)
            if (score, other.i) > best:
                best, found = (score, other.i), (identifier, other)
    return found


def _entitled(facet: Facet, title: frozenset[str]) -> bool:
    """Whether a report is about an entity by its title."""
    named = facet.entity.kind != "UnnamedActor"
    return named and bool(title) and _words(facet.entity.label) <= title


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(fold(w) for w in re.findall(r"\w[\w'’.-]*", text))


def sightings(facet: Facet, before: int, since: int) -> Iterator[tuple[int, Token]]:
    """Where an entity was told of before a token, from the last such place back to a sentence."""
    for sentence, other in reversed(facet.seen):
        if sentence < since:
            return
        if other.i < before:
            yield sentence, other


def _prominence(token: Token, seen_from: Token) -> int:
    """How much a sentence is about what a token stands for."""
    while token.dep_ == "conj" and token.head.pos_ not in ("VERB", "AUX"):
        token = token.head
    if token.dep_ in ("poss", "amod", "compound", "nmod"):
        return _ASIDE
    above = list(token.ancestors)
    aside = [a for a in above if a.dep_ in ("relcl", "acl")]
    if aside and aside[-1] not in seen_from.ancestors:
        return _ASIDE
    if "subj" in token.dep_:
        if any(a.dep_ == "advcl" for a in above):
            return _SUBJECT
        return _MAIN - any(a.dep_ == "ccomp" for a in above)
    if token.dep_ == "pobj":
        return _OBJECT if token.head.head.pos_ in ("VERB", "AUX") else 0
    return _OBJECT if token.dep_ in ("dobj", "dative") else 0


def _teller(other: Token, speaks: bool) -> int:
    """What it counts that somebody is only the one who says what a sentence tells."""
    if not _speaks(other):
        return _TELLER if speaks else 0  # "One soldier fell, he said": the one who spoke before
    if speaks:
        return _SPEAKS
    told = [c for c in other.head.children if c.dep_ in ("ccomp", "parataxis")]
    return _TELLER if any(c.i < other.i for c in told) else 0


def _speaks(token: Token) -> bool:
    """Whether a word stands in the subject of a verb of speech: "one of its officers said"."""
    for word in (token, *token.ancestors):
        if word.pos_ in ("VERB", "AUX"):
            return False
        if "subj" in word.dep_:
            return says(word.head)
    return False


def says(verb: Token) -> bool:
    """Whether a verb is one of speech."""
    return verb.lemma_ in lexicon().lists["speech"]


def _same_clause(who: Cast, token: Token) -> set[str]:
    """Whom a word cannot mean since he acts in the same clause: "X sanctioned it"."""
    verb = token.head
    if token.pos_ != "PRON":  # "X condemned the group": neither is that X
        verb = verb.head if token.dep_ == "pobj" else verb
        if token.dep_ not in ("dobj", "dative", "pobj") or verb.pos_ != "VERB":
            return set()
    if "subj" in token.dep_:
        if token.lower_ not in ("him", "them"):
            return set()
        verb = verb.head  # "The judge ordered him held"
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    relation = "parties" in lexicon().classes.get(token.head.lemma_.lower(), ())
    if token.dep_ == "poss" and (relation or not _hostile(verb) or passive(verb)):
        return set()  # "rammed one of its boats", but "invaded its neighbour"
    return {e for s in subjects(verb) if s.i != token.i and (e := who.meaning.get(s.i, ""))}


def _owners_clause(token: Token) -> set[int]:
    """The subjects of the clause that a possessive stands in: "rebels stepped up their raids"."""
    if token.dep_ != "poss":
        return set()
    verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
    return {s.i for s in subjects(verb) if s.i < token.i} if verb is not None else set()


def evokes(verb: Token, *plover: str) -> bool:
    """Whether a verb by itself can evoke acts of some PLOVER types."""
    entries = lexicon().verbs.get(verb.lemma_.lower(), ())
    kinds = [f.evokes for words, f in entries if len(words) == 1 and f.is_event]
    return any(ontology.event_types()[kind].plover in plover for kind in kinds)


def _hostile(verb: Token) -> bool:
    """Whether a verb is done to others alone: nobody raids, but one may suspend, what is ours."""
    return evokes(verb, "ASSAULT", "COERCE") and not evokes(verb, "CONCEDE", "RETREAT")


def places_only(token: Token) -> bool:
    """Whether a token only says where: "in Kenya"."""
    return token.dep_ == "pobj" and token.head.lower_ in lexicon().lists["within"]


def and_others(who: Cast, token: Token) -> list[str]:
    """Whoever is told of together with a token: "A, B and C"."""
    joined = [token, *token.conjuncts]
    if any(c.lower_ in ("or", "nor", "but") for t in joined for c in t.children if c.dep_ == "cc"):
        return []
    return [who.meaning[t.i] for t in sorted(joined, key=lambda t: t.i) if t.i in who.meaning]
