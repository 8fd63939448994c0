"""What has been read stays on the disk until the build that needs it is complete.

Reading many reports takes hours, and a build may stop after it: for want of memory, or because
somebody stops it. The next one then begins where that one stopped. Parts of another version of
`kg`, of its words or of the model are not taken up.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kg.errors import InvalidData
from kg.graph.parts import unpacked
from kg.model import Reading

__all__ = ["FOLDER", "forget", "keep", "kept"]

FOLDER = ".parts"
"""Where parts lie in the folder of a build: packed N-Quads, in a folder by who read them."""

_NAME = 20  # characters of a digest


def keep(part: bytes, out: Path, reader: str) -> None:
    """Put a part into the folder of a build; whole, or not at all."""
    name = hashlib.sha256(part).hexdigest()[:_NAME]
    path = _place(out, reader) / f"{name}.nq.gz"
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(part)
    unfinished.replace(path)


def kept(out: Path, reader: str) -> Iterator[Reading]:
    """What was read for a build that did not come to its end; a damaged part gives nothing."""
    for path in sorted(_place(out, reader).glob("*.nq.gz")):
        with suppress(InvalidData):
            yield from tuple(unpacked(path.read_bytes()))


def forget(out: Path) -> None:
    """Take all parts away, as is right once they stand in a graph."""
    shutil.rmtree(out / FOLDER, ignore_errors=True)


def _place(out: Path, reader: str) -> Path:
    return out / FOLDER / reader[:_NAME]
