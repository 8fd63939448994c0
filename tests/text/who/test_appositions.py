"""Words set beside each other: names behind commas, names that a participle gives."""

from __future__ import annotations

import pytest

from tests.text.read import acts, entity, ties

PEOPLE = ["Dana Halloran", "Imad al-Qasri"]


@pytest.mark.parametrize("name", ["Ansar Karu", "the Zahr Front"])
@pytest.mark.parametrize("words", ["called", "known as", "dubbed"])
def test_a_participle_gives_a_described_group_its_name(words: str, name: str) -> None:
    text = f"Kenya attacked a militia {words} {name} on Monday."
    assert entity(text, name.removeprefix("the ")).kind == "ArmedGroup"


@pytest.mark.parametrize("part", ["armed wing", "military wing"])
@pytest.mark.parametrize("party", ["Dawn Party", "Karu Union"])
def test_a_name_behind_a_list_is_beside_its_last_member(party: str, part: str) -> None:
    text = f"Kenya sanctioned the {party} and its {part}, the Sabr Brigade."
    assert ("Sabr Brigade", "partOf", party) in ties(text)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("body", ["Karu Front", "Sabr Army"])
def test_a_name_behind_what_an_office_is_of_is_the_holder(body: str, person: str) -> None:
    text = f"Kenya met the political head of the {body}, {person}, on Monday."
    assert entity(text, person).kind == "Person"
    assert (body, "ledBy", person) in ties(text)


@pytest.mark.parametrize("person", PEOPLE)
def test_in_a_list_every_holder_has_his_own_office(person: str) -> None:
    text = (
        "It was attended by the president of the transitional council, Rosa Quintero, "
        f"Defence Minister Omar Deng, the ambassador of Peru to Kenya, {person}, and others."
    )
    posts = {(who, what) for who, name, what in ties(text) if name == "holdsPost"}
    assert (person, "ambassador of Peru to Kenya") in posts
    assert ("Omar Deng", "Defence Minister") in posts
    assert not any(who == "Omar Deng" and "ambassador" in what for who, what in posts)


def test_a_force_named_last_is_what_is_described() -> None:
    text = (
        "Imad Qasri is the procurement director of the Sabr Brigade, "
        "the militia that has been at war with the Zahr Army since May."
    )
    assert ("Sabr Brigade", "opposes", "Zahr Army") in ties(text)
    assert ("Imad Qasri", "opposes", "Zahr Army") not in ties(text)


@pytest.mark.parametrize("person", PEOPLE)
def test_an_office_behind_a_comma_is_of_the_name_before_it(person: str) -> None:
    text = f"It was a good step, tweeted {person}, the Hezbollah spokesman, who praised Kenya."
    assert (person, "memberOf", "Hezbollah") in ties(text)


def test_two_people_in_a_list_do_not_share_an_office() -> None:
    text = "Kenya met Defence Minister Omar Deng, the mayor of Belsar and others."
    assert ("Omar Deng", "holdsPost", "mayor of Belsar") not in ties(text)


@pytest.mark.parametrize("place", ["Lower Orlan", "Chad"])
def test_an_office_behind_a_comma_is_of_no_place(place: str) -> None:
    text = f"Four men were freed in {place}, governor of Belsar Dana Halloran said."
    assert not any(s == place for s, name, _ in ties(text) if name == "holdsPost")


def test_a_list_stands_beside_those_it_is_counted_among() -> None:
    text = "Kenya arrested two of its officers, Dana Halloran and Imad al-Qasri."
    assert {o for _, kind, o in acts(text) if kind == "Arrest"} >= {"Dana Halloran"}
