"""Acts that are said to answer another: "struck X in response to the attack on Y".

Only what a text says in so many words counts; that one act came after another tells but time.
Both acts are told in one sentence. The words that say it stand in the lexicon.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg import ontology
from kg.model import Certainty, Modality, Polarity
from kg.text.acts.telling import Answer, Telling
from kg.text.grammar import clauses, heads
from kg.text.grammar.replies import is_reply, reply_to
from kg.text.grammar.stance import Stance, hedge, stance
from kg.text.words.tokens import Token

__all__ = ["answering", "joined"]

_STRENGTH = list(Certainty)
_VERBAL = ("VERB", "AUX")
_PARTS = ("dobj", "pobj", "prep", "nsubjpass", "dative", "nsubj")
_Words = Mapping[int, Telling]


def answering(events: list[Telling]) -> Iterator[Telling]:
    """The tellings of a document, each with the acts that it is said to answer.

    A word that only says so ("in retaliation") tells of the act that is the answer.
    """
    words = {t.support.i: t for t in events if t.support is not None}
    words |= {t.trigger.i: t for t in events}
    found: dict[int, dict[int, Answer]] = defaultdict(dict)
    hosts: dict[int, Token] = {}
    for act, answer in (*_answered(events, words), *_gone_before(events, words)):
        if act.i != answer.trigger.i:
            found[act.i].setdefault(answer.trigger.i, answer)
            hosts[answer.reply.i] = act
    for telling in events:
        here = telling.trigger.i
        act = hosts.get(here, telling.trigger)
        host = telling.host if act.i == here else act
        yield replace(telling, host=host, answers=tuple(found.get(here, {}).values()))


def joined(one: Stance, other: Stance) -> Stance:
    """How it is meant that an act answers another, by how the act is and how the word for it."""
    denied = Polarity.NEGATIVE in (one.polarity, other.polarity)
    return Stance(
        max(one.certainty, other.certainty, key=_STRENGTH.index),
        Polarity.NEGATIVE if denied else Polarity.POSITIVE,
        other.modality if one.modality is Modality.ACTUAL else one.modality,
    )


def _answered(events: list[Telling], words: _Words) -> Iterator[tuple[Token, Answer]]:
    """Acts with those that stand behind a word of answering, which they answer."""
    for telling in events:
        reply = reply_to(telling.trigger)
        if reply is None:
            continue
        for act, meant in _acts(reply, telling.trigger, words):
            yield words[act.i].trigger, Answer(telling.trigger, reply, meant)


def _acts(reply: Token, answered: Token, words: _Words) -> Iterator[tuple[Token, Stance]]:
    """The acts that are the answer, and how that is meant."""
    if reply.pos_ in _VERBAL:
        yield from _by_verb(reply, answered, words)
    elif reply.dep_ in ("amod", "compound"):  # "a retaliatory strike for the raid"
        yield from ((act, Stance()) for act in _told([reply.head], words))
    elif acts := _told(_holders(reply, words), words):
        hedged = max(hedge(reply), hedge(reply.head), key=_STRENGTH.index)  # "apparently in"
        meant = joined(stance(reply), Stance(hedged))
        yield from ((act, meant) for act in acts)
    elif reply.i in words:
        yield reply, Stance()  # "carried out a reprisal for the raid"
    elif reply.dep_ == "dobj":  # "took revenge for the raid by shelling X"
        yield from _by_verb(reply.head, answered, words)


def _holders(noun: Token, words: _Words) -> list[Token]:
    """Of what a noun of answering is said: "the raid was a response", "struck in response"."""
    above = noun.head
    if noun.dep_ == "attr":
        return _subjects(above, words)
    if noun.dep_ == "appos":
        return [_act(above, words)]
    if noun.dep_ == "pobj" and above.lower_ in ("in", "as"):
        act = _act(above.head, words)
        return [act] if act.i in words else _subjects(act, words)
    return []


def _by_verb(verb: Token, answered: Token, words: _Words) -> Iterator[tuple[Token, Stance]]:
    """The answer that a verb tells of: what is done by it, else what does it, else it itself."""
    if done := _told([*_means(verb), *_means(answered)], words):
        yield from ((act, Stance()) for act in done)
    elif acts := _told(_subjects(verb, words), words):
        yield from ((act, stance(verb)) for act in acts)
    elif acts := _told(_for_this(verb, words), words):
        yield from ((act, Stance()) for act in acts)
    else:
        yield from ((act, Stance()) for act in _told([verb], words))


def _means(word: Token) -> Iterator[Token]:
    """By what something is answered: "with air strikes", "by shelling X and Y", "shelling X"."""
    for child in word.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("with", "by"):
            for act in child.rights:
                if act.dep_ in ("pobj", "pcomp"):
                    yield clauses.inner(act)
                    yield from act.conjuncts
        elif child.dep_ == "advcl" and child.tag_ == "VBG":
            yield child


def _subjects(verb: Token, words: _Words) -> list[Token]:
    """The subjects of a verb, of a relative clause what it hangs on: "strikes that avenged X"."""
    found = heads.subjects(verb) if verb.pos_ in _VERBAL else []
    return [
        _act(verb.head, words) if t.lower_ in ("which", "that") and verb.dep_ == "relcl" else t
        for t in found
    ]


def _for_this(verb: Token, words: _Words) -> list[Token]:
    """The act that is done to answer another: "shelled X to avenge", "shelled X, avenging"."""
    if verb.dep_ not in ("advcl", "acl", "relcl", "xcomp") or verb.tag_ not in ("VB", "VBG"):
        return []
    act = _act(verb.head, words)
    vowed = act.i in words and _spoken(words[act.i])  # "vowed to avenge" tells of no answer yet
    return [] if vowed else [act]


def _act(token: Token, words: _Words) -> Token:
    """The act that words hang on, though a parser hung them on one of its parts."""
    while token.i not in words and token.dep_ in _PARTS and token.pos_ not in _VERBAL:
        token = token.head
    return token


def _told(tokens: Iterable[Token], words: _Words) -> list[Token]:
    return [t for t in tokens if t.i in words]


def _gone_before(events: list[Telling], words: _Words) -> Iterator[tuple[Token, Answer]]:
    """Acts told as the answer to the clause before: "X struck Y, and Z answered with shelling"."""
    for telling in events:
        verb = telling.support or telling.trigger
        if verb.dep_ == "pcomp" and verb.head.lower_ == "by":
            verb = verb.head.head
        before = words.get(verb.head.i) if verb.dep_ == "conj" else None
        if before is not None and (reply := _bare(verb)) and _answers_back(telling, before):
            yield telling.trigger, Answer(before.trigger, reply, Stance())


def _answers_back(telling: Telling, before: Telling) -> bool:
    """Whether an act is of others than the act before; words are answered by whom they are to."""
    doers, others, told = (
        {p.entity for p in side} for side in (telling.firsts, before.firsts, before.seconds)
    )
    if not doers or doers & others:
        return False
    return not _spoken(before) or bool(doers & told)


def _spoken(telling: Telling) -> bool:
    return ontology.event_types()[telling.kind].family == "Words"


def _bare(verb: Token) -> Token | None:
    """What says that a clause answers the one before: "answered with", "in response"."""
    if is_reply(verb):
        return verb
    nouns = [n for p in verb.children if p.dep_ == "prep" and p.lower_ == "in" for n in p.rights]
    return next((n for n in nouns if n.dep_ == "pobj" and is_reply(n)), None)
