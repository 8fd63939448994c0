"""The network of ties as graphs that can be measured, in networkx and in igraph.

Actors are nodes; one edge joins two who have any tie, whichever way it goes. Nodes and edges
come in the order of their ids, so that the same ties give the same graph in every run.
"""

from __future__ import annotations

from collections.abc import Iterable

import igraph
import networkx as nx

from kg.analysis.ties import Tie, Ties

__all__ = ["IGRAPH", "LARGE", "NETWORKX", "graph", "numbered", "signed", "to_igraph", "weight"]

# From so many nodes on igraph is quicker than networkx, conversion included; below, networkx
# needs none.
LARGE = 1_000

# How a method names the library it is computed with.
NETWORKX, IGRAPH = f"networkx {nx.__version__}", f"igraph {igraph.__version__}"


def graph(ties: Ties) -> nx.Graph:
    """Everybody who has a tie; `weight` counts the events and relations of two actors."""
    tied = nx.Graph()
    tied.add_nodes_from(ties.actors)
    tied.add_edges_from((*pair, {"weight": weight(same)}) for pair, same in ties.between.items())
    return tied


def signed(ties: Ties) -> nx.Graph:
    """Pairs who are friends or enemies: `sign` is 1 or -1, the sign that more of their ties have.

    `positive` and `negative` count the events and relations of either sign. Two who have as many
    of the one as of the other, or neither, have no edge: `mixed` are the former.
    """
    friends = nx.Graph(mixed=tuple(p for p, same in ties.between.items() if _leaning(same) is None))
    for pair, same in ties.between.items():
        leaning = _leaning(same)
        if leaning:
            plus, minus = (weight(t for t in same if t.sign == sign) for sign in (1, -1))
            friends.add_edge(*pair, sign=leaning, positive=plus, negative=minus)
    return friends


def weight(ties: Iterable[Tie]) -> int:
    """How many events and standing relations ties are of: an event told twice is one."""
    return len({(tie.event, "" if tie.event else tie.relation) for tie in ties})


def to_igraph(tied: nx.Graph) -> igraph.Graph:
    """The same graph in igraph, its nodes numbered in their order; edges keep their weight."""
    edges = numbered(tied)
    ends, weights = [edge[:2] for edge in edges], [weight for *_, weight in edges]
    return igraph.Graph(len(tied), ends, edge_attrs={"weight": weights})


def numbered(tied: nx.Graph) -> list[tuple[int, int, float]]:
    """Each edge once: the places of its ends in the order of the nodes, and its weight, or 1."""
    place = {node: number for number, node in enumerate(tied)}
    return [  # by neighbours, which is quicker than to ask the graph for its edges
        (number, place[other], data.get("weight", 1))
        for number, (_, others) in enumerate(tied.adjacency())
        for other, data in others.items()
        if number <= place[other]
    ]


def _leaning(ties: Iterable[Tie]) -> int | None:
    """The sign of most of these ties; 0 where none has a sign, None where they stand even."""
    told = tuple(ties)
    plus, minus = (weight(tie for tie in told if tie.sign == sign) for sign in (1, -1))
    if plus == minus:
        return None if plus else 0
    return 1 if plus > minus else -1
