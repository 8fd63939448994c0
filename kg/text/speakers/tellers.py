"""Who speaks: the subject of a verb of speech, whoever issued the text that speaks, a witness.

"The statement said" is said by whoever issued it; "they said" behind somebody's words by whoever
spoke before; "locals said" by people of whom no more is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg import background
from kg.model import Entity, mint
from kg.spelling import fold
from kg.text.grammar.heads import styled, subjects
from kg.text.grammar.voice import passive
from kg.text.who.mentions import conjuncts, phrase
from kg.text.who.naming import unknown
from kg.text.who.referents import actors, state_of
from kg.text.words.cues import lexicon, together
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast

__all__ = ["is_speech", "is_text", "issuer", "put_behind", "teller", "voice"]

_REACH = 2  # sentences that "they said" and "the statement" look back over


def is_speech(token: Token) -> bool:
    """Whether a verb tells that somebody says something."""
    if token.pos_ not in ("VERB", "AUX"):
        return False
    if token.lemma_.lower() not in together("speech", "denial"):
        return False
    return not any(c.dep_ == "oprd" for c in token.rights)  # "found guilty", "declared dead"


def is_text(token: Token) -> bool:
    """Whether a noun names words that somebody issued: a statement, a report."""
    return token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in lexicon().lists["texts"]


def voice(who: Cast, verb: Token, reach: int = _REACH) -> str:
    """Who the subject of a verb of speech is."""
    mouth = _mouth(who, verb)
    if mouth is None:
        return ""
    if mouth.pos_ == "PRON" and (_behind(verb, mouth) or not who.who(mouth)):
        before = _before(who, verb, reach)
        if _fits(who, before, mouth):
            return before
    spoken = None if mouth.head.dep_ == "agent" else verb
    return next((e for t in conjuncts(mouth) if (e := teller(who, t, spoken, reach))), "")


def _mouth(who: Cast, verb: Token) -> Token | None:
    """The word for whoever speaks: the subject, whom it quotes, or the agent of a passive."""
    if passive(verb):
        by = [g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]
        return by[0] if by else None
    found = [] if styled(verb) else _quoted(verb) or subjects(verb) or _beside(who, verb)
    return found[0] if found else None


def teller(who: Cast, token: Token, verb: Token | None = None, reach: int = _REACH) -> str:
    """The speaker that a noun or name stands for, or whoever issued the text that speaks."""
    entity = who.who(token)
    if is_text(token) and not entity:
        return issuer(who, token, reach)
    if who.is_a(entity, "Facility"):  # "the human rights office said"
        return who.add(unknown(who.facets[entity].entity.label, "Organization"))
    if who.is_a(entity, "Place") and not who.is_a(entity, "State"):
        return next(iter(actors(who, token)), "") if state_of(who, entity) else ""
    if not entity or _one_of(who, token, entity):
        return _witness(who, token, verb) if verb is not None else ""
    return entity if who.is_a(entity, "Actor") else ""


def issuer(who: Cast, text: Token, reach: int = _REACH) -> str:
    """Whose words a text is: "a statement by X", "X said in a statement", "the statement"."""
    for child in _owners(text):
        if who.is_a(who.who(child), "Actor"):
            return who.who(child)
    above = text.head.head if text.dep_ == "pobj" else text.head
    if text.dep_ in ("dobj", "pobj") and above.pos_ == "VERB":
        # "quoted by a report": the report itself speaks, and nobody is named
        return voice(who, above, reach - 1) if reach > 0 and _mouth(who, above) != text else ""
    definite = any(c.dep_ == "det" and c.lower_ != "a" for c in text.lefts)
    return _before(who, text, reach) if definite and "subj" in text.dep_ else ""


def _owners(text: Token) -> Iterator[Token]:
    """Who may have issued a text, by the words beside it."""
    for child in text.children:
        if child.dep_ in ("poss", "compound", "nmod"):
            yield child
        elif child.lower_ in ("by", "from", "of") or (
            child.dep_ == "acl" and child.lemma_.lower() in lexicon().lists["issuing"]
        ):
            yield from (g for c in (child, *child.children) for g in c.children if g.dep_ == "pobj")


def _quoted(verb: Token) -> list[Token]:
    """Whom somebody quotes: "quoted X as saying that", "citing X, that"."""
    above = verb.head.head
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and is_speech(above):
        return [c for c in above.children if c.dep_ in ("dobj", "nsubjpass")]
    cites = verb.lemma_.lower() in ("cite", "quote")
    return [c for c in verb.rights if c.dep_ == "dobj"] if cites else []


def _beside(who: Cast, verb: Token) -> list[Token]:
    """A subject that a parser took for something else: "..., a resident, said", "said X, hurt"."""
    for clause in verb.lefts:
        if clause.dep_ == "ccomp":
            last = [t for t in clause.subtree if t.dep_ == "appos" and t.left_edge.i > clause.i]
            if last and last[0].right_edge.i + 1 >= verb.i - 1:
                return last[:1]
    inverted = verb.i > 0 and verb.nbor(-1).is_punct
    after = verb.doc[verb.i + 1 : verb.i + 6] if inverted else ()
    return [t for t in after if t.dep_ == "nsubj" and who.is_a(who.who(t), "Actor")][:1]


def put_behind(who: Cast, token: Token) -> str:
    """Whoever a sentence names at its end as having said it: "..., the village council said."

    Read on the surface, since parsers hang such words on whatever stands before them.
    """
    sentence = token.sent
    for verb in token.doc[token.i + 1 : sentence.end]:
        if verb.lemma_.lower() in lexicon().lists["utterance"] and _closes(verb):
            words = _chunk(verb)
            for noun in reversed(words if words and words[0].i > token.i else []):
                if noun.pos_ in ("NOUN", "PROPN") and (found := teller(who, noun, verb)):
                    return found
    return ""


def _closes(verb: Token) -> bool:
    """Whether nothing that is said can follow a verb: a stop, or when and where it was said."""
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ == "nsubj" for c in verb.lefts)
    said = verb.pos_ == "VERB" and finite
    return said and (after is None or after.is_punct or after.pos_ == "ADP")


def _chunk(verb: Token) -> list[Token]:
    """The words of a subject between a comma and its verb, up to what it is of."""
    first = verb.i
    while first > verb.sent.start and not verb.doc[first - 1].is_punct:
        first -= 1
    words: list[Token] = []
    for word in verb.doc[first : verb.i]:
        if word.pos_ in ("VERB", "AUX", "SCONJ"):
            return []
        if word.pos_ in ("ADP", "CCONJ"):
            break
        words.append(word)
    return words if first > verb.sent.start and verb.doc[first - 1].text == "," else []


def _behind(verb: Token, pronoun: Token) -> bool:
    """Whether a pronoun speaks behind what it says: "..., they said"."""
    return any(c.dep_ in ("ccomp", "parataxis") and c.i < pronoun.i for c in verb.lefts)


def _fits(who: Cast, entity: str, pronoun: Token) -> bool:
    """Whether a pronoun can mean a speaker."""
    if not entity:
        return False
    person, facet = who.is_a(entity, "Person"), who.facets[entity]
    if pronoun.lower_ in ("he", "she"):  # a surname alone may have passed for a body
        guessed = facet.entity.kind == "Organization" and entity not in background.known()
        return person or guessed or (facet.entity.kind == "UnnamedActor" and not facet.plural)
    return not person if pronoun.lower_ == "it" else not person or facet.plural


def _before(who: Cast, token: Token, reach: int) -> str:
    """Who spoke last before a word, within some sentences."""
    for verb in _spoken_before(token, reach):
        if found := voice(who, verb, reach - 1):
            return found
    return ""


def _spoken_before(token: Token, reach: int) -> Iterator[Token]:
    sentence, left = token.sent, reach
    while sentence.start > 0 and left > 0:
        sentence, left = token.doc[sentence.start - 1].sent, left - 1
        yield from (t for t in reversed(list(sentence)) if is_speech(t))


def _one_of(who: Cast, token: Token, entity: str) -> bool:
    """Whether one member of a group speaks, and not the group: "a Hezbollah fighter said"."""
    one = any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in token.lefts)
    member = token.pos_ == "NOUN" and "members" in lexicon().classes.get(token.lemma_.lower(), ())
    return one and member and who.kind(entity) != "UnnamedActor"


def _witness(who: Cast, token: Token, verb: Token | None) -> str:
    """Somebody of whom only a noun tells, and who can speak: "locals", "an eyewitness"."""
    lists = lexicon().lists
    told = lexicon().nouns.get(token.lemma_.lower(), ())
    if token.pos_ not in ("NOUN", "PROPN") or is_text(token) or any(f.is_event for _, f in told):
        return ""
    if verb is not None and verb.lemma_.lower() not in lists["utterance"]:
        return ""
    seen = phrase(who.parsed, token)
    key = " ".join(fold(word) for word in seen.words.split())
    label = seen.words
    entity = who.add(
        Entity(mint("actor", label, who.parsed.document.id, key), label, "UnnamedActor")
    )
    who.see(entity, token, seen)
    return entity
