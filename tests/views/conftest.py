"""A real browser for the page, without a network: every request is recorded and refused."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Error, Page, Route, sync_playwright

from tests.views.pages import render
from tests.views.stories import Story

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Seen:
    """A page that is open, and everything it did that a quiet page does not do."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


Show = Callable[..., Seen]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def npm() -> Path:
    """The folder of npm packages that `make test` installs: `npm / "axe-core" / "axe.min.js"`."""
    folder = Path(sys.prefix) / "npm" / "node_modules"
    if not folder.is_dir():
        pytest.skip(f"no {folder}: `make test` makes it where npm is installed")
    return folder


@pytest.fixture
def show(chromium: Browser, tmp_path: Path) -> Iterator[Show]:
    """Render a story, or open a page that is there, and wait until it is ready.

    Whatever a test does with a page, its scripts must not fail.
    """
    shown: list[Seen] = []

    def show(
        story: Story | Path,
        *,
        hash: str = "",
        size: tuple[int, int] = (1440, 900),
        scheme: str = "light",
        title: str = "Who did what",
    ) -> Seen:
        path = story if isinstance(story, Path) else tmp_path / "page.html"
        if not isinstance(story, Path):
            render(*story, path, title=title)
        seen = opened(chromium, path, hash=hash, size=size, scheme=scheme)
        shown.append(seen)
        return seen

    yield show
    for seen in shown:
        seen.page.context.close()
    assert [failure for seen in shown for failure in seen.failures] == []


def opened(
    chromium: Browser,
    path: Path,
    *,
    hash: str = "",
    size: tuple[int, int] = (1440, 900),
    scheme: str = "light",
) -> Seen:
    """A page in a context of its own, once it is ready; whoever opens it closes the context."""
    context = chromium.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        permissions=["clipboard-read", "clipboard-write"],
    )
    seen = Seen(context.new_page())
    watch(seen, path)
    seen.page.goto(path.as_uri() + hash)
    seen.page.wait_for_function("() => document.documentElement.dataset.ready === 'yes'")
    return seen


def watch(seen: Seen, path: Path) -> None:
    def refuse(route: Route) -> None:
        # What the page's own policy blocks never comes as far as this.
        seen.requests.append(route.request.url)
        if route.request.url.startswith(path.as_uri()):
            route.continue_()
        else:
            route.abort()

    def spoke(dialog: Dialog) -> None:
        seen.dialogs.append(dialog.message)
        dialog.dismiss()

    def failed(error: Error) -> None:
        seen.failures.append(str(error))
        seen.errors.append(str(error))

    seen.page.context.route("**/*", refuse)
    seen.page.on("dialog", spoke)
    seen.page.on("pageerror", failed)
    seen.page.on(
        "console",
        lambda said: seen.errors.append(said.text) if said.type in ("error", "warning") else None,
    )
