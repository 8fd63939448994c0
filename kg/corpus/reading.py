"""Documents become readings; what cannot be read is told with the file that it came from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from kg.corpus import cluster
from kg.corpus.files import File
from kg.corpus.updating import Failed
from kg.errors import UnreadableDocument
from kg.model import Document, Reading
from kg.text import workers as processes

__all__ = ["read"]


def read(
    documents: Collection[Document],
    files: Mapping[str, File],
    *,
    model: str,
    workers: int = 1,
    engine: str = "",
    out: Path,
    failed: Failed,
    step: Callable[[str], None] = lambda _: None,
) -> Iterator[Reading]:
    """What is read in each document; `files` are those that they came from, by document id.

    `workers` is the number of processes, `engine` the address of a cluster that reads in their
    place, for a build into `out` (`kg.corpus.cluster`). `failed` is told of each document that
    cannot be read, or in which no claim is found, `step` of what is being read.
    """

    def begun() -> Iterator[Document]:
        for number, document in enumerate(documents, 1):
            step(f"reading {number} of {len(documents)}: {document.title}")
            yield document

    def broken(document: Document, why: str) -> None:
        remedy = "the others are read; please report this one"
        place = ", ".join((*_file(document), document.title))
        failed(UnreadableDocument(why, where=place, remedy=remedy))

    def _file(document: Document) -> tuple[str, ...]:
        return (str(files[document.id]),) if document.id in files else ()

    if engine:
        found = cluster.read(
            documents, engine=engine, model=model, out=out, failed=broken, step=step
        )
    else:
        found = processes.read(begun(), model=model, workers=workers, failed=broken)
    for reading in found:
        if not reading.claims:
            place = "".join(_file(reading.document)) or reading.document.title
            remedy = "is it a report in English of who did what to whom?"
            failed(UnreadableDocument("no claim was found in it", where=place, remedy=remedy))
        yield reading
