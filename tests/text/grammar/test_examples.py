"""Who is named as one of a number has done to him what is done to the number."""

from __future__ import annotations

import pytest

from tests.text.read import acts


@pytest.mark.parametrize("name", ["Yusuf Dahir", "Ngozi Achebe"])
@pytest.mark.parametrize(
    "text",
    [
        "An air strike killed five people, including {}.",
        "An air strike killed five people, among them {}.",
        "An air strike killed five people, {} among them.",
        "Five people, including {}, were killed in an air strike.",
        "Five people, among them {}, were killed in an air strike.",
    ],
)
def test_who_is_named_among_the_dead_was_killed_too(text: str, name: str) -> None:
    assert {b.lower() for _, _, b in acts(text.format(name))} == {"five people", name.lower()}


def test_a_part_of_a_number_is_none_of_its_own() -> None:
    text = "Police arrested twelve people, including three women."
    assert {b for _, _, b in acts(text)} == {"twelve people"}


def test_a_thing_among_others_is_nobody() -> None:
    text = "The rebels killed five people in many ways, including fire."
    assert {b for _, _, b in acts(text)} == {"five people"}
