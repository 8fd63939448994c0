"""JSON lines: one article a line, as archives and news interfaces give them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import UnreadableDocument
from kg.text.reports.decoding import LARGEST, decode
from kg.text.reports.formats.draft import Draft, described

__all__ = ["articles"]

_TEXT = ("text", "body", "content")


def articles(file: BinaryIO, where: str) -> Iterator[Draft | UnreadableDocument]:
    """The articles of a file, line by line; a bad line is reported and the next ones are read."""
    number, found = 0, False
    while line := file.readline(LARGEST + 1):
        number += 1
        if line.strip():
            found = True
            try:
                yield _article(line, f"{where}:{number}")
            except UnreadableDocument as error:
                yield error
        while len(line) > LARGEST and not line.endswith(b"\n"):
            line = file.readline(LARGEST + 1)
    if not found:
        yield UnreadableDocument(
            "holds no article", where=where, remedy="give one JSON object a line"
        )


def _article(line: bytes, where: str) -> Draft:
    try:
        fields = json.loads(decode(line, where))
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(
            f"not JSON: {error}", where=where, remedy="give one JSON object a line"
        ) from error
    if not isinstance(fields, dict):
        raise UnreadableDocument(
            "not a JSON object", where=where, remedy='write {"text": "...", "title": "..."}'
        )
    text = next((fields[name] for name in _TEXT if fields.get(name)), None)
    if not isinstance(text, str):
        raise UnreadableDocument(
            "no text", where=where, remedy='give the words of the article as "text"'
        )
    return described(where, text, fields)
