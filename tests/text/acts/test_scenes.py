"""Which clauses of a sentence tell one scene."""

from __future__ import annotations

import pytest

from tests.text.read import role

GROUPS = ["Hezbollah", "Gunmen", "Harakat Sabr al-Dawla"]


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{} burned a school in Belsar on Sunday, killing six pupils.", "Killing"),
        ("{} burned a school on Sunday and abducted six pupils.", "Abduction"),
        ("{} stormed a school on Sunday, killing a guard and abducting six pupils.", "Abduction"),
        ("{} killed two guards and abducted six pupils in Belsar on Sunday.", "Killing"),
        ("It began on Sunday, when {} abducted six pupils.", "Abduction"),
    ],
)
def test_clauses_of_one_scene_share_their_date(text: str, kind: str, group: str) -> None:
    assert role(text.format(group), "date", kind) == ["2023-12-03"]


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{} burned a school on Sunday, after soldiers had killed two elders.", "Killing"),
        ("{} burned a school on Sunday and will attack Belsar.", "Attack"),
        ("{} has shelled Belsar, and Kenya arrested two elders on Sunday.", "Shelling"),
        ("Kenya said on Sunday that {} attacked Belsar.", "Attack"),
    ],
)
def test_what_came_before_or_is_to_come_is_another_scene(text: str, kind: str, group: str) -> None:
    assert role(text.format(group), "date", kind) == []


def test_whoever_did_the_deed_did_both_at_once() -> None:
    text = "Two elders were abducted by gunmen who stormed Belsar on Sunday."
    assert role(text, "date", "Abduction") == ["2023-12-03"]
