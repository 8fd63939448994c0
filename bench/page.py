"""How fast the page is written and how it behaves: writes docs/page.md.

Run it from the checkout: `python -m bench.page`. Every figure is measured in this one run, on
invented stories of tests/views/stories.py.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench.occasion import ROOT, occasion
from kg.story import merge
from kg.views.dossier import dossier
from kg.views.drawing import places
from kg.views.network import draw
from kg.views.page import written
from tests.views.conftest import NAMES, QUIET
from tests.views.probes import BEHIND, OVERLAPS
from tests.views.stories import story

PAGE = ROOT / "docs" / "page.md"
SIZES = (40, 100, 200, 1000, 5000)
OPENED, ASKED = 5, 9
# A line nearer to a shape than this many pixels of the screen cannot be told from one behind it.
NEAR = 2

Figures = dict[str, str]

HEAD = """# How fast the page is

Written by `make bench`; every figure stands here only, and all come from one run.

The stories are invented (tests/views/stories.py), and harder to draw than real ones: anybody may
do anything to anybody else. *Nodes* counts what the story holds, *drawn* what is seen at first.
Python's side is processor time, once all is loaded: *layout* makes the network and finds places
for it, *dossier* all else that the page shows, *page* writes it.
The page is opened {opened} times in a window of 1440 x 900 without a network:
*ready* is the time from the start of navigation until it can be used.
*Select*, *filter* and *find* are the medians of {asked}, until the picture that shows it is drawn;
what is looked for is not drawn before, where there is such.
*Lines behind nodes* come within {near} pixels of the shape of a node that they do not end at;
*labels covered* are pairs that cover each other; *requests* are those beside the page itself.

| goal | at |
|---|---|
| Python's side ≤ 3 s, ≤ 10 s, ≤ 30 s | 200, 1,000, 5,000 nodes |
| file ≤ 700 KB | 100 nodes |
| ready ≤ 1,000 ms, ≤ 2,000 ms, ≤ 2,000 ms | 200, 1,000, 5,000 nodes |
| select and filter ≤ 100 ms, ≤ 300 ms | 200, 1,000 nodes |
| find ≤ 1,000 ms | 5,000 nodes |
| no line behind a node, no label covered | drawings at rest |
| no request | always |
"""

WATCH = """new MutationObserver(() => {
    if (document.documentElement?.dataset.ready === "yes") window.readyAt ??= performance.now();
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });"""

SELECT = """async (turn) => {
    const id = drawing.order[(turn * 7) % drawing.order.length];
    const start = performance.now();
    choose(id);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
}"""

FILTER = """async () => {
    const box = document.querySelector("input[data-value='Words']");
    const start = performance.now();
    box.click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
}"""


FIND = """async (turn) => {
    const tied = [...nodes.values()].filter((node) => incident.get(node.id).length);
    const far = tied.filter((node) => !drawing.order.includes(node.id));
    const { label } = far.length ? far[(turn * 7) % far.length] : tied[turn % tied.length];
    const start = performance.now();
    $("find").value = label;
    $("find").dispatchEvent(new Event("input"));
    $("find").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
}"""


def measured(browser: Browser, nodes: int, folder: Path) -> Figures:
    """All figures of a story of so many nodes."""
    told, path = story(nodes), folder / f"{nodes}.html"
    layout, _ = _timed(lambda: places(draw(merge(*told))))
    whole, data = _timed(lambda: dossier(*told))
    writing, text = _timed(lambda: written(data, title=f"{nodes} nodes"))
    path.write_text(text, encoding="utf-8")
    return {
        "nodes": f"{nodes:,}",
        "layout": f"{layout:.2f} s",
        "dossier": f"{max(0.0, whole - layout):.2f} s",
        "page": f"{writing:.2f} s",
        "Python's side": f"{whole + writing:.1f} s",
        "file": f"{path.stat().st_size / 1000:,.0f} KB",
        **_seen(browser, path),
    }


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def _seen(browser: Browser, path: Path) -> Figures:
    """What the page does in a browser."""
    ready = [_opened(browser, path, lambda page: page.evaluate("readyAt")) for _ in range(OPENED)]
    return {"ready": f"{statistics.median(ready):,.0f} ms", **_opened(browser, path, _asked)}


def _opened(browser: Browser, path: Path, ask: Callable[[Any], Any]) -> Any:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(WATCH)
    page.requests = []
    page.on("request", lambda request: page.requests.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_function("() => window.readyAt")
    result = ask(page)
    page.close()
    return result


def _asked(page: Any) -> Figures:
    page.wait_for_function("() => drawing.labels.length > 0")
    rest = {
        "drawn": f"{page.evaluate('drawing.order.length')}",
        "lines behind nodes": f"{len(page.evaluate(BEHIND, NEAR))}",
        "labels covered": f"{len(page.evaluate(OVERLAPS))}",
    }
    select = [page.evaluate(SELECT, turn) for turn in range(ASKED)]
    page.evaluate("choose(null)")
    chosen = [page.evaluate(FILTER) for _ in range(ASKED)]
    found = [page.evaluate(FIND, turn) for turn in range(ASKED)]
    return {
        "select": f"{statistics.median(select):.0f} ms",
        "filter": f"{statistics.median(chosen):.0f} ms",
        "find": f"{statistics.median(found):.0f} ms",
        **rest,
        "requests": f"{len(page.requests) - 1}",
    }


def _table(columns: Sequence[Figures]) -> Iterator[str]:
    """Sizes across, figures down."""
    for name in columns[0]:
        yield f"| {name} | {' | '.join(column[name] for column in columns)} |"
        if name == "nodes":
            yield f"|---|{'---:|' * len(columns)}"


def main() -> None:
    """Measure all, then write the page."""
    chromium = next(found for name in NAMES if (found := shutil.which(name)))
    written(dossier(*story(12)), title="to load what is needed")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        columns = [measured(browser, nodes, Path(folder)) for nodes in SIZES]
        tools = f"Chromium {browser.version}, igraph {version('igraph')}"
    head = HEAD.format(opened=OPENED, asked=ASKED, near=NEAR)
    PAGE.write_text("\n".join([head, occasion(tools), "", *_table(columns), ""]), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
