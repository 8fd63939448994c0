"""Phrases that point back, and those that must not: the wrong antecedent makes wrong rows."""

from __future__ import annotations

import pytest

from tests.text.read import acts, labels, reading, role, steps

GROUPS = ["Harakat Sabr al-Dawla", "Liwa Zahr al-Furqan", "Hezbollah"]
PEOPLE = ["Dana Halloran", "Imad al-Qasri", "Jean-Luc Mbarga-Ondo"]


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("word", ["It", "They", "The group", "The militants", "The militia"])
def test_a_group_is_pointed_back_to(group: str, word: str) -> None:
    text = f"{group} attacked Belsar on Sunday. {word} condemned Kenya."
    assert acts(text) == {(group, "Attack", "Belsar"), (group, "Condemnation", "Kenya")}


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("word", ["it", "that group", "the group", "the militia"])
def test_a_group_is_pointed_back_to_as_recipient(group: str, word: str) -> None:
    text = f"{group} attacked Belsar on Sunday. Kenya sanctioned {word} on Monday."
    assert ("Kenya", "Sanctions", group) in acts(text)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("word", ["He", "She"])
def test_a_person_is_pointed_back_to(person: str, word: str) -> None:
    text = f"Governor {person} condemned Kenya. {word} met the Houthis on Monday."
    assert (person, "Meeting", "Houthis") in acts(text)


@pytest.mark.parametrize("person", PEOPLE)
def test_the_secretary_is_the_one_named_with_that_post(person: str) -> None:
    text = f"Secretary of State {person} met the Houthis. The secretary condemned Kenya."
    assert (person, "Condemnation", "Kenya") in acts(text)


def test_the_secretary_is_not_the_governor() -> None:
    text = (
        "Secretary of State Dana Halloran met Governor Imad al-Qasri. "
        "The governor condemned Kenya. The secretary condemned Peru."
    )
    assert acts(text) >= {
        ("Imad al-Qasri", "Condemnation", "Kenya"),
        ("Dana Halloran", "Condemnation", "Peru"),
    }


def test_a_person_is_not_meant_by_it_nor_a_group_by_she() -> None:
    text = "Governor Dana Halloran met Harakat Sabr al-Dawla. It condemned Kenya."
    assert role(text, "agent", "Condemnation") == ["Harakat Sabr al-Dawla"]
    text = "Harakat Sabr al-Dawla met Governor Dana Halloran. She condemned Kenya."
    assert role(text, "agent", "Condemnation") == ["Dana Halloran"]


def test_it_is_not_the_one_who_does_it() -> None:
    text = "Harakat Sabr al-Dawla attacked Belsar. Kenya sanctioned it."
    assert ("Kenya", "Sanctions", "Kenya") not in acts(text)
    assert ("Kenya", "Sanctions", "Harakat Sabr al-Dawla") in acts(text)


def test_who_is_told_of_nobody_is_nobody() -> None:
    assert acts("Kenya sanctioned it on Monday.") == set()


def test_the_group_is_never_a_country() -> None:
    text = "Kenya condemned Peru. The group attacked Belsar."
    assert not {("Kenya", "Attack", "Belsar"), ("Peru", "Attack", "Belsar")} & acts(text)


def test_the_militants_are_never_a_ministry() -> None:
    text = "The Ministry of Orda Affairs condemned Kenya. The militants attacked Belsar."
    assert role(text, "agent", "Attack") == ["militants"]


def test_a_pronoun_does_not_look_back_over_many_sentences() -> None:
    text = (
        "Harakat Sabr al-Dawla attacked Belsar. It was cold. Rain fell. The roads were closed. "
        "Schools were shut. Nobody came. They condemned Kenya."
    )
    assert ("Harakat Sabr al-Dawla", "Condemnation", "Kenya") not in acts(text)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("word", ["which", "who"])
def test_a_relative_word_is_what_it_hangs_on(group: str, word: str) -> None:
    text = f"Kenya condemned {group}, {word} attacked Belsar on Sunday."
    assert (group, "Attack", "Belsar") in acts(text)


def test_a_cleft_sentence_names_its_agent() -> None:
    assert acts("It was the Houthis who attacked Belsar.") == {("Houthis", "Attack", "Belsar")}


def test_unnamed_actors_are_pointed_back_to_by_their_noun() -> None:
    text = "Two gunmen attacked Belsar. The gunmen killed Dana Halloran."
    assert acts(text) == {
        ("Two gunmen", "Attack", "Belsar"),
        ("Two gunmen", "Killing", "Dana Halloran"),
    }
    assert "gunmen" not in labels(text)


def test_the_ship_and_the_village_are_those_named() -> None:
    text = "The Houthis hit the MV Orda Star. The ship was attacked on Monday by Iran."
    assert ("Iran", "Attack", "MV Orda Star") in acts(text)
    text = "The Houthis hit Tal Marun, a village near Belsar. The village was attacked by Kenya."
    assert ("Kenya", "Attack", "Tal Marun") in acts(text)


