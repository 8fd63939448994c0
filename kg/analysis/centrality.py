"""Importance: who is tied to many, often, to those who are; and who stands between others.

Directions are left aside: that one acts upon another ties both. All of it counts what reports
tell. Who is written about more has more ties, and nothing here says who is powerful.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import networkx as nx
import numpy as np

from kg.analysis import graphs
from kg.analysis.graphs import IGRAPH, NETWORKX, numbered, to_igraph
from kg.analysis.numbers import Measure, Method

__all__ = [
    "Scores",
    "betweenness",
    "degree",
    "importance",
    "measures",
    "pagerank",
    "weighted_degree",
]

# Beyond this many nodes exact betweenness takes minutes: so many pivots stand for all.
HUGE, PIVOTS = 20_000, 512
DAMPING, STILL = 0.85, 1e-12
NUMPY = f"numpy {np.__version__}"


@dataclass(frozen=True, slots=True)
class Scores:
    """One measure of every actor: `values` by id, in the order of the network."""

    name: str
    values: Mapping[str, float]
    method: Method


def importance(tied: nx.Graph) -> tuple[Scores, ...]:
    """All that this module measures, of one network."""
    return degree(tied), weighted_degree(tied), pagerank(tied), betweenness(tied)


def measures(scores: Scores) -> Iterator[Measure]:
    """Each number of a measure by itself."""
    for actor, value in scores.values.items():
        yield Measure((actor,), scores.name, value, scores.method)


def degree(tied: nx.Graph) -> Scores:
    """How many others an actor is tied to, however many ties tie them.

    From 0 to n-1 among n actors; O(ties). Exact. It does not tell how often, how recently or how
    kindly. Source: L. C. Freeman, "Centrality in social networks: conceptual clarification",
    Social Networks 1 (1978).

    >>> degree(nx.Graph([("a", "b"), ("c", "a")])).values
    {'a': 2.0, 'b': 1.0, 'c': 1.0}
    """
    values = {actor: float(count) for actor, count in tied.degree()}
    return Scores("degree", values, Method("degree", NETWORKX))


def weighted_degree(tied: nx.Graph) -> Scores:
    """How many events and standing relations tie an actor to others, with all of them together.

    An event counts once for each other who takes part, however many reports tell of it. From 0
    without bound; O(ties). Exact. Much of it may be with one and the same other. Source: A.
    Barrat, M. Barthélemy, R. Pastor-Satorras and A. Vespignani, "The architecture of complex
    weighted networks", Proceedings of the National Academy of Sciences 101 (2004), there
    "strength".
    """
    values = {actor: float(count) for actor, count in tied.degree(weight="weight")}
    method = Method("weighted degree", NETWORKX, ("weight=events and relations",))
    return Scores("weighted degree", values, method)


def pagerank(tied: nx.Graph) -> Scores:
    """Where one is most often met who walks along ties: who is tied to those who are tied.

    At each step the walker follows a tie, each as likely as it has events and relations, or (with
    probability 0.15, and where there is no tie) starts anew anywhere. The share of steps spent
    with an actor: from 0 to 1, together 1; O(ties) for each of some hundred rounds. Without
    directions it comes near the weighted degree. Source: L. Page, S. Brin, R. Motwani and T.
    Winograd, "The PageRank citation ranking: bringing order to the Web", Stanford InfoLab (1999).

    Computed with numpy at every size, until no more than 1e-12 of the walker moves: networkx needs
    scipy for it, and igraph's PRPACK adds up in another order in every run. It agrees with igraph
    within 1e-9, and with the power iteration that networkx has in Python within 1e-6.
    """
    parameters = (f"damping={DAMPING}", "weight=events and relations")
    values = dict(zip(tied, _walked(tied) if tied else (), strict=True))
    return Scores("pagerank", values, Method("PageRank (power iteration)", NUMPY, parameters))


def betweenness(tied: nx.Graph, *, large: int | None = None) -> Scores:
    """The share of shortest paths between two others that lead through an actor.

    A path is shortest by the number of ties, however often they are told; two others whom no
    path joins count for nothing. Range 0 to 1: the sum over all pairs of others is divided by
    their number, (n-1)(n-2)/2; where there are no two others it is 0. O(actors * ties). Beyond
    20,000 nodes it is estimated from 512 evenly spaced pivots, and says so. It does not tell
    whether anything passes along those paths. Sources: L. C. Freeman, "A set of measures of
    centrality based on betweenness", Sociometry 40 (1977); U. Brandes, "A faster algorithm for
    betweenness centrality", Journal of Mathematical Sociology 25 (2001); pivots: U. Brandes and
    C. Pich, "Centrality estimation in large networks", International Journal of Bifurcation and
    Chaos 17 (2007).

    networkx computes it below `large` nodes (`graphs.LARGE`, if not given), igraph from there. The
    two agree within 1e-9. They differ in what they sum: igraph counts each pair once and leaves
    it to us to divide by the number of pairs.
    """
    count = len(tied)
    if count < (graphs.LARGE if large is None else large):
        values, library, pivots = nx.betweenness_centrality(tied), NETWORKX, count
    else:
        sources = range(0, count, max(1, count // PIVOTS) if count > HUGE else 1)
        values, library, pivots = _between(tied, sources), IGRAPH, len(sources)
    parameters = ("normalized=true", *((f"pivots={pivots}",) if pivots < count else ()))
    return Scores("betweenness", values, Method("betweenness (Brandes)", library, parameters))


def _walked(tied: nx.Graph) -> list[float]:
    """What share of its steps a walker spends with each actor, in the order of the nodes."""
    count, edges = len(tied), np.array(numbered(tied), dtype=float).reshape(-1, 3)
    one, other = edges[:, 0].astype(int), edges[:, 1].astype(int)
    here, there = np.concatenate((one, other)), np.concatenate((other, one))
    weight = np.tile(edges[:, 2], 2)
    total = np.bincount(here, weight, count)
    share, alone = weight / total[here], total == 0
    walker, moving = np.full(count, 1 / count), 1.0
    while moving > STILL:
        anew = (1 - DAMPING + DAMPING * walker[alone].sum()) / count
        then = anew + DAMPING * np.bincount(there, walker[here] * share, count)
        walker, moving = then, float(np.abs(then - walker).sum())
    found: list[float] = walker.tolist()
    return found


def _between(tied: nx.Graph, sources: range) -> dict[str, float]:
    """Betweenness by igraph, from paths that begin at some of the nodes."""
    count = len(tied)
    pairs = max(1, (count - 1) * (count - 2) / 2)
    found = to_igraph(tied).betweenness(directed=False, sources=list(sources))
    scale = count / max(1, len(sources)) / pairs
    return {node: value * scale for node, value in zip(tied, found, strict=True)}
