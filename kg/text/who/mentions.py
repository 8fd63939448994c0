"""Noun phrases of a parse: their words, what sort of thing they name, how they point.

A phrase is seen from its head token. It says nothing yet about who is meant: that is the
work of `entities`. Only grammar and the lexicon are known here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kg.model import Amount
from kg.spelling import fold
from kg.text.grammar.voice import listed
from kg.text.parsing import Parsed
from kg.text.surface.names import Name
from kg.text.words.amounts import amount
from kg.text.words.cues import lexicon
from kg.text.words.gazetteer import demonyms
from kg.text.words.once import once
from kg.text.words.tokens import Token

__all__ = [
    "Phrase",
    "called",
    "conjuncts",
    "held_by",
    "is_head",
    "noun",
    "phrase",
    "prefix",
]

_LEFT = ("compound", "amod", "nmod", "nummod", "poss", "quantmod", "npadvmod", "advmod", "punct")
_NAMING = ("compound", "nmod", "amod", "appos")
_FOCUS = ("only", "also", "even", "just", "mostly", "mainly", "both", "such")
_COUNTING = ("dozens", "scores", "hundreds", "thousands", "several")
_DEFINITE = ("the", "that", "those", "this", "these", "such", "both")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase.

    `words` are the document's own words without the article; `lemma` is its noun, in two
    words where the lexicon has it so ("air force"); `classes` are the noun classes it
    belongs to. `modifiers` are tokens before the noun that name somebody (a name or a
    nationality), `owner` the possessor.
    """

    head: Token
    start: int
    end: int
    words: str
    lemma: str
    classes: frozenset[str]
    name: Name | None
    proper: bool
    pronoun: bool
    definite: bool
    plural: bool
    amount: Amount | None
    modifiers: tuple[Token, ...]
    owner: Token | None


def is_head(token: Token) -> bool:
    """Whether a token heads a noun phrase that may name somebody or something."""
    if token.tag_ == "WP$":
        return True
    if token.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"):
        return False
    if token.dep_ in ("compound", "punct", "det", "case", "aux", "mark", "expl"):
        return False
    if token.pos_ in ("ADJ", "NUM"):
        return token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj")
    return not (token.dep_ in ("amod", "nmod", "npadvmod") and token.pos_ != "PROPN")


@once
def noun(token: Token) -> str:
    """The noun of a phrase as the lexicon knows it: "troop", "air force", "prime minister"."""
    head = token.lemma_.lower()
    if head not in lexicon().classes:  # "bases" is not a "basis", "outskirts" have no singular
        others = (token.lower_[:-1], token.lower_)
        head = next((word for word in others if word in lexicon().classes), head)
    left = [c for c in token.lefts if c.dep_ in ("compound", "amod", "nmod")]
    if left:
        for pair in (f"{left[-1].lemma_.lower()} {head}", f"{left[-1].lower_} {token.lower_}"):
            if pair in lexicon().classes or _phrase_known(pair):
                return pair
    return head


def _phrase_known(pair: str) -> bool:
    return any(" ".join(words) == pair for words, _ in lexicon().nouns.get(pair.split()[-1], ()))


def conjuncts(token: Token) -> Iterator[Token]:
    """A token and everything coordinated with it, in order."""
    yield token
    for child in token.rights:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            if not any(listed(c) is not None for c in child.lefts):
                yield from conjuncts(child)
        elif child.dep_ == "prep":
            yield from _joined_with(child)
        elif child.dep_ in ("appos", "acl"):  # "the envoy, A, and the minister, B"
            for name in called(child) if child.dep_ == "acl" else (child,):
                for other in name.rights:
                    listed_so = other.dep_ == "conj" and other.pos_ in ("NOUN", "PROPN")
                    if listed_so and not _of_one(token, name, other):
                        yield from conjuncts(other)


def _joined_with(preposition: Token) -> Iterator[Token]:
    """Who acts together with a noun: "X, along with Y", "X, together with Y and Z"."""
    withs = [preposition, *preposition.rights]
    for word in withs:
        if word.lower_ == "with" and word.nbor(-1).lower_ in ("along", "together"):
            yield from (t for g in word.rights if g.dep_ == "pobj" for t in conjuncts(g))


def _of_one(token: Token, second: Token, third: Token) -> bool:
    """Whether two nouns are said of one: "X, the owner of the port and the father of Y"."""
    alone = token.tag_ in ("NN", "NNP") and second.pos_ == third.pos_ == "NOUN"
    joint = [c for c in second.rights if c.dep_ == "cc"]
    return alone and bool(joint) and joint[0].nbor(-1).text != ","


