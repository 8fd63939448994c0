"""Verbs that look like nouns are verbs where nothing else is."""

from __future__ import annotations

import pytest

from tests.text.read import acts

STATES = ["Kenya", "Peru", "Iran"]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    "verbs", ["trains and arms", "funds, arms and trains", "maintains and trains"]
)
def test_verbs_in_s_have_their_subject_and_object(verbs: str, state: str) -> None:
    assert (state, "Training", "rebels") in acts(f"{state} {verbs} the rebels.")


@pytest.mark.parametrize("state", ["Kenya", "Iran"])
@pytest.mark.parametrize(
    ("headline", "fact"),
    [
        ("{a} sanctions Chadian firm over drones", "Sanctions"),
        ("{a} shells Chadian positions in the north", "Shelling"),
    ],
)
def test_a_headline_tells_a_deed(headline: str, fact: str, state: str) -> None:
    assert (state, fact) in {(a, k) for a, k, _ in acts(headline.format(a=state))}


@pytest.mark.parametrize("state", STATES)
def test_a_headline_tells_a_plan(state: str) -> None:
    headline = f"{state} to expel Chadian refugees"
    assert (state, "Expulsion", "Chadian refugees") in acts(headline, modality="planned")
    assert not acts(headline)


@pytest.mark.parametrize("state", STATES)
def test_nouns_beside_a_verb_stay_nouns(state: str) -> None:
    assert not {k for _, k, _ in acts(f"{state} lacks funds and arms.")} & {"Funding", "Training"}
