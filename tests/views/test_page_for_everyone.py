"""The page in each of its states, as axe-core sees it; what it looks like stays as a picture.

axe-core finds what breaks the guidelines for accessible pages (WCAG 2, best practice) as far
as a program can find it. It cannot see into the drawing, whose other reading is the table.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.views.conftest import Seen, Show
from tests.views.pages import render
from tests.views.stories import story

pytestmark = pytest.mark.browser

LOOKS = {
    "desk": ((1440, 900), "light"),
    "desk-dark": ((1440, 900), "dark"),
    "phone": ((390, 844), "light"),
}
STATES = {
    "start": "",
    "node": "choose(STORY.start.connected[0])",
    "event": "choose(STORY.start.latest[0])",
    "line": "choose(edges[0].from, edges[0].to)",
    "path": "change({ path: STORY.start.connected.slice(0, 2) })",
    "lens": "change({ speakers: new Set(claims.slice(0, 40).map(({ speaker }) => speaker)) })",
    "table": "change({ view: 'table' })",
    "empty": "change({ from: '1999-01-01', to: '1999-01-02', undated: false })",
    "report": "openReport(0, claims.find(({ document }) => document === 0).quote)",
    "found": "(() => { $('find').value = 'a'; $('find').dispatchEvent(new Event('input')) })()",
}


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("everyone") / "hundred.html"
    render(*story(100, 3), path, title="A hundred actors and events")
    return path


@pytest.fixture
def pictures(pytestconfig: pytest.Config) -> Path:
    folder = pytestconfig.rootpath / "tests" / "artefacts"
    folder.mkdir(exist_ok=True)
    return folder


def violations(seen: Seen, npm: Path) -> list[Any]:
    """The rules that a page breaks, each with the elements that break it."""
    seen.page.evaluate((npm / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found = seen.page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("state", STATES)
def test_no_state_of_the_page_shuts_anybody_out(
    show: Show, hundred: Path, npm: Path, pictures: Path, state: str, look: str
) -> None:
    size, scheme = LOOKS[look]
    seen = show(hundred, size=size, scheme=scheme)
    seen.page.evaluate(STATES[state] or "null")
    seen.page.screenshot(path=pictures / f"{state}-{look}.png")
    assert violations(seen, npm) == []
