"""Reading on a Dask cluster of two worker processes: what one machine reads, whoever ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg import build, output
from kg.cli import main
from kg.corpus import cluster, partitions
from kg.corpus.keeping import FOLDER
from kg.errors import InvalidData, KgError
from kg.graph.parts import unpacked
from kg.model import Document, Reading, mint
from kg.text.parsing import MODEL

distributed = pytest.importorskip("distributed", reason="needs 'conflict-kg[cluster]'")

Read = Callable[..., Iterator[Reading]]

pytestmark = pytest.mark.usefixtures("few_known", "_small_partitions")

ROOT = Path(__file__).parent.parent.parent
STORY = "Arnor struck a base of the Gondor Brigades near Bree. Rohan condemned the attack."

# Put into the way of every worker: reports that reading does not survive, ever or once.
TRAPS = """
import os
import signal
import time
from pathlib import Path

import kg.text.claims as claims

def dask_setup(worker):
    real = claims._reading

    def reading(parsed):
        text, once = parsed.document.text, Path(os.environ["KG_ONCE"])
        if "Sauron" in text:
            os._exit(7)
        if "Balrog" in text and not once.exists():
            once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if "Nazgul" in text:
            raise ValueError("no such ring")
        if "Ents" in text:
            time.sleep(2)
        return real(parsed)

    claims._reading = reading
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cluster")


@pytest.fixture(scope="module")
def engine(folder: Path) -> Iterator[str]:
    """The address of a scheduler with two workers, each a process of its own."""
    (folder / "traps.py").write_text(TRAPS)
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "KG_ONCE": str(folder / "once"),
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
        "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error",
    }
    told = f"--scheduler-file={folder / 'scheduler.json'}"

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        line = [sys.executable, "-m", "dask", *arguments, told, "--no-dashboard"]
        return subprocess.Popen(line, cwd=folder, env=environment, stderr=subprocess.DEVNULL)

    started = [
        start("scheduler", "--host=127.0.0.1", "--port=0"),
        start("worker", "--nworkers=2", "--nthreads=1", "--preload=traps.py"),
    ]
    try:
        with distributed.Client(scheduler_file=str(folder / "scheduler.json")) as client:
            client.wait_for_workers(2, timeout=60)
            address = client.scheduler.address
        yield address.replace("tcp://", "dask://")
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(30)


@pytest.fixture
def _small_partitions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partitions, "MOST", 3)


