"""Which files of reports a name means, on this machine or at an address, and their bytes.

Knows folders and fsspec, and nothing of what a file says. Only addresses that a user names are
reached; a record may tell of others, which are left alone.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from kg import output
from kg.errors import KgError, UnreadableDocument
from kg.text.reports.documents import holds_reports

__all__ = ["Address", "File", "gathered", "named", "opened", "version"]


class Address(str):
    """Where a file or a folder lies that is not on this machine, as s3://bucket/reports.jsonl."""

    __slots__ = ()


File: TypeAlias = Path | Address

_ADDRESS = re.compile(r"[A-Za-z][\w+.-]+(?:::|://)")
_PAGES = ("http://", "https://")  # what lies below a page nobody can list
# By which of all that a store tells of a file, in its own spelling, a new version is known.
_VERSION = {
    "created",
    "etag",
    "md5hash",
    "contentmd5",
    "digest",
    "lastmodified",
    "updated",
    "mtime",
}


def named(name: str) -> File:
    """What a name means that somebody wrote.

    >>> named("notes/a.md"), named("s3://bucket/a.md")
    (PosixPath('notes/a.md'), 's3://bucket/a.md')
    """
    return Address(name) if _ADDRESS.match(name) else Path(name)


def gathered(given: Iterable[File], failed: Callable[[KgError], None]) -> Iterator[File]:
    """Files, and in the place of a folder all files of reports in it, in order of their names.

    What is hidden is left out, and so are the files of a build. `failed` is told of a folder
    that cannot be looked into, or holds no report.
    """
    for file in given:
        try:
            if not _is_folder(file):
                yield file
                continue
            found: list[File] = list(_at(file) if isinstance(file, Address) else _in(file, failed))
            if not found:
                remedy = "reports end in .txt, .md, .html, .pdf or .jsonl, or in these and .gz"
                why = "the folder holds no report"
                raise UnreadableDocument(why, where=str(file), remedy=remedy)
            yield from sorted(found, key=str)
        except UnreadableDocument as error:
            failed(error)


def opened(file: str | Path) -> BinaryIO:
    """The bytes of a file; those of an address are fetched first.

    Raises `OSError` or `KgError` where there are none.
    """
    if not isinstance(file, Address):
        return open(file, "rb")
    with _reached(file) as (store, path), tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        store.get_file(path, str(copy))
        return copy.open("rb")  # which stays until it is closed


def version(file: File) -> str:
    """A digest that is another where a file has changed; empty where that cannot be told.

    Of a file here it is the SHA-256; an address is asked for what it tells of the version.
    """
    try:
        if isinstance(file, Address):
            return _told(file)
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except (OSError, ValueError, UnreadableDocument):
        return ""  # its reader will tell why


def _is_folder(file: File) -> bool:
    if not isinstance(file, Address):
        return file.is_dir()
    if file.startswith(_PAGES):
        return False
    with _reached(file) as (store, path):
        return bool(store.isdir(path))


def _in(folder: Path, failed: Callable[[KgError], None]) -> Iterator[Path]:
    def closed(error: OSError) -> None:
        why = f"cannot be looked into: {error.strerror}"
        failed(UnreadableDocument(why, where=str(error.filename), remedy="make it readable"))

    for here, folders, names in os.walk(folder, onerror=closed):
        folders[:] = [each for each in folders if not each.startswith(".")]
        ours = output.FILES if output.RECORD in names else ()
        for name in names:
            if not name.startswith(".") and name not in ours and holds_reports(name):
                yield Path(here, name)


def _at(folder: Address) -> Iterator[Address]:
    with _reached(folder) as (store, path):
        for name in store.find(path):
            below = name.removeprefix(path).strip("/")
            if holds_reports(below) and not re.search(r"(?:^|/)\.", below):
                yield Address(store.unstrip_protocol(name))


def _told(address: Address) -> str:
    with _reached(address) as (store, path):
        info = store.info(path)
    told = {
        key: str(value)
        for key, value in info.items()
        if re.sub("[-_]", "", key).lower() in _VERSION
    }
    whole = repr((info.get("size"), sorted(told.items())))
    return hashlib.sha256(whole.encode()).hexdigest() if told else ""


@contextmanager
def _reached(address: Address) -> Iterator[tuple[Any, str]]:
    """The store that an address lies in and its path there; what goes wrong is one error."""
    if find_spec("fsspec") is None:
        remedy = "pip install 'conflict-kg[cluster]'"
        raise KgError("addresses need fsspec", where=address, remedy=remedy)
    from fsspec.core import url_to_fs

    try:
        yield url_to_fs(address)
    except (KgError, FileNotFoundError):
        raise
    except ImportError as error:
        raise KgError(str(error), where=address, remedy="install what it names") from error
    except Exception as error:
        why = f"cannot be reached: {type(error).__name__}: {error}"
        remedy = "check the address, and what gives you access to it"
        raise UnreadableDocument(why, where=address, remedy=remedy) from error
