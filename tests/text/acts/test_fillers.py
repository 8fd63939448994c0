"""Who or what fills the parts of a telling: sides, instruments, places."""

from __future__ import annotations

import pytest

from tests.text.read import acts, entity, role

GROUPS = ["Hezbollah", "Harakat Sabr al-Dawla", "Liwa Zahr al-Furqan"]
TOWNS = ["Belsar", "Basra", "Erbil"]


def test_a_terrorist_attack_is_nobodys() -> None:
    assert acts("Peru condemned the terrorist attack on Lyon.") >= {("", "Attack", "Lyon")}


def test_a_militant_attack_is_that_of_militants() -> None:
    assert acts("Peru condemned the militant attack on Lyon.") >= {("militant", "Attack", "Lyon")}


@pytest.mark.parametrize("town", TOWNS)
@pytest.mark.parametrize("word", ["in", "near", "outside", "inside"])
def test_where_it_happened_is_its_place(word: str, town: str) -> None:
    text = f"Hezbollah attacked the Kenyan army {word} {town}."
    assert acts(text) == {("Hezbollah", "Attack", "Kenyan army")}
    assert role(text, "place") == [town]


def test_in_is_where_and_never_at_whom() -> None:
    text = "Hezbollah carried out an attack in Belsar."
    assert acts(text) == {("Hezbollah", "Attack", "")}
    assert role(text, "place") == ["Belsar"]


def test_two_towns_may_be_hit() -> None:
    assert set(role("Hezbollah bombed Belsar and Mombasa.", "recipient")) == {"Belsar", "Mombasa"}


def test_towns_where_things_stand_are_not_hit_themselves() -> None:
    text = "Hezbollah bombed facilities in Belsar and Mombasa."
    assert role(text, "recipient") == ["facilities"]


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    ("means", "kind"),
    [("drones", "DroneStrike"), ("missiles", "MissileAttack"), ("mortars", "Shelling")],
)
def test_a_weapon_behind_with_is_the_instrument(group: str, means: str, kind: str) -> None:
    text = f"{group} attacked Belsar with {means} on Sunday."
    assert acts(text) == {(group, kind, "Belsar")}
    assert role(text, "instrument") == [means.removesuffix("s")]
    assert entity(text, means.removesuffix("s")).kind == "Weapon"


@pytest.mark.parametrize("group", GROUPS)
def test_a_weapon_that_is_launched_is_the_instrument(group: str) -> None:
    text = f"{group} launched drones and missiles at Kenya and Peru."
    assert set(role(text, "instrument")) == {"drone", "missile"}
    assert {r for _, _, r in acts(text)} == {"Kenya", "Peru"}


@pytest.mark.parametrize("group", GROUPS)
def test_a_weapon_by_which_a_ship_was_hit_is_the_instrument(group: str) -> None:
    text = f"The MV Orda Star was hit by a missile. Kenya condemned {group}."
    assert role(text, "instrument") == ["missile"]
    assert role(text, "agent", "Attack") == []


def test_a_person_beside_somebody_is_no_instrument() -> None:
    text = "Hezbollah attacked Belsar with Iran."
    assert role(text, "instrument") == []


def test_people_killed_are_a_toll_and_a_recipient() -> None:
    text = "Hezbollah killed five villagers in Belsar."
    assert role(text, "killed") == ["five"]
    assert role(text, "recipient") == ["five villagers"]


def test_a_toll_may_be_a_number_alone() -> None:
    text = "Hezbollah killed at least 31 in Belsar."
    assert role(text, "killed") == ["at least 31"]


def test_what_is_destroyed_is_told_as_such() -> None:
    text = "USS Halloran destroyed two Houthi drones over the Red Sea."
    assert role(text, "destroyed") == ["two Houthi drones"]
    assert role(text, "place") == ["Red Sea"]
    assert role(text, "killed") == []


def test_a_frame_takes_only_what_it_needs() -> None:
    # to visit somebody takes an actor or a place, to arrest somebody no place
    assert acts("Kenya arrested Belsar on Sunday.") == set()
    assert role("Hezbollah struck a deal.", "recipient", "Attack") == []


