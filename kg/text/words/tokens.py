"""The words of a parse as plain values, for all that walks over them.

spaCy packs a parse into arrays and makes a new object for every look at a word. Reading looks at
each word a thousand times, so the parse is copied out once, when it is mended for good. The copy
also lets spaCy forget the words of a document: nothing here holds on to its vocabulary.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Parsed

__all__ = ["Sent", "Token", "copied"]


@dataclass(eq=False, repr=False, slots=True)
class Token:
    """One word with its place in the tree; attributes are called as spaCy calls them.

    `doc` are all words of the document in order, `i` is the place among them. A word is equal
    to itself alone.
    """

    i: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    whitespace_: str
    is_punct: bool
    is_quote: bool
    like_num: bool
    plural: bool  # by its form: "they", "these", "drones"
    doc: tuple[Token, ...] = ()
    head: Token = field(init=False)
    lefts: tuple[Token, ...] = ()
    rights: tuple[Token, ...] = ()
    children: tuple[Token, ...] = ()
    left_edge: Token = field(init=False)
    right_edge: Token = field(init=False)
    sent: Sent = field(init=False)
    readings: defaultdict[Any, dict[int, Any]] = field(init=False)  # of all words (`once`)

    def __repr__(self) -> str:
        return f"{self.text}/{self.tag_}/{self.dep_}"

    def nbor(self, step: int = 1) -> Token:
        """The word so many places on; raises `IndexError` beyond the ends of the document."""
        if self.i + step < 0:
            raise IndexError(f"no word {-step} before {self!r}")
        return self.doc[self.i + step]

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words above, from its head to the root of its sentence."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    def subtree(self) -> Iterator[Token]:
        """The word and all below it, in the order of the tree."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The others of the list that it stands in."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        row = [first]
        for word in row:
            row += [child for child in word.rights if child.dep_ == "conj"]
        return tuple(word for word in row if word is not self)


@dataclass(eq=False, frozen=True, slots=True)
class Sent:
    """The words of one sentence: those from `start` up to `end`, and the one above them all.

    `index` is its place among the sentences of the document.
    """

    index: int
    doc: tuple[Token, ...]
    start: int
    end: int
    root: Token

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])


def copied(parse: Doc) -> tuple[Token, ...]:
    """The words of a parse, joined as it joins them."""
    strings, shapes = parse.vocab.strings, parse.to_array("MORPH").tolist()
    many = {shape: "Number=Plur" in strings[shape] for shape in set(shapes)}
    words = tuple([_word(token, many[shape]) for token, shape in zip(parse, shapes, strict=True)])
    readings: defaultdict[Any, dict[int, Any]] = defaultdict(dict)
    for word, token in zip(words, parse, strict=True):
        word.doc, word.readings = words, readings
        word.head = words[token.head.i]
        word.lefts = tuple([words[c.i] for c in token.lefts])
        word.rights = tuple([words[c.i] for c in token.rights])
        word.children = word.lefts + word.rights
        word.left_edge = words[token.left_edge.i]
        word.right_edge = words[token.right_edge.i]
    for index, span in enumerate(parse.sents):
        sent = Sent(index, words, span.start, span.end, words[span.root.i])
        for word in sent:
            word.sent = sent
    return words


def _word(token: Parsed, plural: bool) -> Token:
    return Token(
        token.i,
        token.text,
        token.lower_,
        token.lemma_,
        token.pos_,
        token.tag_,
        token.dep_,
        token.ent_type_,
        token.ent_iob_,
        token.whitespace_,
        token.is_punct,
        token.is_quote,
        token.like_num,
        plural or token.tag_ in ("NNS", "NNPS"),
    )
