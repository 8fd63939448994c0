"""All that a store holds as sorted lines: the same content gives the same bytes.

Of a large store a part at a time is sorted and laid aside; then the parts are merged.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile, TemporaryFile
from typing import IO, Final

import pyoxigraph as ox

__all__ = ["PART", "ordered"]

PART: Final = 1 << 27
"""Bytes of lines that are sorted at once."""


def ordered(store: ox.Store, part: int = PART) -> Iterator[bytes]:
    """All graphs as lines of N-Quads, sorted; memory never holds more than `part` bytes of them.

    Beyond that the folder for temporary files takes twice what they are.
    """
    with ExitStack() as files:
        told = files.enter_context(SpooledTemporaryFile(part))
        store.dump(told, format=ox.RdfFormat.N_QUADS)
        told.seek(0)
        first = sorted(told.readlines(part))
        rest = iter(lambda: sorted(told.readlines(part)), [])
        aside = [_laid_aside(lines, files.enter_context(TemporaryFile())) for lines in rest]
        yield from heapq.merge(first, *aside) if aside else first


def _laid_aside(lines: Iterable[bytes], file: IO[bytes]) -> IO[bytes]:
    file.writelines(lines)
    file.seek(0)
    return file
