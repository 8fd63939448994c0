"""Readings that travel as packed N-Quads: what goes in comes out, in the form of a graph."""

from __future__ import annotations

import gzip

import pyoxigraph as ox
import pytest

from kg.errors import InvalidData
from kg.graph.decoding import normal
from kg.graph.parts import packed, unpacked
from kg.model import Document, Reading
from tests.factory import reading

TWO = (reading("-b"), Reading(Document("document/silent", "Silent", "Bree was quiet.")))


def test_what_goes_in_comes_out_one_document_after_another() -> None:
    assert tuple(unpacked(packed(TWO))) == tuple(map(normal, TWO))
    assert tuple(unpacked(packed(()))) == ()


def test_the_same_readings_give_the_same_bytes_which_any_store_can_load() -> None:
    part = packed(TWO)
    assert part == packed(TWO)
    store = ox.Store()
    store.bulk_load(gzip.decompress(part), format=ox.RdfFormat.N_QUADS)
    assert len(list(store.named_graphs())) == 2


@pytest.mark.parametrize("kept", [0.5, 0.99])
def test_a_part_that_was_cut_is_refused(kept: float) -> None:
    part = packed(TWO)
    with pytest.raises(InvalidData, match="a part is not whole"):
        tuple(unpacked(part[: int(kept * len(part))]))


@pytest.mark.parametrize("part", [b"no gzip", gzip.compress(b"<a> no quads")])
def test_what_is_no_part_is_refused(part: bytes) -> None:
    with pytest.raises(InvalidData, match="a part is not whole"):
        tuple(unpacked(part))
