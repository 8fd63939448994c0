"""The voice of a verb: whether its subject does a thing or has it done.

Participles stand alone in reports ("a group founded by X", "and seven wounded", "with the town
surrounded"), and taggers take many of them for active verbs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["beside", "objects", "own_subject", "passive"]

_VERBAL = ("VERB", "AUX")


def passive(verb: Token) -> bool:
    """Whether what a verb names is done to its subject: "was hit", "a group founded by"."""
    if any(c.dep_ in ("auxpass", "nsubjpass", "csubjpass") for c in verb.children):
        return True
    if _cut_off(verb):
        return True
    participle = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.dep_ == "acl")
    if participle and verb.dep_ in ("acl", "advcl", "relcl") and not own_subject(verb):
        return not any(c.dep_ == "aux" for c in verb.children)
    if _gapped(verb):
        return True
    if verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBD") and not own_subject(verb):
        return verb.head.pos_ in _VERBAL and passive(verb.head) and not objects(verb)
    if verb.dep_ == "ccomp" and verb.tag_ == "VBN" and verb.head.pos_ == "VERB":
        # "ordered him held"
        return not any(c.dep_ in ("aux", "mark", "dobj") for c in verb.children)
    if verb.dep_ == "xcomp" and verb.tag_ == "VBN":
        return not any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    return False


def _cut_off(verb: Token) -> bool:
    """Whether a participle was taken for the verb of its noun: "X, listed by Y, denied"."""
    if verb.tag_ not in ("VBD", "VBN") or not verb.i or verb.nbor(-1).text != ",":
        return False
    own = [c for c in verb.lefts if c.dep_ == "nsubj" and c.lower_ not in ("who", "which", "that")]
    commas = [t for s in own for t in verb.doc[s.i : verb.i] if t.text == ","]
    acts = [c for c in verb.rights if c.dep_ == "conj" and c.pos_ in _VERBAL]
    return len(commas) == 1 and bool(acts) and not any(c.dep_ == "aux" for c in verb.lefts)


def _gapped(verb: Token) -> bool:
    """Whether a participle with a subject has lost its auxiliary: "and seven wounded".

    "Five were killed and seven wounded", "with the town surrounded", "and three taken hostage
    by the rebels".
    """
    deps = {c.dep_ for c in verb.children}
    if "nsubj" not in deps or "aux" in deps:
        return False
    if verb.dep_ == "conj":
        bare = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and passive(verb.head))
        return bare and ("dobj" not in deps or "agent" in deps)
    return verb.tag_ == "VBN" and beside(verb) is not None


def own_subject(verb: Token) -> list[Token]:
    """The subject that a verb has in its own clause."""
    return [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]


def objects(verb: Token) -> list[Token]:
    """The objects of a verb, and what it makes of them."""
    return [c for c in verb.children if c.dep_ in ("dobj", "oprd")]


def beside(verb: Token) -> Token | None:
    """The verb above a clause that "with" opens: "stormed the post, with three killed"."""
    mark = any(c.dep_ == "mark" and c.lower_ == "with" for c in verb.children)
    if verb.dep_ == "advcl" and mark:
        return verb.head
    held = verb.head if verb.dep_ == "acl" else verb  # "with three soldiers killed"
    if held.dep_ in ("pobj", "pcomp") and held.head.lower_ == "with":
        return held.head.head
    return None
