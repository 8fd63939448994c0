"""The page as a file: whole, offline, small, the same bytes for the same story."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

from kg import output
from kg.views.page import SCRIPTS
from tests.factory import reading
from tests.views.pages import html, render
from tests.views.stories import NOTHING_KNOWN, story


@pytest.fixture(scope="module")
def text() -> str:
    return html([reading()], NOTHING_KNOWN, (), title="Strikes & more")


def ours() -> str:
    folder = resources.files("kg.views") / "templates"
    names = ["page.html.j2", "page.css", *(f"js/{name}.js" for name in SCRIPTS)]
    return "\n".join(folder.joinpath(name).read_text("utf-8") for name in names)


def test_the_title_is_told_once_in_the_head_and_once_on_the_page(text: str) -> None:
    assert text.count("Strikes &amp; more") == 2


def test_nothing_in_it_points_to_a_network(text: str) -> None:
    assert not re.search(r"<(script|link|img|iframe)[^>]+(src|href)=", text)
    assert "@import" not in ours()
    assert "url(" not in ours()


def test_its_policy_allows_its_own_scripts_and_no_others(text: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    assert policy[1].count("sha256-") == 2
    assert "unsafe-inline&#39;; img" in policy[1]
    assert "script-src &#39;unsafe" not in policy[1]


def test_our_scripts_never_parse_text_as_code_or_markup() -> None:
    for word in ("innerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert word not in ours()
    # A page that saves itself reads its own markup; nothing is ever written that way.
    assert not re.search(r"outerHTML\s*\+?=(?!=)", ours())


def test_every_script_file_is_part_of_the_page() -> None:
    folder = resources.files("kg.views") / "templates" / "js"
    assert {file.name.removesuffix(".js") for file in folder.iterdir()} == set(SCRIPTS)


def test_the_copy_never_says_that_anything_is_confirmed() -> None:
    assert "confirmed" not in ours().lower()


def test_vis_network_comes_from_the_wheel_with_its_licence(text: str) -> None:
    assert "@version 9.1.2" in text
    assert "MIT License" in text


def test_pyvis_is_imported_only_when_a_page_is_drawn() -> None:
    told = "import sys, kg.views.page; sys.exit('pyvis' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", told], check=False).returncode == 0


def test_the_same_story_gives_the_same_bytes(tmp_path: Path) -> None:
    readings, background, derivations = story(30)
    render(readings, background, derivations, tmp_path / "a.html")
    render(readings[::-1], background, derivations[::-1], tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_a_hundred_nodes_make_a_page_of_less_than_700_kb(tmp_path: Path) -> None:
    render(*story(100), tmp_path / "page.html")
    assert (tmp_path / "page.html").stat().st_size < 700_000


def test_the_old_page_stays_when_the_new_one_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(output.os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        render([reading()], NOTHING_KNOWN, (), path)
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]


def test_text_that_is_not_ascii_stays_as_it_is(tmp_path: Path) -> None:
    render([reading()], NOTHING_KNOWN, (), tmp_path / "page.html", title="Минас-Тирит 漢")
    assert "Минас-Тирит 漢" in (tmp_path / "page.html").read_text("utf-8")


def test_an_empty_story_is_a_page_too() -> None:
    assert "0 reports" in html((), NOTHING_KNOWN, (), title="Nothing")
