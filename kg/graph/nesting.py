"""How deep a text of RDF nests, looked at before any parser is: depth ends the whole process.

Reads brackets and elements, and nothing of what they say. Knows no files and no stores.
"""

from __future__ import annotations

import re
from typing import Any, Final, NoReturn, TypeAlias
from xml.parsers import expat

import pyoxigraph as ox

from kg.errors import InvalidData

__all__ = ["DEPTH", "Text", "bounded"]

DEPTH: Final = 100  # brackets inside brackets, or elements inside elements

Text: TypeAlias = Any
"""Bytes, or a file mapped into memory."""

# Every piece takes what it can and gives nothing back: any text is read once, from left to right.
_TURTLE = re.compile(
    rb"""
      \"{3} (?: [^"\\] | \\. | \"{1,2}(?!") )*+ (?: \"{3} )?
    | '{3} (?: [^'\\] | \\. | '{1,2}(?!') )*+ (?: '{3} )?
    | \" (?: [^"\\\n\r] | \\. )*+ \"?
    | ' (?: [^'\\\n\r] | \\. )*+ '?
    | \# [^\n\r]*+
    | \\.
    | (?P<later> << | \{\| | ~ )
    | < [^<>\x00-\x20]*+ >?
    | (?P<opens> [\[({] )
    | (?P<closes> [\])}] )
    """,
    re.VERBOSE | re.DOTALL,
)
_JSON = re.compile(
    rb"""\" (?: [^"\\] | \\. )*+ \"? | (?P<opens> [\[{] ) | (?P<closes> [\]}] )""",
    re.VERBOSE | re.DOTALL,
)
_LATER = (b"<<", b"{|", b"~")
_LINES = (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS)


def bounded(text: Text, syntax: ox.RdfFormat, where: str) -> None:
    """Refuse a text that nests too deep, declares entities, or is of RDF 1.2.

    Statements about statements, which RDF 1.2 adds, nest without brackets, too; our stores hold
    none. Raises `InvalidData` with the line; `where` names the file.

    >>> bounded(b"<a:s> <a:p> " + b"[ <a:p> " * 200, ox.RdfFormat.TURTLE, "bree.ttl")
    Traceback (most recent call last):
    kg.errors.InvalidData: bree.ttl:1: nested too deep (100 levels are the most)
    """
    if syntax == ox.RdfFormat.RDF_XML:
        _elements(text, where)
    elif syntax == ox.RdfFormat.JSON_LD:
        _brackets(_JSON, text, where)
    elif syntax in _LINES:
        if text.find(b"<<") >= 0:
            _brackets(_TURTLE, text, where)
    elif any(mark in text for mark in _LATER) or sum(map(text.count, (b"[", b"("))) > DEPTH:
        _brackets(_TURTLE, text, where)


def _brackets(pattern: re.Pattern[bytes], text: Text, where: str) -> None:
    depth = 0
    for match in pattern.finditer(text):
        kind = match.lastgroup
        if kind == "opens":
            depth += 1
        elif kind == "closes":
            depth = max(depth - 1, 0)
        if kind == "later" or depth > DEPTH:
            line = text[: match.start()].count(b"\n") + 1
            _refuse(kind == "later", f"{where}:{line}")


def _refuse(later: bool, where: str) -> NoReturn:
    if later:
        remedy = "write it in RDF 1.1"
        raise InvalidData("holds a statement about a statement", where=where, remedy=remedy)
    raise InvalidData("nested too deep", where=where, remedy=f"{DEPTH} levels are the most")


def _elements(text: bytes, where: str) -> None:
    parser, depth = expat.ParserCreate("utf-8"), 0

    def declares(*_: object) -> NoReturn:
        raise InvalidData(
            "declares a document type, whose entities may be anything",
            where=f"{where}:{parser.CurrentLineNumber}",
            remedy="write the entities out: xmllint --noent --dropdtd",
        )

    def opens(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH:
            _refuse(False, f"{where}:{parser.CurrentLineNumber}")

    def closes(_: object) -> None:
        nonlocal depth
        depth -= 1

    parser.StartDoctypeDeclHandler = declares
    parser.StartElementHandler, parser.EndElementHandler = opens, closes
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        words = f"not XML: {expat.ErrorString(error.code)}"
        raise InvalidData(words, where=f"{where}:{error.lineno}", remedy="mend it") from error
