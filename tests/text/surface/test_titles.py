"""Persons with the title before the name, scanned on the surface."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.surface.titles import Name, person_end, titled
from kg.text.words.gazetteer import Word
from tests.text.read import role, ties

PEOPLE = ["Dana Halloran", "Imad al-Qasri", "Jean-Luc Mbarga-Ondo", "Abu Salim al-Tavari"]


def words(text: str) -> list[Word]:
    """Words, hyphens and marks of a text with their characters; a point after a rank stays."""
    pattern = r"(?:Lt|Col|Gen|Brig|Maj|Capt|Adm|Dr|Mr|Mrs)\.|\w+|'s|[^\s\w]"
    return [Word(m.group(), *m.span()) for m in re.finditer(pattern, text)]


def only(text: str) -> Name:
    """The one titled person of a text."""
    (found,) = titled(words(text))
    return found


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize(
    "title",
    [
        "Governor",
        "Interior Minister",
        "Prime Minister",
        "Secretary of Defense",
        "Secretary of State",
        "Minister of Justice",
        "Secretary-General",
        "Deputy Pentagon Press Secretary",
        "Kenyan Foreign Minister",
        "Deputy Prime Minister",
        "National Security Adviser",
        "Houthi spokesman",
    ],
)
def test_a_title_before_a_name_is_read_whole(title: str, person: str) -> None:
    found = only(f"On Monday {title} {person} spoke.")
    assert (found.title, found.label, found.kind) == (title, person, "Person")


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("rank", ["Gen.", "Brig. Gen.", "Lt. Col.", "Captain", "Dr.", "Sheikh"])
def test_a_rank_belongs_to_a_person_but_is_no_post(rank: str, person: str) -> None:
    found = only(f"On Monday {rank} {person} spoke.")
    assert (found.title, found.label) == ("", person)


def test_a_rank_does_not_hide_the_post_before_it() -> None:
    found = only("Defence Minister Gen. Adam Velt spoke.")
    assert found.label == "Adam Velt"
    assert found.title.startswith("Defence Minister")


def test_the_characters_of_name_and_title_are_their_words() -> None:
    text = "Then Deputy Pentagon Press Secretary Nina Tavares spoke."
    found = only(text)
    assert text[found.start : found.end] == "Nina Tavares"
    assert text[found.title_start : found.title_end].endswith("Deputy Pentagon Press Secretary")


@pytest.mark.parametrize("word", ["Former", "former", "then", "late"])
def test_a_past_post_is_marked_as_former(word: str) -> None:
    assert only(f"It was {word} governor Dana Halloran.").former


def test_a_present_post_is_not_former() -> None:
    assert not only("It was governor Dana Halloran.").former


def test_a_title_without_a_name_is_nobody() -> None:
    assert list(titled(words("The governor spoke to a minister in Belsar."))) == []


def test_a_title_before_a_body_is_no_person() -> None:
    assert list(titled(words("Governor Council members spoke."))) == []


def test_two_titled_persons_are_told_apart() -> None:
    found = titled(words("Governor Dana Halloran met Foreign Minister Imad al-Qasri."))
    assert [(n.title, n.label) for n in found] == [
        ("Governor", "Dana Halloran"),
        ("Foreign Minister", "Imad al-Qasri"),
    ]


def test_an_office_may_be_of_a_country() -> None:
    assert only("President of Kenya Dana Halloran spoke.").title == "President of Kenya"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dana Halloran said", "Dana Halloran"),
        ("Imad al - Qasri said", "Imad al - Qasri"),
        ("Jean - Luc Mbarga - Ondo and others", "Jean - Luc Mbarga - Ondo"),
        ("Osama bin Velt was", "Osama bin Velt"),
        ("Dana Halloran Jr. was", "Dana Halloran Jr"),
        ("the man", ""),
    ],
)
def test_a_personal_name_ends_where_its_words_end(text: str, name: str) -> None:
    spoken = words(text.replace(" - ", "-"))
    end = person_end(spoken, 0)
    found = text.replace(" - ", "-")[: spoken[end - 1].end] if end else ""
    assert found == name.replace(" - ", "-")


JUMBLE = "Governor of State - al Dana . former the Gen. 's"


@given(st.lists(st.sampled_from(JUMBLE.split())))
def test_any_words_give_persons_in_order_and_apart(spoken: list[str]) -> None:
    found = list(titled([Word(w, i, i + 1) for i, w in enumerate(spoken)]))
    assert all(0 <= n.first < n.last <= len(spoken) for n in found)
    assert all(a.last <= b.first for a, b in pairwise(found))


@pytest.mark.parametrize("person", PEOPLE)
def test_a_titled_person_acts_under_the_name(person: str) -> None:
    text = f"Deputy Pentagon Press Secretary {person} condemned Harakat Sabr al-Dawla."
    assert role(text, "agent", "Condemnation") == [person]
    assert (person, "holdsPost", "Deputy Pentagon Press Secretary") in ties(text)


@pytest.mark.parametrize("title", ["Presidents", "Inspectors", "Foreign Ministers"])
@pytest.mark.parametrize("person", PEOPLE)
def test_a_title_in_the_plural_is_of_all_who_are_named(title: str, person: str) -> None:
    found = list(titled(words(f"On Monday {title} Dana Odhiambo of Kenya and {person} spoke.")))
    assert [n.label for n in found] == ["Dana Odhiambo", person]
    assert {n.title or n.sort for n in found} == {title.removesuffix("s")}


@pytest.mark.parametrize(
    "text", ["The mediators Qatar and Egypt spoke.", "Officials Tuesday and Friday spoke."]
)
def test_a_title_in_the_plural_makes_nobody_of_countries_and_days(text: str) -> None:
    assert not list(titled(words(text)))
