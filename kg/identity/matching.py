"""Whom a name means among those known beforehand: fixed steps, and no guess between two.

A name is compared at five levels, the strictest first: letter by letter, folded, as an acronym,
by its transliteration key, and, for persons, by key in any order of words. The first level at
which somebody of a fitting kind is found decides. Where it finds several, the country and the
company decide, and where they do not, nobody is meant: the order of a file never decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from types import MappingProxyType

from kg.background import Known
from kg.identity.comparing import acronym, anybodys, compatible, foreign, likeness, named, own
from kg.model import Entity
from kg.ontology import is_a
from kg.spelling import bones, key, listed, plain, telling, unordered

__all__ = ["Level", "Match", "Matcher", "alike", "forms"]

_SHORTEST = 2  # letters of a key by which names are compared at all
_OWN = 4  # consonants of its own words by which a name is distinct
_SHOUTED = 5  # letters from which capitals need not be an acronym: HAMAS, DAESH


class Level(StrEnum):
    """By how much two names may differ and still be one, the strictest first."""

    EXACT = "exact"
    FOLDED = "folded"
    ACRONYM = "acronym"
    SPELLING = "spelling"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a name was found to mean.

    `id` is "" where nobody is found, or several and nothing decides: these are then `rivals`,
    by id. `alias` is the name, known beforehand, that was met at `level`; of rivals, the first
    one's.
    """

    id: str = ""
    level: Level | None = None
    alias: str = ""
    rivals: tuple[str, ...] = ()


class Matcher:
    """Those known beforehand, by the forms of their names at every level.

    `people` are everybody that a name may mean; names they carry only as `hidden` match nothing.
    `ties` are, for the ids of people, the ids of those they are tied with in the background.

    >>> matcher = Matcher([Known("actor/guard", "Rohan Guard", "ArmedGroup", ("Haras ar-Ruhan",))])
    >>> matcher.match("Harras al-Rouhan", "ArmedGroup")
    Match(id='actor/guard', level=<Level.SPELLING: 'spelling'>, alias='Haras ar-Ruhan', rivals=())
    >>> matcher.match("Haras al-Rihab", "ArmedGroup").id
    ''
    """

    def __init__(
        self,
        people: Iterable[Known],
        ties: Mapping[str, Set[str]] = MappingProxyType({}),
    ) -> None:
        self.people: Mapping[str, Known] = {each.id: each for each in people}
        self.ties = ties
        self._names: dict[tuple[Level, str], dict[str, list[str]]] = {}
        for each in self.people.values():
            for name in (each.label, *each.aliases):
                for form in forms(name, each.kind):
                    self._names.setdefault(form, {}).setdefault(each.id, []).append(name)

    def match(
        self, name: str, kind: str = "", country: str = "", company: Set[str] = frozenset()
    ) -> Match:
        """Whom a name means, if anybody, and nobody else.

        `kind` is what the report takes its bearer for, `country` the label of his state and
        `company` the ids of whoever else the report tells of; each may be left empty. A body of
        one state is never that of another.
        """
        for form in forms(name, kind):
            if found := self._found(form, name, kind, country):
                meant = self._decide(name, sorted(found), country, company)
                rivals = () if meant else tuple(sorted(found))
                return Match(meant, form[0], found[meant or min(found)], rivals)
        return Match()

    def _found(
        self, form: tuple[Level, str], name: str, kind: str, country: str
    ) -> Mapping[str, str]:
        """Those who have a name of this form, each with the one that is most like it.

        Where names of some sound the same, those of others, which are only like it, are left.
        """
        found: dict[str, tuple[float, str]] = {}
        for id, aliases in self._names.get(form, {}).items():
            like, alias = max((_likeness(form[0], name, each), each) for each in aliases)
            if like > 0 and self._could_be(id, kind, country):
                found[id] = like, alias
        same = any(like == 1 for like, _ in found.values())
        return {id: alias for id, (like, alias) in found.items() if like == 1 or not same}

    def _could_be(self, id: str, kind: str, country: str) -> bool:
        known = self.people[id]
        if not compatible(kind, known.kind):
            return False
        return not foreign(known.kind, {country} - {""}, {known.country} - {""})

    def _decide(self, name: str, ids: list[str], country: str, company: Set[str]) -> str:
        """The one of these whom country and company tell apart from all others, if any."""
        here = [id for id in ids if country and self.people[id].country == country]
        ids = here or ids
        if len(ids) == 1 and (here or not anybodys(name)):
            return ids[0]
        near = {id: len(company & {id, *self.ties.get(id, ())}) for id in ids}
        best = [id for id in ids if near[id] == max(near.values()) > 0]
        return best[0] if len(best) == 1 else ""


def alike(entities: Iterable[Entity]) -> Iterator[tuple[str, str]]:
    """Pairs of entities, unknown beforehand, whose names are spellings of one name.

    For what many reports call alike, read one by one. Only a name that tells who is meant joins
    two: `distinct`, and of compatible kinds. Pairs are of ids, the smaller first, sorted.

    >>> one = Entity("actor/1", "Liwa al-Belsar", "ArmedGroup")
    >>> list(alike([one, Entity("actor/2", "Lewa Bilsar", "Organization")]))
    [('actor/1', 'actor/2')]
    """
    shared: dict[tuple[Level, str], dict[str, tuple[Entity, str]]] = defaultdict(dict)
    for entity in entities:
        for name in (entity.label, *entity.aliases):
            if named(entity.kind, name) and distinct(name):
                for form in forms(name, entity.kind):
                    shared[form].setdefault(entity.id, (entity, name))
    yield from sorted(
        {
            (one.id, other.id)
            for (level, _), owners in shared.items()
            if level is not Level.ACRONYM
            for (one, mine), (other, yours) in combinations(
                sorted(owners.values(), key=lambda owner: owner[0].id), 2
            )
            if compatible(one.kind, other.kind) and _likeness(level, mine, yours)
        }
    )


def forms(name: str, kind: str) -> Iterator[tuple[Level, str]]:
    """The forms under which a name is looked up, the strictest level first.

    Acronyms are compared as such, since in three capitals there is no spelling: "IRA" is not "Ira".
    The forms of a disguised name are those of no other.
    """
    yield Level.EXACT, " ".join(name.split())
    if letters := acronym(name):
        yield Level.ACRONYM, letters
        if len(letters) >= _SHOUTED and letters.isalpha():
            yield Level.FOLDED, plain(name)
        return
    if not (folded := plain(name)):
        return
    yield Level.FOLDED, folded
    if is_a(kind, "State") or not named(kind, name) or len(key(name)) < _SHORTEST:
        return  # states are spelled in one way
    given_and_family = sum(word not in listed("particles") for word in telling(name)) > 1
    if given_and_family or not is_a(kind, "Person"):  # a surname is of many, as is "Abu Ali"
        yield Level.SPELLING, key(name)
    if given_and_family and (not kind or is_a(kind, "Person")):
        yield Level.ORDER, unordered(name)


def distinct(name: str) -> bool:
    """Whether enough of a name is its own for it to mean one bearer wherever it stands."""
    return len("".join(map(bones, own(name)))) >= _OWN


def _likeness(level: Level, name: str, alias: str) -> float:
    """How alike two names are that agree at a level; 0 where they cannot be names of one."""
    if level in (Level.SPELLING, Level.ORDER):
        return likeness(name, alias, ordered=level is Level.SPELLING)
    return 1.0
