"""The clause below a verb: whom an act is demanded of, whom an announced act threatens."""

from __future__ import annotations

import pytest

from tests.text.read import acts

SIDES = [("Kenya", "Peru"), ("Hezbollah", "Iran"), ("Harakat Sabr al-Dawla", "Qatar")]


@pytest.mark.parametrize(("a", "b"), SIDES)
@pytest.mark.parametrize(
    "text",
    [
        "{a} demanded that {b} withdraw its troops.",
        "{a} insisted that {b} free the pilots.",
        "{a} ordered {b} to open the border.",
        "{a} gave {b} 48 hours to leave the island.",
    ],
)
def test_a_demand_is_made_of_who_should_act(text: str, a: str, b: str) -> None:
    assert (a, "Demand", b) in acts(text.format(a=a, b=b))


@pytest.mark.parametrize(("a", "b"), SIDES)
def test_a_call_for_somebody_to_act_asks_him(a: str, b: str) -> None:
    assert (a, "Request", b) in acts(f"{a} called for {b} to release the pilots.")


@pytest.mark.parametrize(("a", "b"), SIDES)
@pytest.mark.parametrize(
    "text",
    [
        "{a} vowed to attack {b}.",
        "{a} vowed to retaliate against {b}.",
        "{a} threatened to bomb {b}.",
        "{a} said it would attack {b}.",
        "{a} warned that it could attack {b}.",
        "{a} warned {b} that it would respond.",
        "{a} threatened strikes on {b}.",
        "{a} threatened military action against {b}.",
        "{a} issued a warning to {b}.",
        "{a} gave {b} an ultimatum.",
    ],
)
def test_announced_harm_threatens_whom_it_is_aimed_at(text: str, a: str, b: str) -> None:
    assert (a, "Threat", b) in acts(text.format(a=a, b=b))


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said it would help Peru.",
        "Kenya said it had attacked Peru.",
        "Kenya said it would not attack Peru.",
        "Kenya warned that Iran would attack Peru.",
        "Kenya said Peru would be attacked.",
    ],
)
def test_no_threat_without_harm_that_the_speaker_will_do(text: str) -> None:
    assert not any(kind == "Threat" for _, kind, _ in acts(text))


def test_who_speaks_for_a_state_threatens_what_the_state_will_do() -> None:
    text = "Kenyan Defence Minister Dana Halloran said Kenya would strike Hezbollah."
    assert ("Dana Halloran", "Threat", "Hezbollah") in acts(text)


@pytest.mark.parametrize("verb", ["is told that Peru left", "asks whether Peru would leave"])
def test_a_clause_that_demands_nothing_asks_nobody(verb: str) -> None:
    assert not any(kind in ("Demand", "Request") for _, kind, _ in acts(f"Kenya {verb}."))


@pytest.mark.parametrize(("a", "b"), SIDES)
@pytest.mark.parametrize("words", ["was responsible for", "was behind", "was guilty of"])
def test_who_says_that_another_did_it_accuses_him(words: str, a: str, b: str) -> None:
    text = f"{a} said {b} {words} the attack on Belsar."
    assert (a, "Accusation", b) in acts(text)
    assert (b, "Attack", "Belsar") in acts(text, speaker=a)


def test_nobody_accuses_where_nobody_says_it() -> None:
    told = acts("Hezbollah was responsible for the attack on Belsar.")
    assert told == {("Hezbollah", "Attack", "Belsar")}
    assert not acts("Hezbollah was responsible for the hospital.")


@pytest.mark.parametrize(("a", "b"), SIDES)
def test_what_is_alleged_of_somebody_accuses_him(a: str, b: str) -> None:
    assert (a, "Accusation", b) in acts(f"{a} alleged that {b} had shelled Belsar.")
    assert (a, "Accusation", a) not in acts(f"{a} alleged that it had been attacked.")


@pytest.mark.parametrize(("a", "b"), SIDES)
def test_who_signs_after_talks_took_part_in_them(a: str, b: str) -> None:
    told = acts(f"{a} and {b} signed an agreement after two days of talks led by Norway.")
    assert (a, "Meeting", b) in told
    assert {("Norway", "Negotiation", a), ("Norway", "Negotiation", b)} & told or {
        ("Norway", "Meeting", a),
        ("Norway", "Meeting", b),
    } <= told


@pytest.mark.parametrize(("a", "b"), SIDES)
def test_who_travels_for_talks_takes_part_in_them(a: str, b: str) -> None:
    told = acts(f"Dana Halloran visited {a} for talks with {b}.")
    assert ("Dana Halloran", "Meeting", b) in told
    assert not any(k == "Meeting" for _, k, _ in acts(f"{a} was bombed during talks in Goma."))


@pytest.mark.parametrize("verb", ["vowed", "swore", "promised"])
def test_harm_that_will_be_done_is_a_threat_where_it_is_vowed(verb: str) -> None:
    text = f"President Dana Halloran {verb} that Hezbollah would be punished."
    assert ("Dana Halloran", "Threat", "Hezbollah") in acts(text)
    warned = acts("President Dana Halloran warned that Hezbollah would be attacked.")
    assert not any(kind == "Threat" for _, kind, _ in warned)


def test_a_demand_that_names_nobody_is_still_one() -> None:
    assert ("Kenya", "Demand", "") in acts("Kenya demanded that all captives be freed.")


@pytest.mark.parametrize("clause", ["that hostilities continue", "that Iran may attack Peru"])
def test_to_warn_a_body_of_others_informs_it(clause: str) -> None:
    told = {k for _, k, _ in acts(f"The envoy Hans Grundberg warned the council {clause}.")}
    assert "Threat" not in told
    assert "Notification" in told


@pytest.mark.parametrize(("a", "b"), SIDES)
def test_who_is_warned_of_what_will_befall_him_is_threatened(a: str, b: str) -> None:
    assert (a, "Threat", b) in acts(f"{a} warned {b} that it would be attacked.")
    assert (a, "Threat", b) in acts(f"{a} warned {b}.")


@pytest.mark.parametrize("where", ["at sea", "on land", "in the gulf"])
def test_a_threat_is_aimed_at_somebody_not_at_where_it_would_be(where: str) -> None:
    assert acts(f"Kenya threatened to retaliate {where}.") == {("Kenya", "Threat", "")}


def test_a_promise_is_made_to_whom_the_act_below_serves() -> None:
    told = acts("President Dana Halloran promised to protect the Kenyan army.")
    assert told == {("Dana Halloran", "Pledge", "Kenyan army")}


def test_who_orders_strikes_demands_them_of_nobody_told() -> None:
    told = {
        kind for _, kind, _ in acts("President Dana Halloran ordered air strikes on Hezbollah.")
    }
    assert "Demand" not in told
    assert ("Kenya", "Demand", "soldiers") in acts("Kenya ordered soldiers off the island.")


def test_fighters_who_say_that_somebody_will_be_killed_threaten_him() -> None:
    text = "The hostages would be killed, the Sabr Brigade warned."
    assert ("Sabr Brigade", "Threat", "hostages") in acts(text)


def test_a_monitor_that_says_so_threatens_nobody() -> None:
    text = "The hostages would be killed, the United Nations warned."
    assert not [found for found in acts(text) if found[1] == "Threat"]
