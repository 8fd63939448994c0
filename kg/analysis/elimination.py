"""What splits of a graph into camps cost: nodes are taken out one by one, each leaving a table.

Each edge tells what it costs to put its two nodes `together` and what to keep them `apart`. A
node that is taken out leaves a table of what it costs at least, for every way to place the
neighbours it then has; they become neighbours of each other. The work is k to the power of the
most neighbours that one has when its turn comes: 1 in a tree, few in networks of reports. Source:
Bertelè and Brioschi, Nonserial Dynamic Programming, 1972.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heapify, heappop, heappush
from typing import Any, TypeAlias

import networkx as nx
import numpy as np

__all__ = ["Clique", "Tables", "cliques", "tables"]

Clique: TypeAlias = tuple[str, ...]
Table: TypeAlias = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True)
class Tables:
    """For each node taken out, what it and all before it cost for every way to place its clique.

    The clique of a node is itself and the neighbours it has when it is taken out, in the order
    of their turn; its table has an axis for each of them. `held` are nodes that stay in place.
    """

    cliques: tuple[Clique, ...]
    of: Mapping[str, Table]
    held: Mapping[str, int]

    @cached_property
    def least(self) -> int:
        """What the best split costs."""
        return sum(int(self.of[node].min()) for node, *rest in self.cliques if not rest)

    def first(self) -> dict[str, int]:
        """The camp of each node in the first of the best splits: last taken out, first placed."""
        camp = dict(self.held)
        for node, *rest in reversed(self.cliques):
            table = self.of[node]
            for other in reversed(rest):
                table = table[..., camp[other]]
            camp[node] = int(table.argmin())
        return camp

    def places(self) -> dict[str, frozenset[int]]:
        """The camps in which each node stands in some best split of a connected graph."""
        whole = dict(self.of)  # each table with what comes after its node
        clique_of = {clique[0]: clique for clique in self.cliques}
        for node, *rest in reversed(self.cliques):
            if rest:
                after = clique_of[rest[0]]
                others = whole[rest[0]] - _spread(self.of[node].min(axis=0), rest, after)
                gone = tuple(axis for axis, other in enumerate(after) if other not in rest)
                whole[node] = self.of[node] + others.min(axis=gone)
        least = {node: table.reshape(len(table), -1).min(axis=1) for node, table in whole.items()}
        return {node: frozenset(np.flatnonzero(c == c.min()).tolist()) for node, c in least.items()}


def cliques(
    graph: nx.Graph, width: int, order: Sequence[str]
) -> tuple[tuple[Clique, ...], frozenset[str]]:
    """Who is taken out, those with fewest neighbours first, and who is held back.

    Whenever all that are left have more neighbours than `width`, the last in the order is held:
    it stays in place, and is nobody's neighbour any more.
    """
    near = {node: set(graph[node]) for node in graph}
    waiting = [(len(nodes), node) for node, nodes in near.items()]
    heapify(waiting)
    taken: dict[str, set[str]] = {}
    held: set[str] = set()
    last = reversed(order)
    while near:
        number, node = waiting[0]
        if node not in near or number != len(near[node]):
            heappop(waiting)  # it has another number by now, with which it waits too
            continue
        if number > width:
            node = next(other for other in last if other in near)
            held.add(node)
        else:
            taken[node] = near[node]
        nodes = near.pop(node)
        for other in nodes:
            near[other] |= nodes if node in taken else set()
            near[other] -= {node, other}
            heappush(waiting, (len(near[other]), other))
    turn = {node: number for number, node in enumerate(taken)}
    found = ((node, *sorted(ns - held, key=turn.__getitem__)) for node, ns in taken.items())
    return tuple(found), frozenset(held)


def tables(
    graph: nx.Graph,
    k: int,
    cliques: tuple[Clique, ...],
    *,
    held: Mapping[str, int] | None = None,
    named: Mapping[str, int] | None = None,
) -> Tables:
    """The tables of a graph for k camps; the held stay where they are, the named must stand there.

    A node is named to give a camp its name, and is taken out like others.
    """
    held = held or {}
    of = {clique[0]: _costs(graph, k, clique, held) for clique in cliques}
    barred = sum(int(table.max()) for table in of.values()) + 1
    for node, place in (named or {}).items():
        of[node] += barred
        of[node][place] -= barred
    clique_of = {clique[0]: clique for clique in cliques}
    for node, *rest in cliques:
        if rest:
            of[rest[0]] += _spread(of[node].min(axis=0), rest, clique_of[rest[0]])
    return Tables(cliques, of, held)


def _costs(graph: nx.Graph, k: int, clique: Clique, held: Mapping[str, int]) -> Table:
    """What the edges of a clique's first node cost that lead to the rest of it or to the held."""
    table = np.zeros((k,) * len(clique), dtype=np.int64)
    same = np.eye(k, dtype=bool)
    for other, edge in graph[clique[0]].items():
        if other in held:
            cost = np.where(same[held[other]], edge["together"], edge["apart"])
            table += _spread(cost, clique[:1], clique)
        elif other in clique:
            cost = np.where(same, edge["together"], edge["apart"])
            table += _spread(cost, (clique[0], other), clique)
    return table


def _spread(table: Table, over: Iterable[str], clique: Clique) -> Table:
    """A table over some of a clique, ready to be added to one over all of it."""
    sizes = dict(zip(over, table.shape, strict=True))
    return table.reshape([sizes.get(node, 1) for node in clique])
