"""Deeds told beside an attack without a doer are those of whoever attacked."""

from __future__ import annotations

import pytest

from tests.text.read import acts, steps

ATTACKERS = ["Gunmen", "Rebels"]


@pytest.mark.parametrize("group", ATTACKERS)
@pytest.mark.parametrize(
    ("deed", "kind", "victims"),
    [
        ("Twelve people were abducted.", "Abduction", "Twelve people"),
        ("Three women were later kidnapped.", "Abduction", "Three women"),
        ("Several houses were burned.", "Destruction", "Several houses"),
    ],
)
def test_what_is_done_in_passing_is_done_by_who_attacked(
    group: str, deed: str, kind: str, victims: str
) -> None:
    text = f"{group} stormed a village on Sunday. {deed}"
    assert (group, kind, victims) in acts(text)
    assert any(how == "same-event" and name == group for _, how, name in steps(text))


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen stormed a village on Sunday. Twelve people were abducted in Peru.",
        "Gunmen stormed a village. On Monday Belsar was shelled. Twelve people were abducted.",
        "Gunmen stormed a village. Troops came too late. Twelve people were abducted.",
        "Gunmen and rebels stormed two villages. Twelve people were abducted.",
        "Gunmen stormed a village. Three suspects were arrested.",
    ],
)
def test_what_may_have_been_done_by_others_stays_open(text: str) -> None:
    assert {a for a, kind, _ in acts(text) if kind in ("Abduction", "Arrest")} == {""}


@pytest.mark.parametrize("group", ["Rebels", "Kenyan troops"])
def test_a_raid_is_by_those_who_did_something_in_it(group: str) -> None:
    doer = group.replace("troops", "forces")
    text = f"In a raid on a village, {group} arrested three men."
    assert {(doer, "Raid", "village"), (doer, "Arrest", "three men")} <= acts(text)
    beside = acts(f"{group} arrested three men after the raid on a village.")
    assert (doer, "Raid", "village") not in beside


@pytest.mark.parametrize("group", ["police", "Kenyan army"])
def test_those_who_died_of_a_crackdown_were_killed_by_who_made_it(group: str) -> None:
    text = f"A crackdown by the {group} on protesters left 14 students dead."
    assert (group, "Killing", "14 students") in acts(text)


@pytest.mark.parametrize("hit", ["was hit by a roadside bomb", "struck a mine"])
def test_who_was_hit_has_not_killed_his_own(hit: str) -> None:
    told = acts(f"A bus {hit} near Belsar, killing four passengers.")
    assert told == {("", "Bombing", "bus"), ("", "Bombing", "four passengers")}
