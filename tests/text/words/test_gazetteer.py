"""Known names, nationality words and capitals, as the words of a text are looked up in them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import background
from kg.spelling import fold
from kg.text.words.gazetteer import Gazetteer, Word, capitals, demonyms, gazetteer


def words(text: str) -> list[Word]:
    """Words and hyphens of a text with their characters."""
    return [Word(m.group(), *m.span()) for m in re.finditer(r"[^\s\-]+|-", text)]


def labels(text: str, index: int = 0) -> tuple[int, set[str]] | None:
    """How many words the known name at a word takes up, and who carries it."""
    if (match := gazetteer().at(words(text), index)) is None:
        return None
    return match[0], {background.known()[i].label for i in match[1]}


def test_every_known_name_finds_its_bearer() -> None:
    missed = []
    bearers = [known for known in background.known().values() if known.kind != "Post"]
    for known in bearers:
        for name in (known.label, *known.aliases):
            spoken = words(name.replace("–", "-"))
            if not spoken[0].capital and fold(spoken[0].text) != "al":
                continue
            match = gazetteer().at(spoken, 0)
            if match is None or match[0] != len(spoken) or known.id not in match[1]:
                missed.append(name)
    assert missed == []


def test_an_office_is_nobodys_name() -> None:
    assert labels("Pentagon chief") == (1, {"U.S. Department of Defense"})
    assert labels("Secretary of State") is None


def test_the_longest_known_name_is_taken() -> None:
    assert labels("Islamic Revolutionary Guard Corps of Iran")[0] == 4  # type: ignore[index]


def test_a_name_may_stand_anywhere_in_a_text() -> None:
    assert labels("ships of the Houthis off Yemen", 3) == (1, {"Houthis"})
    assert labels("ships of the Houthis off Yemen", 5) == (1, {"Yemen"})


def test_a_hyphen_inside_a_name_is_skipped() -> None:
    assert labels("Ansar-Allah fired") == (3, {"Houthis"})


def test_an_acronym_needs_its_capitals() -> None:
    assert labels("US policy") == (1, {"United States"})
    assert labels("Us and them") is None


def test_a_name_without_its_capital_is_no_name() -> None:
    assert labels("iran") is None
    assert labels("georgia") is None


def test_an_invented_name_is_not_known() -> None:
    assert labels("Zagros Shield fighters") is None


def test_a_name_of_two_owners_keeps_both() -> None:
    found = Gazetteer({("velt",): ("actor/a", "actor/b")}, frozenset(), {"velt": 2})
    assert found.at(words("Velt spoke"), 0) == (1, ("actor/a", "actor/b"))


@given(st.lists(st.text(min_size=1), min_size=1, max_size=6))
def test_looking_up_any_words_gives_known_ids_or_nothing(spoken: list[str]) -> None:
    match = gazetteer().at([Word(w, 0, len(w)) for w in spoken], 0)
    assert match is None or (
        match[0] <= len(spoken) and all(i in background.known() for i in match[1])
    )


@pytest.mark.parametrize(
    ("word", "state"),
    [("Kenyan", "Kenya"), ("Iraqis", "Iraq"), ("American", "United States"), ("Peruvian", "Peru")],
)
def test_a_nationality_word_leads_to_its_state(word: str, state: str) -> None:
    assert background.known()[demonyms()[fold(word)]].label == state


def test_every_nationality_word_leads_to_a_state() -> None:
    assert {background.known()[i].kind for i in demonyms().values()} == {"State"}


@pytest.mark.parametrize(
    ("city", "state"), [("Tehran", "Iran"), ("Nairobi", "Kenya"), ("Lima", "Peru")]
)
def test_a_capital_leads_to_its_state(city: str, state: str) -> None:
    assert background.known()[capitals()[fold(city)]].label == state


def test_a_city_that_is_no_capital_leads_nowhere() -> None:
    assert fold("Mombasa") not in capitals()
