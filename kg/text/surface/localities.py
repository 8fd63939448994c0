"""Names of places that no list knows, found on the surface by the words beside them.

"Kasu-Danji village", "Garissa County", "the town of Umm-Ruwaba": the noun beside the name says
that it is a place, whatever a recogniser trained on other news thinks of it. So does standing
where places stand, once a text is parsed.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg import background
from kg.spelling import fold
from kg.text.surface.bodynames import people
from kg.text.surface.titles import Name, name_at, text_at
from kg.text.words.cues import lexicon, together
from kg.text.words.gazetteer import LINE_END, Word, demonyms, gazetteer, is_town, opens_town
from kg.text.words.tokens import Token

__all__ = ["locality", "province", "town", "where"]

_TIMES = ("DATE", "TIME", "MONEY", "PERCENT", "EVENT", "LAW", "ORDINAL")
_LONGEST = 5  # words and hyphens in the name of a village


def locality(words: Sequence[Word], index: int) -> Name | None:
    """The name of a place that begins at a word, by the noun that it carries, or beside it."""
    lists = lexicon().lists
    end = _run(words, index)
    if end == index or words[index].text.lower() in together("notNames", "probable"):
        return None
    if all(people(w.text) for w in words[index:end]):
        return None  # "a Sunni Muslim town"
    last, after = words[end - 1].text.lower(), _at(words, end)
    joined = any(w.text == "-" for w in words[index:end])
    if end - index > 1 and last in lists["localities"] and not people(words[index].text):
        return name_at(words, index, end, "Place")
    opening = index == 0 or words[index - 1].text in '.!?”"'
    if after in lists["localities"] and (joined or not opening or end - index > 1):
        return name_at(words, index, end, "Place")
    before = words[index - 1].text.lower() if index else ""
    return name_at(words, index, end, "Place") if joined and before in lists["where"] else None


def town(words: Sequence[Word], index: int) -> Name | None:
    """A town that has a name of several words: Deir ez-Zor, Mocimboa da Praia."""
    found = index
    for last in range(index + 1, min(index + 2 * _LONGEST, len(words)) + 1):
        label = text_at(words, index, last)
        if words[last - 1].text == LINE_END or not opens_town(label):
            break
        if last > index + 1 and words[last - 1].capital and is_town(label):
            found = last
    return name_at(words, index, found, "Place") if found > index else None


def province(words: Sequence[Word], index: int) -> Name | None:
    """A province that is called like a country: Niger State, which is in Nigeria."""
    match = gazetteer().at(words, index)
    end = index + match[0] if match else index
    if not match or _at(words, end).lower() != "state":
        return None
    state = background.known()[match[1][0]].kind == "State" and fold(words[index].text)
    return name_at(words, index, end + 1, "Place") if state and state not in demonyms() else None


def _run(words: Sequence[Word], index: int) -> int:
    """Where a run of capitalised words ends, with what hyphens join to it: Nad-e-Ali."""
    end = index
    while end < len(words) and end - index < 2 * _LONGEST and _may_be(words, end):
        end += 1
        while end + 1 < len(words) and _glued(words, end):
            end += 2
    return end


def _may_be(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    return word.capital and fold(word.text) not in demonyms() and not gazetteer().at(words, index)


def _glued(words: Sequence[Word], index: int) -> bool:
    hyphen, last = words[index], words[index + 1]
    tight = words[index - 1].end == hyphen.start and hyphen.end == last.start
    return (
        hyphen.text == "-" and tight and fold(last.text) not in demonyms() and last.text.isalpha()
    )


def _at(words: Sequence[Word], index: int) -> str:
    return words[index].text if index < len(words) else ""


def where(token: Token) -> str:
    """A place by standing where places stand: "in Zarn", "near Belsar and Oru"; no article."""
    first = token
    while first.dep_ == "conj" and first.head.pos_ == "PROPN":
        first = first.head
    bare = not any(c.dep_ in ("det", "poss") for t in (token, first) for c in t.lefts)
    bare = bare and token.ent_type_ not in _TIMES
    lists, above = lexicon().lists, first.head
    sorts = together("directions", "localities")  # "north of X", "the community of X"
    inside = above.lower_ in lists["inside"] or above.head.lower_ in sorts
    if any(c.lower_ in lists["directions"] for c in token.rights):
        return "Place"  # "Zarn, 10 km east of Belsar"
    return "Place" if bare and first.dep_ == "pobj" and inside else ""
