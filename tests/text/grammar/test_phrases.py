"""Phrases of the lexicon, and verbs that are nouns."""

from __future__ import annotations

from functools import cache

import pytest

from kg.text.grammar.phrases import evoked, nominal, phrasal, tail
from kg.text.parsing import model
from kg.text.words.tokens import copied
from tests.text.read import acts


@cache
def parsed(text: str):  # type: ignore[no-untyped-def]
    return copied(model()(text))


def token(text: str, word: str):  # type: ignore[no-untyped-def]
    return next(t for t in parsed(text) if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "phrase"),
    [
        ("Kenya shot down two drones.", "shot", ("shoot", "down")),
        ("Kenya called on Peru to withdraw.", "called", ("call", "on")),
        ("The ship came to the aid of Peru.", "came", ("come", "to", "aid", "of")),
        ("Kenya attacked Peru.", "attacked", ("attack",)),
    ],
)
def test_the_longest_phrase_at_a_verb_comes_first(
    text: str, word: str, phrase: tuple[str, ...]
) -> None:
    words, _ = next(iter(evoked(token(text, word))))
    assert words == phrase


def test_a_particle_keeps_the_bare_verb_away() -> None:
    found = [words for words, _ in evoked(token("Kenya shot down two drones.", "shot"))]
    assert ("shoot",) not in found


def test_a_phrase_ends_in_what_its_last_preposition_holds() -> None:
    verb = token("The ship came to the aid of Peru.", "came")
    assert [t.text for t in tail(verb, "of")] == ["Peru"]


def test_a_verb_is_named_with_its_particle() -> None:
    assert phrasal(token("Kenya carried out a raid.", "carried")) == "carry out"


def test_a_gerund_with_of_is_a_noun() -> None:
    assert nominal(token("Shelling of the camp by Peru left two people dead.", "Shelling"))
    assert not nominal(token("Kenya was shelling the camp.", "shelling"))


@pytest.mark.parametrize("day", ["Monday", "Tuesday"])
def test_a_preposition_before_a_date_belongs_to_no_phrase(day: str) -> None:
    text = "Prime Minister Dana Halloran called President Imad al-Qasri on {}."
    assert acts(text.format(day)) == {("Dana Halloran", "Call", "Imad al-Qasri")}


def test_a_word_beside_a_verb_may_change_what_it_means() -> None:
    assert acts("Peru treated the wounded Kenyan soldiers.")
    assert not acts("Peru treated the prisoners as soldiers.")


@pytest.mark.parametrize("thing", ["an agreement", "a deal", "an alliance"])
def test_to_enter_into_a_pact_takes_no_place(thing: str) -> None:
    told = acts(f"Kenya entered into {thing} with Peru.")
    assert told == {("Kenya", "Agreement", "Peru")}


def test_the_words_of_a_phrase_stand_in_their_order() -> None:
    assert acts("Kenya gave in to Peru.") == {("Kenya", "Concession", "Peru")}
    told = acts("Kenya gave weapons to Peru in the war.")
    assert {kind for _, kind, _ in told} == {"Aid"}


def test_a_noun_of_a_phrase_stands_behind_its_own_preposition() -> None:
    text = "The army is in power following the detention of Omar Diop."
    assert acts(text) == {("", "Arrest", "Omar Diop")}


def test_who_is_in_detention_is_held() -> None:
    assert acts("Omar Diop is still in detention.") == {("", "Arrest", "Omar Diop")}
