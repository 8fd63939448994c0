"""Calls over HTTP: each under a clock and within a size, to the address that is named.

The one door to the network; knows nothing of SPARQL. No redirect is followed and no proxy is
asked, so what a call tells goes nowhere else.
"""

from __future__ import annotations

import os
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Timer
from urllib.parse import urlsplit
from weakref import finalize

from kg.errors import Unanswered
from kg.remote.addresses import plain

__all__ = ["MOST", "Caller", "Reply"]

MOST = 2**30
"""Bytes of one answer; more is refused."""

_PIECE = 2**16


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the status, the headers by their names in lower case, and the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        """The media type of the body, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(slots=True, weakref_slot=True, eq=False)
class Caller:
    """Calls servers, and keeps the connection to each for the next call; for one thread.

    A child process calls on connections of its own.
    """

    _kept: dict[tuple[int, str, str], HTTPConnection] = field(default_factory=dict)

    def __post_init__(self) -> None:
        finalize(self, _let_go, self._kept)  # a `__del__` may come after that of a connection

    def call(
        self,
        method: str,
        address: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        seconds: float,
        most: int = MOST,
    ) -> Reply:
        """What an address answers. The call may be made twice: let it be one that does no harm.

        Raises `Unanswered` where nobody answers, not whole, or not in time.
        """
        url = urlsplit(address)
        place = (os.getpid(), url.scheme, url.netloc)
        path = f"{url.path or '/'}{'?' if url.query else ''}{url.query}"
        told = {"Accept-Encoding": "identity", "User-Agent": "kg", **(headers or {})}
        try:
            if kept := self._kept.pop(place, None):
                with suppress(ConnectionError):  # the server let go of it meanwhile
                    reply = _exchange(kept, (method, path, body, told), seconds, most)
                    self._kept[place] = kept
                    return reply
            fresh = _connection(url.scheme, url.netloc)
            reply = _exchange(fresh, (method, path, body, told), seconds, most)
            self._kept[place] = fresh
        except _Late:
            message, remedy = f"no answer within {seconds:g} s", "ask for less, or allow more time"
            raise Unanswered(message, where=plain(address), remedy=remedy) from None
        except _TooLarge:
            message = f"answers with more than {most // 2**20} MB"
            raise Unanswered(message, where=plain(address), remedy="ask for less") from None
        except (OSError, HTTPException) as error:
            raise Unanswered(_why(error), where=plain(address), remedy=_REMEDY) from error
        return reply


def _let_go(kept: dict[tuple[int, str, str], HTTPConnection]) -> None:
    for connection in kept.values():
        connection.close()


_REMEDY = "look whether the server runs there, then try again"


class _Late(Exception):
    pass


class _TooLarge(Exception):
    pass


def _connection(scheme: str, netloc: str) -> HTTPConnection:
    if scheme == "https":
        return HTTPSConnection(netloc, context=ssl.create_default_context())
    return HTTPConnection(netloc)


def _exchange(
    connection: HTTPConnection,
    asked: tuple[str, str, bytes | None, Mapping[str, str]],
    seconds: float,
    most: int,
) -> Reply:
    """One call and its whole answer; the connection is closed where that fails.

    A socket's own time-out begins anew with each byte that comes: the clock here does not.
    """
    late: list[bool] = []

    def end() -> None:
        late.append(True)
        with suppress(OSError, AttributeError):  # it was not open yet, or is no longer
            connection.sock.shutdown(socket.SHUT_RDWR)

    clock = Timer(seconds, end)
    clock.daemon = True
    connection.timeout = seconds
    if connection.sock:
        connection.sock.settimeout(seconds)
    clock.start()
    try:
        method, path, body, headers = asked
        connection.request(method, path, body, dict(headers))
        answer = connection.getresponse()
        held = _body(answer, most)
        if late:
            raise _Late
        if answer.will_close:
            connection.close()
    except BaseException as error:
        connection.close()
        if late or isinstance(error, TimeoutError):
            raise _Late from error
        raise
    finally:
        clock.cancel()
    return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, held)


def _body(answer: HTTPResponse, most: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := answer.read(_PIECE):
        size += len(piece)
        if size > most:
            raise _TooLarge
        pieces.append(piece)
    if answer.length:  # of the bytes it promised, these never came
        raise HTTPException("half")
    return b"".join(pieces)


def _why(error: Exception) -> str:
    match error:
        case ConnectionRefusedError():
            return "nobody answers there"
        case socket.gaierror():
            return "no such host"
        case ssl.SSLError():
            return f"no safe connection: {error.reason or 'the other side speaks no TLS'}"
        case ConnectionError():
            return "the connection broke off"
        case HTTPException():
            return "half an answer came, or what is none"
        case OSError():
            return f"cannot be reached: {(error.strerror or 'the connection failed').lower()}"
    return "cannot be reached"
