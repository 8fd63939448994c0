"""Described actors: whose forces, which body, members for their group, unnamed ones."""

from __future__ import annotations

import pytest

from kg import background, ontology
from kg.model import Document
from kg.text.claims import read
from kg.text.words.gazetteer import adjective
from tests.text.read import acts, entity, events, labels, reading, role, ties


@pytest.mark.parametrize(
    ("words", "label", "kind"),
    [
        ("Kenyan troops", "Kenyan forces", "MilitaryForce"),
        ("Kenyan soldiers", "Kenyan forces", "MilitaryForce"),
        ("The Kenyan army", "Kenyan army", "MilitaryForce"),
        ("Peru's army", "Peruvian army", "MilitaryForce"),
        ("Peruvian police", "Peruvian police", "MilitaryForce"),
        ("The Peruvian government", "Peruvian government", "Government"),
        ("The Peruvian parliament", "Peruvian parliament", "Government"),
        ("The Peruvian interior ministry", "Peruvian interior ministry", "Agency"),
        ("U.S. troops", "U.S. military", "MilitaryForce"),
        ("American forces", "U.S. military", "MilitaryForce"),
    ],
)
def test_a_force_or_body_is_that_of_its_state(words: str, label: str, kind: str) -> None:
    text = f"{words} condemned Harakat Sabr al-Dawla on Sunday."
    assert role(text, "agent") == [label]
    assert entity(text, label).kind == kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S. troops", "American forces"),
        ("U.S. forces", "The U.S. military"),
        ("Kenyan troops", "Kenyan soldiers"),
        ("Peruvian troops", "Peruvian forces"),
        ("Peru's army", "The Peruvian army"),
    ],
)
def test_two_words_for_one_force_are_one_actor(one: str, other: str) -> None:
    first = reading(f"{one} attacked Belsar.")
    second = reading(f"{other} attacked Belsar.")
    agents = [{c.object for c in r.claims if c.relation == "agent"} for r in (first, second)]
    assert agents[0] == agents[1] != set()


def test_an_army_is_not_its_country() -> None:
    text = "The Malian army attacked Belsar. Mali condemned the Houthis."
    assert role(text, "agent", "Attack") == ["Malian army"]
    assert role(text, "agent", "Condemnation") == ["Mali"]


def test_forces_of_two_states_are_two_actors() -> None:
    text = "Kenyan and Peruvian forces attacked Belsar."
    assert set(role(text, "agent")) == {"Kenyan forces", "Peruvian forces"}


@pytest.mark.parametrize(
    "words",
    [
        "Houthi fighters",
        "Houthi militants",
        "Fighters of the Houthis",
        "Five Houthi gunmen",
        "Houthi forces",
    ],
)
def test_members_stand_for_their_group(words: str) -> None:
    assert role(f"{words} attacked Belsar on Sunday.", "agent") == ["Houthis"]


@pytest.mark.parametrize("group", ["Harakat Sabr al-Dawla", "Liwa Zahr al-Furqan"])
def test_members_stand_for_a_group_of_an_invented_name(group: str) -> None:
    assert role(f"{group} fighters attacked Belsar on Sunday.", "agent") == [group]
    assert role(f"Fighters of {group} attacked Belsar on Sunday.", "agent") == [group]


@pytest.mark.parametrize(
    "words",
    ["Three tribal elders", "Two masked gunmen", "Angry villagers", "Several senior officials"],
)
def test_whoever_is_not_named_is_an_unnamed_actor_with_the_words_told(words: str) -> None:
    text = f"{words} condemned Harakat Sabr al-Dawla on Sunday."
    assert role(text, "agent") == [words]
    assert entity(text, words).kind == "UnnamedActor"


def test_an_unnamed_actor_of_one_report_is_not_that_of_another() -> None:
    text = "Two masked gunmen attacked Belsar."
    first = entity(text, "Two masked gunmen")
    (other,) = read([Document("document/other", "Other", text)])
    assert first.id not in {e.id for e in other.entities}


@pytest.mark.parametrize(
    "text",
    [
        "Zagros Shield, a militia, attacked Belsar.",
        "The militia Zagros Shield attacked Belsar.",
        "The militia, Zagros Shield, attacked Belsar.",
    ],
)
def test_a_noun_beside_a_name_is_the_one_named(text: str) -> None:
    assert acts(text) == {("Zagros Shield", "Attack", "Belsar")}
    assert not {"militia", "a militia"} & labels(text)


def test_a_country_beside_a_name_is_its_country() -> None:
    text = "Harakat Sabr al-Dawla, a Peruvian armed group, attacked Belsar."
    assert role(text, "agent") == ["Harakat Sabr al-Dawla"]
    assert ("Harakat Sabr al-Dawla", "country", "Peru") in ties(text)


def test_a_noun_that_sorts_a_place_is_the_place() -> None:
    text = "The Houthis attacked the village of Tal Marun."
    assert acts(text) == {("Houthis", "Attack", "Tal Marun")}
    assert entity(text, "Tal Marun").kind == "Place"


def test_an_unnamed_member_carries_the_name_of_the_group() -> None:
    text = "A senior Houthi commander condemned Kenya."
    assert role(text, "agent") == ["senior Houthi commander"]
    assert ("senior Houthi commander", "memberOf", "Houthis") in ties(text)


def test_a_number_of_soldiers_is_their_force_and_a_toll() -> None:
    text = "Four Peruvian soldiers were killed by the Houthis in Belsar."
    assert acts(text) == {("Houthis", "Killing", "Peruvian forces")}
    assert role(text, "killed") == ["Four"]


def test_a_facility_is_a_place_and_a_weapon_a_weapon() -> None:
    text = "The Houthis attacked a training camp with a drone."
    assert ontology.is_a(entity(text, "training camp").kind, "Place")
    assert events(text)[0].kind == "DroneStrike"


def test_every_state_with_a_nationality_word_has_an_adjective() -> None:
    for known in background.known().values():
        if known.kind == "State":
            assert adjective(known.id)


@pytest.mark.parametrize(("town", "force"), [("Tehran", "Iranian"), ("Nairobi", "Kenyan")])
def test_forces_of_a_capital_are_the_states(town: str, force: str) -> None:
    ((agent, _, _),) = acts(f"{town}'s forces attacked Belsar.")
    assert agent.startswith(force)


def test_one_gunman_of_a_group_is_not_the_group() -> None:
    text = "A Hezbollah gunman attacked Belsar."
    assert acts(text) == {("Hezbollah gunman", "Attack", "Belsar")}


def test_a_body_keeps_all_words_but_its_country() -> None:
    text = "Russia’s Foreign Ministry condemned Peru."
    assert acts(text) == {("Russian Foreign Ministry", "Condemnation", "Peru")}


def test_a_thing_of_several_is_labelled_without_their_mark() -> None:
    text = "Five militants fled. Kenya hit the militants' base near Belsar."
    assert not any(label.startswith("'") for label in labels(text))
