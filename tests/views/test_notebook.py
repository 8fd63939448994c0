"""A page in the cell of a notebook: in a frame of its own, a picture where frames are not."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page

from kg.views.dossier import dossier
from kg.views.notebook import LARGEST, cell
from kg.views.page import written
from kg.views.picture import picture
from tests.factory import reading
from tests.views.conftest import Seen, watch
from tests.views.stories import HOSTILE, NOTHING_KNOWN

TITLE = "Strikes in Arnor"
EVENT = "event/strike"


class Parts(HTMLParser):
    """The attributes of each element, by its name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, dict[str, str | None]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in self.found
        self.found[tag] = dict(attrs)


@pytest.fixture(scope="module")
def texts() -> tuple[str, str]:
    data = dossier([reading()], NOTHING_KNOWN, ())
    return written(data, title=TITLE), picture(data, title=TITLE)


def test_page_and_picture_arrive_letter_by_letter(texts: tuple[str, str]) -> None:
    found = Parts(cell(*texts, title=TITLE)).found
    assert set(found) == {"div", "style", "img", "iframe"}
    assert found["iframe"]["srcdoc"] == texts[0]
    kind, _, data = str(found["img"]["src"]).partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert base64.b64decode(data).decode() == texts[1]


def test_the_frame_may_not_touch_the_notebook_around_it(texts: tuple[str, str]) -> None:
    rights = str(Parts(cell(*texts, title=TITLE)).found["iframe"]["sandbox"]).split()
    assert "allow-scripts" in rights
    assert not {"allow-same-origin", "allow-top-navigation", "allow-forms"} & set(rights)


def test_frame_and_picture_have_a_name_however_it_is_written(texts: tuple[str, str]) -> None:
    name = " ".join(HOSTILE).replace("\x00", "")
    found = Parts(cell(*texts, title=name)).found
    assert set(found) == {"div", "style", "img", "iframe"}
    assert found["iframe"]["title"] == found["img"]["alt"] == name


def test_a_page_too_large_for_a_notebook_leaves_its_picture(texts: tuple[str, str]) -> None:
    html = cell(texts[0] + "x" * LARGEST, texts[1], title=TITLE)
    assert set(Parts(html).found) == {"div", "style", "img", "p"}
    assert "too large for a notebook" in html


@pytest.fixture
def notebook(chromium: Browser, tmp_path: Path, texts: tuple[str, str]) -> Iterator[Seen]:
    """A notebook with the page in a cell, without a network."""
    path = tmp_path / "notebook.html"
    path.write_text(around(cell(*texts, title=TITLE)), encoding="utf-8")
    seen = Seen(chromium.new_context(viewport={"width": 1200, "height": 900}).new_page())
    watch(seen, path)
    seen.page.goto(path.as_uri())
    yield seen
    seen.page.context.close()


def around(html: str) -> str:
    return f"<!doctype html><meta charset='utf-8'><p>In [1]:</p>{html}<p>In [2]:</p>"


def inside(page: Page) -> Frame:
    [frame] = page.main_frame.child_frames
    frame.wait_for_function("() => document.documentElement.dataset.ready === 'yes'")
    return frame


@pytest.mark.browser
def test_the_page_works_in_the_frame(notebook: Seen) -> None:
    frame = inside(notebook.page)
    assert frame.evaluate("drawing.labels.map((one) => one.lines.join(' '))")
    at = frame.evaluate(
        """(id) => {
            const pane = document.getElementById("graph").getBoundingClientRect();
            const { x, y } = drawing.network.canvasToDOM(drawing.network.getPosition(id));
            return { x: pane.left + x, y: pane.top + y };
        }""",
        EVENT,
    )
    frame.locator("html").click(position=at)
    frame.wait_for_function("(id) => state.node === id", arg=EVENT)
    assert "claimed by Arnor army" in frame.inner_text("#panel")
    frame.click("text=Copy citation >> nth=0")
    copied = "() => document.querySelector('#notice').innerText === 'Citation copied'"
    frame.wait_for_function(copied)  # a function: text would have to be evaluated in the frame
    frame.click("text=Table")
    assert frame.locator("#table tbody tr").count() > 0
    assert notebook.errors == []


@pytest.mark.browser
def test_links_within_the_page_do_not_lead_to_the_notebook(notebook: Seen) -> None:
    frame = inside(notebook.page)
    frame.locator("a.skip").focus()
    frame.locator("a.skip").press("Enter")
    assert frame.evaluate("document.activeElement.id") == "panel"
    frame.click("#panel a >> nth=0")
    frame.wait_for_function("() => state.node !== null")
    frame.click("#panel a[href^='#'] >> nth=0", modifiers=["Control"])
    assert frame.url == "about:srcdoc"
    assert len(notebook.page.context.pages) == 1
    assert notebook.errors == []


@pytest.mark.browser
def test_without_an_address_there_is_no_link_to_copy_but_pictures_to_save(notebook: Seen) -> None:
    frame = inside(notebook.page)
    assert not frame.locator("#link").is_visible()
    frame.click("#save summary")
    with notebook.page.expect_download() as saved:
        frame.click("#save-svg")
    assert saved.value.suggested_filename == "strikes-in-arnor.svg"
    assert notebook.errors == []


@pytest.mark.browser
def test_where_frames_are_taken_away_the_picture_shows(notebook: Seen, tmp_path: Path) -> None:
    page = notebook.page
    assert not page.locator("img").is_visible()
    framed = page.locator(".kg-graph").bounding_box()
    path = tmp_path / "notebook.html"
    stripped = re.sub(r"<iframe.*?</iframe>", "", path.read_text("utf-8"), flags=re.DOTALL)
    path.write_text(stripped, encoding="utf-8")
    page.goto(path.as_uri())
    assert page.main_frame.child_frames == []
    assert page.locator("img").is_visible()
    assert page.evaluate("document.querySelector('img').naturalWidth") >= 720
    shown = page.locator("img").bounding_box()
    assert framed
    assert shown
    below = page.get_by_text("In [2]:").bounding_box()
    assert below
    assert below["y"] >= shown["y"] + shown["height"]
    assert notebook.errors == []
