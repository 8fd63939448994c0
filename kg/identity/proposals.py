"""Who could be one with whom: names that are nearly alike, for a person to judge.

A proposal joins nobody. Names are compared only where they share a rare word, a key but for one
letter, or a form, so that the work grows with the names and not with their pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from kg.identity.comparing import acronym, compatible, own
from kg.identity.matching import Matcher
from kg.model import Entity
from kg.spelling import bones, disguised, key, plain, telling

__all__ = ["THRESHOLD", "Proposal", "proposals"]

THRESHOLD = 0.85  # of the letters of two names, in any order of words, that must agree
_SEVERAL, _LISTED, _LETTERS, _WITHIN = 0.95, 0.9, 0.7, 0.6  # what the other reasons weigh
_RARE = 40  # a word in more names than this leads to nobody
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
    """One name of somebody; `hidden` where a list has it that nobody would take from a text."""

    id: str
    kind: str
    name: str
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
    asked = [_Name(e.id, e.kind, n) for e in seen.values() for n in (e.label, *e.aliases)]
    index = _Index([*_known(matcher), *asked])
    best: dict[tuple[str, str], Proposal] = {}
    for name in asked:
        for found in (*_several(name, matcher), *index.near(name)):
            pair = found.one, found.other
            if found.other in seen and found.other < found.one:
                pair = found.other, found.one
            if not settled(*pair) and (pair not in best or found.score > best[pair].score):
                best[pair] = Proposal(*pair, found.score, found.why)
    return _shortened(best.values())


def _known(matcher: Matcher) -> Iterator[_Name]:
    for each in matcher.people.values():
        for name in (each.label, *each.aliases):
            yield _Name(each.id, each.kind, name)
        for name in each.hidden:
            yield _Name(each.id, each.kind, name, hidden=True)


def _several(name: _Name, matcher: Matcher) -> Iterator[Proposal]:
    for rival in matcher.match(name.name, name.kind).rivals:
        yield Proposal(name.id, rival, _SEVERAL, "a name that several have")


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

    def __init__(self, names: Iterable[_Name]) -> None:
        self.blocks: dict[str, list[_Name]] = defaultdict(list)
        for name in dict.fromkeys(names):
            for block in set(_blocks(name.name)):
                self.blocks[block].append(name)

    def near(self, name: _Name) -> Iterator[Proposal]:
        """Everybody else whom the name could mean, with the reason."""
        others: dict[_Name, None] = {}
        for block in _blocks(name.name):
            block_names = self.blocks[block]
            if len(block_names) <= _RARE:
                others.update(dict.fromkeys(block_names))
        for other in others:
            if other.id != name.id and compatible(name.kind, other.kind):
                score, why = _reason(name, other)
                if why:
                    yield Proposal(name.id, other.id, round(score, 3), why)


def _blocks(name: str) -> Iterator[str]:
    """What a name shares with every name it is worth comparing with."""
    yield f"={plain(name)}"
    if disguised(name):
        return
    if letters := acronym(name):
        yield f"@{letters.casefold()}"
        return
    words = telling(name)
    yield f"@{''.join(word[0] for word in words)}"
    for word in own(name):
        yield f"_{bones(word)}"
    form = key(name)
    yield f"-{form}"
    if len(form) >= _SHORTEST:
        for gap in range(len(form)):
            yield f"-{form[:gap]}{form[gap + 1 :]}"


def _reason(name: _Name, other: _Name) -> tuple[float, str]:
    """How likely two names are of one, and why; no reason where they are not."""
    mine, yours = plain(name.name), plain(other.name)
    if other.hidden:
        return (_LISTED, "a name that a list has for it") if mine == yours else (0, "")
    if disguised(name.name) or disguised(other.name) or _numbers(mine) != _numbers(yours):
        return 0, ""
    if acronym(name.name) or acronym(other.name):
        return _LETTERS, "the first letters of the name"
    score = fuzz.token_sort_ratio(mine, yours) / 100
    score = max(score, fuzz.ratio(mine.replace(" ", ""), yours.replace(" ", "")) / 100)
    if score >= THRESHOLD:
        return score, "nearly the same spelling"
    if share := _within(name, other):
        return _WITHIN + (1 - _WITHIN) * share * score, "the name within the name"
    return 0, ""


def _numbers(name: str) -> list[str]:
    return [word for word in telling(name) if word.isdigit()]


def _within(name: _Name, other: _Name) -> float:
    """The share of the longer name that the shorter one is, where its own words are all there."""
    mine, yours = ({bones(w) for w in own(each.name)} for each in (name, other))
    shorter, longer = sorted((mine, yours), key=len)
    if not shorter or not shorter <= longer:
        return 0
    return len(shorter) / len(longer)
