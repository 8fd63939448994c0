"""How fast a store becomes a network, and follows what comes and goes: writes docs/mirror.md.

Run it from the checkout: `python -m bench.mirror`. Every figure is measured in this one run, on
invented stories of tests/views/stories.py.
"""

from __future__ import annotations

import gc
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any

import networkx as nx
import pyoxigraph as ox

from bench.occasion import ROOT, occasion
from kg.graph import dataset, outlines
from kg.graph.excerpts import whole
from kg.graph.rules import infer
from kg.model import Reading
from kg.ontology import PREFIXES
from kg.views import outline
from kg.views.mirror import Mirror, keep
from kg.views.network import network
from tests.views.stories import story

PAGE = ROOT / "docs" / "mirror.md"
NODES = (1000, 5000)
ROUNDS, CHANGED, AFRESH = 51, 25, 3

Figures = dict[str, str]

HEAD = """# How fast a store becomes a network

Written by `make bench`; every figure stands here only, and all come from one run.

The stories are invented (tests/views/stories.py), without background; who takes part in what is
skewed, as it is in the news. *Triples* counts the store, with what rules make of the claims.

The *floor* is `add_nodes_from` and `add_edges_from` of the very nodes and edges, as tuples that
are ready, with data that is ready. *Mirror* is all from the open store to the network that can be
used, `kg.open("out").to_networkx()` after opening: it reads the outline that `kg build` keeps in
the store, and makes data, nodes and edges of it. *From the claims* is the same network drawn from
what the reports tell, as it is where no outline holds: once documents came or went. *Claims
alone* is one SPARQL query for claim, subject, relation and object, as bytes that nobody has read
yet: no way from the claims leads near the floor, and so there is an outline.

*Add* and *remove* change store and network by one report through a mirror; the part of it that
the store alone would take stands below each. *Changes as from the claims* is how many of them
cost as much as drawing all from the claims.

Times are medians: of {rounds} rounds in which the ways take turns, of {changed} reports for
changes, and of {afresh} rounds from the claims. A ratio is the median of those within rounds, with
the middle half of them in brackets. Time is processor time, on one core; garbage is collected
before each round. *Memory* is what the network holds, as Python counts it; a mirror keeps nothing
beside it and the store.

| goal | at |
|---|---|
| mirror ≤ 1.5 × the floor | 100,000 triples |
"""

_CLAIMS = f"""PREFIX kg: <{PREFIXES["kg"]}> PREFIX rdf: <{PREFIXES["rdf"]}>
SELECT ?claim ?subject ?relation ?object {{
  ?claim a kg:Claim ; rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object .
}}"""


def measured(nodes: int) -> Figures:
    """All figures of a story of so many nodes."""
    readings, *_ = story(nodes)
    store = dataset.build(readings, ())
    infer(store)
    drawn = network(*whole(store))
    keep(store, drawn)
    times = _rounds(_ways(store, drawn))
    slow = _rounds({"from the claims": lambda: network(*whole(store))}, AFRESH)
    kept = next(store.quads_for_pattern(None, None, None, outlines.OUTLINE)).object.value
    return {
        "triples": f"{len(store):,}",
        "reports": f"{len(readings):,}",
        "nodes, edges": f"{len(drawn):,}, {drawn.number_of_edges():,}",
        "floor": _ms(times["floor"]),
        "mirror": _ms(times["mirror"]),
        "mirror / floor": _ratio(times["mirror"], times["floor"]),
        "of it reading the outline": _ms(times["text"]),
        "claims alone / floor": _ratio(times["claims alone"], times["floor"]),
        "from the claims": _ms(slow["from the claims"]),
        "outline": f"{len(kept.encode()) / 1000:,.0f} KB",
        "memory": _memory(lambda: Mirror(store).graph),
        "memory, from the claims": _memory(lambda: network(*whole(store))),
        **_changes(store, readings, statistics.median(slow["from the claims"])),
    }


