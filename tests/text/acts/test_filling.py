"""A frame and the parts of a clause: which sides must be told for there to be a telling."""

from __future__ import annotations

import pytest

from tests.text.read import acts


@pytest.mark.parametrize("text", ["Kenya met on Monday.", "Kenya cooperated.", "Kenya sent aid."])
def test_acts_that_take_two_need_both(text: str) -> None:
    assert not acts(text)


@pytest.mark.parametrize(
    "text", ["Kenya attacked Belsar on Monday.", "Students protested on Monday."]
)
def test_force_and_protest_may_be_told_of_one_side(text: str) -> None:
    assert len(acts(text)) == 1


@pytest.mark.parametrize("modal", ["may", "could", "would"])
def test_words_to_nobody_that_are_not_yet_said_are_no_fact(modal: str) -> None:
    assert not acts(f"Kenya {modal} reject the plan.", modality="hypothetical")
    told = acts(f"Kenya {modal} reject Peru's plan.", modality="hypothetical")
    assert told == {("Kenya", "Rejection", "Peru")}


def test_a_noun_of_what_takes_two_needs_both() -> None:
    assert not acts("Food aid for Peru arrived in Goma.")
    assert ("Kenya", "HumanitarianAid", "Peru") in acts(
        "Kenya's food aid for Peru arrived in Goma."
    )


@pytest.mark.parametrize("text", ["Peru was urged to leave.", "Threats against Peru grew."])
def test_words_of_nobody_are_no_act(text: str) -> None:
    assert acts(text) == set()
    assert acts("Kenya urged Peru to leave.") == {("Kenya", "Request", "Peru")}
