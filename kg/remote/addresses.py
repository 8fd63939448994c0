"""Where a server is: the address it is asked at, and what the environment says beside it.

    KG_STORE_UPDATE   where it takes updates (SPARQL 1.1 Protocol)
    KG_STORE_GRAPHS   where it takes whole graphs (SPARQL 1.1 Graph Store HTTP Protocol)
    KG_STORE_USER, KG_STORE_PASSWORD   or else   KG_STORE_TOKEN   who asks

Of what is not said: an address that ends in `/query` has `/update` and `/store` beside it, as
Oxigraph's has; any other takes updates itself. Who asks is told to the host of the query address
alone, and stands in no message.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit, urlunsplit

from kg.errors import KgError

__all__ = ["Addresses", "addresses", "plain"]

_EXAMPLE = "give it as https://example.org/sparql"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where one server takes queries, updates and whole graphs (empty: nowhere that is known)."""

    query: str
    update: str
    graphs: str = ""
    authorization: str = field(default="", repr=False)

    def headers(self, address: str) -> Mapping[str, str]:
        """What a call of an address tells of who calls: nothing to another host."""
        if not self.authorization or _host(address) != _host(self.query):
            return {}
        return {"Authorization": self.authorization}


def addresses(store: str, said: Mapping[str, str] = os.environ) -> Addresses:
    """The addresses of the server that is asked at `store`; `said` is the environment.

    Raises `KgError` for what is no address of the web, or holds a password.

    >>> addresses("http://localhost:7878/query", {}).update
    'http://localhost:7878/update'
    >>> addresses("https://example.org/sparql", {}).update
    'https://example.org/sparql'
    """
    update, graphs = _beside(_checked(store))
    return Addresses(
        store,
        urlunsplit(_checked(said.get("KG_STORE_UPDATE") or update, "KG_STORE_UPDATE")),
        urlunsplit(_checked(graphs, "KG_STORE_GRAPHS"))
        if (graphs := said.get("KG_STORE_GRAPHS") or graphs)
        else "",
        _authorization(said),
    )


def plain(address: str) -> str:
    """An address as it may stand in a message: without what follows `?`, which may be secret.

    >>> plain("https://example.org/sparql?key=77")
    'https://example.org/sparql'
    """
    return address.partition("?")[0].partition("#")[0]


def _checked(address: str, where: str = "--store") -> SplitResult:
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        sound = False
    if not sound or not address.isascii() or not address.isprintable() or " " in address:
        raise KgError("is no address of a server", where=where, remedy=_EXAMPLE)
    if "@" in parts.netloc:
        remedy = "set KG_STORE_USER and KG_STORE_PASSWORD"
        raise KgError("an address is no place for a password", where=where, remedy=remedy)
    return parts._replace(fragment="")


def _beside(query: SplitResult) -> tuple[str, str]:
    """Where updates and whole graphs go, by the address of queries."""
    bare = urlunsplit(query._replace(query=""))
    base, slash, last = bare.rpartition("/")
    if last == "query":
        return f"{base}{slash}update", f"{base}{slash}store"
    return bare, ""


def _authorization(said: Mapping[str, str]) -> str:
    user, token = said.get("KG_STORE_USER", ""), said.get("KG_STORE_TOKEN", "")
    if user:
        known = f"{user}:{said.get('KG_STORE_PASSWORD', '')}".encode()
        return f"Basic {b64encode(known).decode()}"
    if not token:
        return ""
    if not (token.isascii() and token.isprintable()):
        raise KgError("holds what no token holds", where="KG_STORE_TOKEN", remedy="give it anew")
    return f"Bearer {token}"


def _host(address: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(address)
    return parts.scheme, parts.hostname, parts.port
