"""Names in a text, found before it is parsed: known ones, introduced ones, titled persons.

A parser trained on English news breaks on "Harakat Hezbollah al-Nujaba" and on "Deputy
Pentagon Press Secretary Sabrina Singh". So such names are found on the surface first and
read as one word each. This module knows words and the gazetteer, not grammar.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg import ontology
from kg.text.cues import lexicon

__all__ = ["Gazetteer", "Name", "Word", "capitals", "demonyms", "fold", "gazetteer", "names"]


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
class Name:
    """A name of one or more words, with the title before it and the acronym behind it.

    `first` and `last` are the words it takes up (indices, last exclusive), title and
    bracketed acronym included; `start` and `end` are the characters of the name alone.
    """

    first: int
    last: int
    start: int
    end: int
    label: str
    kind: str = ""
    known: tuple[str, ...] = ()
    title: str = ""
    title_start: int = 0
    title_end: int = 0
    former: bool = False
    acronym: str = ""
    acronym_of: int | None = None


@cache
def fold(word: str) -> str:
    """A word without case, accents, apostrophes and points, for comparing names.

    >>> fold("Asa'ib"), fold("U.S."), fold("Saná")
    ('asaib', 'us', 'sana')
    """
    plain = unicodedata.normalize("NFKD", word)
    kept = (c for c in plain if not unicodedata.combining(c) and c not in "'’‘ʿʾ`.")
    folded = "".join(kept).casefold()
    return "al" if folded == "el" else folded


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
    for known in ontology.known().values():
        for name in (known.label, *known.aliases):
            key = tuple(fold(w) for w in re.findall(r"[^\s\-–]+", name) if fold(w))
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
def demonyms() -> Mapping[str, str]:
    """Nationality words, folded, to the id of their state: "iraqi", "americans"."""
    rows = ontology.select("SELECT ?e ?d { ?e kg:demonym ?d } ORDER BY ?e")
    return {fold(r["d"]): r["e"].removeprefix(ontology.DATA) for r in rows}


@cache
def capitals() -> Mapping[str, str]:
    """Seats of government, folded, to the id of the state that reports call by them."""
    rows = ontology.select("SELECT ?e ?c { ?e kg:capital ?c } ORDER BY ?e")
    return {fold(r["c"]): r["e"].removeprefix(ontology.DATA) for r in rows}


def names(words: Sequence[Word]) -> tuple[Name, ...]:
    """All names found on the surface, in order, none overlapping another."""
    taken = [False] * len(words)
    found: list[Name] = []

    def add(name: Name) -> None:
        if not any(taken[name.first : name.last]):
            taken[name.first : name.last] = [True] * (name.last - name.first)
            found.append(name)

    introduced = list(_introduced(words))
    for name in introduced:
        add(name)
    for name in _titled(words):
        add(name)
    short = {n.acronym: n for n in introduced}
    for index, word in enumerate(words):
        if taken[index]:
            continue
        if owner := short.get(word.text):
            add(replace(owner, first=index, last=index + 1, start=word.start, end=word.end))
        elif match := gazetteer().at(words, index):
            add(_known(words, index, *match))
        elif name := _particled(words, index) or _vessel(words, index):
            add(name)
    return tuple(sorted(found, key=lambda n: n.first))


def _text(words: Sequence[Word], first: int, last: int) -> str:
    joined = ""
    for index in range(first, last):
        gap = index > first and words[index].start > words[index - 1].end
        joined += (" " if gap else "") + words[index].text
    return joined


def _name(words: Sequence[Word], first: int, last: int, kind: str = "") -> Name:
    label = _text(words, first, last)
    return Name(first, last, words[first].start, words[last - 1].end, label, kind)


def _known(words: Sequence[Word], index: int, length: int, ids: tuple[str, ...]) -> Name:
    name = _name(words, index, index + length, ontology.known()[ids[0]].kind)
    return replace(name, known=ids)


def _introduced(words: Sequence[Word]) -> Iterator[Name]:
    """Names with their acronym behind them in brackets: New People's Army (NPA)."""
    for index in range(2, len(words) - 1):
        acronym = words[index].text
        if words[index - 1].text != "(" or words[index + 1].text != ")":
            continue
        if not re.fullmatch(r"[A-Z][A-Za-z0-9/&.\-]{1,9}", acronym) or not acronym[1].isupper():
            continue
        first = _initials(words, index - 1, acronym.replace(".", ""))
        if first is None:
            continue
        last = index - 1
        name = _name(words, first, last, _kind_of_words(words, first, last))
        known = gazetteer().at(words, first) or gazetteer().at(words, index)
        if known and known[0] in (last - first, 1):
            kind = ontology.known()[known[1][0]].kind
            name = replace(name, known=known[1], kind=kind)
        yield replace(name, last=index + 2, acronym=acronym)


