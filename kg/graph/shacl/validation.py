"""What in a store breaks shapes: each constraint a query, or a set of what queries find.

Whether values keep another shape is asked of all of them at once: a set of those that break
it, however deep shapes stand in one another. So no query nests, and none is asked per node.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.graph.shacl import paths
from kg.graph.shacl.arguments import integer
from kg.graph.shacl.components import Scope, pairs, queries, scopes
from kg.graph.shacl.parts import Constraint, Result, Shape, Term

__all__ = ["validate"]

Way: TypeAlias = tuple[Term, ...]


def validate(store: ox.Store, shapes: Iterable[Shape]) -> Iterator[Result]:
    """Each result of the shapes for the union of all graphs of a store, as SHACL counts them.

    A value that is reached over two nested shapes gives two results.
    """
    for shape in shapes:
        found = (f for scope in scopes(shape.targets) for f in _found(store, (shape,), scope))
        for each in dict.fromkeys(found):  # a node may be for two targets
            yield each.result()


@dataclass(frozen=True, slots=True)
class _Found:
    """A row that breaks a constraint: the way to the node, the value if any, and what beside.

    The constraint is of the last of `shapes`, which stands in those before it.
    """

    shapes: tuple[Shape, ...]
    constraint: Constraint
    way: Way
    rest: Way = ()

    def result(self) -> Result:
        name, shape = self.constraint.name, self.shapes[-1]
        path = shape.path
        if name == "closed":
            path = paths.predicate(self.rest[1])
        value = self.rest[0] if self.rest and name != "uniqueLang" else None
        return Result(self.way[-1], path, value, shape, self.constraint)


def _found(store: ox.Store, shapes: tuple[Shape, ...], focus: Scope) -> Iterator[_Found]:
    shape = shapes[-1]
    values = focus.along(shape.path)
    for constraint in shape.constraints:
        if constraint.name == "property":
            yield from _found(store, (*shapes, *constraint.shapes), values)
            continue
        for row in _rows(store, shape, constraint, focus, values):
            size = len(focus.way)
            yield _Found(shapes, constraint, row[:size], row[size:])


def _rows(
    store: ox.Store, shape: Shape, constraint: Constraint, focus: Scope, values: Scope
) -> Iterator[Way]:
    def broken(inner: Shape) -> set[Term]:
        return {found.way[0] for found in _found(store, (inner,), values.alone())}

    if constraint.name.startswith("qualified"):
        yield from _counted(store, constraint, focus, values, broken)
    elif wrong := _WRONG.get(constraint.name):
        if breaks := wrong(map(broken, constraint.shapes)):
            yield from (row for row in _asked(store, pairs(focus, values)) if breaks(row[-1]))
    else:
        for query in queries(constraint, focus, shape.path):
            yield from _asked(store, query)


def _asked(store: ox.Store, query: str) -> Iterator[Way]:
    rows: Any = store.query(query, use_default_graph_as_union=True)
    return map(tuple, rows)


# ── Constraints that ask for other shapes ────────────────────────────────────
# Of the sets of nodes that break each of them: the test for a node that is wrong, if any can be.

Test: TypeAlias = Callable[[Term], bool]


def _any(sets: Iterable[set[Term]]) -> Test | None:
    wrong = set().union(*sets)
    return wrong.__contains__ if wrong else None


def _every(sets: Iterable[set[Term]]) -> Test | None:
    sets = iter(sets)
    wrong = next(sets, set())
    while wrong and (more := next(sets, None)) is not None:
        wrong &= more
    return wrong.__contains__ if wrong else None


def _not(sets: Iterable[set[Term]]) -> Test:
    [wrong] = sets
    return lambda node: node not in wrong


def _xone(sets: Iterable[set[Term]]) -> Test:
    kept = list(sets)
    return lambda node: sum(node not in wrong for wrong in kept) != 1


_WRONG: Mapping[str, Callable[[Iterable[set[Term]]], Test | None]] = MappingProxyType(
    {"node": _any, "and": _any, "or": _every, "not": _not, "xone": _xone}
)


def _counted(
    store: ox.Store,
    constraint: Constraint,
    focus: Scope,
    values: Scope,
    broken: Callable[[Shape], set[Term]],
) -> Iterator[Way]:
    """Nodes of which too few or too many values keep the one shape and none of the others."""
    keeps, *others = constraint.shapes
    [bound] = map(integer, constraint.terms)
    wrong, apart = broken(keeps), [broken(other) for other in others]
    counts = Counter(
        row[:-1]
        for row in _asked(store, pairs(focus, values))
        if row[-1] not in wrong and all(row[-1] in other for other in apart)
    )
    for way in _asked(store, pairs(focus, focus)):
        count = counts[way[:-1]]
        if count < bound if constraint.name == "qualifiedMinCount" else count > bound:
            yield way[:-1]
