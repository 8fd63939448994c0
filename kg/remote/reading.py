"""Reading one graph back from a server, until it is what is known of it.

Servers cut long answers off without a word, round numbers where they write them, and spell
values in ways of their own. What a graph comes to (`Held`) tells when to ask again, and how.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from math import isfinite
from typing import Any, Final, NamedTuple

import pyoxigraph as ox

from kg.errors import InvalidData
from kg.remote.servers import Server

__all__ = ["Back", "Held", "dumped", "held", "normal", "read"]

_DOUBLE: Final = ox.NamedNode("http://www.w3.org/2001/XMLSchema#double")


class Held(NamedTuple):
    """What a graph holds: how many triples, and the SHA-256 of its sorted lines."""

    triples: int
    digest: str


class Back(NamedTuple):
    """A graph as it came back: its lines as ours are, and how many a server spells otherwise."""

    lines: list[bytes]
    otherwise: int


def held(lines: Sequence[bytes]) -> Held:
    """What sorted lines come to."""
    return Held(len(lines), hashlib.sha256(b"".join(lines)).hexdigest())


def normal(lines: Iterable[bytes]) -> list[bytes]:
    """Lines as a store of ours writes them: equal values are spelled alike.

    >>> normal([b'<a:1> <a:2> "00.50"^^<http://www.w3.org/2001/XMLSchema#double> .'])
    [b'<a:1> <a:2> "0.5"^^<http://www.w3.org/2001/XMLSchema#double> .\\n']
    """
    store = ox.Store()
    store.bulk_load(b"".join(lines), format=ox.RdfFormat.N_TRIPLES)
    return dumped(store, ox.DefaultGraph())


def dumped(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> list[bytes]:
    """The sorted lines of N-Triples of a graph in a store."""
    lines = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b""
    return sorted(lines.splitlines(keepends=True))


def read(server: Server, graph: str, told: Held) -> Back:
    """The graph of which this is told; raises `InvalidData` where the server has another."""
    came = _all(lambda part: _part(server, graph, part), told.triples)
    lines = normal(came)
    if held(lines) != told and any(_is_double(line) for line in came):
        numbers = sum(map(_is_double, came))
        exact = _all(lambda part: _doubles(server, graph, part), numbers)
        lines = normal([*(line for line in came if not _is_double(line)), *exact])
    if held(lines) != told:
        raise InvalidData(
            f"{graph} is not what was pushed: {len(lines):,} triples, of {told.triples:,}",
            where=server.name,
            remedy="kg push --store URL; if that does not help, raise the server's limit of rows",
        )
    return Back(lines, len(set(came) - set(lines)))


def _all(part: Callable[[str], list[bytes]], count: int) -> list[bytes]:
    """All lines of what `part` gives; in smaller and smaller parts until there are so many.

    A part is told by the first digits of a hash of its subjects: that needs no order, which not
    every server can give a long answer.
    """
    lines = part("")
    for digits in (1, 2):
        if len(lines) >= count:
            break
        lines = [line for n in range(16**digits) for line in part(f"{n:0{digits}x}")]
    return lines


def _part(server: Server, graph: str, part: str) -> list[bytes]:
    if not part:
        return server.graph(graph)
    return server.triples(
        f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{graph}> {{ ?s ?p ?o }} {_near(part)} }}"
    )


def _doubles(server: Server, graph: str, part: str) -> list[bytes]:
    """The triples of a graph whose object is a double, asked for as words and a rest.

    As words a server may give all 16 digits of what it writes as 6; the rest is the 17th.
    """
    rows: Iterable[Any] = server.table(
        f"SELECT ?s ?p (STR(?o) AS ?words) (STR(?o - {_DOUBLE}(STR(?o))) AS ?rest) {{ "
        f"GRAPH <{graph}> {{ ?s ?p ?o }} FILTER(DATATYPE(?o) = {_DOUBLE}) {_near(part)} }}"
    )
    made = (ox.Triple(row["s"], row["p"], ox.Literal(_sum(row))) for row in rows)
    return [f"{triple} .\n".encode() for triple in made]


def _sum(row: Any) -> float:
    rest = float(row["rest"].value) if row["rest"] else 0.0
    return float(row["words"].value) + (rest if isfinite(rest) else 0.0)


def _near(part: str) -> str:
    return f'FILTER(STRSTARTS(MD5(STR(?s)), "{part}"))' if part else ""


def _is_double(line: bytes) -> bool:
    return line.endswith(f"^^{_DOUBLE} .\n".encode())
