"""The best split of a graph into camps: worked out in full where it can be, else searched for.

Each edge tells what it costs to put its two nodes `together` and what to keep them `apart`.
Nothing here knows what nodes and costs stand for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from random import Random

import networkx as nx

from kg.analysis.balance import triangles
from kg.analysis.elimination import Clique, cliques, tables

__all__ = ["LIMIT", "Split", "best"]

# So many numbers are tabled at most when a split is worked out in full: below a second.
LIMIT = 2_000_000
# A search tables nodes with so many neighbours at most. It begins anew after so many rounds that
# gained nothing; it ends after as many rounds as look at so many edges, and no fewer than LEAST.
WIDTH, PATIENCE, EDGES, LEAST = 4, 20, 50_000, 60


@dataclass(frozen=True, slots=True)
class Split:
    """The number of the camp of each node, what the split costs, and what any costs at least.

    `free` are nodes for which there is a choice. Of a split worked out in full they are all
    whose place differs between two best splits, as seen from the node with most neighbours; of
    one that was `searched` for, those that can change camp alone at no cost.
    """

    camp: Mapping[str, int]
    cost: int
    at_least: int
    free: frozenset[str]
    searched: bool


def best(graph: nx.Graph, k: int, seed: int) -> Split:
    """The split of a connected graph into at most k camps that costs least.

    It is worked out in full (`elimination`) where that takes no more than `LIMIT` numbers: for
    19 nodes that are all neighbours (12 with three camps), and for thousands in a tree.
    """
    widest = max(width for width in range(LIMIT.bit_length()) if k ** (width + 1) <= LIMIT)
    found, held = cliques(graph, widest, sorted(graph))
    if not held and sum(k ** len(clique) for clique in found) <= LIMIT:
        return _worked_out(graph, k, found)
    return _searched(graph, k, Random(seed))


def _worked_out(graph: nx.Graph, k: int, found: tuple[Clique, ...]) -> Split:
    """The best split, and who has a choice once camps have names.

    Camps are named after the node with most neighbours, then after the first that never
    stands with one so named; whoever still has a choice then, has one in truth.
    """
    by_degree = sorted(graph, key=lambda node: (-graph.degree(node), node))
    named = {by_degree[0]: 0}
    while True:
        tabled = tables(graph, k, found, named=named)
        places = tabled.places()
        elsewhere = (node for node in by_degree if places[node].isdisjoint(named.values()))
        unnamed = next(elsewhere, None)
        if unnamed is None or len(named) == k - 1:
            break
        named[unnamed] = len(named)
    free = frozenset(node for node in graph if len(places[node]) > 1)
    return Split(tabled.first(), tabled.least, tabled.least, free, searched=False)


def _searched(graph: nx.Graph, k: int, chance: Random) -> Split:
    """The best of some splits that were bettered for as long as that was seen to help.

    Time: rounds × edges, a few seconds for 2,000 nodes with 6,000 edges. Source: local
    optimization from many beginnings, of Doreian and Mrvar, "A partitioning approach to
    structural balance", Social Networks 18 (1996); but where they move one node or exchange
    two, most of the graph is placed anew at a time (`_bettered`).
    """
    rounds = max(LEAST, EDGES // graph.number_of_edges())
    cost, camp = min(islice(_bettered(graph, k, chance), rounds), key=itemgetter(0))
    free = frozenset(node for node in graph if _movable(graph, k, camp, node))
    return Split(camp, cost, _at_least(graph, k), free, searched=True)


def _bettered(graph: nx.Graph, k: int, chance: Random) -> Iterator[tuple[int, dict[str, int]]]:
    """Splits with their cost, none worse than the one before, until all begins anew.

    In each round chance says who stays in place; the rest is worked out in full around them. For
    a rest of trees: Hamze and de Freitas, "From fields to trees", Uncertainty in Artificial
    Intelligence 20 (2004).
    """
    order = sorted(graph)
    while True:
        camp = {node: chance.randrange(k) for node in order}
        cost, in_vain = _cost(graph, camp), 0
        while in_vain < PATIENCE:
            chance.shuffle(order)
            found, names = cliques(graph, WIDTH, order)
            camp = tables(graph, k, found, held={node: camp[node] for node in names}).first()
            before, cost = cost, _cost(graph, camp)
            in_vain = in_vain + 1 if cost == before else 0
            yield cost, camp


def _movable(graph: nx.Graph, k: int, camp: Mapping[str, int], node: str) -> bool:
    """Whether a node costs no more in another camp, the others standing as they do."""
    costs = [0] * k
    for other, edge in graph[node].items():
        costs[camp[other]] += edge["together"] - edge["apart"]
    own = costs.pop(camp[node])
    return min(costs) <= own


def _cost(graph: nx.Graph, camp: Mapping[str, int]) -> int:
    together = ((camp[one] == camp[other], edge) for one, other, edge in graph.edges(data=True))
    return sum(int(edge["together" if same else "apart"]) for same, edge in together)


def _at_least(graph: nx.Graph, k: int) -> int:
    """What no split falls below: triads that share no edge and fit into no k camps."""
    gains = {
        (min(one, other), max(one, other)): edge["together"] - edge["apart"]
        for one, other, edge in graph.edges(data=True)
    }
    least = sum(int(min(edge["together"], edge["apart"])) for *_, edge in graph.edges(data=True))
    for a, b, c in triangles(graph):
        sides = ((a, b), (a, c), (b, c))
        found = [gains.get(side, 0) for side in sides]
        hostile = sum(gain > 0 for gain in found)
        if all(found) and (hostile == 1 or (k == 2 and hostile == 3)):
            least += min(map(abs, found))
            for side in sides:  # an edge counts once
                del gains[side]
    return least
