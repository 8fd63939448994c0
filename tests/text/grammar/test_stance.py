"""How a clause is meant: sure or hedged, so or not so, done or planned or demanded."""

from __future__ import annotations

import pytest

from tests.text.read import acts, rows, stances

GROUP = "Harakat Sabr al-Dawla"


def attack(text: str) -> tuple[str, str, str]:
    """The one way in which an attack is told: certainty, polarity, modality."""
    (found,) = {s[1:] for s in stances(text) if s[0] in ("Attack", "AirStrike", "Bombing")}
    return found


ACTUAL = ("certain", "positive", "actual")


def test_what_demands_say_is_demanded() -> None:
    text = "The group freed two pilots amid demands from Peru that it free all hostages."
    assert ("group", "Release", "hostages") in acts(text, modality="demanded")
    assert acts(text) == {("group", "Release", "two pilots")}


@pytest.mark.parametrize(
    "text",
    [
        "{} attacked Kenya.",
        "{} has attacked Kenya.",
        "{} is attacking Kenya.",
        "{} managed to attack Kenya.",
        "{} continued attacking Kenya.",
        "{} did attack Kenya.",
        "{} was forced to attack Kenya.",
        "It is true that {} attacked Kenya.",
    ],
)
@pytest.mark.parametrize("group", [GROUP, "Hezbollah", "Peru"])
def test_what_is_plainly_told_is_certain_and_actual(text: str, group: str) -> None:
    assert attack(text.format(group)) == ACTUAL


@pytest.mark.parametrize(
    "text",
    [
        "{} did not attack Kenya.",
        "{} didn't attack Kenya.",
        "{} never attacked Kenya.",
        "{} has not attacked Kenya.",
        "{} denied attacking Kenya.",
        "{} denied that it attacked Kenya.",
        "{} denied it had attacked Kenya.",
        "{} denied carrying out an attack on Kenya.",
        "{} failed to attack Kenya.",
        "{} refused to attack Kenya.",
        "Peru said {} did not attack Kenya.",
        "{} denied claims that it attacked Kenya.",
    ],
)
@pytest.mark.parametrize("group", [GROUP, "Hezbollah"])
def test_what_is_denied_is_negative(text: str, group: str) -> None:
    told = text.format(group)
    assert attack(told)[1] == "negative"
    assert (group, "Attack", "Kenya") in acts(told, polarity="negative")
    assert not any(kind == "Attack" for _, kind, _ in acts(told))


def test_denying_a_denial_is_no_denial() -> None:
    assert attack(f"Peru denied that {GROUP} had not attacked Kenya.")[1] == "positive"


@pytest.mark.parametrize(
    "text",
    [
        f"{GROUP}'s raid on Belsar was not the only attack on Kenya.",
        f"The attack on Kenya by {GROUP} was not the only one.",
        f"{GROUP} not only attacked Kenya.",
    ],
)
def test_not_the_only_attack_denies_none(text: str) -> None:
    assert not any(polarity == "negative" for _, _, polarity, _ in stances(text))


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("{} probably attacked Kenya.", "probable"),
        ("{} likely attacked Kenya.", "probable"),
        ("{} apparently attacked Kenya.", "probable"),
        ("{} is believed to have attacked Kenya.", "probable"),
        ("{} appears to have attacked Kenya.", "probable"),
        ("Peru believes {} attacked Kenya.", "probable"),
        ("{} allegedly attacked Kenya.", "possible"),
        ("{} reportedly attacked Kenya.", "possible"),
        ("{} possibly attacked Kenya.", "possible"),
        ("{} may have attacked Kenya.", "possible"),
        ("{} might have attacked Kenya.", "possible"),
        ("{} is said to have attacked Kenya.", "possible"),
    ],
)
@pytest.mark.parametrize("group", [GROUP, "Hezbollah"])
def test_a_hedge_leaves_a_claim_less_than_certain(text: str, certainty: str, group: str) -> None:
    assert attack(text.format(group)) == (certainty, "positive", "actual")


@pytest.mark.parametrize(
    ("word", "certainty"),
    [("Suspected", "probable"), ("Alleged", "possible"), ("Masked", "certain")],
)
def test_a_hedge_on_who_it_was_is_a_hedge(word: str, certainty: str) -> None:
    assert attack(f"{word} militants attacked Kenya on Sunday.")[0] == certainty


