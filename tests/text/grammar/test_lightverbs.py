"""Light verbs: who has which part in what an event noun tells."""

from __future__ import annotations

import pytest

from tests.text.read import acts

SIDES = [("Kenya", "Peru"), ("Iran", "Qatar")]


@pytest.mark.parametrize(("a", "b"), SIDES)
@pytest.mark.parametrize(
    "text",
    [
        "{a} held talks with {b}.",
        "{a} took part in talks with {b}.",
        "The talks that {a} held with {b} failed.",
        "Talks were held by {a} with {b}.",
    ],
)
def test_who_holds_talks_takes_part_in_them(text: str, a: str, b: str) -> None:
    assert (a, "Meeting", b) in acts(text.format(a=a, b=b))


@pytest.mark.parametrize(("a", "b"), SIDES)
def test_what_is_to_be_held_is_planned(a: str, b: str) -> None:
    text = f"Talks are to be held on Friday by {a} with {b}."
    assert (a, "Meeting", b) in acts(text, modality="planned")


@pytest.mark.parametrize("verb", ["had", "received"])
def test_orders_come_from_somebody_else(verb: str) -> None:
    assert acts(f"The Kenyan army {verb} orders to hold Belsar.") == set()
    told = acts(f"The Kenyan army {verb} orders from Peru to hold Belsar.")
    assert told == {("Peru", "Demand", "Kenyan army")}


@pytest.mark.parametrize("group", ["Hezbollah", "Kenya"])
def test_a_verb_that_is_not_light_lends_nothing(group: str) -> None:
    assert not acts(f"{group} mentioned talks with Peru.") & {(group, "Meeting", "Peru")}


@pytest.mark.parametrize(("a", "b"), SIDES)
def test_a_participle_behind_talks_leaves_them_to_who_holds_them(a: str, b: str) -> None:
    told = acts(f"{a} held talks with {b} focused on militancy.")
    assert (a, "Meeting", b) in told


def test_measures_are_aimed_at_the_object_of_their_verb() -> None:
    text = "New British sanctions target two Sudanese companies."
    assert acts(text) == {("United Kingdom", "Sanctions", "two Sudanese companies")}


def test_measures_that_hit_are_no_attack() -> None:
    assert "Attack" not in {kind for _, kind, _ in acts("The sanctions hit the Kenyan army.")}


def test_strikes_told_before_that_hit_are_the_same_strikes() -> None:
    text = "Kenyan jets bombed Peru on Friday. The strikes hit Belsar and Moru, a spokesman said."
    assert {kind for _, kind, _ in acts(text)} == {"AirStrike"}


def test_air_strikes_that_hit_are_an_attack() -> None:
    assert acts("Air strikes hit the Kenyan army.") == {("", "AirStrike", "Kenyan army")}
