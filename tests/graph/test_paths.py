"""Chains between two actors: short, claimed step by step, and not by way of the map."""

from __future__ import annotations

import pytest

from kg.errors import UnknownName
from kg.graph.paths import path
from tests.factory import reading
from tests.graph.few import build
from tests.graph.story import store


def test_a_chain_leads_step_by_step_and_each_step_has_its_words() -> None:
    steps = path(store(), "Boromir", "Mordor")
    assert [(step.start_label, step.relation, step.end_label) for step in steps] == [
        ("Boromir", "founder of", "Gondor Brigades"),
        ("Gondor Brigades", "supported by", "Mordor"),
    ]
    assert [step.forward for step in steps] == [False, True]
    assert [step.end for step in steps[:-1]] == [step.start for step in steps[1:]]
    for step in steps:
        assert any(claim.sentence for claim in step.proof.told)


def test_a_chain_is_as_short_one_way_as_the_other() -> None:
    for a, b in (("Boromir", "Rohan"), ("Angmar", "Arnor"), ("Grand Alliance", "Angmar")):
        there, back = path(store(), a, b), path(store(), b, a)
        assert len(there) == len(back) > 0
        assert there[0].start_label == back[-1].end_label == a


def test_a_chain_passes_through_events() -> None:
    steps = path(store(), "Rohan", "Gondor Brigades")
    assert [step.relation for step in steps] == ["agent of", "to"]
    assert steps[0].end_label == "designation by Rohan"


def test_what_is_only_inferred_is_no_step() -> None:
    steps = path(store(), "Gondor Brigades", "Grand Alliance")
    assert [step.end_label for step in steps] == ["Southern League", "Grand Alliance"]


def test_what_is_only_denied_or_demanded_joins_nobody() -> None:
    ids = {step.end for step in path(store(), "Mordor", "Rohan")}
    assert "event/withdrawal" not in ids


def test_places_are_walked_only_when_asked_for() -> None:
    assert path(store(), "Angmar", "Iraq") == ()
    steps = path(store(), "Angmar", "Iraq", places=True)
    assert [step.end_label for step in steps][1:] == ["Kirkuk", "Iraq"]


def test_without_derived_triples_there_is_nothing_to_walk() -> None:
    assert path(build([reading()]), "Rohan", "Mordor") == ()


def test_nobody_is_a_step_away_from_oneself() -> None:
    assert path(store(), "Arnor", "Arnor") == ()


def test_only_actors_are_joined() -> None:
    with pytest.raises(UnknownName):
        path(store(), "Arnor", "Misty Mountains")
