"""The voice of a verb: participles that stand alone are passives too."""

from __future__ import annotations

import pytest

from kg.text.grammar import voice
from kg.text.parsing import parse
from tests.text.read import acts, document, role


def test_who_is_considered_something_by_others_does_not_consider() -> None:
    text = "The ELN, considered a terrorist group by Kenya and Peru, has been at war with Chad."
    assert {(a, kind) for a, kind, _ in acts(text)} == {
        ("Kenya", "Designation"),
        ("Peru", "Designation"),
    }


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Kenya was attacked.", "attacked", True),
        ("Kenya, attacked by Iran, fled.", "attacked", True),
        ("A group founded by Iran fled.", "founded", True),
        ("Kenya attacked Iran.", "attacked", False),
        ("Kenya, attacking Iran, fled.", "attacking", False),
        ("Kenya had attacked Iran.", "attacked", False),
    ],
)
def test_a_passive_is_known_as_one(text: str, verb: str, expected: bool) -> None:
    doc = next(parse([document(text)])).doc
    assert voice.passive(next(t for t in doc if t.text == verb)) is expected


@pytest.mark.parametrize("group", ["Hezbollah", "Sabr Brigade"])
@pytest.mark.parametrize(
    "text",
    [
        "Two civilians were killed and several policemen taken hostage by the {}.",
        "The {} raided a post, with several policemen taken hostage.",
    ],
)
def test_a_participle_without_its_auxiliary_is_a_passive(text: str, group: str) -> None:
    told = acts(text.format(group))
    assert "several policemen" in {b for _, kind, b in told if kind == "Abduction"}
    assert "several policemen" not in {a for a, _, _ in told}


def test_with_so_many_killed_tells_a_toll_of_the_attack_above() -> None:
    text = "The Sabr Brigade ambushed a patrol, with three soldiers killed."
    assert ("Sabr Brigade", "Ambush", "three soldiers") in acts(text)
    assert role(text, "killed") == ["three"]


def test_whose_men_are_hurt_has_not_hurt_them() -> None:
    assert {a for a, _, _ in acts("The army has had 25 men wounded.")} == {""}


@pytest.mark.parametrize("group", ["Hezbollah", "The Sabr Brigade"])
@pytest.mark.parametrize(
    ("text", "kind", "b"),
    [
        ("{} raided the town, killed four guards, looted shops and fled.", "Seizure", "shops"),
        ("{} killed two guards, seized weapons and set fire to a truck.", "Seizure", "weapons"),
        ("{} ringed the checkpoints, shot at troops and stormed a post.", "Shooting", "troops"),
    ],
)
def test_a_list_of_deeds_goes_on_through_participles(
    text: str, kind: str, b: str, group: str
) -> None:
    told = acts(text.format(group))
    assert (group.removeprefix("The "), kind, b) in told
    assert b not in {other for _, k, other in told if k != kind}


def test_a_participle_before_a_noun_stays_one_where_no_deed_follows() -> None:
    told = acts("The Sabr Brigade met officials, jailed leaders and activists in Peru.")
    assert "Arrest" not in {kind for _, kind, _ in told}


def test_a_participle_with_an_object_goes_on_with_the_perfect_before_it() -> None:
    text = "Rebels have ambushed a convoy in Goma, killed at least four soldiers, police said."
    assert ("Rebels", "Ambush", "at least four soldiers") in acts(text)


def test_verbs_that_share_an_object_are_both_active() -> None:
    text = "The group said its fighters killed or wounded dozens of troops."
    assert "troops" in {b for a, _, b in acts(text) if a}
    assert "" not in {a for a, _, _ in acts(text)}


def test_a_verb_taken_for_a_participle_of_its_subject_stays_active() -> None:
    text = "Kenyan bombings killed at least two people, authorities said."
    assert ("Kenya", "Bombing", "at least two people") in acts(text)


@pytest.mark.parametrize("number", ["four more", "four others", "at least four"])
def test_those_who_are_only_counted_can_be_detained(number: str) -> None:
    told = acts(f"Police shot two rebels and detained {number} in Goma.")
    assert "Arrest" in {kind for a, kind, _ in told if a == "Police"}


@pytest.mark.parametrize(
    "text",
    [
        "Two were arrested and three others detained by Kenyan police.",
        "Two men were arrested and three men detained by Kenyan police.",
    ],
)
def test_participles_that_share_an_auxiliary_share_their_doer(text: str) -> None:
    told = acts(text)
    assert {a for a, kind, _ in told if kind == "Arrest"} == {"Kenyan police"}
