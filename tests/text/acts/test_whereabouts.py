"""Where a telling says that it happened."""

from __future__ import annotations

import pytest

from tests.text.read import acts, role

TOWNS = ["Belsar", "Zarmet", "Sukhna"]


@pytest.mark.parametrize("town", TOWNS)
@pytest.mark.parametrize(
    "words",
    [
        "in the {} area of Garda province",
        "in surrounding areas of {} district",
        "on the outskirts of {}",
        "60 nautical miles southeast of {}",
        "southwest of the port city of {}",
        "near the capital {}",
        "in the town of {} in the Sarn district",
        "at a market in {}",
        "in {}, in the north of Mali",
        "in western {}",
    ],
)
def test_words_around_a_place_lead_to_its_name(words: str, town: str) -> None:
    text = f"Rebels attacked soldiers {words.format(town)} on Sunday."
    assert role(text, "place") == [town]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("in the northeast", "northeast"),
        ("on the Lebanese border", "Lebanese border"),
        ("along the border with Niger", "border with Niger"),
        ("in the north of Mali", "north of Mali"),
    ],
)
def test_part_of_a_country_stays_as_described(words: str, label: str) -> None:
    assert role(f"Rebels attacked soldiers {words} on Sunday.", "place") == [label]


def test_the_capital_of_a_country_is_that_town() -> None:
    assert role("Rebels attacked soldiers in the Iraqi capital.", "place") == ["Baghdad"]


def test_there_is_the_place_named_last() -> None:
    text = "Kenya bombed Belsar. Rebels attacked soldiers there on Sunday."
    assert role(text, "place", "Attack") == ["Belsar"]


def test_here_is_where_the_report_was_written() -> None:
    text = "BELSAR, Kenya, March 24 (Horn Wire) - Three men were arrested here on Saturday."
    assert role(text, "place") == ["Belsar"]


@pytest.mark.parametrize("group", ["Rebels", "Hezbollah"])
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{} burned a school in Belsar on Sunday, killing six pupils.", "Killing"),
        ("{} marched through Belsar on Sunday and attacked the embassy.", "Attack"),
        ("{} killed two men who were praying in Belsar.", "Killing"),
    ],
)
def test_clauses_of_one_scene_share_their_place(text: str, kind: str, group: str) -> None:
    assert role(text.format(group), "place", kind) == ["Belsar"]


@pytest.mark.parametrize("town", ["Belsar", "Mombasa", "Erbil"])
@pytest.mark.parametrize("words", ["{}", "the town of {}", "{} in Garda province"])
def test_a_place_that_is_hit_is_where_it_was(words: str, town: str) -> None:
    text = f"Hezbollah attacked {words.format(town)} on Sunday."
    assert acts(text) == {("Hezbollah", "Attack", town)}
    assert role(text, "place") == [town]


def test_what_exploded_was_where_it_exploded() -> None:
    text = "An explosion in Belsar killed two men of Hezbollah."
    assert role(text, "place") == ["Belsar"]


@pytest.mark.parametrize("what", ["Kenya", "a Russian airfield", "a Hezbollah convoy", "two buses"])
def test_neither_a_country_nor_what_has_no_name_is_a_place(what: str) -> None:
    assert role(f"Rebels bombed {what} on Sunday.", "place") == []


def test_what_only_sorts_a_place_is_not_its_name() -> None:
    text = "Rebels attacked soldiers in an African state near Belsar on Sunday."
    assert "Belsar" in role(text, "place")


def test_whence_somebody_came_is_not_where_the_deed_was_done() -> None:
    text = "Rebels attacked a bus travelling from Mombasa to Erbil."
    assert role(text, "place") == []


def test_those_hit_beside_others_are_no_place() -> None:
    text = "Rebels killed Inspector Ngaro and Belsar near Oru on Sunday."
    assert role(text, "place") == ["Oru"]


def test_whoever_leaves_a_country_leaves_from_there() -> None:
    text = "Kenya urged Peru to withdraw its soldiers from Somalia."
    assert role(text, "place", "Withdrawal") == ["Somalia"]


def test_a_side_without_a_name_gives_way_to_a_name() -> None:
    text = "Rebels attacked soldiers in Belsar, 300 kilometres north of the capital."
    assert role(text, "place") == ["Belsar"]


def test_where_something_else_happened_is_not_where_this_did() -> None:
    text = "Kenya bombed Belsar in response to weeks of attacks on ships in the Red Sea."
    assert role(text, "place", "AirStrike") == ["Belsar"]


def test_a_capital_at_the_head_of_a_sentence_names_no_place() -> None:
    assert role("More than 60 targets were struck by Kenya.", "place") == []
