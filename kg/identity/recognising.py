"""Whom the names of reports mean: among those known beforehand, and from report to report.

What the reader of one report could not know is decided here, when all are there: by spelling
alone, where it tells who is meant, and else by nobody (`kg.identity.matching`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from functools import cache
from itertools import chain

from kg.background import known, towns
from kg.identity.matching import Level, Matcher
from kg.identity.matching import alike as spelled_alike
from kg.identity.renaming import own
from kg.model import Entity, Reading
from kg.ontology import DATA, is_a, select
from kg.spelling import plain, telling

__all__ = ["alike", "matcher", "names", "recognised", "strangers"]


@cache
def matcher() -> Matcher:
    """Everybody known beforehand by all forms of their names, and whom each is tied with."""
    return Matcher(known().values(), _ties())


def _ties() -> Mapping[str, frozenset[str]]:
    query = """SELECT ?one ?other {
        { ?claim a kg:Claim ; rdf:subject ?one ; rdf:object ?other FILTER(ISIRI(?other)) }
        UNION { ?one kg:country ?other } }"""
    ties: dict[str, set[str]] = defaultdict(set)
    for row in select(query):
        one, other = (row[end].removeprefix(DATA) for end in ("one", "other"))
        ties[one].add(other)
        ties[other].add(one)
    return {one: frozenset(others) for one, others in ties.items()}


def names(entity: Entity) -> tuple[str, ...]:
    """The names of somebody that can tell who it is in any report: no "militants", no "base".

    None of a thing, a post or somebody unnamed; what ends as a common noun does ("Arnorian
    forces") is a description and no name.
    """
    if not any(is_a(entity.kind, kind) for kind in ("Actor", "Place")):
        return ()
    if entity.kind == "UnnamedActor":
        return ()
    told = (entity.label, entity.written, *entity.aliases)
    return tuple(name for name in dict.fromkeys(told) if _written_as_name(name))


def _written_as_name(name: str) -> bool:
    ends = (name.split() or [""])[:: max(len(name.split()) - 1, 1)]
    return all(any(part[:1].isupper() or part.isdigit() for part in _PARTS(end)) for end in ends)


_PARTS = re.compile(r"[^-–/(]+").findall


def recognised(reading: Reading) -> Mapping[str, str]:
    """The ids of those known beforehand whom names of a reading mean, by own id.

    Those whom the reader of the report knew already are left out.
    """
    company = {entity.known for entity in reading.entities if entity.known}
    states = {c.subject: c.object for c in reading.claims if c.relation == "country"}
    found: dict[str, str] = {}
    for entity in reading.entities:
        if not entity.known:
            state = known().get(str(states.get(entity.id, "")))
            meant = set(_met(entity, state.label if state else "", company))
            if len(meant) == 1:
                found[own(entity)] = meant.pop()
    return found


def _met(entity: Entity, country: str, company: Set[str]) -> Iterator[str]:
    """Whom the names of one entity mean."""
    for name in names(entity):
        found = matcher().match(name, entity.kind, country, company)
        if found.id and (found.level is not Level.SPELLING or _fits(name, found.id, company)):
            yield found.id


def _fits(name: str, id: str, company: Set[str]) -> bool:
    """Whether a name spelled otherwise may mean a place: not where a town is called just so,
    nor where nothing else is told of the country that the place lies in."""
    if not is_a(known()[id].kind, "Place") or known()[id].kind == "State":
        return True
    return plain(name) not in _towns() and bool(company & matcher().ties.get(id, frozenset()))


@cache
def _towns() -> frozenset[str]:
    return frozenset(map(plain, towns()))


def strangers(
    entities: Iterable[Entity], tells: Callable[[str], bool] = lambda _: True
) -> Iterator[Entity]:
    """Those not known beforehand, by id, each once and under no other than all its `names`.

    `tells` may leave names out; whoever is then without one is left out too.
    """
    found: dict[str, Entity] = {}
    told: dict[str, dict[str, None]] = defaultdict(dict)
    for entity in entities:
        if entity.id not in known():
            found.setdefault(entity.id, entity)
            told[entity.id].update(dict.fromkeys(filter(tells, names(entity))))
    for id, (label, *aliases) in sorted((id, list(each)) for id, each in told.items() if each):
        yield replace(found[id], label=label, aliases=tuple(aliases))


def alike(readings: Iterable[Reading]) -> Iterator[tuple[str, str]]:
    """Pairs of ids of readings as they were observed, unknown beforehand, spelled as one.

    A name in one word is not enough: another one may be spelled nearly so.
    """
    entities = chain.from_iterable(reading.entities for reading in readings)
    return spelled_alike(strangers(entities, lambda n: len(telling(n)) > 1 or n.isupper()))