@pytest.mark.parametrize(
    "text",
    [
        "{} plans to attack Kenya.",
        "{} will attack Kenya.",
        "{} intends to attack Kenya.",
        "{} is preparing to attack Kenya.",
        "{} vowed to attack Kenya.",
        "{} threatened to attack Kenya.",
        "{} is expected to attack Kenya.",
        "{} wants to attack Kenya.",
        "{} planned an attack on Kenya.",
    ],
)
@pytest.mark.parametrize("group", [GROUP, "Hezbollah", "Peru"])
def test_what_is_planned_has_not_happened(text: str, group: str) -> None:
    told = text.format(group)
    assert attack(told)[2] == "planned"
    assert (group, "Attack", "Kenya") in acts(told, modality="planned")


@pytest.mark.parametrize(
    "text",
    [
        "Peru urged {} to attack Kenya.",
        "Peru ordered {} to attack Kenya.",
        "{} must attack Kenya.",
        "{} should attack Kenya.",
        "Peru asked {} to attack Kenya.",
    ],
)
def test_what_is_demanded_has_not_happened(text: str) -> None:
    assert attack(text.format(GROUP))[2] == "demanded"


@pytest.mark.parametrize(
    "text",
    [
        "Peru said that if {} attacks Kenya, it will condemn Chad.",
        "Peru will condemn Chad if {} attacks Kenya.",
        "{} could attack Kenya.",
        "{} would attack Kenya.",
        "Peru fears that {} would attack Kenya.",
        "Peru is safe unless {} attacks Kenya.",
    ],
)
def test_what_is_only_supposed_has_not_happened(text: str) -> None:
    assert attack(text.format(GROUP))[2] == "hypothetical"


@pytest.mark.parametrize(
    "text",
    [
        "{} sent fighters to Belsar to attack Kenya.",
        "{} travelled to Belsar to attack Kenya.",
        "{} sent drones to attack Kenya.",
    ],
)
def test_a_purpose_is_not_yet_a_deed(text: str) -> None:
    told = text.format(GROUP)
    assert attack(told)[2] == "planned"
    assert not any(kind == "Attack" for _, kind, _ in acts(told))


def test_a_plan_does_not_reach_the_clause_beside_it() -> None:
    text = f"{GROUP} attacked Kenya and plans to visit Peru."
    assert (GROUP, "Attack", "Kenya") in acts(text)


def test_a_denial_does_not_reach_the_clause_beside_it() -> None:
    text = f"{GROUP} attacked Kenya but did not attack Peru."
    assert acts(text) == {(GROUP, "Attack", "Kenya")}
    assert acts(text, polarity="negative") == {(GROUP, "Attack", "Peru")}


def test_a_threat_is_made_and_its_deed_is_not() -> None:
    text = f"{GROUP} threatened to attack Kenya."
    assert (GROUP, "Threat", "Kenya") in acts(text)
    assert (GROUP, "Attack", "Kenya") not in acts(text)


@pytest.mark.parametrize(
    "text", [f"Did {GROUP} attack Kenya?", "Who attacked Kenya?", "Why did Iran bomb Belsar?"]
)
def test_a_question_tells_nothing(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("{} allegedly attacked Kenya in Belsar on Sunday.", ("possible", "positive", "actual")),
        ("{} did not attack Kenya in Belsar on Sunday.", ("certain", "negative", "actual")),
        ("{} will attack Kenya in Belsar on Sunday.", ("certain", "positive", "planned")),
    ],
)
def test_all_that_one_clause_tells_is_told_in_one_way(
    text: str, stance: tuple[str, str, str]
) -> None:
    told = rows(text.format(GROUP))
    assert {r.relation for r in told} == {"agent", "recipient", "place", "date"}
    assert {(r.certainty, r.polarity, r.modality) for r in told} == {stance}


@pytest.mark.parametrize("verb", ["alleged", "purported", "rumored", "rumoured"])
def test_what_nobody_vouches_for_is_possible(verb: str) -> None:
    assert attack(f"{GROUP} is {verb} to have attacked Kenya.") == (
        "possible",
        "positive",
        "actual",
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya agreed to a ceasefire with Somalia.", "Ceasefire"),
        ("Kenya set up an ambush against Somalia.", "Ambush"),
    ],
)
def test_a_word_of_plan_above_an_event_noun_may_mean_the_deed(text: str, kind: str) -> None:
    assert ("Kenya", kind, "Somalia") in acts(text)


def test_a_denial_behind_a_semicolon_denies_nothing_before_it() -> None:
    text = "Kenya accused Peru of arming Hezbollah; Peru denies it."
    assert ("Kenya", "Accusation", "Peru") in acts(text)


@pytest.mark.parametrize("word", ["first", "only", "last"])
def test_not_the_first_attack_is_an_attack(word: str) -> None:
    text = f"It was not the {word} attack by Hezbollah on Kenya."
    assert ("Hezbollah", "Attack", "Kenya") in acts(text)


