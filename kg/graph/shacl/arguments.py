"""What each constraint of SHACL Core may be given: the terms, and the checks they must pass.

What stands in a shapes graph is nowhere written into a query before it has passed here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import pyoxigraph as ox

from kg.graph.shacl.parts import SH, Term
from kg.graph.shacl.sources import Source
from kg.ontology import PREFIXES

__all__ = ["ABOUT", "KINDS", "TAKES", "TARGETS", "XSD", "Takes", "checked", "integer", "terms"]

XSD = PREFIXES["xsd"]
KINDS: Final = (
    *("IRI", "BlankNode", "Literal"),
    *("BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral"),
)
"""What `sh:nodeKind` may ask for."""


@dataclass(frozen=True, slots=True)
class Takes:
    """What a term of SHACL takes: a kind of argument, one or several, with a path or without."""

    kind: str
    several: bool = False
    path: bool = False


TAKES: Mapping[str, Takes] = MappingProxyType(
    {
        "class": Takes("address", several=True),
        "datatype": Takes("address"),
        "nodeKind": Takes("node kind"),
        "minCount": Takes("whole number", path=True),
        "maxCount": Takes("whole number", path=True),
        "minExclusive": Takes("literal"),
        "minInclusive": Takes("literal"),
        "maxExclusive": Takes("literal"),
        "maxInclusive": Takes("literal"),
        "minLength": Takes("whole number"),
        "maxLength": Takes("whole number"),
        "pattern": Takes("pattern"),
        "languageIn": Takes("list of language tags"),
        "uniqueLang": Takes("switch", path=True),
        "equals": Takes("address", several=True),
        "disjoint": Takes("address", several=True),
        "lessThan": Takes("address", several=True, path=True),
        "lessThanOrEquals": Takes("address", several=True, path=True),
        "not": Takes("shape", several=True),
        "and": Takes("list of shapes", several=True),
        "or": Takes("list of shapes", several=True),
        "xone": Takes("list of shapes", several=True),
        "node": Takes("shape", several=True),
        "property": Takes("shape", several=True),
        "qualifiedMinCount": Takes("whole number"),
        "qualifiedMaxCount": Takes("whole number"),
        "closed": Takes("switch"),
        "hasValue": Takes("address or literal", several=True),
        "in": Takes("list of addresses and literals"),
    }
)

TARGETS: Final = ("targetClass", "targetNode", "targetObjectsOf", "targetSubjectsOf")
ABOUT: Final = frozenset(
    {
        *("path", "severity", "message", "deactivated", *TARGETS),
        *("flags", "ignoredProperties", "qualifiedValueShape", "qualifiedValueShapesDisjoint"),
        *("name", "description", "order", "group", "defaultValue"),
    }
)
"""What else may be said of a shape in SHACL's own words."""

_KIND_NODES = {ox.NamedNode(f"{SH}{kind}") for kind in KINDS}
_TAG = re.compile(r"\*|[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}")


def _plain(item: Term) -> bool:
    return isinstance(item, ox.Literal) and item.datatype.value == f"{XSD}string"


_IS: Mapping[str, Callable[[Term], bool]] = {
    "address": lambda item: isinstance(item, ox.NamedNode),
    "literal": lambda item: isinstance(item, ox.Literal),
    "address or literal": lambda item: isinstance(item, ox.NamedNode | ox.Literal),
    "node kind": lambda item: item in _KIND_NODES,
    "whole number": lambda item: (
        isinstance(item, ox.Literal)
        and item.datatype.value == f"{XSD}integer"
        and bool(_NUMBER.fullmatch(item.value))
    ),
    "text": _plain,
    "language tag": lambda item: _plain(item) and bool(_TAG.fullmatch(item.value)),
}
_LISTS = {"languageIn": "language tag", "in": "address or literal"}


def checked(source: Source, node: Term, name: str, item: Term, kind: str) -> Term:
    """An argument that is what it must be; raises `InvalidData` for any other."""
    if not _IS[kind](item):
        raise source.wrong(node, f"sh:{name} {item} is no {kind}")
    return item


def terms(source: Source, node: Term, name: str, item: Term) -> tuple[Term, ...]:
    """The terms that an argument gives to a constraint, each of them checked."""
    kind = TAKES[name].kind
    if kind == "pattern":
        return _pattern(source, node, item)
    if name in _LISTS:
        members = source.members(node, item)
        return tuple(checked(source, node, name, member, _LISTS[name]) for member in members)
    return (checked(source, node, name, item, kind),)


def _pattern(source: Source, node: Term, item: Term) -> tuple[Term, ...]:
    """A pattern with its flags, if it is one that the engine reads."""
    flags = source.one(node, "flags")
    given = (item,) if flags is None else (item, flags)
    for each in given:
        checked(source, node, "pattern", each, "text")
    asked = ", ".join(map(str, given))
    tried: Any = ox.Store().query(f'SELECT (REGEX("", {asked}) AS ?fits) {{}}')
    if next(tried)[0] is None:
        raise source.wrong(node, f"sh:pattern {' '.join(map(str, given))} is no regular expression")
    return given


def integer(item: Term) -> int:
    """The number that a checked literal says."""
    return int(item.value)
