"""The Query tab as a file: where its engine comes from, what is refused, what the page holds."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from kg.errors import KgError
from kg.graph.queries import stored
from kg.views.page import QUERY_SCRIPTS
from kg.views.querying import Engine, engine, tab
from tests.factory import reading
from tests.views.packages import ABOUT, MODULE, held, package, unpacked
from tests.views.pages import html
from tests.views.stories import NOTHING_KNOWN


@pytest.fixture
def made_up(tmp_path: Path) -> Engine:
    package(tmp_path)
    return engine(tmp_path)


def page(querying: dict[str, Any] | None) -> str:
    return html([reading()], NOTHING_KNOWN, (), title="Strikes", querying=querying)


# ── Where the engine comes from ──────────────────────────────────────────────


@pytest.mark.parametrize("start", [".", "reports/of/march", "node_modules/oxigraph"])
def test_the_engine_is_found_where_node_would_find_it(tmp_path: Path, start: str) -> None:
    package(tmp_path)
    (tmp_path / start).mkdir(parents=True, exist_ok=True)
    found = engine(tmp_path / start)
    assert (found.version, found.licence) == ("0.5.99", "MIT OR Apache-2.0")
    assert found.wasm == b"\0asm"


def test_the_nearest_engine_is_taken(tmp_path: Path) -> None:
    package(tmp_path)
    package(tmp_path / "inner", about={**ABOUT, "version": "0.5.7"})
    assert engine(tmp_path / "inner").version == "0.5.7"


def test_where_there_is_no_engine_the_remedy_is_told(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no npm package oxigraph") as told:
        engine(tmp_path)
    assert "npm install oxigraph@0.5" in told.value.remedy
    assert told.value.where == str(tmp_path)


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({**ABOUT, "version": "0.6.0"}, "not oxigraph 0.5, but 0.6.0"),
        ({**ABOUT, "version": "0.51.0"}, "not oxigraph 0.5, but 0.51.0"),
        ({**ABOUT, "name": "oxigraf"}, "not oxigraph 0.5"),
        ("{", "is damaged"),
        ("[]", "is damaged"),
    ],
)
def test_another_package_is_refused(tmp_path: Path, about: object, words: str) -> None:
    package(tmp_path, about=about)
    with pytest.raises(KgError, match=words):
        engine(tmp_path)


@pytest.mark.parametrize("name", ["package.json", "web.js", "web_bg.wasm"])
def test_a_package_that_is_not_whole_is_refused(tmp_path: Path, name: str) -> None:
    (package(tmp_path) / name).unlink()
    with pytest.raises(KgError, match=name):
        engine(tmp_path)


def test_the_module_of_the_engine_becomes_a_classic_script(made_up: Engine) -> None:
    assert made_up.code.startswith('"use strict";\nclass Store {}')
    assert not re.search(r"^export|import\.meta", made_up.code, flags=re.MULTILINE)


@pytest.mark.parametrize(
    "line", ['import { a } from "./a.js";', "export default 5;", 'const u = import.meta.env["A"];']
)
def test_a_module_of_another_form_is_refused(tmp_path: Path, line: str) -> None:
    package(tmp_path, module=f"{MODULE}{line}\n")
    with pytest.raises(KgError, match="form"):
        engine(tmp_path)


# ── What the page holds ──────────────────────────────────────────────────────


def test_the_tab_holds_the_graph_and_every_stored_question(made_up: Engine) -> None:
    all = held(page(tab(made_up, [b"<a> <b> <c> .\n", b"<d> <e> <f> .\n"])))
    assert unpacked(all["graph"]) == b"<a> <b> <c> .\n<d> <e> <f> .\n"
    assert unpacked(all["wasm"]) == b"\0asm"
    assert [question["name"] for question in all["questions"]] == sorted(stored())
    (takes,) = (q["takes"] for q in all["questions"] if q["name"] == "backers")
    assert [(take["name"], take["type"], take["default"]) for take in takes] == [
        ("actor", "actor", "")
    ]


def test_a_field_for_an_actor_or_a_place_takes_only_what_fits(made_up: Engine) -> None:
    fits = tab(made_up, [])["fits"]
    assert "ArmedGroup" in fits["actor"]
    assert "Place" not in fits["actor"]
    assert {"Place", "State"} <= set(fits["place"])


def test_the_same_graph_gives_the_same_bytes_at_any_hour(made_up: Engine) -> None:
    packed = tab(made_up, [])["graph"]
    assert int.from_bytes(base64.b64decode(packed)[4:8]) == 0  # where gzip would write the time
    assert page(tab(made_up, [b"<a> <b> <c> .\n"])) == page(tab(made_up, [b"<a> <b> <c> .\n"]))


def test_a_page_without_the_tab_holds_nothing_of_it() -> None:
    text = page(None).lower()
    for word in ("wasm", "worker", "oxigraph", "sparql", "#query", 'id="query', '$("query'):
        assert word not in text, word


def test_only_a_page_with_the_tab_may_run_an_engine_and_no_other_script(made_up: Engine) -> None:
    text = page(tab(made_up, []))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    allowed = policy[1].replace("&#39;", "'")
    assert allowed.count("sha256-") == 2
    assert "'wasm-unsafe-eval'; style-src" in allowed
    assert allowed.endswith("; worker-src blob:")
    assert "'unsafe-eval'" not in allowed
    for script in re.findall(r"<script>(.*?)</script>", text, flags=re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in allowed


def test_the_engine_is_named_with_its_version_and_licence(made_up: Engine) -> None:
    assert "Oxigraph 0.5.99 (MIT or Apache-2.0)" in page(tab(made_up, []))


def test_what_the_engine_says_cannot_close_the_element_it_stands_in(made_up: Engine) -> None:
    text = page(tab(made_up, []))
    assert "</script><!--" not in text
    assert "</script><!--" in held(text)["worker"]


def files() -> dict[str, str]:
    folder = resources.files("kg.views") / "templates" / "query"
    return {file.name: file.read_text("utf-8") for file in folder.iterdir()}


def test_every_file_of_the_tab_is_part_of_the_page() -> None:
    names = {f"{name}.js" for name in QUERY_SCRIPTS}
    assert set(files()) == names | {"tab.css", "tab.html.j2", "worker.js"}


@pytest.mark.parametrize(
    "word", ["innerHTML", "outerHTML", "insertAdjacent", "eval(", "fetch(", "import(", "url("]
)
def test_the_tab_never_parses_text_nor_asks_for_anything(word: str) -> None:
    assert all(word not in text for text in files().values())
