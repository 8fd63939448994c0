"""Descriptions that stand beside a name mean the named one."""

from __future__ import annotations

import pytest

from tests.text.read import acts, labels, ties


@pytest.mark.parametrize("link", ["called", "known as", "named"])
def test_who_is_called_so_is_named(link: str) -> None:
    text = f"Kenya sanctioned a militant group {link} Ansar Sabr on Monday."
    assert acts(text) == {("Kenya", "Sanctions", "Ansar Sabr")}


@pytest.mark.parametrize("place", ["of the Sabr Army", "with the Sabr Army"])
def test_an_apposition_behind_another_noun_is_the_last_names(place: str) -> None:
    text = f"Kenya met commanders {place}, the armed wing of the Orda Party."
    assert ("Sabr Army", "partOf", "Orda Party") in ties(text)


@pytest.mark.parametrize("name", ["RDLO", "Sabr Front"])
def test_a_militia_beside_a_name_is_that_name_wherever_it_hangs(name: str) -> None:
    text = f"It is a response to the {name}, a militia founded by Peru."
    assert (name, "foundedBy", "Peru") in ties(text)


def test_what_is_beside_a_country_is_not_that_country() -> None:
    text = "Belsar, a town in Kenya, was attacked. Peru met the army, a partner of Chad."
    assert ("Kenya", "alliedWith", "Chad") not in ties(text)


def test_fighters_of_two_groups_are_both() -> None:
    text = "Kenya killed five militants of the Sabr Front and Ansar Orda."
    assert acts(text) >= {("Kenya", "Killing", "Sabr Front"), ("Kenya", "Killing", "Ansar Orda")}


def test_a_faith_names_no_town() -> None:
    assert "Sunni Muslim" not in labels("Gunmen attacked Belsar, a Sunni Muslim town.")


def test_a_name_behind_a_comma_alone_is_the_one_described() -> None:
    text = "President Imad Qasri telephoned Qatar's emir, Sheikh Dana bin Halloran, several times."
    assert acts(text) == {("Imad Qasri", "Call", "Dana bin Halloran")}