def documents(*words: str) -> list[Document]:
    return [Document(mint("document", each), each, f"{STORY} {each} was quiet.") for each in words]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads on a cluster, for a build into a folder of its own."""

    def read(
        given: list[Document], engine: str, model: str = MODEL, failed: cluster.Failed = pytest.fail
    ) -> Iterator[Reading]:
        return cluster.read(given, engine=engine, model=model, out=tmp_path, failed=failed)

    return read


def test_a_killed_worker_costs_nothing_and_a_poisoned_report_only_itself(
    engine: str, folder: Path, tmp_path: Path
) -> None:
    words = ["Moria", "Lorien", "Balrog", "Edoras", "Isengard", "Sauron", "Osgiliath"]
    files = [tmp_path / f"{word}.txt" for word in words]
    for file, word in zip(files, words, strict=True):
        file.write_text(f"{STORY} {word} was quiet.")
    far, near = tmp_path / "far", tmp_path / "near"
    line = ["build", *map(str, files), "--out", str(far), "--engine", engine]
    done = CliRunner().invoke(main, line)
    assert done.exit_code == 1
    assert (folder / "once").exists()
    (told,) = [line for line in done.stderr.splitlines() if line.startswith("kg: ")]
    assert "Sauron.txt" in told
    assert "reading it ended 2 workers" in told
    build.build([file for file in files if file.stem != "Sauron"], near, failed=pytest.fail)
    assert not (far / FOLDER).exists()
    assert (far / output.GRAPH).read_bytes() == (near / output.GRAPH).read_bytes()


def test_a_report_that_fails_is_told_and_the_others_are_read(engine: str, read: Read) -> None:
    told: list[tuple[str, str]] = []
    given = documents("Moria", "Nazgul", "Edoras")
    found = read(given, engine, failed=lambda document, why: told.append((document.title, why)))
    assert [each.document.title for each in found] == ["Moria", "Edoras"]
    assert told == [("Nazgul", "reading it failed: ValueError: no such ring")]


def test_what_stops_one_machine_stops_a_cluster_with_the_same_line(engine: str, read: Read) -> None:
    with pytest.raises(InvalidData, match="graph/background is no place for a document"):
        list(read([Document("graph/background", "Bree", STORY)], engine))


def test_an_interrupt_leaves_nothing_to_do_on_the_cluster(engine: str, read: Read) -> None:
    given = documents(*(f"Ents {number}" for number in range(20)))
    threading.Timer(3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        list(read(given, engine))
    assert left(engine) == 0


def test_nothing_is_left_to_do_when_nobody_reads_on(engine: str, read: Read) -> None:
    found = read(documents("Moria", "Lorien", "Edoras", "Bree", "Rohan", "Ents"), engine)
    next(found)
    found.close()
    assert left(engine) == 0


def left(engine: str) -> int:
    """Tasks that the scheduler still holds, once it has heard of all that was taken back."""
    with distributed.Client(engine.replace("dask://", "tcp://")) as client:
        for _ in range(50):
            held = client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks))
            if not held:
                break
            time.sleep(0.1)
        return int(held)


def test_what_was_read_before_an_interrupt_is_not_read_again(
    engine: str, read: Read, tmp_path: Path
) -> None:
    given = documents("Moria", "Lorien", "Edoras", "Bree", "Rohan", "Isen", "Harad")
    stopped = read(given, engine)
    first = next(stopped)
    stopped.close()
    (part,) = (tmp_path / FOLDER).rglob("*.nq.gz")
    before = list(unpacked(part.read_bytes()))
    assert first in before
    nobody = "dask://127.0.0.1:1"
    assert list(read([each.document for each in before], nobody)) == before


def test_a_cluster_that_would_read_otherwise_is_refused(
    engine: str, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "reader", lambda _: "of another version")
    with pytest.raises(KgError, match="another version of kg"):
        list(read(documents("Moria"), engine))


def test_a_model_that_workers_do_not_have_stops_the_reading(engine: str, read: Read) -> None:
    with pytest.raises(KgError, match="no spaCy model called palantir"):
        list(read(documents("Moria"), engine, model="palantir"))


def test_a_cluster_without_workers_is_told(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    nobody = {"n_workers": 0, "dashboard_address": ":0", "set_as_default": False}
    with distributed.LocalCluster(**nobody) as empty:
        address = empty.scheduler_address.replace("tcp://", "dask://")
        with pytest.raises(KgError, match="the cluster has no workers"):
            list(read(documents("Moria"), address))


def test_where_nobody_answers_one_line_says_so(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(KgError, match="no Dask scheduler answers there"):
        list(read(documents("Moria"), "dask://127.0.0.1:1"))


@pytest.mark.parametrize("engine", ["spark://10.0.0.7:7077", "dask://10.0.0.7", "10.0.0.7:8786"])
def test_an_engine_that_is_none_is_told_with_what_to_write(engine: str, read: Read) -> None:
    with pytest.raises(KgError) as caught:
        list(read(documents("Moria"), engine))
    assert str(caught.value).endswith("(write dask://HOST:PORT)")


def test_without_the_extra_one_line_tells_what_to_install(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "find_spec", lambda _: None)
    with pytest.raises(KgError, match=r"conflict-kg\[cluster\]"):
        list(read(documents("Moria"), "dask://127.0.0.1:8786"))
