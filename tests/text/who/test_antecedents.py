"""Who a text goes on about: subjects before others, topics before tellers, nobody in doubt."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.text.claims import read
from tests.text.read import acts, role

GROUPS = ["Sabr Front", "Liwa Zahr al-Furqan", "Orda Liberation Army"]


@pytest.mark.parametrize("group", GROUPS)
def test_the_subject_before_goes_before_the_object_after_it(group: str) -> None:
    text = f"The {group} pledged allegiance to the Islamic State. Kenya sanctioned it in March."
    assert ("Kenya", "Sanctions", group) in acts(text)


@pytest.mark.parametrize("ministry", ["Orda ministry", "Ministry of Orda Affairs"])
def test_whoever_stands_in_a_relative_clause_is_not_the_topic(ministry: str) -> None:
    text = f"The {ministry} condemned the Sabr Front, which attacked Belsar. It accused Kenya."
    assert role(text, "agent", "Accusation") == [ministry]


def test_the_one_who_only_says_it_is_not_the_topic() -> None:
    text = "The rebels ambushed a convoy, the army said. They killed five soldiers."
    assert ("rebels", "Killing", "five soldiers") in acts(text)


def test_whoever_said_something_says_the_next_thing() -> None:
    text = "The rebels ambushed a convoy, the army said. It said Kenya had bombed Belsar."
    assert ("Kenya", "AirStrike") in {a[:2] for a in acts(text, speaker="army")}


def test_nobody_is_told_of_by_a_pronoun_in_his_own_clause() -> None:
    text = "Security forces surrounded the militants and killed 13 of them."
    assert role(text, "recipient", "Killing") == ["militants"]
    assert "Security forces" not in role(text, "recipient")


@pytest.mark.parametrize("verb", ["seized", "rammed"])
def test_nobody_takes_or_attacks_what_is_his_own(verb: str) -> None:
    text = f"Kenya said the Houthis had {verb} its ship."
    assert acts(text) in ({("Houthis", v, "ship of Kenya")} for v in ("Seizure", "Attack"))


@pytest.mark.parametrize("country", ["Kenya", "Peru"])
def test_a_country_where_something_happened_is_not_it(country: str) -> None:
    text = f"An attack in {country} killed five people. It condemned Chad."
    assert role(text, "agent", "Condemnation") == []


def test_the_dead_do_not_attack() -> None:
    text = "Ten people were killed in Belsar, a resident said. They bombed Mombasa."
    assert "Ten people" not in role(text, "agent")


def test_who_was_told_of_often_goes_before_a_name_in_passing() -> None:
    text = (
        "The Sabr Front attacked Belsar. The front fled. Kenya, which is helped by former rebels "
        "of the Orda Army, praised Peru. The militants attacked Mombasa."
    )
    assert ("Sabr Front", "Attack", "Mombasa") in acts(text)


def test_a_possessive_is_of_its_own_clauses_subject() -> None:
    text = "Two villagers were killed as insurgents stepped up their attacks on Belsar."
    assert "Two villagers" not in role(text, "agent")


def test_he_said_is_not_the_one_of_whom_he_said_it() -> None:
    text = "Governor Imad Qasri said Peru fled. Colonel Dana Halloran attacked Belsar, he said."
    assert acts(text, speaker="Imad Qasri") == {("Dana Halloran", "Attack", "Belsar")}


def test_the_head_of_a_group_who_acts_is_a_person() -> None:
    text = "Peru met Imad Qasri, chairman of the Sabr Front, who condemned Kenya."
    assert ("Imad Qasri", "Condemnation", "Kenya") in acts(text)


@pytest.mark.parametrize(
    ("title", "meant"),
    [("The rise of the Sabr Front", "Sabr Front"), ("A quiet week", "Orda Liberation Army")],
)
def test_a_report_is_about_whom_its_title_names(title: str, meant: str) -> None:
    text = "The Sabr Front rose up. Peru met the Orda Liberation Army. Kenya sanctioned the group."
    whole = next(iter(read([Document("document/about", title, text, "The Belsar Courier")])))
    (event,) = (e.id for e in whole.events if e.kind == "Sanctions")
    (told,) = (c.object for c in whole.claims if (c.subject, c.relation) == (event, "recipient"))
    assert {e.label for e in whole.entities if e.id == told} == {meant}


def test_its_operations_may_be_suspended_by_itself() -> None:
    text = "The Sabr Front said it was suspending its operations against Kenya."
    assert "Kenya" not in role(text, "agent")


@pytest.mark.parametrize("relation", ["neighbour", "ally", "rival"])
def test_one_may_attack_ones_own_neighbour(relation: str) -> None:
    text = f"Peru fled. Kenya invaded its {relation} in May."
    assert role(text, "recipient", "Offensive") == [f"{relation} of Kenya"]
