"""What excludes that two tellings are one event, and what shows that they are."""

from __future__ import annotations

from kg.text.events.likeness import apart
from tests.text.read import acts


def test_two_are_apart_only_where_both_are_told() -> None:
    assert apart({"a"}, {"b"})
    assert not apart({"a"}, {"a", "b"})
    assert not apart(set(), {"b"})


def test_men_who_are_lost_are_not_lost_to_their_own_attack() -> None:
    text = "Kenya attacked the Sabr Brigade on Monday. Kenya lost two soldiers."
    assert ("Kenya", "two soldiers") not in {(a, b) for a, _, b in acts(text)}


def test_those_abducted_in_a_raid_are_abducted_by_who_raided() -> None:
    text = "Gunmen raided a village. Three children were carried off in the raid."
    assert ("Gunmen", "Abduction", "Three children") in acts(text)
