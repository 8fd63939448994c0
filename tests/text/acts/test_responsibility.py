"""Who is said, or says himself, to have done it."""

from __future__ import annotations

import pytest

from tests.text.read import acts, events, rows, speakers

GROUPS = ["Hezbollah", "Harakat Sabr al-Dawla", "Liwa Zahr al-Furqan"]


def agents(text: str) -> set[tuple[str, str]]:
    """Who is named as agent of an attack, and by whom."""
    return {(r.object, r.speaker) for r in rows(text) if r.relation == "agent"}


@pytest.mark.parametrize("group", GROUPS)
def test_who_claims_an_attack_is_its_agent_and_says_so(group: str) -> None:
    text = f"A base in Kenya was attacked on Sunday. {group} claimed responsibility for the attack."
    assert (group, group) in agents(text)
    assert len(events(text, "Attack")) == 1


@pytest.mark.parametrize("group", GROUPS)
def test_an_attack_claimed_in_the_passive_is_the_claimants(group: str) -> None:
    text = f"The attack on the Kenyan army was claimed by {group}."
    assert (group, group) in agents(text)


def test_nobody_claims_where_no_group_does() -> None:
    text = "The Kenyan army was attacked. No group claimed responsibility for the attack."
    assert agents(text) == set()


@pytest.mark.parametrize("group", GROUPS)
def test_blame_makes_an_agent_in_the_accusers_telling_only(group: str) -> None:
    text = f"Kenya blamed {group} for the attack on the Peruvian army."
    assert (group, "Kenya") in agents(text)
    assert (group, "The Belsar Courier") not in agents(text)


def test_a_spokesman_claims_for_those_he_speaks_for() -> None:
    text = (
        "The Kenyan army was attacked on Sunday. "
        "Dana Halloran, a spokesman of Hezbollah, claimed responsibility for the attack."
    )
    assert ("Hezbollah", "Dana Halloran") in agents(text)


def test_an_accusation_is_still_told_by_the_publisher() -> None:
    text = "Kenya accused Hezbollah of attacking Peru."
    assert ("Kenya", "Accusation", "Hezbollah") in acts(text)
    assert "Kenya" in speakers(text, "Attack")
    assert speakers(text, "Accusation") == {"The Belsar Courier"}


@pytest.mark.parametrize(("a", "b"), [("Kenya", "Hezbollah"), ("Peru", "Iran")])
def test_to_hold_somebody_responsible_lays_the_act_at_his_door(a: str, b: str) -> None:
    text = f"{a} held {b} responsible for the attack on Belsar."
    assert (a, "Accusation", b) in acts(text)
    assert (b, "Attack", "Belsar") in acts(text, speaker=a)
    assert not any(k == "Accusation" for _, k, _ in acts(f"{a} held {b} for the attack on Belsar."))


@pytest.mark.parametrize("group", ["Hezbollah", "The Sabr Brigade"])
@pytest.mark.parametrize(
    "words",
    [
        "Officials said {} was behind the bombing.",
        "Officials said {} was behind it.",
        "Officials said {} was responsible for the bombing.",
    ],
)
def test_who_is_said_to_be_behind_an_attack_is_its_agent(words: str, group: str) -> None:
    text = "A bombing killed ten people in Belsar on Friday. " + words.format(group)
    assert (group.removeprefix("The "), "Bombing", "ten people") in acts(text)


def test_an_attack_may_be_claimed_without_the_word_responsibility() -> None:
    text = "Two soldiers were shot dead in Belsar on Friday. Hezbollah claimed the killing."
    assert ("Hezbollah", "Killing", "Two soldiers") in acts(text)
    assert not acts("Hezbollah admitted losses.")


@pytest.mark.parametrize("group", ["Hezbollah", "Boko Haram"])
def test_a_deed_that_is_attributed_to_somebody_is_his(group: str) -> None:
    text = f"Gen. Karim Haddad was kidnapped on Friday. The kidnapping was attributed to {group}."
    assert (group, "Abduction", "Karim Haddad") in acts(text)


@pytest.mark.parametrize("verb", ["announced", "confirmed", "reported"])
def test_who_announces_a_death_has_not_killed(verb: str) -> None:
    told = acts(f"The Peruvian health ministry {verb} the killing of Gen. Karim Haddad.")
    assert "Peruvian health ministry" not in {a for a, kind, _ in told if kind == "Killing"}
