"""HTML pages: the article without menus and footers, found by trafilatura; no network."""

from __future__ import annotations

import re
from typing import Any

from kg.errors import UnreadableDocument
from kg.text.reports.decoding import decode, holds_sentence, printable
from kg.text.reports.formats.draft import Draft

__all__ = ["decoded", "page"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_HEADING = re.compile(r"<(?:title|h1)\b[^>]{0,500}>([^<]{1,300})<", re.IGNORECASE)
_REASON = (
    r"(?:(?:page )?not found|forbidden|access denied|unauthorized|bad (?:gateway|request)|"
    r"service (?:temporarily )?unavailable|gateway time-?out|internal server error|"
    r"too many requests|just a moment|attention required|are you a robot)"
)
_FAILED = re.compile(
    rf"\W*(?:error\W+)?(?:[45]\d\d\b\W*{_REASON}?|{_REASON})\W*(?:[|!:–—-].*)?",
    re.IGNORECASE | re.DOTALL,
)
# A real article may be headed "Access denied"; an error page is short as well.
_SHORT = 1500
# Finding the article takes time with the square of the tags: seconds here, minutes beyond.
_MOST_TAGS = 100_000


def decoded(data: bytes, where: str) -> str:
    """A page's markup, by UTF-8 or else by the character set that the page names."""
    try:
        return decode(data, where)
    except UnreadableDocument:
        named = _CHARSET.search(data[:4096])
        if named is None or b"\0" in data:
            raise
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeError):
            pass
        raise


def page(markup: str, where: str) -> Draft:
    """The article of a page, with the title, site, date and address that the page gives."""
    if markup.count("<") > _MOST_TAGS:
        raise UnreadableDocument(
            f"an HTML page of more than {_MOST_TAGS:,} tags",
            where=where,
            remedy="save the page of one article",
        )
    found = _extracted(markup, where)
    text = (found and found.text) or ""
    failure = next((h for h in _HEADING.findall(markup) if _FAILED.fullmatch(h)), "")
    if failure and len(text) < _SHORT:
        raise UnreadableDocument(
            f"an HTML error page ({printable(' '.join(failure.split()))}), not an article",
            where=where,
            remedy="fetch it again",
        )
    if not holds_sentence(text):
        raise UnreadableDocument(
            "an HTML page without article text", where=where, remedy="save the page of one article"
        )
    site = found.sitename or found.hostname or ""
    return Draft(where, text, found.title or "", site, found.date or "", found.url or "")


def _extracted(markup: str, where: str) -> Any:
    import trafilatura

    try:
        return trafilatura.bare_extraction(
            markup,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # whatever a broken page does to the parser, the others go on
        raise UnreadableDocument(
            f"HTML that cannot be parsed: {printable(str(error)[:200])}",
            where=where,
            remedy="save the page of one article",
        ) from error
