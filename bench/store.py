"""How fast a store is beside rdflib's own, and how it grows: writes docs/store.md.

Run it from the checkout: `python -m bench.store`, with `--large` for the graph of five million
triples too, without which what the page says of it stays.
"""

from __future__ import annotations

import argparse
import gc
import math
import statistics
from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph as ox
import rdflib

from bench.occasion import ROOT, occasion
from bench.questions import SCAN, questions, somebody
from bench.sections import put, table
from bench.sizes import NODES, alone, grown, held, in_rdflib, on_disk, timed
from kg.graph import dataset, forms, queries
from kg.graph.rules import infer
from tests.views.stories import story

PAGE = ROOT / "docs" / "store.md"
SIDES = ("rdflib", "ours", "disk", "straight")
ROUNDS = {"100k": 7, "1M": 3}
ADDED = 25
ENOUGH = 0.05  # seconds that a figure rests on

Times = Mapping[str, Sequence[float]]
Ways = Mapping[str, Callable[[], Any]]
Stores = Mapping[str, ox.Store]

HEAD = """# How fast a store is

Written by `make bench`; every figure stands here only. The graphs are invented, in the project's
own shapes: stories of tests/views/stories.py with actors, events, claims, passages and documents,
and all that rules make of them, without background. Who takes part in what is skewed, as it is in
the news. Times are processor time, garbage collected before each; sizes of memory are what a
process of its own needed at most.

| goal | |
|---|---|
| load N-Quads | ≥ 10 × rdflib |
| write Turtle | ≥ 40 × rdflib |
| nine questions through the API of rdflib | geometric mean ≥ 15 × at 100k, ≥ 10 × at 1M |
| each of them | not slower than rdflib |
| large results | ≤ 3 µs a row |
| one more report into a graph of 100,000 triples | ≤ 2 × the time into an empty one |
| growth from 100k to 1M to 5M | linear |
"""

BESIDE = """*rdflib* is a `Dataset` over rdflib's own store in memory. *Ours* is the dataset that
`kg.graph.dataset.as_rdflib` gives over a store of ours in memory, asked in the same words; *disk*
the same over a store on disk, as `kg.open` gives it; that the rows are the same is looked at in
every run. *Straight* is `kg.graph.queries.ask` in memory, to the last row. A file is loaded with a
look at what it holds; one that was *just written* needs none, nor does a store on disk as a build
makes it. *Large results* are all triples, each row read to its terms. Times are medians of {rounds}
rounds in which the sides take turns, each of them as often as fills 50 ms; a ratio is the median of
those within rounds, with the lowest and the highest in brackets."""

GROWTH = """Each size in a process of its own, from readings to a saved graph; and a load of that
file in another. Beside each figure stands what it comes to for 100,000 triples: where growth is
linear it stays. *Save, beside the graph* is what sorting needs beyond the graph itself."""


def beside(size: str, path: Path) -> str:
    """Both sides on one graph."""
    with TemporaryDirectory(dir=path.parent) as folder:
        stores = {"ours": dataset.loaded(path, ""), "disk": on_disk(path, Path(folder))}
        return _beside(size, path, stores, in_rdflib(path))


def _beside(size: str, path: Path, stores: Stores, theirs: rdflib.Dataset) -> str:
    store = stores["ours"]
    asked = dict(questions(somebody(store)))
    datasets = {"rdflib": theirs} | {name: dataset.as_rdflib(s) for name, s in stores.items()}
    for text in (*asked.values(), SCAN):
        first, *others = (_told(each.query(text)) for each in datasets.values())
        assert all(other == first for other in others), text
    works = _works(path, store, theirs) | {
        name: _ways(text, store, datasets)
        for name, text in (asked | {"large results": SCAN}).items()
    }
    times = {name: _rounds(ROUNDS[size], ways) for name, ways in works.items()}
    rows = [
        (name, *(_ms(found[side]) if side in found else "" for side in SIDES), _ratio(found))
        for name, found in times.items()
    ]
    means = (f"{side} {_mean(times, asked, side):.1f}" for side in SIDES[1:])
    scans = (f"{side} {_micro(times['large results'][side], len(store))}" for side in SIDES)
    return "\n\n".join(
        (
            f"{len(store):,} triples.",
            table(("", *SIDES, "rdflib / ours"), *rows),
            f"Geometric mean of the nine, rdflib divided by: **{', '.join(means)}**.",
            f"A row of the large results: {', '.join(scans)}.",
        )
    )


def _works(path: Path, store: ox.Store, theirs: rdflib.Dataset) -> dict[str, Ways]:
    def load() -> Any:
        return in_rdflib(path)

    def disk() -> None:
        with TemporaryDirectory(dir=path.parent) as folder:
            on_disk(path, Path(folder))

    return {
        "load": {"rdflib": load, "ours": lambda: dataset.loaded(path, ""), "disk": disk},
        "load, just written": {
            "rdflib": load,
            "ours": lambda: dataset.loaded(path, "", written=True),
        },
        "write Turtle": {
            "rdflib": lambda: theirs.serialize(format="turtle"),
            "ours": lambda: forms.write(store, "turtle", BytesIO()),
        },
    }


