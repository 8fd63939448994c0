"""Names of groups, bodies and ships, by their own words and by the nouns beside them.

"Boko Haram insurgents" and "the rebel group Ansaru" name a group, "the tanker Orda Star" a
ship, "Communist Party of the Philippines" a party: all this shows on the surface. This module
knows words and the lexicon, not grammar.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg import background, ontology
from kg.spelling import fold
from kg.text.surface.titles import Name, name_at
from kg.text.words.cues import lexicon, together
from kg.text.words.gazetteer import Word, demonyms, gazetteer

__all__ = [
    "anybodys",
    "beside_noun",
    "is_group",
    "kind_of_label",
    "members",
    "numbered",
    "of_what",
    "people",
    "vessel",
    "with_noun",
]

_KINDS = ("Government", "MilitaryForce", "Organization", "ArmedGroup", "Facility", "Place")
_LONGEST = 5  # words of a name that nothing but capitals holds together


def kind_of_label(label: str) -> str:
    """The kind that a name's own words tell: a Front is a group, a Ministry a body.

    >>> kind_of_label("Orda Liberation Army"), kind_of_label("22nd Infantry Battalion")
    ('ArmedGroup', 'MilitaryForce')
    """
    classes, lists = lexicon().classes, lexicon().lists
    words = [w.lower() for w in label.replace("-", " ").split()]
    words = [w[:-1] if w.endswith("s") and w not in classes else w for w in words]
    told = [" ".join(words[-2:]), *reversed(words[-1:]), *words]
    kinds = (lexicon().denotes.get(name, "") for word in told for name in classes.get(word, ()))
    kind = next((kind for kind in kinds if kind in _KINDS), "")
    if kind == "ArmedGroup" and words[-1:] == ["group"] and lists["civil"] & set(words):
        return "Organization"  # a research group
    if kind == "ArmedGroup" and lists["regular"] & set(words):
        return "MilitaryForce"  # a battalion of infantry
    if kind == "MilitaryForce" and lists["insurgent"] & set(words):
        return "ArmedGroup"  # a liberation army
    return "Agency" if kind == "Government" else kind


def anybodys(label: str) -> bool:
    """Whether a name could be that of any country's body: "Ministry of Defence"."""
    return all(word.lower() in lexicon().lists["anybodys"] for word in label.split())


def people(word: str) -> bool:
    """Whether a word only tells of a people, a faith or a nation: "Tuareg", "Malian"."""
    return word.lower() in lexicon().lists["peoples"] or fold(word) in demonyms()


def members(word: str) -> bool:
    """Whether a noun means members of a fighting group: "insurgents"."""
    singular = word[:-1] if word.endswith("s") else word
    return "members" in lexicon().classes.get(singular, ())


def is_group(word: str) -> bool:
    """Whether a name that begins so is a group's: Harakat, Jaish, Lashkar."""
    return fold(word) in _prefixes()


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(fold(w) for w in lexicon().lists["groupPrefixes"])


def _run(words: Sequence[Word], index: int) -> int:
    """The word after a run of capitals that may be a name; `index` where there is none."""
    end = index
    while end < len(words) and words[end].capital and end - index < _LONGEST:
        if fold(words[end].text) in demonyms() or _no_name(words[end].text.lower()):
            return index
        end += 1
    while end > index and _glued(words, end):
        end += 2
    return end


def _glued(words: Sequence[Word], end: int) -> bool:
    """Whether a hyphen and one more capital go on with a name: "Dawlah Islamiya-Maute"."""
    hyphen, last = words[end : end + 1], words[end + 1 : end + 2]
    tight = bool(hyphen and last) and hyphen[0].text == "-" and last[0].capital
    return tight and words[end - 1].end == hyphen[0].start


def _no_name(word: str) -> bool:
    lists = lexicon().lists
    return any(word in lists[name] for name in ("notNames", "posts", "ranks"))


def beside_noun(words: Sequence[Word], index: int) -> Name | None:
    """A name by the noun behind or before it: Boko Haram insurgents, the rebel group Ansaru."""
    lists, end = lexicon().lists, _run(words, index)
    if end == index or words[index].text.lower() in together("probable", "possible"):
        return None  # "Suspected Boko Haram fighters"
    if all(people(w.text) for w in words[index:end]):
        return None  # Tuareg rebels, the Kurdish militia
    before = words[index - 1].text if index else ""
    for noun, kind in (("groups", "ArmedGroup"), ("vessels", "Vessel")):
        if (
            noun in lexicon().classes.get(before, ())
            and words[index - 1].end + 1 == words[index].start
        ):
            return name_at(words, index, end, kind)
    behind = words[end].text.lower() if end < len(words) and not words[end].capital else ""
    opening = index == 0 or before in '.!?”"'
    odd = any(c.isdigit() for c in words[index].text) or words[index].text.isupper()
    if end - index == 1 and opening and not odd:
        return None
    if members(behind) or behind in lists["groupSorts"]:
        return name_at(words, index, end, "ArmedGroup")
    return name_at(words, index, end, "Organization") if _behind(words, end) else None


