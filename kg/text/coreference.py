"""Phrases that point back: pronouns, "the group", "the militants", "the secretary".

The wrong antecedent is the largest source of wrong rows, so candidates must fit in kind and
number, be near, and have been told of in the document; otherwise nothing is resolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kg import ontology
from kg.text.clauses import climb, passive, subjects
from kg.text.cues import lexicon
from kg.text.gazetteer import capitals, fold

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.text.cast import Cast, Facet
    from kg.text.mentions import Phrase

__all__ = ["definite", "holder", "pronoun"]

_REACH = 2  # sentences that a pronoun may look back over
_NEAR = 6  # sentences that a definite noun may look back over
_GROUPS = frozenset({"members", "groups"})
_RELATIVE = ("who", "which", "that", "whom", "whose")


def pronoun(who: Cast, token: Token, seen: Phrase) -> str:
    """Whom a pronoun means; speakers ("we", "I") are settled where speech is."""
    word = token.lower_
    if word in _RELATIVE:
        found = _antecedent(who, token)
    elif word in ("he", "she", "him", "his", "her", "hers"):
        found = _nearest(who, token, _REACH, lambda f: f.entity.kind == "Person" or _one(f))
    elif _fronted(token):
        return ""  # "In their effort to ..., the ministers": whom it means comes later
    elif word in ("they", "them", "their", "theirs"):
        found = _controller(who, token, _many) or _nearest(who, token, _REACH, _many)
    elif word in ("it", "its"):
        found = _controller(who, token, _single) or _nearest(who, token, _REACH, _single)
    else:
        return ""
    if found:
        who.step(token, seen, "coreference", found)
    return found


def _controller(who: Cast, token: Token, fits: Callable[[Facet], bool]) -> str:
    """Who is asked to do what a pronoun stands in: "pressed X to have their forces stop"."""
    for _, verb in climb(token):
        if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB":
            asked = [t for t in subjects(verb) if t.dep_ in ("dobj", "pobj", "dative")]
            found = who.meaning.get(asked[0].i, "") if asked else ""
            if found and fits(who.facets[found]):
                return found
    return ""


def _fronted(token: Token) -> bool:
    """Whether a pronoun stands in a phrase before the subject of its sentence."""
    root = token.sent.root
    speech = lexicon().lists["speech"]
    while root.lemma_ in speech and any(c.dep_ == "ccomp" for c in root.children):
        root = next(c for c in root.children if c.dep_ == "ccomp")
    first = [c for c in root.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    before = [c for c in root.lefts if c.dep_ in ("prep", "advcl")]
    return bool(first) and any(
        c.left_edge.i <= token.i <= c.right_edge.i < first[0].i for c in before
    )


def _antecedent(who: Cast, token: Token) -> str:
    """The noun that a relative clause hangs on."""
    clause = token.head
    while clause.dep_ in ("aux", "xcomp", "conj", "ccomp", "prep", "pobj", "poss", "dobj"):
        if clause.head.i == clause.i:
            break
        clause = clause.head
    return who.meaning.get(clause.head.i, "") if clause.dep_ == "relcl" else ""


def _one(facet: Facet) -> bool:
    return facet.entity.kind == "UnnamedActor" and "persons" in facet.classes and not facet.plural


def _many(facet: Facet) -> bool:
    kind = facet.entity.kind
    if kind == "UnnamedActor":
        return facet.plural or bool(facet.classes & (_GROUPS | {"services", "forces"}))
    return any(ontology.is_a(kind, k) for k in ("ArmedGroup", "MilitaryForce", "Government"))


def _single(facet: Facet) -> bool:
    if facet.entity.kind == "UnnamedActor":
        return not facet.plural and "persons" not in facet.classes
    if facet.entity.kind == "Place":
        return fold(facet.entity.label) in capitals()  # "Moscow says it struck"
    kinds = ("ArmedGroup", "MilitaryForce", "Government", "Organization", "State", "Vessel")
    return any(ontology.is_a(facet.entity.kind, k) for k in kinds)


def _nearest(who: Cast, token: Token, reach: int, fits: Callable[[Facet], bool]) -> str:
    """The nearest fitting entity before a token, subjects before others."""
    here = who.parsed.sentence(token).index
    best, found = (-1, -1), ""
    own = _own_subject(who, token)
    for identifier, facet in who.facets.items():
        if identifier == own or not fits(facet):
            continue
        for sentence, index, subject in facet.seen:
            if index >= token.i or here - sentence > reach:
                continue
            # a subject outweighs a later object of its own sentence
            score = (10 * (reach - (here - sentence)) + (5 if subject else 0), index)
            if score > best:
                best, found = score, identifier
    return found


def _own_subject(who: Cast, token: Token) -> str:
    """Whoever does what is done to a token: "X sanctioned it" is not said of X itself."""
    verb = token.head
    if token.dep_ == "poss" and token.pos_ == "PRON":
        # "rammed one of its boats": nobody attacks what is his own
        while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
        if not _hostile(verb):
            return ""
    elif token.dep_ == "nsubj" and token.lower_ in ("him", "them"):
        verb = verb.head  # "The judge ordered him held"
    elif token.dep_ != "dobj" or token.pos_ != "PRON":
        return ""
    if not passive(verb):
        for subject in subjects(verb):
            return who.meaning.get(subject.i, "")
    return ""


def _hostile(verb: Token) -> bool:
    entries = lexicon().verbs.get(verb.lemma_.lower(), ())
    return any(
        frame.is_event and ontology.event_types()[frame.evokes].plover == "ASSAULT"
        for _, frame in entries
    )


def definite(who: Cast, token: Token, seen: Phrase) -> str:
    """Whom "the group", "that militia", "five militants" or bare "militants" mean."""
    if not (seen.definite or seen.plural) or seen.owner is not None:
        return ""
    described = [
        c for c in token.children if c.dep_ in ("amod", "compound", "nmod", "relcl", "acl")
    ]
    if described and not (seen.definite and (seen.classes & _GROUPS or "places" in seen.classes)):
        return ""
    if "persons" in seen.classes and not seen.plural and seen.definite:
        found = holder(who, token, seen, "")
    else:
        found = _same_noun(who, token, seen)
        if not found and seen.definite and not seen.amount:
            found = _same_sort(who, token, seen)
    if found:
        who.step(token, seen, "coreference", found)
    return found


def _same_noun(who: Cast, token: Token, seen: Phrase) -> str:
    """The last one told of by the same noun, or with that noun in its name."""
    if seen.classes & {"facilities", "weapons", "places"} and not seen.definite:
        return ""
    if not seen.definite and not seen.classes & _GROUPS:
        return ""

    def fits(facet: Facet) -> bool:
        if facet.entity.kind == "UnnamedActor" and facet.plural != seen.plural:
            return False
        named = [fold(w) for w in facet.entity.label.split()]
        return seen.lemma in facet.lemmas or (seen.definite and fold(seen.lemma) in named)

    return _nearest(who, token, _NEAR, fits)


def _same_sort(who: Cast, token: Token, seen: Phrase) -> str:
    """The last one of the sort a definite noun names: the group, the militia, the ship."""
    sorts = {
        "groups": ("ArmedGroup",),
        "members": ("ArmedGroup",),
        "vessels": ("Vessel",),
        "organizations": ("Organization", "ArmedGroup"),
        "places": ("Place",),
    }
    kinds = [k for name in seen.classes for k in sorts.get(name, ())]
    if seen.lemma == "country":
        kinds = ["State"]
    if not kinds or (seen.lemma in lexicon().lists["vast"] and kinds != ["State"]):
        return ""

    def fits(facet: Facet) -> bool:
        if facet.entity.kind == "UnnamedActor":
            return bool(facet.classes & seen.classes) and bool(seen.classes & _GROUPS)
        if facet.entity.kind in ("State", "Facility") and facet.entity.kind not in kinds:
            return False
        return any(ontology.is_a(facet.entity.kind, k) for k in kinds)

    return _nearest(who, token, _REACH + 2, fits)


def holder(who: Cast, token: Token, seen: Phrase, owner: str) -> str:
    """The person who holds the post a noun names: the secretary, the Iraqi prime minister."""
    head = seen.lemma.split()[-1]
    noun = {"prime minister": "prime minister", "premier": "prime minister"}.get(seen.lemma, head)
    holders = [
        (identifier, facet)
        for identifier, facet in who.facets.items()
        if any(noun in post.lower() for post in facet.posts) and _fits_owner(facet, owner)
    ]
    here = who.parsed.sentence(token)
    for identifier, _ in holders:
        # "the secretary ..., the State Department said in a readout of Blinken's call"
        if any(here.start <= m < here.end for m in _places(who, identifier)):
            return identifier
    order = {identifier: i for i, (identifier, _) in enumerate(holders)}
    return _nearest(who, token, 50, lambda f: f.entity.id in order)


def _places(who: Cast, identifier: str) -> Iterator[int]:
    label = fold(who.facets[identifier].entity.label.split()[-1])
    for word in who.parsed.doc:
        if fold(word.text) == label or (
            word.i in who.parsed.names and fold(who.parsed.names[word.i].label.split()[-1]) == label
        ):
            yield who.parsed.start(word)


def _fits_owner(facet: Facet, owner: str) -> bool:
    if not owner:
        return True
    label = ontology.known()[owner].label if owner in ontology.known() else ""
    return (
        not label
        or any(fold(word) == fold(label) for post in facet.posts for word in post.split())
        or not any(w[:1].isupper() for post in facet.posts for w in post.split())
    )
