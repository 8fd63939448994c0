"""The formats that reports come in, one module each: bytes of a file become drafts.

A draft is a text and what the file itself says of its title, publisher, date and address.
Nothing here opens a file or reaches the network; heavy libraries are imported only where a
file needs them.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import UnreadableDocument
from kg.text.reports.decoding import LARGEST, decode, fits
from kg.text.reports.formats.draft import Draft
from kg.text.reports.formats.jsonlines import articles
from kg.text.reports.formats.markdown import markdown
from kg.text.reports.formats.page import decoded, page

__all__ = ["SUFFIXES", "Draft", "drafts"]

_LINES = (".jsonl", ".ndjson")
_MARKDOWN = (".md", ".markdown")
_PAGE = (".html", ".htm", ".xhtml")
SUFFIXES = (*_LINES, *_MARKDOWN, *_PAGE, ".pdf", ".txt")
"""How the names of files end that hold reports."""

_MARKUP = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE)


def drafts(file: BinaryIO, where: str, suffix: str) -> Iterator[Draft | UnreadableDocument]:
    """The reports in an open file, by what it holds and, in doubt, by how its name ends.

    Without a suffix (standard input), `---` begins Markdown with front matter and `<` HTML.
    """
    if suffix in _LINES:
        yield from articles(file, where)
        return
    data = fits(file.read(LARGEST + 1), where)
    if b"%PDF-" in data[:1024]:
        from kg.text.reports.formats.pdf import pdf

        yield pdf(data, where)
    elif suffix in _PAGE or _MARKUP.match(data.removeprefix(codecs.BOM_UTF8)):
        yield page(decoded(data, where), where)
    else:
        yield _written(decode(data, where), where, suffix)


def _written(text: str, where: str, suffix: str) -> Draft:
    if suffix == ".pdf":
        raise UnreadableDocument(
            "not a PDF, though its name says so", where=where, remedy="name it for what it is"
        )
    if suffix == ".json":
        raise UnreadableDocument(
            "JSON is read one article a line", where=where, remedy="write it as .jsonl"
        )
    if suffix == "" and text.lstrip().startswith("<"):
        return page(text, where)
    if suffix in _MARKDOWN or (suffix == "" and text.startswith("---")):
        return markdown(text, where)
    return Draft(where, text)
