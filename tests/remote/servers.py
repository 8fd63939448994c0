"""Real SPARQL servers on this machine, each with a folder of its own, and one that misbehaves."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

_HOME = Path(sys.prefix) / "virtuoso"
_OXIGRAPH = Path(sys.prefix) / "bin" / "oxigraph"
_INI = """\
[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = 127.0.0.1:{door}
[HTTPServer]
ServerPort = 127.0.0.1:{port}
[SPARQL]
ResultSetMaxRows = {rows}
"""
_OPEN = """\
GRANT SPARQL_UPDATE TO "SPARQL";
DB.DBA.RDF_DEFAULT_USER_PERMS_SET ('nobody', 7);
"""


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """An Oxigraph server: the address of its queries, and its process."""
    if not _OXIGRAPH.exists():
        pytest.skip("no Oxigraph server here: pip install oxigraph")
    port = free()
    command = [str(_OXIGRAPH), "serve", "-l", str(folder), "-b", f"127.0.0.1:{port}", *options]
    with _running(command, port) as process:
        yield f"http://127.0.0.1:{port}/query", process


@contextmanager
def virtuoso(folder: Path, rows: int = 1_000_000) -> Iterator[str]:
    """A Virtuoso that lets everybody write: the address of its queries.

    No answer of it has more than so many rows.
    """
    if not (_HOME / "installed").exists():
        pytest.skip("no Virtuoso here: make .venv/virtuoso/installed")
    door, port = free(), free()
    settings = folder / "v.ini"
    settings.write_text(_INI.format(folder=folder, door=door, port=port, rows=rows))
    here = {"LD_LIBRARY_PATH": ":".join(map(str, _HOME.glob("**/*-linux-gnu")))}
    with _running([str(_HOME / "usr/bin/virtuoso-t"), "-f", "-c", str(settings)], port, here):
        isql = [str(_HOME / "usr/bin/isql-vt"), f"127.0.0.1:{door}", "dba", "dba"]
        subprocess.run(isql, input=_OPEN.encode(), env=os.environ | here, capture_output=True)
        yield f"http://127.0.0.1:{port}/sparql"


@contextmanager
def misbehaving(answer: Callable[[socket.socket], None]) -> Iterator[tuple[str, list[bytes]]]:
    """A server that does with each connection what `answer` does, once it has heard something.

    Its address, and what it heard.
    """
    heard: list[bytes] = []

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection:
                try:
                    heard.append(_heard(connection))
                    answer(connection)
                except OSError:  # whoever asked went away
                    continue

    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/sparql", heard
        listening.shutdown(socket.SHUT_RDWR)


def _heard(connection: socket.socket) -> bytes:
    """One call, whole: a connection that is closed before would be broken off."""
    with connection.makefile("rb") as heard:
        lines: list[bytes] = []
        while (line := heard.readline()).strip():
            lines.append(line)
        told = dict(line.lower().split(b":", 1) for line in lines[1:])
        return b"".join(lines) + heard.read(int(told.get(b"content-length", 0)))


def free() -> int:
    """A port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@contextmanager
def _running(
    command: list[str], port: int, here: dict[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=os.environ | (here or {}), **quiet) as process:
        try:
            _wait(process, port)
            yield process
        finally:
            process.kill()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.skip(f"no server came up: {process.args!r}")