def _ways(store: ox.Store, drawn: nx.MultiDiGraph) -> Mapping[str, Callable[[], Any]]:
    drawn_by = outline.drawn_by()
    return {
        "floor": _floor(drawn),
        "mirror": lambda: Mirror(store).graph,
        "text": lambda: outlines.kept(store, drawn_by),
        "claims alone": lambda: _claims(store),
    }


def _floor(drawn: nx.MultiDiGraph) -> Callable[[], nx.MultiDiGraph]:
    nodes = [(node, dict(data)) for node, data in drawn.nodes(data=True)]
    edges = [(*edge, dict(data)) for *edge, data in drawn.edges(keys=True, data=True)]

    def floor() -> nx.MultiDiGraph:
        graph = nx.MultiDiGraph()
        graph.add_nodes_from(nodes)
        graph.add_edges_from(edges)
        return graph

    return floor


def _claims(store: ox.Store) -> bytes | None:
    found: Any = store.query(_CLAIMS, use_default_graph_as_union=True)
    made: bytes | None = found.serialize(format=ox.QueryResultsFormat.TSV)
    return made


def _rounds(
    ways: Mapping[str, Callable[[], Any]], rounds: int = ROUNDS
) -> Mapping[str, Sequence[float]]:
    """Seconds of each way in each round; the ways take turns."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            gc.collect()
            times[name].append(_timed(way))
    return times


def _timed(way: Callable[[], Any]) -> float:
    start = time.process_time()
    made = way()
    taken = time.process_time() - start
    del made
    return taken


def _changes(store: ox.Store, readings: Sequence[Reading], afresh: float) -> Figures:
    """One report out and in again, through a mirror and without one."""
    mirror = Mirror(store)
    before, apart = network(*whole(store)), readings[:: max(1, len(readings) // CHANGED)]
    times: dict[str, list[float]] = {"add": [], "remove": [], "store, add": [], "store, remove": []}
    for reading in apart[:CHANGED]:
        id = reading.document.id
        times["remove"].append(_timed(lambda: mirror.remove(id)))  # noqa: B023
        times["add"].append(_timed(lambda: mirror.add(reading)))  # noqa: B023
        times["store, remove"].append(_timed(lambda: dataset.remove(store, id)))  # noqa: B023
        times["store, add"].append(_timed(lambda: dataset.add(store, reading)))  # noqa: B023
    assert nx.utils.graphs_equal(mirror.graph, before)
    change = statistics.median(times["add"] + times["remove"])
    return {
        "add": _ms(times["add"]),
        "of it the store": _ms(times["store, add"]),
        "remove": _ms(times["remove"]),
        "of that the store": _ms(times["store, remove"]),
        "changes as from the claims": f"{afresh / change:.0f}",
    }


def _memory(way: Callable[[], Any]) -> str:
    gc.collect()
    tracemalloc.start()
    made = way()
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del made
    return f"{held / 1e6:.1f} MB"


def _ms(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds) * 1000:,.1f} ms"


def _ratio(ours: Sequence[float], floor: Sequence[float]) -> str:
    low, middle, high = statistics.quantiles(a / b for a, b in zip(ours, floor, strict=True))
    return f"{middle:.2f} ({low:.2f} to {high:.2f})"


def _table(columns: Sequence[Figures]) -> Iterator[str]:
    """Sizes across, figures down."""
    for name in columns[0]:
        yield f"| {name} | {' | '.join(column[name] for column in columns)} |"
        if name == "triples":
            yield f"|---|{'---:|' * len(columns)}"


def main() -> None:
    """Measure all, then write the page."""
    columns = [measured(nodes) for nodes in NODES]
    head = HEAD.format(rounds=ROUNDS, changed=CHANGED, afresh=AFRESH)
    tools = f"networkx {version('networkx')}, pyoxigraph {version('pyoxigraph')}"
    PAGE.write_text("\n".join([head, occasion(tools), "", *_table(columns), ""]), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
