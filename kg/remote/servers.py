"""A SPARQL 1.1 server: what can be asked of it, and graphs written to it and read from it.

Speaks the standards alone: Query, Update and Protocol, and where its address is known the Graph
Store Protocol.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote, urlencode

import pyoxigraph as ox

from kg.errors import InvalidData, Unanswered
from kg.graph.nesting import bounded
from kg.ontology import DATA
from kg.remote.addresses import Addresses, addresses, plain
from kg.remote.calls import Caller, Reply

__all__ = ["BATCH", "Pairs", "Server", "server"]

BATCH: Final = 1_000  # triples of one update, at first
_TABLE, _TRIPLES = "application/sparql-results+json", "application/n-triples"
_CUT = "x-sparql-maxrows"  # how Virtuoso says that it left rows out
_SMALLER = (400, 413, 500)  # how servers refuse an update that is too large for them
_NO_STORE = (*_SMALLER, 404, 405, 415, 501)  # how they refuse a whole graph

Pairs = Sequence[tuple[str, str]]
"""What is said to a server beside a query: names with their values, in order."""


@dataclass(frozen=True, slots=True)
class Server:
    """One server; `seconds` is what each call of it may take."""

    addresses: Addresses
    seconds: float = 60.0
    caller: Caller = field(default_factory=Caller, repr=False)

    @property
    def name(self) -> str:
        """How the server is called in what people read."""
        return plain(self.addresses.query)

    # ── Asking ───────────────────────────────────────────────────────────────

    def table(self, query: str, dataset: Pairs = ()) -> Any:
        """What a SELECT or an ASK gives: an `ox.QuerySolutions` or an `ox.QueryBoolean`."""
        reply = self._ask(query, dataset, _TABLE)
        if _CUT in reply.headers:
            message = f"cut its answer off after {reply.headers[_CUT]} rows"
            remedy = "ask for less, or raise its limit"
            raise Unanswered(message, where=self.name, remedy=remedy, status=reply.status)
        try:
            bounded(reply.body, ox.RdfFormat.JSON_LD, self.name)  # as deep as any JSON may be
            return ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.JSON)
        except (SyntaxError, ValueError, InvalidData) as error:
            raise self._nonsense(reply) from error

    def triples(self, query: str, dataset: Pairs = ()) -> list[bytes]:
        """What a CONSTRUCT or a DESCRIBE gives, as lines of N-Triples, each once."""
        return self._lines(self._ask(query, dataset, _TRIPLES))

    def _ask(self, query: str, dataset: Pairs, accept: str) -> Reply:
        body = urlencode([("query", query), *dataset]).encode()
        kind = "application/x-www-form-urlencoded"
        return self._call("POST", self.addresses.query, body, kind, accept=accept)

    def counts(self) -> Mapping[str, int]:
        """How many triples each graph under our address holds."""
        rows = self.table(
            "SELECT ?graph (COUNT(*) AS ?triples) { GRAPH ?graph { ?s ?p ?o } "
            f'FILTER(STRSTARTS(STR(?graph), "{DATA}")) }} GROUP BY ?graph'
        )
        return {row["graph"].value: int(row["triples"].value) for row in rows if row["graph"]}

    def graph(self, graph: str) -> list[bytes]:
        """The lines of N-Triples of a graph, or as many as the server likes to give."""
        if self.addresses.graphs:
            try:
                return self._lines(self._call("GET", self._place(graph), accept=_TRIPLES))
            except Unanswered as error:
                if error.status not in _NO_STORE:
                    raise
        return self.triples(f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")

    # ── Writing ──────────────────────────────────────────────────────────────

    def write(self, graph: str, lines: Sequence[bytes]) -> None:
        """Put lines of N-Triples in the place of what a graph holds.

        At once where the address of whole graphs is known; else in parts, which get smaller
        where the server refuses them: then a failure leaves part of the graph there.
        """
        if self.addresses.graphs:
            try:
                self._call("PUT", self._place(graph), b"".join(lines), _TRIPLES)
            except Unanswered as error:
                if error.status not in _NO_STORE:
                    raise
            else:
                return
        self.drop(graph)
        for start in range(0, len(lines), BATCH):
            self._insert(graph, lines[start : start + BATCH])

    def drop(self, graph: str) -> None:
        """Take a graph away, if it is there."""
        self._update(f"DROP SILENT GRAPH <{graph}>".encode())

    def _insert(self, graph: str, lines: Sequence[bytes]) -> None:
        said = (f"INSERT DATA {{ GRAPH <{graph}> {{\n".encode(), *lines, b"} }")
        try:
            self._update(b"".join(said))
        except Unanswered as error:
            if len(lines) == 1 or error.status not in _SMALLER:
                raise
            middle = len(lines) // 2
            self._insert(graph, lines[:middle])
            self._insert(graph, lines[middle:])

    def _update(self, text: bytes) -> None:
        self._call("POST", self.addresses.update, text, "application/sparql-update")

    # ── Calling ──────────────────────────────────────────────────────────────

    def _place(self, graph: str) -> str:
        mark = "&" if "?" in self.addresses.graphs else "?"
        return f"{self.addresses.graphs}{mark}graph={quote(graph, safe='')}"

    def _call(
        self, method: str, address: str, body: bytes | None = None, kind: str = "", accept: str = ""
    ) -> Reply:
        sent = {"Content-Type": kind, "Accept": accept or "*/*"}
        told = {name: value for name, value in sent.items() if value}
        headers = told | dict(self.addresses.headers(address))
        reply = self.caller.call(method, address, body, headers, seconds=self.seconds)
        if reply.status not in range(200, 300) or reply.status == 206:
            raise _refused(reply, address)
        return reply

    def _lines(self, reply: Reply) -> list[bytes]:
        written = ox.RdfFormat.from_media_type(reply.kind) or ox.RdfFormat.N_TRIPLES
        try:
            bounded(reply.body, written, self.name)
            found: Any = ox.parse(reply.body, format=written)
            return _distinct(ox.serialize(found, format=ox.RdfFormat.N_TRIPLES) or b"")
        except (SyntaxError, ValueError, InvalidData) as error:
            raise self._nonsense(reply) from error

    def _nonsense(self, reply: Reply) -> Unanswered:
        """A server that ends a query at its limit of time often stops in the middle of a word."""
        return Unanswered(
            f"answers with what cannot be read ({len(reply.body):,} bytes of {reply.kind or '?'})",
            where=self.name,
            remedy="its own limit may have ended the query: ask for less; or look at the address",
            status=reply.status,
        )


def server(store: str, *, seconds: float = 600.0) -> Server:
    """The server that is asked at an address; see `addresses` for what the environment says."""
    return Server(addresses(store), seconds)


def _distinct(lines: bytes) -> list[bytes]:
    return list(dict.fromkeys(lines.splitlines(keepends=True)))


def _refused(reply: Reply, address: str) -> Unanswered:
    """The one line for a status that is no success."""
    status, where = reply.status, plain(address)
    message, remedy = f"answers {status}: {_words(reply)}".rstrip(": "), ""
    if status in (401, 403):
        message = f"lets nobody in who is not known ({status})"
        remedy = "set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN"
    elif status == 404:
        message, remedy = "there is nothing at this address (404)", "name another"
    elif status in range(300, 400):
        elsewhere = plain(reply.headers.get("location", "")) or "another address"
        message, remedy = f"sends to {elsewhere} ({status})", "name that one, if you trust it"
    return Unanswered(message, where=where, remedy=remedy, status=status)


def _words(reply: Reply) -> str:
    """The first words of what a server says of its refusal."""
    text = re.sub(r"<[^<>]*>", " ", reply.body[:4000].decode(errors="replace"))
    return " ".join(text.split())[:200]
