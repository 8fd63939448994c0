"""Names become entities of a kind: known ones, introduced ones, ones seen for the first time."""

from __future__ import annotations

import pytest

from kg import background, ontology
from kg.text.who.naming import known_entity, unknown
from tests.text.read import acts, entity, labels, reading, role, steps, ties


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Zagros Shield, an armed group, attacked Belsar.", "Zagros Shield", "ArmedGroup"),
        ("Zagros Shield, a charity, helped villagers.", "Zagros Shield", "Organization"),
        ("The militia Zagros Shield attacked Belsar.", "Zagros Shield", "ArmedGroup"),
        ("Zagros Shield is a militia. Zagros Shield hit Belsar.", "Zagros Shield", "ArmedGroup"),
        ("The town of Zagros was attacked by the Houthis.", "Zagros", "Place"),
        ("The Houthis attacked the village of Tal Marun.", "Tal Marun", "Place"),
        ("The Zagros Ministry condemned the Houthis.", "Zagros Ministry", "Agency"),
        ("The Ministry of Orda Affairs condemned it.", "Ministry of Orda Affairs", "Agency"),
        ("Governor Dana Halloran condemned the Houthis.", "Dana Halloran", "Person"),
        ("The Houthis hit the MV Orda Star.", "MV Orda Star", "Vessel"),
    ],
)
def test_the_words_around_a_new_name_tell_its_kind(text: str, label: str, kind: str) -> None:
    assert ontology.is_a(entity(text, label).kind, kind)


@pytest.mark.parametrize("group", ["Kesh Front", "Orda Brigades", "Tavar Liberation Army"])
def test_an_article_is_no_part_of_a_name(group: str) -> None:
    text = f"The {group} attacked Kenya. Kenya condemned the {group}."
    assert acts(text) == {(group, "Attack", "Kenya"), ("Kenya", "Condemnation", group)}


@pytest.mark.parametrize("group", ["Zagros Shield", "Harakat Sabr al-Dawla", "Mirun Brigades"])
def test_a_new_name_keeps_one_identity_over_reports(group: str) -> None:
    one = entity(f"The militia {group} attacked Belsar.", group)
    other = entity(f"Kenya condemned the militia {group}.", group)
    assert one.id == other.id


def test_two_new_names_are_two() -> None:
    first, second = unknown("Zagros Shield", "ArmedGroup"), unknown("Zagros Sword", "ArmedGroup")
    assert first.id != second.id


def test_case_and_hyphens_do_not_make_another_name() -> None:
    assert unknown("Mbarga-Ondo Group", "Actor").id == unknown("MBARGA ONDO Group", "Actor").id


def test_a_place_is_never_the_actor_of_its_name() -> None:
    assert unknown("Zagros", "Place").id != unknown("Zagros", "ArmedGroup").id


@pytest.mark.parametrize("written", ["Ansar Allah", "the Houthis", "the Houthi movement"])
def test_a_known_actor_is_one_under_all_its_names(written: str) -> None:
    assert role(f"On Sunday, {written} attacked Belsar.", "agent") == ["Houthis"]


def test_a_known_actor_brings_its_label_kind_and_names() -> None:
    for known in background.known().values():
        found = known_entity(known.id)
        assert (found.id, found.label, found.kind) == (known.id, known.label, known.kind)
        assert set(known.aliases) == set(found.aliases)


@pytest.mark.parametrize(
    ("person", "surname"),
    [
        ("Dana Halloran", "Halloran"),
        ("Imad al-Qasri", "al-Qasri"),
        ("Jean-Luc Mbarga-Ondo", "Mbarga-Ondo"),
    ],
)
def test_a_surname_is_the_person_named_before(person: str, surname: str) -> None:
    text = f"Governor {person} visited Belsar. On Monday {surname} condemned the Houthis."
    assert role(text, "agent", "Condemnation") == [person]
    assert surname not in labels(text)


def test_a_surname_taken_for_the_person_is_a_recorded_step() -> None:
    text = "Governor Dana Halloran visited Belsar. Halloran condemned the Houthis."
    assert ("Halloran", "alias", "Dana Halloran") in steps(text)


def test_a_surname_of_nobody_named_stays_itself() -> None:
    text = "Governor Dana Halloran visited Belsar. Governor Rana Velt condemned the Houthis."
    assert role(text, "agent", "Condemnation") == ["Rana Velt"]


def test_an_acronym_introduced_is_one_of_the_names() -> None:
    text = "The Belsar Monitoring Council (BMC) condemned the Houthis. The BMC condemned Kenya."
    assert acts(text) == {
        ("Belsar Monitoring Council", "Condemnation", "Houthis"),
        ("Belsar Monitoring Council", "Condemnation", "Kenya"),
    }
    assert "BMC" in entity(text, "Belsar Monitoring Council").aliases


def test_a_month_or_weekday_is_nobody() -> None:
    text = "On Sunday in March the Houthis attacked Belsar."
    assert not {"Sunday", "March"} & {e.label for e in reading(text).entities}


