"""What a model gets wrong of a parse, mended."""

from __future__ import annotations

import pytest

from kg.text.words.mending import lemma
from tests.text.read import acts, role


@pytest.mark.parametrize(
    ("form", "found", "right"),
    [
        ("staged", "stag", "stage"),
        ("waged", "wag", "wage"),
        ("raping", "rap", "rape"),
        ("rapped", "rap", "rap"),
        ("cordoned", "cordone", "cordon"),
        ("bombed", "bomb", "bomb"),
        ("visited", "visit", "visit"),
        ("walked", "walk", "walk"),
    ],
)
def test_a_lemma_one_letter_from_a_known_verb_is_that_verb(
    form: str, found: str, right: str
) -> None:
    assert lemma(form, found) == right


@pytest.mark.parametrize("crowd", ["Students", "British activists"])
def test_who_staged_a_protest_protested(crowd: str) -> None:
    assert {k for _, k, _ in acts(f"{crowd} staged a protest in Belsar.")} == {"Protest"}


def test_rape_is_no_rebuke() -> None:
    told = acts("Fighters of Hezbollah raped five women in Belsar.")
    assert {kind for _, kind, _ in told} == {"SexualViolence"}


@pytest.mark.parametrize("direction", ["southwest", "north"])
def test_what_lies_in_a_direction_is_hit_and_not_the_direction(direction: str) -> None:
    text = f"Peru launched an air strike against a Houthi target {direction} of Belsar."
    assert ("Peru", "AirStrike", "Houthis") in acts(text)
    assert role(text, "place") == ["Belsar"]
    assert not {"southwest", "north", "Belsar"} & {b for _, _, b in acts(text)}


@pytest.mark.parametrize("noun", ["militiamen", "gunmen"])
def test_men_are_told_of_as_one_man_is(noun: str) -> None:
    told = acts(f"Twenty {noun} on horses opened fire on two farmers.")
    assert ("Twenty " + noun, "Shooting", "two farmers") in told
