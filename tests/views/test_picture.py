"""The picture: one static SVG that explains itself and can do nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from kg.views.dossier import dossier
from kg.views.picture import picture
from tests.factory import reading
from tests.views.stories import HOSTILE, NOTHING_KNOWN, hostile, story

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def small() -> dict[str, Any]:
    return dossier([reading()], NOTHING_KNOWN, ())


def words(svg: str) -> str:
    return "\n".join(ElementTree.fromstring(svg).itertext())


def test_it_names_what_it_shows_and_where_that_is_from(small: dict[str, Any]) -> None:
    told = words(picture(small, title="Strikes in Arnor"))
    assert "Strikes in Arnor" in told
    assert "8 actors and events, 7 relations · 1 report · 5 March 2024 · The Bree Gazette" in told
    assert small["hash"] in told
    for label in ("Gondor Brigades", "Mordor", "air strike", "3 Mar 2024"):
        assert label in told


def test_its_legend_tells_what_occurs_and_nothing_else(small: dict[str, Any]) -> None:
    told = words(picture(small, title="Strikes"))
    for sign in ("armed groups", "countries", "events", "places", "force", "ties", "words"):
        assert f"\n{sign}\n" in told
    assert "only claimed by somebody named" in told
    assert "an event that nobody says has happened" in told
    for absent in ("vessels", "inferred, or known", "contradict"):
        assert absent not in told


def test_a_reader_who_cannot_see_it_is_told_what_it_is(small: dict[str, Any]) -> None:
    sheet = ElementTree.fromstring(picture(small, title="Strikes"))
    assert sheet.get("role") == "img"
    assert [sheet[0].tag, sheet[0].text] == [f"{SVG}title", "Strikes"]
    assert sheet[1].tag == f"{SVG}desc"
    assert "8 actors and events" in str(sheet[1].text)


def test_it_has_no_script_and_points_nowhere(small: dict[str, Any]) -> None:
    for data in (small, dossier(*hostile(*HOSTILE))):
        sheet = ElementTree.fromstring(picture(data, title=" ".join(HOSTILE)))
        tags = {element.tag.removeprefix(SVG) for element in sheet.iter()}
        assert tags <= {"svg", "title", "desc", "g", "path", "circle", "rect", "text"}
        names = {name for element in sheet.iter() for name in element.attrib}
        assert not [name for name in names if name.startswith("on") or "href" in name]
        values = [value for element in sheet.iter() for value in element.attrib.values()]
        assert not [value for value in values if "url(" in value or ":" in value]


def test_hostile_words_stay_words() -> None:
    told = words(picture(dossier(*hostile(*HOSTILE)), title="Hostile"))
    assert "<script>alert(1)</script>" in told
    assert "<img src=x onerror=alert(3)>" in told.replace("\n", " ")
    assert "\u202e" not in told


@pytest.mark.parametrize("first", range(0, 0x11000, 0x1000))
def test_any_letter_gives_a_whole_file(small: dict[str, Any], first: int) -> None:
    letters = " ".join(map(chr, range(first, first + 0x1000)))
    assert ElementTree.fromstring(picture(small, title=letters)).tag == f"{SVG}svg"


def test_the_same_story_gives_the_same_bytes() -> None:
    readings, background, derivations = story(60)
    one = dossier(readings, background, derivations)
    two = dossier(readings[::-1], background, derivations[::-1])
    assert picture(one, title="A") == picture(two, title="A")


def test_of_a_large_graph_it_shows_the_core_and_says_so() -> None:
    data = dossier(*story(400))
    sheet = picture(data, title="Many")
    drawn = sum(1 for node in data["nodes"] if node["core"])
    assert re.search(rf"\d+ actors and events, \d+ relations · {drawn} drawn", sheet)


def test_nothing_is_a_picture_too() -> None:
    data = dossier((), NOTHING_KNOWN, ())
    assert "0 actors and events, 0 relations · 0 reports" in words(picture(data, title="Nothing"))


@pytest.mark.browser
def test_a_browser_shows_all_of_it(
    chromium: Browser, small: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "picture.svg"
    path.write_text(picture(small, title="Strikes in Arnor"), encoding="utf-8")
    page = chromium.new_page()
    page.goto(path.as_uri())
    spilt = page.evaluate(
        """() => {
            const sheet = document.documentElement.getBoundingClientRect();
            const out = ({ left, top, right, bottom }) =>
                left < 0 || top < 0 || right > sheet.width || bottom > sheet.height;
            const shown = [...document.querySelectorAll("text, path, circle")];
            return [shown.length, shown.filter((one) => out(one.getBoundingClientRect())).length];
        }"""
    )
    page.close()
    assert spilt[0] > 40
    assert spilt[1] == 0


def test_a_line_that_is_bent_curves_and_its_arrow_comes_from_where_it_does(
    small: dict[str, Any],
) -> None:
    edge = small["edges"][0]
    tie = sorted((edge["from"], edge["to"]))
    straight, bent = (
        picture({**small, "bends": bends}, title="Strikes") for bends in ([], [[*tie, 0.3]])
    )
    assert len(re.findall(r"M[-\d.,]+Q", straight)) == 0
    assert len(re.findall(r"M[-\d.,]+Q", bent)) == 1
    heads = [set(re.findall(r"M[-\d.,]+L[-\d.,L]+Z", svg)) for svg in (straight, bent)]
    assert heads[0] != heads[1]
