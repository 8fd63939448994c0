"""What goes out to the workers of a cluster, and what one of them answers."""

from __future__ import annotations

import pytest

from kg.corpus import partitions
from kg.corpus.making import reader
from kg.corpus.partitions import Part, answer, partitioned
from kg.errors import KgError
from kg.model import Document, mint
from kg.text.parsing import MODEL

GIVEN = [Document(mint("document", each), each, "x" * 100) for each in ("a", "b", "c", "d", "e")]


def test_partitions_hold_all_documents_in_order_and_no_more_than_their_share(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(partitions, "MOST", 3)
    assert list(partitioned(GIVEN)) == [tuple(GIVEN[:3]), tuple(GIVEN[3:])]
    monkeypatch.setattr(partitions, "LARGEST", 200)
    assert [len(each) for each in partitioned(GIVEN)] == [2, 2, 1]
    monkeypatch.setattr(partitions, "LARGEST", 99)
    assert list(partitioned(GIVEN)) == [(each,) for each in GIVEN]
    assert list(partitioned([])) == []


def test_a_worker_of_another_version_refuses_to_read() -> None:
    with pytest.raises(KgError, match="another version of kg"):
        answer(tuple(GIVEN), MODEL, "of another version")


def test_an_answer_to_nothing_is_nothing() -> None:
    readings, failures = answer((), MODEL, reader(MODEL))
    assert (readings, failures) == (partitions.packed(()), ())
    assert Part(readings).failures == ()