def _ways(text: str, store: ox.Store, datasets: Mapping[str, rdflib.Dataset]) -> Ways:
    def rows(name: str) -> Callable[[], Any]:
        return lambda: deque(datasets[name].query(text), 0)

    return {name: rows(name) for name in datasets} | {
        "straight": lambda: deque(queries.ask(store, text), 0)
    }


def _told(result: Iterable[Any]) -> Counter[frozenset[Any]]:
    return Counter(frozenset(row.asdict().items()) for row in result)


def _rounds(rounds: int, ways: Ways) -> Times:
    """Seconds of each way in each round; the ways take turns."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            gc.collect()
            times[name].append(_mean_of(way))
    return times


def _mean_of(way: Callable[[], Any]) -> float:
    """Seconds that a way takes; a short one is gone again until enough of them are spent."""
    taken: list[float] = []
    while sum(taken) < ENOUGH:
        taken.append(timed(way)[0])
    return statistics.fmean(taken)


def _ms(seconds: Sequence[float]) -> str:
    middle = statistics.median(seconds) * 1000
    return f"{middle:,.{2 if middle < 10 else 1}f} ms"


def _micro(seconds: Sequence[float], rows: int) -> str:
    return f"{statistics.median(seconds) / rows * 1e6:.2f} µs"


def _ratios(times: Times, side: str = "ours") -> Sequence[float]:
    return [their / own for their, own in zip(times["rdflib"], times[side], strict=True)]


def _ratio(times: Times) -> str:
    ratios = _ratios(times)
    return f"{statistics.median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f})"


def _mean(times: Mapping[str, Times], names: Iterable[str], side: str) -> float:
    logs = [math.log(statistics.median(_ratios(times[name], side))) for name in names]
    return math.exp(statistics.fmean(logs))


# ── Adding, memory, growth ───────────────────────────────────────────────────


def adding(size: str) -> str:
    """One more report into a graph, and into one without reports; rules are no part of either."""
    readings, *_ = story(NODES[size])
    full, background = dataset.build(readings, ()), dataset.build((), ())
    infer(full)
    times: dict[str, list[float]] = {"full": [], "empty": []}
    for reading in readings[:: len(readings) // ADDED][:ADDED]:
        dataset.remove(full, reading.document.id)
        for name, store in (("full", full), ("empty", background)):
            gc.collect()
            times[name].append(timed(lambda: dataset.add(store, reading))[0])  # noqa: B023
        dataset.remove(background, reading.document.id)
    ratio = statistics.median(_over(times["full"], times["empty"]))
    again = timed(lambda: infer(full))[0]
    return (
        f"{len(full):,} triples: {_ms(times['full'])}, into an empty one "
        f"{_ms(times['empty'])}; ratio **{ratio:.2f}**. All rules anew: {_ms([again])}."
    )


def _over(ones: Sequence[float], others: Sequence[float]) -> Sequence[float]:
    return [one / other for one, other in zip(ones, others, strict=True)]


def growth(sizes: Sequence[str], folder: Path) -> str:
    """Time and memory at each size, and for each 100,000 triples of it."""
    found = {size: alone(grown, size, folder / f"{size}.nq") for size in sizes}
    loads = {
        (size, how): alone(held, how, folder / f"{size}.nq")
        for size in sizes
        for how in ("memory", "disk", *(["rdflib"] if size != "5M" else []))
    }
    rows = [
        (name, *(_grown(found[size][name], found[size]["triples"], "s") for size in sizes))
        for name in ("build", "rules", "save", "nine questions")
    ]
    rows += [
        (name, *(_grown(found[size][name], found[size]["triples"], "MB") for size in sizes))
        for name in ("peak", "save, beside the graph")
    ]
    for how in ("memory", "disk", "rdflib"):
        for part, unit in (("time", "s"), ("memory", "MB")):
            cells = (
                _grown(loads[size, how][part], found[size]["triples"], unit)
                if (size, how) in loads
                else ""
                for size in sizes
            )
            rows.append((f"load, {how}: {part}", *cells))
    triples = ("triples", *(f"{found[size]['triples']:,}" for size in sizes))
    return table(("", *sizes), triples, *rows)


def _grown(figure: float, triples: float, unit: str) -> str:
    digits = 3 if unit == "s" else 1
    return f"{figure:,.{1 if figure > 10 else 2}f} {unit} ({figure / triples * 1e5:.{digits}f})"


def main() -> None:
    """Measure all, then write the page section by section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="growth up to five million triples")
    sizes = list(NODES) if parser.parse_args().large else list(NODES)[:2]
    tools = ", ".join(f"{name} {version(name)}" for name in ("rdflib", "oxrdflib", "pyoxigraph"))
    when = occasion(tools)
    with TemporaryDirectory(dir=ROOT / "out", prefix="bench-") as folder:
        files = Path(folder)
        grew = growth(sizes, files)
        if len(sizes) == len(NODES) or not PAGE.exists():
            put(PAGE, HEAD, "How it grows", f"{when}\n\n{GROWTH}\n\n{grew}")
        for size, rounds in ROUNDS.items():
            words = BESIDE.format(rounds=rounds)
            put(
                PAGE,
                HEAD,
                f"Beside rdflib, {size}",
                f"{when}\n\n{words}\n\n{beside(size, files / f'{size}.nq')}",
            )
    added = "\n\n".join(adding(size) for size in ROUNDS)
    put(PAGE, HEAD, "One more report", f"{when}\n\n{added}")
    print(f"wrote {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
