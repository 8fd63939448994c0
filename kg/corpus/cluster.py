"""Documents are read by a Dask cluster: the same readings as on one machine, in any order.

Knows Dask, and nothing of files nor of what a reading tells. Documents go out in partitions, with
their texts, so that workers need to reach no file; what is read comes back as packed N-Quads. A
partition whose worker ends goes to another one. What ends every worker that it goes to is read
again at the end, document by document and with nothing else under way: whatever ends a worker
then does so by itself, and is set aside.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kg.corpus.keeping import keep, kept
from kg.corpus.making import reader
from kg.errors import KgError
from kg.graph.parts import packed, unpacked
from kg.model import Document, Reading
from kg.text import workers as processes

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["LARGEST", "MOST", "read"]

MOST = 64
"""Documents of a partition: some seconds of reading."""
LARGEST = 400_000
"""Characters of a partition that holds more than one document."""

_AHEAD = 2  # partitions for each thread of the cluster that are read there, or wait there
_PATIENCE = 20  # seconds for a scheduler to answer, or for a worker to come
_ONE_AT_A_TIME = Lock()  # a worker may have several threads; its model is for one

Failed: TypeAlias = Callable[[Document, str], None]
Partition: TypeAlias = tuple[Document, ...]


class _Part(NamedTuple):
    """What becomes of a partition: packed readings, and the documents that cannot be read."""

    readings: bytes
    failures: tuple[tuple[Document, str], ...] = ()


def read(
    documents: Iterable[Document],
    *,
    engine: str,
    model: str,
    out: Path,
    failed: Failed,
    step: Callable[[str], None] = lambda _: None,
) -> Iterator[Reading]:
    """Readings of documents, as they are done.

    `engine` is the address of a scheduler, dask://HOST:PORT; `out` the folder of the build, which
    keeps what has been read and may hold some of it already (`kg.corpus.keeping`). `failed` is
    told of each document that cannot be read, and why, `step` of each partition that comes back.
    Raises `KgError` where the cluster cannot be reached, has no workers, or would read otherwise
    than this machine.
    However the iterator ends, it leaves nothing to do on the cluster.
    """
    waiting = {document.id: document for document in documents}
    made_by = reader(model)
    for reading in kept(out, made_by):
        if waiting.get(reading.document.id) == reading.document:
            del waiting[reading.document.id]
            yield reading
    partitions = tuple(_partitions(waiting.values()))
    if not partitions:
        return
    with _connected(engine) as client:
        for number, part in enumerate(_parts(client, partitions, model, made_by), 1):
            step(f"part {number} of {len(partitions)} is read")
            for document, why in part.failures:
                failed(document, why)
            keep(part.readings, out, made_by)
            yield from unpacked(part.readings)


def _partitions(documents: Iterable[Document]) -> Iterator[Partition]:
    held: list[Document] = []
    size = 0
    for document in documents:
        size += len(document.text)
        if held and (len(held) == MOST or size > LARGEST):
            yield tuple(held)
            held, size = [], len(document.text)
        held.append(document)
    if held:
        yield tuple(held)


# ── On this machine ──────────────────────────────────────────────────────────


def _parts(
    client: Client, partitions: Sequence[Partition], model: str, made_by: str
) -> Iterator[_Part]:
    """What becomes of partitions, those that ended workers last."""
    from distributed.scheduler import KilledWorker

    fresh, suspects = deque(partitions), deque[Document]()
    begun: dict[Future, Partition] = {}

    def begin(partition: Partition) -> None:
        begun[client.submit(_read, partition, model, made_by, pure=False)] = partition

    try:
        while fresh or suspects or begun:
            while fresh and len(begun) < _AHEAD * max(1, sum(client.nthreads().values())):
                begin(fresh.popleft())
            if alone := not begun:
                begin((suspects.popleft(),))
            for future in _settled(client, begun):
                partition = begun.pop(future)
                try:
                    yield future.result()
                except KilledWorker as error:
                    if alone:
                        why = f"reading it ended {error.allowed_failures + 1} workers"
                        yield _Part(b"", tuple((each, why) for each in partition))
                    else:
                        suspects += partition
    finally:
        client.cancel(list(begun))


def _settled(client: Client, begun: Collection[Future]) -> Collection[Future]:
    """Those that have come to an end, once there are any."""
    from distributed import wait

    while True:
        try:
            ended: Collection[Future] = wait(
                list(begun), timeout=_PATIENCE, return_when="FIRST_COMPLETED"
            ).done
        except TimeoutError:
            if not client.nthreads():
                remedy = "start some: dask worker HOST:PORT --nthreads 1 --nworkers -1"
                raise KgError("the cluster has no workers", remedy=remedy) from None
        else:
            return ended


@contextmanager
def _connected(engine: str) -> Iterator[Client]:
    """A client of the cluster; what goes wrong there is one `KgError`."""
    address = _scheduler(engine)
    if find_spec("distributed") is None:
        remedy = "pip install 'conflict-kg[cluster]'"
        raise KgError("a cluster needs Dask", where="--engine", remedy=remedy)
    from distributed import Client

    try:
        with Client(address, timeout=_PATIENCE) as client:
            yield client
    except KgError:
        raise
    except OSError as error:
        remedy = "is it up? dask scheduler --host HOST --port PORT"
        raise KgError("no Dask scheduler answers there", where=engine, remedy=remedy) from error
    except Exception as error:
        what = f"the cluster cannot be used: {type(error).__name__}: {error}"
        remedy = "it needs the same kg on scheduler and workers; for dask+tls, certificates"
        raise KgError(what, where=engine, remedy=remedy) from error


def _scheduler(engine: str) -> str:
    """What Dask calls the scheduler.

    >>> _scheduler("dask://10.0.0.7:8786"), _scheduler("dask+tls://10.0.0.7:8786")
    ('tcp://10.0.0.7:8786', 'tls://10.0.0.7:8786')
    """
    found = re.fullmatch(r"dask(?:\+(tls))?://(\S+:\d+)", engine)
    if not found:
        remedy = "write dask://HOST:PORT"
        raise KgError(f"no engine is called {engine!r}", where="--engine", remedy=remedy)
    return f"{found[1] or 'tcp'}://{found[2]}"


# ── On a worker ──────────────────────────────────────────────────────────────


def _read(partition: Partition, model: str, made_by: str) -> _Part:
    """What a worker makes of a partition; the model stays loaded for the next one."""
    with _ONE_AT_A_TIME:
        if _reader(model) != made_by:
            raise KgError(
                "a worker has another version of kg, of its vocabulary or of the model",
                where="--engine",
                remedy="install the same on all machines, and start the workers again",
            )
        failures: list[tuple[Document, str]] = []
        found = processes.read(partition, model=model, failed=lambda *each: failures.append(each))
        return _Part(packed(found), tuple(failures))


_reader = cache(reader)  # what a worker has loaded stays as it is while it runs
