"""One name, several owners: whom a document means by it, and when nobody is plainly meant."""

from __future__ import annotations

from datetime import date

import pytest

from kg import background
from kg.text.who import choosing
from kg.text.words.gazetteer import gazetteer
from tests.text.read import reading


def known(text: str) -> set[str]:
    """Whom of those known beforehand a text names."""
    return {e.id for e in reading(text).entities if e.id in background.known()}


def test_the_names_that_are_tried_here_have_several_owners() -> None:
    names = [("tripoli",), ("al", "bayda"), ("yemeni", "armed", "forces"), ("al", "mayadeen")]
    assert [len(gazetteer().ids[name]) for name in names] == [2, 2, 2, 2]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Gunmen attacked a base in Tripoli, Lebanon's second city.", "place/tripoli-lebanon"),
        ("Lebanese soldiers clashed with gunmen in Tripoli.", "place/tripoli-lebanon"),
        ("Libyan soldiers clashed with gunmen in Tripoli.", "place/tripoli"),
        ("Gunmen fled from Tripoli. Lebanon sent soldiers.", "place/tripoli-lebanon"),
        ("The Houthis shelled Al Bayda.", "place/al-bayda-yemen"),
        ("The Libyan National Army shelled Al Bayda.", "place/al-bayda"),
    ],
)
def test_the_country_that_is_told_of_decides(text: str, owner: str) -> None:
    assert {e for e in known(text) if e.startswith("place/")} == {owner}


def test_the_country_beside_the_name_counts_more_than_others_in_the_text() -> None:
    text = "Libya, Libya and Libya condemned it. Lebanese soldiers shelled Tripoli."
    assert "place/tripoli-lebanon" in known(text)


def test_the_kind_that_is_told_decides() -> None:
    assert "actor/al-mayadeen" in known("Al Mayadeen reported an attack on Belsar.")
    assert "place/mayadin" in known("Fighters attacked a post in Al Mayadeen.")


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        (
            "The Yemeni Armed Forces attacked Israel, Yahya Saree said.",
            "actor/houthis",
        ),
        (
            "The Yemeni Armed Forces attacked Belsar. The Presidential Leadership Council met.",
            "actor/yemeni-government-forces",
        ),
    ],
)
def test_who_is_tied_to_one_of_them_decides(text: str, owner: str) -> None:
    both = {"actor/houthis", "actor/yemeni-government-forces"}
    assert known(text) & both == {owner}


def test_who_is_named_elsewhere_by_another_name_is_meant() -> None:
    text = "The Houthis denied it. Later the Yemeni Armed Forces attacked Israel."
    assert known(text) == {"actor/houthis", "actor/israel"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Gunmen attacked a base in Tripoli.", "Tripoli", "Place"),
        ("The Yemeni Armed Forces attacked Belsar.", "Yemeni Armed Forces", "MilitaryForce"),
        ("Lebanese and Libyan envoys met in Tripoli.", "Tripoli", "Place"),
    ],
)
def test_where_nothing_decides_a_name_stands_by_itself(text: str, name: str, kind: str) -> None:
    (own,) = (e for e in reading(text).entities if e.label == name)
    assert own.kind == kind
    assert own.id not in background.known()


def test_a_name_means_one_throughout_a_document() -> None:
    text = "Gunmen fled from Tripoli. Soldiers shelled Tripoli. Lebanon condemned it."
    assert {e.id for e in reading(text).entities if "Tripoli" in e.label} == {
        "place/tripoli-lebanon"
    }


def test_where_all_else_is_alike_days_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    then = {"place/tripoli": (("2001-01-01", "2002-01-01"),)}
    now = {"place/tripoli-lebanon": (("2023-01-01", "9999"),)}
    monkeypatch.setattr(background, "spans", lambda: then | now)
    whole = reading("Gunmen held a base in Tripoli.", date(2023, 12, 6))
    assert "place/tripoli-lebanon" in {e.id for e in whole.entities}


def test_one_owner_needs_no_choice() -> None:
    assert choosing.chosen(None, ("actor/hamas",)) == "actor/hamas"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("North Korean troops attacked Belsar.", "North Korean forces"),
        ("South Korean troops attacked Belsar.", "South Korean forces"),
        ("South Sudanese troops attacked Belsar.", "South Sudanese forces"),
        ("Korean troops attacked Belsar.", "Korean troops"),
    ],
)
def test_a_nationality_of_two_words_is_not_that_of_its_last(text: str, force: str) -> None:
    assert {e.label for e in reading(text).entities if e.id.startswith("actor/")} == {
        force,
        "The Belsar Courier",
    }


@pytest.mark.parametrize(
    ("beside", "state"),
    [
        ("The DRC condemned it.", "actor/democratic-republic-of-the-congo"),
        ("Congo-Brazzaville condemned it.", "actor/republic-of-the-congo"),
    ],
)
def test_a_nationality_of_two_states_is_decided_like_a_name(beside: str, state: str) -> None:
    text = f"Rebels surrounded a Congolese minister. {beside}"
    both = {"actor/democratic-republic-of-the-congo", "actor/republic-of-the-congo"}
    assert known(text) & both == {state}
    assert known("Rebels surrounded a Congolese minister.") & both == set()


def test_forces_of_a_nationality_that_is_not_plain_stand_by_themselves() -> None:
    text = "Ugandan and Congolese troops attacked Belsar."
    assert {"Ugandan forces", "Congolese forces"} <= {e.label for e in reading(text).entities}
