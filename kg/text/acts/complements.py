"""What the clause below a verb says of an act: whom it is demanded of, at whom it is aimed.

"Demanded that X withdraw" asks X; "said it would strike Y" threatens Y. A frame may ask for
such a clause, and may take its sides from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.text.acts.fillers import Part, recipients_of, side, sorts
from kg.text.acts.themes import fitted
from kg.text.grammar import clauses, heads, voice
from kg.text.grammar.phrases import evoked
from kg.text.speakers.speech import home, is_speech
from kg.text.who.mentions import conjuncts
from kg.text.words.cues import Frame, lexicon, together
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast

__all__ = ["aims", "around", "beside_noun", "stands_below"]


def stands_below(who: Cast, verb: Token, frame: Frame) -> bool:
    """Whether the clause that a frame asks for stands below the verb."""
    if frame.clause in ("harm", "ownharm"):
        acts = _announced(who, verb, own=frame.clause == "ownharm")
        return any(_harmful(act) for act in acts)
    if frame.clause == "bare":
        return not _tells_that(who, verb)
    return not frame.clause or any(heads.infinitive(c) for c in verb.rights)


def around(verb: Token) -> clauses.Places:
    """Who stands in the clauses around a verb, by the names that frames use.

    `clause` is who should do what is demanded, `below` whom a clause with that is about,
    `teller` who says what the verb tells, `beside` who meets, for a verb on a noun.
    """
    head = verb.head
    told = verb.dep_ == "ccomp" and is_speech(head)
    return {
        "clause": _asked(verb),
        "below": _about(verb),
        "teller": heads.subjects(head) if told else [],
        "beside": _beside(head) if verb.dep_ in ("acl", "relcl") else [],
    }


def beside_noun(noun: Token) -> clauses.Places:
    """The same for an event noun: `below` and `beside`."""
    return {"below": _about(noun), "beside": _beside(noun)}


def _about(token: Token) -> list[Token]:
    """Whom a clause with that is about: "alleged that X fired", "the charge that X fired"."""
    finite = [c for c in token.rights if c.dep_ in ("ccomp", "acl") and c.pos_ in ("VERB", "AUX")]
    told = [c for c in finite if not heads.infinitive(c)]
    return [t for c in told for t in c.lefts if t.dep_ in ("nsubj", "nsubjpass")]


def _beside(noun: Token) -> list[Token]:
    """Whose act an event lies beside: "A and B signed after talks", "visited X for talks"."""
    preposition, verb = noun.head, noun.head.head
    if noun.dep_ == "pobj" and preposition.dep_ == "pobj":
        return []
    near = noun.dep_ == "pobj" and preposition.lower_ in lexicon().lists["besides"]
    if not near and noun.dep_ == "pobj" and preposition.lower_ == "of" and verb.dep_ == "pobj":
        return _beside(verb)  # "after two days of talks"
    acts = near and verb.pos_ == "VERB" and not voice.passive(verb)
    return heads.subjects(verb) if acts else []


def _asked(verb: Token) -> list[Token]:
    """Who should do what the clause below demands: "demanded that X withdraw"."""
    found = []
    for clause in verb.rights:
        marks = {c.lower_ for c in clause.lefts if c.dep_ in ("mark", "aux", "advmod", "dobj")}
        bare = clause.tag_ in ("VB", "VBP") and not voice.passive(clause)
        open_question = marks & {"whether", "if", "why", "how"}
        below = clause.dep_ == "ccomp" or (clause.dep_ == "advcl" and "for" in marks)
        if bare and below and not open_question:
            found += [c for c in clause.lefts if c.dep_ == "nsubj"]
    return found


def _tells_that(who: Cast, verb: Token) -> bool:
    """Whether a clause with that, below a verb or its object, tells of others: no threat then."""
    objects = [c for c in verb.rights if c.dep_ in ("dobj", "dative")]
    told = [c for t in (verb, *objects) for c in t.rights if c.dep_ in ("ccomp", "relcl")]
    warned = {who.who(t) for t in objects}
    others = [t for c in told for t in heads.subjects(c) if t.pos_ != "PRON"]
    said = any(c.left_edge.lower_ == "that" for c in told)
    return said and any(who.who(t) not in warned for t in others)


def aims(who: Cast, verb: Token, agents: list[Part], needs: frozenset[str]) -> list[Part]:
    """At whom the act below a threat or promise is aimed: "threatened to kill them"."""
    known = {a.entity for a in agents}
    for act in _announced(who, verb, own=False):
        for parts in _done_to(who, act):
            aimed = [p for p in parts if p.entity not in known and needs & sorts(who, p.token)]
            if aimed := [p for p in aimed if _meant(who, p)]:
                return aimed
    return []


def _done_to(who: Cast, act: Token) -> Iterator[list[Part]]:
    """To whom an act would be done, by each of its frames; without one, its object."""
    found = clauses.places(act)
    told = [(words, frame) for words, frame in evoked(act) if frame.is_event]
    fits = [fitted(who, act, frame, words, found) for words, frame in told]
    frames = [(frame, parts) for frame, parts in fits if parts]
    for frame, parts in frames:
        seconds, _ = side(who, frame.second, parts, frame.needs, [])
        yield recipients_of(who, frame, seconds)[2]
    if not frames:
        objects = [t for c in act.rights if c.dep_ == "dobj" for t in conjuncts(c)]
        yield [Part(who.who(t), t) for t in objects if who.who(t)]


def _meant(who: Cast, part: Part) -> bool:
    """Whether an act is aimed at somebody, not only at somewhere: "retaliate at sea"."""
    return who.is_a(part.entity, "Actor") or part.token.dep_ != "pobj"


def _announced(who: Cast, verb: Token, *, own: bool) -> Iterator[Token]:
    """What a verb's subject says it will or could do: "to strike", "that it would strike".

    Where not only `own` deeds count, also what will be done by nobody told.
    """
    for clause in verb.children:  # "they would strike again, the group warned"
        told = clause.dep_ == "ccomp" and _planned(clause)
        if told and voice.passive(clause):
            told = not own and not clauses.places(clause)["subject"]
        elif told:
            told = _same(who, verb, clause)
        if told or heads.infinitive(clause):
            yield clause
            yield from (c for c in clause.rights if c.dep_ == "conj" and c.pos_ == "VERB")


def _planned(clause: Token) -> bool:
    """Whether a clause tells what will or would come to pass."""
    words = {c.lower_ for c in clause.lefts if c.dep_ == "aux"}
    denied = any(c.dep_ == "neg" or c.lower_ in ("if", "whether") for c in clause.lefts)
    return bool(words & together("future", "hypothetical")) and not denied


def _same(who: Cast, verb: Token, clause: Token) -> bool:
    """Whether a clause tells of the subject of the verb above, or of whom it serves."""
    speakers = {who.who(t) for t in heads.subjects(verb)} - {""}
    doers = {who.who(t) for t in heads.subjects(clause)}
    return bool(doers & (speakers | {home(who, s) for s in speakers}))


def _harmful(act: Token) -> bool:
    """Whether a verb evokes an act that is a threat when it is announced."""
    if act.lemma_.lower() in lexicon().lists["reprisals"]:
        return True
    return any(f.evokes in lexicon().dreaded and not f.theme for _, f in evoked(act))
