"""Names of groups, bodies and ships that their own words or the noun beside them show."""

from __future__ import annotations

import pytest

from kg.text.surface.bodynames import kind_of_label
from tests.text.read import acts, entity, labels, role


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Orda Liberation Army", "ArmedGroup"),
        ("Orda Army", "MilitaryForce"),
        ("22nd Infantry Battalion", "MilitaryForce"),
        ("Sabr Battalion", "ArmedGroup"),
        ("Ministry of Orda Affairs", "Agency"),
        ("Belsar Research Group", "Organization"),
        ("Halloran", ""),
    ],
)
def test_the_words_of_a_name_tell_its_kind(label: str, kind: str) -> None:
    assert kind_of_label(label) == kind


@pytest.mark.parametrize("noun", ["rebel group", "group", "militia", "gang"])
@pytest.mark.parametrize("name", ["Sabr Front", "ODF", "Ansaru"])
def test_a_name_behind_a_noun_of_groups_is_a_group(noun: str, name: str) -> None:
    text = f"Kenya sanctioned the {noun} {name} on Monday."
    assert acts(text) == {("Kenya", "Sanctions", name)}
    assert entity(text, name).kind == "ArmedGroup"


@pytest.mark.parametrize("noun", ["gang", "cartel", "militia", "network"])
def test_a_name_before_a_noun_of_groups_is_a_group(noun: str) -> None:
    text = f"Kenya sanctioned the Barbo Sanz {noun} on Monday."
    assert entity(text, "Barbo Sanz").kind == "ArmedGroup"


@pytest.mark.parametrize("people", ["Tuareg", "Kurdish", "Shiite"])
def test_a_people_is_no_group(people: str) -> None:
    text = f"On Monday {people} rebels attacked Belsar. The {people} militia fled."
    assert people not in labels(text)


@pytest.mark.parametrize("ship", ["tanker Orda Star", "bulk carrier Orda Star", "M/V Orda Star"])
def test_a_ship_is_named_behind_its_sort_or_prefix(ship: str) -> None:
    text = f"Kenya hit the {ship} on Monday."
    (told,) = {c for _, _, c in acts(text)}
    assert told.endswith("Orda Star")
    assert entity(text, told).kind == "Vessel"


@pytest.mark.parametrize(
    "name",
    [
        "Communist Party of the Orda",
        "Ministry of National Defence",
        "Democratic Front for the Liberation of Orda",
        "Office of the Prosecutor General",
    ],
)
def test_a_body_is_named_by_what_it_is_of(name: str) -> None:
    text = f"On Monday the {name} condemned Kenya."
    assert acts(text) == {(name, "Condemnation", "Kenya")}


def test_a_lower_noun_begins_no_name() -> None:
    assert "bank of the Orda" not in labels("Kenya attacked the east bank of the Orda.")


def test_an_introduced_name_is_known_again_however_its_marks_are_written() -> None:
    text = "The New People’s Army (NPA) waited. Kenya sanctioned the New People's Army."
    assert acts(text) == {("Kenya", "Sanctions", "New People’s Army")}


@pytest.mark.parametrize("noun", ["news agency", "intelligence agency", "newspaper"])
def test_a_body_is_named_before_its_noun(noun: str) -> None:
    assert acts(f"On Monday the Khovar {noun} condemned Kenya.") == {
        ("Khovar", "Condemnation", "Kenya")
    }


@pytest.mark.parametrize("name", ["Brigade 5", "93rd Mechanized Brigade", "Unit 8200"])
def test_a_unit_is_named_with_its_number(name: str) -> None:
    assert acts(f"On Monday the {name} attacked Belsar.") == {(name, "Attack", "Belsar")}


def test_a_people_led_by_a_hyphen_is_no_group() -> None:
    text = "US-backed and Kurdish-led militias attacked Belsar."
    assert acts(text) == {("US-backed and Kurdish-led militias", "Attack", "Belsar")}


@pytest.mark.parametrize("name", ["Counter-Terrorism Group", "Orda Research Group"])
def test_a_civil_group_has_no_fighters(name: str) -> None:
    text = f"The {name} said Kenya had attacked Belsar. It condemned Peru."
    assert (name, "Condemnation", "Peru") in acts(text)
    assert entity(text, name).kind == "Organization"


@pytest.mark.parametrize("unit", ["25 Brigade", "195 Battalion", "93rd Mechanized Brigade"])
def test_a_number_before_a_unit_is_its_name(unit: str) -> None:
    assert role(f"The {unit} attacked Belsar.", "agent") == [unit]


def test_a_number_before_soldiers_counts_them() -> None:
    assert "12 Army" not in labels("The Houthis killed 12 Army soldiers.")
