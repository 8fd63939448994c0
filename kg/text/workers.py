"""Documents are read by one process or by several: same readings, same order.

Knows processes and pipes; how a document is read stands in `kg.text.claims`. Each process loads
the model once and takes documents in batches. One that fails on a document, or is ended by it,
costs that document alone.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import TypeVar

from kg.errors import KgError
from kg.model import Document, Reading
from kg.text import claims
from kg.text.parsing import MODEL

__all__ = ["BATCH", "read"]

BATCH = 16  # documents that are parsed together
AHEAD = 4  # batches for each process that may wait until those before them are read

Failed = Callable[[Document, str], None]
Answer = Reading | str  # what was read, or why nothing could be
Job = tuple[tuple[int, Document], ...]  # documents with their places in the order
T = TypeVar("T")


def read(
    documents: Iterable[Document], *, model: str = MODEL, workers: int = 1, failed: Failed
) -> Iterator[Reading]:
    """Readings of documents, in order; `failed` is told of each that cannot be read, and why.

    `workers` is the number of processes; 1 reads in this one. Raises `KgError` where model or
    vocabulary cannot be loaded. The processes end with the iterator, however it ends.
    """
    answers = _shared(documents, model, workers) if workers > 1 else _alone(documents, model)
    for document, answer in answers:
        if isinstance(answer, Reading):
            yield answer
        else:
            failed(document, answer)


def _alone(documents: Iterable[Document], model: str) -> Iterator[tuple[Document, Answer]]:
    for batch in _batches(documents):
        yield from zip(batch, _answers(batch, model), strict=True)


def _answers(batch: Sequence[Document], model: str) -> list[Answer]:
    """What each document gives; where one makes reading fail, the others are read without it."""
    try:
        return list(claims.read(batch, model=model))
    except KgError:  # no document's fault: model or vocabulary
        raise
    except Exception as error:
        if len(batch) == 1:
            return [f"reading it failed: {type(error).__name__}: {error}"]
        return [answer for document in batch for answer in _answers([document], model)]


# ── Several processes ────────────────────────────────────────────────────────


def _shared(
    documents: Iterable[Document], model: str, workers: int
) -> Iterator[tuple[Document, Answer]]:
    fresh = _batches(enumerate(documents))
    again: deque[Job] = deque()  # documents of a process that ended: once more, each alone
    done: dict[int, tuple[Document, Answer]] = {}
    idle: list[Connection] = []
    busy: dict[Connection, Job] = {}
    hired: dict[Connection, SpawnProcess] = {}
    told = 0

    def job() -> Job:
        if again:
            return again.popleft()
        return next(fresh, ()) if len(done) < AHEAD * BATCH * workers else ()

    try:
        while True:
            while len(busy) < workers and (given := job()):
                pipe = _spare(idle, hired, model)
                busy[pipe] = given
                with suppress(OSError):  # who is gone cannot be asked, and is noticed below
                    pipe.send([document for _, document in given])
            if not busy:
                return
            for pipe in [ready for ready in wait(list(busy)) if isinstance(ready, Connection)]:
                given, answers = busy.pop(pipe), _answered(pipe)
                if answers is not None:
                    idle.append(pipe)
                else:
                    status = _dismiss(pipe, hired.pop(pipe))
                    if len(given) > 1:
                        again += ((one,) for one in given)
                        continue
                    answers = [f"reading it ended the process (status {status})"]
                for (place, document), answer in zip(given, answers, strict=True):
                    done[place] = document, answer
            while told in done:
                yield done.pop(told)
                told += 1
    finally:
        for pipe, process in hired.items():
            _dismiss(pipe, process)


def _spare(idle: list[Connection], hired: dict[Connection, SpawnProcess], model: str) -> Connection:
    """A process with nothing to do; who says something unasked has ended, through no document."""
    while idle:
        pipe = idle.pop()
        if not pipe.poll():
            return pipe
        _dismiss(pipe, hired.pop(pipe))
    pipe, process = _hire(model)
    hired[pipe] = process
    return pipe


def _hire(model: str) -> tuple[Connection, SpawnProcess]:
    """A new process and the pipe to it. Started afresh: forks of a process with threads hang."""
    pipe, other = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_work, args=(other, model), daemon=True
    )
    # An interrupt from the keyboard reaches every process: this one alone acts on it.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        other.close()
    return pipe, process


def _work(pipe: Connection, model: str) -> None:
    """Answer batches until nobody asks any more."""
    with suppress(EOFError, OSError):
        while True:
            batch = pipe.recv()
            try:
                pipe.send(_answers(batch, model))
            except KgError as error:
                pipe.send(error)


def _answered(pipe: Connection) -> list[Answer] | None:
    """What a process answers, or None where it has ended; raises the `KgError` it hands on."""
    try:
        answers: list[Answer] | KgError = pipe.recv()
    except (EOFError, OSError):
        return None
    if isinstance(answers, KgError):
        raise answers
    return answers


def _dismiss(pipe: Connection, process: SpawnProcess) -> int | None:
    """End a process, if it has not ended; returns its exit status."""
    pipe.close()
    process.terminate()
    process.join()
    return process.exitcode


def _batches(items: Iterable[T]) -> Iterator[tuple[T, ...]]:
    rest = iter(items)
    while batch := tuple(islice(rest, BATCH)):
        yield batch
