"""Measures of the network as it is drawn, with events, places and weapons beside the actors.

How they are computed stands in `kg.analysis`, which measures the ties of actors alone. What is
denied, planned, demanded or supposed is never counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import networkx as nx

from kg.analysis import centrality
from kg.analysis.centrality import betweenness, degree
from kg.analysis.communities import communities
from kg.analysis.numbers import Method
from kg.views.network import positive

__all__ = ["Measure", "measures", "plain"]

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
    """All measures of a network that is drawn."""
    simple = plain(graph)
    for number in chain.from_iterable(
        map(centrality.measures, (degree(simple), betweenness(simple)))
    ):
        yield _measure(number.about[0], number.name, number.value, number.method)
    found = communities(simple)
    for node, place in found.number.items():
        yield _measure(node, "community", float(place), found.method)


def plain(graph: nx.MultiDiGraph) -> nx.Graph:
    """Undirected, without parallels, loops or unsaid things, nodes in the order of their ids."""
    kept, simple = positive(graph), nx.Graph()
    simple.add_nodes_from(sorted(kept))
    simple.add_edges_from(sorted({(min(e), max(e)) for e in kept.edges() if e[0] != e[1]}))
    return simple


def _measure(node: str, name: str, value: float, method: Method) -> Measure:
    seed = () if method.seed is None else (f"seed={method.seed}",)
    algorithm = f"{method.algorithm}, {method.library}"
    return Measure(node, name, value, algorithm, (*method.parameters, *seed))
