"""The best split of friends and enemies into camps, and what goes against it.

Whom no tie binds to the rest, no tie puts on a side: each part of the network that hangs together
is split by itself, and no camp of one part belongs to a camp of another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx
import numpy as np

from kg.analysis import graphs
from kg.analysis.balance import FEW, Side, side
from kg.analysis.numbers import Measure, Method
from kg.analysis.splits import Split, best
from kg.analysis.ties import Ties
from kg.errors import KgError

__all__ = ["SEED", "Camps", "Part", "camps", "measures"]

SEED = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the network that hangs together, and the best split of it.

    `camps` come largest first; `frustrated` are the sides that go against them: enemies within a
    camp, friends in two. `frustration` is their number (`weighted`: that of all events and
    relations against the split, the few of a side that fits too), and no split of this part has
    less than `at_least`. `undecided` are actors who stand elsewhere in another split that is as
    good, as seen from the actor with most friends and enemies; where the split was `searched`
    for, they are those who can change camp alone at no cost, and there may be more.
    """

    camps: tuple[tuple[str, ...], ...]
    frustrated: tuple[Side, ...]
    frustration: int
    at_least: int
    undecided: tuple[str, ...]
    searched: bool

    @property
    def actors(self) -> int:
        """How many actors there are in it."""
        return sum(map(len, self.camps))

    @property
    def exact(self) -> bool:
        """Whether no split can have less frustration."""
        return self.frustration == self.at_least


@dataclass(frozen=True, slots=True)
class Camps:
    """The best split of each part of the network, the largest part first.

    `k` is how many camps a part has at most, `weighted` whether ties were counted or pairs,
    `seed` what the search began with, if there was one.
    """

    k: int
    weighted: bool
    seed: int | None
    parts: tuple[Part, ...]

    @property
    def camps(self) -> tuple[tuple[str, ...], ...]:
        """The camps of the largest part."""
        return self.parts[0].camps if self.parts else ()

    @property
    def actors(self) -> int:
        """How many actors have a friend or an enemy."""
        return sum(part.actors for part in self.parts)

    @property
    def few(self) -> bool:
        """Whether there are too few actors (`FEW`) to read much into it."""
        return self.actors < FEW

    @property
    def frustration(self) -> int:
        """What goes against the splits of all parts."""
        return sum(part.frustration for part in self.parts)

    @property
    def at_least(self) -> int:
        """What no split falls below."""
        return sum(part.at_least for part in self.parts)

    @property
    def exact(self) -> bool:
        """Whether no split can have less frustration."""
        return all(part.exact for part in self.parts)

    @property
    def frustrated(self) -> tuple[Side, ...]:
        """The sides that go against the splits, part by part."""
        return tuple(side for part in self.parts for side in part.frustrated)

    @property
    def undecided(self) -> tuple[str, ...]:
        """Actors who stand elsewhere in another split that is as good, part by part."""
        return tuple(actor for part in self.parts for actor in part.undecided)


def camps(ties: Ties, k: int = 2, *, weighted: bool = False, seed: int = SEED) -> Camps:
    """The split of actors into at most k camps that least of what is reported goes against.

    Against it go enemies within a camp and friends in two camps. Their number is the frustration:
    0 where friends and enemies fall into camps, and for two camps never more than half of all
    pairs. With two camps it is the line index of balance, how many pairs would have to change
    sign or be unknown for the network to be balanced. `weighted` counts the events and relations
    that go against the split instead of the pairs.

    It is worked out in full where that takes less than a second (`splits.best`). That depends
    less on how many actors there are than on how entangled they are: hundreds of a network of
    reports, or 19 of whom all are tied to all (12 for three camps). Else it is searched for; the
    value says so, with a number that no split falls below.

    Camps are a way to sum up signs of reports. Who shares a camp need not be allied, and where
    an `undecided` actor stands is arbitrary: nobody may read a side into it. With three camps
    that is everybody of whom only one enemy is known. Pairs with as many friendly as hostile
    ties count for neither.

    Sources: Abelson and Rosenberg, "Symbolic psycho-logic", Behavioral Science 3 (1958); Harary,
    "On the measurement of structural balance", Behavioral Science 4 (1959); for more than two
    camps: Doreian and Mrvar, "A partitioning approach to structural balance", Social Networks
    18 (1996).
    """
    if k < 2:
        raise KgError(f"a split into {k}", where="camps", remedy="ask for two camps or more")
    signed = graphs.signed(ties)
    for *_, edge in signed.edges(data=True):
        hostile, friendly = edge["sign"] < 0, edge["sign"] > 0
        edge["together"] = edge["negative"] if weighted else int(hostile)
        edge["apart"] = edge["positive"] if weighted else int(friendly)
    whole = sorted(nx.connected_components(signed), key=lambda nodes: (-len(nodes), min(nodes)))
    inner = (signed.subgraph(sorted(nodes)) for nodes in whole)
    parts = tuple(_part(ties, graph, best(graph, k, seed)) for graph in inner)
    searched = any(part.searched for part in parts)
    return Camps(k, weighted, seed if searched else None, parts)


def measures(result: Camps) -> Iterator[Measure]:
    """Frustration of the whole, the sides against it by pair and by actor, and everybody's camp.

    Camps are numbered through all parts; who is undecided has none.
    """
    parameters = (f"camps={result.k}", f"weighted={str(result.weighted).lower()}")
    how = "least frustration, exact" if result.exact else "least frustration, searched"
    method = Method(how, f"numpy {np.__version__}", parameters, result.seed)
    yield Measure((), "frustration", result.frustration, method)
    yield Measure((), "least possible frustration", result.at_least, method)
    of_actor: Counter[str] = Counter()
    for against in result.frustrated:
        of_actor.update(against.pair)
        yield Measure(against.pair, "frustrated sides", 1, method)
    for actor in sorted(of_actor):
        yield Measure((actor,), "frustrated sides", of_actor[actor], method)
    everyone = (camp for part in result.parts for camp in part.camps)
    undecided = set(result.undecided)
    for number, camp in enumerate(everyone, start=1):
        for actor in camp:
            if actor not in undecided:
                yield Measure((actor,), "camp", number, method)


def _part(ties: Ties, graph: nx.Graph, split: Split) -> Part:
    found: dict[int, list[str]] = {}
    for actor in sorted(graph):
        found.setdefault(split.camp[actor], []).append(actor)
    against = (
        side(ties, graph, *sorted((one, other)))
        for one, other, sign in graph.edges(data="sign")
        if (split.camp[one] == split.camp[other]) != (sign > 0)
    )
    return Part(
        tuple(sorted(map(tuple, found.values()), key=lambda camp: (-len(camp), camp))),
        tuple(sorted(against, key=lambda side: side.pair)),
        split.cost,
        split.at_least,
        tuple(sorted(split.free)),
        split.searched,
    )
