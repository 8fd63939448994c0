"""The voice of a verb: whether its subject does a thing or has it done.

Participles stand alone in reports ("a group founded by X", "and seven wounded", "with the town
surrounded"), and taggers take many of them for active verbs.
"""

from __future__ import annotations

from kg.text.words.cues import lexicon
from kg.text.words.once import once
from kg.text.words.tokens import Token

__all__ = ["beside", "gapped", "listed", "objects", "on_noun", "own_subject", "passive"]

_VERBAL = ("VERB", "AUX")


@once
def passive(verb: Token) -> bool:
    """Whether what a verb names is done to its subject: "was hit", "a group founded by"."""
    if listed(verb) is not None:
        return False
    if any(c.dep_ in ("auxpass", "nsubjpass", "csubjpass") for c in verb.children):
        return True
    if _cut_off(verb):
        return True
    mistaken = verb.tag_ == "VBD" and verb.dep_ == "acl" and not _acts_on(verb)
    participle = verb.tag_ == "VBN" or mistaken
    if participle and (verb.dep_ == "advcl" or on_noun(verb)) and not own_subject(verb):
        if verb.dep_ == "acl" and _harms(verb) and _whole_object(verb):
            return False  # "Russian bombings killed two people", taken for "bombings killed"
        return not any(c.dep_ == "aux" for c in verb.children)
    if gapped(verb):
        return True
    if verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBD") and not own_subject(verb):
        return verb.head.pos_ in _VERBAL and passive(verb.head) and not objects(verb)
    if verb.dep_ == "ccomp" and verb.tag_ == "VBN" and verb.head.pos_ == "VERB":
        # "ordered him held"
        return not (_acts_on(verb) or any(c.dep_ in ("aux", "mark") for c in verb.children))
    if verb.dep_ == "xcomp" and verb.tag_ == "VBN":
        return not any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    return False


def _harms(verb: Token) -> bool:
    frames = lexicon().verbs.get(verb.lemma_.lower(), ())
    return any(frame.evokes in lexicon().harm for _, frame in frames)


def _whole_object(verb: Token) -> bool:
    """Whether a verb has an object with words of its own before it."""
    return any(c.dep_ == "dobj" and c.left_edge.i < c.i for c in verb.rights)


def _acts_on(verb: Token) -> bool:
    """Whether a verb, or one beside it, has an object: "killed or wounded dozens of troops"."""
    beside = [c for c in verb.rights if c.dep_ == "conj" and c.pos_ in _VERBAL]
    own = [c for c in objects(verb) if c.dep_ != "oprd"]  # not "X, considered a danger by Y"
    return bool(own) or any(objects(c) for c in beside)


def on_noun(verb: Token) -> bool:
    """Whether a clause hangs on the noun it is said of: "the ship, owned and run by X"."""
    joined = verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ not in _VERBAL
    return joined or verb.dep_ in ("acl", "relcl")


def _cut_off(verb: Token) -> bool:
    """Whether a participle was taken for the verb of its noun: "X, listed by Y, denied"."""
    if verb.tag_ not in ("VBD", "VBN") or not verb.i or verb.nbor(-1).text != ",":
        return False
    own = [c for c in verb.lefts if c.dep_ == "nsubj" and c.lower_ not in ("who", "which", "that")]
    commas = [t for s in own for t in verb.doc[s.i : verb.i] if t.text == ","]
    acts = [c for c in verb.rights if c.dep_ == "conj" and c.pos_ in _VERBAL]
    return len(commas) == 1 and bool(acts) and not any(c.dep_ == "aux" for c in verb.lefts)


def gapped(verb: Token) -> bool:
    """Whether a participle with a subject has lost its auxiliary: "and seven wounded".

    "Five were killed and seven wounded", "with the town surrounded", "and three taken hostage
    by the rebels".
    """
    deps = {c.dep_ for c in verb.children}
    if not own_subject(verb) or "nsubjpass" in deps or "aux" in deps:
        return False
    if verb.dep_ == "conj":
        bare = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and passive(verb.head))
        return bare and ("dobj" not in deps or "agent" in deps)
    return verb.tag_ == "VBN" and beside(verb) is not None


def own_subject(verb: Token) -> list[Token]:
    """The subject that a verb has in its own clause."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    bare = verb.tag_ == "VBN" and verb.dep_ == "conj"  # "left six dead and ten wounded"
    return own or [c for c in verb.lefts if bare and c.dep_ == "npadvmod" and c.pos_ == "NUM"]


def objects(verb: Token) -> list[Token]:
    """The objects of a verb, and what it makes of them."""
    said = [c for c in verb.rights if c.dep_ in ("oprd", "ccomp") and c.pos_ == "ADJ"]
    said = [c for c in said if not any(g.dep_ in ("mark", "cop") for g in c.lefts)]
    small = [t for c in said for t in own_subject(c)]  # "called the raid illegal"
    return small or [c for c in verb.children if c.dep_ in ("dobj", "oprd")]


def listed(word: Token) -> Token | None:
    """The verb whose list of deeds a participle goes on with, though it was taken for part of
    a noun: "killed two guards, seized weapons and set fire to a truck".
    """
    if word.tag_ not in ("VBN", "VBD") or not word.i or word.nbor(-1).text != ",":
        return None
    if word.dep_ == "advcl" and objects(word) and not own_subject(word):
        perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in word.head.lefts)
        return word.head if perfect else None  # "have ambushed a patrol, killed two men"
    if word.dep_ == "amod" and word.head.left_edge.i == word.i:
        thing = word.head
    elif word.dep_ == "acl" and any(c.dep_ == "conj" for c in word.rights):
        thing = word
    else:
        return None
    while thing.dep_ in ("conj", "appos", "acl"):
        thing = thing.head
    verb = thing.head
    if thing.dep_ not in ("dobj", "pobj") or verb.pos_ not in ("VERB", "ADP"):
        return None
    while verb.pos_ == "ADP":
        verb = verb.head
    last = [c for c in (*verb.rights, *word.rights) if c.dep_ == "conj" and c.pos_ == "VERB"]
    return verb if verb.tag_ == "VBD" and any(c.i > word.i for c in last) else None


def beside(verb: Token) -> Token | None:
    """The verb above a clause that "with" opens: "stormed the post, with three killed"."""
    mark = any(c.dep_ == "mark" and c.lower_ == "with" for c in verb.children)
    if verb.dep_ == "advcl" and mark:
        return verb.head
    held = verb.head if verb.dep_ == "acl" else verb  # "with three soldiers killed"
    if held.dep_ in ("pobj", "pcomp") and held.head.lower_ == "with":
        return held.head.head
    return None
