"""Lemmas of verbs that a model's rules get wrong."""

from __future__ import annotations

import pytest

from kg.text.words.lemmas import lemma
from tests.text.read import acts


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
