"""Whom the names of reports mean, when all are there: known ones, and one another."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from kg.background import known
from kg.identity.recognising import alike, names, recognised, strangers
from kg.model import Document, Entity, Reading

PAIR = ("actor/1", "actor/2")
IRAQ, NUJABA = "actor/iraq", "actor/harakat-hezbollah-al-nujaba"


def reading(*entities: Entity, company: Iterable[str] = ()) -> Reading:
    told = (Entity(id, known()[id].label, known()[id].kind, known=id) for id in company)
    return Reading(Document("document/d", "Report", "Nothing."), (), (), (*entities, *told))


def met(name: str, kind: str, *company: str) -> str:
    return recognised(reading(Entity("actor/x", name, kind), company=company)).get("actor/x", "")


@pytest.mark.parametrize(
    "name",
    ["Harakat Hizbullah an-Nujaba", "Harakat Hezbollah al-Nujabaa", "Harakat Hizballah Al Nujaba"],
)
def test_a_known_group_is_met_under_another_spelling(name: str) -> None:
    assert met(name, "ArmedGroup") == NUJABA


def test_a_person_is_not_the_group_of_that_name() -> None:
    assert met("Harakat Hizbullah an-Nujaba", "Person") == ""


def test_a_disguised_name_means_nobody() -> None:
    assert met("Harakat H\u0435zbollah al-Nujaba", "ArmedGroup") == ""


def test_a_town_is_met_under_another_spelling_where_its_country_is_told_of() -> None:
    kirkuk = met("Kirkook", "Place", IRAQ)
    assert known()[kirkuk].label == "Kirkuk"
    assert met("Kirkook", "Place") == ""


def test_a_town_called_just_so_is_no_other_of_like_spelling() -> None:
    assert met("Mandalay", "Place", IRAQ) == ""


def test_who_is_known_already_is_left_alone() -> None:
    assert recognised(reading(company=[NUJABA, IRAQ])) == {}


def test_two_names_of_one_stranger_that_mean_two_mean_nobody() -> None:
    two = Entity("actor/x", "Kata'ib Hizbullah", "ArmedGroup", ("Harakat Hizbullah an-Nujaba",))
    assert recognised(reading(two)) == {}


def test_spellings_of_a_stranger_are_one_from_report_to_report() -> None:
    one = reading(Entity("actor/1", "Liwa Ansar al-Belsar", "ArmedGroup"))
    other = reading(Entity("actor/2", "Lewa Ansar el-Bilsar", "Organization"))
    assert list(alike([one, other])) == [("actor/1", "actor/2")]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Destina", "Destiny", "Vessel"),
        ("1st Belsar Brigade", "2nd Belsar Brigade", "MilitaryForce"),
        ("Belsarian forces", "Belsarian forces", "MilitaryForce"),
        ("Belsar", "Bilsar", "Place"),
    ],
)
def test_what_could_be_two_is_not_one(one: str, other: str, kind: str) -> None:
    first, second = (reading(Entity(f"x/{n}", name, kind)) for n, name in enumerate((one, other)))
    assert list(alike([first, second])) == []


def test_a_stranger_is_met_once_under_all_names_that_reports_have_for_him() -> None:
    told = [
        Entity(
            "actor/2", "Belsar Front", "ArmedGroup", ("BFR", "front"), written="Front of Belsar"
        ),
        Entity("actor/1", "Belsarian forces", "MilitaryForce", ("Belsar Guard",)),
        Entity("actor/2", "Belsar Front", "ArmedGroup", ("Belsari Front",)),
        Entity("actor/3", "three sites", "Facility"),
        Entity(IRAQ, "Iraq", "State"),
    ]
    guard, front = strangers(told)
    assert (guard.id, guard.label, guard.aliases) == ("actor/1", "Belsar Guard", ())
    assert (front.label, *front.aliases) == (
        "Belsar Front",
        "Front of Belsar",
        "BFR",
        "Belsari Front",
    )
    assert [each.id for each in strangers(told, str.isupper)] == ["actor/2"]


def test_all_reports_together_tell_the_names_of_a_stranger() -> None:
    told = [
        reading(Entity("actor/1", "Belsar Front", "ArmedGroup", aliases))
        for aliases in ((), ("Liwa Ansar al-Belsar",))
    ]
    other = reading(Entity("actor/2", "Lewa Ansar el-Bilsar", "ArmedGroup"))
    assert list(alike([*told, other])) == list(alike([other, *told[::-1]])) == [PAIR]


def test_descriptions_are_no_names() -> None:
    told = {"Belsar Front": "ArmedGroup", "Belsarian forces": "MilitaryForce", "base": "Facility"}
    told |= {"militants": "UnnamedActor", "Army of al-Belsar": "ArmedGroup", "Drone": "Weapon"}
    named = {name for name, kind in told.items() if names(Entity("actor/x", name, kind))}
    assert named == {"Belsar Front", "Army of al-Belsar"}
