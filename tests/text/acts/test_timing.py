"""When a telling says that it happened."""

from __future__ import annotations

import pytest

from tests.text.read import role


@pytest.mark.parametrize("group", ["Hezbollah", "Harakat Sabr al-Dawla"])
def test_a_date_belongs_to_the_act_it_hangs_on(group: str) -> None:
    assert role(f"{group} attacked Kenya on Dec. 3.", "date") == ["2023-12-03"]
    assert role(f"On Sunday {group} attacked Kenya.", "date") == ["2023-12-03"]


def test_a_date_of_speech_is_not_the_events() -> None:
    assert role("Peru said on Monday that Hezbollah attacked Kenya.", "date") == []


def test_a_date_inside_a_relative_clause_is_of_something_else() -> None:
    text = "Hezbollah, which was founded in 1985, attacked Kenya on Sunday."
    assert role(text, "date") == ["2023-12-03"]


def test_of_two_dates_the_exact_one_stays() -> None:
    text = "Two weeks earlier, on Nov. 19, Hezbollah attacked Kenya."
    assert role(text, "date") == ["2023-11-19"]


def test_what_also_happened_happened_on_the_day_before_it() -> None:
    text = "Hezbollah attacked Kenya on Dec. 3. The group also shelled Peru."
    assert role(text, "date", "Shelling") == ["2023-12-03"]
    without = "Hezbollah attacked Kenya on Dec. 3. The group shelled Peru."
    assert role(without, "date", "Shelling") == []


def test_what_is_planned_lies_ahead() -> None:
    assert role("Kenya will attack Peru on Friday.", "date") == ["2023-12-08"]
    assert role("Kenya attacked Peru on Friday.", "date") == ["2023-12-01"]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy is to meet Hezbollah on Friday.",
        "The envoy is due to meet Hezbollah on Friday.",
        "The envoy plans to meet Hezbollah on Friday.",
        "Kenya expects to meet Hezbollah on Friday.",
    ],
)
def test_plans_in_any_words_lie_ahead(text: str) -> None:
    assert role(text, "date", "Meeting") == ["2023-12-08"]


def test_a_day_told_by_its_distance_is_of_what_follows() -> None:
    text = "Kenya shelled Belsar on Sunday, two days after Peruvian missiles hit a village."
    assert role(text, "date", "Shelling") == ["2023-12-03"]
    assert role(text, "date", "MissileAttack") == ["2023-12-01"]
    text = "Kenya shelled Belsar on Sunday, a day after the attack on Mombasa by Peru."
    assert role(text, "date", "Shelling") == ["2023-12-03"]


def test_a_week_may_be_told_before_its_day() -> None:
    text = "Rebels attacked Belsar last week on Wednesday."
    assert role(text, "date") == ["2023-11-29"]


@pytest.mark.parametrize("verb", ["happened", "took place", "occurred"])
def test_what_is_said_to_have_happened_happened_then_and_there(verb: str) -> None:
    text = f"Gunmen shot two men. Police condemned the attack, which {verb} on Sunday in Belsar."
    assert role(text, "date", "Attack") == ["2023-12-03"]
    assert role(text, "place", "Attack") == ["Belsar"]


@pytest.mark.parametrize("verb", ["agreed", "vowed"])
def test_what_was_settled_is_past_though_it_looks_ahead(verb: str) -> None:
    text = f"On Friday Kenya {verb} to meet Hezbollah."
    assert "2023-12-08" not in role(text, "date")


def test_the_day_of_an_order_is_past_though_the_deed_was_to_come() -> None:
    text = "On Nov. 25, the president of Kenya ordered air strikes on Hezbollah."
    assert role(text, "date", "AirStrike") == ["2023-11-25"]


@pytest.mark.parametrize("doer", ["They", "The gunmen"])
def test_those_who_go_on_go_on_at_that_time_and_place(doer: str) -> None:
    text = f"Gunmen stormed a church in Belsar on Sunday. {doer} shot two elders."
    assert role(text, "date", "Shooting") == ["2023-12-03"]
    assert role(text, "place", "Shooting") == ["Belsar"]
    for other in (
        f"{doer} have shot two elders.",
        f"{doer} had shot two elders.",
        "Kenya shot two.",
    ):
        text = f"Gunmen stormed a church in Belsar on Sunday. {other}"
        assert role(text, "date", "Shooting") == []


def test_a_day_hung_on_something_below_is_the_only_events_own() -> None:
    text = "A bomb hit a van carrying officers assigned to a polio campaign in Belsar on Sunday."
    assert role(text, "date") == ["2023-12-03"]
