"""Offices told without a name: "the U.S. secretary of defense" is whoever held that post then.

Which words name which post, and who held it from when to when, stands in the background. A
report means the one of its own day, so two reports of two years can mean two persons. Nobody
is guessed: not for a day on which none or two are known, nor for "a minister" or "the former
minister", nor in a sentence that tells of another year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from kg import background
from kg.spelling import fold
from kg.text.who.mentions import held_by
from kg.text.who.naming import known_entity
from kg.text.words.cues import lexicon
from kg.text.words.gazetteer import gazetteer, peoples
from kg.text.words.tokens import Token

if TYPE_CHECKING:
    from kg.text.who.cast import Cast
    from kg.text.who.mentions import Phrase

__all__ = ["incumbent"]

Words = tuple[str, ...]
_NOBODY_YET = ("attr", "oprd", "appos", "compound", "nmod", "amod")  # what somebody is or becomes
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def incumbent(who: Cast, token: Token, seen: Phrase, owner: str) -> str:
    """Who held the office that a phrase names, by the report, else on its day by the background.

    `owner` is whom the words before the noun mean, where they name somebody.
    """
    if "persons" not in seen.classes or seen.plural:
        return ""
    posts = _told_of(who, token, seen, owner)
    if len(posts) != 1 or not _one_of_its_day(who, token):
        return ""
    titles = ((i, title) for i, facet in who.facets.items() for title in facet.posts)
    named = {i for i, title in titles if _posts_of(_words(title)) == posts}
    if len(named) == 1:
        return named.pop()
    day = who.parsed.document.published
    found = background.holder(next(iter(posts)), day) if day else ""
    return who.add(known_entity(found)) if found else ""


def _one_of_its_day(who: Cast, token: Token) -> bool:
    """Whether a noun means the one holder of an office, and at the time of the report."""
    if any(c.dep_ == "det" and c.lower_ != "the" for c in token.lefts):
        return False
    becoming = token.dep_ in ("dobj", "nsubjpass", "ccomp") and (
        token.head.lemma_ in lexicon().lists["appoints"]
    )
    if becoming or token.dep_ in _NOBODY_YET:
        return False
    if any("time" in t.lower_ or t.ent_type_ == "DATE" for t in held_by(token, ("at", "in"))):
        return False  # "the prime minister at the time"
    sentence, day = who.parsed.sentence(token), who.parsed.document.published
    years = _YEAR.findall(who.parsed.document.text[sentence.start : sentence.end])
    return day is not None and set(years) <= {str(day.year)}


def _told_of(who: Cast, token: Token, seen: Phrase, owner: str) -> frozenset[str]:
    """The posts that a phrase names: of whom its words tell, or of the owner before it."""
    text, end = who.parsed.document.text, who.parsed.end(_last(token))
    words = _words(text[seen.start : end])
    if found := _posts_of(words):
        return found
    if owner and seen.owner is not None:  # "its foreign minister"
        return _posts().get((owner, _words(text[who.parsed.end(seen.owner) : end])), frozenset())
    return frozenset(p for p in _posts().get(("", words), ()) if _its_country(who, p))


def _last(token: Token) -> Token:
    """The last word of an office: "secretary of state", "president of the country"."""
    inner = (_last(t) for t in held_by(token, ("of", "for")))
    return max((token, *inner), key=lambda t: t.i)


def _its_country(who: Cast, post: str) -> bool:
    """Whether a document tells of the country that a post is of, or of somebody from it."""
    known, country = background.known(), background.known()[post].country
    labels = (known[i] for i in who.facets if i in known)
    return any(country and country in (k.label, k.country) for k in labels)


@cache
def _posts() -> Mapping[tuple[str, Words], frozenset[str]]:
    """The posts known beforehand, by whose office each of their names says it is.

    A name that says nobody's ("Secretary of State") stands under the empty id.
    """
    found: dict[tuple[str, Words], set[str]] = defaultdict(set)
    for known in background.known().values():
        for name in (known.label, *known.aliases) if known.kind == "Post" else ():
            words = _words(name)
            for office in [*_parted(words)] or [("", words)]:
                found[office].add(known.id)
    return {office: frozenset(posts) for office, posts in found.items()}


def _posts_of(words: Words) -> frozenset[str]:
    """The posts that a title names together with whose they are."""
    return frozenset(post for office in _parted(words) for post in _posts().get(office, ()))


def _parted(words: Words) -> Iterator[tuple[str, Words]]:
    """A title as office and whose it is: "Iraqi premier", "commander of U.S. Central Command"."""
    for cut in range(1, len(words)):
        yield from ((owner, words[cut:]) for owner in _called(words[:cut]))
        if words[cut] == "of":
            owning = words[cut + 1 :]
            owning = owning[1:] if owning[:1] == ("the",) else owning
            yield from ((owner, words[:cut]) for owner in _called(owning))


def _called(words: Words) -> Iterator[str]:
    """Those who are called so, and the state whose people are."""
    yield from gazetteer().ids.get(words, ())
    yield from peoples().get(" ".join(words), ())


def _words(title: str) -> Words:
    """A title as folded words without article and marks of the genitive."""
    bare = re.sub(r"['’]s?(?=\s|$)", " ", title)
    words = tuple(fold(word) for word in re.findall(r"[^\s\-–,]+", bare))
    return words[1:] if words[:1] == ("the",) else words
