"""Proposals: near names are put before a person, with a reason, and join nobody."""

from __future__ import annotations

import pytest

from kg.background import Known
from kg.identity.matching import Matcher
from kg.identity.proposals import THRESHOLD, Proposal, proposals
from kg.model import Entity

NUJUM = Known(
    "actor/nujum",
    "Harakat Tulkar al-Nujum",
    "ArmedGroup",
    ("Movement of the Stars",),
    ("The Stars",),
)
FRONT = Known("actor/front", "Gondor Liberation Front", "ArmedGroup", ("GLF",), (), "Gondor")
FLEET = Known("actor/fleet", "Umbar 5th Fleet", "MilitaryForce")
PERSON = Known("actor/person", "Hashim Tulkarin", "Person")
PEOPLE = (NUJUM, FRONT, FLEET, PERSON)


def entity(id: str, label: str, kind: str = "ArmedGroup", *aliases: str) -> Entity:
    return Entity(f"actor/{id}", label, kind, aliases)


def proposed(*entities: Entity, people: tuple[Known, ...] = PEOPLE) -> list[Proposal]:
    return proposals(entities, Matcher(people))


@pytest.mark.parametrize(
    ("name", "kind", "other", "why"),
    [
        ("Harakat Tulkar al-Nujim", "ArmedGroup", NUJUM, "nearly the same spelling"),
        ("Gondorian Liberation Front", "ArmedGroup", FRONT, "nearly the same spelling"),
        ("Nujum Movement", "Organization", NUJUM, "the name within the name"),
        ("The Stars", "ArmedGroup", NUJUM, "a name that a list has for it"),
        ("HTN", "ArmedGroup", NUJUM, "the first letters of the name"),
        ("Hashim Tulkarim", "Person", PERSON, "nearly the same spelling"),
        ("Tulkarin", "Person", PERSON, "the name within the name"),
    ],
)
def test_a_near_name_is_proposed_with_its_reason(
    name: str, kind: str, other: Known, why: str
) -> None:
    (found,) = proposed(entity("one", name, kind))
    assert (found.one, found.other, found.why) == ("actor/one", other.id, why)
    assert 0 < found.score <= 1


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Bree Council", "Organization"),  # nothing alike
        ("Harakat Tulkar al-Nujim", "Person"),  # of another kind
        ("Umbar 6th Fleet", "MilitaryForce"),  # numbers are names
        ("Umbar 50th Fleet", "MilitaryForce"),
        ("Umbar Fleet", "MilitaryForce"),
        ("Gondоr Liberation Frоnt", "ArmedGroup"),  # Cyrillic letters
        ("Liberation Army", "ArmedGroup"),  # a word of many, said of four
    ],
)
def test_another_name_is_not_proposed(name: str, kind: str) -> None:
    many = tuple(
        Known(f"actor/{land}", f"{land} Liberation League", "ArmedGroup")
        for land in ("Arnor", "Bree", "Harad", "Rhun", "Umbar")
    )
    assert proposed(entity("one", name, kind), people=PEOPLE + many) == []


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        ("Report", "Belsarin Report", False),
        ("Tulkarin Rights Bulletin", "Human Rights Watchmen", False),
        ("Tulkarin", "Tulkarin Report", True),
        ("Sword Brotherhood", "Belsarin Sword Brotherhood", True),
        ("Research Terrorism", "Belsarin Research Terrorism", True),
    ],
)
def test_a_word_of_the_language_alone_leads_to_nobody(one: str, other: str, asked: bool) -> None:
    found = proposed(entity("1", one, "Organization"), entity("2", other, "Organization"))
    assert bool(found) is asked


@pytest.mark.parametrize(
    ("kind", "name", "asked"),
    [
        ("MilitaryForce", "Kenyan Sea Force", False),
        ("MilitaryForce", "Korean Sea Force", True),  # of the South, or of the North
        ("MilitaryForce", "Belsarin Sea Force", True),  # of a land that nobody knows
        ("ArmedGroup", "Kenyan Sea Force", True),
    ],
)
def test_a_body_of_one_state_is_not_proposed_for_that_of_another(
    kind: str, name: str, asked: bool
) -> None:
    force = Known("actor/force", "Korps Tentera Laut", kind, (), (), "South Korea")
    found = proposed(entity("one", "KTL", kind, name), people=(force,))
    assert bool(found) is asked


def test_entities_of_reports_are_proposed_to_one_another_once() -> None:
    found = proposed(entity("b", "Liwa Belsarin"), entity("a", "Liwa Belsarim"))
    assert [(each.one, each.other) for each in found] == [("actor/a", "actor/b")]
    assert found[0].score >= THRESHOLD


def test_several_who_have_the_name_are_all_proposed() -> None:
    twins = tuple(Known(f"actor/{i}", "Black Guardians", "ArmedGroup") for i in "12")
    found = proposed(entity("one", "Black Guardians"), people=twins)
    assert [each.other for each in found] == ["actor/1", "actor/2"]
    assert {each.why for each in found} == {"the same name, which several have"}


def test_what_is_settled_is_not_proposed_again() -> None:
    one = entity("one", "Nujum Movement")
    asked = []

    def settled(mine: str, yours: str) -> bool:
        asked.append((mine, yours))
        return True

    assert proposals([one], Matcher(PEOPLE), settled) == []
    assert asked == [("actor/one", NUJUM.id)]


def test_the_likeliest_come_first_and_the_order_of_what_is_given_does_not_count() -> None:
    entities = [
        entity("one", "Harakat Tulkar al-Nujim"),
        entity("two", "Nujum Movement"),
        entity("three", "Gondorian Liberation Front"),
    ]
    found = proposals(entities, Matcher(PEOPLE))
    assert [each.score for each in found] == sorted((e.score for e in found), reverse=True)
    assert proposals(entities[::-1], Matcher(PEOPLE[::-1])) == found


def test_one_entity_gets_few_proposals() -> None:
    crowd = tuple(
        Known(f"actor/{letter}", f"Belsar{letter}n Riders", "ArmedGroup") for letter in "abcdefgh"
    )
    assert len(proposed(entity("one", "Belsarin Riders"), people=crowd)) == 5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entity("1", "Ukrainian Foreign Ministry", "Agency"), "Iranian Foreign Ministry"),
        (entity("1", "Tulkarin Liberation Front"), "Tulkarin Liberation Army"),
        (entity("1", "police stations", "Facility"), "police station"),
        (entity("1", "spokesman of Tulkarin", "Post"), "Spokesman of Tulkarim"),
        (entity("1", "North Tulkarin", "Place"), "Tulkarin"),
    ],
)
def test_descriptions_and_namesakes_but_for_a_common_word_are_not_proposed(
    one: Entity, other: str
) -> None:
    assert proposed(one, entity("2", other, one.kind), people=()) == []
