"""Offices told without a name: who held them on the day of the report, and when nobody is meant."""

from __future__ import annotations

from datetime import date

import pytest

from kg.background import holder, tenures
from kg.text.who import incumbents
from tests.text.read import name, reading

BEFORE, AFTER = date(2019, 12, 5), date(2023, 12, 5)


def agents(text: str, day: date | None) -> set[str]:
    whole = reading(text, day)
    return {name(whole, str(c.object)) for c in whole.claims if c.relation == "agent"}


def offices(text: str, day: date) -> set[tuple[str, str]]:
    whole = reading(text, day)
    steps = {step for claim in whole.claims for step in claim.resolutions}
    return {(s.words, name(whole, s.target)) for s in steps if s.step == "office"}


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("The U.S. secretary of defense", "Mark Esper", "Lloyd Austin"),
        ("The U.S. defense secretary", "Mark Esper", "Lloyd Austin"),
        ("America's defense secretary", "Mark Esper", "Lloyd Austin"),
        ("U.S. Secretary of Defense", "Mark Esper", "Lloyd Austin"),
        ("The secretary of defense of the United States", "Mark Esper", "Lloyd Austin"),
        ("The Pentagon chief", "Mark Esper", "Lloyd Austin"),
        ("The British prime minister", "Boris Johnson", "Rishi Sunak"),
        ("Britain's prime minister", "Boris Johnson", "Rishi Sunak"),
        ("The Iraqi premier", "Adel Abdul Mahdi", "Mohammed Shia al-Sudani"),
        ("The Iranian foreign minister", "Mohammad Javad Zarif", "Hossein Amir-Abdollahian"),
        ("The CENTCOM commander", "Kenneth McKenzie", "Michael Erik Kurilla"),
        ("The commander of U.S. Central Command", "Kenneth McKenzie", "Michael Erik Kurilla"),
        ("The EU's foreign policy chief", "Josep Borrell", "Josep Borrell"),
    ],
)
def test_an_office_means_whoever_held_it_on_the_day_of_the_report(
    words: str, before: str, after: str
) -> None:
    text = f"{words} condemned Harakat Sabr al-Dawla on Sunday."
    assert agents(text, BEFORE) == {before}
    assert agents(text, AFTER) == {after}


def test_how_an_office_was_taken_for_a_person_is_recorded() -> None:
    text = "The U.S. defense secretary condemned Harakat Sabr al-Dawla on Sunday."
    assert offices(text, AFTER) == {("U.S. defense secretary", "Lloyd Austin")}


@pytest.mark.parametrize(
    "words",
    [
        "The former U.S. defense secretary",
        "The then U.S. defense secretary",
        "The late Iranian president",
        "Iran's former president",
        "A U.S. defense secretary",
        "The deputy U.S. defense secretary",
        "The Iranian president at the time",
        "The Arnorian defense minister",
        "The defense minister",
    ],
)
def test_who_is_not_the_one_holder_of_a_known_office_stays_unnamed(words: str) -> None:
    assert offices(f"{words} condemned Harakat Sabr al-Dawla on Sunday.", AFTER) == set()


def test_a_report_without_a_day_means_nobody_known() -> None:
    text = "The U.S. defense secretary condemned Harakat Sabr al-Dawla."
    assert agents(text, None) == {"U.S. defense secretary"}


def test_on_the_day_of_a_change_nobody_is_guessed() -> None:
    post = "post/prime-minister-of-the-united-kingdom"
    days = [date(2022, 10, 24), date(2022, 10, 25), date(2022, 10, 26)]
    assert [holder(post, day) for day in days] == ["actor/liz-truss", "", "actor/rishi-sunak"]


def test_who_holds_an_office_still_is_known_no_longer_than_it_was_looked_up() -> None:
    post = "post/prime-minister-of-the-united-kingdom"
    assert max(t.until for t in tenures()[post]) < "2027"
    assert holder(post, date(2090, 1, 1)) == ""


def test_a_sentence_of_another_year_means_nobody_of_today() -> None:
    text = "In 2003, the U.S. defense secretary condemned Harakat Sabr al-Dawla."
    assert agents(text, AFTER) == {"U.S. defense secretary"}


def test_a_name_beside_an_office_wins() -> None:
    for text in (
        "The U.S. Secretary of Defense, Bilbo Tuk, condemned Harakat Sabr al-Dawla.",
        "U.S. Secretary of Defense Bilbo Tuk condemned Harakat Sabr al-Dawla.",
    ):
        assert agents(text, AFTER) == {"Bilbo Tuk"}


def test_whom_the_report_names_for_an_office_wins_over_what_is_known() -> None:
    text = (
        "U.S. Secretary of Defense Bilbo Tuk met Karim Orlin in Belsar. "
        "The U.S. defense secretary condemned Harakat Sabr al-Dawla."
    )
    assert "Lloyd Austin" not in agents(text, AFTER)
    assert offices(text, AFTER) == {("U.S. defense secretary", "Bilbo Tuk")}


def test_a_former_holder_whom_the_report_names_is_not_the_present_one() -> None:
    text = (
        "Former U.S. Secretary of Defense Bilbo Tuk met Karim Orlin in Belsar. "
        "The U.S. defense secretary condemned Harakat Sabr al-Dawla."
    )
    assert offices(text, AFTER) == {("U.S. defense secretary", "Lloyd Austin")}


def test_an_office_of_no_country_counts_where_the_report_tells_of_its_country() -> None:
    said = "The Secretary of Defense condemned Harakat Sabr al-Dawla."
    assert "Lloyd Austin" in agents(f"American forces left Belsar. {said}", AFTER)
    assert "Lloyd Austin" not in agents(said, AFTER)


def test_an_office_of_whom_a_pronoun_means() -> None:
    text = "The United States condemned Hamas. Its defense secretary condemned the Houthis."
    assert agents(text, AFTER) == {"United States", "Lloyd Austin"}


def test_who_comes_into_an_office_is_not_who_holds_it() -> None:
    text = "The parliament elected the Iraqi prime minister, and Turkey condemned it."
    assert offices(text, AFTER) == set()


def test_a_title_is_parted_from_whose_it_is() -> None:
    parted = set(incumbents._parted(("prime", "minister", "of", "the", "united", "kingdom")))
    assert ("actor/united-kingdom", ("prime", "minister")) in parted
