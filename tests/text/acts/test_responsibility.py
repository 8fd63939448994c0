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


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    "words",
    [
        "Kenya blamed the attack on {}.",
        "The attack was blamed on {}.",
        "Kenya blamed {} for a string of attacks.",
        "Responsibility for the attack was claimed by {}.",
        "It was an attack on the market, which was claimed by {}.",
        "{} was responsible for attacking the market.",
        "Kenya blamed {}.",
    ],
)
def test_an_act_is_laid_at_somebodys_door_in_any_wording(words: str, group: str) -> None:
    text = "A market in Belsar was attacked on Sunday. " + words.format(group)
    assert group in {agent for agent, _ in agents(text)}
    assert group not in {b for _, kind, b in acts(text) if kind == "Attack"}


@pytest.mark.parametrize("blamed", ["the weather", "President Karim Haddad"])
def test_blame_without_an_act_is_no_attack_of_those_who_do_not_fight(blamed: str) -> None:
    text = f"A market in Belsar was attacked on Sunday. Kenya blamed {blamed}."
    assert agents(text) <= {("Kenya", "The Belsar Courier")}


def test_blame_leaves_an_attack_to_whoever_is_named_to_have_done_it() -> None:
    text = "Hezbollah attacked a market in Belsar on Sunday. Kenya blamed Peru."
    assert ("Peru", "Attack", "market") not in acts(text)


@pytest.mark.parametrize(
    "words",
    [
        "No group has claimed responsibility for the attack on the market.",
        "There was no claim of responsibility for the attack on the market.",
        "It is not clear who was responsible for the attack on the market.",
    ],
)
def test_an_attack_that_nobody_owns_up_to_has_happened(words: str) -> None:
    assert ("", "Attack", "market") in acts(words)
    assert not acts(words, polarity="negative")


@pytest.mark.parametrize("part", ["responsibility for", "any involvement in", "a role in"])
def test_who_denies_a_part_in_an_act_says_that_he_did_not_do_it(part: str) -> None:
    text = f"Peru denied {part} the attack on the market."
    assert ("Peru", "Attack", "market") in acts(text, polarity="negative", speaker="Peru")


@pytest.mark.parametrize("group", GROUPS)
def test_who_says_that_he_did_it_accuses_nobody(group: str) -> None:
    told = acts(f"{group} said it was behind the attack on the market.")
    assert told == {(group, "Attack", "market")}
