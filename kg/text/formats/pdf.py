"""PDF files: the text of their pages, with lines joined to sentences again."""

from __future__ import annotations

import logging
import re
from io import BytesIO

import pypdf
from pypdf.errors import DependencyError, WrongPasswordError

from kg.errors import UnreadableDocument
from kg.text.decoding import printable
from kg.text.formats.draft import Draft

__all__ = ["pdf"]

_MOST_PAGES = 2000
_WRAPPED = re.compile(r"(?<![.!?:;\n\"”’)])[ \t]*\n(?=[^\n])")
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
    return Draft(where, _unwrapped(text), title)


def _extracted(data: bytes) -> tuple[str, str]:
    reader = pypdf.PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise WrongPasswordError
    if len(reader.pages) > _MOST_PAGES:
        raise ValueError(f"more than {_MOST_PAGES} pages")
    title = reader.metadata.title if reader.metadata else None
    return "\n\n".join(page.extract_text() for page in reader.pages), title or ""


def _unwrapped(text: str) -> str:
    """Lines joined where the sentence runs on; a divided word becomes whole.

    >>> _unwrapped("The army said the mili-\\ntants were\\nkilled.\\nNo one replied.")
    'The army said the militants were killed.\\nNo one replied.'
    """
    return _WRAPPED.sub(" ", _DIVIDED.sub("", text))
