"""What goes out to a worker of a cluster, and what it answers; how it gets there is not known here.

Documents go out with their texts, so that a worker needs to reach no file. What is read comes back
as packed N-Quads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from threading import Lock
from typing import NamedTuple, TypeAlias

from kg.corpus.making import reader
from kg.errors import KgError
from kg.graph.parts import packed
from kg.model import Document
from kg.text import workers as processes

__all__ = ["LARGEST", "MOST", "Part", "Partition", "answer", "partitioned"]

MOST = 64
"""Documents of a partition: some seconds of reading."""
LARGEST = 400_000
"""Characters of a partition that holds more than one document."""

_ONE_AT_A_TIME = Lock()  # a worker may have several threads; its model is for one

Partition: TypeAlias = tuple[Document, ...]


class Part(NamedTuple):
    """What becomes of a partition: packed readings, and the documents that cannot be read."""

    readings: bytes
    failures: tuple[tuple[Document, str], ...] = ()


def partitioned(documents: Iterable[Document]) -> Iterator[Partition]:
    """Documents in order, in partitions of no more than `MOST` of them and `LARGEST` characters."""
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


def answer(partition: Partition, model: str, made_by: str) -> Part:
    """What this process reads in a partition; its model stays loaded for the next one.

    `made_by` is the digest of what shall read it (`kg.corpus.making`). Raises `KgError` where
    something else would, or where the model cannot be loaded.
    """
    with _ONE_AT_A_TIME:
        if _reader(model) != made_by:
            raise KgError(
                "a worker has another version of kg, of its vocabulary or of the model",
                where="--engine",
                remedy="install the same on all machines, and start the workers again",
            )
        failures: list[tuple[Document, str]] = []
        found = processes.read(partition, model=model, failed=lambda *each: failures.append(each))
        return Part(packed(found), tuple(failures))


_reader = cache(reader)  # what a worker has loaded stays as it is while it runs
