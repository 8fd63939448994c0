"""Elements of an SVG: what is put in comes out as text."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring, tostring

from kg.views.svg import broken, element, rows
from kg.views.words import label_width


def test_text_and_attributes_come_back_as_they_went_in() -> None:
    nasty = "\"'<&>]]>"
    back = fromstring(tostring(element("text", nasty, font_family=nasty)))
    assert (back.text, back.get("font-family")) == (nasty, nasty)


def test_rows_are_no_wider_than_they_may_be_and_lose_no_word() -> None:
    words = ["who", "did", "what", "to", "whom", "and", "who", "says", "so"]
    found = broken(words, 100, 13)
    assert " ".join(found).split() == words
    assert len(found) > 2
    assert all(label_width(row) <= 100 for row in found)


def test_a_word_that_is_too_long_has_a_row_of_its_own() -> None:
    assert [row.text for row in rows("a Llanfairpwllgwyngyll b", 40, 13)] == [
        "a",
        "Llanfairpwllgwyngyll",
        "b",
    ]
