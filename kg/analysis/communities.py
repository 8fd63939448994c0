"""Communities: groups of actors with more ties inside than chance would give.

Ties of every sign count: enemies who deal with each other most are one community. Who stands
with whom against whom is another question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, count
from statistics import fmean

import igraph
import networkx as nx

from kg.analysis import graphs
from kg.analysis.divisions import Division, agreement, by_igraph, by_networkx, staying
from kg.analysis.graphs import IGRAPH, NETWORKX, to_igraph
from kg.analysis.numbers import Measure, Method

__all__ = ["Communities", "carried_over", "communities", "measures"]

SEEDS = 20


@dataclass(frozen=True, slots=True)
class Communities:
    """One division of all actors, and how far other seeds of chance give the same.

    `members` are ids by the number of the community: 0 is the largest, among equals the one whose
    first id comes first. After `carried_over` numbers follow another order, and a number whose
    community is gone has nobody. `modularity` is that of this division, `seed` the seed that
    gave it. `stability` is the mean agreement of any two seeds (`divisions.agreement`): about 0
    where they agree as by chance, 1 where all are the same. `staying` says for each actor in
    what share of the other seeds it is where most of its community is.
    """

    members: tuple[tuple[str, ...], ...]
    modularity: float
    stability: float
    staying: Mapping[str, float]
    seed: int
    method: Method

    @property
    def number(self) -> Mapping[str, int]:
        """The number of the community of each actor."""
        return {actor: number for number, group in enumerate(self.members) for actor in group}


def communities(tied: nx.Graph, seeds: int = SEEDS, *, large: int | None = None) -> Communities:
    """The division of highest modularity that Louvain's method finds with seeds 0, 1, 2 ...

    Modularity is the share of events and relations inside communities, less what it would be if
    each actor had as many with partners drawn by chance: from -1/2 to 1, 0 for one community of
    all, and here where nobody has a tie. Close to O(ties) for each seed. The method moves actor
    after actor to where modularity gains most, then takes each community for one actor and begins
    again; the order is left to chance, so that seeds may cut differently. Who has no tie is alone.

    It does not tell that groups know of themselves; it overlooks groups that are small beside
    the network (S. Fortunato and M. Barthélemy, "Resolution limit in community detection",
    Proceedings of the National Academy of Sciences 104 (2007)); and cuts that differ much may
    have almost the same modularity, which `stability` shows. Sources: V. D. Blondel, J.-L.
    Guillaume, R. Lambiotte and E. Lefebvre, "Fast unfolding of communities in large networks",
    Journal of Statistical Mechanics (2008) P10008; M. E. J. Newman and M. Girvan, "Finding and
    evaluating community structure in networks", Physical Review E 69 (2004).

    networkx divides fewer than `large` actors (`graphs.LARGE`, if not given), igraph the others.
    They draw another order from the same seed and so may cut differently, as two
    seeds may; their best of 20 seeds agree in modularity within 0.01.
    """
    small = len(tied) < (graphs.LARGE if large is None else large)
    numbered = to_igraph(tied)
    divisions = tuple(by_networkx(tied, seeds) if small else by_igraph(numbered, seeds))
    quality = [_modularity(numbered, each) for each in divisions]
    seed = max(range(seeds), key=lambda seed: (round(quality[seed], 9), -seed))
    best, others = divisions[seed], divisions[:seed] + divisions[seed + 1 :]
    parameters = ("resolution=1", "weight=events and relations", f"best of seeds={seeds}")
    return Communities(
        _members(tied, best),
        quality[seed],
        fmean(agreement(*pair) for pair in combinations(divisions, 2)) if others else 1.0,
        dict(zip(tied, staying(best, others), strict=True)),
        seed,
        Method("communities (Louvain)", NETWORKX if small else IGRAPH, parameters, seed),
    )


def measures(found: Communities) -> Iterator[Measure]:
    """The community of each actor and how surely it stays there; quality and stability of all."""
    yield Measure((), "modularity", found.modularity, found.method)
    yield Measure((), "stability of communities", found.stability, found.method)
    for actor, number in found.number.items():
        yield Measure((actor,), "community", float(number), found.method)
        yield Measure((actor,), "staying in the community", found.staying[actor], found.method)


def carried_over(division: Communities, before: Communities) -> Communities:
    """The same communities under the numbers of an earlier division, as far as they go on.

    The two that share most members come first, then the two that share most of those left, and
    so on: of a community that splits, the largest part keeps the number. A community that shares
    nobody with any that is left is new and gets a number that none had before.
    """
    old, now = before.number, division.number
    shared = Counter((old[actor], now[actor]) for actor in now if actor in old)
    kept: dict[int, int] = {}
    for earlier, number in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if number not in kept and earlier not in kept.values():
            kept[number] = earlier
    unused = count(len(before.members))
    told = {kept[n] if n in kept else next(unused): g for n, g in enumerate(division.members) if g}
    last = max((len(before.members) - 1, *told))
    return replace(division, members=tuple(told.get(number, ()) for number in range(last + 1)))


def _members(tied: nx.Graph, division: Division) -> tuple[tuple[str, ...], ...]:
    groups: list[list[str]] = [[] for _ in set(division)]
    for actor, number in zip(tied, division, strict=True):
        groups[number].append(actor)
    return tuple(tuple(sorted(group)) for group in groups)


def _modularity(tied: igraph.Graph, division: Division) -> float:
    """By igraph at every size; 0 where nobody has a tie, since it is 0/0 there."""
    return float(tied.modularity(division, weights="weight")) if tied.ecount() else 0.0
