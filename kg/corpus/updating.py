"""What becomes of the reports of a folder: which stay as they were read, are read, or go.

A report is known again by its content: its document id is a hash of it. What is left when
reports were added, changed and removed one after another is what one build of those that are
left would hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kg import intact, output
from kg.corpus.files import File, opened
from kg.corpus.record import INPUT, Corpus, Source
from kg.errors import KgError, UnreadableDocument
from kg.graph import dataset
from kg.graph.decoding import normal
from kg.identity.renaming import observed
from kg.model import Document, Reading
from kg.text.reports import documents

__all__ = ["Found", "Update", "found", "readings", "update"]

Failed = Callable[[KgError], None]


@dataclass(frozen=True, slots=True)
class Found:
    """A file as it was looked at, with the documents that could be read from it."""

    path: File
    source: Source
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """What becomes of the reports of a folder.

    `kept` stay as they were read, `documents` have to be read; of these the folder `holds` some
    already. `gone` are the ids of those that are taken out, or that newer ones stand for.
    """

    kept: tuple[Reading, ...]
    documents: tuple[Document, ...]
    holds: frozenset[str]
    gone: frozenset[str]
    sources: tuple[Source, ...]

    def joined(self, read: Iterable[Reading]) -> tuple[Reading, ...]:
        """All readings that are left, in the one form and order that a graph keeps.

        A document of the folder that could not be read again stays with its text alone.
        """
        left = {each.id: Reading(each) for each in self.documents if each.id in self.holds}
        left |= {each.document.id: each for each in (*self.kept, *read)}
        return tuple(normal(left[id]) for id in sorted(left))

    def told(self, read: Iterable[Reading]) -> dict[str, Source]:
        """The sources by file; one with a document that could not be read is tried again."""
        failed = {each.id for each in self.documents} - {each.document.id for each in read}
        return {
            each.file: replace(
                each,
                sha256="" if failed & set(each.documents) else each.sha256,
                documents=tuple(id for id in each.documents if id not in failed - self.holds),
            )
            for each in self.sources
        }


def readings(out: Path, *, again: bool = False) -> dict[str, Reading]:
    """What was read in each document of a folder, as it was observed there; none in a new one.

    Of what has to be read `again` only the texts.
    """
    if not (out / output.GRAPH).is_file():
        return {}
    store = dataset.open_store(intact.graph_file(out, writing=True))
    if again:
        return {each.id: Reading(each) for each in dataset.documents(store)}
    return {each.document.id: observed(each) for each in dataset.readings(store)}


def found(path: File, source: Source, failed: Failed) -> Found:
    """The documents of a file; `failed` is told of each that cannot be read."""
    day = date.fromisoformat(source.published) if source.published else None
    told: dict[str, Document] = {}
    whole = True
    for each in documents.read([path], published=day, publisher=source.publisher, opened=opened):
        if isinstance(each, UnreadableDocument):
            failed(each)
            whole = False
        elif each.id not in source.without:
            told.setdefault(each.id, each)
    ids = tuple(told)
    kept = replace(source, sha256=source.sha256 if whole else "", documents=ids)
    return Found(path, kept, tuple(told.values()))


def update(
    corpus: Corpus,
    held: Mapping[str, Reading],
    given: Iterable[Found] = (),
    *,
    gone: Set[str] = frozenset(),
    again: bool = False,
) -> Update:
    """What becomes of the readings that a folder holds where these files are given.

    What a file gave before goes where it no longer gives it, and no other does; a file that
    gives nothing at all could not be read, and what it gave stays. A new report goes in the
    place of one that the folder holds of the same address. `gone` are taken out; `again` tells
    that what is left has to be read again.
    """
    given = [each for each in given if each.documents]
    fresh = {each.id: each for one in reversed(given) for each in reversed(one.documents)}
    sources = dict(corpus.sources)
    sources |= {each.source.file: _added(each.source, sources) for each in given}
    addresses = {each.url for id, each in fresh.items() if each.url and id not in held}
    older = {id for id, each in held.items() if each.document.url in addresses and id not in fresh}
    before = [corpus.sources.get(each.source.file, each.source) for each in given]
    told = {id for each in sources.values() for id in each.documents}
    out = held.keys() & (older | gone | {id for e in before for id in e.documents} - told)
    left = {
        id: replace(each, document=fresh.get(id, each.document))
        for id, each in held.items()
        if id not in out
    }
    new = {id: each for id, each in fresh.items() if id not in held}
    texts = {id: each.document for id, each in left.items()} if again else {}
    return Update(
        () if again else tuple(left.values()),
        (*texts.values(), *new.values()),
        frozenset(texts),
        frozenset(out),
        tuple(_without(sources.values(), older | gone, gone)),
    )


def _added(source: Source, before: Mapping[str, Source]) -> Source:
    """What came from standard input stays beside what comes from it later."""
    if source.file != INPUT or INPUT not in before:
        return source
    ids = dict.fromkeys((*before[INPUT].documents, *source.documents))
    return replace(source, documents=tuple(ids))


def _without(sources: Iterable[Source], out: Set[str], gone: Set[str]) -> Iterator[Source]:
    """Sources that know what is no longer theirs to give; one with nothing left is forgotten."""
    for source in sources:
        lost = [id for id in source.documents if id in out]
        left = tuple(id for id in source.documents if id not in out)
        if left or not gone & set(lost):
            yield replace(source, documents=left, without=(*source.without, *lost))
