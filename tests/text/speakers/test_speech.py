"""Who says so: the speaker of each claim, before, after and around what is said."""

from __future__ import annotations

import pytest

from kg.text.parsing import parse
from kg.text.speakers.tellers import is_speech
from tests.text.read import PUBLISHER, acts, document, role, rows, speakers, stances

VOICES = ["Dana Halloran", "Imad al-Qasri", "Kenya", "Liwa Zahr al-Furqan"]

TURNS = [
    "{} said Hezbollah attacked Peru.",
    "{} said that Hezbollah had attacked Peru.",
    "{} said on Monday that Hezbollah attacked Peru.",
    "Hezbollah attacked Peru, {} said.",
    "Hezbollah attacked Peru on Sunday, {} said on Monday.",
    "Hezbollah attacked Peru, said {}.",
    '"Hezbollah attacked Peru on Sunday," said {}.',
    '"Hezbollah attacked Peru on Sunday," {} said.',
    '{} said: "Hezbollah attacked Peru on Sunday."',
    "Hezbollah attacked Peru, according to {}.",
    "According to {}, Hezbollah attacked Peru.",
    "Hezbollah, according to {}, attacked Peru.",
    "{} told reporters that Hezbollah attacked Peru.",
    "{} added that Hezbollah had attacked Peru.",
    "{} announced that Hezbollah attacked Peru.",
    "{} reported that Hezbollah attacked Peru.",
    "{} acknowledged that Hezbollah attacked Peru.",
    "Hezbollah attacked Peru, {} said in a statement.",
    "In a statement, {} said Hezbollah attacked Peru.",
    "A statement by {} said Hezbollah attacked Peru.",
    "It was reported by {} that Hezbollah attacked Peru.",
]


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("turn", TURNS)
def test_who_says_so_is_the_speaker(turn: str, voice: str) -> None:
    text = turn.format(voice)
    assert ("Hezbollah", "Attack", "Peru") in acts(text, speaker=voice)
    assert speakers(text, "Attack") == {voice}


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah attacked Peru.",
        "It was reported that Hezbollah attacked Peru.",
        "Hezbollah attacked Peru. Dana Halloran said Kenya condemned Chad.",
        "Dana Halloran said Kenya condemned Chad. Hezbollah attacked Peru.",
        "Dana Halloran visited Kenya. Hezbollah attacked Peru.",
    ],
)
def test_what_nobody_is_said_to_say_the_publisher_says(text: str) -> None:
    assert speakers(text, "Attack") == {PUBLISHER}


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("An unnamed official", "unnamed official"),
        ("Two senior officials", "Two senior officials"),
        ("Witnesses", "Witnesses"),
        ("The Kenyan army", "Kenyan army"),
        ("Tehran", "Iran"),
        ("Governor Dana Halloran", "Dana Halloran"),
    ],
)
def test_a_described_speaker_is_a_speaker(words: str, label: str) -> None:
    assert speakers(f"{words} said Hezbollah attacked Peru.", "Attack") == {label}


@pytest.mark.parametrize("voice", ["Dana Halloran", "Liwa Zahr al-Furqan"])
def test_a_quotation_keeps_its_speaker_over_sentences(voice: str) -> None:
    text = (
        '"Hezbollah attacked Peru on Sunday. Its fighters killed five villagers. They also '
        f'burned a school," {voice} said. Kenya condemned Chad.'
    )
    assert speakers(text, "Attack") == speakers(text, "Destruction") == {voice}
    assert speakers(text, "Condemnation") == {PUBLISHER}


def test_a_quotation_that_goes_on_behind_its_speaker_is_still_quoted() -> None:
    text = '"Hezbollah attacked Peru on Sunday," Dana Halloran said. "It also attacked Chad."'
    assert acts(text, speaker="Dana Halloran") == {
        ("Hezbollah", "Attack", "Peru"),
        ("Hezbollah", "Attack", "Chad"),
    }


