"""Persons with the title before the name: "Interior Minister Rana Sanaullah".

Titles are scanned on the surface, because parsers merge them with the name. This module knows
words and the gazetteer, not grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg import background
from kg.spelling import fold
from kg.text.words.cues import lexicon, together
from kg.text.words.gazetteer import Word, demonyms, gazetteer

__all__ = ["Name", "name_at", "person_end", "text_at", "titled"]

_WRITTEN = re.compile(r"[^\W\d_][\w’'.]*")  # as a part of somebody's name is


@dataclass(frozen=True, slots=True)
class Name:
    """A name of one or more words, with the title before it and the acronym behind it.

    `first` and `last` are the words it takes up (indices, last exclusive), title and
    bracketed acronym included; `start` and `end` are the characters of the name alone. `sort`
    is the noun by which somebody without a post is of a body: "a Hamas militant".
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
    sort: str = ""
    acronym: str = ""
    acronym_of: int | None = None


def text_at(words: Sequence[Word], first: int, last: int) -> str:
    joined = ""
    for index in range(first, last):
        gap = index > first and words[index].start > words[index - 1].end
        joined += (" " if gap else "") + words[index].text
    return joined


def name_at(words: Sequence[Word], first: int, last: int, kind: str = "") -> Name:
    label = text_at(words, first, last)
    return Name(first, last, words[first].start, words[last - 1].end, label, kind)


def titled(words: Sequence[Word]) -> Iterator[Name]:
    """Persons with the title before the name: Interior Minister Rana Sanaullah."""
    heads = together("posts", "ranks")
    index = 0
    while index < len(words):
        if several := list(_several(words, index)):
            yield from several
            index = several[-1].last
            continue
        if words[index].text.lower() not in heads:
            index += 1
            continue
        title_end = _title_end(words, index)
        name_end = person_end(words, title_end)
        if name_end == title_end or _nobody(words, title_end, name_end):
            index += 1
            continue
        first = _title_start(words, index)
        name = name_at(words, title_end, name_end, "Person")
        title = _title_words(words, first, title_end)
        if match := gazetteer().at(words, title_end):
            persons = [i for i in match[1] if background.known()[i].kind == "Person"]
            name = replace(name, known=tuple(persons))
        yield replace(
            name,
            first=first,
            title=title,
            title_start=words[first].start,
            title_end=words[title_end - 1].end,
            former=_former(words, first, index),
            sort="" if title else _sort(words, first, title_end),
        )
        index = name_end


def _former(words: Sequence[Word], first: int, noun: int) -> bool:
    """Whether a title, or the word before it, says that it is of the past."""
    told = (w.text.lower() for w in words[max(first - 1, 0) : noun])
    return any(word in lexicon().lists["former"] for word in told)


def _several(words: Sequence[Word], index: int) -> Iterator[Name]:
    """Persons who share a title: Inspectors Adda and Bello, Lawmakers A, B and C."""
    lists, office = lexicon().lists, words[index].text.lower()
    heads = together("posts", "ranks")
    if office in heads or office.removesuffix("s") not in heads:
        return
    spans, first = [], index + 1
    while (last := person_end(words, first)) > first and not _nobody(words, first, last):
        spans.append((first, last))
        after = _behind_state(words, last)
        if len(words) <= after + 1 or words[after].text not in (",", "and"):
            break
        first = after + 1
    joined = {words[first - 1].text for first, _ in spans[1:]}
    if "and" not in joined or any(words[f].text.lower() in lists["notNames"] for f, _ in spans):
        return
    begin = _title_start(words, index)
    title = text_at(words, begin, index + 1).removesuffix("s")
    post = any(" ".join(title.lower().split()[-n:]) in lists["posts"] for n in (1, 2))
    for number, (first, last) in enumerate(spans):
        yield replace(
            name_at(words, first, last, "Person"),
            first=first if number else begin,
            title=title if post else "",
            title_start=words[begin].start,
            title_end=words[index].end,
            former=_former(words, begin, index),
            sort="" if post else title,
        )


def _behind_state(words: Sequence[Word], index: int) -> int:
    """The word after "of Kenya" behind a name; the same word where no state stands there."""
    if index + 1 >= len(words) or words[index].text != "of":
        return index
    length, ids = gazetteer().at(words, index + 1) or (0, ())
    state = any(background.known()[i].kind == "State" for i in ids)
    return index + 1 + length if state else index