def _sorted_as(words: Sequence[Word], index: int, kind: str) -> bool:
    """Whether the noun before a name says that it is a group's or a ship's."""
    noun = words[index - 1] if index else None
    if noun is None or noun.end + 1 != words[index].start:
        return False
    if kind == "Vessel":
        return "vessels" in lexicon().classes.get(noun.text, ())
    return kind == "ArmedGroup" and noun.text in lexicon().lists["groupSorts"]


def with_noun(words: Sequence[Word], name: Name) -> Name:
    """A name with the noun beside it that says what it is: the destroyer USS Laboon."""
    first, last = name.first, name.last
    body = not name.title and ontology.is_a(name.kind or "Organization", "Organization")
    if body and (length := _behind(words, last)):
        return replace(name, last=last + length)  # the Mossad intelligence agency
    if name.title or not _sorted_as(words, first, name.kind):
        return name
    pair = first > 1 and f"{words[first - 2].text} {words[first - 1].text}" in lexicon().classes
    return replace(name, first=first - (2 if pair else 1))


def _behind(words: Sequence[Word], last: int) -> int:
    """How many words behind a name are the noun that ends the name of a body."""
    for length in (2, 1):
        if _words(words, last, min(last + length, len(words))) in lexicon().lists["bodySorts"]:
            return length
    return 0


def of_what(words: Sequence[Word], index: int) -> Name | None:
    """A body named by what it is of or for: Ministry of National Defence, Party of the Orda."""
    lists, head = lexicon().lists, index
    while head < len(words) and words[head].capital and head - index < _LONGEST:
        if fold(words[head].text) in demonyms() or words[head].text.lower() in lists["notNames"]:
            return None
        if words[head].text.lower() in lists["bodyHeads"]:
            break
        head += 1
    if head + 2 >= len(words) or not (
        words[head].capital and words[head].text.lower() in lists["bodyHeads"]
    ):
        return None
    end = head + 1
    while end < len(words) and words[end].text.lower() in ("of", "for"):
        first = end + 1 + (end + 1 < len(words) and words[end + 1].text.lower() == "the")
        last = _run_on(words, first)
        if last == first:
            break
        end = last
    if end == head + 1 or (head == index and _whose(words, index, head + 1, end)):
        return None
    kind = kind_of_label(_words(words, index, head + 1))
    return name_at(words, index, end, kind if kind not in ("", "Facility", "Place") else "Agency")


def _run_on(words: Sequence[Word], first: int) -> int:
    """The word after the capitals that a name goes on with: "Women and Children"."""
    end = first
    while end < len(words) and end - first < _LONGEST:
        joined = words[end].text == "and" and end > first and end + 1 < len(words)
        if not (words[end].capital or (joined and words[end + 1].capital)):
            break
        end += 1
    return end


def _whose(words: Sequence[Word], index: int, after: int, end: int) -> bool:
    """Whether a bare noun of office opens a sentence, or only says which country's it is."""
    if index == 0 or words[index - 1].text in '.!?”"':
        return True
    known = gazetteer().at(words, end - 1)
    return end - after <= 3 and bool(known and background.known()[known[1][0]].kind == "State")


def _words(words: Sequence[Word], first: int, last: int) -> str:
    return " ".join(w.text for w in words[first:last])


def numbered(words: Sequence[Word], index: int) -> Name | None:
    """A unit with its number: Brigade 5, 25 Brigade, 93rd Mechanized Brigade."""
    last = index + 1
    if words[index].capital and last < len(words) and words[last].text.isdigit():
        kind = kind_of_label(words[index].text) if _is_unit(words[index]) else ""
        return name_at(words, index, last + 1, kind) if kind else None
    counting = words[index].text.isdigit()
    if not counting and not re.fullmatch(r"\d+(?:st|nd|rd|th)", words[index].text):
        return None
    while last < len(words) and words[last].capital and last - index <= _LONGEST:
        last += 1
        if _is_unit(words[last - 1]) and not (counting and _counted(words, last)):
            kind = kind_of_label(_words(words, index, last))
            return name_at(words, index, last, kind)
    return None


def _counted(words: Sequence[Word], last: int) -> bool:
    """Whether a number counts those behind it: "12 Army soldiers"."""
    noun = words[last].text.lower() if last < len(words) else ""
    singular = noun[:-1] if noun.endswith("s") else noun
    return singular in lexicon().classes


def _is_unit(word: Word) -> bool:
    return word.text.lower() in lexicon().lists["units"]


def vessel(words: Sequence[Word], index: int) -> Name | None:
    """A ship by its prefix: USS Carney, M/V Galaxy Leader."""
    last = index + 1
    while last < len(words) and last - index < 3 and words[last].start == words[last - 1].end:
        last += 1
    prefix = "".join(w.text for w in words[index:last]).lower()
    if prefix not in lexicon().lists["vesselPrefixes"]:
        return None
    end = last
    while end < len(words) and words[end].capital and end - last < _LONGEST:
        end += 1
    return name_at(words, index, end, "Vessel") if end > last else None
