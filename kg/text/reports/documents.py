"""Files become documents: reports with a title, a publisher, a date and clean text.

One file may hold one report or, as JSON lines, many; one that cannot be read is handed on as
the error that says why, and the others are read. What a user says of a report goes before
what its file says, and that before what its page says.
"""

from __future__ import annotations

import gzip
import re
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path, PurePath
from typing import BinaryIO, TypeAlias, cast

from kg.errors import UnreadableDocument
from kg.model import Document, mint
from kg.text.dates import dates
from kg.text.reports.decoding import clean, printable
from kg.text.reports.formats import SUFFIXES, Draft, drafts

__all__ = ["STANDARD_INPUT", "holds_reports", "read"]

STANDARD_INPUT = "-"
_PACKED = ".gz"

Opened: TypeAlias = Callable[[str | Path], BinaryIO]


def holds_reports(name: str) -> bool:
    """Whether a file of this name in a folder is taken for one of reports.

    >>> [holds_reports(name) for name in ("a.MD", "2024.jsonl.gz", "photo.jpg", "backup.gz")]
    [True, True, False, False]
    """
    return _suffix(name)[0] in SUFFIXES


def read(
    paths: Sequence[str | Path],
    *,
    published: date | None = None,
    publisher: str = "",
    title: str = "",
    url: str = "",
    opened: Opened | None = None,
) -> Iterator[Document | UnreadableDocument]:
    """The reports in these files, one by one, and an error in the place of each unreadable one.

    `-` is standard input. What is given here holds for every report and goes before what the
    files say themselves. `opened` tells how a path is opened, if not as a file of this machine.
    Never raises for a file's sake.

    >>> [str(error) for error in read(["no such file.txt"])]
    ['no such file.txt: no such file (check the name)']
    """
    given = Draft("", "", title, publisher, "", url)
    for path in paths:
        try:
            with _opened(path, opened or _local) as (file, where, suffix):
                for draft in drafts(file, where, suffix):
                    if isinstance(draft, Draft):
                        yield _document(draft, given, published)
                    else:
                        yield draft
        except UnreadableDocument as error:
            yield error


def _local(path: str | Path) -> BinaryIO:
    return open(path, "rb")


@contextmanager
def _opened(path: str | Path, opened: Opened) -> Iterator[tuple[BinaryIO, str, str]]:
    """The open file, its name for people and its suffix; one clear error for all that fails."""
    if str(path) == STANDARD_INPUT:
        yield sys.stdin.buffer, "standard input", ""
        return
    where = printable(str(path))
    suffix, packed = _suffix(str(path))
    if "\0" in str(path):
        raise UnreadableDocument("no such file", where=where, remedy="check the name")
    try:
        with opened(path) as file:
            yield (cast(BinaryIO, gzip.GzipFile(fileobj=file)) if packed else file), where, suffix
    except FileNotFoundError as error:
        raise UnreadableDocument("no such file", where=where, remedy="check the name") from error
    except IsADirectoryError as error:
        remedy = f"give its files, for instance {where.rstrip('/')}/*.txt"
        raise UnreadableDocument("a directory, not a file", where=where, remedy=remedy) from error
    except PermissionError as error:
        remedy = f"make it readable: chmod u+r {where}"
        raise UnreadableDocument("no permission to read it", where=where, remedy=remedy) from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        remedy = "what stands before the fault is read; pack it again: gzip FILE"
        raise UnreadableDocument("damaged gzip", where=where, remedy=remedy) from error
    except OSError as error:
        raise UnreadableDocument(
            f"cannot be read: {error.strerror}", where=where, remedy="check the name and the disk"
        ) from error


def _suffix(path: str) -> tuple[str, bool]:
    """How the name of a file ends, without what packs it, and whether it is packed."""
    name = PurePath(re.sub(r"[?#].*", "", path) if "://" in path else path)
    packed = name.suffix.lower() == _PACKED
    return PurePath(name.stem if packed else name).suffix.lower(), packed


def _document(draft: Draft, given: Draft, published: date | None) -> Document | UnreadableDocument:
    try:
        text = clean(draft.text, draft.where)
        published = published or _day(draft.published, draft.where)
    except UnreadableDocument as error:
        return error
    title = _one_line(given.title or draft.title) or _headline(text) or Path(draft.where).stem
    publisher = _one_line(given.publisher or draft.publisher)
    identity = mint("document", title, text, title, publisher, published)
    return Document(identity, title, text, publisher, published, given.url or draft.url)


def _day(words: str, where: str) -> date | None:
    """A date in ISO 8601 or in English words; none where there are no words.

    >>> _day("3 Dec 2023", "a.md") == _day("2023-12-03T10:00:00Z", "a.md")
    True
    """
    if not words:
        return None
    found = dates(words, None)
    if not found or found[0].kind != "point" or found[0].when.precision != "day":
        raise UnreadableDocument(
            f"no day can be read from the date {printable(words)[:40]!r}",
            where=where,
            remedy="write it as 2023-12-03",
        )
    return date.fromisoformat(found[0].when.edtf)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _headline(text: str) -> str:
    """The first line, if it is short and no sentence; a report may begin without a headline."""
    first = text.partition("\n")[0].strip()
    return first if len(first) <= 120 and not re.search(r"[.!?…][\"'”’)]*\Z", first) else ""
