"""What many reports cost, on a cluster and after it: writes a section of docs/cluster.md.

Run it from the checkout: `python -m bench.cluster`. Every figure is measured in this one run, on
invented reports (bench/invented.py).
"""

from __future__ import annotations

import gzip
import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar

from bench.invented import reports
from bench.occasion import ROOT, occasion
from bench.sections import put, table
from kg import build, output, results, showing
from kg.background import known
from kg.corpus import cluster, keeping
from kg.corpus.making import reader
from kg.corpus.partitions import MOST
from kg.errors import KgError
from kg.graph import dataset, rules, shapes
from kg.graph.parts import packed, unpacked
from kg.identity.recognising import matcher
from kg.model import Document
from kg.text import workers as processes
from kg.text.parsing import MODEL

PAGE = ROOT / "docs" / "cluster.md"
TITLE = "What it costs"
SIZES = (100, 300, 1000, 2000)
WORKERS = (1, 2)
ROUNDS, SHARE = 3, 4 * MOST
MILLION = 1_000_000

GROWS = 1.2  # times as much for each report as in the column before
STEPS = (
    "parts become readings",
    "names",
    "store",
    "rules",
    "measures",
    "shapes",
    "graph and its store",
    "table and page",
)

Figures: TypeAlias = dict[str, float]
T = TypeVar("T")


class Round(NamedTuple):
    """Seconds of reading once, by the clock and of the workers' cores."""

    taken: float
    worked: float


TEXT = """Written by `make bench`; every figure of this section stands here only, and all come from
one run.

The reports are invented: those of tests/reading/dev with other names and days of publication
(bench/invented.py), {characters} characters and {claims} claims each. They are read on clusters of
one and of two workers on this machine, which take turns: the median of {rounds} rounds of {share}
reports, by the clock and by the processor time of the workers. The clock tells little where the
machine has other work: it ended with {load} processes for {cores} cores. The steps after it are
processor time, each number of reports in a process of its own. Their milliseconds are those *of one
report*: a row that stays level tells of a step that grows as the reports do.

{occasion}

{reading}

To read a report takes {cpu} ms of one core without a cluster, to pack it {packing} ms; its part
has {kilobytes} KB, unpacked {unpacked}. One client can take in what about {feeds} workers read.

{steps}

A step that costs a report more than {grows} more at {most} than at {before}: {grown}.
What some reports tell and others deny contradicts pair by pair, so that rules have more than twice
as much to say of twice as many reports where these repeat each other, as invented ones do.

**A million such reports**, at the pace of the last column: {hours} hours of reading, which all
workers share; {alone} hours on the client, which nobody shares; {kilobytes} GB of parts, a
`graph.nq` of {graph} GB, a page of {page} GB, which no browser opens; and {memory} TB of memory.
A report takes {slope} MB there: a client with {machine} GB, as this one, is full at about {full}
reports. **The memory of the client is the limit, long before time is.** It holds all readings, as
they were read and under the names they share, then the store, then the lines of `graph.nq` while
they are sorted. By time the first limit is {slowest}.
"""


# ── Reading ──────────────────────────────────────────────────────────────────


@contextmanager
def _cluster(workers: int, folder: Path) -> Iterator[str]:
    """The address of a scheduler with so many workers, each a process."""
    from distributed import Client

    told = folder / f"{workers}.json"
    lines = (
        ("scheduler", "--host=127.0.0.1", "--port=0"),
        ("worker", f"--nworkers={workers}", "--nthreads=1"),
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "dask", *line, f"--scheduler-file={told}", "--no-dashboard"],
            cwd=folder,
            stderr=subprocess.DEVNULL,
        )
        for line in lines
    ]
    try:
        with Client(scheduler_file=str(told)) as client:
            client.wait_for_workers(workers, timeout=60)
            address = client.scheduler.address
        yield address.replace("tcp://", "dask://")
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


def _read(documents: Sequence[Document], engine: str, out: Path) -> None:
    for _ in cluster.read(documents, engine=engine, model=MODEL, out=out, failed=_stop):
        pass


def _stop(document: Document, why: str) -> None:
    raise ValueError(f"{document.title}: {why}")


def _worked(engine: str) -> float:
    """The processor time that the workers of a cluster have spent."""
    from distributed import Client

    with Client(engine.replace("dask://", "tcp://")) as client:
        return float(sum(client.run(time.process_time).values()))


def _rounds(documents: Sequence[Document], out: Path) -> Mapping[int, Sequence[Round]]:
    """Rounds of reading by workers. In the end all documents are read, and kept in `out`."""
    share = documents[:SHARE]
    found: dict[int, list[Round]] = {count: [] for count in WORKERS}
    with ExitStack() as clusters:
        engines = {count: clusters.enter_context(_cluster(count, out)) for count in WORKERS}
        for engine in engines.values():  # models are loaded before the first round
            _read(documents[: 2 * MOST], engine, out / "warm")
            keeping.forget(out / "warm")
        for _ in range(ROUNDS):
            for count, engine in engines.items():
                worked, start = _worked(engine), time.perf_counter()
                _read(share, engine, out / "round")
                taken = time.perf_counter() - start
                found[count].append(Round(taken, _worked(engine) - worked))
                keeping.forget(out / "round")
        _read(documents, engines[max(WORKERS)], out)
    return found


# ── After it ─────────────────────────────────────────────────────────────────


