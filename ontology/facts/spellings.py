"""Which spellings of a town's name reports in English may use.

A list of all languages gives Dubai 57 names. English reports write one name with or without its
article, with doubled letters or single ones, and write one sound in several ways: "Falluja" and
"Fallujah", "Fayoum" and "Fayyum". What sounds otherwise is another tongue's, an older name, or
wrong, and is used only where it is ruled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.text.words.gazetteer import fold

__all__ = ["key", "sound", "spellings"]

SHORT = 5  # letters: a shorter word, as one of several spellings, names too many things
ARTICLES = frozenset(("ad", "al", "an", "ar", "as", "ash", "at", "ath", "az")) | frozenset(
    ("ed", "el", "en", "er", "es", "esh", "et", "ett", "ez")
)
INSIDE = ARTICLES | {"bin", "bu", "e", "i", "wa"}
SOUNDS = (
    ("ı", "i"),
    ("dj", "j"),
    (r"c(?!h)|q", "k"),
    (r"(?<=[aei])h$", ""),
    (r"e$", "a"),
    (r"aiy|ay+|ey+|ei|ai", "1"),  # Bayt, Beit
    (r"ou|oo|ow|o|w(?=u)", "u"),
    (r"iy+|ee|ie|y|e", "i"),
    (r"(.)\1+", r"\1"),
)


def key(name: str) -> str:
    """A name as a text is searched for it: folded words, hyphens as spaces.

    >>> key("Deir ez-Zor"), key("Ar Raqqah")
    ('deir ez zor', 'ar raqqah')
    """
    return " ".join(fold(word) for word in re.findall(r"[^\s\-–]+", name) if fold(word))


def sound(name: str) -> str:
    """What all English spellings of a name share, whichever article is before it or in it.

    >>> sound("Ar Raqqah") == sound("Rakka"), sound("Bayt Lāhyā") == sound("Beit Lahia")
    (True, True)
    """
    words = key(name).split()
    if len(words) > 1 and words[0] in ARTICLES:
        del words[0]
    return " ".join("al" if word in ARTICLES else _sound(word) for word in words)


def _sound(word: str) -> str:
    for pattern, told in SOUNDS:
        word = re.sub(pattern, told, word)
    return word


def spellings(name: str, others: Iterable[str]) -> Iterator[str]:
    """Those of other names that are other spellings of a name, each key once."""
    seen = {key(name)}
    for other in sorted(others):
        short = " " not in key(other) and len(key(other)) < SHORT
        if short or key(other) in seen or sound(other) != sound(name) or not _written(other):
            continue
        seen.add(key(other))
        yield other


def _written(name: str) -> bool:
    """Whether it is written as an English text writes a name: Latin letters, capitals, no marks."""
    words = re.split(r"[ -]", name)
    capital = [bool(re.fullmatch("[A-Z][a-z]+", word)) for word in words]
    return capital[-1] and all(c or w in INSIDE for c, w in zip(capital, words, strict=True))
