"""Whether two that are called alike could be one: by their kinds, and by the words themselves."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from kg.ontology import is_a
from kg.spelling import bones, listed, telling

__all__ = ["acronym", "anybodys", "compatible", "own", "resembles"]

_LONGEST_ACRONYM = 8  # letters and hyphens: MINUSMA, IRGC-QF
_WORD, _WHOLE = 0.5, 0.75  # how much of a word, or of a whole name, must be the same
_VOWELS = str.maketrans("eyuw", "iioo")  # as sounds that Arabic script does not part
_TWICE = re.compile(r"(.)\1+")
_NO_BODIES = ("Person", "State", "Vessel", "UnnamedActor")


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


def own(name: str) -> tuple[str, ...]:
    """The words of a name that are not those of many bodies, folded.

    >>> own("Gondor Brigades of Liberation")
    ('gondor', 'liberation')
    """
    return tuple(word for word in telling(name) if word.removesuffix("s") not in _common())


@cache
def _common() -> frozenset[str]:
    words = frozenset().union(*map(listed, ("anybodys", "bodyHeads", "counted", "units")))
    return words | {word.removesuffix("s") for word in words}


def resembles(one: str, other: str, *, ordered: bool = True) -> bool:
    """Whether no word of one name is altogether another in the other name.

    Said of two names of one key, which is deaf to vowels: "Kenya" and "Ghana" are not alike.
    The words of persons may stand in another order, where that is not `ordered`.

    >>> resembles("Sayyid Reza Musawi", "Seyyed Reza Mousavi"), resembles("Kenya", "Ghana")
    (True, False)
    """
    mine, yours = _sounds(one, ordered), _sounds(other, ordered)
    if len(mine) != len(yours):
        return _share("".join(mine), "".join(yours)) >= _WHOLE
    return all(_share(a, b) >= _WORD for a, b in zip(mine, yours, strict=True))


@lru_cache(maxsize=1 << 16)
def _sounds(name: str, ordered: bool) -> tuple[str, ...]:
    words = telling(name) if ordered else sorted(telling(name), key=bones)
    return tuple(_TWICE.sub(r"\1", word.translate(_VOWELS)) for word in words)


def _share(one: str, other: str) -> float:
    return Levenshtein.normalized_similarity(one, other)
