"""Measures of the network: who is tied to many, who stands between others, who belongs together.

Each value says what it is about, what was computed, how and over what, so that it can be
written back into the graph and checked. What is denied, planned, demanded or supposed is
never counted. A measure describes the reports, not the world: who is written about more
has more ties.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import igraph
import networkx as nx

from kg.views.network import positive

__all__ = ["Measure", "betweenness", "communities", "degree", "measures"]

# Below some hundred nodes networkx's own code is quick enough; beyond, igraph's pays.
LARGE = 300
# Beyond this many nodes exact betweenness takes minutes: so many pivots stand for all.
HUGE, PIVOTS = 20_000, 512
SEED = 0
SCOPE = (
    "positive actual edges, reported, known beforehand or inferred; "
    "direction ignored, parallel edges counted once"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """One number computed about one actor or event.

    `about` is the id of the node, `name` is `degree`, `betweenness` or `community`,
    `algorithm` names the method with library and version, `parameters` are name=value,
    `scope` says in words what part of the graph was measured.
    """

    about: str
    name: str
    value: float
    algorithm: str
    parameters: tuple[str, ...] = ()
    scope: str = SCOPE


def measures(graph: nx.MultiDiGraph) -> Iterator[Measure]:
    """All measures of a network, or of its projection on actors (`dyads`)."""
    simple = _simple(graph)
    for measure in (_degree, _betweenness, _communities):
        yield from measure(simple)


def degree(graph: nx.MultiDiGraph) -> tuple[Measure, ...]:
    """How many others a node is tied to, however many edges tie them.

    Range 0 to n-1 for n nodes; O(edges). Source: Freeman, "Centrality in social networks:
    conceptual clarification", Social Networks 1 (1978).

    >>> tied = nx.MultiDiGraph()
    >>> told = {"polarity": "positive", "modality": "actual"}
    >>> tied.add_edges_from([("a", "b", told), ("a", "b", told), ("c", "a", told)])
    [0, 1, 0]
    >>> [(m.about, m.value) for m in degree(tied)]
    [('a', 2.0), ('b', 1.0), ('c', 1.0)]
    """
    return _degree(_simple(graph))


def betweenness(graph: nx.MultiDiGraph) -> tuple[Measure, ...]:
    """The share of shortest paths between all others that pass through a node.

    Range 0 to 1 (divided by the number of pairs of others); O(nodes * edges), estimated
    from evenly spaced pivots beyond 20,000 nodes. Source: Brandes, "A faster algorithm for
    betweenness centrality", Journal of Mathematical Sociology 25 (2001); pivots: Brandes
    and Pich, "Centrality estimation in large networks", Int. J. Bifurcation and Chaos 17
    (2007).
    """
    return _betweenness(_simple(graph))


def communities(graph: nx.MultiDiGraph) -> tuple[Measure, ...]:
    """The number of the community a node belongs to: 0 for the largest, and so on.

    Groups with more ties inside than chance would give; close to O(edges). With a fixed
    seed the same graph gives the same groups, but other seeds may cut differently: read
    them as a hint. Source: Blondel et al., "Fast unfolding of communities in large
    networks", Journal of Statistical Mechanics (2008).
    """
    return _communities(_simple(graph))


def _simple(graph: nx.MultiDiGraph) -> nx.Graph:
    """Undirected, without parallels, loops or unsaid things, nodes in the order of their ids."""
    kept, simple = positive(graph), nx.Graph()
    simple.add_nodes_from(sorted(kept))
    simple.add_edges_from(sorted({(min(e), max(e)) for e in kept.edges() if e[0] != e[1]}))
    return simple


def _degree(simple: nx.Graph) -> tuple[Measure, ...]:
    algorithm = f"degree, networkx {nx.__version__}"
    return tuple(Measure(node, "degree", float(n), algorithm) for node, n in simple.degree())


def _betweenness(simple: nx.Graph) -> tuple[Measure, ...]:
    parameters: tuple[str, ...] = ("normalized=true",)
    if len(simple) <= LARGE:
        values = nx.betweenness_centrality(simple)
        algorithm = f"betweenness (Brandes), networkx {nx.__version__}"
    else:
        algorithm = f"betweenness (Brandes), igraph {igraph.__version__}"
        pivots = range(0, len(simple), max(1, len(simple) // PIVOTS))
        exact = len(simple) <= HUGE
        parameters += () if exact else (f"pivots={len(pivots)}",)
        values = _betweenness_of_many(simple, range(len(simple)) if exact else pivots)
    return tuple(
        Measure(node, "betweenness", float(value), algorithm, parameters)
        for node, value in values.items()
    )


def _betweenness_of_many(simple: nx.Graph, pivots: range) -> dict[str, float]:
    n = len(simple)
    scores = _igraph(simple).betweenness(directed=False, sources=list(pivots))
    # igraph counts each unordered pair once when all nodes are sources.
    scale = n / len(pivots) / ((n - 1) * (n - 2) / 2)
    return {node: score * scale for node, score in zip(simple, scores, strict=True)}


def _communities(simple: nx.Graph) -> tuple[Measure, ...]:
    parameters: tuple[str, ...] = (f"seed={SEED}", "resolution=1")
    if len(simple) <= LARGE:
        algorithm = f"communities (Louvain), networkx {nx.__version__}"
        groups = nx.community.louvain_communities(simple, seed=SEED) if len(simple) else []
    else:
        algorithm = f"communities (Louvain), igraph {igraph.__version__}"
        groups = _communities_of_many(simple)
    ordered = sorted(map(sorted, groups), key=lambda group: (-len(group), group))
    number = {node: index for index, group in enumerate(ordered) for node in group}
    return tuple(
        Measure(node, "community", float(number[node]), algorithm, parameters) for node in simple
    )


def _communities_of_many(simple: nx.Graph) -> list[list[str]]:
    nodes = list(simple)
    igraph.set_random_number_generator(random.Random(SEED))
    try:
        return [[nodes[i] for i in group] for group in _igraph(simple).community_multilevel()]
    finally:
        igraph.set_random_number_generator(random)


def _igraph(simple: nx.Graph) -> igraph.Graph:
    index = {node: i for i, node in enumerate(simple)}
    return igraph.Graph(len(index), [(index[a], index[b]) for a, b in simple.edges()])
