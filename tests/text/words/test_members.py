"""What is told of many is told of those named among them."""

from __future__ import annotations

import pytest

from tests.text.read import acts, role, rows

NAMES = ["Ali Dahir", "Ngozi Achebe"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 27 people, including {b}.",
        "27 people were killed by gunmen, including {b}.",
        "27 people, including {b} and the mayor of Belsar, were killed by gunmen.",
        "27 people, {b} among them, were killed by gunmen.",
        "27 people, among them {b}, were killed by gunmen.",
        "Gunmen killed 27 people in Belsar, including {b} and two nurses.",
    ],
)
def test_whoever_is_named_among_many_had_it_done_as_well(text: str, name: str) -> None:
    told = acts(text.format(b=name))
    for killed in ("27 people", name):
        assert {a.lower() for a, kind, b in told if b == killed and kind == "Killing"} == {"gunmen"}


@pytest.mark.parametrize("state", ["Peru", "Kenya"])
def test_whoever_is_named_among_many_did_it_as_well(state: str) -> None:
    told = acts(f"Several countries, including {state} and Chad, imposed sanctions on Iran.")
    assert {(state, "Sanctions", "Iran"), ("Chad", "Sanctions", "Iran")} <= told


@pytest.mark.parametrize("rest", ["two children", "women and children"])
def test_those_only_counted_are_within_the_many(rest: str) -> None:
    text = f"Gunmen killed 27 people, including {rest}."
    assert {b for _, _, b in acts(text)} == {"27 people"}
    assert role(text, "killed") == ["27"]


@pytest.mark.parametrize("group", ["Hezbollah", "Harakat Sabr al-Dawla"])
def test_one_of_a_sort_is_told_of_by_name(group: str) -> None:
    assert ("Peru", "Designation", group) in acts(
        f"Peru designated several groups such as {group} as terrorist organizations."
    )


def test_those_named_are_of_the_nearest_many() -> None:
    text = "Peru joined in calls for the release of several leaders, including Ngozi Achebe."
    assert ("Ngozi Achebe", "memberOf") not in {(r.object, r.relation) for r in rows(text)}
    assert "Ngozi Achebe" in {b for _, _, b in acts(text, modality="demanded")}
