"""Grammar only: where the parts of a clause stand, whichever way it is turned.

Passives, reduced passives, relative clauses and coordinated verbs all answer the same questions
here: who is the subject, what the object, what hangs on which preposition. `places` gives them
by the names that frames use.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.text.grammar.heads import subjects
from kg.text.grammar.phrases import nominal
from kg.text.grammar.voice import gapped, listed, objects, on_noun, own_subject, passive
from kg.text.words.cues import lexicon, together
from kg.text.words.once import once
from kg.text.words.tokens import Token

__all__ = ["Places", "inner", "object_gap", "places"]

Places = dict[str, list["Token"]]

_VERBAL = ("VERB", "AUX")
_TOGETHER = ("along", "together")
_BEFORE = ("compound", "amod", "nmod", "nsubj")


def _prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    for child in token.children:
        aside = child.dep_ in ("advmod", "oprd", "npadvmod") and child.i > token.i
        if aside and child.lower_ in lexicon().lists["locatives"]:
            for inner in child.children:  # "60 miles south of Aden", "close to the border"
                if inner.dep_ == "prep":
                    yield from ((child.lower_, g) for g in inner.children if g.dep_ == "pobj")
        if child.dep_ not in ("prep", "agent", "dative", "prt") or child.pos_ not in (
            "ADP",
            "SCONJ",
            "VERB",
        ):
            continue
        for inner in child.children:
            if inner.dep_ == "pobj":
                yield _preposition(child), inner
            elif inner.dep_ == "prep":  # "out of", "according to", "close to"
                for last in inner.children:
                    if last.dep_ == "pobj":
                        yield _preposition(inner), last
        for other in child.children:  # "by A and by B": the second hangs on the first
            if other.dep_ == "conj" and other.pos_ == "ADP":
                for inner in other.children:
                    if inner.dep_ == "pobj":
                        yield child.lower_, inner


def _preposition(word: Token) -> str:
    """The place that a preposition opens; "along with" has one of its own."""
    with_others = word.lower_ == "with" and word.i and word.nbor(-1).lower_ in _TOGETHER
    return "joined" if with_others else word.lower_


def places(token: Token) -> Places:
    """The parts of a verb's clause or of a noun's phrase, by the names that frames use.

    Names: subject, object, dative, possessor, modifier, head, and every preposition. For a
    passive, `subject` is who does it and `object` whom it is done to.
    """
    return defaultdict(list, {name: list(fillers) for name, fillers in _places(token).items()})


@once
def _places(token: Token) -> Places:
    found: Places = defaultdict(list)
    if token.pos_ in _VERBAL and not nominal(token):
        _verb_places(token, found)
    else:
        for child in token.children:
            if child.dep_ == "poss":
                found["possessor"].append(child)
            elif child.dep_ in _BEFORE and child.i < token.i:
                found["modifier"].append(child)
        found["head"].append(token)
    for preposition, filler in _prepositions(token):
        if preposition == "joined" and token.pos_ in _VERBAL:  # "arrested along with X"
            ahead = filler.i < token.i and not passive(token)
            found["object" if found["object"] and not ahead else "subject"].append(filler)
        elif not (token.pos_ in _VERBAL and preposition == "by" and passive(token)):
            found[preposition].append(filler)
    if "head" in found:
        _strayed(token, found, ("of", "by", "on", "against", "to"))
    elif passive(token):  # "an attack was made by X on Y"; X may well be "of" something
        _strayed(token, found, ("on", "against"))
    if "head" in found and "by" not in found:  # "shelling of the camp by X", hung on the camp
        for filler in found.get("of", []):
            found["by"] += [f for p, f in _prepositions(filler) if p == "by"]
        verb = token.head
        if token.dep_ == "dobj" and verb.pos_ == "VERB":  # "condemned the arrest by X"
            found["by"] += [f for p, f in _prepositions(verb) if p == "by" and f.i > token.i]
    return found


def _strayed(act: Token, found: Places, straying: Sequence[str]) -> None:
    """Parts of an act that hang on a name before them: "the arrest in Lyon of two men"."""
    names = [f for fillers in list(found.values()) for f in fillers if _passes_on(f)]
    while names:
        name = names.pop()
        if name.head.dep_ in ("prep", "agent") and name.i > act.i:
            for preposition, filler in _prepositions(name):
                free = preposition in straying and preposition not in found
                if free and (name.pos_ == "PROPN" or _counted(filler)):
                    found[preposition] = [filler]
                elif filler.pos_ == "PROPN":
                    names.append(filler)


def _passes_on(name: Token) -> bool:
    """Whether what hangs on a noun may be of the act: "the arrest by police of two men"."""
    counts = lexicon().lists["quantifiers"]
    doer = name.pos_ == "NOUN" and name.head.lower_ == "by" and name.lemma_.lower() not in counts
    return name.pos_ == "PROPN" or doer


def _counted(noun: Token) -> bool:
    return any(c.dep_ == "nummod" for c in noun.lefts)


def _verb_places(verb: Token, found: Places) -> None:
    surface = subjects(verb) or _behind_be(verb)
    if passive(verb):
        if on_noun(verb) and not own_subject(verb):
            surface = _among(verb.head)
        given = _given(verb)  # "X was given arms": the arms are the object
        found["dative" if given else "object"] += surface
        found["object"] += given
        by = [f for p, f in _prepositions(verb) if p == "by"] or _late_agent(verb)
        for other in () if by else _parallel(verb):
            by = by or [f for p, f in _prepositions(other) if p == "by"]
        found["subject"] += by or (subjects(verb.head) if _small(verb) else [])
    else:
        found["subject"] += surface
        found["object"] += [c for c in verb.children if c.dep_ == "dobj"] or objects(verb)
        if verb.dep_ == "amod" and listed(verb) is not None:
            found["object"].append(verb.head)
        if not found["object"] and verb.dep_ == "relcl" and object_gap(verb):
            found["object"].append(verb.head)
        if not found["object"]:
            found["object"] += _shared_object(verb) or _unseen_object(verb)
        for thing in found["object"]:
            found["owner"] += [
                c for c in thing.lefts if c.dep_ in ("poss", "amod", "compound", "nmod")
            ]
        found["dative"] += [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]


def _among(noun: Token) -> list[Token]:
    """Those that a participle is said of, and who is said to be one of them.

    "X was among those killed", "one of those killed was X", "those killed included X".
    """
    top, preposition = noun, noun.head
    if noun.dep_ == "pobj" and preposition.lower_ in ("among", "amongst"):
        top = preposition
    elif noun.dep_ == "pobj" and preposition.lower_ == "of":
        top = preposition.head  # "one of those killed"
    verb, unnamed = top.head, noun.lower_ == "those"
    if verb.lemma_ not in ("be", "include") or not (unnamed or top is not noun):
        return [noun]
    named = [c for c in verb.rights if c.dep_ in ("attr", "dobj", "nsubj") and c.i != top.i]
    if top.dep_ in ("prep", "attr"):
        named = [t for t in subjects(verb) if t.i != top.i] or named
    return named if unnamed and named else [noun, *named]


def _behind_be(verb: Token) -> list[Token]:
    """A subject behind its verb: "among the dead were two children"."""
    turned = verb.lemma_ == "be" and any(c.dep_ == "prep" for c in verb.lefts)
    return [c for c in verb.rights if c.dep_ == "attr"] if turned else []


def _given(verb: Token) -> list[Token]:
    """What the subject of a passive is given: "was handed a sentence"."""
    gives = verb.lemma_.lower() in lexicon().lists["giving"]
    return [c for c in verb.rights if c.dep_ == "dobj"] if gives else []


def _parallel(verb: Token) -> Iterator[Token]:
    """Participles that share a passive's auxiliary: "two were arrested and three detained"."""
    for child in verb.rights:
        if child.dep_ == "conj":
            yield from (c for c in child.rights if c.dep_ == "acl" and child.pos_ == "NOUN")
            if gapped(child):
                yield child


