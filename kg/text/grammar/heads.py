"""What stands above a clause, and the subject that it lends.

Participles, infinitives and coordinated verbs leave their subject to a verb or noun above them;
parsers hang some of them too low. Grammar only.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.text.grammar.phrases import evoked
from kg.text.grammar.voice import listed, own_subject
from kg.text.words.cues import lexicon, together
from kg.text.words.once import once
from kg.text.words.tokens import Token

__all__ = ["above", "climb", "infinitive", "set_off", "styled", "subjects"]

_VERBAL = ("VERB", "AUX")


def infinitive(token: Token) -> bool:
    """Whether a clause is an infinitive below a verb: "urged X to leave"."""
    return token.dep_ in ("xcomp", "ccomp", "relcl") and any(c.lower_ == "to" for c in token.lefts)


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject of a verb, found where the sentence left it out."""
    if own := own_subject(verb):
        return own
    if depth > 6:
        return []
    if (first := listed(verb)) is not None:
        return subjects(first, depth + 1)
    head = above(verb)
    if verb.dep_ == "conj":
        return subjects(head, depth + 1) if head.pos_ in _VERBAL else []
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in (*_VERBAL, "ADJ", "NOUN"):
        return _controller(verb, head, depth)
    if verb.dep_ in ("acl", "relcl") and verb.tag_ in ("VBG", "VBN"):
        return [head]
    if verb.dep_ == "acl" or infinitive(verb):  # "its attempt to seize": whoever owns the noun
        if head.dep_ == "attr":  # "was the first to die"
            return subjects(head.head, depth + 1)
        return _asked_by(head, verb) or _whose(head) or _undertaken_by(head, depth)
    if verb.dep_ == "advcl" and head.pos_ in _VERBAL:
        return subjects(head, depth + 1)
    if verb.dep_ in ("acomp", "attr", "oprd") and head.pos_ in _VERBAL:
        return subjects(head, depth + 1)  # "is due to meet", "is set to visit"
    return _behind_preposition(verb, depth) if verb.dep_ == "pcomp" else []


def _behind_preposition(verb: Token, depth: int) -> list[Token]:
    """Who does what stands behind a preposition: "accused X of", "after", "on charges of"."""
    preposition, governor = verb.head, verb.head.head
    if governor.pos_ in _VERBAL:
        return _judged(preposition, governor) or _controller(verb, governor, depth)
    if governor.dep_ == "dobj" and (
        _controls_object(governor.head) or _judges(preposition, governor)
    ):
        return [governor]  # "accused the rebels of shelling"
    if governor.dep_ == "pobj" and governor.head.dep_ == "agent":
        return subjects(governor.head.head, depth + 1)  # "convicted by a court of killing"
    if governor.pos_ == "ADJ":  # "guilty of killing"
        return own_subject(governor) or subjects(governor.head, depth + 1)
    if owners := [c for c in governor.children if c.dep_ == "poss"]:
        return owners
    if governor.lemma_.lower() in lexicon().lists["charges"]:
        return _charged(governor, depth)
    return []


def _charged(noun: Token, depth: int) -> list[Token]:
    """Whose deed a charge, a suspicion or an aim is about: "arrested X on suspicion of"."""
    if noun.dep_ == "dobj":
        return subjects(noun.head, depth + 1)  # "faces charges of killing X"
    if noun.dep_ != "pobj":
        return []
    verb = noun.head.head
    while verb.dep_ in ("dobj", "pobj", "prep"):
        verb = verb.head
    return _judged(noun.head, verb) or subjects(verb, depth + 1)


def _whose(noun: Token) -> list[Token]:
    """Whose attempt or plan a noun is: "its plan to", "a Hezbollah plan to"."""
    owner = [c for c in noun.lefts if c.dep_ == "poss"]
    names = [c for c in noun.lefts if c.dep_ in ("compound", "nmod", "amod")]
    return owner or [c for c in names if c.pos_ == "PROPN"]


