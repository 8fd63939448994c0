"""Brokers: through whom others are tied, and whose loss would part them.

Three views of one question. Betweenness looks at the whole network, constraint at the
neighbours of an actor, bridges at single ties. Ties of every sign count: who fights both sides
stands between them too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from kg.analysis import graphs
from kg.analysis.centrality import Scores, betweenness
from kg.analysis.graphs import IGRAPH, NETWORKX, to_igraph
from kg.analysis.numbers import Measure, Method
from kg.analysis.rankings import ranked

__all__ = ["Bridges", "Broker", "Brokers", "bridges", "brokers", "constraint", "measures"]

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Broker:
    """How much an actor stands between others; `bridges` are those that end at the actor."""

    actor: str
    betweenness: float
    constraint: float
    bridges: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Bridges:
    """All bridges of a network, each with its ends in the order of their ids."""

    pairs: tuple[Pair, ...]
    method: Method


@dataclass(frozen=True, slots=True)
class Brokers:
    """Everybody who has a tie: highest betweenness first, then by id.

    `scores` are betweenness and constraint, each with its method.
    """

    all: tuple[Broker, ...]
    scores: tuple[Scores, Scores]
    bridges: Bridges


def brokers(tied: nx.Graph) -> Brokers:
    """Betweenness, constraint and bridges of everybody who has a tie."""
    between, constrained, found = betweenness(tied), constraint(tied), bridges(tied)
    mine: dict[str, list[Pair]] = {actor: [] for actor in tied}
    for pair in found.pairs:
        for end in pair:
            mine[end].append(pair)
    every = (
        Broker(each.actor, each.value, constrained.values[each.actor], tuple(mine[each.actor]))
        for each in ranked(between.values)
        if each.actor in constrained.values
    )
    return Brokers(tuple(every), (between, constrained), found)


def measures(found: Brokers) -> Iterator[Measure]:
    """Constraint and the number of bridges of each; betweenness is one of `importance`."""
    constrained = found.scores[1]
    for broker in found.all:
        yield Measure((broker.actor,), "constraint", broker.constraint, constrained.method)
        yield Measure((broker.actor,), "bridges", float(len(broker.bridges)), found.bridges.method)


def constraint(tied: nx.Graph) -> Scores:
    """Burt's constraint: how far all of an actor's ties lead, in the end, to one and the same few.

    For each other, the share of the actor's ties that goes to it, plus what goes to it by way of
    a third (their share times the third's share); squared, and summed over all others to whom
    the actor is tied. Shares are of events and relations. Near 0 for who is tied to many who are
    not tied to each other, 1 for who is tied to one alone, more for who is tied to two who are
    tied to each other (1.125 in a triangle): less is more of a broker. O(ties * greatest degree).
    It looks two steps far and does not tell what lies behind. Source: R. S. Burt,
    Structural Holes (Harvard University Press, 1992), chapter 2; R. S. Burt, "Structural holes
    and good ideas", American Journal of Sociology 110 (2004).

    igraph computes it at every size, since networkx takes seconds for a thousand actors; the two
    agree within 1e-9. Both give no number for who has no tie: such actors are left out.
    """
    found = to_igraph(tied).constraint(weights="weight")
    values = {actor: value for actor, value in zip(tied, found, strict=True) if tied.degree(actor)}
    method = Method("constraint (Burt)", IGRAPH, ("weight=events and relations",))
    return Scores("constraint", values, method)


def bridges(tied: nx.Graph) -> Bridges:
    """Pairs of actors whose ties alone join two parts of the network: without them it falls apart.

    Most often one of the parts is a single actor. Exact; O(actors + ties). That no other way is
    written about does not mean that there is none. Source: R. E. Tarjan, "A note on finding the
    bridges of a graph", Information Processing Letters 2 (1974). networkx and igraph find the
    same.
    """
    if len(tied) < graphs.LARGE:
        found, library = list(nx.bridges(tied)), NETWORKX
    else:
        nodes, numbered = tuple(tied), to_igraph(tied)
        ends = (numbered.es[edge].tuple for edge in numbered.bridges())
        found, library = [(nodes[one], nodes[other]) for one, other in ends], IGRAPH
    pairs = sorted((min(pair), max(pair)) for pair in found)
    return Bridges(tuple(pairs), Method("bridges", library))
