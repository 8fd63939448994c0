"""Names in a text, found before it is parsed: known ones, introduced ones, titled persons.

A parser trained on English news breaks on "Harakat Hezbollah al-Nujaba" and on "Deputy
Pentagon Press Secretary Sabrina Singh". So such names are found on the surface first and
read as one word each. This module knows words and the gazetteer, not grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg import background
from kg.spelling import fold
from kg.text.surface.bodynames import (
    anybodys,
    beside_noun,
    is_group,
    kind_of_label,
    members,
    numbered,
    of_what,
    vessel,
    with_noun,
)
from kg.text.surface.localities import locality, province, town
from kg.text.surface.titles import Name, name_at, person_end, titled
from kg.text.words.cues import lexicon, together
from kg.text.words.gazetteer import Word, capitals, demonyms, gazetteer

__all__ = ["Name", "Word", "names"]

_ACRONYM = re.compile(r"[A-Z][A-Z][A-Za-z0-9/&.\-]{0,8}")


def names(words: Sequence[Word]) -> tuple[Name, ...]:
    """All names found on the surface, in order, none overlapping another."""
    taken = [False] * len(words)
    found: list[Name] = []

    def add(name: Name) -> None:
        for told in (with_noun(words, name), name):
            if not any(taken[told.first : told.last]):
                taken[told.first : told.last] = [True] * (told.last - told.first)
                found.append(told)
                break

    introduced = list(_introduced(words))
    for name in introduced:
        add(name)
    for name in titled(words):
        add(name)
    short = {n.acronym: n for n in introduced}
    for index, word in enumerate(words):
        named = word.capital or word.text[:1].isdigit() or fold(word.text) == "al"
        if taken[index] or not named:
            continue
        if owner := short.get(word.text):
            add(replace(owner, first=index, last=index + 1, start=word.start, end=word.end))
        elif other := province(words, index):
            add(other)
        elif match := _known(words, index):
            add(match)
        elif again := _again(words, index, introduced):
            add(again)
        elif other := next(filter(None, (find(words, index) for find in _FINDERS)), None):
            add(other)
    return tuple(sorted(found, key=lambda n: n.first))


def _known(words: Sequence[Word], index: int) -> Name | None:
    """A known name that stands there, and whose it is."""
    match = gazetteer().at(words, index)
    if not match:
        return None
    length, ids = match
    name = name_at(words, index, index + length)
    if length == 1 and _surname(words, index):
        ids = tuple(i for i in ids if background.known()[i].kind != "Place")
    if anybodys(name.label):
        # "Ministry of Defence": of the country that is named before it, or in the text
        before = set(_states(words[max(index - 2, 0) : index])) or set(_states(words))
        ids = tuple(i for i in ids if background.known()[i].country in (*before, ""))
    return replace(name, kind=background.known()[ids[0]].kind, known=ids) if ids else None


def _surname(words: Sequence[Word], index: int) -> bool:
    """Whether a word that may be a town ends the name of somebody: "named Adil Mardin"."""
    if index < 2 or not words[index - 2].text.islower() or not words[index - 1].text.istitle():
        return False
    given = words[index - 1].text.lower()
    beside = together("directions", "localities", "notNames") | demonyms().keys()
    return given not in beside and not gazetteer().at(words, index - 1)


def _states(words: Sequence[Word]) -> Iterator[str]:
    """The countries that words name, by name, nationality or capital."""
    for index, word in enumerate(words):
        key = fold(word.text)
        if not word.capital:
            continue
        if state := demonyms().get(key) or capitals().get(key):
            yield background.known()[state].label
        elif match := gazetteer().at(words, index):
            yield from (k.label for i in match[1] if (k := background.known()[i]).kind == "State")


def _introduced(words: Sequence[Word]) -> Iterator[Name]:
    """Names with their acronym behind them in brackets: New People's Army (NPA)."""
    for index in range(2, len(words) - 1):
        acronym, last = words[index].text, _before_acronym(words, index)
        first = _initials(words, last, acronym.replace(".", "")) if last else None
        if first is None:
            continue
        name = name_at(words, first, last)
        name = replace(name, kind=kind_of_label(name.label))
        known = gazetteer().at(words, first) or gazetteer().at(words, index)
        if known and known[0] in (last - first, 1):
            kind = background.known()[known[1][0]].kind
            name = replace(name, known=known[1], kind=kind)
        after = words[index + 2].text.lower() if index + 2 < len(words) else ""
        if not name.known and (members(after) or is_group(words[first].text)):
            name = replace(name, kind="ArmedGroup")
        yield replace(name, last=index + (2 if last == index - 1 else 1), acronym=acronym)


