"""Contexts that a JSON-LD text names by their addresses, put into the text itself.

Nothing is fetched but from addresses that the caller allows, each once, and nowhere they lead.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from functools import cache
from http.client import HTTPException
from typing import Any, Final, NoReturn
from urllib.parse import urljoin
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pyoxigraph as ox

from kg.errors import InvalidData
from kg.graph.nesting import bounded

__all__ = ["inlined"]

SIZE: Final = 1_000_000  # bytes of a context
SECONDS: Final = 30
LEADING: Final = 10  # contexts that name contexts


def inlined(text: bytes, base: str, allow: Collection[str], where: str) -> bytes:
    """The text with each context in the place of its address; itself where it names none.

    Raises `InvalidData` for an address that is not among those that `allow` names, and for one
    that gives no context. What is no JSON stays as it is: the parser says so.
    """
    if b"@context" not in text:
        return text
    try:
        document = json.loads(text)
    except ValueError:
        return text
    found = False

    @cache
    def context(address: str) -> Any:
        nonlocal found
        found = True
        if address not in allow:
            message = f"asks for a context at {address}"
            raise InvalidData(message, where=where, remedy="allow the address, or write it out")
        return _fetched(address)

    whole = _filled(document, base, context)
    return json.dumps(whole).encode() if found else text


def _filled(node: Any, base: str, context: Callable[[str], Any], led: int = 0) -> Any:
    """A part of a document with its contexts filled in; `led` counts how many led to this one."""
    if isinstance(node, list):
        return [_filled(each, base, context, led) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _context(value, base, context, led)
        if key == "@context"
        else _filled(value, base, context, led)
        for key, value in node.items()
    }


def _context(value: Any, base: str, context: Callable[[str], Any], led: int) -> Any:
    if isinstance(value, list):
        return [_context(each, base, context, led) for each in value]
    if not isinstance(value, str):
        return _filled(value, base, context, led)
    address = urljoin(base, value)
    if led >= LEADING:
        raise InvalidData("contexts lead on without end", where=address, remedy="write them out")
    return _context(context(address), address, context, led + 1)


class _Staying(HTTPRedirectHandler):
    """An address that leads elsewhere is told, not followed: only the first was allowed."""

    def redirect_request(self, *asked: Any, **_: Any) -> NoReturn:
        there = asked[-1]
        message = f"the context lies at {there}"
        raise InvalidData(message, where=asked[0].full_url, remedy="name that one, and allow it")


def _fetched(address: str) -> Any:
    """The context that an address gives."""
    if not address.startswith(("http://", "https://")):
        raise InvalidData("is no address of the web", where=address, remedy="write the context out")
    asked = Request(address, headers={"Accept": "application/ld+json, application/json"})
    try:
        with build_opener(_Staying()).open(asked, timeout=SECONDS) as answer:
            text = answer.read(SIZE + 1)
        if len(text) > SIZE:
            raise ValueError(f"more than {SIZE} bytes")
        bounded(text, ox.RdfFormat.JSON_LD, address)
        return json.loads(text)["@context"]
    except (OSError, HTTPException, ValueError, LookupError, TypeError) as error:
        message = f"gives no context: {error}"
        raise InvalidData(message, where=address, remedy="write the context out") from error
