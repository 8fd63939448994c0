"""How soon the command line answers: writes docs/start.md.

Run it from the checkout: `python -m bench.start`. Every figure is measured in this one run, on the
graph of the samples, built anew.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from bench.occasion import ROOT, occasion
from kg.graph.queries import stored

PAGE = ROOT / "docs" / "start.md"
ROUNDS = 5
WITHIN = 300  # ms that a stored question may take

# Questions that must be given something are given this.
GIVEN = {"actor": "Houthis", "place": "Red Sea", "name": "ship", "relation": "attack"}

Command = tuple[str, ...]

HEAD = """# How soon the command line answers

Written by `make bench`; every figure stands here only, and all come from one run.

Each time is that of a whole process, from its start to its end, by the clock: the median of
{rounds} rounds in which all commands take turns. *Ratio* is to `python -c pass`, which does
nothing, in the same round. The questions are those of ontology/queries, put to the store on disk
that `kg build` makes of the samples; each runs in a child process that is ended at the limit of
time or memory.

| goal | |
|---|---|
| `kg --help` | ≤ 100 ms |
| a stored question on the sample graph | ≤ {within} ms |
"""


def commands(out: Path) -> Mapping[str, Command]:
    """What is run, by how it is called here."""
    asked = {
        f"kg query {name}": ("-m", "kg", "query", name, *_given(name), "--from", str(out))
        for name in stored()
    }
    return {"python -c pass": ("-c", "pass"), "kg --help": ("-m", "kg", "--help"), **asked}


def _given(name: str) -> Iterator[str]:
    for each in stored()[name].parameters:
        if each.default is None:
            yield from ("-p", f"{each.name}={GIVEN[each.type]}")


def times(asked: Mapping[str, Command]) -> Mapping[str, Sequence[float]]:
    """Milliseconds of each command in each round."""
    found: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, command in asked.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, *command], check=True, capture_output=True, cwd=ROOT)
            found[name].append((time.perf_counter() - start) * 1000)
    return found


def rows(found: Mapping[str, Sequence[float]]) -> Iterator[str]:
    """The lines of the table: the floor, the help, and the questions from the fastest on."""
    floor, *questions = found
    questions.sort(key=lambda name: (name != "kg --help", statistics.median(found[name])))
    for name in (floor, *questions):
        pairs = zip(found[name], found[floor], strict=True)
        ratio = statistics.median(one / other for one, other in pairs)
        yield f"| `{name}` | {statistics.median(found[name]):.0f} ms | {ratio:.1f} |"


def main() -> None:
    """Measure all, then write the page."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        build = [sys.executable, "-m", "kg", "--quiet", "build", "--out", str(out)]
        subprocess.run(build, check=True, cwd=ROOT)
        found = times(commands(out))
    medians = [statistics.median(each) for name, each in found.items() if "query" in name]
    soon = sum(each <= WITHIN for each in medians)
    told = f"{soon} of {len(medians)} questions are answered within {WITHIN} ms; the median is "
    told += f"{statistics.median(medians):.0f} ms."
    head = HEAD.format(rounds=ROUNDS, within=WITHIN)
    table = "\n".join(("| command | time | ratio |", "|---|---:|---:|", *rows(found)))
    tools = f"pyoxigraph {version('pyoxigraph')}, load at the end {os.getloadavg()[0]:.1f}"
    PAGE.write_text("\n".join([head, occasion(tools), "", told, "", table, ""]), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
