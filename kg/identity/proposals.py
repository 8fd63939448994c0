"""Who could be one with whom: names that are nearly alike, for a person to judge.

A proposal joins nobody. Names are compared only where they share a rare word, a key but for one
letter, or a form, so that the work grows with the names and not with their pairs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from rapidfuzz import fuzz

from kg.identity.comparing import (
    acronym,
    common,
    compatible,
    foreign,
    named,
    ordinary,
    own,
    sound,
    states,
)
from kg.identity.matching import Matcher
from kg.model import Entity
from kg.ontology import is_a
from kg.spelling import disguised, fold, key, plain, telling

__all__ = ["THRESHOLD", "Proposal", "proposals"]

THRESHOLD = 0.85  # of the letters of two names, in any order of words, that must agree
_SAME, _LISTED, _LETTERS, _WITHIN, _MORE = 0.95, 0.9, 0.7, 0.6, 0.2  # what other reasons weigh
# A name within another has a word that tells who is meant: so long, and that few known have.
_TELLING, _FEW = 4, 4
_LEFT = 60  # percent of what two near names do not share that must agree
_RARE = 25  # a word in more names than this leads to nobody
_BEST = 5  # proposals for one entity
_SHORTEST = 5  # letters of a key that may miss one


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two that may be one: ids, a score from 0 to 1, and the reason in plain words.

    `one` is an entity of a report; `other` another one, or somebody known beforehand.
    """

    one: str
    other: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of somebody, and the states that he is of, as far as his names or lists tell.

    `hidden` where a list has it that nobody would take from a text.
    """

    id: str
    kind: str
    name: str
    states: frozenset[str]
    hidden: bool = False


def proposals(
    entities: Iterable[Entity],
    matcher: Matcher,
    settled: Callable[[str, str], bool] = lambda _one, _other: False,
) -> list[Proposal]:
    """Whom the entities of reports may be one with, the likeliest first, then by ids.

    `entities` are those who matched nobody; they are compared with one another and with the
    people of the matcher. `settled` says of two ids whether they are one already, or judged.
    """
    seen = {entity.id: entity for entity in entities}
    asked = list(chain.from_iterable(map(_told, seen.values())))
    people = list(_known(matcher))
    bearers = _bearers(people)
    indexes = [_Index(names, bearers) for names in (people, asked)]
    best: dict[tuple[str, str], Proposal] = {}
    for name in asked:
        near = chain.from_iterable(index.near(name) for index in indexes)
        for found in chain(_several(name, matcher), near):
            pair = found.one, found.other
            if found.other in seen and found.other < found.one:
                pair = found.other, found.one
            if not settled(*pair) and (pair not in best or found.score > best[pair].score):
                best[pair] = Proposal(*pair, found.score, found.why)
    return _shortened(best.values())


def _told(entity: Entity) -> Iterator[_Name]:
    names = [n for n in (entity.label, *entity.aliases) if named(entity.kind, n)]
    of = frozenset[str]().union(*map(states, names))
    for name in names:
        yield _Name(entity.id, entity.kind, name, of)


def _known(matcher: Matcher) -> Iterator[_Name]:
    for each in matcher.people.values():
        of = frozenset([each.country]) if each.country else states(each.label)
        for name in (each.label, *each.aliases):
            yield _Name(each.id, each.kind, name, of)
        for name in each.hidden:
            yield _Name(each.id, each.kind, name, of, hidden=True)


def _bearers(names: Iterable[_Name]) -> Mapping[str, int]:
    """How many of those known beforehand have a word among their names."""
    pairs = {(sound(word), name.id) for name in names for word in own(name.name)}
    return Counter(word for word, _ in pairs)


def _several(name: _Name, matcher: Matcher) -> Iterator[Proposal]:
    for rival in matcher.match(name.name, name.kind).rivals:
        yield Proposal(name.id, rival, _SAME, "the same name, which several have")


def _shortened(found: Iterable[Proposal]) -> list[Proposal]:
    """The best few of each entity, sorted."""
    count: Counter[str] = Counter()
    kept = []
    for each in sorted(found, key=lambda p: (-p.score, p.one, p.other)):
        if count[each.one] < _BEST:
            kept.append(each)
        count[each.one] += 1
    return kept


class _Index:
    """Names by what leads to them: their rare words, their keys but for a letter, their forms."""

    def __init__(self, names: Iterable[_Name], bearers: Mapping[str, int]) -> None:
        self.bearers = bearers
        self.blocks: dict[str, list[_Name]] = defaultdict(list)
        for name in dict.fromkeys(names):
            for block in set(_blocks(name.name)):
                self.blocks[block].append(name)

    def near(self, name: _Name) -> Iterator[Proposal]:
        """Everybody else whom the name could mean, with the reason."""
        others: dict[_Name, None] = {}
        for block in _blocks(name.name):
            names = self.blocks.get(block, ())
            if len(names) <= _RARE:
                others.update(dict.fromkeys(names))
        for other in others:
            if other.id != name.id and _could_be(name, other):
                score, why = _reason(name, other, self.bearers)
                if score:
                    yield Proposal(name.id, other.id, round(score, 3), why)


def _could_be(name: _Name, other: _Name) -> bool:
    """Whether two could be one by their kinds, and by the states that they are of."""
    kinds = (name.kind, other.kind)
    if not compatible(*kinds):
        return False
    return not any(foreign(kind, name.states, other.states) for kind in kinds)


def _blocks(name: str) -> Iterator[str]:
    """What a name shares with every name it is worth comparing with."""
    yield f"={plain(name)}"
    if disguised(name):
        return
    if letters := acronym(name):
        if len(letters) > 2:
            yield f"@{letters.casefold()}"
        return
    yield from (f"@{letters}" for letters in _initials(name))
    yield from (f"_{sound(word)}" for word in own(name))
    form = key(name)
    if len(form) >= _SHORTEST:
        yield f"-{form}"
        yield from (f"-{form[:gap]}{form[gap + 1 :]}" for gap in range(len(form)))


def _initials(name: str) -> set[str]:
    """The first letters of the words of a name, with and without its small words."""
    every = re.findall(r"\w+", fold(name))
    return {"".join(word[0] for word in words) for words in (every, telling(name))}


def _reason(name: _Name, other: _Name, bearers: Mapping[str, int]) -> tuple[float, str]:
    """How likely two names are of one, and why; no reason where they are not."""
    mine, yours = plain(name.name), plain(other.name)
    if mine == yours:
        if other.hidden:
            return _LISTED, "a name that a list has for it"
        return _SAME * bool(acronym(name.name) or _own(name.name)), "the same name"
    if other.hidden or disguised(name.name) or disguised(other.name):
        return 0, ""
    if acronym(name.name) or acronym(other.name):
        return _LETTERS, "the first letters of the name"
    if _numbers(name.name) != _numbers(other.name):
        return 0, ""
    if score := _nearness(name.name, other.name):
        return score, "nearly the same spelling"
    share = 0 if is_a(name.kind, "Place") else _within(name.name, other.name, bearers)
    return (_WITHIN + _MORE * share, "the name within the name") if share else (0, "")


def _nearness(one: str, other: str) -> float:
    """How near two spellings are, if they are near, and so is what they do not share."""
    score = fuzz.token_sort_ratio(plain(one), plain(other), score_cutoff=100 * THRESHOLD)
    score = max(score, fuzz.ratio(_run(one), _run(other), score_cutoff=100 * THRESHOLD))
    if not score:
        return 0
    mine, yours = Counter(telling(one)), Counter(telling(other))
    left, right = mine - yours, yours - mine
    if mine != yours and any(all(map(common, side)) for side in (left, right)):
        return 0  # "Army" is no "Front"
    return score / 100 if fuzz.ratio("".join(left), "".join(right)) >= _LEFT else 0


@lru_cache(maxsize=1 << 17)
def _run(name: str) -> str:
    return plain(name).replace(" ", "")


@lru_cache(maxsize=1 << 17)
def _numbers(name: str) -> list[str]:
    return [word for word in telling(name) if word.isdigit()]


def _within(one: str, other: str, bearers: Mapping[str, int]) -> float:
    """The share of the longer name's own words that are all of the shorter one's.

    None where other words alone tell the two apart: "Gondor Front", "Gondor Army". None where
    the shorter one has no word that few are called by. An ordinary word counts only in a phrase
    of the other: the "Arnor Royal Navy" may be the "Royal Navy", a "Bree Report" no "Report".
    """
    shorter, longer = sorted((_own(one), _own(other)), key=len)
    if not shorter.keys() <= longer.keys():
        return 0
    mine, yours = set(telling(one)), set(telling(other))
    if len(shorter) == len(longer) and mine - yours and yours - mine:
        return 0
    phrase = min(len(mine), len(yours)) > 1 and (mine <= yours or mine >= yours)
    tells = any(
        len(heard) >= _TELLING and bearers.get(heard, 0) <= _FEW and (phrase or not ordinary(word))
        for heard, word in shorter.items()
    )
    return len(shorter) / len(longer) if tells else 0


@lru_cache(maxsize=1 << 17)
def _own(name: str) -> Mapping[str, str]:
    """The own words of a name by their sound."""
    return {sound(word): word for word in own(name)}
