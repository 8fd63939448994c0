"""The whole flow on one screen: read it first.

Reports become readings, readings a store of claims; rules derive plain triples, measures
are written back, shapes look over the whole, and people get a graph, a table and a page.
Only this module knows the order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg import __version__, ontology, output, results
from kg.analysis.scope import words
from kg.analysis.standing import standing
from kg.analysis.ties import ties
from kg.corpus.files import File
from kg.corpus.keeping import forget
from kg.corpus.planning import Wish, plan
from kg.corpus.reading import read
from kg.corpus.record import save
from kg.errors import InvalidData, KgError
from kg.graph import backgrounds, dataset, measures, rules, shapes
from kg.graph.ordering import ordered
from kg.graph.outlines import OUTLINE
from kg.identity import decisions as judged
from kg.identity.amending import amended
from kg.identity.judgements import unknown
from kg.identity.recognising import alike, recognised
from kg.identity.resolving import ids, resolve
from kg.model import Document, Reading, mint
from kg.showing import draw, story
from kg.story import merge
from kg.text.parsing import MODEL
from kg.views import mirror, network, querying
from kg.views.placing.keeping import earlier
from kg.views.querying import Engine
from kg.views.selection import EVERYTHING, Selection

__all__ = [
    "DECISIONS",
    "MODEL",
    "STEPS",
    "Built",
    "assemble",
    "build",
    "identified",
    "measure",
    "name",
    "samples",
    "tab",
]

DECISIONS = judged.FILE
STEPS = 5  # what `build` does beside reading one report after another

Failed = Callable[[KgError], None]
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: all readings, and what became of the reports.

    Where nothing had changed there are no readings: none was read, and nothing written, unless the
    store on disk was damaged or not there and has been `mended`. `read`
    counts the reports that were read, `gone` are those that were taken out, or that newer ones
    stand for.
    """

    readings: tuple[Reading, ...] = ()
    read: int = 0
    gone: tuple[Document, ...] = ()
    mended: bool = False


def build(
    paths: Sequence[File],
    out: Path,
    *,
    published: date | None = None,
    publisher: str = "",
    model: str = "",
    workers: int = 1,
    engine: str = "",
    places: Path | None = None,
    decisions: Path | None = None,
    fresh: bool = False,
    without: Sequence[str] = (),
    memory: bool = False,
    failed: Failed,
    step: Step = lambda _: None,
) -> Built:
    """Bring graph, table and page in `out` up to date with reports; what did not change stays.

    Without paths the files that are known there are looked at again, or else the samples are
    read. What is wanted is explained at `kg.corpus.planning.Wish`; `workers` is the number of
    processes that read, `engine` the address of a cluster that reads in their place, and with
    `memory` the graph is kept as a file alone, without a store on disk. `failed` is told of each
    report that cannot be read or gives nothing, of each judgement that cannot be followed, and of
    each shape that the graph breaks; the rest is built. `step` is told what is being done. Raises
    `KgError` where no report can be read, and `InvalidData` where a claim quotes what its text
    does not say, or what is known beforehand contradicts itself: `out` then stays as it was.
    """
    backgrounds.read(ontology.background())  # a fault there stops before reports are read
    wish = Wish(tuple(paths), published, publisher, model, decisions, fresh, tuple(without), places)
    with output.replacing(out) as folder:
        todo = plan(wish, out, otherwise=samples(), judged=DECISIONS, failed=failed)
        if todo is None or todo.same:
            if todo:
                save(todo.record(), folder)
            return Built(mended=not memory and results.mend(folder, out))
        just_read = tuple(
            read(
                todo.update.documents,
                todo.files,
                model=todo.now.model,
                workers=workers,
                engine=engine,
                out=out,
                failed=failed,
                step=step,
            )
        )
        readings = todo.update.joined(just_read)
        if not readings:
            why = "no report would be left" if todo.gone else "no report could be read"
            raise KgError(why, remedy="nothing was built")
        step("names")
        readings = identified(readings, todo.decisions, failed=failed)
        store = assemble(readings, failed=failed, step=step)
        step("table and page")
        results.put(store, folder, out, memory=memory)
        draw(store, folder, kept=earlier(places, out / output.PAGE))
        save(todo.record(just_read), folder)
    forget(out)
    return Built(dataset.readings(store), len(just_read), todo.gone)


def identified(
    observed: Sequence[Reading], decisions: Path | None = None, *, failed: Failed
) -> tuple[Reading, ...]:
    """Readings with everybody under the id that they share in all of them.

    `failed` is told of each fault in the file of judgements and of each conflict between them.
    """
    judgements = judged.read(decisions, failed) if decisions else ()
    observed = amended(observed, judgements, decisions or judged.FILE, failed)
    found = resolve(observed, judgements, taken=recognised, alike=alike)
    if decisions:
        for fault in unknown(judgements, ids(observed), decisions):
            failed(fault)
        for conflict in found.conflicts:
            failed(conflict.fault(decisions))
    return found.readings


def assemble(
    readings: Iterable[Reading], *, failed: Failed, step: Step = lambda _: None
) -> ox.Store:
    """A store of all that was read, with what follows from it by rule and by measure.

    `failed` is told of each shape that the graph breaks.
    """
    step("rules")
    store = dataset.build(readings)
    rules.infer(store)
    step("measures")
    measure(store)
    step("shapes")
    broken = (each for each in shapes.check(store) if each.severity == "violation")
    for focus, message in dict.fromkeys((each.focus, each.message) for each in broken):
        failed(InvalidData(message, where=focus))
    return store


def measure(store: ox.Store) -> None:
    """Give a store in which all is inferred the name of its build, and its standing measures.

    The outline of its network is kept with it as well.
    """
    build, told = name(store), merge(*story(store))
    mirror.keep(store, network.draw(told))
    measures.made_by(store, build)
    for scope, found in standing(ties(told)):
        measures.write(store, found, scope, build, words=words(scope, told.label))


def tab(store: ox.Store, engine: Engine, wanted: Selection = EVERYTHING) -> Mapping[str, Any]:
    """What a page holds to answer queries; the page of a part holds only the part."""
    if wanted != EVERYTHING:
        store = assemble(story(store, wanted)[0], failed=lambda _: None)
    return querying.tab(engine, dataset.lines(store))


def samples() -> tuple[Path, ...]:
    """The reports that come with `kg`, written for it in its own words."""
    folder = Path(__file__).parent / "samples"
    return tuple(sorted(path for path in folder.glob("*.md") if path.stem != "README"))


def name(store: ox.Store) -> str:
    """The id of the build of a graph: the same for equal graphs, another where anything differs.

    Every claim, identity and review stands in the graph, and what follows from them. Measures
    and the outline are no part of what is named.
    """
    told = hashlib.sha256()
    beside = tuple(f"{graph} .\n".encode() for graph in (dataset.MEASURES, OUTLINE))
    for line in ordered(store):
        if not line.endswith(beside):
            told.update(line)
    return mint("build", __version__, __version__, told.hexdigest())
