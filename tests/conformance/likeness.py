"""Whether two bags of rows say the same, whatever their blank nodes are called.

Rows are tuples of terms: triples, quads, or solutions of a query. Knows no suites.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

import pyoxigraph as ox

__all__ = ["Row", "alike", "valued"]

Row: TypeAlias = tuple[Any, ...]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?")
_COUNTED = {f"{_XSD}{name}" for name in ("integer", "int", "long", "byte", "decimal")}


def alike(found: Iterable[Row], expected: Iterable[Row]) -> bool:
    """Whether two bags hold the same rows as often, up to a renaming of blank nodes.

    >>> a, b, p = ox.BlankNode("a"), ox.BlankNode("b"), ox.NamedNode("urn:p")
    >>> alike([(a, p, b), (b, p, a)], [(b, p, a), (a, p, b)])
    True
    >>> alike([(a, p, b), (b, p, a)], [(a, p, a), (b, p, b)])
    False
    """
    return _alike(list(found), list(expected), {}, {})


def valued(row: Row) -> Row:
    """A row with each number, truth and duration as its value, not as it is spelled.

    >>> valued((ox.Literal("01", datatype=ox.NamedNode(_XSD + "integer")),))
    ((Decimal('1'), 'http://www.w3.org/2001/XMLSchema#integer'),)
    """
    return tuple(_value(term) if isinstance(term, ox.Literal | str) else term for term in row)


def _value(term: ox.Literal | str) -> Any:
    try:
        if isinstance(term, str):  # of CSV, which tells no datatypes
            return Decimal(term)
        kind = term.datatype.value
        if kind in _COUNTED:
            return Decimal(term.value), kind
        if kind in (f"{_XSD}double", f"{_XSD}float"):
            return float(term.value), kind
        if kind == f"{_XSD}boolean":
            return term.value in ("1", "true"), kind
    except (InvalidOperation, ValueError):
        return term
    if kind == f"{_XSD}dayTimeDuration" and (parts := _DURATION.fullmatch(term.value)):
        days, hours, minutes, seconds = (Decimal(part or 0) for part in parts.groups()[1:])
        length = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
        return -length if parts[1] else length, kind
    return term


# ── Blank nodes ──────────────────────────────────────────────────────────────

Colours: TypeAlias = Mapping[ox.BlankNode, object]


def _alike(found: list[Row], expected: list[Row], left: Colours, right: Colours) -> bool:
    """As `alike`, where blank nodes of one colour may stand for each other."""
    left, right = _refined(found, left), _refined(expected, right)
    if Counter(_painted(found, left)) != Counter(_painted(expected, right)):
        return False
    classes = Counter(left.values())
    shared = [colour for colour, number in classes.items() if number > 1]
    if not shared:
        return True
    # Nodes that look alike are told apart by choice: one here, and each in turn over there.
    colour = min(shared, key=lambda each: classes[each])
    chosen = next(node for node, painted in left.items() if painted == colour)
    others = [node for node, painted in right.items() if painted == colour]
    marked = {**left, chosen: "chosen"}
    return any(_alike(found, expected, marked, {**right, each: "chosen"}) for each in others)


def _painted(rows: Iterable[Row], colours: Colours) -> Iterable[Row]:
    return (tuple(("_", colours[t]) if t in colours else t for t in row) for row in rows)


def _refined(rows: list[Row], colours: Colours) -> Colours:
    """Blank nodes coloured by the rows they stand in, until looking further tells no more."""
    blanks = {term for row in rows for term in row if isinstance(term, ox.BlankNode)}
    now: dict[ox.BlankNode, object] = {node: colours.get(node, "") for node in blanks}
    for _ in blanks:
        told: dict[ox.BlankNode, Counter[object]] = {node: Counter() for node in blanks}
        for row in rows:
            painted = next(iter(_painted([row], now)))
            for place, term in enumerate(row):
                if term in told:
                    told[term][place, painted] += 1
        then = {node: hash((now[node], frozenset(told[node].items()))) for node in blanks}
        if len(set(then.values())) == len(set(now.values())):
            return then
        now = dict(then)
    return now
