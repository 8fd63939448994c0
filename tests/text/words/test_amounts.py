"""Number phrases become bounds: what is said, never more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Amount
from kg.text.words.amounts import amount, number
from tests.text.read import role

EXACT = [
    ("five", 5),
    ("Five", 5),
    ("31", 31),
    ("2,500", 2500),
    ("1,234,567", 1234567),
    ("twenty-one", 21),
    ("twenty one", 21),
    ("a dozen", 12),
    ("two dozen", 24),
    ("half a dozen", 6),
    ("a half-dozen", 6),
    ("a score", 20),
    ("a hundred", 100),
    ("two hundred and fifty-one", 251),
    ("three thousand five hundred", 3500),
    ("one hundred thousand", 100000),
    ("1.5 million", 1500000),
    ("half a million", 500000),
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("a single", 1),
    ("once", 1),
    ("twice", 2),
    ("both", 2),
    ("a couple", 2),
    ("a couple of", 2),
    ("a couple of dozen", 24),
    ("no", 0),
    ("none", 0),
    ("zero", 0),
    ("some 30", 30),
    ("about 40", 40),
    ("around forty", 40),
    ("roughly 2,500", 2500),
    ("an estimated 300", 300),
    ("another three", 3),
    ("a further 12", 12),
    ("three others", 3),
    ("three more", 3),
    ("five of them", 5),
    ("all 12", 12),
    ("the two", 2),
    ("76 times", 76),
]

OPEN = [
    ("at least 31", 31, None),
    ("at least 76 times", 76, None),
    ("at least another three", 3, None),
    ("no fewer than 31", 31, None),
    ("31 or more", 31, None),
    ("31+", 31, None),
    ("more than 40", 41, None),
    ("over 1,000", 1001, None),
    ("well over 100", 101, None),
    ("more than a dozen", 13, None),
    ("upwards of 50", 51, None),
    ("up to 10", 1, 10),
    ("as many as 31", 1, 31),
    ("nearly 100", 1, 100),
    ("almost 2,000", 1, 2000),
    ("no more than five", 0, 5),
    ("at most five", 0, 5),
    ("fewer than 20", 0, 19),
    ("less than a dozen", 0, 11),
    ("between 10 and 15", 10, 15),
    ("10 to 15", 10, 15),
    ("from 10 to 15", 10, 15),
    ("10-15", 10, 15),
    ("two or three", 2, 3),
    ("two to three million", 2_000_000, 3_000_000),
    ("about 10 to 15", 10, 15),
    ("dozens", 24, None),
    ("dozens of", 24, None),
    ("dozens more", 24, None),
    ("scores", 40, None),
    ("hundreds", 200, None),
    ("thousands of", 2000, None),
    ("tens of thousands", 20_000, None),
    ("hundreds of thousands", 200_000, None),
    ("several", 3, None),
    ("several dozen", 36, None),
    ("several hundred", 300, None),
    ("a few", 2, None),
    ("a few hundred", 200, None),
    ("a handful of", 2, None),
    ("multiple", 2, None),
    ("many", 2, None),
    ("numerous", 2, None),
    ("up to several dozen", 1, None),
]

NONE = [
    *(
        "",
        " ",
        "militants",
        "first",
        "31st",
        "two three",
        "two hundred 500",
        "2.5",
        "half",
        "and",
        "to",
        "or",
        "-",
    ),
    *("at least", "more than", "between 10", "15 to 10", "up", "of", "1,23", "F-16", "x" * 500),
]


@pytest.mark.parametrize(("words", "value"), EXACT)
def test_an_exact_or_rounded_number_has_equal_bounds(words: str, value: int) -> None:
    assert amount(words) == Amount(value, value, words)


@pytest.mark.parametrize(("words", "low", "high"), OPEN)
def test_an_open_number_keeps_what_is_open(words: str, low: int, high: int | None) -> None:
    assert amount(words) == Amount(low, high, words)


@pytest.mark.parametrize("words", NONE)
def test_other_words_are_no_amount(words: str) -> None:
    assert amount(words) is None


def test_the_words_are_kept_as_they_were_written() -> None:
    found = amount("  At  Least 31 ")
    assert found is not None
    assert found.words == "At  Least 31"
    assert (found.low, found.high) == (31, None)


def test_an_exact_number_is_not_a_vague_one() -> None:
    assert number("two hundred") == 200
    assert number("hundreds") is None


@given(st.integers(0, 10**12))
def test_a_written_figure_reads_back(value: int) -> None:
    assert number(f"{value:,}") == number(str(value)) == value


@settings(max_examples=100)
@given(
    st.text(max_size=60) | st.lists(st.sampled_from(EXACT)).map(lambda e: " ".join(w for w, _ in e))
)
def test_any_words_give_ordered_bounds_or_nothing(words: str) -> None:
    found = amount(words)
    if found is not None:
        assert found.low >= 0
        assert found.high is None or found.low <= found.high


def test_an_age_counts_nobody() -> None:
    assert role("Rebels killed a 49-year-old man in Belsar.", "killed") == []
    assert role("Rebels killed three 12-year-old boys in Belsar.", "killed") == ["three"]
