"""Contexts of JSON-LD, fetched from addresses that somebody named, and from no other."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from kg.errors import InvalidData
from kg.remote.addresses import plain
from kg.remote.calls import Caller

__all__ = ["contexts"]

_SIZE: Final = 2**20  # bytes of one
_SECONDS: Final = 30
_ACCEPT: Final = {"Accept": "application/ld+json, application/json"}


def contexts(allow: Collection[str]) -> Callable[[str], bytes]:
    """What gives the contexts at these addresses, as `kg.graph.intake.read` takes it.

    It raises `InvalidData` for any other address, and for one that leads elsewhere or gives
    nothing, and `Unanswered` where nobody answers.
    """
    caller = Caller()

    def fetched(address: str) -> bytes:
        where = plain(address)
        if address not in allow or not address.startswith(("http://", "https://")):
            raise InvalidData("asks for a context there", where=where, remedy="allow the address")
        seconds, most = _SECONDS, _SIZE
        reply = caller.call("GET", address, None, _ACCEPT, seconds=seconds, most=most)
        if there := reply.headers.get("location"):
            message = f"the context lies at {plain(there)}"
            raise InvalidData(message, where=where, remedy="name that address, and allow it")
        if reply.status != 200:
            message = f"gives no context (status {reply.status})"
            raise InvalidData(message, where=where, remedy="look at the address")
        return reply.body

    return fetched
