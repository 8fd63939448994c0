"""How far a ranking hangs on its sources: the same ranking with each of them left out in turn.

Left out are each speaker, each publisher, all speakers without a name, all that only one speaker
says, and what is known beforehand. An actor who comes first whatever is left out is first by
many accounts; one who is first by a single account is first because of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import networkx as nx

from kg.analysis.brokers import constraint
from kg.analysis.centrality import betweenness, degree, pagerank, weighted_degree
from kg.analysis.graphs import graph
from kg.analysis.numbers import Measure, Method
from kg.analysis.rankings import Moved, Ranked, moved, ranked
from kg.analysis.scope import Scope
from kg.analysis.ties import Ties

__all__ = ["RANKINGS", "Change", "Ranking", "Sensitivity", "measures", "sensitivity", "variants"]


@dataclass(frozen=True, slots=True)
class Ranking:
    """A measure that puts actors in order; `least` where a small value comes first."""

    name: str
    values: Callable[[nx.Graph], Mapping[str, float]]
    least: bool = False

    def of(self, tied: nx.Graph) -> tuple[Ranked, ...]:
        """The actors of a network in their order."""
        return ranked(self.values(tied), least=self.least)


RANKINGS = (
    Ranking("degree", lambda tied: degree(tied).values),
    Ranking("weighted degree", lambda tied: weighted_degree(tied).values),
    Ranking("PageRank", lambda tied: pagerank(tied).values),
    # igraph at every size: there are as many networks to measure as there are sources.
    Ranking("betweenness", lambda tied: betweenness(tied, large=0).values),
    Ranking("constraint", lambda tied: constraint(tied).values, least=True),
)
"""Every measure that puts actors in order."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a ranking without some source.

    `without` is the scope that leaves it out, `ties` how many ties fall with it, `first` who
    then comes first (several, where they share the place), `moved` whose place changes among
    those who stood at the top.
    """

    without: Scope
    ties: int
    first: tuple[str, ...]
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """A ranking, its top, and all that changes it; `tried` is how many sources were left out.

    `changes` hold only what moves somebody at the top, the one that moves them furthest first.
    """

    ranking: str
    top: tuple[Ranked, ...]
    changes: tuple[Change, ...]
    tried: int

    @property
    def leads(self) -> tuple[tuple[str, int], ...]:
        """Who comes first, alone or with others, and in how many of the rankings tried."""
        lost = {each.actor: 0 for each in self.top if each.rank == 1}
        for change in self.changes:
            for actor in lost.keys() - set(change.first):
                lost[actor] += 1
        return tuple((actor, self.tried - times) for actor, times in lost.items())


def variants(ties: Ties) -> Iterator[Scope]:
    """The scope of these ties, each time without one more source; as many as there are sources.

    A speaker or publisher who carries no tie is none, and what the scope leaves out already is
    not left out again.
    """
    story, scope = ties.story, ties.scope
    carrying = [story.claims[id] for id in sorted({id for tie in ties.all for id in tie.claims})]
    reported = [claim for claim in carrying if claim.passage]
    for speaker in sorted({claim.speaker for claim in reported}):
        yield replace(scope, speakers=scope.speakers | {speaker})
    for publisher in sorted({story.publisher(claim) for claim in reported} - {""}):
        yield replace(scope, publishers=scope.publishers | {publisher})
    if not scope.unnamed and any(story.is_unnamed(claim.speaker) for claim in reported):
        yield replace(scope, unnamed=True)
    if not scope.single and reported:
        yield replace(scope, single=True)
    if not scope.background and len(reported) < len(carrying):
        yield replace(scope, background=True)


def sensitivity(
    ties: Ties, rankings: Iterable[Ranking] = RANKINGS, top: int = 10
) -> tuple[Sensitivity, ...]:
    """Each ranking of some ties, and what moves one of its first `top` actors.

    The cost is that of each ranking, times the sources without which some tie falls.
    """
    without = [(scope, ties.within(scope)) for scope in variants(ties)]
    before = graph(ties)
    nets = [(scope, len(ties.all) - len(left.all), graph(left)) for scope, left in without]
    changed = [each for each in nets if each[1] and not nx.utils.graphs_equal(before, each[2])]
    found = []
    for ranking in rankings:
        order = ranking.of(before)
        changes = (_change(ranking, order, top, *each) for each in changed)
        kept = sorted((each for each in changes if each.moved), key=_furthest)
        best = tuple(each for each in order if each.rank <= top)
        found.append(Sensitivity(ranking.name, best, tuple(kept), len(without)))
    return tuple(found)


def measures(found: Iterable[Sensitivity]) -> Iterator[Measure]:
    """In how many of the rankings tried an actor stays first, and how far each can fall."""
    for each in found:
        method = Method("each source left out in turn", parameters=(f"ranking={each.ranking}",))
        for actor, times in each.leads:
            share = times / each.tried if each.tried else 1.0
            yield Measure((actor,), "share of sources without which it stays first", share, method)


def _change(
    ranking: Ranking, order: tuple[Ranked, ...], top: int, without: Scope, ties: int, left: nx.Graph
) -> Change:
    now = ranking.of(left)
    tops = {each.actor for each in order if each.rank <= top}
    shifts = tuple(shift for shift in moved(order, now) if shift.actor in tops)
    first = tuple(each.actor for each in now if each.rank == 1)
    return Change(without, ties, first, shifts)


def _furthest(change: Change) -> tuple[bool, int, str]:
    """Changes in the first place go first, then those that move actors by most places."""
    lead = any(shift.before == 1 for shift in change.moved)
    far = max(abs(shift.now - shift.before) if shift.now else 10**6 for shift in change.moved)
    return (not lead, -far, repr(change.without))
