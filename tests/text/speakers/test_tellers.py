"""Who speaks, where no name stands before the verb of speech."""

from __future__ import annotations

import pytest

from tests.text.read import PUBLISHER, acts, entity, rows, speakers

DEED = "Hezbollah attacked Peru"


@pytest.mark.parametrize("witness", ["locals", "investigators", "an eyewitness", "a tinsmith"])
@pytest.mark.parametrize("text", [f"{DEED}, {{}} said.", f"{DEED}, {{}} said, and fled."])
def test_people_of_whom_only_a_noun_tells_speak_too(text: str, witness: str) -> None:
    label = witness.removeprefix("an ").removeprefix("a ")
    assert speakers(text.format(witness), "Attack") == {label}
    assert entity(text.format(witness), label).kind == "UnnamedActor"


@pytest.mark.parametrize("thing", ["The report", "The footage", "The treaty"])
def test_a_text_of_nobody_leaves_its_words_with_the_publisher(thing: str) -> None:
    assert speakers(f"{thing} said {DEED}.", "Attack") == {PUBLISHER}


@pytest.mark.parametrize("body", ["Kenya", "Harakat Sabr al-Dawla", "Dana Halloran"])
@pytest.mark.parametrize(
    "text",
    [
        f"{{}} said in a statement that {DEED}.",
        f"{{}} issued a statement saying {DEED}.",
        f"A report by {{}} said {DEED}.",
        f"{{}} said in a statement that it was quiet. The statement added that {DEED}.",
        f"Zagros Shield reported, citing {{}}, that {DEED}.",
        f"Zagros Shield quoted {{}} as saying that {DEED}.",
    ],
)
def test_a_text_is_said_by_whoever_issued_it(text: str, body: str) -> None:
    assert speakers(text.format(body), "Attack") == {body}


@pytest.mark.parametrize(
    ("before", "pronoun"),
    [("officials", "they"), ("Dana Halloran", "she"), ("Dana Halloran", "he"), ("Kenya", "it")],
)
def test_a_pronoun_behind_words_is_whoever_spoke_before(before: str, pronoun: str) -> None:
    text = f"Two men died, {before} said. {DEED} on Sunday, {pronoun} said."
    assert speakers(text, "Attack") == {before}


def test_whoever_urges_says_what_is_to_be_done() -> None:
    text = "Dana Halloran urged Hezbollah to attack Peru."
    assert acts(text, modality="demanded", speaker="Dana Halloran") == {
        ("Hezbollah", "Attack", "Peru")
    }


def test_one_fighter_is_not_the_group() -> None:
    assert speakers(f"A Hezbollah fighter said {DEED}.", "Attack") == {"Hezbollah fighter"}
    assert speakers(f"Hezbollah fighters said {DEED}.", "Attack") == {"Hezbollah"}


def test_what_a_semicolon_parts_is_said_by_another() -> None:
    text = f"{DEED}; Dana Halloran said it was quiet."
    assert speakers(text, "Attack") == {PUBLISHER}


def test_what_stands_aside_in_an_object_is_not_reported_again() -> None:
    text = f"Dana Halloran denied the claim of Kenya, which said {DEED}."
    assert speakers(text, "Attack") == {"Kenya"}


def test_texts_that_speak_of_each_other_are_said_by_nobody() -> None:
    text = f"Citing the video, the report said {DEED}. The video, citing the report, said {DEED}."
    assert speakers(text, "Attack") == {PUBLISHER}


@pytest.mark.parametrize(
    "text",
    [
        f"A radio station cited a report saying that {DEED}.",
        f"A radio station, citing a statement, said {DEED}.",
        f"Dana Halloran was quoted by a report as saying that {DEED}.",
    ],
)
def test_a_text_that_is_quoted_and_signed_by_nobody_makes_no_speaker(text: str) -> None:
    assert not {
        name for name in speakers(text, "Attack") if "report" in name or "statement" in name
    }


def test_of_several_speakers_the_one_who_can_speak_is_named() -> None:
    assert speakers(f"{DEED}, reports and witnesses said.", "Attack") == {"witnesses"}


def test_what_somebody_is_held_to_be_is_nothing_he_says() -> None:
    text = "Gunmen believed to be rebels attacked Peru, Dana Halloran reported."
    assert speakers(text, "Attack") == {"Dana Halloran"}


def test_a_pronoun_that_means_nobody_known_is_whoever_spoke_before() -> None:
    text = f"Vestuir said two men died. He said that hours later {DEED}."
    assert speakers(text, "Attack") == {"Vestuir"}


def test_an_event_says_nothing() -> None:
    assert speakers(f"The air strike said {DEED}.", "Attack") == {PUBLISHER}


@pytest.mark.parametrize(
    "words", ["officials told reporters on Monday", "officials said in a statement"]
)
def test_words_put_in_may_say_to_whom_and_where(words: str) -> None:
    text = f"{DEED} and wounded 12 people, {words}, and then fled."
    assert speakers(text, "Attack") == {"officials"}


@pytest.mark.parametrize("witness", ["witnesses", "Dana Halloran", "the village council"])
@pytest.mark.parametrize(
    "text",
    [
        "Nine people were shot by {0} on Sunday during protests, {1} said, a day after talks.",
        "{0} freed two men seized in Arda, a town on the border with Chad, {1} reported Monday.",
    ],
)
def test_whoever_is_named_at_the_end_said_it_however_it_is_parsed(text: str, witness: str) -> None:
    told = speakers(text.format("Hezbollah", witness))
    assert told == {witness.removeprefix("the ")}


def test_whoever_is_found_guilty_says_nothing() -> None:
    text = "A man found guilty of espionage was put to death on Sunday, according to Kenya."
    assert speakers(text) == {"Kenya"}


def test_only_whom_something_is_according_to_says_it() -> None:
    text = "Ten men were killed, said Dana Halloran, according to whom the rebels used canoes."
    assert speakers(text, "Killing") == {"Dana Halloran"}


def test_he_said_without_a_speaker_before_is_whoever_is_meant() -> None:
    text = "Dana Halloran, a commander, counted 73 raids. Five fighters were killed, he said."
    assert speakers(text, "Killing") == {"Dana Halloran"}


def test_who_speaks_of_an_act_tells_it() -> None:
    text = "Kenya attacked two ships, its spokesman said, while Peru spoke of a raid on Qatar."
    assert speakers(text, "Raid") == {"Peru"}


@pytest.mark.parametrize("group", ["Two men", "Two soldiers"])
def test_whoever_is_accused_says_nothing(group: str) -> None:
    found = rows(f"{group} accused of killing a judge were arrested.")
    assert {r.speaker for r in found} == {PUBLISHER}
