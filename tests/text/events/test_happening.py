"""One event with all its tellings: who faces whom in a clash."""

from __future__ import annotations

import pytest

from tests.text.read import acts


@pytest.mark.parametrize("foe", ["militants", "rebels"])
def test_who_fell_in_a_clash_fell_to_the_other_side(foe: str) -> None:
    told = acts(f"Ten soldiers lost their lives in battles with {foe} near Belsar.")
    assert told == {(foe, "ArmedClash", "Ten soldiers")}


def test_who_fell_in_a_clash_of_two_sides_is_nobodys_victim_by_that() -> None:
    text = "Five people died in clashes between Kenya and Peru."
    assert ("Kenya", "ArmedClash", "Peru") in acts(text)


def test_who_falls_between_two_sides_was_killed_by_neither() -> None:
    told = acts("Clashes between the Kenyan army and rebels killed 15 people.")
    assert ("", "Killing", "15 people") in told
    assert ("Kenyan army", "ArmedClash", "rebels") in told
