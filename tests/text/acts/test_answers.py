"""Which acts are said to answer which, by whom, and how that is meant."""

from __future__ import annotations

import pytest

from tests.text.read import acts, reading, rows, speakers

PAIRS = [("Kenya", "Hezbollah"), ("Hezbollah", "Kenya"), ("Iran", "Harakat Sabr al-Dawla")]


def answers(text: str) -> list[tuple[str, str]]:
    """The types of each act and of the one that it is said to answer, in the order of the text."""
    kinds = {event.id: event.kind for event in reading(text).events}
    return [(r.event, kinds[r.object]) for r in rows(text) if r.relation == "inResponseTo"]


def meant(text: str) -> set[tuple[str, str, str]]:
    """How it is meant that one act answers another: certainty, polarity, modality."""
    return {
        (r.certainty, r.polarity, r.modality) for r in rows(text) if r.relation == "inResponseTo"
    }


@pytest.mark.parametrize(("a", "b"), PAIRS)
@pytest.mark.parametrize(
    "text",
    [
        "{a} shelled Belsar in response to the abduction of Dana Halloran.",
        "{a} shelled Belsar in retaliation for the abduction of Dana Halloran by {b}.",
        "{a} shelled Belsar on Sunday in reprisal for the abduction of Dana Halloran.",
        "{a} shelled Belsar as revenge for the abduction of Dana Halloran.",
        "{a} shelled Belsar in revenge for {b}'s abduction of Dana Halloran.",
        "{a} shelled Belsar in retaliation for abducting Dana Halloran.",
        "{a} shelled Belsar to avenge the abduction of Dana Halloran.",
        "{a} shelled Belsar, avenging the abduction of Dana Halloran.",
        "In response to the abduction of Dana Halloran, {a} shelled Belsar.",
        "{a} responded to the abduction of Dana Halloran by shelling Belsar.",
        "{a} responded to the abduction of Dana Halloran, shelling Belsar.",
        "{a} responded to the abduction of Dana Halloran with the shelling of Belsar.",
        "{a} retaliated for the abduction of Dana Halloran by shelling Belsar.",
        "{a} hit back for the abduction of Dana Halloran by shelling Belsar.",
        "{a} took revenge for the abduction of Dana Halloran by shelling Belsar.",
        "The shelling of Belsar was a response to the abduction of Dana Halloran.",
        "The shelling of Belsar was in retaliation for the abduction of Dana Halloran.",
        "The shelling of Belsar came in response to the abduction of Dana Halloran.",
        "The shelling of Belsar answered the abduction of Dana Halloran.",
        "{b} abducted Dana Halloran, and {a} answered with the shelling of Belsar.",
        "{b} abducted Dana Halloran, and {a} responded by shelling Belsar.",
    ],
)
def test_an_act_answers_the_one_that_it_is_said_to(text: str, a: str, b: str) -> None:
    assert answers(text.format(a=a, b=b)) == [("Shelling", "Abduction")]


@pytest.mark.parametrize("a", [a for a, _ in PAIRS])
def test_a_retaliatory_strike_answers_what_it_is_for(a: str) -> None:
    text = f"{a} carried out a retaliatory strike on Belsar for the abduction of Dana Halloran."
    assert answers(text) == [("Attack", "Abduction")]


@pytest.mark.parametrize(("a", "b"), PAIRS)
@pytest.mark.parametrize(
    "text",
    [
        "{a} shelled Belsar after the abduction of Dana Halloran.",
        "{a} shelled Belsar following the abduction of Dana Halloran.",
        "{a} shelled Belsar, days after {b} abducted Dana Halloran.",
        "{b} abducted Dana Halloran, and {a} shelled Belsar.",
    ],
)
def test_what_is_told_of_time_alone_is_no_answer(text: str, a: str, b: str) -> None:
    assert answers(text.format(a=a, b=b)) == []


@pytest.mark.parametrize(("a", "b"), PAIRS)
@pytest.mark.parametrize(
    "text",
    [
        "{a} shelled Belsar in response to criticism.",
        "{a} shelled Belsar in response to the crimes of {b}.",
        "{a} shelled Belsar in response.",
        "{a} responded to criticism by shelling Belsar.",
        "{a} vowed to avenge the abduction of Dana Halloran.",
        "{a} vowed to respond to the abduction of Dana Halloran.",
        "{a} responded to the abduction of Dana Halloran.",
        "{a} and {b} abducted Dana Halloran, and {a} responded by shelling Belsar.",
    ],
)
def test_where_one_of_the_two_acts_is_not_told_nothing_is_answered(
    text: str, a: str, b: str
) -> None:
    assert answers(text.format(a=a, b=b)) == []


