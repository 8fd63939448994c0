"""What in a store breaks shapes: each constraint a query, or a set of what queries find.

Whether values keep another shape is asked of all of them at once: a set of those that break
it, however deep shapes stand in one another. So no query nests, and none is asked per node.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from types import MappingProxyType
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.graph.shacl import paths
from kg.graph.shacl.arguments import integer
from kg.graph.shacl.components import Query, Scope, pairs, queries, scopes
from kg.graph.shacl.parts import Constraint, Result, Shape, Term

__all__ = ["validate"]

Way: TypeAlias = tuple[Term, ...]
Nodes: TypeAlias = frozenset[Term]


def validate(store: ox.Store, shapes: Iterable[Shape]) -> Iterator[Result]:
    """Each result of the shapes for the union of all graphs of a store, as SHACL counts them.

    A value that is reached over two nested shapes gives two results.
    """
    graph = _Graph(store)
    for shape in shapes:
        found = (f for scope in scopes(shape.targets) for f in _found(graph, (shape,), scope))
        for each in dict.fromkeys(found):  # a node may be for two targets
            yield each.result()


class _Graph:
    """The union of all graphs of a store, while shapes are asked of it; nothing writes to it."""

    def __init__(self, store: ox.Store) -> None:
        self._query: Callable[[str], Any] = partial(store.query, use_default_graph_as_union=True)
        self._worth = cache(lambda sieve: bool(self._query(sieve)))
        # Many shapes may ask for one, and more so where they stand in one another.
        self.broken: Callable[[Shape, Scope], Nodes] = cache(self._broken)

    def _broken(self, shape: Shape, nodes: Scope) -> Nodes:
        """Those of some nodes that break a shape."""
        return frozenset(found.way[0] for found in _found(self, (shape,), nodes.alone()))

    def rows(self, query: Query) -> Iterator[Way]:
        if query.sieve and not self._worth(query.sieve):
            return iter(())
        return map(tuple, self._query(query.text))


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


def _found(graph: _Graph, shapes: tuple[Shape, ...], focus: Scope) -> Iterator[_Found]:
    shape = shapes[-1]
    values = focus.along(shape.path)
    for constraint in shape.constraints:
        if constraint.name == "property":
            yield from _found(graph, (*shapes, *constraint.shapes), values)
            continue
        for row in _rows(graph, shape, constraint, focus, values):
            size = len(focus.way)
            yield _Found(shapes, constraint, row[:size], row[size:])


def _rows(
    graph: _Graph, shape: Shape, constraint: Constraint, focus: Scope, values: Scope
) -> Iterator[Way]:
    def broken(inner: Shape) -> Nodes:
        return graph.broken(inner, values)

    if constraint.name.startswith("qualified"):
        yield from _counted(graph, shape, constraint, focus, broken)
    elif wrong := _WRONG.get(constraint.name):
        if breaks := wrong(map(broken, constraint.shapes)):
            yield from (row for row in graph.rows(pairs(focus, shape.path)) if breaks(row[-1]))
    else:
        for query in queries(constraint, focus, shape.path):
            yield from graph.rows(query)


# ── Constraints that ask for other shapes ────────────────────────────────────
# Of the sets of nodes that break each of them: the test for a node that is wrong, if any can be.

Test: TypeAlias = Callable[[Term], bool]


def _any(sets: Iterable[Nodes]) -> Test | None:
    wrong: Nodes = frozenset().union(*sets)
    return wrong.__contains__ if wrong else None


def _every(sets: Iterable[Nodes]) -> Test | None:
    wrong: Nodes | None = None
    for more in sets:
        wrong = more if wrong is None else wrong & more
        if not wrong:
            return None
    return (lambda _: True) if wrong is None else wrong.__contains__


def _not(sets: Iterable[Nodes]) -> Test:
    [wrong] = sets
    return lambda node: node not in wrong


def _xone(sets: Iterable[Nodes]) -> Test:
    kept = list(sets)
    return lambda node: sum(node not in wrong for wrong in kept) != 1


_WRONG: Mapping[str, Callable[[Iterable[Nodes]], Test | None]] = MappingProxyType(
    {"node": _any, "and": _any, "or": _every, "not": _not, "xone": _xone}
)


def _counted(
    graph: _Graph,
    shape: Shape,
    constraint: Constraint,
    focus: Scope,
    broken: Callable[[Shape], Nodes],
) -> Iterator[Way]:
    """Nodes of which too few or too many values keep the one shape and none of the others."""
    keeps, *others = constraint.shapes
    [bound] = map(integer, constraint.terms)
    wrong, apart = broken(keeps), [broken(other) for other in others]
    counts = Counter(
        row[:-1]
        for row in graph.rows(pairs(focus, shape.path))
        if row[-1] not in wrong and all(row[-1] in other for other in apart)
    )
    for way in graph.rows(pairs(focus, None)):
        count = counts[way[:-1]]
        if count < bound if constraint.name == "qualifiedMinCount" else count > bound:
            yield way[:-1]
