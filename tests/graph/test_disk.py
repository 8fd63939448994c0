"""A store on disk: made whole from files, and from then on only read."""

from __future__ import annotations

import multiprocessing
import shutil
from pathlib import Path

import pytest

from kg.errors import InvalidData, KgError
from kg.graph import dataset, disk
from kg.graph.queries import ask
from tests.factory import reading

pytestmark = pytest.mark.usefixtures("few_known")

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    dataset.save(dataset.build([reading()]), tmp_path / "graph.nq")
    return tmp_path / "graph.nq"


@pytest.fixture
def folder(graph: Path) -> Path:
    disk.make(graph.with_name("store"), graph)
    return graph.with_name("store")


def test_it_holds_what_the_file_holds(graph: Path, folder: Path) -> None:
    store, other = disk.opened(folder), dataset.open_store(graph)
    assert dataset.lines(store) == dataset.lines(other)
    assert dataset.readings(store) == dataset.readings(other)


def test_making_it_leaves_nothing_beside_it(folder: Path) -> None:
    assert {path.name for path in folder.parent.iterdir()} == {"graph.nq", "store"}


def test_a_file_that_is_no_graph_makes_no_store(graph: Path) -> None:
    graph.write_text("no quads\n")
    with pytest.raises(InvalidData, match="not N-Quads"):
        disk.make(graph.with_name("store"), graph)
    assert [path.name for path in graph.parent.iterdir()] == ["graph.nq"]


def test_whoever_reads_it_goes_on_while_another_takes_its_place(folder: Path) -> None:
    store = disk.opened(folder)
    before = len(store)
    shutil.rmtree(folder)
    assert len(store) == sum(1 for _ in store) == before


def test_it_is_only_read(folder: Path) -> None:
    store = disk.opened(folder)
    with pytest.raises(KgError, match=r"only read \(take a copy in memory"):
        dataset.add(store, reading("-2"))
    assert dataset.lines(store) == dataset.lines(disk.opened(folder))


@pytest.mark.parametrize("damage", ["CURRENT", "MANIFEST"])
def test_a_folder_that_is_no_store_is_told(folder: Path, damage: str) -> None:
    next(folder.glob(f"{damage}*")).unlink()
    with pytest.raises(InvalidData, match="is no store that can be read"):
        disk.opened(folder)


def test_a_query_of_it_can_be_ended_from_outside(folder: Path) -> None:
    store = disk.opened(folder)
    assert ask(store, COUNT, timeout=30).rows == ask(store, COUNT).rows
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with pytest.raises(KgError, match=r"ended after 0\.2 s"):
        ask(store, endless, timeout=0.2)
    assert ask(store, COUNT, timeout=30).rows


def test_many_read_it_at_once(folder: Path) -> None:
    context = multiprocessing.get_context("fork")
    with context.Pool(4) as pool:
        assert len(set(pool.map(_size, [folder] * 8))) == 1


def _size(folder: Path) -> int:
    return len(disk.opened(folder))