def test_words_are_answered_by_those_they_are_addressed_to() -> None:
    text = "Peru condemned {}, and Chad responded by shelling Belsar."
    assert answers(text.format("Chad")) == [("Shelling", "Condemnation")]
    assert answers(text.format("Kenya")) == []


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Chad struck Belsar in response to {}.", ("certain", "positive", "actual")),
        ("Chad struck Belsar in apparent response to {}.", ("probable", "positive", "actual")),
        ("Chad struck Belsar, possibly in response to {}.", ("possible", "positive", "actual")),
        ("Chad will strike Belsar in response to {}.", ("certain", "positive", "planned")),
        ("Chad threatened to strike Belsar in response to {}.", ("certain", "positive", "planned")),
        ("Chad will respond to {} by striking Belsar.", ("certain", "positive", "planned")),
        ("Chad may respond to {} by striking Belsar.", ("certain", "positive", "hypothetical")),
        ("Chad did not strike Belsar in response to {}.", ("certain", "negative", "actual")),
        ("The strike on Belsar was not a response to {}.", ("certain", "negative", "actual")),
        ("Chad denied striking Belsar in response to {}.", ("certain", "negative", "actual")),
    ],
)
def test_an_answer_is_meant_as_the_act_is_told(text: str, how: tuple[str, str, str]) -> None:
    assert meant(text.format("the killing of Dana Halloran")) == {how}


@pytest.mark.parametrize(
    "text",
    [
        "Chad vowed to avenge the killing of Dana Halloran.",
        "Chad did not strike Belsar in response to the killing of Dana Halloran.",
        "Chad denied that it struck Belsar in retaliation for the killing of Dana Halloran.",
    ],
)
def test_what_is_answered_is_done_whatever_is_said_of_the_answer(text: str) -> None:
    assert ("", "Killing", "Dana Halloran") in acts(text)


def test_an_attack_on_anyone_that_would_be_answered_has_not_been_made() -> None:
    text = "Chad would respond to any attack on Belsar by shelling Peru."
    assert acts(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The strike on Belsar was not a response to the killing of Dana Halloran.",
        "The strike on Belsar did not come in response to the killing of Dana Halloran.",
        "The strike on Belsar was not in retaliation for the killing of Dana Halloran.",
    ],
)
def test_who_denies_that_an_act_is_an_answer_does_not_deny_the_act(text: str) -> None:
    assert ("", "Attack", "Belsar") in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah struck Belsar in apparent retaliation for the killing of Dana Halloran.",
        "Hezbollah said its attack on Belsar was in retaliation for the killing of Dana Halloran.",
        "Hezbollah answered the killing of Dana Halloran with rocket fire on Belsar.",
    ],
)
def test_no_act_answers_itself(text: str) -> None:
    kinds = {event.kind for event in reading(text).events}
    assert len(reading(text).events) == 2
    assert "Killing" in kinds
    assert not [
        r
        for r in rows(text)
        if r.relation == "recipient" and r.event != "Killing" and r.object == "Dana Halloran"
    ]


def test_each_of_several_acts_is_answered() -> None:
    text = "Chad struck Belsar in retaliation for the killing of Dana Halloran and {}."
    told = text.format("the abduction of Edda Rowan")
    assert set(answers(told)) == {("Attack", "Killing"), ("Attack", "Abduction")}


@pytest.mark.parametrize(
    "told",
    [
        "Hezbollah attacked Belsar on Friday. Chad struck Peru on Sunday.",
        "Chad struck Peru on Sunday. Hezbollah attacked Belsar on Friday.",
        "Chad raided Peru on Sunday. Hezbollah struck Belsar on Friday.",
    ],
)
def test_acts_that_point_back_answer_as_they_were_told(told: str) -> None:
    text = f"{told} The strike was a response to the attack on Belsar."
    labels = {event.id: event.label for event in reading(text).events}
    (row,) = [r for r in rows(text) if r.relation == "inResponseTo"]
    assert labels[row.subject].endswith(": Chad → Peru, 2023-12-03")
    assert labels[row.object] == "attack: Hezbollah → Belsar, 2023-12-01"


def test_the_passage_holds_both_acts_and_the_words_between() -> None:
    text = "On Sunday Chad struck Belsar in response to the killing of Dana Halloran, Peru said."
    (claim,) = [c for c in reading(text).claims if c.relation == "inResponseTo"]
    assert claim.passage is not None
    quote = "Chad struck Belsar in response to the killing of Dana Halloran"
    assert claim.passage.quote == quote == text[claim.passage.start : claim.passage.end]


def test_whoever_says_that_it_is_an_answer_is_its_speaker() -> None:
    text = (
        "Hezbollah said that the barrage on Belsar was a response to the killing of Dana Halloran."
    )
    said = {r.speaker for r in rows(text) if r.relation == "inResponseTo"}
    assert said == speakers(text) == {"Hezbollah"}


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_who_answers_with_a_strike_has_made_it(a: str, b: str) -> None:
    assert (a, "Attack", "Belsar") in acts(
        f"{b} abducted Dana Halloran, and {a} answered with a strike on Belsar."
    )
