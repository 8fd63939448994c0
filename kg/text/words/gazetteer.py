"""Known names, nationality words and capitals, as a text's words are looked up in them.

Words are compared folded (`kg.spelling.fold`). One name may belong to several known actors:
which one is meant is decided where the document is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg import background, ontology
from kg.spelling import fold

__all__ = [
    "LINE_END",
    "Gazetteer",
    "Word",
    "adjective",
    "capitals",
    "demonyms",
    "gazetteer",
    "is_town",
    "opens_town",
    "peoples",
    "towns",
]


_PART = re.compile(r"[^\s\-–]+")
LINE_END = "\n"  # the end of a line is a word too, so that no name runs on from a heading


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text with its character offsets."""

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it is written like a name."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Known names: folded words to the ids that carry them (many to many)."""

    ids: Mapping[tuple[str, ...], tuple[str, ...]]
    acronyms: frozenset[tuple[str, ...]]
    longest: Mapping[str, int]

    def at(self, words: Sequence[Word], index: int) -> tuple[int, tuple[str, ...]] | None:
        """The longest known name that begins at a word: how many words, and whose it is."""
        head = words[index]
        if not (head.capital or fold(head.text) == "al"):
            return None
        key: list[str] = []
        best: tuple[int, tuple[str, ...]] | None = None
        for offset in range(self.longest.get(fold(head.text), 0)):
            if index + offset >= len(words):
                break
            if (word := words[index + offset]).text != "-":
                key.append(fold(word.text))
            found = self.ids.get(tuple(key))
            if found and word.text != "-" and self._written(tuple(key), words, index, offset):
                best = offset + 1, found
        return best

    def _written(
        self, key: tuple[str, ...], words: Sequence[Word], index: int, offset: int
    ) -> bool:
        # "US" is a country, "us" a pronoun; "Ira" a person, "IRA" a group
        if key not in self.acronyms:
            return words[index + offset].capital or offset > 0
        return all(w.text.isupper() for w in words[index : index + offset + 1] if w.text != "-")


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the shipped ontology."""
    ids: dict[tuple[str, ...], list[str]] = defaultdict(list)
    plain: set[tuple[str, ...]] = set()
    for known in background.known().values():
        # an office is nobody's name: who holds it depends on the day (`kg.text.who.incumbents`)
        for name in (known.label, *known.aliases) if known.kind != "Post" else ():
            key = _folded(name)
            if key and known.id not in ids[key]:
                ids[key].append(known.id)
            if not (name.isupper() and len(name) <= 6):
                plain.add(key)
    longest: dict[str, int] = {}
    for key in ids:
        # a hyphen in the text counts as a word of its own
        longest[key[0]] = max(longest.get(key[0], 0), 2 * len(key))
    frozen = {key: tuple(found) for key, found in ids.items()}
    return Gazetteer(frozen, frozenset(ids) - plain, longest)


@cache
def towns() -> frozenset[str]:
    """The names of towns, folded, words and hyphens parted by single spaces: "deir ez zor"."""
    return frozenset(" ".join(_folded(name)) for name in background.towns())


def is_town(name: str) -> bool:
    """Whether a town is called so, which does not mean that no person or group is.

    >>> is_town("El-Fasher"), is_town("Peter")
    (True, False)
    """
    return " ".join(_folded(name)) in towns()


def opens_town(words: str) -> bool:
    """Whether the name of a town begins so, or is so.

    >>> opens_town("Deir ez-"), opens_town("Peter")
    (True, True)
    >>> opens_town("Deir fled")
    False
    """
    key = " ".join(_folded(words))
    place = bisect_left(_in_order(), key)
    return place < len(_in_order()) and _in_order()[place].startswith(key)


@cache
def _in_order() -> tuple[str, ...]:
    return tuple(sorted(towns()))


def _folded(name: str) -> tuple[str, ...]:
    return tuple([folded for word in _PART.findall(name) if (folded := fold(word))])


@cache
def peoples() -> Mapping[str, tuple[str, ...]]:
    """Nationality words, folded, to the ids of their states: "congolese" is of two."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in ontology.select("SELECT ?e ?d { ?e kg:demonym ?d } ORDER BY ?e ?d"):
        state, words = row["e"].removeprefix(ontology.DATA), found[fold(row["d"])]
        words += [state] if state not in words else []
    return {word: tuple(states) for word, states in found.items()}


@cache
def demonyms() -> Mapping[str, str]:
    """Nationality words, folded, to the id of a state of theirs: "iraqi", "americans".

    Which state a document means by a word of several is for `kg.text.who.choosing` to say.
    """
    return {word: states[0] for word, states in peoples().items()}


@cache
def capitals() -> Mapping[str, str]:
    """Seats of government, folded, to the id of the state that reports call by them."""
    rows = ontology.select("SELECT ?e ?c { ?e kg:capital ?c } ORDER BY ?e")
    return {fold(r["c"]): r["e"].removeprefix(ontology.DATA) for r in rows}


@cache
def adjective(state: str) -> str:
    """The nationality word that a state's forces and bodies are labelled with."""
    rows = ontology.select("SELECT ?e ?d { ?e kg:demonym ?d } ORDER BY ?e ?d")
    mine = [r["d"] for r in rows if r["e"].removeprefix(ontology.DATA) == state]
    label = background.known()[state].label
    half = [d for d in mine if " " in label and d.startswith(label.split()[0])]  # "South Korean"
    # "Turkish" before "Turk", "British" before "Briton"
    order = [
        (not d.endswith(("ish", "ese", "ch")), d.endswith("s"), len(d), d) for d in half or mine
    ]
    return min(order)[-1] if order else label