def _steps(out: Path, wanted: Set[str]) -> Figures:
    """What a build of these documents costs once they are read, by document.

    Milliseconds of each step, kilobytes of what it writes, and its highest memory in all.
    """
    known(), matcher(), dataset.build(())  # what is loaded once
    part = packed(r for r in keeping.kept(out, reader(MODEL)) if r.document.id in wanted)
    count, spent = len(wanted), Figures()

    def timed(name: str, step: Callable[[], T]) -> T:
        start = time.process_time()
        made = step()
        spent[name] = (time.process_time() - start) * 1000 / count
        return made

    read = timed(STEPS[0], lambda: tuple(unpacked(part)))
    readings = timed("names", lambda: build.identified(read, failed=_fail))
    store = timed("store", lambda: dataset.build(readings))
    timed("rules", lambda: rules.infer(store))
    timed("measures", lambda: build.measure(store))
    timed("shapes", lambda: list(shapes.check(store)))
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / output.GRAPH
        timed("graph and its store", lambda: results.put(store, graph.parent, graph.parent))
        timed("table and page", lambda: showing.draw(store, graph.parent))
        spent["graph"] = graph.stat().st_size / 1000 / count
        spent["page"] = graph.with_name(output.PAGE).stat().st_size / 1000 / count
    spent["quads"] = len(store) / count
    spent["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MILLION  # GB, on Linux
    return spent


def _fail(error: KgError) -> None:
    raise error


def _parts(documents: Sequence[Document]) -> Figures:
    """What it costs to read some documents here, and to pack what was read, by document."""
    spent = Figures()
    start = time.process_time()
    read = list(processes.read(documents, failed=_stop))
    spent["read"] = time.process_time() - start
    start = time.process_time()
    part = packed(read)
    spent["pack"] = time.process_time() - start
    spent["kilobytes"] = len(part) / 1000
    spent["unpacked"] = len(gzip.decompress(part)) / 1000
    spent["characters"] = sum(len(each.text) for each in documents)
    spent["claims"] = sum(len(each.claims) for each in read)
    return {name: figure / len(documents) for name, figure in spent.items()}


# ── The page ─────────────────────────────────────────────────────────────────


def _text(
    rounds: Mapping[int, Sequence[Round]], load: float, parts: Figures, steps: Sequence[Figures]
) -> str:
    last = steps[-1]
    client = sum(last[name] for name in STEPS)
    slope = (last["memory"] - steps[-2]["memory"]) / (SIZES[-1] - SIZES[-2])
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    grown = [name for name in STEPS if last[name] > GROWS * steps[-2][name]]
    return TEXT.format(
        **{name: f"{figure:,.0f}" for name, figure in parts.items()},
        occasion=occasion(f"distributed {version('distributed')}"),
        rounds=ROUNDS,
        load=f"{load:.1f}",
        cores=os.cpu_count(),
        share=SHARE,
        reading=table(
            ("workers", "reports a second", "ms of a core for each"),
            *((str(count), *_pace(each)) for count, each in rounds.items()),
        ),
        cpu=f"{parts['read'] * 1000:.0f}",
        packing=f"{parts['pack'] * 1000:.1f}",
        feeds=f"{parts['read'] * 1000 / last[STEPS[0]]:.0f}",
        steps=table(
            ("ms a report, of", *(f"{size:,} reports" for size in SIZES)),
            *((name, *(f"{each[name]:.1f}" for each in steps)) for name in STEPS),
            ("all", *(f"{sum(each[name] for name in STEPS):.1f}" for each in steps)),
            ("quads a report", *(f"{each['quads']:,.0f}" for each in steps)),
            ("highest memory", *(f"{each['memory']:.2f} GB" for each in steps)),
        ),
        hours=f"{parts['read'] * MILLION / 3600:,.0f}",
        alone=f"{client / 1000 * MILLION / 3600:,.0f}",
        graph=f"{last['graph']:,.0f}",
        page=f"{last['page']:,.0f}",
        slope=f"{slope * 1000:.1f}",
        memory=f"{slope * MILLION / 1000:.1f}",
        machine=f"{machine:.0f}",
        full=f"{(machine - last['memory']) / slope + SIZES[-1]:,.0f}",
        slowest=max(STEPS, key=last.__getitem__),
        grown=f"{', '.join(grown)}" if grown else "none",
        grows=f"{GROWS - 1:.0%}",
        before=f"{SIZES[-2]:,}",
        most=f"{SIZES[-1]:,}",
    )


def _pace(rounds: Sequence[Round]) -> tuple[str, str]:
    taken = statistics.median(each.taken for each in rounds)
    worked = statistics.median(each.worked for each in rounds)
    return f"{SHARE / taken:.1f}", f"{worked / SHARE * 1000:.0f}"


def main() -> None:
    """Measure all, then write the section."""
    documents = tuple(reports(SIZES[-1]))
    parts = _parts(documents[: 2 * MOST])
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        rounds, (load, *_) = _rounds(documents, out), os.getloadavg()
        context = multiprocessing.get_context("spawn")
        steps = []
        for size in SIZES:
            with context.Pool(1) as alone:
                wanted = {each.id for each in documents[:size]}
                steps.append(alone.apply(_steps, (out, wanted)))
    head = PAGE.read_text(encoding="utf-8").partition("\n## ")[0]
    put(PAGE, head, TITLE, _text(rounds, load, parts, steps))
    print(f"wrote {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