def _small(verb: Token) -> bool:
    """Whether a passive is what somebody has done to its subject: "ordered him held"."""
    ordered = verb.head.lemma_.lower() in lexicon().lists["demanded"]
    bare = not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return verb.dep_ == "ccomp" and ordered and bare


def _shared_object(verb: Token) -> list[Token]:
    """The object that a verb shares with the one after it: "boarded and seized a ship"."""
    for child in _joined(verb):
        return [c for c in child.children if c.dep_ == "dobj"] or _shared_object(child)
    return []


def _joined(verb: Token) -> Iterator[Token]:
    """The verb joined to another without a word between them: "boarded and seized"."""
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ == "VERB" and not own_subject(child):
            between = verb.doc[verb.i + 1 : child.i]
            alike = child.tag_ == verb.tag_ or {child.tag_, verb.tag_} == {"VBD", "VBN"}
            if alike and all(t.pos_ in ("CCONJ", "ADV", "PUNCT") for t in between):
                yield child


def _unseen_object(verb: Token) -> list[Token]:
    """A name right behind a verb that was taken for a time or a measure."""
    return [
        c
        for c in verb.rights
        if c.dep_ == "npadvmod" and c.pos_ == "PROPN" and c.left_edge.i == verb.i + 1
        if c.ent_type_ not in ("DATE", "TIME")
    ]


def _late_agent(verb: Token) -> list[Token]:
    """The agent of a passive on a later word: "listed as a group by X", "owned and run by X"."""
    for child in _joined(verb):
        return [f for p, f in _prepositions(child) if p == "by"] or _late_agent(child)
    for child in verb.rights:
        if child.dep_ in ("prep", "oprd", "attr", "dobj") and child.lower_ != "according":
            for token in child.subtree:
                if token.lower_ == "by" and token.pos_ == "ADP":
                    return [g for g in token.children if g.dep_ == "pobj"]
    return []


def object_gap(verb: Token) -> bool:
    """Whether a relative clause leaves its object to the noun: "the drone they launched"."""
    own = own_subject(verb)
    return bool(own) and all(c.lower_ not in ("who", "which", "that") for c in own)


def inner(noun: Token) -> Token:
    """The event behind a noun that only leads to it or counts it: "as a result of a strike"."""
    if noun.lemma_.lower() not in together("outcomes", "quantifiers"):
        return noun
    return next(iter(places(noun).get("of", [])), noun)
