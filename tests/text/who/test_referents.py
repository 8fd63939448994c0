"""Whom a word stands for in its place: capitals, weapons and their owners, facilities."""

from __future__ import annotations

import pytest

from kg import ontology
from tests.text.read import acts, entity, role, steps


def test_steps_are_whose_who_has_taken_them() -> None:
    text = "Blinken welcomed the steps that Peru and Chad had taken."
    told = {("Antony Blinken", "DiplomaticSupport", other) for other in ("Peru", "Chad")}
    assert acts(text) == told


@pytest.mark.parametrize(
    ("capital", "state"), [("Tehran", "Iran"), ("Nairobi", "Kenya"), ("Lima", "Peru")]
)
def test_a_capital_acts_and_is_addressed_as_its_state(capital: str, state: str) -> None:
    text = f"{capital} condemned Harakat Sabr al-Dawla on Sunday."
    assert acts(text) == {(state, "Condemnation", "Harakat Sabr al-Dawla")}
    assert (capital, "capital", state) in steps(text)
    text = f"Harakat Sabr al-Dawla condemned {capital} on Sunday."
    assert acts(text) == {("Harakat Sabr al-Dawla", "Condemnation", state)}


@pytest.mark.parametrize("capital", ["Tehran", "Nairobi", "Lima"])
def test_a_capital_is_hit_as_the_city_it_is(capital: str) -> None:
    text = f"Harakat Sabr al-Dawla bombed {capital} on Sunday."
    assert acts(text) == {("Harakat Sabr al-Dawla", "AirStrike", capital)}


def test_another_city_does_not_act() -> None:
    assert role("Mombasa condemned Harakat Sabr al-Dawla.", "agent") in ([], ["Mombasa"])
    assert ("Kenya", "Condemnation", "Harakat Sabr al-Dawla") not in acts(
        "Mombasa condemned Harakat Sabr al-Dawla."
    )


@pytest.mark.parametrize(
    ("weapon", "kind"),
    [("drone", "DroneStrike"), ("missile", "MissileAttack"), ("rocket", "MissileAttack")],
)
@pytest.mark.parametrize(
    ("owner", "label"),
    [("Houthi", "Houthis"), ("Iranian", "Iran"), ("Hezbollah", "Hezbollah")],
)
def test_a_weapon_that_strikes_is_the_means_of_its_owner(
    weapon: str, kind: str, owner: str, label: str
) -> None:
    text = f"A {owner} {weapon} hit the MV Orda Star on Sunday."
    assert acts(text) == {(label, kind, "MV Orda Star")}
    assert role(text, "instrument") == [weapon]


def test_a_weapon_of_nobody_leaves_the_agent_open() -> None:
    text = "A drone hit the MV Orda Star on Sunday."
    assert acts(text) == {("", "DroneStrike", "MV Orda Star")}


def test_one_sort_of_weapon_is_one_node_over_reports() -> None:
    one = entity("A drone hit Belsar on Sunday.", "drone")
    other = entity("The Houthis launched two drones at Belsar.", "drone")
    assert one.id == other.id
    assert one.kind == "Weapon"


@pytest.mark.parametrize(
    "words",
    [
        "a facility used by {}",
        "a headquarters operated by {}",
        "a depot controlled by {}",
        "a base of {}",
        "{}'s base",
        "a {} base",
    ],
)
@pytest.mark.parametrize("owner", ["Hezbollah", "Harakat Sabr al-Dawla"])
def test_to_strike_a_facility_is_to_strike_whose_it_is(words: str, owner: str) -> None:
    text = f"The Kenyan army struck {words.format(owner)}."
    recipients = role(text, "recipient", "Attack")
    assert owner in recipients
    assert len(recipients) == 2
    other = next(r for r in recipients if r != owner)
    assert ontology.is_a(entity(text, other).kind, "Place")


def test_to_shoot_down_a_drone_is_done_to_its_owner() -> None:
    text = "USS Halloran shot down a Houthi drone on Sunday."
    assert "Houthis" in role(text, "recipient", "ShootDown")
    assert role(text, "destroyed", "ShootDown") == ["Houthi drone"]


def test_a_facility_where_somebody_else_is_does_not_become_theirs() -> None:
    text = "The Kenyan army struck a base near Peru."
    assert "Peru" not in role(text, "recipient", "Attack")


@pytest.mark.parametrize(
    ("told", "force"), [("Kenyan army", "Kenyan army"), ("Kenyan military", "Kenyan forces")]
)
def test_a_raid_of_a_countrys_army_is_the_armys_alone(told: str, force: str) -> None:
    assert acts(f"A {told} raid on Belsar began.") == {(force, "Raid", "Belsar")}


@pytest.mark.parametrize(
    ("ministry", "state"),
    [("The Russian Defence Ministry", "Russia"), ("Kenya's Defence Ministry", "Kenya")],
)
def test_a_ministry_strikes_as_its_state_and_arrests_as_itself(ministry: str, state: str) -> None:
    told = acts(f"{ministry} said it had struck two bases. {ministry} arrested two men.")
    assert (state, "Attack", "two bases") in told
    assert state not in {a for a, kind, _ in told if kind == "Arrest"}


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Peru rejected a call by the African Union to leave.", "African Union"),
        ("Peru welcomed a decision by Chad.", "Chad"),
        ("Peru ruled out talks with the Sabr Brigade.", "Sabr Brigade"),
    ],
)
def test_what_is_refused_or_welcomed_is_his_who_stands_behind_it(text: str, whom: str) -> None:
    assert role(text, "recipient") == [whom]


def test_who_suffers_an_act_is_not_condemned_with_it() -> None:
    text = "Peru condemned the killing of ten villagers by the Sabr Brigade."
    found = acts(text)
    assert ("Peru", "Condemnation", "Sabr Brigade") in found
    assert ("Peru", "Condemnation", "ten villagers") not in found
