"""Divisions of a network into groups: found by Louvain's method, and compared with each other.

A division is the number of the group of each node, in the order of the nodes.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import igraph
import networkx as nx

__all__ = ["Division", "agreement", "by_igraph", "by_networkx", "staying"]

Division = tuple[int, ...]


def by_networkx(tied: nx.Graph, seeds: int) -> Iterator[Division]:
    """One division for each of the seeds 0, 1, 2 ..., the largest group first."""
    for seed in range(seeds):
        found = nx.community.louvain_communities(tied, seed=seed) if tied else []
        group = {node: place for place, nodes in enumerate(found) for node in nodes}
        yield _numbered(group[node] for node in tied)


def by_igraph(tied: igraph.Graph, seeds: int) -> Iterator[Division]:
    """One division for each of the seeds 0, 1, 2 ..., the largest group first."""
    for seed in range(seeds):
        with _chance(seed):
            found = tied.community_multilevel(weights="weight")
        yield _numbered(found.membership)


def agreement(one: Sequence[int], other: Sequence[int]) -> float:
    """How far two divisions of the same things agree: the adjusted Rand index.

    The share of pairs of things that both divisions put together, or both apart, less what
    chance would give with groups of these sizes: 1 if they are the same, about 0 by chance,
    seldom below. O(things). Source: L. Hubert and P. Arabie, "Comparing partitions", Journal of
    Classification 2 (1985).

    >>> agreement((0, 0, 1, 1), (5, 5, 7, 7))
    1.0
    >>> agreement((0, 0, 1, 1), (0, 1, 0, 1))
    -0.5
    """
    if len(one) < 2:
        return 1.0
    index = igraph.compare_communities(list(one), list(other), method="adjusted_rand")
    return 1.0 if math.isnan(index) else round(index, 12)  # 0/0: one group of all, or none


def staying(division: Division, others: Sequence[Division]) -> Iterator[float]:
    """For each node, in what share of other divisions it is where most of its group is."""
    stays = [0] * len(division)
    for other in others:
        shared = Counter(zip(division, other, strict=True))
        most: dict[int, int] = {}
        for mine, theirs in sorted(shared, key=lambda pair: (-shared[pair], pair)):
            most.setdefault(mine, theirs)
        for node, (mine, theirs) in enumerate(zip(division, other, strict=True)):
            stays[node] += most[mine] == theirs
    return (count / len(others) if others else 1.0 for count in stays)


@contextmanager
def _chance(seed: int) -> Iterator[None]:
    """igraph has one source of chance for all of the process: ours for a while, then Python's."""
    igraph.set_random_number_generator(random.Random(seed))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def _numbered(division: Iterable[int]) -> Division:
    """The same division with the largest group as 0, equal ones by their first node."""
    told = tuple(division)
    size = Counter(told)  # in the order of first nodes, which sorting keeps among equals
    number = {group: place for place, group in enumerate(sorted(size, key=lambda g: -size[g]))}
    return tuple(number[group] for group in told)
