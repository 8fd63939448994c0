"""How exactly it was done, how often, and as part of what."""

from __future__ import annotations

import pytest

from tests.text.read import acts, events, role

GROUPS = ["Hezbollah", "Harakat Sabr al-Dawla", "Liwa Zahr al-Furqan"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{} attacked Belsar with a drone.", "DroneStrike"),
        ("{} struck Belsar with missiles.", "MissileAttack"),
        ("{} attacked Belsar with mortars.", "Shelling"),
        ("{} launched a drone at Belsar.", "DroneStrike"),
        ("{} carried out a drone attack on Belsar.", "DroneStrike"),
        ("{} carried out a missile strike on Belsar.", "MissileAttack"),
        ("{} carried out an air strike on Belsar.", "AirStrike"),
        ("{} carried out a suicide bombing on Belsar.", "SuicideBombing"),
        ("{} shelled Belsar.", "Shelling"),
        ("{} ambushed the Kenyan army.", "Ambush"),
        ("{} raided Belsar.", "Raid"),
        ("{} attacked Belsar.", "Attack"),
    ],
)
@pytest.mark.parametrize("group", GROUPS)
def test_the_weapon_makes_an_attack_more_exact(text: str, kind: str, group: str) -> None:
    (event,) = events(text.format(group))
    assert event.kind == kind


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("{} has attacked Kenya 76 times since Oct. 17.", 76),
        ("{} has attacked Kenya at least 76 times since Oct. 17.", 76),
        ("{} attacked Kenya three times.", 3),
        ("{} carried out 12 attacks on Kenya.", 12),
        ("{} carried out an attack on Kenya.", 1),
        ("{} attacked Kenya.", 1),
        ("{} attacked 76 villages.", 1),
    ],
)
@pytest.mark.parametrize("group", GROUPS)
def test_many_attacks_told_at_once_are_one_event_with_a_count(
    text: str, count: int, group: str
) -> None:
    (event,) = events(text.format(group))
    assert event.count == count


def test_an_aggregate_keeps_its_span_of_time() -> None:
    text = "Hezbollah has attacked Kenya 76 times since Oct. 17."
    assert role(text, "date") == ["2023-10-17/2023-12-05"]


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    "text",
    [
        "{} attacked Belsar on Sunday, killing four people.",
        "{} attacked Belsar on Sunday and killed four people.",
        "{}'s attack on Belsar killed four people.",
        "An attack on Belsar by {} killed four people.",
        "Four people were killed in an attack on Belsar by {}.",
        "{} attacked Belsar on Sunday, which killed four people.",
        "{} carried out an attack on Belsar that killed four people.",
        "{} attacked Belsar on Sunday. The attack killed four people.",
        "{} attacked Belsar on Sunday. Four people were killed.",
        "{} attacked Belsar on Sunday. Four people were killed in the attack.",
    ],
)
def test_those_killed_belong_to_their_attack(text: str, group: str) -> None:
    told = text.format(group)
    assert [e.kind for e in events(told)] == ["Attack"]
    assert role(told, "agent") == [group]
    assert "Belsar" in role(told, "recipient")
    assert [k.lower() for k in role(told, "killed")] == ["four"]


def test_killed_and_wounded_of_one_attack_are_told_apart() -> None:
    text = "Hezbollah attacked Belsar on Sunday, killing four people and wounding nine others."
    assert (role(text, "killed"), role(text, "injured")) == (["four"], ["nine"])
    assert len(events(text)) == 1


def test_a_killing_by_somebody_else_is_another_event() -> None:
    text = "Hezbollah attacked Belsar on Sunday. Iran killed four people in Mombasa."
    assert {e.kind for e in events(text)} == {"Attack", "Killing"}
    assert ("Hezbollah", "Killing", "four people") not in acts(text)


@pytest.mark.parametrize("group", ["Hezbollah", "Boko Haram"])
@pytest.mark.parametrize(
    "text",
    [
        "The death of Gen. Karim Haddad in an air strike by {} was confirmed.",
        "Gen. Karim Haddad died in an attack on a base when fighters of {} stormed the camp.",
        "Gen. Karim Haddad died when fighters of {} tried to storm the camp.",
    ],
)
def test_a_death_belongs_to_the_attack_it_came_in(text: str, group: str) -> None:
    assert (group, "Karim Haddad") in {(a, b) for a, _, b in acts(text.format(group))}


def test_two_tolls_share_the_setting_of_the_second() -> None:
    text = "Five guards were killed and seven others injured in the raid."
    assert {(kind, b) for _, kind, b in acts(text)} == {
        ("Raid", "Five guards"),
        ("Raid", "seven others"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Six people were injured as a result of Kenyan strikes in Peru on Sunday.",
        "Kenya launched a series of strikes in Peru, killing six people.",
        "Six people were injured in a wave of Kenyan strikes in Peru.",
    ],
)
def test_a_toll_finds_its_attack_behind_nouns_that_only_lead_to_it(text: str) -> None:
    assert ("Kenya", "Attack", "six people") in {(a, k, b.lower()) for a, k, b in acts(text)}


@pytest.mark.parametrize("toll", ["resulted in the deaths of two nurses", "killed two nurses"])
def test_the_dead_are_those_of_the_strike_that_brought_it_about(toll: str) -> None:
    text = f"A Peruvian strike on a market {toll}."
    assert {("Peru", "Attack", "market"), ("Peru", "Attack", "two nurses")} <= acts(text)
    before = f"The strike followed {toll.removeprefix('resulted in ')}."
    assert ("Peru", "Attack", "two nurses") not in acts(before)


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Three troops died when their lorry hit a roadside bomb.", "Three troops"),
        ("A bus hit a landmine near Belsar.", "bus"),
    ],
)
def test_who_runs_upon_a_bomb_is_hit_by_it(text: str, victims: str) -> None:
    assert ("", "Bombing", victims) in acts(text)


@pytest.mark.parametrize("words", ["exchange of fire", "exchange of gunfire"])
def test_fire_that_is_exchanged_is_a_clash(words: str) -> None:
    told = acts(f"An {words} between Hezbollah and Kenya lasted an hour.")
    assert told == {("Hezbollah", "ArmedClash", "Kenya")}
    assert not acts("An exchange of students between Peru and Kenya lasted a year.")
