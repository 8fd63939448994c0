"""Signed balance: the friend of a friend a friend, the enemy of an enemy a friend, or not.

Signs come from reports of acts and relations: an attack is hostile, aid is friendly. A frustrated
triad says how its three sides are reported, not that the actors are in tension or will change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import networkx as nx

from kg.analysis import graphs
from kg.analysis.numbers import Measure, Method
from kg.analysis.ties import Tie, Ties

__all__ = ["FEW", "Balance", "Side", "Triad", "balance", "measures", "side", "triangles"]

# With fewer actors one report more or less can turn the picture.
FEW = 30


@dataclass(frozen=True, slots=True)
class Side:
    """Two actors who are friends or enemies: `sign` is 1 or -1, as most of their ties have it.

    `positive` and `negative` count their events and relations of either sign. `ties` are those
    that have a sign, first those of the sign of the side, then those that speak against it.
    """

    one: str
    other: str
    sign: int
    positive: int
    negative: int
    ties: tuple[Tie, ...] = ()

    @property
    def pair(self) -> tuple[str, str]:
        """Both actors in the order of their ids."""
        return (self.one, self.other)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims behind it, each once, those first that carry its sign."""
        return tuple(dict.fromkeys(id for tie in self.ties for id in sorted(tie.claims)))


@dataclass(frozen=True, slots=True)
class Triad:
    """Three actors of whom each two are friends or enemies.

    `actors` are in the order of their ids; `sides` are first and second, first and third,
    second and third.
    """

    actors: tuple[str, str, str]
    sides: tuple[Side, Side, Side]

    @property
    def kind(self) -> str:
        """The signs of its sides, friendly ones first: `+++`, `++-`, `+--` or `---`."""
        return "".join(sorted("+" if side.sign > 0 else "-" for side in self.sides))

    @property
    def product(self) -> int:
        """1 if an even number of its sides is hostile, else -1."""
        return -1 if self.kind.count("-") % 2 else 1

    @property
    def balanced(self) -> bool:
        """Whether its actors fit into two camps, friends within and enemies between."""
        return self.product > 0

    @property
    def clusterable(self) -> bool:
        """Whether its actors fit into any number of camps: three enemies fit into three."""
        return self.kind != "++-"


@dataclass(frozen=True)
class Balance:
    """The signed network and all its triads, in the order of their actors.

    `actors` counts those who have a friend or an enemy, `positive` and `negative` count pairs;
    `mixed` are pairs that have as many friendly as hostile ties, and so no side.
    """

    actors: int
    positive: int
    negative: int
    mixed: int
    triads: tuple[Triad, ...]

    @cached_property
    def frustrated(self) -> tuple[Triad, ...]:
        """The triads that are not balanced."""
        return tuple(triad for triad in self.triads if not triad.balanced)

    @cached_property
    def kinds(self) -> Mapping[str, int]:
        """How many triads there are of each kind."""
        found = Counter(triad.kind for triad in self.triads)
        return {kind: found[kind] for kind in ("+++", "++-", "+--", "---")}

    @property
    def share(self) -> float | None:
        """The triangle index: which part of the triads is balanced; None where there is none."""
        if not self.triads:
            return None
        return 1 - len(self.frustrated) / len(self.triads)

    @property
    def few(self) -> bool:
        """Whether there are too few actors (`FEW`) to read much into shares."""
        return self.actors < FEW


def balance(ties: Ties) -> Balance:
    """All triads of the signed network, each balanced or frustrated.

    A triad is balanced if an even number of its sides is hostile: +++ and +--; frustrated are ++-
    and ---. The share of balanced ones, the triangle index, goes from 0 (all frustrated) to 1;
    where signs fall at random it is near 1/2 only if as many are friendly as hostile, so that two
    networks are not to be compared by it alone. What is longer than three sides is not looked
    at; `camps` does. Time: number of edges to the power of 3/2 at most.

    Sources: Heider, "Attitudes and cognitive organization", Journal of Psychology 21 (1946);
    Cartwright and Harary, "Structural balance: a generalization of Heider's theory",
    Psychological Review 63 (1956); for --- as no contradiction: Davis, "Clustering and structural
    balance in graphs", Human Relations 20 (1967).
    """
    signed = graphs.signed(ties)
    found = tuple(triangles(signed))
    pairs = {pair for triad in found for pair in combinations(triad, 2)}
    sides = {pair: side(ties, signed, *pair) for pair in pairs}
    signs = Counter(sign for *_, sign in signed.edges(data="sign"))
    return Balance(
        signed.number_of_nodes(),
        signs[1],
        signs[-1],
        len(signed.graph["mixed"]),
        tuple(Triad((a, b, c), (sides[a, b], sides[a, c], sides[b, c])) for a, b, c in found),
    )


def side(ties: Ties, signed: nx.Graph, one: str, other: str) -> Side:
    """What is between two neighbours of the signed network, with their ties."""
    pair = (min(one, other), max(one, other))
    known = signed.edges[pair]
    told = [tie for tie in ties.between[pair] if tie.sign]
    told.sort(key=lambda tie: tie.sign != known["sign"])
    return Side(*pair, known["sign"], known["positive"], known["negative"], tuple(told))


def triangles(graph: nx.Graph) -> Iterator[tuple[str, str, str]]:
    """All three nodes that are neighbours of each other, sorted, in the order of their names.

    For each edge the shorter list of neighbours is gone through, so that nobody with thousands
    is asked for all pairs of them. Source: Chiba and Nishizeki, "Arboricity and subgraph listing
    algorithms", SIAM Journal on Computing 14 (1985).
    """
    later = {node: {other for other in graph[node] if other > node} for node in graph}
    for first in sorted(later):
        for second in sorted(later[first]):
            for third in sorted(later[first] & later[second]):
                yield first, second, third


def measures(result: Balance) -> Iterator[Measure]:
    """What is known of the whole, of each actor in a triad, and of each triad (its product)."""
    method = Method("product of the signs of each triad")

    def measure(name: str, value: float, *about: str) -> Measure:
        return Measure(about, name, value, method)

    yield measure("triads", len(result.triads))
    yield measure("frustrated triads", len(result.frustrated))
    if result.share is not None:
        yield measure("triangle index", result.share)
    frustrated = Counter(actor for triad in result.frustrated for actor in triad.actors)
    for actor in sorted({actor for triad in result.triads for actor in triad.actors}):
        yield measure("frustrated triads", frustrated[actor], actor)
    for triad in result.triads:
        yield measure("triad balance", triad.product, *triad.actors)
