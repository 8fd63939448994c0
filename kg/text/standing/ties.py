"""Standing relations that clauses and nouns of relation tell: "X leads Y", "Y, a rival of X".

Relations that modifiers tell come from `attributes`, those that posts tell from `offices`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg import ontology
from kg.model import Certainty
from kg.text.acts.fillers import Part, sorts
from kg.text.acts.telling import Telling
from kg.text.acts.themes import fitted
from kg.text.grammar import clauses
from kg.text.grammar.phrases import anybody, evoked
from kg.text.grammar.stance import hedge, stance
from kg.text.standing.attributes import attributes
from kg.text.who.appositions import beside
from kg.text.who.mentions import conjuncts, held_by, phrase
from kg.text.who.pronouns import RELATIVE
from kg.text.who.referents import actors, is_nationality, modifier
from kg.text.words.cues import Frame, lexicon
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast

__all__ = ["ties"]


def ties(who: Cast) -> Iterator[Telling]:
    """Every tie of a document: those that clauses tell, then those of noun phrases."""
    for token in who.parsed.told():
        if token.pos_ in ("VERB", "AUX"):
            yield from _of_verb(who, token)
        elif token.pos_ == "ADJ":
            yield from _of_adjective(who, token)
        elif token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "nmod", "amod"):
            yield from _of_noun(who, token)
    yield from attributes(who)


def _of_verb(who: Cast, verb: Token) -> Iterator[Telling]:
    if verb.dep_ in ("amod", "compound") or anybody(verb):
        return
    frames = [(words, frame) for words, frame in evoked(verb) if not frame.is_event]
    found = _straightened(verb, clauses.places(verb)) if frames else {}
    for words, frame in frames:
        if made := _tie(who, verb, frame, words, found):
            yield made
            return


def _straightened(verb: Token, found: clauses.Places) -> clauses.Places:
    """The parts of a verb without the subject of a clause inside: "X, which Y lists, is based"."""

    def inside(token: Token) -> bool:
        before = token.left_edge.i - 1
        gap = before > 0 and token.doc[before].lower_ in ("which", "whom")
        return (
            gap and "subj" in token.dep_ and any(t.text == "," for t in token.doc[token.i : verb.i])
        )

    if verb.dep_ != "relcl":
        return found
    return {n: [verb.head if inside(t) else t for t in fillers] for n, fillers in found.items()}


def _of_adjective(who: Cast, adjective: Token) -> Iterator[Telling]:
    """What an adjective behind its noun tells, as if "who are" stood before it: loyal to X."""
    head = adjective.head
    if adjective.i < head.i or adjective.dep_ not in ("amod", "acl", "relcl", "appos", "advcl"):
        return
    found = {**clauses.places(adjective), "subject": [head]}
    for words, frame in lexicon().verbs.get("be", ()):
        mine = not frame.is_event and words[1:2] == (adjective.lower_,) and words[-1] in found
        if mine and (made := _tie(who, adjective, frame, words, found)):
            yield made
            return


def _of_noun(who: Cast, head: Token) -> Iterator[Telling]:
    nouns = lexicon().nouns
    entries = nouns.get(head.lemma_.lower(), ()) or nouns.get(head.lower_, ())
    if not any(not frame.is_event for _, frame in entries):
        return
    found = clauses.places(head)
    left = [t.lemma_.lower() for t in found.get("modifier", [])]
    found["head"] = _said_of(who, head)
    found["bearer"] = _bearers(head)
    for words, frame in entries:
        whole = len(words) == 1 or list(words[:-1]) == left[-len(words) + 1 :]
        if whole and not frame.is_event and (made := _tie(who, head, frame, words, found)):
            weak = _says_nothing(who, head, made)
            yield replace(made, weak=weak, teller=_taker(who, head))
            return


def _said_of(who: Cast, head: Token) -> list[Token]:
    """Of whom a noun of relation is said: of itself, or of what it stands beside."""
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":  # "its members are X and Y"
        named = [c for c in head.head.children if c.dep_ == "attr" and who.who(c)]
        if named:
            return named
    if who.who(head):
        return [head]
    regarded = clauses.places(head.head.head)["object"] if _regarded(head) else []
    return [t for t in (*beside(head), *regarded) if who.who(t)]


def _regarded(head: Token) -> bool:
    """Whether a noun is what somebody takes another to be: "regards X as an arm of Y"."""
    as_ = head.dep_ == "pobj" and head.head.lower_ == "as"
    return as_ and head.head.head.lemma_ in lexicon().lists["regards"]


def _bearers(head: Token) -> list[Token]:
    """Who has what a noun names in the clause above: "arrested ten people over links to X"."""
    above = head
    while above.dep_ in ("pobj", "prep", "conj", "pcomp") and above.head.i != above.i:
        above = above.head
    if above.dep_ == "dobj":  # "denied any link to X", while ties that are cut were there
        denied = above.head.lemma_ in lexicon().lists["denial"]
        return clauses.places(above.head).get("subject", []) if denied else []
    found = clauses.places(above) if above.pos_ == "VERB" else {}
    return found.get("object", []) or found.get("subject", [])


def _taker(who: Cast, head: Token) -> str:
    """Who takes somebody to be what a noun names: Turkey, in "Turkey regards X as an arm of Y"."""
    if not _regarded(head):
        return ""
    return next((who.who(t) for t in clauses.places(head.head.head)["subject"]), "")


def _says_nothing(who: Cast, head: Token, made: Telling) -> bool:
    """Whether a tie only says again what its words are: "members of X" are members of X."""
    itself = any(p.token.i == head.i and who.kind(p.entity) == "UnnamedActor" for p in made.firsts)
    seen = phrase(who.parsed, head)
    return itself and seen.plural and not seen.amount


def _tie(
    who: Cast, trigger: Token, frame: Frame, words: tuple[str, ...], told: clauses.Places
) -> Telling | None:
    """A standing relation; both sides must be there and fit its domain and range."""
    relation = ontology.relations()[frame.evokes]
    frame, found = fitted(who, trigger, frame, words, told)
    pointing = trigger.i in who.steps and trigger.pos_ == "NOUN"  # "our forces" are no name
    if not found or (frame.named and pointing):
        return None
    first = _Side(who, relation.domain, frame.doer, frame.named)
    second = _Side(who, relation.range, frame.needs)
    firsts = first.of(frame.first, _rehung(trigger, found, first))
    seconds = second.of(frame.second, _rehung(trigger, found, second))
    seconds = [p for p in seconds if p.entity not in {f.entity for f in firsts}]
    if not firsts or not seconds:
        return None
    told_so = stance(trigger)
    told_so = replace(
        told_so, certainty=max(told_so.certainty, hedge(trigger), key=list(Certainty).index)
    )
    return Telling(frame.evokes, frame, trigger, told_so, tuple(firsts), tuple(seconds))


@dataclass(frozen=True, slots=True)
class _Side:
    """What one side of a relation may be: its kind, its sort, and whether it must be named."""

    who: Cast
    kind: str
    needs: frozenset[str]
    named: bool = False

    def fits(self, token: Token) -> str:
        """Whom a token means, where that may stand on this side."""
        entity = self.who.who(token) or (modifier(self.who, token) if _proper(token) else "")
        if not self.who.is_a(entity, self.kind):
            entity = next(iter(actors(self.who, token)), "")  # "Washington's ally"
        if not self.who.is_a(entity, self.kind) or not (
            not self.needs or self.needs & sorts(self.who, token)
        ):
            return ""
        return "" if self.named and self.who.kind(entity) == "UnnamedActor" else entity

    def of(self, names: tuple[str, ...], found: clauses.Places) -> list[Part]:
        """The parts of the first place that holds any."""
        for name in names:
            named = [t for filler in found.get(name, []) for t in conjuncts(filler)]
            inner = (g for t in named for g in held_by(t, lexicon().lists["including"]))
            for tokens in (named, [t for g in inner for t in conjuncts(g)]):
                if parts := [Part(entity, t) for t in tokens if (entity := self.fits(t))]:
                    return parts
        return []


def _rehung(trigger: Token, found: clauses.Places, side: _Side) -> clauses.Places:
    """The parts of a clause that hangs on a noun, hung on the noun that it can be said of.

    In "the delegation to talks with X, headed by Y" and "the force led by X to which Y belongs"
    a parser takes the nearest noun. Behind a comma a participle is said of the highest that
    fits, and a relative clause of the nearest.
    """
    set_off = trigger.left_edge.i > 0 and trigger.doc[trigger.left_edge.i - 1].text == ","
    loose = trigger.dep_ == "acl" and set_off
    if trigger.dep_ == "acl" and not set_off and (part := _partial(trigger.head, side)):
        return _hung(trigger, found, part)
    if not loose and (trigger.dep_ != "relcl" or side.fits(trigger.head)):
        return found
    between = trigger.doc[trigger.head.i + 1 : trigger.left_edge.i]
    chain = [n for n in _above(trigger.head) if side.fits(n)]
    chain = chain or [n for n in between if n.pos_ in ("NOUN", "PROPN") and side.fits(n)]
    if not chain:
        return found
    return _hung(trigger, found, chain[-1] if loose else chain[0])


def _partial(whole: Token, side: _Side) -> Token | None:
    """The part before "of" and a name, of which what follows is said: "a wing of X led by Y"."""
    part = whole.head.head
    if whole.dep_ != "pobj" or whole.head.lower_ != "of":
        return None
    entries = lexicon().nouns.get(part.lemma_.lower(), ())
    parts = any(frame.evokes == "partOf" for words, frame in entries if len(words) == 1)
    return part if parts and side.fits(part) else None


def _hung(trigger: Token, found: clauses.Places, host: Token) -> clauses.Places:
    """The parts of a clause with another noun for the one that it hangs on."""
    mine = (trigger.head.i, *(c.i for c in trigger.subtree if c.lower_ in RELATIVE))
    return {
        name: [host if t.i in mine and t.head.i != host.i else t for t in fillers]
        for name, fillers in found.items()
    }


def _proper(token: Token) -> bool:
    return token.pos_ == "PROPN" or is_nationality(token)


def _above(noun: Token) -> Iterator[Token]:
    """A noun and those that it hangs on by prepositions, participles and appositions."""
    yield noun
    while noun.dep_ in ("pobj", "prep", "acl", "appos", "agent", "poss", "compound"):
        noun = noun.head
        if noun.pos_ in ("NOUN", "PROPN"):
            yield noun
