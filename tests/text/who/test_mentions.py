"""Noun phrases: their words, their sort, their number and what stands before them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.parsing import Parsed, parse
from kg.text.who.mentions import Phrase, conjuncts, noun, phrase, prefix
from tests.text.read import acts, document, role


def parsed(text: str) -> Parsed:
    """The parse of one text."""
    return next(parse([document(text)]))


def seen(text: str, word: str) -> Phrase:
    """The phrase that a word of a text heads."""
    found = parsed(text)
    return phrase(found, next(t for t in found.doc if t.text == word))


@pytest.mark.parametrize(
    ("text", "word", "words"),
    [
        ("Three tribal elders fled.", "elders", "Three tribal elders"),
        ("The small border village burned.", "village", "small border village"),
        ("Only two masked gunmen fled.", "gunmen", "two masked gunmen"),
        ("They hit a Kenyan army base.", "base", "Kenyan army base"),
    ],
)
def test_a_phrase_has_its_own_words_without_the_article(text: str, word: str, words: str) -> None:
    found = seen(text, word)
    assert found.words == words == text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "word", "lemma", "sort"),
    [
        ("The rebels fled.", "rebels", "rebel", "members"),
        ("Their air force struck.", "force", "air force", "services"),
        ("A cruise missile fell.", "missile", "cruise missile", "weapons"),
        ("The oil tanker burned.", "tanker", "oil tanker", "vessels"),
        ("The interior ministry spoke.", "ministry", "interior ministry", "bodies"),
        ("Four tribal elders died.", "elders", "elder", "persons"),
        ("Their training camp burned.", "camp", "camp", "facilities"),
    ],
)
def test_a_noun_tells_the_sort_of_its_phrase(text: str, word: str, lemma: str, sort: str) -> None:
    found = seen(text, word)
    assert noun(found.head) == found.lemma
    assert found.lemma.endswith(lemma)
    assert sort in found.classes


@pytest.mark.parametrize(
    ("text", "word", "low", "high"),
    [
        ("Three elders fled.", "elders", 3, 3),
        ("At least 31 villagers died.", "villagers", 31, None),
        ("Some 2,500 troops left.", "troops", 2500, 2500),
    ],
)
def test_a_number_before_a_noun_counts_it(text: str, word: str, low: int, high: int | None) -> None:
    found = seen(text, word).amount
    assert found is not None
    assert (found.low, found.high) == (low, high)


def test_a_noun_without_a_number_counts_nothing() -> None:
    assert seen("The elders fled.", "elders").amount is None


def test_articles_and_endings_tell_how_a_phrase_points() -> None:
    assert seen("The group fled.", "group").definite
    assert seen("That group fled.", "group").definite
    assert not seen("A group fled.", "group").definite
    assert seen("Rebels fled.", "Rebels").plural
    assert not seen("The rebel fled.", "rebel").plural


def test_a_pronoun_and_a_name_are_seen_as_such() -> None:
    assert seen("They fled.", "They").pronoun
    assert seen("Belsar burned.", "Belsar").proper
    named = seen("On Sunday Harakat Sabr al-Dawla fled.", "Hamas")
    assert named.name is not None
    assert named.words == "Harakat Sabr al-Dawla"
    assert named.classes == frozenset()


def test_a_possessor_and_a_nationality_stand_before_their_noun() -> None:
    owned = seen("Peru's army fled.", "army")
    assert owned.owner is not None
    assert owned.owner.text == "Peru"
    assert [t.text for t in seen("The Kenyan army fled.", "army").modifiers] == ["Kenyan"]


@pytest.mark.parametrize("participle", ["backed", "led", "aligned", "funded"])
@pytest.mark.parametrize("name", ["Iran", "Peru", "Houthi"])
def test_a_hyphen_joins_a_name_and_a_participle(name: str, participle: str) -> None:
    pair = prefix(seen(f"The {name}-{participle} militia attacked Belsar.", "militia").head)
    assert pair is not None
    assert [t.text for t in pair] == [name, participle]


def test_a_phrase_without_a_hyphen_has_no_prefix() -> None:
    assert prefix(seen("The backed militia fled.", "militia").head) is None


def test_all_that_is_coordinated_is_given_in_order() -> None:
    found = parsed("Kenya, Peru and Chad condemned the raid.")
    assert [t.text for t in conjuncts(found.doc[0])] == ["Kenya", "Peru", "Chad"]


JUMBLE = "the three Kenyan backed rebels of Belsar , and at least 31 '"


@given(st.lists(st.sampled_from(JUMBLE.split()), min_size=1, max_size=10))
def test_the_words_of_any_phrase_stand_in_the_text(spoken: list[str]) -> None:
    text = " ".join(spoken)
    found = parsed(text)
    for token in found.doc:
        this = phrase(found, token)
        assert 0 <= this.start < this.end <= len(text)
        assert this.name is not None or this.words == text[this.start : this.end]


def test_an_age_is_no_number_of_people() -> None:
    text = "The blast killed a 36-year-old man."
    assert not role(text, "killed")
    assert role("The blast killed 36 men.", "killed") == ["36"]


@pytest.mark.parametrize("words", ["together with the police", "along with the police"])
def test_whoever_acts_together_with_somebody_acts(words: str) -> None:
    told = acts(f"Troops of Peru, {words}, killed two guards.")
    assert "police" in {a for a, _, _ in told}


def test_all_names_of_several_people_are_theirs() -> None:
    told = acts("Two men, identified as Ali Dahir and Amina Hassan, were arrested by police.")
    assert {b for _, _, b in told} == {"Ali Dahir", "Amina Hassan"}
