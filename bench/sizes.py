"""Graphs of any size in the project's own shapes, and what it costs to make and to hold them.

They are stories of tests/views/stories.py, with all that rules make of them: actors who take part
the more often the earlier they come, events, claims, passages, documents.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph as ox
import rdflib

from bench.questions import questions, somebody
from kg.graph import dataset, disk, queries
from kg.graph.rules import infer
from kg.ontology import PREFIXES
from tests.views.stories import story

__all__ = ["NODES", "alone", "grown", "held", "in_rdflib"]

NODES = {"100k": 1_000, "1M": 9_700, "5M": 48_600}
"""How many actors, places and events make a graph of about so many triples."""


def alone(work: Callable[..., Any], *given: object) -> Any:
    """What work gives in a process of its own, which leaves nothing of it in this one."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of processor time, and what came of it."""
    start = time.process_time()
    made = work()
    return time.process_time() - start, made


def grown(size: str, path: Path) -> Mapping[str, float]:
    """Seconds of each step from readings to a saved graph, and MB that the process needed."""
    readings, *_ = story(NODES[size])
    built, store = timed(lambda: dataset.build(readings, ()))
    inferred, _ = timed(lambda: infer(store))
    before = _peak()
    saved, _ = timed(lambda: dataset.save(store, path))
    sorting = _peak() - before
    name = somebody(store)
    asked, _ = timed(lambda: [queries.ask(store, text) for text in questions(name).values()])
    steps = {"build": built, "rules": inferred, "save": saved, "nine questions": asked}
    return steps | {"triples": len(store), "peak": before, "save, beside the graph": sorting}


def held(how: str, path: Path) -> Mapping[str, float]:
    """Seconds to load a file, and MB that the process needed more than before."""
    before = _peak()
    with TemporaryDirectory(dir=path.parent) as folder:
        load = {
            "rdflib": lambda: in_rdflib(path),
            "memory": lambda: dataset.loaded(path, ""),
            "disk": lambda: on_disk(path, Path(folder)),
        }[how]
        seconds, made = timed(load)
        peak = _peak() - before
        del made
    return {"time": seconds, "memory": peak}


def on_disk(path: Path, folder: Path) -> ox.Store:
    """A store on disk that holds a file, made and opened as `kg build` does."""
    disk.make(folder / "store", path, written=True)
    return disk.opened(folder / "store")


def in_rdflib(path: Path) -> rdflib.Dataset:
    """What a file holds, in rdflib's own store."""
    made = rdflib.Dataset(default_union=True)
    made.parse(path, format="nquads")
    for prefix, address in PREFIXES.items():
        made.bind(prefix, address, replace=True)
    return made


def _peak() -> float:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    [line] = (line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1000
