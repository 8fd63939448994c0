"""How names are compared: the one place that says when two spellings are one name.

Three measures, each blinder than the one before: `fold` for a word, `plain` for a name, and
`key` for a name that was carried over from another script. None of them takes a disguised
name for the one that it looks like.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

__all__ = ["disguised", "fold", "plain"]

_MARKS = "'’‘ʿʾʼ`."
_WORD = re.compile(rf"(?:[^\W_]|[{_MARKS}]|[\u0300-\u036f])+")
_ARTICLES = frozenset(("al", "the"))
# Letters drawn another way, that a name would be written in only to look like another:
# full-width, mathematical, circled ... Ligatures and Arabic's contextual forms come from type.
_DRAWN = ("<font>", "<wide>", "<narrow>", "<circle>", "<super>", "<sub>", "<square>", "<small>")


@cache
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
