"""Tolls told in one breath."""

from __future__ import annotations

import pytest

from tests.text.read import acts, role


@pytest.mark.parametrize("who", ["Hezbollah", "Rebels"])
def test_a_number_beside_a_toll_names_nobody(who: str) -> None:
    text = f"{who} killed 16 villagers and injured 22 in Belsar on Sunday."
    assert {r for _, _, r in acts(text)} == {"16 villagers"}
    assert (role(text, "killed"), role(text, "injured")) == (["16"], ["22"])


def test_a_number_alone_is_all_that_is_told_of_them() -> None:
    assert role("Hezbollah abducted about 240 in Belsar.", "recipient") == ["about 240"]
    assert role("Hezbollah killed 31 in Belsar.", "recipient") == ["31"]
