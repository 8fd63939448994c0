"""Who shares enemies and friends: the same third actors, as reports tell of their acts and ties.

A shared enemy is no alliance: two may fight the same third without a word between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from kg.analysis.graphs import signed
from kg.analysis.numbers import Measure, Method
from kg.analysis.ties import Ties

__all__ = ["Shared", "measures", "shared"]


@dataclass(frozen=True, slots=True)
class Shared:
    """Two actors with third ones whom they share: ids, each in the order of ids.

    `enemies` both have more hostile than friendly ties with, `friends` the other way round; of
    `divided` the one is a friend and the other an enemy. `sign` is that of their own ties, 0
    where they have none or stand even.
    """

    one: str
    other: str
    enemies: tuple[str, ...]
    friends: tuple[str, ...]
    divided: tuple[str, ...]
    sign: int = 0


def shared(ties: Ties) -> tuple[Shared, ...]:
    """All pairs that share an enemy or a friend; those who share most come first.

    O(sum of squared degrees) of the signed network.
    """
    sides = signed(ties)
    found: dict[tuple[str, str], dict[tuple[int, int], list[str]]] = defaultdict(dict)
    for third in sorted(sides):
        for one, other in combinations(sorted(sides[third]), 2):
            signs = (sides.edges[third, one]["sign"], sides.edges[third, other]["sign"])
            found[one, other].setdefault(signs, []).append(third)
    pairs = (_shared(sides, *pair, by_sign) for pair, by_sign in found.items())
    return tuple(sorted((each for each in pairs if each.enemies or each.friends), key=_most))


def measures(pairs: Iterable[Shared]) -> Iterator[Measure]:
    """How many enemies and friends each two share."""
    method = Method("shared neighbours of one sign")
    for each in pairs:
        both = (each.one, each.other)
        yield Measure(both, "shared enemies", float(len(each.enemies)), method)
        yield Measure(both, "shared friends", float(len(each.friends)), method)


def _most(pair: Shared) -> tuple[int, int, str, str]:
    return (-len(pair.enemies) - len(pair.friends), -len(pair.enemies), pair.one, pair.other)


def _shared(
    sides: nx.Graph, one: str, other: str, by_sign: dict[tuple[int, int], list[str]]
) -> Shared:
    divided = sorted(by_sign.get((1, -1), []) + by_sign.get((-1, 1), []))
    return Shared(
        one,
        other,
        enemies=tuple(by_sign.get((-1, -1), ())),
        friends=tuple(by_sign.get((1, 1), ())),
        divided=tuple(divided),
        sign=sides.get_edge_data(one, other, {"sign": 0})["sign"],
    )
