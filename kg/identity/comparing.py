"""Whether two that are called alike could be one: by their kinds, and by the words themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Set
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from kg.ontology import is_a, select
from kg.spelling import bones, fold, heard, key, listed, plain, telling

__all__ = [
    "acronym",
    "anybodys",
    "common",
    "compatible",
    "foreign",
    "likeness",
    "named",
    "ordinary",
    "own",
    "sound",
    "states",
]

_LONGEST_ACRONYM = 8  # letters and hyphens: MINUSMA, IRGC-QF
# How much must be the same: of a name of one word, of each word of several, of those where the
# key is short, of the whole where one is written in more words than the other.
_ALONE, _WORD, _SHORT, _WHOLE = 0.8, 0.5, 0.7, 0.75
_LONG = 5  # letters from which a key is not short
_VOWELS = str.maketrans("eyuw", "iioo")  # as sounds that Arabic script does not part
_LAST_H, _LAST = re.compile("(?<=[aeiou])h$"), re.compile("(?<=.)[ae]$")
_PARTS = re.compile(r"[\s\-]+")
_TWICE = re.compile(r"(.)\1+")
_NO_BODIES = ("Person", "State", "Vessel", "UnnamedActor")
_STATE_BODIES = ("Government", "MilitaryForce")


def compatible(one: str, other: str) -> bool:
    """Whether one could be of both kinds; an unknown kind is "", and fits any.

    `Organization` is what a reader says of a name that tells nothing more, and fits any body.

    >>> compatible("Agency", "Government"), compatible("Person", "ArmedGroup")
    (True, False)
    """
    if not (one and other) or is_a(one, other) or is_a(other, one):
        return True
    return "Organization" in (one, other) and all(
        is_a(kind, "Actor") and not any(is_a(kind, no) for no in _NO_BODIES)
        for kind in (one, other)
    )


def foreign(kind: str, mine: Set[str], yours: Set[str]) -> bool:
    """Whether one body of a kind cannot be of these states and those: it is never of two.

    >>> foreign("MilitaryForce", states("Iraqi Army"), states("Army of Iran"))
    True
    """
    told = bool(mine and yours) and not mine & yours
    return told and any(is_a(kind, body) for body in _STATE_BODIES)


@lru_cache(maxsize=1 << 16)
def states(name: str) -> frozenset[str]:
    """The states whose own name, or whose people's, stands in a name; more where it is of several.

    >>> sorted(states("South Sudanese Army")), sorted(states("Korean Navy"))
    (['South Sudan'], ['North Korea', 'South Korea'])
    """
    found = re.findall(_any_state(), plain(name))
    return frozenset[str]().union(*(_states()[words] for words in found))


@cache
def _any_state() -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, _states()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b")


@cache
def _states() -> Mapping[str, frozenset[str]]:
    """What states and their peoples are called, each with the labels of those so called."""
    found: dict[str, set[str]] = defaultdict(set)
    query = "SELECT ?w ?l { ?e a kg:State ; skos:prefLabel|kg:demonym ?w ; skos:prefLabel ?l }"
    for row in select(query):
        found[plain(row["w"])].add(row["l"])
    return {words: frozenset(labels) for words, labels in found.items()}


@lru_cache(maxsize=1 << 17)
def acronym(name: str) -> str:
    """The letters of a name that is written as an acronym, or nothing.

    >>> acronym("U.S."), acronym("IRGC-QF"), acronym("Ira")
    ('US', 'IRGC-QF', '')
    """
    bare = name.replace(".", "")
    fits = bare.isascii() and bare.isupper() and " " not in bare
    return bare if fits and len(bare) <= _LONGEST_ACRONYM else ""


def anybodys(name: str) -> bool:
    """Whether every word of a name is one of which any country's bodies are named.

    >>> anybodys("Ministry of Defence"), anybodys("Gondor Ministry of Defence")
    (True, False)
    """
    return all(word in listed("anybodys") for word in telling(name))


def named(kind: str, name: str) -> bool:
    """Whether words are the name of one actor or place, and do not only describe it.

    >>> named("ArmedGroup", "al-Tulkar Front"), named("Facility", "police station")
    (True, False)
    """
    if kind and not any(is_a(kind, known) for known in ("Actor", "Place")):
        return False
    return kind != "UnnamedActor" and any(not word[:1].islower() for word in _PARTS.split(name))


def own(name: str) -> tuple[str, ...]:
    """The words of a name that are not those of many bodies or peoples, folded.

    >>> own("Liberation Brigades of Gondor"), own("Iraqi Army")
    (('liberation', 'gondor'), ())
    """
    return tuple(word for word in telling(name) if not common(word))


def common(word: str) -> bool:
    """Whether a folded word is a noun of bodies, people or things, or a people's: no name."""
    return word.removesuffix("s") in _common()


def ordinary(word: str) -> bool:
    """Whether a folded word is one that reports are read by, whatever it is read for: "rights".

    As part of a name it may tell two bodies apart, alone it tells of none. The words by which
    groups call themselves in their own language are no such words.
    """
    return word in _vocabulary() or word.removesuffix("s") in _vocabulary()


@cache
def _vocabulary() -> frozenset[str]:
    rows = select("SELECT ?w { ?list kg:word|kg:noun|kg:verb ?w }")
    return frozenset(fold(row["w"]) for row in rows) - listed("groupPrefixes")


@cache
def _common() -> frozenset[str]:
    lists = ("anybodys", "bodyHeads", "counted", "directions", "peoples", "units")
    words = frozenset[str]().union(*map(listed, lists))
    nouns = select(
        """SELECT ?w { { ?e kg:demonym ?w } UNION { ?e kg:demonym ?d ; skos:prefLabel ?w }
                       UNION { ?c a kg:NounClass ; kg:noun ?w } }"""
    )
    return frozenset(word.removesuffix("s") for word in words | {fold(row["w"]) for row in nouns})


def likeness(one: str, other: str, *, ordered: bool = True) -> float:
    """How alike two names of one key sound, word by word: 1 is the same, 0 another name.

    A key is deaf to vowels. The fewer letters it is of, the more of the names must be the same,
    and the most where a name is of one word. The words of persons may stand in another order,
    where that is not `ordered`.

    >>> likeness("Sheikh Reza Musawi", "Riza Mousavi"), likeness("Kenya", "Ghana")
    (1.0, 0.0)
    """
    mine, yours = _sounds(one, ordered), _sounds(other, ordered)
    if len(mine) == len(yours):
        share, least = min(map(_share, mine, yours)), _least(one)
    else:
        share, least = _share("".join(mine), "".join(yours)), _WHOLE
    return share if share >= least else 0.0


def _least(name: str) -> float:
    """The share of each word that must be the same."""
    letters = len(key(name))
    if len(telling(name)) == 1:
        return _ALONE if letters >= _LONG - 1 else 1
    return _WORD if letters >= _LONG else _SHORT


@lru_cache(maxsize=1 << 16)
def _sounds(name: str, ordered: bool) -> tuple[str, ...]:
    words = telling(name) if ordered else sorted(telling(name), key=bones)
    return tuple(map(sound, words))


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A word as it sounds, about: vowels that Arabic script does not part are one.

    >>> sound("nusrah") == sound("nosra"), sound("said") == sound("seyid")
    (True, False)
    """
    return _TWICE.sub(r"\1", _LAST.sub("a", _LAST_H.sub("", heard(word))).translate(_VOWELS))


def _share(one: str, other: str) -> float:
    return Levenshtein.normalized_similarity(one, other)
