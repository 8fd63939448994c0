"""Contexts that a JSON-LD text names by their addresses, put into the text itself.

Fetches nothing: whoever reads says what gives a context, if anything may.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any, Final, TypeAlias
from urllib.parse import urljoin

import pyoxigraph as ox

from kg.errors import InvalidData
from kg.graph.nesting import bounded

__all__ = ["Given", "inlined"]

LEADING: Final = 10  # contexts that name contexts

Given: TypeAlias = Callable[[str], bytes]
"""Takes an address and gives what lies there; raises `KgError` for any that was not allowed."""


def inlined(text: bytes, base: str, given: Given | None, where: str) -> bytes:
    """The text with each context in the place of its address; itself where it names none.

    Raises `InvalidData` where an address gives no context, or nothing is `given`. What is no
    JSON stays as it is: the parser says so.
    """
    if b"@context" not in text:
        return text
    try:
        document = json.loads(text)
    except ValueError:
        return text
    asked = list[str]()

    @cache
    def context(address: str) -> Any:
        asked.append(address)
        if given is None:
            message = f"asks for a context at {address}"
            raise InvalidData(message, where=where, remedy="write the context out")
        return _context(given(address), address)

    whole = _filled(document, base, context)
    return json.dumps(whole).encode() if asked else text


def _filled(node: Any, base: str, context: Callable[[str], Any], led: int = 0) -> Any:
    """A part of a document with its contexts filled in; `led` counts how many led to this one."""
    if isinstance(node, list):
        return [_filled(each, base, context, led) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        key: (_written if key == "@context" else _filled)(value, base, context, led)
        for key, value in node.items()
    }


def _written(value: Any, base: str, context: Callable[[str], Any], led: int) -> Any:
    """What a context says, with what lies at its address where it is but that."""
    if isinstance(value, list):
        return [_written(each, base, context, led) for each in value]
    if not isinstance(value, str):
        return _filled(value, base, context, led)
    address = urljoin(base, value)
    if led >= LEADING:
        raise InvalidData("contexts lead on without end", where=address, remedy="write them out")
    return _written(context(address), address, context, led + 1)


def _context(text: bytes, address: str) -> Any:
    bounded(text, ox.RdfFormat.JSON_LD, address)
    try:
        return json.loads(text)["@context"]
    except (ValueError, LookupError, TypeError) as error:
        message = "gives no context of JSON-LD"
        raise InvalidData(message, where=address, remedy="write the context out") from error
