"""Networks that others have measured and published, and invented ones of any size."""

from __future__ import annotations

import random
from collections import Counter
from itertools import accumulate, combinations

import networkx as nx
from hypothesis import strategies as st


def karate() -> nx.Graph:
    """Friends in a karate club of 34 before it split in two: each tie counts once.

    W. W. Zachary, "An information flow model for conflict and fission in small groups", Journal
    of Anthropological Research 33 (1977).
    """
    return nx.Graph(nx.karate_club_graph().edges())


def miserables(*, weighted: bool) -> nx.Graph:
    """Who appears with whom in Les Misérables, and in how many chapters.

    D. E. Knuth, The Stanford GraphBase (Addison-Wesley, 1993).
    """
    novel = nx.les_miserables_graph()
    return novel if weighted else nx.Graph(novel.edges())


def florence() -> nx.Graph:
    """Marriages between 15 families of Florence in the 15th century.

    R. L. Breiger and P. E. Pattison, "Cumulated social roles: the duality of persons and their
    algebras", Social Networks 8 (1986), from data of J. F. Padgett.
    """
    return nx.florentine_families_graph()


def seven(*, weighted: bool) -> nx.Graph:
    """Seven people, G among them all.

    S. P. Borgatti, "Structural holes: unpacking Burt's redundancy measures", Connections 20
    (1997); the weights are those that the tests of networkx give it.
    """
    ties = {
        "AB": 2,
        "AF": 3,
        "AG": 5,
        "AE": 2,
        "EG": 8,
        "FG": 3,
        "BG": 4,
        "BD": 1,
        "DG": 3,
        "GC": 10,
    }
    tied = nx.Graph()
    tied.add_weighted_edges_from(
        (*pair, weight if weighted else 1) for pair, weight in ties.items()
    )
    return tied


def skewed(nodes: int, edges: int, seed: int = 1, group: int = 40) -> nx.Graph:
    """A network as reports give it: few actors have most ties, and most ties are within groups.

    How often an actor is drawn falls with the power 0.8 of a rank that chance gives; a quarter of
    the ties go anywhere. Pairs drawn again have a heavier tie; some actors have none.
    """
    chance = random.Random(seed)
    names = [f"actor/{number:05}" for number in range(nodes)]
    drawn = {name: (1 + chance.randrange(nodes)) ** -0.8 for name in names}
    circles = [names, *(names[start : start + group] for start in range(0, nodes, group))]
    shares = [list(accumulate(drawn[name] for name in circle)) for circle in circles]
    heavy = list(accumulate(share[-1] for share in shares[1:]))
    found: Counter[tuple[str, str]] = Counter()
    while len(found) < edges:
        home = chance.choices(range(1, len(circles)), cum_weights=heavy)[0]
        circle = 0 if chance.random() < 0.25 else home
        one, other = sorted(chance.choices(circles[circle], cum_weights=shares[circle], k=2))
        if one != other:
            found[one, other] += 1
    tied = nx.Graph()
    tied.add_nodes_from(names)
    tied.add_weighted_edges_from((*pair, found[pair]) for pair in sorted(found))
    return tied


@st.composite
def any_small(draw: st.DrawFn) -> nx.Graph:
    """Any network of up to eight, some of them perhaps without a tie."""
    tied = nx.empty_graph(draw(st.integers(0, 8)))
    pairs = list(combinations(tied, 2))
    chosen = draw(st.sets(st.sampled_from(pairs))) if pairs else set()
    tied.add_weighted_edges_from((*pair, draw(st.integers(1, 5))) for pair in sorted(chosen))
    return tied