@pytest.mark.parametrize(
    ("full", "short"),
    [("Xi Jinsen", "Xi"), ("Algoney Musa", "Algoney"), ("Dana Halloran Jr.", "Halloran")],
)
def test_a_person_is_known_by_one_of_his_names(full: str, short: str) -> None:
    text = f"Governor {full} met Peru. {short} condemned Kenya."
    assert (full, "Condemnation", "Kenya") in acts(text)


def test_nobody_is_introduced_by_an_acronym() -> None:
    text = "The Congress for the Orda (CFO), led by Imad Qasri, a commander, condemned Kenya."
    assert all(e.kind != "Person" for e in reading(text).entities if "Congress" in e.label)


def test_of_two_with_one_surname_the_one_told_of_last_is_meant() -> None:
    text = "Governor Abdul Tan met Peru. Tan condemned Kenya. Major Filemon Tan condemned Chad."
    assert ("Abdul Tan", "Condemnation", "Kenya") in acts(text)


def test_the_north_is_the_country_of_that_name() -> None:
    text = "South Korea praised North Korea. The North condemned Peru."
    assert ("North Korea", "Condemnation", "Peru") in acts(text)


def test_a_body_is_known_by_its_last_word() -> None:
    text = "The Orda Transitional Council condemned Kenya. The Council condemned Peru."
    assert ("Orda Transitional Council", "Condemnation", "Peru") in acts(text)


@pytest.mark.parametrize("name", ["Armed Forces Day", "Mutual Defence Treaty"])
def test_an_occasion_or_a_text_is_nobody(name: str) -> None:
    text = f"Kenya celebrated the {name}. It attacked Belsar."
    assert name not in labels(text)
    assert acts(text) == {("Kenya", "Attack", "Belsar")}


def test_a_countrys_body_is_one_however_its_country_is_told() -> None:
    text = "The China Coast Guard fled. The Chinese coast guard attacked Belsar."
    assert role(text, "agent") == ["China Coast Guard"]


def test_the_article_of_a_country_is_no_part_of_its_bodys_name() -> None:
    assert "Peru Foreign Ministry" in labels("The Peru Foreign Ministry condemned Kenya.")


def test_a_particle_is_nobodys_first_name() -> None:
    text = "General al-Burhan condemned Kenya. El Fasher was shelled by Peru."
    assert "al-Burhan" not in role(text, "recipient")


def test_territory_of_a_body_is_not_the_body() -> None:
    text = "Gunmen attacked a village in territory of the Orda National Union (ONU)."
    assert entity(text, "Orda National Union").kind == "Organization"


def test_a_name_that_a_person_goes_by_is_his() -> None:
    text = "Karim Bashir, known as Orlan, condemned Kenya. Orlan attacked Belsar."
    assert ("Karim Bashir", "Attack", "Belsar") in acts(text)
    text = "The town, known as Orlan, was shelled by Kenya. Orlan was attacked by Peru."
    assert "Orlan" in role(text, "recipient")


@pytest.mark.parametrize(
    ("capital", "tie", "state"),
    [("Nairobi-backed", "supportedBy", "Kenya"), ("Lima-aligned", "affiliatedWith", "Peru")],
)
def test_a_capital_behind_others_is_its_state(capital: str, tie: str, state: str) -> None:
    assert ties(f"The {capital} Sabr Brigade withdrew.") == {("Sabr Brigade", tie, state)}


def test_a_capital_is_where_others_are_based() -> None:
    text = "The Nairobi-based Sabr Brigade withdrew."
    assert ("Sabr Brigade", "basedIn", "Nairobi") in ties(text)


@pytest.mark.parametrize(
    ("known", "disguised"),
    [
        ("Hamas", "H\u0430mas"),  # Cyrillic a
        ("Hamas", "\u0397amas"),  # Greek capital Eta
        ("Hamas", "Ha\u200bmas"),  # a space of no width
        ("Hamas", "Ham\u200das"),  # a joiner of no width
        ("Hamas", "Hamas\u200f"),  # a mark of writing from right to left
        ("Hamas", "Ha\u00admas"),  # a soft hyphen
        ("Islamic State", "Islamic St\u0430te"),
        ("Israel", "I\u0455rael"),  # Cyrillic dze
    ],
)
def test_a_disguised_name_is_nobody_known(known: str, disguised: str) -> None:
    told = reading(f"Fighters of {disguised} attacked Belsar. {disguised} condemned Kenya.")
    assert known in labels(f"Fighters of {known} attacked Belsar.")
    assert {e.label for e in told.entities if e.id in background.known()} == {"Kenya"}
    assert disguised in {e.label for e in told.entities}


def test_a_disguised_name_beside_the_real_one_is_another() -> None:
    told = reading("Hamas attacked Belsar. The militia H\u0430mas condemned Kenya.")
    assert {"Hamas", "H\u0430mas"} <= {e.label for e in told.entities}
    assert len({e.id for e in told.entities if e.label.endswith("mas")}) == 2