def _initials(words: Sequence[Word], end: int, acronym: str) -> int | None:
    """Where the name before a bracket begins: by its initials, or as the capitalised run."""
    run = end
    while run > 0 and (
        words[run - 1].capital
        or (words[run - 1].text.lower() in _INSIDE and run > 1 and words[run - 2].capital)
    ):
        run -= 1
    while run < end and words[run].text.lower() in _ARTICLES:
        run += 1
    for first in range(end - 1, run - 1, -1):
        capitals = [w.text[0] for w in words[first:end] if w.capital]
        if "".join(capitals).upper() == acronym.upper():
            return first
    return run if end - run >= 2 else None


_INSIDE = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "to",
        "de",
        "del",
        "la",
        "al",
        "-",
        "'",
        "’s",
        "'s",
        "&",
        "el",
        "des",
        "du",
    ]
)
_ARTICLES = frozenset(["the", "a", "an", "his", "her", "their", "its", "this", "that"])


def _kind_of_words(words: Sequence[Word], first: int, last: int) -> str:
    """The kind that a name's own words tell: a Front is a group, a Ministry a body."""
    spoken = [w.text.lower() for w in words[first:last]]
    for word in (*reversed(spoken[-1:]), *spoken):
        for name in lexicon().classes.get(word, ()):
            if kind := lexicon().denotes.get(name):
                return "Agency" if kind == "Government" else kind
    return ""


def _titled(words: Sequence[Word]) -> Iterator[Name]:
    """Persons with the title before the name: Interior Minister Rana Sanaullah."""
    lists = lexicon().lists
    heads = lists["posts"] | lists["ranks"]
    index = 0
    while index < len(words):
        if words[index].text.lower() not in heads:
            index += 1
            continue
        title_end = _title_end(words, index)
        name_end = _person_end(words, title_end)
        if name_end == title_end:
            index += 1
            continue
        first = _title_start(words, index)
        name = _name(words, title_end, name_end, "Person")
        title = _title_words(words, first, title_end)
        former = any(w.text.lower() in lists["former"] for w in words[max(first - 1, 0) : index])
        if match := gazetteer().at(words, title_end):
            persons = [i for i in match[1] if ontology.known()[i].kind == "Person"]
            name = replace(name, known=tuple(persons))
        yield replace(
            name,
            first=first,
            title=title,
            title_start=words[first].start,
            title_end=words[title_end - 1].end,
            former=former,
        )
        index = name_end


def _title_end(words: Sequence[Word], index: int) -> int:
    """The word after a title that has its noun at `index`: ranks, "of State", "for Defence"."""
    lists = lexicon().lists
    end = index + 1
    if end < len(words) and words[end].text.lower() in ("of", "for"):
        for length in (2, 1):
            domain = _text(words, end + 1, min(end + 1 + length, len(words))).lower()
            if domain in lists["domains"]:
                end += 1 + length
                break
        else:
            match = gazetteer().at(words, end + 1) if end + 1 < len(words) else None
            if match and ontology.known()[match[1][0]].kind == "State":
                end += 1 + match[0]
    heads = lists["ranks"] | lists["posts"]
    # "Deputy Pentagon Press Secretary": the title runs on to its last noun of office
    for ahead in range(end, min(end + 6, len(words))):
        glue = words[ahead].text in ("-", ".") and words[ahead - 1].end == words[ahead].start
        if not (words[ahead].capital or words[ahead].text.lower() in heads or glue):
            break
        if words[ahead].text.lower() in heads:
            end = ahead + 1
    return end