def _undertaken_by(noun: Token, depth: int) -> list[Token]:
    """Who undertakes what an infinitive behind a noun says: not who tells of it or foils it."""
    verb = noun.head
    apart = verb.lemma_ in together("affirmation", "averted", "speech")
    return subjects(verb, depth + 1) if verb.pos_ in _VERBAL and not apart else []


def _asked_by(noun: Token, verb: Token) -> list[Token]:
    """Who should do what a noun asks for: "an appeal to X to leave", "calls on X to"."""
    if noun.lemma_.lower() not in lexicon().lists["demanded"]:
        return []
    before = [c for c in noun.rights if c.dep_ == "prep" and c.i < verb.i]
    asked = [c for c in before if c.lower_ in ("to", "on", "upon", "for")]
    return [g for c in asked for g in c.children if g.dep_ == "pobj"]


def _controller(verb: Token, head: Token, depth: int) -> list[Token]:
    """Who does what stands below a verb: its object ("urged X to"), else its subject."""
    target = [c for c in head.children if c.dep_ in ("dobj", "dative") and c.i < verb.i]
    if target and head.pos_ in _VERBAL and _controls_object(head):
        return target
    on = [g for c in head.children if c.dep_ == "prep" and c.i < verb.i for g in c.children]
    asks = head.lemma_ in lexicon().lists["askedOn"]
    if on and asks and not target and _controls_object(head):
        return [g for g in on if g.dep_ == "pobj"]
    if head.pos_ == "NOUN":
        return [c for c in head.children if c.dep_ == "poss"]
    return subjects(head, depth + 1)


def _judged(preposition: Token, verb: Token) -> list[Token]:
    """Whom a verb does something to for a deed of theirs: "jailed X for killing Y"."""
    target = [c for c in verb.children if c.dep_ == "dobj" and c.i < preposition.i]
    return target if target and _judges(preposition, target[-1]) else []


def _judges(preposition: Token, target: Token) -> bool:
    """Whether a deed behind a preposition is what the object of the verb above did."""
    if preposition.lower_ not in lexicon().lists["grounds"]:
        return False
    return any(frame.is_event and "object" in frame.second for _, frame in evoked(target.head))


def _controls_object(verb: Token) -> bool:
    frames = any(frame.controls == "object" for _, frame in evoked(verb))
    return frames or verb.lemma_ in lexicon().lists["controllers"]


def climb(token: Token) -> Iterator[tuple[Token, Token]]:
    """A token with its head, then the head with its own, up to the root of the sentence."""
    while token.head.i != token.i:
        head = above(token)
        yield token, head
        token = head


def above(token: Token) -> Token:
    """The head of a token; of a finite verb that was hung on an infinitive, the verb above that.

    In "urged both not to escalate and offered to mediate" the offer stands beside the urging; in
    "called it illegal and retaliated", hung on an adjective, beside the calling.
    """
    head = token.head
    if token.dep_ == "conj" and head.pos_ == "ADJ" and token.tag_ in ("VBD", "VBN", "VBZ"):
        return head.head if head.head.pos_ in _VERBAL else head
    if token.dep_ == "conj" and token.tag_ in ("VBD", "VBZ") and not own_subject(token):
        while head.tag_ == "VB" and head.dep_ in ("xcomp", "advcl", "ccomp", "acl", "conj"):
            head = head.head
    return head if head.pos_ in _VERBAL else token.head


def set_off(verb: Token, words: Token) -> bool:
    """Whether words end before the verb behind them: "X did; Y denies", "X did, which Y denies"."""
    if words.i > verb.i:
        return False
    named = words.dep_ == "ccomp" and any(c.dep_ == "dobj" and c.i > words.i for c in verb.lefts)
    return named or any(t.text in (";", ":") for t in verb.doc[words.right_edge.i : verb.i])


@once
def styled(verb: Token) -> bool:
    """Whether a verb only says what somebody is held to be: "gunmen believed to be rebels struck".

    Parsers take such a participle for the verb of the sentence.
    """
    after = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]]
    held = after[:1] == ["to"] and after[-1] in ("be", "belong", "have", "come")
    bare = not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return verb.tag_ in ("VBN", "VBD") and held and bare and bool(own_subject(verb))
