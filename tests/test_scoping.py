"""From names and days to the claims that they mean."""

from __future__ import annotations

from datetime import date

import pytest

from kg.analysis.scope import Scope
from kg.errors import KgError, UnknownName
from kg.scoping import from_source, scope
from tests.factory import reading
from tests.graph import few

STORE = few.build([reading()])
DOCUMENTS = (reading().document,)


@pytest.mark.parametrize("name", ["the bree gazette", "Arnor strikes", "arnor-strikes"])
def test_a_source_is_named_by_publisher_title_or_id(name: str) -> None:
    assert from_source(DOCUMENTS, name) == {"document/arnor-strikes"}


def test_an_unknown_source_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownName, match="The Bree Gazette"):
        from_source(DOCUMENTS, "The Shire Post")


def test_names_become_the_ids_of_those_who_carry_them() -> None:
    found = scope(STORE, told_by=["Arnor army"], sources=["Arnor strikes"], until=date(2024, 4, 1))
    assert found == Scope(
        until=date(2024, 4, 1),
        told_by=frozenset({"actor/arnor-army"}),
        sources=frozenset({"document/arnor-strikes"}),
    )


def test_what_is_left_out_is_a_publisher_a_speaker_or_a_sort_of_source() -> None:
    out = scope(STORE, without=["the Bree Gazette", "Arnor army", "unnamed", "single-source"])
    assert out == Scope(
        publishers=frozenset({"The Bree Gazette"}),
        speakers=frozenset({"actor/arnor-army"}),
        unnamed=True,
        single=True,
    )


def test_a_name_that_nobody_carries_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean Arnor army"):
        scope(STORE, without=["Arnor armi"])


@pytest.mark.parametrize("last", [{"until": date(2024, 1, 1)}, {"as_of": date(2024, 1, 1)}])
def test_days_that_leave_none_between_them_are_refused(last: dict[str, date]) -> None:
    with pytest.raises(KgError, match="no day lies between 2024-03-01 and 2024-01-01"):
        scope(STORE, since=date(2024, 3, 1), **last)
