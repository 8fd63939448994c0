"""PDF files: the text of their pages, with lines joined to sentences again."""

from __future__ import annotations

import logging
import re
from collections import Counter
from io import BytesIO
from itertools import zip_longest
from statistics import median

import pypdf
from pypdf.errors import DependencyError, WrongPasswordError

from kg.errors import UnreadableDocument
from kg.text.reports.decoding import printable
from kg.text.reports.formats.draft import Draft

__all__ = ["pdf"]

_MOST_PAGES = 2000
_RUNNING = 2  # lines at the head and at the foot of a page that may stand on every page
_ENDED = re.compile(r"[.!?:;\"”’)]\s*$")
_DIVIDED = re.compile(r"(?<=[a-z])[-\u00ad]\n(?=[a-z])")

# Its talk of odd objects is for programmers; what concerns the user is in our errors.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def pdf(data: bytes, where: str) -> Draft:
    """The text of a PDF and its title; its dates are those of the file, not of the report."""
    try:
        text, title = _extracted(data)
    except (WrongPasswordError, DependencyError) as error:
        raise UnreadableDocument(
            "an encrypted PDF", where=where, remedy="save it without a password"
        ) from error
    except Exception as error:  # whatever a broken file does to the parser, the others go on
        raise UnreadableDocument(
            f"a PDF that cannot be read: {printable(str(error)[:200])}",
            where=where,
            remedy="save it again as PDF",
        ) from error
    if not text.strip():
        raise UnreadableDocument(
            "a PDF without text, probably scanned pages",
            where=where,
            remedy="recognise the text first, for instance ocrmypdf OLD NEW",
        )
    return Draft(where, text, title)


def _extracted(data: bytes) -> tuple[str, str]:
    reader = pypdf.PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise WrongPasswordError
    if len(reader.pages) > _MOST_PAGES:
        raise ValueError(f"more than {_MOST_PAGES} pages")
    title = reader.metadata.title if reader.metadata else None
    pages = [page.extract_text().splitlines() for page in reader.pages]
    return _unwrapped("\n".join(line for page in _bodies(pages) for line in page)), title or ""


def _bodies(pages: list[list[str]]) -> list[list[str]]:
    """The pages without the lines that most of them begin or end with, page numbers apart."""
    edges = Counter(shape for page in pages for shape in {_shape(page[i]) for i in _edge(page)})
    running = {s for s, pages_ in edges.items() if pages_ > 2 and pages_ > len(pages) / 2}
    return [
        [line for i, line in enumerate(page) if i not in _edge(page) or _shape(line) not in running]
        for page in pages
    ]


def _edge(page: list[str]) -> set[int]:
    """The places of the first and the last lines of a page."""
    return {i for i in range(len(page)) if i < _RUNNING or i >= len(page) - _RUNNING}


def _shape(line: str) -> str:
    """A line whatever its numbers: "Page 3 of 8" is "Page # of #"."""
    return re.sub(r"\d+", "#", line.strip())


def _unwrapped(text: str) -> str:
    """Lines joined where the sentence runs on; a divided word becomes whole.

    A line much shorter than most is a heading, and stands alone.

    >>> _unwrapped("The army said the mili-\\ntants were\\nkilled.\\nNo one replied.")
    'The army said the militants were killed.\\nNo one replied.'
    """
    lines = [line.strip() for line in _DIVIDED.sub("", text).splitlines()]
    usual = median(len(line) for line in lines if line) if any(lines) else 0
    joined = ""
    for line, following in zip_longest(lines, lines[1:]):
        runs_on = following and not _ENDED.search(line) and len(line) > usual / 2
        joined += line + (" " if line and runs_on else "\n")
    return joined.strip()
