"""Which phrases of the lexicon stand at a verb: "carry out", "come to the aid of", "test-fire".

Looks at a verb's small words only; who fills which part is found elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg import ontology
from kg.text.words.cues import Frame, lexicon
from kg.text.words.once import once
from kg.text.words.tokens import Token

__all__ = [
    "anybody",
    "eventful",
    "evoked",
    "harmless",
    "nominal",
    "part_of_verb",
    "phrasal",
    "tail",
]

_SMALL = ("prt", "prep", "dobj", "attr", "acomp", "advmod", "oprd", "agent", "dative", "npadvmod")


@once
def evoked(verb: Token) -> tuple[tuple[tuple[str, ...], Frame], ...]:
    """The phrases of the lexicon that stand at a verb, longest first, with their frames."""
    entries = lexicon().verbs.get(_hyphenated(verb), ())
    if not entries:
        return ()
    around = _verb_words(verb)
    particles = {c.lower_ for c in verb.children if c.dep_ == "prt" and not _governs(c)}
    return tuple(
        (words, frame)
        for words, frame in entries
        if particles.issubset(words[1:]) and _in_order(words[1:], around)
        if not frame.unless & around.keys()
    )


def _hyphenated(verb: Token) -> str:
    """The lemma of a verb with what a hyphen joins to it: test-fire."""
    doc, lemma = verb.doc, verb.lemma_.lower()
    if verb.i > 1 and doc[verb.i - 1].text == "-":
        joined = f"{doc[verb.i - 2].lower_}-{lemma}"
        return joined if joined in lexicon().verbs else lemma
    return lemma


def eventful(noun: Token) -> bool:
    """Whether a noun may tell of an event."""
    return any(frame.is_event for _, frame in lexicon().nouns.get(noun.lemma_.lower(), ()))


def harmless(noun: Token) -> bool:
    """Whether a noun names acts, none of them of force."""
    frames = [f for _, f in lexicon().nouns.get(noun.lemma_.lower(), ()) if f.is_event]
    return bool(frames) and not any(f.evokes in lexicon().harm for f in frames)


def phrasal(verb: Token) -> str:
    """A verb with its particle: "carry out"."""
    particle = [c.lower_ for c in verb.children if c.dep_ == "prt"]
    return " ".join([verb.lemma_.lower(), *particle])


def nominal(token: Token) -> bool:
    """Whether what is tagged as a verb stands where a noun does: "Drone strikes killed"."""
    if token.pos_ == "VERB" and token.tag_ == "VBG" and token.lower_ in lexicon().nouns:
        # "Shelling of the camp by X left 20 people dead"
        return any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)
    return (
        token.pos_ == "VERB"
        and token.tag_ in ("VBZ", "VB", "VBP")
        and (
            token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
            or (token.dep_ == "xcomp" and token.tag_ == "VBZ")  # "began drills"
        )
        and token.lemma_.lower() in lexicon().nouns
    )


def part_of_verb(noun: Token, frame: Frame) -> bool:
    """Whether a noun belongs to a verb that tells of something else: "went on strike"."""
    above = noun.head.head if noun.head.dep_ == "prep" else noun.head
    if above.pos_ != "VERB" or not frame.is_event:
        return False
    types = ontology.event_types()
    return any(
        noun.lemma_.lower() in words[1:]
        and other.is_event
        and types[other.evokes].plover != types[frame.evokes].plover
        for words, other in evoked(above)
    )


def tail(verb: Token, preposition: str) -> list[Token]:
    """What the last preposition of a phrase holds: "come to the aid of X"."""
    return [
        g
        for child in verb.rights
        for inner in child.children
        for last in (*inner.children, inner)
        if last.dep_ == "prep" and last.lower_ == preposition
        for g in last.children
        if g.dep_ == "pobj"
    ]


def _verb_words(verb: Token) -> dict[str, list[Token]]:
    """The small words around a verb that may belong to a phrase of the lexicon."""
    found: dict[str, list[Token]] = defaultdict(list)
    for token in _around(verb):
        for word in {token.lemma_.lower(), token.lower_}:
            found[word].append(token)
        if token.lower_.endswith(("self", "selves")):
            found["oneself"].append(token)
    return found


def _around(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.lower_ == "according" or _dates(child):
            continue
        if child.dep_ in ("advcl", "ccomp"):  # "called for X to leave"
            yield from (c for c in child.lefts if c.dep_ == "mark" and c.lower_ == "for")
        held = child.dep_ == "ccomp" and child.pos_ == "ADJ"  # "holds X responsible"
        if child.dep_ not in _SMALL and not held:
            continue
        yield child
        if child.dep_ == "prt":  # "made up of"
            yield from (last for last in child.rights if last.dep_ == "prep")
        if child.dep_ in ("prep", "dobj", "attr", "acomp"):
            for inner in child.children:
                # "held X responsible", "set free two soldiers"
                apart = inner.dep_ == "amod" and (inner.i > child.i or inner.i == verb.i + 1)
                if inner.dep_ in ("pobj", "prep") or apart:
                    yield inner
                    yield from (last for last in inner.children if last.dep_ == "prep")


def _in_order(words: tuple[str, ...], around: dict[str, list[Token]]) -> bool:
    """Whether words stand around a verb in their order: "gave in to", not "gave to X in part".

    A noun stands behind its own preposition: who "is in power after his arrest" is not in arrest.
    """
    last: Token | None = None
    for word in words:
        after = [t for t in around.get(word, ()) if last is None or t.i > last.i]
        held = [t for t in after if _goes_on(t, last)]
        if not held:
            return False
        last = min(held, key=lambda t: t.i)
    return True


def _goes_on(word: Token, before: Token | None) -> bool:
    """Whether a word can go on a phrase: "made up of X", not "makes up a part of X"."""
    if word.dep_ == "pobj":
        return before is not None and word.head.lower_ == before.lower_
    owned = word.lower_ == "of" and word.head.dep_ == "dobj"
    return not (owned and before is not None and before.dep_ == "prt")


def anybody(verb: Token) -> bool:
    """Whether a verb tells of whoever may do it: "those who attack them"."""
    return verb.dep_ == "relcl" and verb.head.lower_ in ("those", "anyone", "anybody", "whoever")


def _dates(preposition: Token) -> bool:
    """Whether a preposition only holds a date: "called on Monday for talks"."""
    held = [c for c in preposition.children if c.dep_ == "pobj"]
    return bool(held) and all(c.ent_type_ in ("DATE", "TIME") for c in held)


def _governs(particle: Token) -> bool:
    """Whether what was taken for a particle is a preposition: "sunk off Crimea"."""
    return any(c.dep_ == "pobj" for c in particle.children)
