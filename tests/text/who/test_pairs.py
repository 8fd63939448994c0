"""Two who were told of before: the two ministers, both sides, each other."""

from __future__ import annotations

import pytest

from tests.text.read import acts, reading, role, steps


@pytest.mark.parametrize("phrase", ["The two countries", "Both nations", "The neighbours"])
@pytest.mark.parametrize(("one", "other"), [("Kenya", "Peru"), ("Chad", "Nepal")])
def test_two_countries_are_those_told_of(phrase: str, one: str, other: str) -> None:
    text = f"{one} and {other} signed a treaty. {phrase} condemned Uganda."
    assert acts(text) >= {(one, "Condemnation", "Uganda"), (other, "Condemnation", "Uganda")}


@pytest.mark.parametrize("phrase", ["The two countries", "Both sides"])
def test_of_three_nobody_is_picked(phrase: str) -> None:
    text = f"Kenya, Peru and Chad signed a treaty. {phrase} condemned Uganda."
    assert not {"Kenya", "Peru", "Chad"} & set(role(text, "agent", "Condemnation"))


def test_two_ministers_meet_each_other() -> None:
    text = (
        "Foreign Minister Imad Qasri called Foreign Minister Dana Halloran. "
        "The two ministers met in Geneva on Friday."
    )
    assert ("Imad Qasri", "Meeting", "Dana Halloran") in acts(text)


@pytest.mark.parametrize("tail", ["each other", "one another"])
@pytest.mark.parametrize("head", ["Kenya and Peru", "Both sides", "The two governments"])
def test_what_is_done_to_each_other_is_done_by_both(head: str, tail: str) -> None:
    text = f"Talks between Kenya and Peru failed. {head} accused {tail} of shelling Belsar."
    assert acts(text) >= {("Kenya", "Accusation", "Peru"), ("Peru", "Accusation", "Kenya")}


def test_each_accuses_the_other() -> None:
    text = "Kenya shelled Peru. Each government accused the other of breaking the truce."
    assert acts(text) >= {("Kenya", "Accusation", "Peru"), ("Peru", "Accusation", "Kenya")}


def test_a_mediator_is_no_side() -> None:
    text = "The Sabr Front shelled Kenya. Qatar urged both sides to stop."
    assert set(role(text, "recipient", "Request")) == {"Kenya", "Sabr Front"}


def test_sides_of_a_river_are_nobody() -> None:
    text = "Kenya met Peru. Troops attacked both sides of the river."
    assert not {"Kenya", "Peru"} & set(role(text, "recipient", "Attack"))


@pytest.mark.parametrize("names", ["Kenya and Peru", "Imad Qasri and Dana Halloran"])
def test_two_subjects_are_they(names: str) -> None:
    text = f"{names} visited Belsar. They condemned Uganda."
    agents = set(names.split(" and "))
    assert set(role(text, "agent", "Condemnation")) == agents
    assert {target for words, _, target in steps(text) if words == "They"} == agents


def test_every_one_of_a_pair_is_a_recorded_step() -> None:
    text = "Kenya shelled Peru. Both sides condemned Uganda."
    made = {s.target for c in reading(text).claims for s in c.resolutions if s.words == "sides"}
    assert len(made) == 2


@pytest.mark.parametrize("phrase", ["The two countries", "Each government"])
def test_countries_are_told_of_by_the_nationality_of_their_people(phrase: str) -> None:
    text = f"The Kenyan minister met his Peruvian counterpart. {phrase} condemned Uganda."
    assert set(role(text, "agent", "Condemnation")) == {"Kenya", "Peru"}


def test_a_counterpart_is_a_minister_too() -> None:
    text = (
        "Imad Qasri, the foreign minister of Kenya, called his Peruvian counterpart, "
        "Dana Halloran. The two ministers met in Geneva on Friday."
    )
    assert ("Imad Qasri", "Meeting", "Dana Halloran") in acts(text)


def test_a_country_inside_a_name_is_no_side() -> None:
    text = "Belsar is held by rebels of the Sudan Orda Movement. Peru urged both sides to stop."
    assert "Sudan" not in role(text, "recipient", "Request")


def test_sides_that_no_sentence_sets_side_by_side_are_in_doubt() -> None:
    text = "The Sabr Front fled. Rain fell on Hezbollah. Peru urged both sides to stop."
    assert not {"Sabr Front", "Hezbollah"} & set(role(text, "recipient", "Request"))


def test_countries_by_name_go_before_countries_by_the_nationality_of_others() -> None:
    text = (
        "Kenya and Peru agreed to talks. The Kenyan envoy met his Chadian counterpart. "
        "The two countries condemned Uganda."
    )
    assert set(role(text, "agent", "Condemnation")) == {"Kenya", "Peru"}
