"""How well and how fast names are matched: writes docs/names.md.

Run it from the checkout: `python -m bench.names`. Every figure is measured in this one run, on
the names of the background.
"""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from bench.occasion import ROOT, occasion
from kg.background import Known, known
from kg.identity.comparing import acronym, compatible, likeness
from kg.identity.matching import Level, Matcher, forms
from kg.identity.proposals import THRESHOLD, proposals
from kg.model import Entity
from kg.ontology import is_a
from kg.spelling import disguised, plain

PAGE = ROOT / "docs" / "names.md"
ROUNDS = 10
ACTORS, MENTIONS, SAMPLE = 10_000, 100_000, 300
SAME, LEFT = 0.75, 0.6  # what is a spelling of a name: see HEAD

HEAD = """# How well names are matched

Written by `make bench`; every figure stands here only, and all come from one run.

From each of those known beforehand who have another name, one that is his alone is taken away and
then looked up among all the names that remain, everybody's. {rounds} rounds, each with other names
taken away; the figures are sums. *Found* is the share that leads back to its bearer, *wrong* the
share that leads to somebody else, by itself and with nobody asked. What leads to nobody, or to
several between whom nothing decides, is neither.

A name is a *spelling* if another name that its bearer keeps is written like it: of the letters of
the two, articles left out, {same:.0%} agree (Levenshtein), and so do {left:.0%} of what remains
when the words that both have are taken away. So "Units" is no spelling of "Forces", and a name
without a word is none of a name with it. Acronyms are left out. The measure knows nothing of the
key that is measured. *All names* are mostly translations, acronyms and other words, from which
no spelling leads back: there only the wrong ones can be judged.

*exact* compares folded names. *token_sort* and *WRatio* are rapidfuzz's: the likest name of all,
where the two are at least as like as a proposal of ours must be ({threshold:.0%}). *kg* is told the
name and its kind, as a reader tells it; *name alone* says what the kind is worth.
*or proposed first* is whoever `kg` takes the name for, or else proposes first: there a person
decides, so that nothing wrong is merged.

The second table is of names drawn from those known and from as many more as are wanted, named with
parts of their names; six of ten are spelled otherwise or lose a letter. Time is processor time, on
one core, once the names of the background are loaded.

| goal | at |
|---|---|
| found >= 90 % | spellings, actors |
| wrong <= 0.5 % | spellings and all names, actors |
| {mentions:,} mentions <= 20 s | {actors:,} actors |
"""


@dataclass(frozen=True, slots=True)
class Held:
    """A name taken away from its bearer; `spelling` where another name of his is like it."""

    bearer: Known
    name: str
    spelling: bool


def hold_out(turn: int) -> tuple[list[Known], list[Held]]:
    """Everybody with one alias less, and what was taken away."""
    chance = random.Random(turn)
    people, held = [], []
    for each in known().values():
        if alone := [name for name in each.aliases if len(_bearers()[plain(name)]) == 1]:
            name = chance.choice(alone)
            rest = tuple(alias for alias in each.aliases if alias != name)
            each = replace(each, aliases=rest)
            held.append(Held(each, name, any(is_spelling(name, n) for n in (each.label, *rest))))
        people.append(each)
    return people, held


@cache
def _bearers() -> Mapping[str, set[str]]:
    bearers: dict[str, set[str]] = defaultdict(set)
    for id, name in _names(known().values()):
        bearers[plain(name)].add(id)
    return bearers


def is_spelling(one: str, other: str) -> bool:
    """Whether two names are written alike, by a measure that is not ours: see HEAD."""
    if acronym(one) or acronym(other) or disguised(one) or disguised(other):
        return False
    mine, yours = Counter(plain(one).split()), Counter(plain(other).split())
    left = ["".join((each - both).elements()) for each, both in ((mine, yours), (yours, mine))]
    whole = ["".join(plain(name).split()) for name in (one, other)]
    share = Levenshtein.normalized_similarity
    return share(*whole) >= SAME and share(*left) >= LEFT


# ── Ways of matching: whom each name is taken to mean, by id, or "" ───────────

Way = Callable[[Sequence[Known], Sequence[Held]], list[str]]