def _before_acronym(words: Sequence[Word], index: int) -> int:
    """The word after the name that an acronym is introduced behind; 0 where it is none.

    "The Orda Front (OF)", and of another tongue "the Orda Front, or FO".
    """
    acronym, before = words[index].text, words[index - 1].text
    bracketed = before == "(" and words[index + 1].text == ")"
    other = before == "or" and words[index - 2].text == "," and acronym.isupper()
    if not (bracketed or other) or not _ACRONYM.fullmatch(acronym):
        return 0
    return index - 1 if bracketed else index - 2


def _again(words: Sequence[Word], index: int, introduced: Sequence[Name]) -> Name | None:
    """An introduced name that stands there in full once more, however its marks are written."""
    for name in introduced:
        told, here = fold(name.label.replace(" ", "")), ""
        for last in range(index + 1, min(index + name.last - name.first, len(words)) + 1):
            here += fold(words[last - 1].text)
            if here == told:
                start, end = words[index].start, words[last - 1].end
                return replace(name, first=index, last=last, start=start, end=end)
            if not told.startswith(here):
                break
    return None


def _initials(words: Sequence[Word], end: int, acronym: str) -> int | None:
    """Where the name before a bracket begins: by its initials, or as the capitalised run."""
    run, inside = end, together("particles", "nameLinks")

    def small(index: int) -> bool:
        return words[index].text.lower() in inside

    while run > 0 and (
        words[run - 1].capital
        or (
            small(run - 1)
            and any(w.capital for w in words[max(run - 4, 0) : run - 1][-3:])
            and all(words[i].capital or small(i) for i in range(max(run - 3, 0), run))
        )
    ):
        run -= 1
    while run < end and words[run].text.lower() in _ARTICLES:
        run += 1
    for first in range(end - 1, run - 1, -1):
        capitals = [w.text[0] for w in words[first:end] if w.capital]
        if "".join(capitals).upper() == acronym.upper():
            return _with_particle(words, first)
    owned = [i + 1 for i in range(run + 1, end - 2) if words[i].text in ("'s", "’s")]
    run = next((i for i in owned if _state_before(words, i - 1)), run)
    while run < end and not words[run].capital and words[run].text.lower() != "al":
        run += 1  # "the Front of-"
    return _with_particle(words, run) if end - run >= 2 else None


def _with_particle(words: Sequence[Word], first: int) -> int:
    """Where a name begins that an Arabic article is joined to: "al-Qaeda in the Maghreb"."""
    joined = first > 1 and words[first - 1].text == "-"
    return first - 2 if joined and words[first - 2].text.lower() in ("al", "el") else first


def _state_before(words: Sequence[Word], end: int) -> bool:
    """Whether the name of a country ends before a word: "Kenya" in "Kenya's Marine Bureau"."""
    matches = ((i, gazetteer().at(words, i)) for i in range(max(end - 3, 0), end))
    return any(
        match and i + match[0] == end and background.known()[match[1][0]].kind == "State"
        for i, match in matches
    )


_ARTICLES = frozenset(["the", "a", "an", "his", "her", "their", "its", "this", "that"])


def _particled(words: Sequence[Word], index: int) -> Name | None:
    """A name held together by Arabic particles, of a person or a group the gazetteer lacks."""
    if not words[index].capital or words[index].text.lower() in lexicon().lists["notNames"]:
        return None
    end = person_end(words, index)
    binding, inside = lexicon().lists["binding"], [w.text.lower() for w in words[index + 1 : end]]
    group = is_group(words[index].text)
    first = words[index].text.lower() == "al" and end - index >= 3
    if not (first or binding & set(inside) or (group and "-" in inside)):
        return None
    return name_at(words, index, end, "ArmedGroup" if group else "Person")


def _hyphened(words: Sequence[Word], index: int) -> Name | None:
    """A person whose last name goes on in small letters: Kim Yong-hyun, Lai Ching-te."""
    part = words[index : index + 4]
    if len(part) < 4 or not (part[0].capital and part[1].capital) or part[2].text != "-":
        return None
    tight, last = part[1].end == part[2].start and part[2].end == part[3].start, part[3].text
    english = last in lexicon().hyphens or last in lexicon().lists["hyphenEnds"]
    if not tight or english or not last.islower() or not 2 <= len(last) <= 6:
        return None
    opening = part[0].text.lower() in lexicon().lists["notNames"]
    named = not opening and not gazetteer().at(words, index + 1)
    return name_at(words, index, index + 4, "Person") if named else None


_FINDERS = (town, locality, _particled, _hyphened, vessel, numbered, of_what, beside_noun)