def called(verb: Token) -> list[Token]:
    """The names that a participle gives: "called X", "known as X"."""
    if verb.lemma_ not in lexicon().lists["calling"]:
        return []
    behind = [g for c in verb.rights if c.lower_ == "as" for g in c.children if g.dep_ == "pobj"]
    return behind or [c for c in verb.rights if c.dep_ in ("oprd", "dobj", "attr")]


def held_by(token: Token, prepositions: Collection[str]) -> Iterator[Token]:
    """The nouns that some prepositions behind a word hold: "of X", "from Y"."""
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            yield from (g for g in child.children if g.dep_ == "pobj")


def prefix(token: Token) -> tuple[Token, Token] | None:
    """Name and participle of a hyphen compound before a noun: Iran, backed (-> militias)."""
    for child in token.lefts:
        if child.lower_ in lexicon().hyphens and child.dep_ in ("amod", "compound", "nmod"):
            names = [c for c in child.lefts if c.dep_ != "punct" and c.text != "-"]
            if names and any(
                c.text == "-" and not c.doc[c.i - 1].whitespace_
                for c in child.doc[names[-1].i : child.i]
            ):
                return names[-1], child
    return None


def _left_edge(token: Token) -> int:
    """The first token of the phrase, its article left out."""
    first: int = token.i
    for child in token.lefts:
        day = child.pos_ == "PROPN" and child.ent_type_ == "DATE"  # "On Friday rebels burned ..."
        apart = child.is_quote or day or listed(child) is not None
        if child.dep_ in _LEFT and child.pos_ != "DET" and not apart:
            first = min(first, child.left_edge.i)
    doc = token.doc
    while first < token.i and (
        doc[first].pos_ == "DET" or doc[first].is_punct or doc[first].lower_ in _FOCUS
    ):
        first += 1
    loose = doc[first].pos_ == "ADJ" and doc[first + 1].pos_ == "NUM" if first < token.i else False
    if loose and first == token.head.i + 1 and token.head.pos_ == "VERB":
        first += 1  # "set free two soldiers"
    return first


@once
def phrase(parsed: Parsed, token: Token) -> Phrase:
    """The noun phrase that a token heads."""
    name = parsed.names.get(token.i)
    first = _left_edge(token)
    lemma = noun(token)
    classes = frozenset(
        lexicon().classes.get(lemma, lexicon().classes.get(token.lemma_.lower(), ()))
    )
    determiners = [c.lower_ for c in token.lefts if c.dep_ == "det"]
    return Phrase(
        head=token,
        start=name.start if name else parsed.offsets[first][0],
        end=name.end if name else parsed.end(token),
        words=name.label if name else parsed.words(first, token.i),
        lemma=lemma,
        classes=frozenset() if name else classes,
        name=name,
        proper=name is not None or _proper(token),
        pronoun=token.pos_ == "PRON" or token.tag_ == "WP$",
        definite=any(d in _DEFINITE for d in determiners),
        plural=token.plural,
        amount=_amount(parsed, token),
        modifiers=tuple(_modifiers(parsed, token)),
        owner=next((c for c in token.lefts if c.dep_ == "poss"), None),
    )


def _proper(token: Token) -> bool:
    """Whether a word is written as a name: "SAMIDRC" is one, except among other capitals."""
    if token.pos_ == "NOUN" and token.text.isupper() and len(token.text) > 2:
        return any(t.text.islower() for t in token.doc[max(token.i - 3, 0) : token.i + 4])
    return token.pos_ == "PROPN" and token.text[:1].isupper()


def _amount(parsed: Parsed, token: Token) -> Amount | None:
    """The number before a noun: the longest run of words from its left edge that counts."""
    first = min((c.left_edge.i for c in token.lefts if c.dep_ != "poss"), default=token.i)
    last = token.i if token.pos_ == "NUM" or token.lower_ in _COUNTING else token.i - 1
    if not any(
        t.pos_ == "NUM" or t.dep_ in ("det", "amod", "quantmod", "nummod") or t.i == token.i
        for t in token.doc[first : last + 1]
    ):
        return None
    for begin in (first, *((first + 1,) if first < last else ())):
        for end in range(min(last, begin + 6), begin - 1, -1):
            measured = token.doc[end].dep_ == "nummod" and token.doc[end].head.dep_ == "npadvmod"
            if measured and end < last and token.doc[end + 1].text == "-":
                continue  # "a 36-year-old man" is one
            found = amount(parsed.words(begin, end))
            if found and found.words.lower() not in ("a", "an"):  # "a commander" counts nobody
                return found
    return None


def _modifiers(parsed: Parsed, token: Token) -> Iterator[Token]:
    for child in token.lefts:
        if child.dep_ not in _NAMING and child.dep_ != "npadvmod":
            continue
        if (
            child.i in parsed.names
            or fold(child.text) in demonyms()
            or child.ent_type_
            in (
                "ORG",
                "GPE",
                "NORP",
            )
        ):
            yield child
