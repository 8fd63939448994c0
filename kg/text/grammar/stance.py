"""How a clause is meant: certain or hedged, so or not so, done or planned or demanded.

Stance comes from the words around a trigger: its auxiliaries and adverbs, then every verb,
adjective or noun above it up to the verb of speech. The word lists stand in the lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Certainty, Modality, Polarity
from kg.text.grammar.heads import climb, infinitive, set_off, styled
from kg.text.grammar.phrases import phrasal
from kg.text.grammar.replies import replied_to
from kg.text.words.cues import lexicon
from kg.text.words.once import once
from kg.text.words.tokens import Token

__all__ = ["Stance", "hedge", "stance"]

_STRENGTH = [Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE]
_COMPLEMENTS = ("xcomp", "ccomp", "acl", "pcomp", "advcl", "acomp", "dobj", "pobj", "prep")
_LINKED = (*_COMPLEMENTS, "conj", "attr", "nsubj", "nsubjpass", "agent")
_OR = ("or", "nor")


@dataclass(frozen=True, slots=True)
class Stance:
    """How somebody commits to what is said."""

    certainty: Certainty = Certainty.CERTAIN
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ACTUAL


def hedge(token: Token) -> Certainty:
    """The hedge on a noun phrase: "suspected militants" leaves who it was probable."""
    lists = lexicon().lists
    words = {c.lower_ for c in token.lefts if c.dep_ in ("amod", "advmod", "compound")}
    words |= {c.lower_ for c in token.rights if c.dep_ == "acl" and c.tag_ == "VBN"}
    if "subj" in token.dep_ and styled(token.head) and token.head.i == token.i + 1:
        words.add(token.head.lower_)  # "gunmen suspected to be rebels"
    if words & lists["possible"]:
        return Certainty.POSSIBLE
    return Certainty.PROBABLE if words & lists["probable"] else Certainty.CERTAIN


@once
def stance(trigger: Token) -> Stance:
    """The stance of the clause that a verb or event noun stands in."""
    certainty, modality, negative = Certainty.CERTAIN, Modality.ACTUAL, False
    below = trigger
    for step, token in enumerate([trigger, *(head for _, head in climb(trigger))]):
        if step and not (below.dep_ in _LINKED or (below.dep_ == "relcl" and infinitive(below))):
            break
        if step == 1 and replied_to(trigger):
            break
        if step and below.dep_ == "prep" and _stands_for_itself(token, below):
            break
        if step and (styled(token) or set_off(token, below) or _beside_it(below)):
            break
        asked = below.dep_ == "xcomp" and token.lemma_.lower() in lexicon().lists["demanded"]
        told = _is_speech(token) and below.dep_ in ("ccomp", "xcomp")
        if step and told and not asked and not _planning(token):
            if token.lemma_ in lexicon().lists["denial"]:
                negative = not negative
            certainty = max(certainty, _hedging(token, below), key=_STRENGTH.index)
            break
        if step and token.lemma_ in lexicon().lists["denial"] and below.dep_ in ("dobj", "pcomp"):
            negative = not negative
            break
        if step and below.dep_ == "nsubjpass" and token.lemma_ in lexicon().lists["averted"]:
            modality = Modality.HYPOTHETICAL  # "an attack was thwarted"
            break
        if step and below.dep_ in ("nsubj", "nsubjpass") and not _holds_subject(token):
            break
        if step and below.dep_ != "conj":
            above = _governing(token, below)
            if above is not None and modality is Modality.ACTUAL:
                modality = above
            if _undone(token) and below.dep_ in ("xcomp", "acl", "ccomp"):
                negative = not negative
        if below.dep_ == "conj" and step and token.pos_ not in ("VERB", "AUX"):
            break
        if not step and _ahead(token):
            modality = Modality.PLANNED
        if token.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
            own = _auxiliary(token)
            if (
                own is not None
                and modality is Modality.ACTUAL
                and not (step and below.dep_ == "advcl")
            ):
                modality = own
            if step and (below.dep_ == "conj" or below.tag_ == "VBG"):
                certainty = max(certainty, _adverbs(token), key=_STRENGTH.index)
            if step and below.dep_ == "conj" and any(c.lower_ in _OR for c in token.children):
                negative ^= _negated(token)  # "did not attack or threaten"
            if not (step and below.dep_ in ("advcl", "conj")):
                negative ^= _negated(token)
                certainty = max(
                    certainty,
                    _adverbs(token),
                    _hedging(token, below if step else None),
                    key=_STRENGTH.index,
                )
        below = token
    polarity = Polarity.NEGATIVE if negative else Polarity.POSITIVE
    return Stance(certainty, polarity, modality)


def _stands_for_itself(head: Token, preposition: Token) -> bool:
    """Whether the event behind a preposition is told whatever the clause above says of it.

    "Ordered strikes after an attack": the attack is nobody's order. "No claim of responsibility
    for the attack": it is not the attack that is denied.
    """
    if preposition.lower_ in ("for", "in") and head.lemma_ in lexicon().lists["answering"]:
        return True
    return preposition.lower_ in lexicon().lists["settings"]


def _beside_it(clause: Token) -> bool:
    """Whether a clause tells what was the case meanwhile: "prepared to flee when X struck"."""
    finite = clause.dep_ == "advcl" and clause.tag_ in ("VBD", "VBP", "VBZ")
    return finite and any("subj" in c.dep_ for c in clause.children)


def _ahead(noun: Token) -> bool:
    """Whether a word puts an event off: "a planned attack", and in headlines "X to expel Y"."""
    if noun.dep_ == "ROOT" and noun.tag_ == "VB":
        return any(c.lower_ == "to" and c.dep_ == "aux" for c in noun.lefts)
    before = {c.lower_ for c in noun.lefts if c.dep_ == "amod"}
    return noun.pos_ == "NOUN" and bool(before & lexicon().lists["planned"])


def _is_speech(token: Token) -> bool:
    word = token.lemma_.lower()
    return word in lexicon().lists["speech"] or word in lexicon().lists["denial"]


def _planning(token: Token) -> bool:
    return token.lemma_.lower() in lexicon().lists["planned"]


def _holds_subject(token: Token) -> bool:
    return token.lemma_ in ("be", "take", "occur", "happen", "come", "carry")


def _governing(head: Token, below: Token) -> Modality | None:
    """The modality that a word gives the clause below it."""
    lists, word = lexicon().lists, head.lemma_.lower()
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in below.children)
    if below.dep_ in ("nsubj", "nsubjpass", "attr", "agent") or head.dep_ == "attr":
        return None  # also "was the first to die"
    if below.dep_ == "dobj" and word in lists["askedOn"]:
        return None  # "called the killing a crime"
    passed_on = {word, phrasal(head)} & lists["transparent"]  # "went on to shell the town"
    if passed_on and not (word == "stop" and not infinitive):
        return None
    clause = below.dep_ in ("xcomp", "ccomp", "acl", "relcl", "pcomp", "advcl") or (
        below.dep_ == "dobj" and head.pos_ == "VERB"
    )
    if not clause and not (below.dep_ in ("pobj", "prep") and head.pos_ in ("VERB", "NOUN", "ADJ")):
        return None
    if word == "order" and head.i and head.nbor(-1).lower_ == "in":
        return Modality.PLANNED  # "in order to"
    # "demands that X release them"
    that = below.dep_ == "acl" and any(c.lower_ == "that" for c in below.lefts)
    for_them = any(c.lower_ == "for" and c.dep_ == "mark" for c in below.lefts)
    if (
        word in lists["demanded"]
        and (below.dep_ != "advcl" or for_them)  # "called for troops to leave"
        and (infinitive or that or below.dep_ in ("dobj", "ccomp", "pobj", "prep", "xcomp"))
        and not _occasion(head, below)
    ):
        return Modality.DEMANDED
    if word in lists["hypothetical"] and below.dep_ != "advcl":
        return Modality.HYPOTHETICAL
    if (
        word in lists["planned"]
        and below.dep_ != "advcl"
        and (infinitive or below.dep_ in ("dobj", "ccomp", "pcomp") or _of(head, below))
    ):
        return Modality.PLANNED
    if word in lists["undone"]:
        return None
    if below.dep_ in ("advcl", "acl", "xcomp", "relcl") and infinitive:
        return Modality.PLANNED  # a purpose: "to protect its troops"
    return None


def _of(noun: Token, below: Token) -> bool:
    """Whether a noun tells what kind of thing stands behind its of: "the aim of killing X"."""
    return noun.pos_ == "NOUN" and below.dep_ == "prep" and below.lower_ == "of"


def _occasion(verb: Token, words: Token) -> bool:
    """Whether words only say on what occasion something was asked: "urged, in a call with X"."""
    before = words.i < verb.i
    return words.dep_ == "prep" and (before or words.lower_ in ("in", "at", "by", "with"))


def _auxiliary(token: Token) -> Modality | None:
    lists = lexicon().lists
    words = [c.lower_ for c in token.children if c.dep_ in ("aux", "mark")]
    perfect = any(c.lower_ == "have" and c.dep_ == "aux" for c in token.children)
    for word in words:
        if word in lists["future"]:
            return Modality.PLANNED
        if word in ("must", "should"):
            return Modality.DEMANDED
        if word in ("may", "might", "could") and perfect:
            return None
        if word in lists["hypothetical"] and not (word == "until" and token.tag_ in ("VBD", "VBN")):
            return Modality.HYPOTHETICAL  # "until it was destroyed" tells that it was
    return None


def _negated(token: Token) -> bool:
    denied = any(c.dep_ == "neg" for c in token.children)
    sides = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")]
    nobodies = {"no": ("det",), "neither": ("det", "preconj", "cc", "nmod")}
    if any(g.dep_ in nobodies.get(g.lower_, ()) for c in sides for g in c.lefts):
        return not denied  # "No group claimed", "neither X nor Y attacked", "made no attack"
    # "was not the only attack" denies no attack, nor does "not the first one"
    counts = lexicon().lists["singular"]
    if denied and any(g.lower_ in counts for c in token.children for g in (c, *c.children)):
        denied = False
    nobody = any(
        c.lower_ in ("no", "neither", "none") and c.dep_ in ("det", "nsubj", "preconj")
        for c in token.children
    )
    return denied ^ nobody


def _adverbs(token: Token) -> Certainty:
    lists = lexicon().lists
    words = {c.lower_ for c in token.children if c.dep_ in ("advmod", "aux", "amod")}
    if words & lists["possible"] and not _auxiliary(token):
        return Certainty.POSSIBLE
    return Certainty.PROBABLE if words & lists["probable"] else Certainty.CERTAIN


def _hedging(token: Token, below: Token | None) -> Certainty:
    """The certainty that a verb leaves the clause below it: "is believed to have struck"."""
    if below is None:
        return Certainty.CERTAIN
    if below.dep_ not in ("xcomp", "ccomp", "pcomp") and not _of(token, below):
        return Certainty.CERTAIN
    if token.lemma_ in lexicon().lists["hearsay"]:
        return Certainty.POSSIBLE
    if token.lemma_ == "say" and any(c.dep_ == "auxpass" for c in token.children):
        return Certainty.POSSIBLE
    if token.lemma_ in lexicon().lists["probable"]:
        return Certainty.PROBABLE
    return Certainty.CERTAIN


def _undone(token: Token) -> bool:
    return token.lemma_.lower() in lexicon().lists["undone"]
