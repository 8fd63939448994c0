"""From words that people give a stored question to the checked terms that it is asked with.

Every value becomes a term of RDF before it comes near a query. Knows nothing of queries.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from types import MappingProxyType
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import InvalidData, UnknownTerm
from kg.graph.names import find_entity
from kg.graph.sparql.solving import Askable
from kg.ontology import (
    DATA,
    KG,
    PREFIXES,
    event_types,
    local,
    lookup,
    relations,
    roles,
    select,
)
from kg.spelling import plain

__all__ = ["CLASSES", "Parameter", "Value", "parameter", "read"]

Value: TypeAlias = ox.NamedNode | ox.Literal

CLASSES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"actor": ("Actor",), "place": ("Place", "State")}
)
"""Types of parameter that name an entity, with the classes one of which it must belong to."""

_LINE = re.compile(r'#\+ param (\w+): (\w+)(?: = "([^"]*)")? \| (.+)')


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a stored question may be given; `default` is None where it must be given.

    `type` is `actor`, `place`, `name`, `date`, `month`, `integer` or `relation`.
    """

    name: str
    type: str
    default: str | None
    meaning: str

    def __str__(self) -> str:
        return f"{self.name} ({self.meaning})"


def parameter(line: str) -> Parameter:
    """The parameter that a line of a query's head declares; raises `InvalidData`.

    >>> parameter('#+ param km: integer = "50" | kilometres around it').default
    '50'
    """
    match = _LINE.fullmatch(line)
    if not match or match[2] not in _READERS:
        remedy = f'write #+ param name: type = "default" | meaning, of {", ".join(_READERS)}'
        raise InvalidData(f"not a parameter: {line}", remedy=remedy)
    return Parameter(match[1], match[2], match[3], match[4])


def read(store: Askable, type: str, words: str) -> Value:
    """The term that words mean as a value of this type.

    Raises `UnknownName` for somebody the graph does not know, `UnknownTerm` for a relation
    that the ontology does not declare, and `ValueError` for what is no date or number.
    """
    return _READERS[type](store, words)


def _entity(type: str, store: Askable, words: str) -> Value:
    return ox.NamedNode(DATA + find_entity(store, words, *CLASSES[type]))


def _date(_: Askable, words: str) -> Value:
    day = date.fromisoformat(words).isoformat()
    return ox.Literal(day, datatype=ox.NamedNode(f"{PREFIXES['xsd']}date"))


def _month(_: Askable, words: str) -> Value:
    first = date.fromisoformat(f"{words}-01").isoformat()
    return ox.Literal(first[:7], datatype=ox.NamedNode(f"{PREFIXES['xsd']}gYearMonth"))


def _integer(_: Askable, words: str) -> Value:
    if not re.fullmatch(r"-?[0-9]{1,9}", words):
        raise ValueError(words)
    return ox.Literal(int(words))


_BETWEEN_LIKES = """SELECT ?term ?label {
  VALUES ?like { kg:Event kg:Claim }
  ?term rdfs:domain ?like ; rdfs:range ?like ; rdfs:label ?label }"""


def _relation(_: Askable, words: str) -> Value:
    """A relation, role or event type by its local name or label, however that is spaced."""
    names = _relations()
    bare = {_bare(name): term for name, term in names.items()}
    found = names.get(words) or bare.get(_bare(words))
    if found:
        return ox.NamedNode(lookup(found))
    close = difflib.get_close_matches(_bare(words), bare, 3)
    offered = ", ".join(dict.fromkeys(bare[each] for each in close))
    raise UnknownTerm(
        f"no relation or event type {words!r}",
        remedy=f"did you mean {offered}?" if close else "see ontology/conflict.ttl",
    )


@cache
def _relations() -> Mapping[str, str]:
    """Local names by themselves and by label; a name goes before a label that is the same."""
    declared = (relations(), roles(), event_types())
    called = [(term.label, term.name) for terms in declared for term in terms.values()]
    called += [(row["label"], local(row["term"])) for row in select(_BETWEEN_LIKES)]
    names = {local(KG.Event): local(KG.Event)} | dict(reversed(called))
    return names | {name: name for _, name in called}


def _bare(words: str) -> str:
    return plain(words).replace(" ", "")


_READERS: Mapping[str, Callable[[Askable, str], Value]] = {
    **{type: partial(_entity, type) for type in CLASSES},
    "name": lambda _, words: ox.Literal(words),
    "date": _date,
    "month": _month,
    "integer": _integer,
    "relation": _relation,
}
