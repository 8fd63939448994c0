"""How fast networks of ties are measured, beside networkx: writes its section of docs/analysis.md.

Run it from the checkout: `python -m bench.analysis`. Every figure of the section is measured in
this one run; it takes some four minutes.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import networkx as nx
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

from bench.occasion import ROOT, occasion
from bench.sections import put, table
from kg.analysis.brokers import bridges, constraint
from kg.analysis.centrality import NUMPY, betweenness, pagerank
from kg.analysis.communities import SEEDS, communities
from kg.analysis.graphs import IGRAPH, LARGE, NETWORKX
from tests.analysis.networks import skewed

PAGE = ROOT / "docs" / "analysis.md"
SIZES = (1_000, 10_000)
TIES = 2  # per actor; in networks of real reports there is about one
PIVOTS, NODES, RUNS = 200, 200, 5

HEAD = """# How fast analysis is

Written by `make bench`; every figure stands here only, and those of a section come from one run.
"""

TITLE = "Importance, brokers and communities"

TEXT = """The networks are invented (tests/analysis/networks.py) in the manner of those that reports
give: few actors have most of the ties, most ties are within groups, some actors have none. Both
sides start from the same `networkx.Graph` and end with numbers by actor: what it takes to convert
is counted. `kg` measures with igraph from {large:,} actors on, and PageRank with numpy. Time is
processor time, the median of {runs} runs in which the two take turns; of betweenness it is one run.

Where networkx would take minutes, a part of its work is measured, and the rest is taken to go at
the same pace: betweenness from {pivots} pivots drawn by chance instead of all actors, each of which
is one search through the network, and constraint of {nodes} actors, evenly spaced. Of `kg` nothing
is left out. For PageRank networkx would use scipy, which is not installed: its own power iteration
in Python stands for it.

*One seed* is Louvain's method once, and the modularity of what it found. *{seeds} seeds* is what
`kg` gives: the best of so many, and on its side how far they agree as well.

| goal | at |
|---|---|
| betweenness >= 15 times as fast | 10,000 actors |
| communities >= 15 times as fast | 10,000 actors |
"""


@dataclass(frozen=True, slots=True)
class Work:
    """One measure on both sides; `share` is what part of all its work networkx does here."""

    title: str
    theirs: Callable[[nx.Graph], object]
    ours: Callable[[nx.Graph], object]
    share: Callable[[nx.Graph], float] = lambda _: 1.0
    runs: int = RUNS


def louvain(tied: nx.Graph, seeds: int) -> float:
    """The best modularity that networkx finds with so many seeds."""
    found = (nx.community.louvain_communities(tied, seed=seed) for seed in range(seeds))
    return max(nx.community.modularity(tied, division) for division in found)


def between(tied: nx.Graph) -> dict[str, float]:
    """Betweenness by networkx, from some pivots where all would take minutes."""
    return dict(nx.betweenness_centrality(tied, k=_pivots(tied), seed=0))


def constrained(tied: nx.Graph) -> dict[str, float]:
    """Burt's constraint by networkx, of some actors."""
    return dict(nx.constraint(tied, list(tied)[:: len(tied) // NODES], weight="weight"))


def _pivots(tied: nx.Graph) -> int:
    return len(tied) if len(tied) <= LARGE else PIVOTS


WORKS = (
    Work("betweenness", between, betweenness, lambda tied: _pivots(tied) / len(tied), runs=1),
    Work("communities, one seed", lambda tied: louvain(tied, 1), lambda tied: communities(tied, 1)),
    Work(f"communities, {SEEDS} seeds", lambda tied: louvain(tied, SEEDS), communities),
    Work("PageRank", _pagerank_python, pagerank),
    Work("constraint", constrained, constraint, lambda tied: NODES / len(tied)),
    Work("bridges", lambda tied: list(nx.bridges(tied)), bridges),
)


def timed(tied: nx.Graph) -> Iterator[tuple[str, ...]]:
    """The lines of the table for one network."""
    size = f"{len(tied):,}, {tied.number_of_edges():,}"
    for work in WORKS:
        runs = [(_seconds(work.theirs, tied), _seconds(work.ours, tied)) for _ in range(work.runs)]
        theirs, ours = map(statistics.median, zip(*runs, strict=True))
        share = work.share(tied)
        part = f" (from {share:.0%})" if share < 1 else ""
        ratio = theirs / share / ours
        yield size, work.title, f"{_told(theirs / share)}{part}", _told(ours), f"{ratio:,.1f}"


def _seconds(work: Callable[[nx.Graph], object], tied: nx.Graph) -> float:
    gc.collect()
    start = time.process_time()
    work(tied)
    return time.process_time() - start


def _told(seconds: float) -> str:
    if seconds < 1:
        return f"{seconds * 1000:.1f} ms"
    return f"{seconds:.1f} s" if seconds < 100 else f"{seconds:.0f} s"


def quality(networks: Iterable[nx.Graph]) -> Iterator[tuple[str, ...]]:
    """The lines of the second table: what the divisions are worth."""
    for tied in networks:
        found = communities(tied)
        theirs = louvain(tied, SEEDS)
        size = f"{len(tied):,}, {tied.number_of_edges():,}"
        yield size, f"{theirs:.4f}", f"{found.modularity:.4f}", f"{found.stability:.2f}"


def main() -> None:
    """Measure all, then write the section."""
    networks = [skewed(size, TIES * size) for size in SIZES]
    lines = [line for tied in networks for line in timed(tied)]
    text = TEXT.format(large=LARGE, runs=RUNS, seeds=SEEDS, pivots=PIVOTS, nodes=NODES)
    parts = (
        text,
        occasion(f"{NETWORKX}, {IGRAPH}, {NUMPY}"),
        table(("actors, ties", "measure", "networkx", "kg", "times as fast"), *lines),
        table(
            ("actors, ties", "modularity, networkx", "kg", "agreement of seeds"),
            *quality(networks),
        ),
    )
    put(PAGE, HEAD, TITLE, "\n\n".join(part.strip() for part in parts))
    print(f"wrote {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
