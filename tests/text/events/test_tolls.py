"""Tolls told in one breath."""

from __future__ import annotations

import pytest

from tests.text.read import acts, role, rows


@pytest.mark.parametrize("who", ["Hezbollah", "Rebels"])
def test_a_number_beside_a_toll_names_nobody(who: str) -> None:
    text = f"{who} killed 16 villagers and injured 22 in Belsar on Sunday."
    assert {r for _, _, r in acts(text)} == {"16 villagers"}
    assert (role(text, "killed"), role(text, "injured")) == (["16"], ["22"])


def test_a_number_alone_is_all_that_is_told_of_them() -> None:
    assert role("Hezbollah abducted about 240 in Belsar.", "recipient") == ["about 240"]
    assert role("Hezbollah killed 31 in Belsar.", "recipient") == ["31"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed 49 civilians and 15 soldiers in Belsar on Sunday.",
        "In Belsar 49 civilians and 15 soldiers were killed on Sunday.",
    ],
)
def test_each_number_counts_those_it_stands_before(text: str) -> None:
    told = {}
    for row in rows(text):
        told.setdefault(row.quote, {})[row.relation] = row.object
    pairs = {(t["recipient"], t["killed"]) for t in told.values() if "killed" in t}
    assert pairs == {("49 civilians", "49"), ("15 soldiers", "15")}