def test_nobody_does_it_to_himself() -> None:
    text = "Kenya and Peru met Kenya in Belsar."
    assert not any(a == b for a, _, b in acts(text))


def test_the_same_words_with_other_names_give_the_other_names() -> None:
    turn = "{} bombed a base of {} near {} on Sunday."
    first = turn.format("Iran", "Hezbollah", "Belsar")
    second = turn.format("Chad", "Liwa Zahr al-Furqan", "Goma")
    for text, agent, owner, town in (
        (first, "Iran", "Hezbollah", "Belsar"),
        (second, "Chad", "Liwa Zahr al-Furqan", "Goma"),
    ):
        assert role(text, "agent") == [agent]
        assert owner in role(text, "recipient")
        assert town not in role(text, "recipient")


@pytest.mark.parametrize(
    ("words", "kind"),
    [("his arrest", "Arrest"), ("his assassination", "Assassination"), ("his release", "Release")],
)
def test_whose_arrest_it_is_was_arrested(words: str, kind: str) -> None:
    text = f"Gen. Karim Haddad lives in Belsar. Peru condemned {words} by Kenya."
    assert ("Kenya", kind, "Karim Haddad") in acts(text)


def test_whose_arrest_of_another_it_is_did_it() -> None:
    text = "Kenya condemned Peru's arrest of Gen. Karim Haddad."
    assert ("Peru", "Arrest", "Karim Haddad") in acts(text)


def test_two_who_repel_something_do_not_repel_each_other() -> None:
    repelled = acts("Kenya and Peru repelled the raids.")
    assert not {("Kenya", "Peru"), ("Peru", "Kenya")} & {(a, b) for a, _, b in repelled}
    assert ("Kenya", "ArmedClash", "Peru") in acts("Kenya and Peru clashed in Belsar.")


@pytest.mark.parametrize(
    "who",
    [
        "The foreign ministers of Kenya and Peru",
        "The Kenyan and Peruvian presidents",
        "Officers from Kenya and Peru",
    ],
)
def test_a_plural_of_two_meets_itself(who: str) -> None:
    assert ("Kenya", "Meeting", "Peru") in acts(f"{who} met in Goma.")
    assert ("Kenya", "Meeting", "Peru") not in acts(f"{who} met Qatar in Goma.")


def test_an_object_with_an_unknown_name_is_not_passed_over_for_what_stands_behind() -> None:
    told = acts("The court indicted Renelle for her part in the killing of Kenyan soldiers.")
    assert not any("Keny" in b for _, kind, b in told if kind == "Indictment")


@pytest.mark.parametrize("talks", ["talks", "negotiations"])
def test_two_states_before_talks_hold_them(talks: str) -> None:
    pairs = {(a, b) for a, _, b in acts(f"Kenya-Peru {talks} were held in Belsar.")}
    assert pairs & {("Kenya", "Peru"), ("Peru", "Kenya")}


@pytest.mark.parametrize("word", ["Garissa", "Breivik"])
def test_an_unknown_name_before_an_act_has_not_done_it(word: str) -> None:
    assert {a for a, _, _ in acts(f"The {word} attack killed 13 people.")} == {""}


def test_troops_that_are_stationed_somewhere_are_the_agent() -> None:
    told = acts("Kenyan troops have been stationed in Goma since May.")
    assert {a for a, kind, _ in told if kind == "Deployment"} == {"Kenyan forces"}
    told = acts("Peru stationed troops in Kenya.")
    assert {a for a, kind, _ in told if kind == "Deployment"} == {"Peru"}


def test_parties_of_one_country_are_not_that_country_and_its_opposition() -> None:
    assert acts("Kenyan opposition parties met on Monday.") == set()


def test_ministers_of_two_countries_meet_as_both() -> None:
    assert len(acts("Kenyan and Peruvian ministers met on Monday.")) == 1


@pytest.mark.parametrize("noun", ["murder", "abduction", "killing"])
def test_who_condemns_a_deed_does_not_condemn_its_victim(noun: str) -> None:
    text = f"Peru condemned the {noun} of Dana Halloran by Hezbollah."
    told = {b for _, kind, b in acts(text) if kind == "Condemnation"}
    assert told == {"Hezbollah"}