def _title_start(words: Sequence[Word], index: int) -> int:
    """Where the title begins: its modifiers, then the body or country it is of."""
    lists = lexicon().lists
    inner = lists["postModifiers"] | lists["ranks"] | lists["posts"]
    while index > 0 and (words[index - 1].text.lower() in inner or _glued(words, index)):
        index -= 1
    for length in range(4, 0, -1):
        begin = index - length
        if begin < 0:
            continue
        if (match := gazetteer().at(words, begin)) and match[0] in (length, length - 1):
            whole = match[0] == length or words[index - 1].text.lower() in ("'s", "’s")
            if whole and words[begin].capital:
                return begin if words[begin].text != "The" else index
    if index > 0 and fold(words[index - 1].text) in demonyms():
        index -= 1
    return index


def _glued(words: Sequence[Word], index: int) -> bool:
    """Whether a hyphen joins a word to the one before: Secretary-General."""
    return (
        index > 1
        and words[index - 1].text == "-"
        and words[index - 1].start == words[index - 2].end
    )


def _title_words(words: Sequence[Word], first: int, last: int) -> str:
    """The title without ranks and forms of address; empty where nothing else is left."""
    ranks = lexicon().lists["ranks"]
    kept = [i for i in range(first, last) if words[i].text.lower() not in ranks]
    kept += [i for i in range(first + 2, last) if words[i - 1].text == "-"]
    kept = sorted(i for i in set(kept) if words[i].text not in ("-", "."))
    if not any(words[i].text.lower() in lexicon().lists["posts"] for i in kept):
        return ""
    start, end = kept[0], kept[-1] + 1
    return re.sub(r"^(?:former|then|late)\s+", "", _text(words, start, end), flags=re.I)


def _person_end(words: Sequence[Word], first: int) -> int:
    """The word after the personal name that begins at `first`; `first` where there is none."""
    lists, end = lexicon().lists, first
    while end < len(words) and end - first < 7:
        word = words[end].text
        following = words[end + 1] if end + 1 < len(words) else None
        if word.lower() in lists["suffixes"] and end > first:
            end += 1
            break
        glued = word == "-" and end > first and words[end - 1].end == words[end].start
        small = word.lower() in lists["particles"] and following is not None
        if re.fullmatch(r"[^\W\d_][\w’'.]*", word) and words[end].capital:
            if word.lower() in lexicon().classes and end > first and not small:
                return first if _is_body(word) else end
            if fold(word) in demonyms() or _is_body(word):
                return first
            end += 1
        elif (glued or small) and following and _goes_on(words, end + 1):
            end += 1
        else:
            break
    while end > first and not words[end - 1].capital:
        end -= 1
    return end


def _goes_on(words: Sequence[Word], index: int) -> bool:
    """Whether a name goes on at a word: a capital, a hyphen, or a particle before one."""
    word = words[index]
    if word.capital or word.text == "-":
        return True
    return (
        word.text.lower() in lexicon().lists["particles"]
        and index + 2 < len(words)
        and (words[index + 1].text == "-" or words[index + 1].capital)
    )


def _is_body(word: str) -> bool:
    classes = lexicon().classes.get(word.lower(), ())
    return any(c in classes for c in ("bodies", "services", "organizations", "facilities"))


def _particled(words: Sequence[Word], index: int) -> Name | None:
    """A name held together by Arabic particles, of a person or a group the gazetteer lacks."""
    if not words[index].capital or words[index].text.lower() in lexicon().lists["notNames"]:
        return None
    end = _person_end(words, index)
    inside = [w.text.lower() for w in words[index + 1 : end]]
    if not ({"al", "bin", "ibn", "ul"} & set(inside)) and not (
        words[index].text.lower() == "al" and end - index >= 3
    ):
        return None
    group = fold(words[index].text) in {fold(w) for w in lexicon().lists["groupPrefixes"]}
    return _name(words, index, end, "ArmedGroup" if group else "Person")


def _vessel(words: Sequence[Word], index: int) -> Name | None:
    """A ship by its prefix: USS Carney, M/V Galaxy Leader."""
    if words[index].text.lower() not in lexicon().lists["vesselPrefixes"]:
        return None
    end = index + 1
    while end < len(words) and words[end].capital and end - index < 5:
        end += 1
    return _name(words, index, end, "Vessel") if end > index + 1 else None
