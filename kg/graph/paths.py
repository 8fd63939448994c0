"""The shortest chain between two actors, over claimed edges whichever way they point.

Breadth first, a few lines; analysis of whole networks is not done here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.graph.entities import matching
from kg.graph.evidence import found, label
from kg.graph.names import find_entity
from kg.graph.proofs import Proof, prove
from kg.graph.terms import key, node, term
from kg.ontology import KG, Relation, local, relations, roles

__all__ = ["Step", "path"]

# From where, over which relation, and whether along it: how a thing was reached.
_Came: TypeAlias = dict[Any, tuple[Any, Relation, bool]]
_Triple: TypeAlias = tuple[Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain, as it reads on the way: from one thing to the next.

    Where it goes against the triple, `forward` is false and `relation` the inverse label.
    """

    start: str
    start_label: str
    relation: str
    forward: bool
    end: str
    end_label: str
    proof: Proof


def path(store: ox.Store, a: str, b: str, *, places: bool = False) -> tuple[Step, ...]:
    """The shortest chain of claimed edges between two actors; empty where there is none.

    What rules infer joins nobody whom claims do not join, so each step has claims of its own.
    Places and countries join almost everything: they are walked only with `places`. Raises
    `UnknownName`.
    """
    start, goal = (node(find_entity(store, name, "Actor")) for name in (a, b))
    declared = (*relations().values(), *roles().values())
    walked = [each for each in declared if places or each.family != local(KG.Places)]
    inferred = {(row["from"], row["property"], row["to"]) for row in found(store, _INFERRED, {})}
    came: _Came = {start: (start, declared[0], True)}
    outermost = [start]
    while outermost and goal not in came:
        reached: list[ox.NamedNode] = []
        for here in outermost:
            for relation, forward, there in _neighbours(store, here, walked, inferred):
                if there not in came:
                    came[there] = (here, relation, forward)
                    reached.append(there)
        outermost = reached
    return tuple(_steps(store, came, start, goal)) if goal in came else ()


_INFERRED = """SELECT ?from ?property ?to {
  %s ?derivation a kg:Derivation ; kg:origin "inferred" ;
    rdf:subject ?from ; rdf:predicate ?property ; rdf:object ?to . }"""


def _neighbours(
    store: ox.Store, here: ox.NamedNode, walked: Iterable[Relation], inferred: Set[_Triple]
) -> Iterator[tuple[Relation, bool, ox.NamedNode]]:
    for relation in walked:
        predicate = term(f"kg:{relation.name}")
        ahead = {(q.object, True) for q in matching(store, here, predicate)}
        back = {(q.subject, False) for q in matching(store, None, predicate, here)}
        things = [each for each in ahead | back if isinstance(each[0], ox.NamedNode)]
        for there, forward in sorted(things, key=lambda each: (each[0].value, each[1])):
            triple = (here, predicate, there) if forward else (there, predicate, here)
            if triple not in inferred:
                yield relation, forward, there


def _steps(store: ox.Store, came: _Came, start: Any, end: Any) -> Iterator[Step]:
    if end == start:
        return
    here, relation, forward = came[end]
    yield from _steps(store, came, start, here)
    subject, item = (here, end) if forward else (end, here)
    yield Step(
        key(here),
        label(store, here),
        relation.label if forward else relation.inverse,
        forward,
        key(end),
        label(store, end),
        prove(store, subject, term(f"kg:{relation.name}"), item),
    )
