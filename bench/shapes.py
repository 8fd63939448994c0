"""How fast shapes are asked of a graph, beside pySHACL: writes docs/shapes.md.

Run it from the checkout: `python -m bench.shapes`. Every figure is measured in this one run, on
invented stories of tests/views/stories.py.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pyshacl
import rdflib

from bench.occasion import ROOT, occasion
from kg.graph import dataset, shacl
from kg.graph.rules import infer
from kg.ontology import directory
from tests.graph.shacl.held import of_report, of_results
from tests.views.stories import story

PAGE = ROOT / "docs" / "shapes.md"
FILES = {"our own": directory() / "shapes.ttl", "the others": ROOT / "bench" / "shapes.ttl"}
NODES = (100, 1000)
ROUNDS = 5

WAYS = ("kg", "pySHACL")

Figures = dict[str, str]
Times = Mapping[str, Sequence[float]]

HEAD = """# How fast shapes are asked of a graph

Written by `make bench`; every figure stands here only, and all come from one run.

`kg check` asks shapes of SHACL Core in the store itself: each constraint becomes a query, and
none runs per node (`kg/graph/shacl/`). It is held against [pySHACL](https://github.com/RDFLib/pySHACL),
which checks in Python, over rdflib. Both find *the same results*: node, value, constraint, shape
and severity, each as often; where they did not, this page would not be written. Of the W3C tests of
SHACL Core both pass 97 of 98, each with a miss of its own (tests/conformance/test_shacl.py).

The stories are invented (tests/views/stories.py), without background; who takes part in what is
skewed, as it is in the news. *Triples* counts the store, with what rules make of the claims.
*Our own* shapes are those of ontology/shapes.ttl, which this graph keeps; *the others* stand in
bench/shapes.ttl, have every other kind of constraint and path, and many nodes break them.
*Together* is the sum of both.

Times are medians of {rounds} rounds in which both take turns, and a ratio is the median of those
within rounds, with the least and the greatest in brackets. Time is processor time, on one core;
garbage is collected before each round. Shapes and graph are read beforehand.

| goal | at |
|---|---|
| ≥ 12 × pySHACL, with the same results | 100,000 triples |
"""


def measured(nodes: int) -> Figures:
    """All figures of a story of so many nodes."""
    readings, *_ = story(nodes)
    store = dataset.build(readings, ())
    infer(store)
    triples = {quad.triple for quad in store}
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    graph = rdflib.Graph().parse(data=text, format="nt")
    figures = {"triples": f"{len(triples):,}", "reports": f"{len(readings):,}"}
    all_times: list[Times] = []
    for name, path in FILES.items():
        found, times = _held(store, graph, path)
        all_times.append(times)
        figures |= {f"{name}: results": f"{found:,}"} | _told(name, times)
    both = {
        way: [sum(each) for each in zip(*(t[way] for t in all_times), strict=True)] for way in WAYS
    }
    return figures | _told("together", both)


def _held(store: ox.Store, graph: rdflib.Graph, path: Path) -> tuple[int, Times]:
    """How many results the shapes of a file have, the same by both ways, and times of each way."""
    ours, theirs = shacl.load((path,)), rdflib.Graph().parse(path)
    found = of_results(shacl.validate(store, ours))
    _, report, _ = pyshacl.validate(graph, shacl_graph=theirs)
    if found != of_report(report):
        raise SystemExit(f"pySHACL finds otherwise: {found ^ of_report(report)}")
    ways = (
        lambda: tuple(shacl.validate(store, ours)),
        lambda: pyshacl.validate(graph, shacl_graph=theirs),
    )
    return found.total(), _rounds(dict(zip(WAYS, ways, strict=True)))


def _told(name: str, times: Times) -> Figures:
    ours, theirs = (times[way] for way in WAYS)
    ratios = [slow / fast for fast, slow in zip(ours, theirs, strict=True)]
    ratio = f"{statistics.median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f})"
    return {f"{name}: {way}": _ms(times[way]) for way in WAYS} | {f"{name}: ratio": ratio}


def _rounds(ways: Mapping[str, Callable[[], Any]]) -> Times:
    """Seconds of each way in each round; the ways take turns."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            gc.collect()
            start = time.process_time()
            way()
            times[name].append(time.process_time() - start)
    return times


def _ms(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds) * 1000:,.0f} ms"


def _table(columns: Sequence[Figures]) -> Iterator[str]:
    """Sizes across, figures down."""
    for name in columns[0]:
        yield f"| {name} | {' | '.join(column[name] for column in columns)} |"
        if name == "triples":
            yield f"|---|{'---:|' * len(columns)}"


def main() -> None:
    """Measure all, then write the page."""
    columns = [measured(nodes) for nodes in NODES]
    head = HEAD.format(rounds=ROUNDS)
    tools = ", ".join(f"{name} {version(name)}" for name in ("pyoxigraph", "pyshacl", "rdflib"))
    PAGE.write_text("\n".join([head, occasion(tools), "", *_table(columns), ""]), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
