"""What a telling knows of itself."""

from __future__ import annotations

import pytest

from kg.text.acts.telling import Telling
from kg.text.acts.tellings import tellings
from kg.text.parsing import parse
from kg.text.who.entities import cast
from tests.text.read import acts, document


def told(text: str, trigger: str) -> Telling:
    """The telling that a word of a text triggers."""
    who = cast(next(parse([document(text)])))
    return next(t for t in tellings(who) if t.trigger.text == trigger)


@pytest.mark.parametrize("word", ["the", "that", "this"])
def test_a_definite_noun_points_back(word: str) -> None:
    assert told(f"Peru condemned {word} attack by Kenya on Belsar.", "attack").points_back


def test_an_indefinite_noun_and_a_verb_point_nowhere() -> None:
    assert not told("An attack by Kenya killed two men.", "attack").points_back
    assert not told("Kenya attacked Peru.", "attacked").points_back


def test_a_plural_noun_tells_of_several_events() -> None:
    assert told("The attacks by Kenya on Peru went on.", "attacks").plural
    assert not told("Kenya attacked Peru.", "attacked").plural


def test_all_words_that_carry_it_are_its_tokens() -> None:
    words = {t.text for t in told("Kenya attacked Peru in Belsar.", "attacked").tokens()}
    assert {"Kenya", "attacked", "Peru"} <= words


def test_a_deed_of_its_year_points_to_none_told_before() -> None:
    text = "Kenya attacked Belsar on Monday. Peru remembers the 1994 massacre of 200 farmers."
    assert ("Kenya", "200 farmers") not in {(a, b) for a, _, b in acts(text)}