def test_curly_marks_quote_like_straight_ones() -> None:
    text = "“Hezbollah attacked Peru on Sunday. Its fighters killed villagers,” Dana Halloran said."
    assert speakers(text) == {"Dana Halloran"}


@pytest.mark.parametrize("group", ["Hezbollah", "Harakat Sabr al-Dawla", "Kenya"])
@pytest.mark.parametrize(
    "text", ['{} said: "We attacked Peru on Sunday."', '"We attacked Peru on Sunday," {} said.']
)
def test_we_are_those_who_speak(text: str, group: str) -> None:
    told = text.format(group)
    assert acts(told, speaker=group) == {(group, "Attack", "Peru")}


def test_we_of_a_minister_are_the_country() -> None:
    text = (
        "Kenya condemned Peru. Kenyan Defence Minister Dana Halloran said: "
        '"We attacked Hezbollah on Sunday."'
    )
    assert acts(text, speaker="Dana Halloran") == {("Kenya", "Attack", "Hezbollah")}


def test_our_things_are_those_of_the_speaker() -> None:
    text = '"Hezbollah attacked our fighters on Sunday," said Harakat Sabr al-Dawla.'
    assert role(text, "recipient") == ["Harakat Sabr al-Dawla"]


@pytest.mark.parametrize(
    "text",
    [
        "Zagros Shield said that Dana Halloran reported that Hezbollah attacked Peru.",
        "Zagros Shield said that according to Dana Halloran, Hezbollah attacked Peru.",
        "Zagros Shield said Dana Halloran told it that Hezbollah attacked Peru.",
    ],
)
def test_of_nested_speakers_the_nearest_speaks(text: str) -> None:
    assert speakers(text, "Attack") == {"Dana Halloran"}


def test_whoever_accuses_says_the_deed() -> None:
    text = "Kenya accused Hezbollah of attacking Peru."
    assert ("Kenya", "Accusation", "Hezbollah") in acts(text, speaker=PUBLISHER)
    assert ("Hezbollah", "Attack", "Peru") in acts(text, speaker="Kenya")


def test_whoever_denies_says_that_it_is_not_so() -> None:
    text = "Dana Halloran denied that Hezbollah attacked Peru."
    assert acts(text, polarity="negative", speaker="Dana Halloran") == {
        ("Hezbollah", "Attack", "Peru")
    }
    assert acts(text) == set()


def test_two_speakers_may_differ_and_both_are_kept() -> None:
    text = (
        "Kenya said the attack on Belsar on Sunday killed four people. "
        "Hezbollah said the attack on Belsar on Sunday killed nine people."
    )
    assert speakers(text, "Attack") == {"Kenya", "Hezbollah"}
    assert set(role(text, "killed")) == {"four", "nine"}


def test_a_hedge_inside_speech_stays_with_what_is_said() -> None:
    text = "Dana Halloran said Hezbollah probably attacked Peru."
    assert ("Attack", "probable", "positive", "actual") in stances(text)
    assert speakers(text) == {"Dana Halloran"}


def test_the_subject_of_an_act_does_not_say_it() -> None:
    assert speakers("Hezbollah claimed Belsar and attacked Peru.", "Attack") == {PUBLISHER}


def test_only_verbs_of_saying_are_speech() -> None:
    doc = next(parse([document("Kenya said Iran denied what Peru did.")])).doc
    assert [t.text for t in doc if is_speech(t)] == ["said", "denied"]


@pytest.mark.parametrize("voice", VOICES)
def test_what_stands_aside_in_reported_words_is_the_publishers(voice: str) -> None:
    text = f"{voice} said that Hezbollah, which is led by Imad Khorsani, attacked Peru."
    tied = {r.speaker for r in rows(text) if r.relation == "ledBy"}
    assert tied == {PUBLISHER}
    text = f"{voice} said that Imad Khorsani leads Hezbollah."
    assert {r.speaker for r in rows(text) if r.relation == "ledBy"} == {voice}