@pytest.mark.parametrize(
    "words", ["suspected to belong to", "believed to be from", "suspected of being"]
)
def test_a_guess_behind_the_doers_leaves_it_probable(words: str) -> None:
    text = f"Gunmen {words} the Sabr Front attacked Peru on Sunday."
    assert {c for k, c, _, _ in stances(text) if k == "Attack"} == {"probable"}


def test_a_call_for_somebody_to_act_is_a_demand() -> None:
    text = "Kenya called for Peruvian troops to leave Chad."
    assert {m for k, _, _, m in stances(text) if k == "Withdrawal"} == {"demanded"}


def test_until_it_was_done_tells_that_it_was_done() -> None:
    text = "Hezbollah held Belsar until Kenya attacked it."
    assert {m for k, _, _, m in stances(text) if k == "Attack"} == {"actual"}


@pytest.mark.parametrize("verb", ["thwarted", "foiled", "prevented"])
def test_an_attack_that_is_prevented_is_not_told_as_made(verb: str) -> None:
    text = f"An attack by Hezbollah on Belsar was {verb}. Kenya {verb} a raid by Peru on Goma."
    assert not acts(text)


def test_a_planned_attack_is_planned() -> None:
    assert ("", "Attack", "mosque") in acts("A planned attack on a mosque.", modality="planned")


@pytest.mark.parametrize(
    "text",
    [
        "Neither Peru nor Qatar attacked Kenya.",
        "Neither side attacked Kenya.",
        "Peru attacked neither Kenya nor Qatar.",
        "Peru neither threatened nor attacked Kenya.",
        "Peru did not threaten or attack Kenya.",
    ],
)
def test_what_neither_did_is_denied(text: str) -> None:
    assert {s[2] for s in stances(text)} == {"negative"}


def test_a_denial_does_not_reach_over_an_and() -> None:
    text = "Peru did not threaten Qatar and attacked Kenya."
    assert ("Attack", "certain", "positive", "actual") in stances(text)


def test_to_call_a_deed_by_a_name_asks_for_none() -> None:
    text = "Peru called the killing of Dana Halloran a crime."
    assert not acts(text, modality="demanded")


@pytest.mark.parametrize("when", ["when", "as", "while"])
def test_what_happened_meanwhile_is_no_plan(when: str) -> None:
    text = f"The Houthis were preparing to attack Kenya {when} Peru bombed them."
    assert acts(text) == {("Peru", "AirStrike", "Houthis")}
    assert acts(text, modality="planned") == {("Houthis", "Attack", "Kenya")}


@pytest.mark.parametrize("words", ["is set to", "was poised to", "is due to"])
def test_what_is_about_to_happen_has_not_happened(words: str) -> None:
    text = f"Kenya {words} attack Hezbollah."
    assert ("Kenya", "Attack", "Hezbollah") in acts(text, modality="planned")
    assert not acts(text)


def test_what_somebody_went_on_to_do_was_done() -> None:
    assert ("Kenya", "Shelling", "Belsar") in acts("Kenya went on to shell Belsar.")


@pytest.mark.parametrize("noun", ["aim", "goal", "intention"])
def test_an_aim_is_not_yet_a_deed(noun: str) -> None:
    text = f"Hezbollah raided the village with the {noun} of killing the mayor."
    assert ("", "Killing", "mayor") not in acts(text)
    assert "Killing" in {kind for _, kind, _ in acts(text, modality="planned")}


def test_a_suspicion_leaves_a_deed_probable() -> None:
    found = rows("Police arrested two men on suspicion of killing a judge.")
    assert {r.certainty for r in found if r.event == "Killing"} == {"probable"}


def test_what_somebody_is_banned_from_is_not_done() -> None:
    assert "Attack" not in {k for _, k, _ in acts("Kenya banned Peru from attacking Hezbollah.")}


@pytest.mark.parametrize(
    "text",
    [
        "In a telephone call with Blinken, Kagame urged Chad to leave Peru.",
        "Kagame urged restraint in a call with Blinken.",
    ],
)
def test_the_occasion_of_a_demand_is_not_demanded(text: str) -> None:
    assert ("Call", "certain", "positive", "actual") in stances(text)


def test_what_is_called_for_is_demanded() -> None:
    found = stances("Kagame called for a raid on the Sabr Brigade.")
    assert ("Raid", "certain", "positive", "demanded") in found


def test_what_is_looked_into_has_happened() -> None:
    text = "Peru called for an inquiry into the killing of two nurses by Hezbollah."
    assert ("Hezbollah", "Killing", "two nurses") in acts(text)
