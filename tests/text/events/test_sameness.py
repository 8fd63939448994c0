"""Which tellings speak of one event, and which must stay apart."""

from __future__ import annotations

import pytest

from tests.text.read import acts, events, reading, role, speakers

PAIRS = [("Kenya", "Hezbollah"), ("Iran", "Harakat Sabr al-Dawla"), ("Hezbollah", "Belsar")]


@pytest.mark.parametrize(("a", "b"), PAIRS)
@pytest.mark.parametrize(
    "second",
    [
        "The strike killed five people.",
        "The attack killed five people.",
        "That strike killed five people.",
        "Five people were killed in the strike.",
        "Five people were killed.",
        "Five people died in the air strike.",
        "Peru said the strike killed five people.",
        "Peru condemned Chad. The strike killed five people.",
    ],
)
def test_what_points_back_joins_its_event(second: str, a: str, b: str) -> None:
    text = f"{a} bombed {b} on Sunday. {second}"
    (event,) = events(text, "Attack")
    assert event.kind == "AirStrike"
    assert role(text, "agent", "Attack") == [a]
    assert [k.lower() for k in role(text, "killed", "Attack")] == ["five"]


def test_two_speakers_may_lay_one_deed_to_two() -> None:
    text = (
        "Peru was attacked on Sunday. Chad said that Kenya carried out the attack. "
        "Kenya said that Hezbollah carried out the attack."
    )
    assert len(events(text)) == 1
    assert role(text, "agent") == ["Kenya", "Hezbollah"]
    assert {"Chad", "Kenya"} <= speakers(text)


@pytest.mark.parametrize(
    "second",
    [
        "Chad said that Hezbollah carried out the attack.",
        "Hezbollah carried out the attack.",
        "Kenya said that Hezbollah attacked Peru.",
        "Kenya said that Hezbollah carried out the attack on Belsar.",
    ],
    ids=["one speaker", "the publisher", "no word back", "another target"],
)
def test_two_deeds_of_two_stay_two(second: str) -> None:
    first = "Peru was attacked on Sunday. Chad said that Kenya carried out the attack."
    assert len(events(f"{first} {second}")) == 2


def test_two_numbers_of_two_speakers_both_stay() -> None:
    text = (
        "Hezbollah attacked Belsar on Sunday. Kenya said the attack killed four people. "
        "Peru said the attack killed nine people."
    )
    assert len(events(text)) == 1
    assert role(text, "killed") == ["four", "nine"]
    assert speakers(text, "Attack") >= {"Kenya", "Peru"}


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_a_claim_and_its_denial_are_of_one_event(a: str, b: str) -> None:
    text = f"Peru said {a} bombed {b} on Sunday. {a} denied that it bombed {b} on Sunday."
    assert len(events(text, "Attack")) == 1
    assert (a, "AirStrike", b) in acts(text, speaker="Peru")
    assert (a, "AirStrike", b) in acts(text, polarity="negative", speaker=a)


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_one_deed_said_by_two_is_one_event(a: str, b: str) -> None:
    text = f"{a} bombed {b} on Sunday. Peru said {a} bombed {b} on Sunday."
    assert len(events(text, "Attack")) == 1
    assert len(speakers(text, "Attack")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Kenya bombed Belsar on Sunday. Kenya bombed Belsar on Monday.",
        "Kenya bombed Belsar on Sunday. Two days later, Kenya bombed Belsar.",
        "Kenya bombed Belsar on Sunday. Iran bombed Belsar on Sunday.",
        "Kenya bombed Belsar on Sunday. Kenya bombed Mombasa on Sunday.",
        "Kenya bombed Hezbollah on Sunday. Hezbollah bombed Kenya on Sunday.",
        "Kenya bombed Belsar on Sunday. Kenya will bomb Belsar on Friday.",
        "Kenya bombed Belsar on Sunday. Peru urged Kenya to bomb Belsar.",
        "Kenya bombed Belsar on Sunday. The Monday strike killed four people.",
        "Kenya bombed Belsar on Sunday. Four people were killed on Monday.",
    ],
)
def test_two_deeds_are_two_events(text: str) -> None:
    assert len(events(text, "Attack")) == 2


def test_the_attack_on_a_town_is_the_one_on_that_town() -> None:
    text = (
        "Hezbollah attacked Belsar on Sunday. Iran attacked Mombasa on Monday. "
        "The attack on Belsar killed four people."
    )
    assert len(events(text)) == 2
    told = reading(text)
    killed = next(c for c in told.claims if c.relation == "killed")
    agents = [c.object for c in told.claims if (c.subject, c.relation) == (killed.subject, "agent")]
    assert len(agents) == 1
    assert agents[0] == next(e.id for e in told.entities if e.label == "Hezbollah")


