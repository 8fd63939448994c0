"""Comparing: what two that are called alike must share to be taken for one."""

from __future__ import annotations

import pytest

from kg.identity.comparing import acronym, anybodys, compatible, likeness, own, sound


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("ArmedGroup", "ArmedGroup", True),
        ("Agency", "Government", True),
        ("Government", "Agency", True),
        ("", "Person", True),
        ("Organization", "ArmedGroup", True),
        ("Agency", "Organization", True),
        ("Organization", "Person", False),
        ("Organization", "State", False),
        ("Organization", "Facility", False),
        ("Person", "ArmedGroup", False),
        ("Place", "State", True),
        ("MilitaryForce", "ArmedGroup", False),
    ],
)
def test_kinds_fit_where_one_is_above_the_other_or_says_nothing(
    one: str, other: str, fits: bool
) -> None:
    assert compatible(one, other) is fits


@pytest.mark.parametrize("name", ["US", "U.S.", "GLF", "IRGC-QF", "M23"])
def test_capitals_are_an_acronym(name: str) -> None:
    assert acronym(name)


@pytest.mark.parametrize("name", ["Us", "Gondor", "GONDOR BRIGADES", "", "ГЛФ", "GONDORIANS"])
def test_other_names_are_no_acronym(name: str) -> None:
    assert not acronym(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Republic of Kenya", "Republic of Ghana"),
        ("Niger", "Nigeria"),
        ("Germany", "Kerman"),
        ("Soleimani", "Sulaymaniyah"),
        ("Government of Iraq", "Government of Uruguay"),
    ],
)
def test_names_of_one_key_may_be_other_names(one: str, other: str) -> None:
    assert likeness(one, other) == 0 or sound(one.casefold()) != sound(other.casefold())


def test_words_in_another_order_are_alike_only_where_order_does_not_count() -> None:
    assert likeness("Belsari Hassan Ali", "Ali Hassan al-Belsari", ordered=False) == 1
    assert likeness("Belsari Hassan Ali", "Ali Hassan al-Belsari") == 0


def test_words_that_every_country_has_are_nobodys_own() -> None:
    assert anybodys("the Ministry of Defence")
    assert not anybodys("Ministry of Defence of Gondor")
    assert own("Gondor Army Brigades") == ("gondor",)