def exact(people: Sequence[Known], held: Sequence[Held]) -> list[str]:
    """By the folded name, where one alone has it."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for id, name in _names(people):
        bearers[plain(name)].add(id)
    found = [bearers.get(plain(each.name), set()) for each in held]
    return [next(iter(ids)) if len(ids) == 1 else "" for ids in found]


def likest(scorer: Any) -> Way:
    """By the likest name, if it is like enough to be proposed."""

    def way(people: Sequence[Known], held: Sequence[Held]) -> list[str]:
        names = _names(people)
        folded = [plain(name) for _, name in names]
        best = (_likest(plain(each.name), folded, scorer) for each in held)
        return [names[place][0] if place is not None else "" for place in best]

    return way


def _likest(name: str, names: Sequence[str], scorer: Any) -> int | None:
    best = process.extractOne(name, names, scorer=scorer, score_cutoff=100 * THRESHOLD)
    return best[2] if best else None


def ours(*, kind: bool = True) -> Way:
    """By `kg.identity.matching`, told the kind or not."""

    def way(people: Sequence[Known], held: Sequence[Held]) -> list[str]:
        matcher = Matcher(people)
        return [matcher.match(each.name, each.bearer.kind * kind).id for each in held]

    return way


def proposed(people: Sequence[Known], held: Sequence[Held]) -> list[str]:
    """As `ours`, or else whoever is proposed first."""
    found = ours()(people, held)
    left = [
        Entity(str(place), each.name, each.bearer.kind)
        for place, (each, id) in enumerate(zip(held, found, strict=True))
        if not id
    ]
    first: dict[str, str] = {}
    for each in proposals(left, Matcher(people)):
        if each.other in known():
            first.setdefault(each.one, each.other)
    return [id or first.get(str(place), "") for place, id in enumerate(found)]


def _names(people: Iterable[Known]) -> list[tuple[str, str]]:
    return [(each.id, name) for each in people for name in (each.label, *each.aliases)]


WAYS: Mapping[str, Way] = {
    "exact": exact,
    "token_sort": likest(fuzz.token_sort_ratio),
    "WRatio": likest(fuzz.WRatio),
    "kg, name alone": ours(kind=False),
    "kg": ours(),
    "kg, or proposed first": proposed,
}


def found_and_wrong() -> Iterator[tuple[str, ...]]:
    """The lines of the first table: who was led back, and who to somebody else."""
    tallies: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for turn in range(ROUNDS):
        people, held = hold_out(turn)
        for title, way in WAYS.items():
            for each, id in zip(held, way(people, held), strict=True):
                result = "found" if id == each.bearer.id else "wrong" if id else "nobody"
                for group in _groups(each):
                    tallies[group, title][result] += 1
    for group in dict.fromkeys(group for group, _ in sorted(tallies)):
        for result in ("found", "wrong"):
            counts = [tallies[group, title] for title in WAYS]
            shares = (f"{count[result] / count.total():.1%}" for count in counts)
            yield group, f"{counts[0].total():,}", result, *shares


def _groups(held: Held) -> Iterator[str]:
    sort = "actors" if is_a(held.bearer.kind, "Actor") else "places and posts"
    yield f"{sort}, all names"
    if held.spelling:
        yield f"{sort}, spellings"


def met() -> Iterator[str]:
    """Pairs of different actors with names that would be taken for spellings of one."""
    owners: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for each in known().values():
        for _, name in _names([each]):
            for level, form in forms(name, each.kind):
                if level is Level.SPELLING and is_a(each.kind, "Actor"):
                    owners[form].add((each.id, each.kind, name))
    for names in owners.values():
        for (one, kind, mine), (other, another, yours) in combinations(sorted(names), 2):
            apart = one != other and plain(mine) != plain(yours)
            if apart and compatible(kind, another) and likeness(mine, yours):
                yield f"{mine} and {yours}"


# ── Many mentions of many actors ─────────────────────────────────────────────

NOISE = [("kh", "h"), ("q", "k"), ("ou", "u"), ("ee", "i"), ("ay", "ai"), ("al-", "el-")]
NOISE += [("iy", "i"), ("ah", "a"), ("s", "ss"), ("u", "o"), ("i", "e"), ("-", " "), ("'", "")]


def crowd(chance: random.Random) -> list[Known]:
    """Those known, and as many more as are wanted, named with parts of their names."""
    people = [each for each in known().values() if is_a(each.kind, "Actor")]
    parts: dict[str, list[list[str]]] = defaultdict(list)
    for each in people:
        for _, name in _names([each]):
            if len(words := name.split()) > 1:
                parts[each.kind].append(words)
    seen = {plain(name) for _, name in _names(people)}
    kinds = [kind for kind in ("Person", "ArmedGroup", "Organization", "Agency") if parts[kind]]
    while len(people) < ACTORS:
        kind = chance.choice(kinds)
        one, other = chance.choice(parts[kind]), chance.choice(parts[kind])
        name = " ".join((*one[: len(one) // 2], *other[len(other) // 2 :]))
        if plain(name) not in seen or len(people) % 7 == 0:
            people.append(Known(f"actor/{len(people)}", name, kind))
            seen.add(plain(name))
    return people


def noisy(name: str, chance: random.Random) -> str:
    """A name as it is, or spelled otherwise, or with a letter lost."""
    turn = chance.random()
    if turn < 0.4:
        return name
    if turn < 0.5 and len(name) > 5:
        place = chance.randrange(1, len(name))
        return name[:place] + name[place + 1 :]
    for written, otherwise in chance.sample(NOISE, 4):
        name = name.replace(written, otherwise)
    return name


def at_scale() -> Iterator[tuple[str, str]]:
    """The lines of the second table: many mentions, matched and proposed."""
    chance = random.Random(0)
    people = crowd(chance)
    drawn = [
        (each, chance.choice(_names([each]))[1]) for each in chance.choices(people, k=MENTIONS)
    ]
    mentions = [(noisy(name, chance), each.kind) for each, name in drawn]
    start = time.process_time()
    matcher = Matcher(people)
    built = time.process_time()
    matches = [matcher.match(*mention) for mention in mentions]
    matched = time.process_time()
    left = {
        name: kind for (name, kind), match in zip(mentions, matches, strict=True) if not match.id
    }
    found = proposals([Entity(f"x/{name}", name, kind) for name, kind in left.items()], matcher)
    ended = time.process_time()
    names = [plain(name) for _, name in _names(people)]
    for name, _ in mentions[:SAMPLE]:
        _likest(plain(name), names, fuzz.token_sort_ratio)
    fuzzy = (time.process_time() - ended) / SAMPLE * MENTIONS
    yield "actors, names", f"{len(people):,}, {len(names):,}"
    yield "mentions, different names", f"{MENTIONS:,}, {len({n for n, _ in mentions}):,}"
    yield "matched by themselves", f"{sum(bool(m.id) for m in matches) / MENTIONS:.1%}"
    yield "different names left, proposals for them", f"{len(left):,}, {len(found):,}"
    yield "to take in the actors", f"{built - start:.1f} s"
    yield "to match", f"{matched - built:.1f} s"
    yield "to propose", f"{ended - matched:.1f} s"
    yield "in all", f"{ended - start:.1f} s"
    yield f"rapidfuzz alone (from {SAMPLE} mentions)", f"{fuzzy:,.0f} s"
    yield "times as long", f"{fuzzy / (ended - start):,.0f}"


def _table(*rows: Sequence[str]) -> str:
    first, *others = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join((first, f"|{'---|' * len(rows[0])}", *others, ""))


def main() -> None:
    """Measure all, then write the page."""
    head = HEAD.format(
        rounds=ROUNDS, same=SAME, left=LEFT, threshold=THRESHOLD, mentions=MENTIONS, actors=ACTORS
    )
    tools = f"rapidfuzz {version('rapidfuzz')}"
    pairs = sorted(set(met()))
    told = "; ".join(pairs) if pairs else "none"
    page = (
        head,
        occasion(tools),
        "",
        _table(("set", "names", "", *WAYS), *found_and_wrong()),
        f"Names of different actors that would be taken for spellings of one: {told}.",
        "",
        _table(("scale", ""), *at_scale()),
    )
    PAGE.write_text("\n".join(page), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