def _nobody(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether what stands behind a noun of office is known, and no person: "mediator Qatar"."""
    length, ids = gazetteer().at(words, first) or (0, ())
    return first + length == last and all(background.known()[i].kind != "Person" for i in ids)


def _title_end(words: Sequence[Word], index: int) -> int:
    """The word after a title that has its noun at `index`: ranks, "of State", "for Defence"."""
    lists = lexicon().lists
    end = index + 1
    if end < len(words) and words[end].text.lower() in ("of", "for", "on"):
        for length in (3, 2, 1):
            domain = text_at(words, end + 1, min(end + 1 + length, len(words))).lower()
            if domain in lists["domains"]:
                end += 1 + length
                break
        else:
            match = gazetteer().at(words, end + 1) if end + 1 < len(words) else None
            if match and background.known()[match[1][0]].kind == "State":
                end += 1 + match[0]
    heads = together("ranks", "posts")
    # "Deputy Pentagon Press Secretary": the title runs on to its last noun of office
    for ahead in range(end, min(end + 6, len(words))):
        named = words[ahead].capital or words[ahead].text.lower() in heads
        if not (named or _glue(words, ahead)):
            break
        if words[ahead].text.lower() in heads:
            end = ahead + 1
    pointed = f"{words[end - 1].text.lower()}." in lists["ranks"]
    if pointed and end < len(words) and _glue(words, end):  # "Col. Adam Velt"
        end += 1
    return end


def _glue(words: Sequence[Word], index: int) -> bool:
    """Whether a hyphen or point stands right behind a word."""
    return words[index].text in ("-", ".") and words[index - 1].end == words[index].start


def _title_start(words: Sequence[Word], index: int) -> int:
    """Where the title begins: its modifiers, then the body or country it is of."""
    inner = together("postModifiers", "ranks", "posts")
    while index > 0 and (words[index - 1].text.lower() in inner or _glued(words, index)):
        if _ends_name(words, index - 1):
            break
        index -= 1
    for length in range(4, 0, -1):
        begin = index - length
        if begin < 0:
            continue
        if (match := gazetteer().at(words, begin)) and match[0] in (length, length - 1):
            whole = match[0] == length or words[index - 1].text.lower() in ("'s", "’s")
            if whole and words[begin].capital:
                return begin if words[begin].text != "The" else index
    for length in (2, 1):  # "South Korean", "Korean"
        if index >= length and fold(text_at(words, index - length, index)) in demonyms():
            return index - length
    return index


def _ends_name(words: Sequence[Word], index: int) -> bool:
    """Whether a noun ends the name of a body before a title: "Crisis Group analyst X"."""
    named = index > 0 and words[index].capital and words[index - 1].capital
    return named and not words[index + 1].capital and _is_body(words[index].text)


def _glued(words: Sequence[Word], index: int) -> bool:
    """Whether a hyphen joins a word to the one before: Secretary-General."""
    return (
        index > 1
        and words[index - 1].text == "-"
        and words[index - 1].start == words[index - 2].end
    )


def _title_words(words: Sequence[Word], first: int, last: int) -> str:
    """The title without ranks and forms of address; empty where nothing else is left."""
    lists = lexicon().lists
    ranks = [i for i in range(first, last) if words[i].text.lower() in lists["ranks"]]
    ranks += [i + 2 for i in ranks if i + 2 < last and words[i + 1].text == "-"]  # Sergeant-Chief
    ranks = [i for i in ranks if i == first or words[i - 1].text != "of"]  # "Chief of Staff"
    kept = [i for i in range(first, last) if i not in ranks]
    kept += [i for i in range(first + 2, last) if words[i - 1].text == "-"]
    kept += [i for i in range(first + 1, last) if _office_of_two(words, i)]
    kept = sorted(i for i in set(kept) if words[i].text not in ("-", "."))
    if not any(words[i].text.lower() in lists["posts"] or _office_of_two(words, i) for i in kept):
        return ""
    start, end = kept[0], kept[-1] + 1
    return re.sub(r"^(?:former|then|late)\s+", "", text_at(words, start, end), flags=re.I)


def _sort(words: Sequence[Word], first: int, last: int) -> str:
    """The words by which somebody without a post is of a body: Hamas militant, researcher."""
    holding = lexicon().lists["holderOf"]
    end = next((i for i in range(last, first, -1) if words[i - 1].text.lower() in holding), first)
    return text_at(words, first, end)


def _office_of_two(words: Sequence[Word], last: int) -> bool:
    """Whether a word ends an office of two words, though it is a rank by itself."""
    pair = text_at(words, last - 1, last + 1).lower() if last else ""
    return pair in lexicon().lists["posts"] and words[last].text.lower() in lexicon().lists["ranks"]


def person_end(words: Sequence[Word], first: int) -> int:
    """The word after the personal name that begins at `first`; `first` where there is none."""
    lists, end = lexicon().lists, first
    while end < len(words) and end - first < 10:
        word = words[end].text
        following = words[end + 1] if end + 1 < len(words) else None
        if word.lower() in lists["suffixes"] and end > first:
            end += 1
            break
        glued = word == "-" and end > first and words[end - 1].end == words[end].start
        small = word.lower() in lists["particles"] and following is not None
        if words[end].capital and _WRITTEN.fullmatch(word):
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
    return any(
        c in classes for c in ("bodies", "services", "organizations", "facilities", "groups")
    )
