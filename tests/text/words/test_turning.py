"""Sentences that are told the other way round tell the same."""

from __future__ import annotations

import pytest

from tests.text.read import acts, rows

DOERS = ["Harakat Sabr al-Dawla", "Peru"]


@pytest.mark.parametrize("group", DOERS)
@pytest.mark.parametrize(
    ("turn", "kind"),
    [
        ("Arrested by {a} were four journalists.", "Arrest"),
        ("Released by {a} on Sunday were four journalists.", "Release"),
        ("Also abducted by {a} were four journalists.", "Abduction"),
    ],
)
def test_a_participle_may_open_its_clause(turn: str, kind: str, group: str) -> None:
    assert (group, kind, "four journalists") in acts(turn.format(a=group))


@pytest.mark.parametrize("name", ["Yusuf Dahir", "Ngozi Achebe"])
def test_whoever_leads_an_attack_may_stand_behind_it(name: str) -> None:
    assert (name, "Attack", "") in acts(f"Leading the attack was {name}.")


def test_all_that_is_named_behind_a_participle_has_it_done() -> None:
    told = acts("Killed in the raid were two policemen and a nurse.")
    assert {b for _, _, b in told} == {"two policemen", "nurse"}


@pytest.mark.parametrize(
    "text",
    [
        "The army, the police and the coast guard shelled Hezbollah.",
        "Hezbollah was shelled by the army, the police and the coast guard.",
        "Peru said that its army, the police and the coast guard had shelled Hezbollah.",
    ],
)
def test_of_a_list_everybody_acts(text: str) -> None:
    assert len({a for a, k, b in acts(text) if (k, b) == ("Shelling", "Hezbollah")}) == 3


def test_the_last_name_of_a_list_hides_none_before_it() -> None:
    text = "Hezbollah is listed as a terrorist organization by Peru, the United States and Kenya."
    assert {a for a, _, b in acts(text) if b == "Hezbollah"} == {"Peru", "United States", "Kenya"}


def test_two_words_for_one_man_are_no_list() -> None:
    told = acts(
        "The army arrested Yusuf Dahir, the owner of the port and the father of a minister."
    )
    assert {b for _, _, b in told} == {"Yusuf Dahir"}


@pytest.mark.parametrize("teller", ["police", "residents"])
def test_whoever_tells_of_a_man_does_not_do_what_he_did(teller: str) -> None:
    told = acts(f"The gunman, who {teller} say killed three soldiers, fled.")
    assert {a for a, k, _ in told if k == "Killing"} == {"gunman"}


@pytest.mark.parametrize("accused", ["rebels", "soldiers"])
def test_whoever_accuses_somebody_says_what_they_did(accused: str) -> None:
    found = rows(f"Kenya accused the {accused} of killing a judge.")
    assert {(r.object, r.speaker) for r in found if r.event == "Killing"} == {
        (accused, "Kenya"),
        ("judge", "Kenya"),
    }


@pytest.mark.parametrize("name", ["Yusuf Dahir", "Ngozi Achebe"])
def test_a_man_known_by_a_name_is_one_man(name: str) -> None:
    told = acts(f"A man identified as {name} shot the mayor.")
    assert {a for a, _, _ in told} == {name}


@pytest.mark.parametrize("group", ["Hezbollah", "the ISIL armed group"])
@pytest.mark.parametrize("words", ["linked to", "dispatched by", "sent by"])
def test_a_participle_behind_a_noun_is_not_the_verb(words: str, group: str) -> None:
    told = acts(f"Gunmen {words} {group} killed two policemen.")
    assert ("Gunmen", "Killing", "two policemen") in told


def test_what_was_fired_is_the_weapon_of_whoever_fired_it() -> None:
    told = acts("Rockets fired by Hezbollah killed two people.")
    assert {a for a, _, b in told if b == "two people"} == {"Hezbollah"}


@pytest.mark.parametrize("sort", ["rebels", "smugglers"])
def test_all_names_behind_a_colon_are_told_of(sort: str) -> None:
    text = f"The police arrested three {sort}: Ali Dahir, 45; Amina Hassan, 25; and Omar Jama, 20."
    names = ("Ali Dahir", "Amina Hassan", "Omar Jama")
    assert acts(text) >= {("police", "Arrest", name) for name in names}


def test_a_name_behind_a_colon_is_not_the_subject() -> None:
    text = "Later the police raided the port and arrested two rebels: Ali Dahir, 4; and Omar Jama."
    assert "police" in {a for a, k, _ in acts(text) if k == "Arrest"}
    assert "Ali Dahir" not in {a for a, _, _ in acts(text)}


@pytest.mark.parametrize("when", ["in April", "on Sunday"])
def test_who_was_killed_may_stand_behind_the_day(when: str) -> None:
    told = acts(f"The rebels were behind the murder in Belsar {when} of the mayor.")
    assert ("rebels", "Killing", "mayor") in told


def test_days_of_talks_are_not_talks_of_days() -> None:
    told = acts("Kenya and Peru signed a truce in Belsar after a week of talks.")
    assert {(a, b) for a, k, b in told if k == "Meeting"} == {("Kenya", "Peru")}