def test_the_attack_of_a_day_is_the_one_of_that_day() -> None:
    text = (
        "Hezbollah attacked Belsar on Sunday. Iran attacked Mombasa on Monday. "
        "The Sunday attack killed four people."
    )
    told = reading(text)
    killed = next(c for c in told.claims if c.relation == "killed")
    days = {
        str(c.object) for c in told.claims if (c.subject, c.relation) == (killed.subject, "date")
    }
    assert days == {"2023-12-03"}


def test_another_sort_of_deed_is_another_event() -> None:
    text = "Kenya bombed Hezbollah on Sunday. Kenya sanctioned Hezbollah on Sunday."
    assert {e.kind for e in events(text)} == {"AirStrike", "Sanctions"}


def test_a_toll_does_not_join_what_is_far_before() -> None:
    filler = "Rain fell. Roads were closed. Schools were shut. Shops were empty. Nobody came."
    text = f"Kenya bombed Belsar on Sunday. {filler} Five people were killed."
    assert len(events(text, "Attack")) == 2


def test_a_toll_does_not_join_an_aggregate() -> None:
    text = "Hezbollah has attacked Kenya 76 times since Oct. 17. Five people were killed."
    assert len(events(text)) == 2


def test_a_toll_with_its_own_author_is_its_own_event() -> None:
    text = "Kenya bombed Belsar on Sunday. Five people were killed by Iran in Mombasa."
    assert ("Kenya", "AirStrike", "Belsar") in acts(text)
    assert ("Iran", "Killing", "Five people") in acts(text)


def test_talks_told_twice_are_one() -> None:
    text = "Kenya held talks with Peru on Sunday. The talks were held in Belsar."
    assert len(events(text)) == 1
    assert role(text, "place") == ["Belsar"]


def test_an_event_is_named_after_its_sides_and_day() -> None:
    (event,) = events("Kenya bombed Hezbollah on Sunday.")
    assert event.label == "air strike: Kenya → Hezbollah, 2023-12-03"


def test_every_event_of_a_text_has_its_own_id() -> None:
    text = "Kenya bombed Belsar. Kenya bombed Belsar again. Kenya bombed Belsar once more."
    found = events(text)
    assert len({e.id for e in found}) == len(found)


@pytest.mark.parametrize("verb", ["hosted", "brokered", "mediated"])
def test_a_host_stands_apart_from_the_talks_between_his_guests(verb: str) -> None:
    told = {(a, b) for a, _, b in acts(f"Qatar {verb} talks between Kenya and Peru.")}
    assert told == {("Qatar", "Kenya"), ("Qatar", "Peru"), ("Kenya", "Peru")}


@pytest.mark.parametrize("group", ["Hezbollah", "Kenya"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("{} ambushed a convoy on Monday.", "The blast wounded five guards."),
        ("{} bombed a school on Monday.", "The raid killed five guards."),
        ("{} shelled the town of Belsar.", "The attack left five guards dead."),
    ],
)
def test_an_attack_may_be_called_by_another_name(first: str, second: str, group: str) -> None:
    text = f"{first.format(group)} {second}"
    assert (group, "five guards") in {(a, b) for a, _, b in acts(text)}


def test_another_name_may_mean_one_of_two_and_then_means_none() -> None:
    text = (
        "Kenya ambushed a convoy on Monday and Peru shelled Belsar. The explosion killed five men."
    )
    assert {a for a, _, b in acts(text) if b == "five men"} == {""}


def test_killed_and_wounded_without_a_verb_of_their_own_are_of_one_event() -> None:
    text = "Five guards were killed and seven wounded."
    assert len(events(text)) == 1
    assert role(text, "killed") + role(text, "injured") == ["Five", "seven"]


def test_a_killing_of_others_is_not_the_raid_told_before() -> None:
    text = "Police raided a house in Belsar. They asked about the killing of two guards."
    assert ("Police", "two guards") not in {(a, b) for a, _, b in acts(text)}


def test_those_killed_in_what_a_verb_launches_are_of_that_event() -> None:
    text = "Kenya launched an air strike on Hezbollah on Sunday, killing 20 fighters."
    assert [e.kind for e in events(text)] == ["AirStrike"]


def test_a_toll_elsewhere_is_not_of_the_attack_on_a_place() -> None:
    text = "Kenya attacked the town of Belsar with a drone. Two people were hurt in Goma."
    assert ("Kenya", "Two people") not in {(a, b) for a, _, b in acts(text)}
