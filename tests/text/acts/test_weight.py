"""Which tellings are events by themselves, and which speak of such events in general."""

from __future__ import annotations

import pytest

from tests.text.read import acts, events


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru denounced the kidnapping of 29 guards.", ("", "Abduction", "29 guards")),
        ("The surrender of two rebels was reported.", ("two rebels", "Surrender", "")),
        ("Unrest followed the arrest of Dana Halloran.", ("", "Arrest", "Dana Halloran")),
    ],
)
def test_a_noun_with_somebody_named_or_counted_is_an_event(
    text: str, told: tuple[str, str, str]
) -> None:
    assert told in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru denounced kidnappings.",
        "Peru denounced the kidnapping of guards.",
        "Peru fears arrests.",
    ],
)
def test_a_noun_without_is_none(text: str) -> None:
    assert not events(text, "Abduction") + events(text, "Arrest")


@pytest.mark.parametrize("count", ["wave", "series", "campaign"])
def test_a_noun_that_counts_deeds_is_no_deed_of_its_own(count: str) -> None:
    assert acts(f"Kenya launched a {count} of air strikes on Peru.") == {
        ("Kenya", "AirStrike", "Peru")
    }


def test_what_is_said_of_such_people_in_general_is_no_event() -> None:
    text = "Peru speaks of the neutralised, a word for fighters killed, wounded or captured."
    assert not events(text)
