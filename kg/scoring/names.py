"""When two names can be of one actor, post or place: lenient, and the same both ways.

A person who wrote "Shabaab fighters" and a reading that says "al-Shabaab" mean one actor. Knows
words, and the names that the vocabulary gives to actors and places; nothing of tables.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from kg.background import known

__all__ = ["all_names", "same_name", "same_post", "words"]

_COUNTS = """at least more than about around some several dozens of nearly over up to a many one
two three four five six seven eight nine ten eleven twelve"""
_SMALL = "a an the al el ar ash of for in and its their his her"
_MEMBERS = """force militant fighter group rebel insurgent gunman gunmen militia militiaman
militiamen troop soldier member movement organization organisation jet warplane aircraft drone
attacker"""
_RANKS = """mr mrs ms dr sheikh mullah general gen colonel col major maj captain capt lieutenant lt
brigadier brig admiral president minister secretary senator governor ambassador leader commander
chief spokesman spokeswoman spokesperson official"""

COUNTS = frozenset(_COUNTS.split())
SMALL = frozenset(_SMALL.split())
LIGHT = frozenset((_MEMBERS + " " + _RANKS).split())


def same_name(one: str, two: str) -> bool:
    """Whether two names can be of one actor or place.

    Accents, marks, case, plural, articles, a leading count, ranks and words such as fighters
    do not matter, as long as something else is left. What is left of one name must be contained
    in the other, or be half of all their words, or one must be the initials of the other.

    >>> same_name("Shabaab fighters", "the al-Shabaab group")
    True
    >>> same_name("RSF", "Rapid Support Forces"), same_name("three soldiers", "three civilians")
    (True, False)
    """
    first, second = _bare(words(one), LIGHT), _bare(words(two), LIGHT)
    if not first or not second:
        return first == second
    shared = len(first & second)
    return (
        shared == min(len(first), len(second))
        or 2 * shared >= len(first | second)
        or _initials(one, two)
        or _initials(two, one)
    )


def same_post(one: str, two: str) -> bool:
    """Whether two posts can be one: here ranks tell apart, and one must contain the other.

    >>> same_post("the army chief", "army chief"), same_post("army chief", "army spokesman")
    (True, False)
    """
    first, second = (_bare(words(post), frozenset()) for post in (one, two))
    return first <= second or second <= first


def all_names(name: str) -> frozenset[str]:
    """The name, and the others under which the vocabulary knows the one thing that bears it.

    >>> "U.S. Department of Defense" in all_names("the Pentagon")
    True
    """
    return _known_names().get(" ".join(words(name)).removeprefix("the "), frozenset()) | {name}


@cache
def _known_names() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    shared = set()
    for thing in known().values():
        names = frozenset((thing.label, *thing.aliases))
        for name in {" ".join(words(name)) for name in names}:
            if found.setdefault(name, names) is not names:
                shared.add(name)
    return {name: names for name, names in found.items() if name not in shared}


def words(name: str) -> list[str]:
    """The words of a name without case, accents, marks and the s of a plural or genitive.

    >>> words("Asa'ib Ahl al-Haqq's fighters")
    ['asaib', 'ahl', 'al', 'haqq', 'fighter']
    """
    folded = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in folded if not unicodedata.combining(c) and c not in ".'’‘ʿʾ`")
    found = re.findall(r"[^\W_]+", plain)
    return [w[:-1] if len(w) > 3 and re.search("[^sua]s$", w) else w for w in found]


def _bare(name: Sequence[str], light: frozenset[str]) -> frozenset[str]:
    """The words that tell names apart; where all are light, all but count and articles."""
    first = next((i for i, w in enumerate(name) if w not in COUNTS and not w.isdigit()), 0)
    heavy = frozenset(name[first:]) - SMALL
    return heavy - light or heavy or frozenset(name)


def _initials(short: str, long: str) -> bool:
    letters, name = words(short), words(long)
    if len(letters) != 1 or len(name) < 2:
        return False
    heads = ("".join(w[0] for w in name), "".join(w[0] for w in name if w not in SMALL))
    return letters[0] in heads