def test_a_speaker_who_says_they_means_itself() -> None:
    text = "Hezbollah said they attacked Belsar. Kenya said it bombed Tal Marun."
    assert ("Hezbollah", "Attack", "Belsar") in acts(text, speaker="Hezbollah")
    assert ("Kenya", "AirStrike") in {a[:2] for a in acts(text, speaker="Kenya")}


def test_its_and_their_name_the_owner() -> None:
    text = "Harakat Sabr al-Dawla attacked Belsar. Its allies attacked Mombasa."
    assert "allies of Harakat Sabr al-Dawla" in role(text, "agent")


def test_nobody_attacks_his_own() -> None:
    text = "Kenya said the Houthis had attacked its army in Belsar."
    assert acts(text) == {("Houthis", "Attack", "Kenyan army")}


def test_a_pronoun_before_its_name_is_left_open() -> None:
    text = "Kenya fled. In their statement, the Houthis condemned Peru."
    assert not any(words == "their" for words, _, _ in steps(text))


@pytest.mark.parametrize("word", ["It", "The group"])
def test_every_step_back_is_recorded_with_its_words(word: str) -> None:
    text = f"Harakat Sabr al-Dawla attacked Belsar. {word} condemned Kenya."
    found = [s for c in reading(text).claims for s in c.resolutions if s.step == "coreference"]
    assert found
    for step in found:
        assert text[step.start : step.end] == step.words == word.removeprefix("The ")
        assert text[step.basis_start : step.basis_end] == "Harakat Sabr al-Dawla"


@pytest.mark.parametrize("noun", ["fighter", "soldier", "policeman"])
def test_one_fighter_is_he(noun: str) -> None:
    text = f"One {noun} fled Belsar. Kenya arrested him on Monday."
    assert role(text, "recipient", "Arrest") == [f"One {noun}"]


def test_the_army_is_not_what_belongs_to_it() -> None:
    text = "Rebels hit a military base. The army condemned Kenya. The military condemned Peru."
    assert "military base" not in role(text, "agent")


def test_they_are_not_the_one_who_says_so_of_others() -> None:
    text = "The rebels ambushed a convoy, the army said. It said they had killed five soldiers."
    assert "army" not in role(text, "agent", "Killing")


@pytest.mark.parametrize("part", ["port side", "left side"])
def test_a_part_of_a_ship_is_nobody(part: str) -> None:
    text = f"The {part} of a ship was hit near Aden. It urged Kenya to help."
    assert part not in role(text, "agent") + role(text, "recipient")


def test_the_country_is_not_that_of_troops_told_to_leave_it() -> None:
    text = "Crowds in Chad called for French troops to leave the country."
    assert "France" not in role(text, "recipient") + role(text, "place")


def test_nobody_condemns_himself_under_another_name() -> None:
    text = "The Sabr Front fled. The Orda Liberation Army (OLA) condemned the group."
    assert role(text, "recipient", "Condemnation") == ["Sabr Front"]


def test_two_more_gunmen_are_not_those_told_of_before() -> None:
    text = "Three gunmen attacked Belsar. Police killed two gunmen in Mombasa."
    assert role(text, "recipient", "Killing") == ["two gunmen"]


def test_guards_of_a_country_are_not_that_country() -> None:
    text = "Kenya met guards of Tajikistan, who attacked Belsar."
    assert role(text, "agent", "Attack") != ["Tajikistan"]


def test_the_first_attack_is_nobody() -> None:
    text = "The army attacked Belsar. It was the first attack in years."
    assert not any(words == "It" for words, _, _ in steps(text))


def test_one_bomber_is_no_group() -> None:
    text = "The Sabr Front attacked Belsar. Kenya helped the suicide bomber."
    assert "Sabr Front" not in role(text, "recipient")


def test_the_groups_are_not_one_group() -> None:
    text = "The Sabr Front attacked Belsar. The groups attacked Mombasa."
    assert ("Sabr Front", "Attack", "Mombasa") not in acts(text)


def test_mountains_are_not_a_country_told_of_before() -> None:
    text = "Gunmen attacked Belsar, a town in Orda. Troops shelled the mountains."
    assert not {"Belsar", "Orda"} & set(role(text, "recipient", "Shelling"))


def test_a_force_may_be_the_group() -> None:
    text = "The Rapid Orda Forces attacked Belsar. The group attacked Mombasa."
    assert ("Rapid Orda Forces", "Attack", "Mombasa") in acts(text)


def test_the_ruling_party_is_not_a_party_named_before() -> None:
    text = "The Orda Party fled. The ruling party condemned Kenya."
    assert role(text, "agent", "Condemnation") == ["ruling party"]


def test_the_rights_group_is_the_organization_named_before() -> None:
    text = "Peru met Human Rights Watch. The rights group condemned Kenya. The group praised Chad."
    assert set(role(text, "agent", "Condemnation")) == {"Human Rights Watch"}
    assert role(text, "agent", "DiplomaticSupport") == ["Human Rights Watch"]


def test_ships_are_no_one_ship() -> None:
    text = "The Houthis hit the MV Orda Star. Kenya helped the merchant ships."
    assert "MV Orda Star" not in role(text, "recipient", "Aid")
