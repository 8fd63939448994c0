"""Spellings: when two of them are one name, and that nothing passes that only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.spelling import disguised, fold, plain


@given(st.text())
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzéüñ", min_size=1))
def test_folding_forgets_case(word: str) -> None:
    assert fold(word) == fold(word.upper()) == fold(word.title())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "US"),
        ("Asa'ib", "Asaib"),
        ("Kata’ib", "Kataib"),
        ("Maïga", "Maiga"),
        ("İzmir", "Izmir"),
        ("El", "al"),
    ],
)
def test_spellings_of_one_word_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@settings(deadline=None)
@given(st.text())
def test_plain_names_stay_as_they_are(name: str) -> None:
    assert plain(plain(name)) == plain(name)
    assert plain(f"  {name} ") == plain(name)


def test_a_plain_name_forgets_articles_hyphens_and_points() -> None:
    assert plain("The U.S. el-Gondor") == plain("us gondor")
    assert plain("al") == "al"


DISGUISES = [
    "Gоndor Brigades",  # Cyrillic o
    "Gondor\u200bBrigades",
    "\u202eGondor Brigades",
    "Gon\u00addor Brigades",
    "Ｇｏｎｄｏｒ Brigades",
    "𝐆ondor Brigades",
    "Gondor Brigade ٤٥",  # Arabic digits
    "Gondοr",  # Greek omicron
]


@pytest.mark.parametrize("name", DISGUISES)
def test_a_name_that_only_looks_like_another_is_disguised(name: str) -> None:
    assert disguised(name)
    assert plain(name) not in (plain("Gondor Brigades"), plain("Gondor"), "gondor brigade 45")


@pytest.mark.parametrize("name", ["Gondor", "Ḥizbu'llāh", "ʿAbd", "غوندور", "Гондор", "ﬂeet №5"])
def test_a_name_in_one_script_is_not_disguised(name: str) -> None:
    assert not disguised(name)
