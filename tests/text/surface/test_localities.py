"""Names of places that no list knows."""

from __future__ import annotations

import pytest

from tests.text.read import acts, entity, labels, reading, role


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Kasu-Danji village", "Kasu-Danji"),
        ("Gad-e-Zarin district", "Gad-e-Zarin"),
        ("Serra Nova province", "Serra Nova"),
        ("Garda County", "Garda County"),
        ("Hamra State", "Hamra State"),
        ("Sulo's Patik town", "Patik"),
        ("Umm-Ruba", "Umm-Ruba"),
        ("Niger state", "Niger state"),
    ],
)
def test_a_noun_beside_a_name_makes_it_a_place(words: str, label: str) -> None:
    text = f"Gunmen killed two elders in {words} on Sunday."
    assert entity(text, label).kind == "Place"
    assert role(text, "place") == [label]


@pytest.mark.parametrize(
    "text",
    [
        "Remote villages were burned on Sunday.",
        "The Israel-Hamas war began in October.",
        "Iranian province officials met Kenya.",
    ],
)
def test_not_every_capital_before_a_noun_is_a_name(text: str) -> None:
    assert not {"Remote", "Israel-Hamas", "Iranian"} & labels(text)


def test_a_name_behind_in_is_a_place_and_behind_an_article_is_not() -> None:
    assert entity("Gunmen killed two elders in Zamba del Sur.", "Zamba del Sur").kind == "Place"
    assert role("Gunmen killed two elders in March.", "place") == []


@pytest.mark.parametrize("town", ["Goma", "Wad Madani", "Djibo", "Port Sudan", "El-Fasher"])
def test_a_town_is_a_place_whatever_stands_beside_it(town: str) -> None:
    assert entity(f"Rebels captured {town} on Monday.", town).kind == "Place"
    assert acts(f"Gunmen stormed {town}.") == {("Gunmen", "Raid", town)}


def test_who_is_called_like_a_town_may_speak() -> None:
    text = "Rana Medina met the Houthis. Medina said she would return."
    assert {e.kind for e in reading(text).entities if "Medina" in e.label} == {"Person"}


@pytest.mark.parametrize("town", ["Mardin", "Kufa"])
def test_a_surname_behind_a_given_name_is_no_town(town: str) -> None:
    text = f"Police in Zarn killed a man, code-named Adil {town}, on Monday."
    assert entity(text, f"Adil {town}").kind == "Person"
    assert town not in labels(text)


@pytest.mark.parametrize("area", ["northern Kufa", "Northern Kufa", "Greater Kufa"])
def test_a_part_of_a_town_is_in_the_town(area: str) -> None:
    assert role(f"Gunmen killed two elders in {area} on Sunday.", "place") == ["Kufa"]


def test_a_town_whose_name_begins_with_an_apostrophe_is_named() -> None:
    assert role("Gunmen killed two elders in Amran on Sunday.", "place") == ["‘Amrān"]


def test_the_community_of_a_name_is_a_place() -> None:
    text = "Gunmen killed two elders in the community of Fuente Matelas."
    assert role(text, "place") == ["Fuente Matelas"]
