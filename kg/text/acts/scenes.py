"""Which clauses of a sentence tell one scene, and so share when and where it was.

"Attacked the camp on Sunday, killing six and abducting two" is one scene; what came "after" it,
what somebody said of it, and what is told in the pluperfect beside it are others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from kg.model import Modality
from kg.text.grammar.heads import climb
from kg.text.grammar.stance import stance
from kg.text.speakers.tellers import is_speech
from kg.text.words.cues import lexicon
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.acts.telling import Telling

__all__ = ["ahead", "hung", "one_scene", "scene", "went_on"]

_VERBAL = ("VERB", "AUX")
_DURING = ("when", "as", "while", "where", "whereupon")


def scene(token: Token) -> Iterator[Token]:
    """The other words of the scene that a trigger belongs to, nearest first: above, then below."""
    top = token
    for below, head in climb(token):
        if not _at_once(below, head):
            break
        top = head
        yield head
        if below.dep_ == "relcl" and (act := _act_by(head)) is not None:
            yield act
    yield from (t for t in _below(token) if t.i != top.i)
    if top.i != token.i:
        yield from (t for t in _below(top) if t.i != token.i)


def _below(verb: Token) -> Iterator[Token]:
    if _is_event(verb):  # "an ambush staged by rebels on Sunday"
        yield from (c for c in verb.rights if c.dep_ == "acl" and c.tag_ != "TO")
    for child in verb.children:
        if child.dep_ in ("conj", "advcl") and _at_once(child, verb) and not _other_doer(child):
            yield child
            yield from _below(child)
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj"):  # "a ship that was sailing on Sunday"
            yield from (c for c in child.rights if c.dep_ == "acl" and c.tag_ == "VBG")
        elif child.dep_ == "agent":
            doers = [d for d in child.children if d.dep_ == "pobj"]
            yield from (c for d in doers for c in d.rights if c.dep_ == "relcl" and _done_by(c))


def _other_doer(verb: Token) -> bool:
    """Whether a clause names a doer of its own; of a passive that one is not told."""
    own = {c.dep_ for c in verb.children}
    return "nsubj" in own and verb.dep_ == "conj"


def _at_once(below: Token, head: Token) -> bool:
    """Whether a word and what it hangs on belong to one scene."""
    if below.dep_ == "conj":
        return below.pos_ in _VERBAL and head.pos_ in _VERBAL and _tense(below) == _tense(head)
    if below.dep_ == "advcl":
        finite = below.tag_ not in ("VBG", "VBN")
        past = finite and "had" in (_tense(below), _tense(head))
        return _during(below) and not past and not is_speech(head)
    if below.dep_ in ("relcl", "acl"):
        return any(c.lower_ in ("when", "where") for c in below.children) or _done_by(below)
    if below.dep_ == "prep":
        return below.lower_ in lexicon().lists["hosts"] and head.pos_ in _VERBAL
    return below.dep_ in ("xcomp", "pobj", "agent")


def _tense(verb: Token) -> str:
    """What tells a perfect from a narrating past: "has", "had", or nothing."""
    return next((c.lower_ for c in verb.children if c.dep_ == "aux" and c.lemma_ == "have"), "")


def _during(clause: Token) -> bool:
    marks = {c.lower_ for c in clause.lefts if c.dep_ in ("mark", "advmod") and c.tag_ != "RB"}
    return not marks or bool(marks & set(_DURING))


def _done_by(clause: Token) -> bool:
    """Whether a relative clause goes on with the deed of those it hangs on: "by men who raided"."""
    if clause.tag_ != "VBD":
        return False
    return clause.head.head.dep_ == "agent" or _act_by(clause.head) is not None


def _act_by(doer: Token) -> Token | None:
    """The act whose doer stands behind "by": "the shelling of the camp by X"."""
    if doer.dep_ != "pobj" or doer.head.lower_ != "by":
        return None
    noun = doer.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    return noun if _is_event(noun) else None


def hung(token: Token, marked: Collection[int]) -> Token | None:
    """The word that a date hangs on: a marked one, else the first verb or event above it.

    None where it hangs on a verb of speech: it is when that was said.
    """
    for _, head in climb(token):
        if head.i in marked:
            return head
        if is_speech(head):
            return None
        if head.pos_ in _VERBAL or _is_event(head):
            return head
    return None


def _is_event(token: Token) -> bool:
    entries = lexicon().nouns.get(token.lemma_.lower(), ()) if token.pos_ == "NOUN" else ()
    return any(len(words) == 1 and frame.is_event for words, frame in entries)


def ahead(token: Token) -> bool:
    """Whether what a word tells is still to come."""
    plans = token.lemma_ in lexicon().lists["planned"] and token.tag_ not in ("VBD", "VBN")
    return plans or stance(token).modality is not Modality.ACTUAL


def one_scene(one: Telling, other: Telling) -> bool:
    """Whether two tellings of one scene are meant alike: both done, or both planned."""
    return one.stance.modality is other.stance.modality


def went_on(telling: Telling, events: list[Telling]) -> Iterator[Telling]:
    """What those of whom a telling goes on had just done: "They then shot two elders"."""
    verb = telling.trigger
    if not _narrated(telling) or verb.sent.start == 0:
        return
    doers = {p.entity for p in telling.firsts if _points_back(p.token)}
    before = verb.doc[verb.sent.start - 1].sent
    for other in reversed(events):
        near = before.start <= other.trigger.i < before.end
        if near and _narrated(other) and doers & {p.entity for p in other.firsts}:
            yield other


def _narrated(telling: Telling) -> bool:
    """Whether a verb tells what came next in a story: a plain past, neither perfect nor plan."""
    verb = telling.support or telling.trigger
    actual = telling.stance.modality is Modality.ACTUAL
    return actual and verb.tag_ in ("VBD", "VBN") and not _tense(verb)


def _points_back(token: Token) -> bool:
    """Whether people are told of again as they were just met: "they", "the gunmen".

    "It" and "the group" may be told of for all that they ever did.
    """
    articles = ("the", "these", "those")
    sorts = lexicon().classes.get(token.lemma_.lower(), ())
    met = bool({"members", "persons"} & set(sorts))
    return token.lower_ in ("they", "he", "she", "who") or (
        met and any(c.lower_ in articles for c in token.lefts)
    )
