"""How names are compared: the one place that says when two spellings are one name.

Three measures, each blinder than the one before: `fold` for a word, `plain` for a name, and
`key` for a name that was carried over from another script. None of them takes a disguised
name for the one that it looks like.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise

from kg.ontology import select

__all__ = ["bones", "disguised", "fold", "heard", "key", "listed", "plain", "telling", "unordered"]

_MARKS = "'’‘ʿʾʼ`."
_WORD = re.compile(rf"(?:[^\W_]|[{_MARKS}]|[\u0300-\u036f])+")
_ARTICLES = frozenset(("al", "the"))
# Letters drawn another way, that a name would be written in only to look like another:
# full-width, mathematical, circled ... Ligatures and Arabic's contextual forms come from type.
_DRAWN = ("<font>", "<wide>", "<narrow>", "<circle>", "<super>", "<sub>", "<square>", "<small>")


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """A word without case, accents, apostrophes and points, for comparing names.

    >>> fold("Asa'ib"), fold("U.S."), fold("Saná")
    ('asaib', 'us', 'sana')
    """
    bare = unicodedata.normalize("NFD" if disguised(word) else "NFKD", word)
    kept = (c for c in bare if not unicodedata.combining(c) and c not in _MARKS)
    folded = "".join(kept).casefold()
    for british, american in (("isation", "ization"), ("defence", "defense")):
        folded = folded.replace(british, american)
    return "al" if folded == "el" else folded


@lru_cache(maxsize=1 << 16)
def plain(name: str) -> str:
    """A name without case, accents, apostrophes, hyphens and articles, to compare by.

    >>> plain("Asa’ib Ahl al-Haqq") == plain("asaib ahl haqq")
    True
    """
    if disguised(name):
        return " ".join(unicodedata.normalize("NFD", name).casefold().split())
    found = _WORD.findall(unicodedata.normalize("NFKD", name))
    words = [folded for word in found if (folded := fold(word))]
    return " ".join([word for word in words if word not in _ARTICLES] or words)


def disguised(name: str) -> bool:
    """Whether a name mixes scripts or hides marks, and so may look like another than it is.

    Law: a disguised name is only ever equal to itself. Nothing is said of a name in one
    script, which may be Cyrillic or Arabic throughout.

    >>> disguised("Hezbollah"), disguised("H\u0435zbollah"), disguised("حزب الله")
    (False, True, False)
    """
    if name.isascii():
        return False
    scripts = set()
    for character in name:
        if unicodedata.category(character) == "Cf":  # zero width, right-to-left marks
            return True
        if unicodedata.decomposition(character).startswith(_DRAWN):
            return True
        if character.isalpha() or (character.isdecimal() and not character.isascii()):
            scripts.add(unicodedata.name(character, "?").partition(" ")[0])
    return len(scripts - {"MODIFIER"}) > 1


# ── Transliteration ──────────────────────────────────────────────────────────
# What spellings of one name differ in was counted in the names of the background and of the
# sanctions lists behind it; what would make one of two that are known to be two stays apart,
# such as s and z (Harakat Hazm of Syria, the Hasm Movement of Egypt).

# Letters of Latin alphabets that no accent makes out of another.
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ə": "a"})
_LINKS = frozenset(("al", "and", "for", "il", "in", "of", "ol", "the", "ul", "wa", "wal", "wel"))
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_GAP = re.compile(r"[\s\-‐-―_,()/;:\"“”&]+")
_TENTHS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDINALS = {word: str(number) for number, word in enumerate((*_TENTHS, "tenth"), 1)}
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
_ROMAN = {"II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8", "IX": "9"}
_OWNERS = re.compile(r"['’]s\b")
_CAPITAL_I = re.compile("(?<=[a-z])I")  # no name has one there: "HezboIlah"
_SUN = re.compile("^[ae](sh|dh|th|[sdtrnz])$")  # the l of al- taken up by the next letter
_SERVANT = re.compile("^abd[aeou](?:l|sh|[sdtrnz])$")  # abdul, abdel, abdur ...
_JOINED = re.compile(r"^(?:(abd)[aeou]l(?=\w\w)|al(?=[^\W\daeioul]\w{3}))")  # Abdulmalik, Aljazeera
_TWICE = re.compile(r"([^v])\1+")  # two v may stand for a w to deceive
_HEARD = (
    (re.compile("tch|sch|ch|sh"), "ʃ"),
    (re.compile("dzh|dj|zh"), "j"),
    (re.compile("kh|gh|q|ck|c(?![eiy])"), "k"),
    (re.compile("c"), "s"),
    (re.compile("ph"), "f"),
    (re.compile("dh"), "d"),
    (re.compile("th"), "t"),
    (re.compile("x"), "ks"),
    (re.compile("^w|w(?=[aeiou])"), "v"),
    (re.compile("ee"), "i"),
    (re.compile("oo|ou"), "u"),
)
_NEAR = str.maketrans("gz", "kd")  # Saqar or Sagar, Kadhim or Kazim
_VOWELS = re.compile("(?<=.)[aeiouwy]")


@lru_cache(maxsize=1 << 17)
def key(name: str) -> str:
    """The consonants of a name, by which its spellings in Latin letters agree.

    For names of Arabic, Persian, Turkish, Kurdish, Hebrew and Russian, which reports spell as
    they hear them. Articles, vowels but a first one, doubled letters, titles and the number of
    an English noun go; numbers stand behind, as figures. Two names of one key are one name
    spelled in two ways only where their words are alike besides (`kg.identity.matching`).

    >>> key("Kata'ib Hizballah") == key("Kataeb Hezbollah")
    True
    >>> key("Liwa al-Quds"), key("5th Fleet"), key("Fifth Fleet")
    ('lvkds', 'flt 5', 'flt 5')
    >>> key("H\u0435zbollah") == key("Hezbollah")
    False
    """
    if disguised(name):
        return f"!{plain(name)}"
    words = telling(name)
    first, *others = [bones(word) for word in words if not word.isdigit()] or [""]
    inner = (other[other[:1] in ("a", "y") :] for other in others)  # as if written in one word
    return " ".join(["".join((first, *inner)), *filter(str.isdigit, words)])


@lru_cache(maxsize=1 << 17)
def unordered(name: str) -> str:
    """The key of a name whose words may stand in any order, as those of persons do in lists.

    >>> unordered("AL-HOUTHI Abdul Malik") == unordered("Abd al-Malik al-Huthi")
    True
    """
    if disguised(name):
        return key(name)
    return " ".join(sorted(map(bones, telling(name))))


@lru_cache(maxsize=1 << 17)
def telling(name: str) -> tuple[str, ...]:
    """The words of a name that tell, folded: no articles, links or titles, numbers in figures.

    >>> telling("Sheikh Abd al-Malik of the 5th Fleet")
    ('abd', 'malik', '5', 'fleet')
    """
    words = _figured(name)
    while len(words) > 1 and words[0] in listed("honorifics"):
        del words[0]
    stems = (_stem(word, behind) for word, behind in pairwise((*words, "")))
    kept = [part for stem in stems if stem not in _LINKS for part in _parted(stem)]
    return tuple(kept or words)


def _figured(name: str) -> list[str]:
    """The folded words of a name, every number in figures, a surname in capitals last."""
    first, comma, rest = name.partition(",")
    if comma and first.isupper() and rest.strip():
        name = f"{rest} {first}"
    words: list[str] = []
    for raw in _GAP.split(_OWNERS.sub("", name)):
        if words and raw in _ROMAN:
            words.append(_ROMAN[raw])
        elif word := fold(_CAPITAL_I.sub("1", raw)):
            word = _ORDINAL.sub(r"\1", word)
            words += _TOKEN.findall(_ORDINALS.get(word, word))
    return words


def _parted(word: str) -> Iterator[str]:
    """A word without what was written as one with it; a country for a word for its people."""
    if joined := _JOINED.match(word):
        yield from filter(None, (joined[1],))
        word = word[joined.end() :]
    yield _nations().get(word, word)


def _stem(word: str, behind: str) -> str:
    """A word without the article that hangs on it: "Abdul" and "Abd al-", "Hizbul"."""
    if not behind:
        return word
    if (sun := _SUN.match(word)) and behind.startswith(sun[1]):
        return "al"
    if _SERVANT.match(word) and (word.endswith("l") or behind.startswith(word[4:])):
        return "abd"
    return word[:-2] if len(word) > 4 and word.endswith(("ul", "ol")) else word


@lru_cache(maxsize=1 << 16)
def bones(word: str) -> str:
    """The consonants of one folded word; a vowel at its head stands as an a."""
    word = heard(word).translate(_NEAR)
    if len(word) > 2:
        word = re.sub("(?<=[aeiou])h$", "", word)
    if len(word) > 4:
        word = re.sub("(?<=[^aeou])[ae]t$", "", word)
    return re.sub("^[eiou]", "a", _VOWELS.sub("", word))


@lru_cache(maxsize=1 << 16)
def heard(word: str) -> str:
    """One folded word in the singular, with one letter for each sound.

    >>> heard("qadhdhafi") == heard("kadafi"), heard("brigades")
    (True, 'brigade')
    """
    if word.endswith("s") and word[:-1] in listed("counted"):
        word = word[:-1]
    word = word.translate(_LETTERS)
    for written, sound in _HEARD:
        word = written.sub(sound, word)
    return _TWICE.sub(r"\1", word)


@cache
def listed(name: str) -> frozenset[str]:
    """The folded words of a list of the vocabulary, by its local name: "honorifics"."""
    query = f'SELECT ?w {{ ?l a kg:WordList ; kg:word ?w FILTER(STRENDS(STR(?l), "#{name}")) }}'
    return frozenset(fold(row["w"]) for row in select(query))


@cache
def _nations() -> Mapping[str, str]:
    """Words for people and their country, folded, where that is one word: "iraqi", "iraq"."""
    rows = select("SELECT ?d ?c { ?e kg:demonym ?d ; skos:prefLabel ?c }")
    return {fold(row["d"]): fold(row["c"]) for row in rows if " " not in row["d"] + row["c"]}
