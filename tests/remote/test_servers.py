"""Servers that stall, lie, refuse or go away: each is one line, in time."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import KgError, Unanswered
from kg.graph.queries import ask
from kg.remote.addresses import addresses
from kg.remote.calls import Caller
from kg.remote.questions import Remote
from kg.remote.servers import Server
from tests.remote import servers

TABLE = b'{"head":{"vars":["n"]},"results":{"bindings":[]}}'


def says(body: bytes, status: str = "200 OK", **headers: str) -> Callable[[socket.socket], None]:
    """What a server sends that answers with this, and says how long it is."""
    told = {"Content-Type": "application/sparql-results+json", "Content-Length": str(len(body))}
    lines = "".join(f"{name}: {value}\r\n" for name, value in (told | headers).items())
    return sends(f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body)


def sends(*pieces: bytes, wait: float = 0) -> Callable[[socket.socket], None]:
    def answer(connection: socket.socket) -> None:
        for piece in pieces:
            connection.sendall(piece)
            time.sleep(wait)

    return answer


def stalls(connection: socket.socket) -> None:
    connection.recv(1)  # until whoever asks has had enough


def trickles(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for _ in range(200):
        connection.sendall(b"X: y\r\n")
        time.sleep(0.05)


HALF = b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n" + TABLE[:20]
CHUNKS = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
OLD = b"HTTP/1.0 200 OK\r\nContent-Type: application/sparql-results+json\r\n\r\n" + TABLE[:-9]
MOVED = {"Location": "http://mordor.example/?secret=1"}


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (stalls, "no answer within 0.3 s"),
        (trickles, "no answer within 0.3 s"),
        (sends(HALF), "half an answer"),
        (sends(CHUNKS), "half an answer"),
        (sends(OLD), "cannot be read"),
        (sends(b""), "the connection broke off"),
        (sends(b"220 mail.example ESMTP\r\n"), "half an answer came, or what is none"),
        (says(b'{"head":{"vars":["n"]},"results":{"bin'), "cannot be read (38 bytes"),
        (says(b"<html>Welcome</html>"), "cannot be read"),
        (says(TABLE, **{"X-SPARQL-MaxRows": "10000"}), "cut its answer off after 10000 rows"),
        (says(b"", "401 Unauthorized"), "lets nobody in who is not known (401)"),
        (says(b"", "404 Not Found"), "there is nothing at this address (404)"),
        (says(b"<h1>Error</h1>\n<p>too\x1b[2J slow</p>", "500 Oh"), "answers 500: Error too"),
        (says(b"", "302 Found", **MOVED), "sends to http://mordor.example/ (302)"),
        (says(TABLE, "206 Partial Content"), "answers 206"),
    ],
)
def test_whatever_is_no_answer_is_one_line(
    answer: Callable[[socket.socket], None], line: str
) -> None:
    with servers.misbehaving(answer) as (address, _):
        said = {"KG_STORE_USER": "frodo", "KG_STORE_PASSWORD": "ring"}
        begun = time.monotonic()
        with pytest.raises(Unanswered, match=re.escape(line)) as refused:
            Server(addresses(address, said), 0.3).table("SELECT ?n { }")
    assert time.monotonic() - begun < 10
    told = str(refused.value)
    assert told.startswith(f"{address}: ")
    assert "\n" not in told
    assert not {"ring", "ZnJvZG86cmluZw==", "secret"} & set(re.findall(r"[\w=]+", told))


URI = '{"type":"uri","value":"urn:a"}'
NESTED = f'{{"type":"triple","value":{{"subject":{URI},"predicate":{URI},"object":'
DEEP_ROW = f'{{"n":{NESTED * 5_000}{URI}{"}}" * 5_000}}}'
STATED = b"<urn:a> <urn:b> " + b"<<( <urn:a> <urn:b> " * 100_000
DEEP_TRIPLES = {
    "application/n-triples": STATED + b'"c"' + b" )>>" * 100_000 + b" .",
    "application/ld+json": b'{"@id":"urn:a","urn:b":' * 5_000 + b"1" + b"}" * 5_000,
    "application/rdf+xml": b'<!DOCTYPE r [<!ENTITY x "x">]><r/>',
}


def test_an_answer_that_would_end_the_process_is_one_line() -> None:
    """Each is known to: the parser follows it down until there is no room left."""
    table = f'{{"head":{{"vars":["n"]}},"results":{{"bindings":[{DEEP_ROW}]}}}}'
    with (
        servers.misbehaving(says(table.encode())) as (address, _),
        pytest.raises(Unanswered, match="cannot be read"),
    ):
        Server(addresses(address, {}), 5).table("SELECT ?n { }")
    for kind, body in DEEP_TRIPLES.items():
        with (
            servers.misbehaving(says(body, **{"Content-Type": kind})) as (address, _),
            pytest.raises(Unanswered, match="cannot be read"),
        ):
            Server(addresses(address, {}), 5).triples("CONSTRUCT WHERE { ?s ?p ?o }")


def test_an_answer_without_end_is_refused() -> None:
    def endless(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"x" * 2**16)

    with (
        servers.misbehaving(endless) as (address, _),
        pytest.raises(Unanswered, match="more than 1 MB"),
    ):
        Caller().call("GET", address, seconds=30, most=2**20)


def test_nobody_there_is_one_line() -> None:
    address = f"http://127.0.0.1:{servers.free()}/sparql"
    with pytest.raises(Unanswered, match="nobody answers there"):
        Server(addresses(address, {}), 5).table("SELECT ?n { }")


def test_a_server_that_lets_go_of_a_connection_is_called_again() -> None:
    with servers.misbehaving(says(TABLE)) as (address, heard):
        server = Server(addresses(address, {}), 5)
        for _ in range(3):
            assert not list(server.table("SELECT ?n { }"))
    assert len([each for each in heard if each]) == 3


def test_what_is_refused_here_never_reaches_a_server() -> None:
    texts = (
        "ASK { SERVICE <http://mordor.example/> { ?s ?p ?o } }",
        "DROP ALL",
        "SELECT * FROM <http://mordor.example/g> { ?s ?p ?o }",
        'DEFINE get:soft "soft" SELECT * { ?s ?p ?o }',
        "SELECT * { ?s ?p }",
    )
    with servers.misbehaving(says(TABLE)) as (address, heard):
        for text in texts:
            with pytest.raises(KgError):
                ask(Remote(Server(addresses(address, {}), 5), ()), text)
    assert not heard


def test_a_part_that_a_server_refuses_for_its_size_is_halved(tmp_path: Path) -> None:
    lines = [f'<urn:a:{n}> <urn:p> "{n}" .\n'.encode() for n in range(2_000)]
    with servers.oxigraph(tmp_path) as (address, _):
        fussy = _Fussy(addresses(address, {"KG_STORE_GRAPHS": f"{address}/nowhere"}))
        fussy.write("urn:g", lines)
        assert set(fussy.graph("urn:g")) == set(lines)
        assert max(fussy.sizes) > 5_000 >= fussy.sizes[-1]


def test_a_triple_that_a_server_refuses_alone_is_an_error(tmp_path: Path) -> None:
    with servers.oxigraph(tmp_path) as (address, _):
        fussy = _Fussy(addresses(address, {"KG_STORE_GRAPHS": f"{address}/nowhere"}))
        with pytest.raises(Unanswered, match="too large for me"):
            fussy.write("urn:g", [b'<urn:a> <urn:p> "%b" .\n' % (b"x" * 6_000)])


class _Fussy(Server):
    """A real server behind which an update of more than 5,000 bytes is too much."""

    sizes: list[int] = []  # noqa: RUF012

    def _update(self, text: bytes) -> None:
        self.sizes.append(len(text))
        if len(text) > 5_000:
            raise Unanswered("too large for me", status=500)
        super()._update(text)
