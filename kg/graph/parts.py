"""Readings as bytes that travel from machine to machine: packed N-Quads, each line a whole truth.

A part can be looked at with `zcat`, and loaded by any store. What comes back is what went in, in
the form of `kg.graph.decoding.normal`.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from operator import attrgetter

import pyoxigraph as ox

from kg.errors import InvalidData
from kg.graph import dataset
from kg.model import Reading

__all__ = ["packed", "unpacked"]

_QUICK = 1  # level of packing: a third larger than the best, at less than half the time


def packed(readings: Iterable[Reading]) -> bytes:
    """Readings as N-Quads, one document's after another's, packed by gzip.

    The same readings give the same bytes. Raises what `kg.graph.dataset.quads` raises.
    """
    quads = chain.from_iterable(map(dataset.quads, readings))
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return gzip.compress(lines, _QUICK, mtime=0)


def unpacked(part: bytes) -> Iterator[Reading]:
    """The readings of a part, one by one; raises `InvalidData` where it is not whole."""
    try:
        quads = ox.parse(gzip.decompress(part), format=ox.RdfFormat.N_QUADS)
        for graph, told in groupby(quads, attrgetter("graph_name")):
            yield dataset.reading(graph, told)
    except (OSError, EOFError, zlib.error, SyntaxError) as error:
        raise InvalidData(f"a part is not whole: {error}") from error
