"""From the bytes of a report to clean text, or to one clear reason why that cannot be.

Text is UTF-8. Newlines become one kind, composed letters one form, and control characters go:
here and once, since every offset counts characters of the text as it leaves this module.
Nothing else is changed; quotes, dashes and spelling stay as they were written.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from kg.errors import UnreadableDocument

__all__ = ["LARGEST", "clean", "decode", "fits", "holds_sentence", "printable"]

LARGEST = 20_000_000
_LONGEST_LINE = 1_000_000
_STRAY_CONTROLS = 3
_SHARE_OF_CONTROLS = 0.01

_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PACKED = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"PK\x03\x04": "zip"}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_NEWLINES = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_THREE_WORDS = re.compile(r"[^\W\d_]{2,}(?:[^\w\n]+[^\W\d_]+){2}")


def printable(words: str) -> str:
    """Words of a user's file or its name as they can stand in an error: nothing is obeyed."""
    return words if words.isprintable() else ascii(words)


def decode(data: bytes, where: str) -> str:
    """The text that some bytes hold; raises `UnreadableDocument` if they hold none.

    >>> decode(b"\\xef\\xbb\\xbfStruck.", "a.txt")
    'Struck.'
    """
    _refuse_other_than_text(fits(data, where), where)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"not UTF-8: byte {error.start} is 0x{data[error.start]:02x}",
            where=where,
            remedy="convert it, for instance iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW",
        ) from error
    if len(_CONTROLS.findall(text)) > _STRAY_CONTROLS + _SHARE_OF_CONTROLS * len(text):
        raise _binary(where)
    return text


def fits(data: bytes, where: str) -> bytes:
    """The same bytes, if they are no more than one report can have."""
    if len(data) > LARGEST:
        raise UnreadableDocument(
            f"larger than {LARGEST // 1_000_000} MB",
            where=where,
            remedy="give one file for each report, or .jsonl",
        )
    return data


def _refuse_other_than_text(data: bytes, where: str) -> None:
    if not data.strip():
        what = "holds only white space" if data else "empty file"
        raise UnreadableDocument(what, where=where, remedy="give a file with text")
    for start, packing in _PACKED.items():
        if data.startswith(start):
            raise UnreadableDocument(
                f"packed ({packing}), or an office file",
                where=where,
                remedy="unpack it, or save it as text, HTML or PDF",
            )
    if data.startswith(_WIDE) or (b"\0" in data and _looks_wide(data)):
        raise UnreadableDocument(
            "written in UTF-16 or UTF-32, not UTF-8",
            where=where,
            remedy="convert it: iconv -f UTF-16 -t UTF-8 OLD > NEW",
        )
    if b"\0" in data:
        raise _binary(where)


def _looks_wide(data: bytes) -> bool:
    """Whether every other byte is zero, as in Latin letters of UTF-16."""
    head = data[:4096]
    return max(head[0::2].count(0), head[1::2].count(0)) > 0.35 * len(head)


def _binary(where: str) -> UnreadableDocument:
    return UnreadableDocument(
        "binary, not text", where=where, remedy="give .txt, .md, .html, .pdf or .jsonl"
    )


def clean(text: str, where: str) -> str:
    """The text that offsets count; raises `UnreadableDocument` if it holds no sentence.

    >>> clean("Struck\\r\\nnear the cafe\\u0301.\\n", "a.txt")
    'Struck\\nnear the café.'
    """
    text = _NEWLINES.sub("\n", text.removeprefix("\ufeff"))
    text = _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))
    text = unicodedata.normalize("NFC", text).strip()
    if not text:
        raise UnreadableDocument("holds only white space", where=where, remedy="give text")
    if max(map(len, text.split("\n"))) > _LONGEST_LINE:
        raise UnreadableDocument(
            f"a line is longer than {_LONGEST_LINE:,} characters",
            where=where,
            remedy="give a report with paragraphs",
        )
    if not holds_sentence(text):
        raise UnreadableDocument(
            "holds no sentence", where=where, remedy="give the text of a report"
        )
    return text


def holds_sentence(text: str) -> bool:
    """Whether three words stand in one line: less says nothing of anybody."""
    return _THREE_WORDS.search(text) is not None
