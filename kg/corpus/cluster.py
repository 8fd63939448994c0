"""Documents are read by a Dask cluster: the same readings as on one machine, in any order.

Knows Dask, and nothing of files nor of how a worker reads (`kg.corpus.partitions`). A partition
whose worker ends goes to another one. What ends every worker that it goes to is read again at the
end, document by document and with nothing else under way: whatever ends a worker then does so by
itself, and is set aside.
"""

from __future__ import annotations

import logging
import re
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import closing, contextmanager
from functools import partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kg.corpus.keeping import keep, kept
from kg.corpus.making import reader
from kg.corpus.partitions import Part, Partition, answer, partitioned
from kg.errors import KgError
from kg.graph.parts import unpacked
from kg.model import Document, Reading

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["read"]

_AHEAD = 2  # partitions for each thread of the cluster that are read there, or wait there
_PATIENCE = 30  # seconds for a scheduler to answer, or for a worker to come

Failed: TypeAlias = Callable[[Document, str], None]


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
    than this machine. However the iterator ends, it leaves nothing to do on the cluster.
    """
    waiting = {document.id: document for document in documents}
    made_by = reader(model)
    for reading in kept(out, made_by):
        if waiting.get(reading.document.id) == reading.document:
            del waiting[reading.document.id]
            yield reading
    done, partitions = 0, tuple(partitioned(waiting.values()))
    with closing(_parts(partitions, engine, model, made_by)) as parts:
        for part in parts:
            if part.readings:
                keep(part.readings, out, made_by)
            found = tuple(unpacked(part.readings))
            done += len(found) + len(part.failures)
            step(f"{done} of {len(waiting)} reports are read")
            for document, why in part.failures:
                failed(document, why)
            yield from found


def _parts(
    partitions: Collection[Partition], engine: str, model: str, made_by: str
) -> Generator[Part, None, None]:
    """What becomes of partitions; of those that ended workers, what becomes of each document."""
    if not partitions:
        return
    fresh, suspects = iter(partitions), deque[Partition]()
    begun: dict[Future, Partition] = {}
    with _connected(engine) as client:
        submit = partial(client.submit, answer, model=model, made_by=made_by, pure=False)
        while True:
            room = _AHEAD * max(1, sum(client.nthreads().values())) - len(begun)
            begun |= {submit(each): each for each in islice(fresh, max(0, room))}
            if (alone := not begun) and suspects:
                suspect = suspects.popleft()
                begun[submit(suspect)] = suspect
            if not begun:
                return
            for future in _settled(client, begun):
                partition, part = begun.pop(future), _answer(future)
                if isinstance(part, Part):
                    yield part
                elif alone:
                    yield Part(b"", ((partition[0], f"reading it ended {part} workers"),))
                else:
                    suspects += ((document,) for document in partition)


def _answer(future: Future) -> Part | int:
    """What a worker answers, or how many ended without an answer."""
    from distributed.scheduler import KilledWorker

    try:
        part: Part = future.result()
    except KilledWorker as error:
        return int(error.allowed_failures) + 1
    else:
        return part


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
    """A client of the cluster; what goes wrong there is one `KgError`.

    With the client go all its tasks; a partition that is being read is read in vain.
    """
    address = _scheduler(engine)
    if find_spec("distributed") is None:
        remedy = "pip install 'conflict-kg[cluster]'"
        raise KgError("a cluster needs Dask", where="--engine", remedy=remedy)
    from distributed import Client

    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # one line of ours tells it
    try:
        with Client(address, timeout=_PATIENCE) as client:
            yield client
    except KgError:
        raise
    except (OSError, CancelledError) as error:
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
