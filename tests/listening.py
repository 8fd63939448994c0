"""A machine on loopback that writes down who calls, and answers as it is told to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeAlias

__all__ = ["Answer", "Listener", "listening"]

Answer: TypeAlias = tuple[int, Mapping[str, str], bytes]
"""Status, headers and body."""


class Listener:
    """What was asked of it, as method and path; and what it answers by path, given the body."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str]] = []
        self.answers: dict[str, Callable[[bytes], Answer]] = {}
        self.origin = ""

    def answer(self, method: str, path: str, body: bytes) -> Answer:
        """Note a call; where nothing is to be answered, nothing is found."""
        self.calls.append((method, path))
        return self.answers[path](body) if path in self.answers else (404, {}, b"")


@contextmanager
def listening() -> Iterator[Listener]:
    """A listener at an origin of its own (http://127.0.0.1:port), while the body runs."""
    listener = Listener()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, headers, body = listener.answer(self.command, self.path, asked)
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is said."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listener.origin = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield listener
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
