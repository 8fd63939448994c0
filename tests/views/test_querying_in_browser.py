"""The Query tab as a reader meets it: the true engine in a real Chromium, without a network."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, expect

from kg import build, output, showing
from kg.graph import dataset
from kg.graph.queries import Answer, ask, ask_stored, stored
from kg.graph.rules import infer
from kg.views.querying import engine
from tests.graph import few
from tests.views.conftest import Seen, Show, opened

pytestmark = pytest.mark.browser

GIVEN = {"actor": "Houthis", "place": "Iraq", "name": "drone", "relation": "Attack"}
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
STATES = "SELECT ?state { ?state a kg:State }"
READY = "#told:not(:empty):not(:text-is('Asking…'))"


@pytest.fixture(scope="module")
def store(sample_build: Path) -> ox.Store:
    """The sample reports with little known beforehand: no answer here hangs on how much that is."""
    whole = dataset.open_store(sample_build / output.GRAPH)
    less = few.build(dataset.readings(whole))
    infer(less)
    less.extend(whole.quads_for_pattern(None, None, None, dataset.MEASURES))
    return less


@pytest.fixture(scope="module")
def path(store: ox.Store, npm: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample reports with the tab."""
    file = tmp_path_factory.mktemp("querying") / "page.html"
    showing.draw_alone(store, file, tab=build.tab(store, engine(npm)))
    return file


@pytest.fixture(scope="module")
def seen(chromium: Browser, path: Path) -> Iterator[Seen]:
    """The page with its tab opened; each test asks what it likes, one after the other."""
    seen = opened(chromium, path)
    seen.page.click("#query-tab")
    yield seen
    seen.page.context.close()


@pytest.fixture
def fresh(show: Show, path: Path) -> Seen:
    """The same for one test alone."""
    seen = show(path)
    seen.page.click("#query-tab")
    return seen


def told(seen: Seen) -> str:
    """What is said of the query that ran, once it has."""
    return seen.page.inner_text(READY, timeout=60_000)


def run(seen: Seen, text: str) -> str:
    """Ask a query of one's own."""
    seen.page.locator("#query-text").evaluate("(text) => { text.open = true; }")
    seen.page.fill("#sparql", text)
    seen.page.press("#sparql", "Control+Enter")
    return told(seen)


def choose(seen: Seen, name: str, **given: str) -> str:
    """Ask a stored question with some of its fields filled in."""
    seen.page.click(f"[data-name={name}]")
    for field, words in given.items():
        seen.page.fill(f"#fields [name={field}]", words)
    if given:
        seen.page.click("#run")
    return told(seen)


def saved(seen: Seen) -> list[list[str]]:
    """The answer as it is saved: the names of the columns, then the rows, sorted."""
    with seen.page.expect_download() as download:
        seen.page.click("#save-answer")
    head, *rows = csv.reader(io.StringIO(download.value.path().read_text("utf-8-sig")))
    return [head, *sorted(rows)]


def expected(answer: Answer) -> list[list[str]]:
    """The same answer as Python gives it, no cell of it a formula; rows may tie in its order."""
    cells = [[str(term or "") for term in row] for row in answer.rows]
    safe = [[f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell for cell in c] for c in cells]
    return [list(answer.variables), *sorted(safe)]


def answer(seen: Seen) -> str:
    return seen.page.inner_text("#answer")


# ── Answers ──────────────────────────────────────────────────────────────────


def test_every_stored_question_gives_the_rows_that_it_gives_in_python(
    seen: Seen, store: ox.Store
) -> None:
    for name, question in stored().items():
        given = {p.name: GIVEN[p.type] for p in question.parameters if p.default is None}
        assert "row" in choose(seen, name, **given), name
        assert saved(seen) == expected(ask_stored(store, name, given)), name


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("backers", {"actor": "Houthis"}),
        ("backers", {"actor": "ansar allah"}),
        ("timeline", {"since": "2024-01-01", "until": "2024-01-31"}),
        ("events-near-place", {"place": "Baghdad", "km": "300"}),
        ("who-did-what-to-whom", {"kind": "air strike"}),
        ("sentences", {"words": 'said "\\'}),
    ],
)
def test_what_is_typed_into_a_field_reaches_the_question(
    seen: Seen, store: ox.Store, name: str, given: dict[str, str]
) -> None:
    choose(seen, name, **given)
    assert saved(seen) == expected(ask_stored(store, name, given))


def test_sparql_of_ones_own_gives_the_rows_that_it_gives_in_python(
    seen: Seen, store: ox.Store
) -> None:
    for text in (STATES, "SELECT (COUNT(*) AS ?n) FROM <graph/derived> { ?s ?p ?o }"):
        assert "row" in run(seen, text)
        assert saved(seen) == expected(ask(store, text))


def test_a_question_that_is_a_truth_is_answered_in_words(seen: Seen) -> None:
    run(seen, "ASK { <actor/iran> a kg:State }")
    assert answer(seen) == "Yes: the graph says so."
    run(seen, "ASK { <actor/iran> a kg:Vessel }")
    assert answer(seen) == "No: the graph does not say so."
    assert seen.page.is_disabled("#save-answer")


def test_triples_are_answered_as_lines(seen: Seen, store: ox.Store) -> None:
    text = "CONSTRUCT { ?s kg:memberOf ?o } WHERE { ?s kg:memberOf ?o }"
    assert "triples" in run(seen, text)
    with seen.page.expect_download() as download:
        seen.page.click("text=Save N-Triples")
    lines = download.value.path().read_bytes()
    assert lines == ask(store, text).data
    assert answer(seen).splitlines()[0] == lines.decode().splitlines()[0]


def test_an_empty_answer_is_told(seen: Seen) -> None:
    assert run(seen, "SELECT ?x { ?x a kg:NoSuchThing }").startswith("0 rows: nothing in this")


def test_a_long_answer_comes_in_parts(seen: Seen) -> None:
    run(seen, "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 600")
    assert seen.page.locator("#answer tbody tr").count() == 250
    seen.page.click("text=Show more (350 are left)")
    assert seen.page.locator("#answer tbody tr").count() == 600


def test_no_cell_of_what_is_saved_is_a_formula(seen: Seen) -> None:
    run(seen, 'SELECT ("=1+1" AS ?a) ("@x" AS ?b) ("say \\"x\\", y" AS ?c) { }')
    assert saved(seen)[1] == ["'=1+1", "'@x", 'say "x", y']


# ── Errors ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT ?x WERE { ?x a kg:State }", "Line 1, column 16: not SPARQL; expected"),
        ("SELECT ?x {\n  ?x a foo:State }", "Line 2, column 17: a prefix that is not known"),
        (
            "ASK {\n SERVICE SILENT <http://x/> { } }",
            "Line 2, column 2: SERVICE asks elsewhere",
        ),
        ("# SELECT\nINSERT DATA { <a> <b> <c> }", "Line 2, column 1: INSERT changes a graph"),
        ("SELECT (<http://x.org/f>(1) AS ?x) { }", "The custom function <http://x.org/f> is not"),
        (f"ASK {'{' * 9000}{'}' * 9000}", "The query is too large or too deep"),
    ],
)
def test_what_cannot_be_answered_is_told_in_one_line_and_the_next_is_answered(
    seen: Seen, text: str, words: str
) -> None:
    said = run(seen, text)
    assert said.startswith(words)
    assert "\n" not in said
    assert answer(seen) == ""
    run(seen, 'ASK { FILTER("SERVICE" = "SERVICE" || ?insert = <http://x.org/SERVICE>) } # SERVICE')
    assert answer(seen).startswith("Yes")


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("everything-about", {"actor": ""}, "actor is missing"),
        ("everything-about", {"actor": "Sauron"}, "no actor here is called “Sauron”"),
        ("events-near-place", {"place": "Iraq", "km": "near"}, "“near” is no whole number"),
        ("timeline", {"since": "2024-13-01"}, "“2024-13-01” is no day"),
        ("who-did-what-to-whom", {"kind": "friendship"}, "no relation or event type “friendship”"),
    ],
)
def test_a_field_that_does_not_fit_is_told_and_nothing_is_asked(
    seen: Seen, name: str, given: dict[str, str], words: str
) -> None:
    assert choose(seen, name, **given).startswith(words)
    wrong = seen.page.locator("#fields [aria-invalid=true]")
    assert wrong.get_attribute("name") == list(given)[-1]
    expect(wrong).to_be_focused()
    assert answer(seen) == ""


def test_an_endless_query_hangs_nothing_and_can_be_stopped(seen: Seen) -> None:
    run(seen, STATES)
    seen.page.fill("#sparql", ENDLESS)
    seen.page.press("#sparql", "Control+Enter")
    expect(seen.page.locator("#told")).to_have_text("Asking…")
    seen.page.click("#theme")
    assert seen.page.get_attribute("html", "data-theme") == "dark"
    seen.page.click("#theme")
    seen.page.click("#stop")
    assert told(seen) == "Stopped"
    assert "row" in run(seen, STATES)
    assert seen.errors == []


def test_another_question_takes_the_place_of_an_endless_one(fresh: Seen) -> None:
    fresh.page.fill("#sparql", ENDLESS)
    fresh.page.press("#sparql", "Control+Enter")
    assert "row" in choose(fresh, "documents")
    assert fresh.page.is_enabled("#run")


def test_who_clicks_faster_than_the_engine_unpacks_is_answered_all_the_same(fresh: Seen) -> None:
    fresh.page.evaluate(
        """() => ["documents", "who-did-what-to-whom", "backers"].forEach(
            (name) => document.querySelector(`[data-name=${name}]`).click())"""
    )
    assert "row" in told(fresh)
    assert fresh.page.inner_text("#answer th >> nth=0") == "backed"
    assert fresh.page.locator("#actor-names option").count() > 10
    assert len(fresh.page.workers) == 1


# ── The page around it ───────────────────────────────────────────────────────


def test_nothing_is_unpacked_before_the_tab_is_opened(show: Show, path: Path) -> None:
    seen = show(path)
    assert seen.page.workers == []
    seen.page.click("#query-tab")
    run(seen, STATES)
    assert len(seen.page.workers) == 1


def test_a_name_in_an_answer_chooses_its_node_and_back_leads_to_the_answer(fresh: Seen) -> None:
    run(fresh, "SELECT (<actor/iran> AS ?address) ('Houthis' AS ?name) { }")
    fresh.page.click("#answer >> text=Iran")
    expect(fresh.page.locator("#panel h2").first).to_have_text("Iran")
    assert fresh.page.is_hidden("#query")
    fresh.page.go_back()
    expect(fresh.page.locator("#query")).to_be_visible()
    fresh.page.click("#answer >> text=Houthis")
    expect(fresh.page.locator("#panel h2").first).to_have_text("Houthis")
    assert fresh.errors == []


def test_a_report_in_an_answer_is_opened(fresh: Seen) -> None:
    run(fresh, "SELECT ?report { ?report a kg:Document } ORDER BY ?report LIMIT 1")
    title = answer(fresh).splitlines()[-1]
    fresh.page.click("#answer tbody button")
    assert fresh.page.inner_text("#reader h2") == title


def test_the_graph_is_as_it_was_when_the_tab_is_left(show: Show, path: Path) -> None:
    seen = show(path, hash="#s=actor/iran")
    scale = seen.page.evaluate("drawing.network.getScale()")
    seen.page.click("#query-tab")
    run(seen, STATES)
    seen.page.click("#query-tab")
    assert seen.page.url.endswith("#s=actor/iran")
    assert seen.page.is_visible("#graph canvas")
    assert seen.page.evaluate("drawing.network.getScale()") == pytest.approx(scale)


def test_the_query_is_kept_in_the_address_and_runs_only_when_asked(show: Show, path: Path) -> None:
    seen = show(path)
    seen.page.click("#query-tab")
    run(seen, STATES)
    address = seen.page.url.partition("#")[2]
    assert parse_qs(address) == {"q": [STATES]}
    again = show(path, hash=f"#{address}")
    assert again.page.input_value("#sparql") == STATES
    assert again.page.inner_text("#told") == ""
    again.page.click("#run")
    assert "row" in told(again)


def test_a_stored_question_is_kept_in_the_address_by_its_name(show: Show, path: Path) -> None:
    seen = show(path, hash="#q=backers")
    assert seen.page.inner_text("#question").startswith("Who is said to back whom")
    seen.page.fill("#fields [name=actor]", "Houthis")
    seen.page.press("#fields [name=actor]", "Enter")
    assert "row" in told(seen)
    assert "VALUES ?actor { <actor/houthis> }" in parse_qs(seen.page.url.partition("#")[2])["q"][0]


def test_what_is_edited_by_hand_stays_when_a_field_is_empty(seen: Seen) -> None:
    choose(seen, "backers")
    everybody = len(saved(seen))
    text = seen.page.input_value("#sparql")
    run(seen, text.replace("{ UNDEF }", "{ <actor/houthis> }"))
    assert "VALUES ?actor { <actor/houthis> }" in seen.page.input_value("#sparql")
    assert 1 < len(saved(seen)) < everybody


def test_names_and_words_of_the_vocabulary_are_offered_and_put_in(fresh: Seen) -> None:
    run(fresh, STATES)
    offered = fresh.page.eval_on_selector_all("#actor-names option", "all => all.map(o => o.value)")
    assert "Houthis" in offered
    assert "Baghdad" not in offered
    fresh.page.fill("#sparql", "SELECT ?x { ?x supp")
    fresh.page.press("#sparql", "Control+ ")
    expect(fresh.page.locator("#insert")).to_be_focused()
    assert fresh.page.input_value("#insert") == "supp"
    fresh.page.fill("#insert", "supported by · kg:supportedBy")
    fresh.page.press("#insert", "Enter")
    assert fresh.page.input_value("#sparql") == "SELECT ?x { ?x kg:supportedBy"
    expect(fresh.page.locator("#sparql")).to_be_focused()


def test_the_keys_of_the_graph_mean_nothing_in_the_tab(fresh: Seen) -> None:
    fresh.page.keyboard.press("t")
    fresh.page.keyboard.press("/")
    assert fresh.page.is_visible("#query")
    assert "view=table" not in fresh.page.url


# ── What must not happen ─────────────────────────────────────────────────────


def test_the_engine_runs_and_nothing_is_asked_of_a_network(fresh: Seen) -> None:
    run(fresh, STATES)
    run(fresh, "ASK { SERVICE <https://example.org/> { ?s ?p ?o } }")
    run(fresh, "SELECT * FROM <https://example.org/> { ?s ?p ?o }")
    assert [url for url in fresh.requests if not url.startswith(("file:", "blob:"))] == []
    assert fresh.errors == []


def test_a_worker_cannot_reach_the_network_nor_run_text(fresh: Seen) -> None:
    said = fresh.page.evaluate(
        """() => new Promise((done) => {
            const code = `(async () => {
                const said = [];
                const attempt = async (act) => {
                    try { await act(); said.push("done"); } catch { said.push("refused"); }
                };
                await attempt(() => fetch("https://example.org/a"));
                await attempt(() => importScripts("https://example.org/b"));
                await attempt(() => eval("1"));
                postMessage(said);
            })()`;
            const worker = new Worker(URL.createObjectURL(new Blob([code])));
            worker.onmessage = ({ data }) => done(data);
        })"""
    )
    assert said == ["refused"] * 3
    assert not any("example.org" in url for url in fresh.requests)


def test_text_in_an_answer_stays_text(seen: Seen) -> None:
    run(
        seen,
        """SELECT ("<img src=x onerror=alert(1)>" AS ?a) ("</script><script>alert(1)" AS ?b)
        (IRI("javascript:alert(1)") AS ?c) (IRI("https://example.org/x") AS ?d) { }""",
    )
    assert seen.page.locator("#answer :is(img, script)").count() == 0
    links = seen.page.locator("#answer a")
    assert [link.get_attribute("href") for link in links.all()] == ["https://example.org/x"]
    assert links.first.get_attribute("rel") == "noopener noreferrer"
    assert seen.dialogs == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_a_program_for_accessibility_finds_nothing(
    show: Show, path: Path, npm: Path, scheme: str, size: tuple[int, int]
) -> None:
    seen = show(path, scheme=scheme, size=size)
    seen.page.click("#query-tab")
    seen.page.evaluate((npm / "axe-core" / "axe.min.js").read_text("utf-8"))
    for ask_for in ("timeline", "everything-about"):
        seen.page.click(f"[data-name={ask_for}]")
        found = seen.page.evaluate("axe.run().then(({ violations }) => violations)")
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_is_wider_than_the_screen(show: Show, path: Path, width: int) -> None:
    seen = show(path, size=(width, 844))
    seen.page.click("#query-tab")
    choose(seen, "who-attacked-whom")
    assert seen.page.evaluate("document.documentElement.scrollWidth") == width
    assert re.match(r"[\d,]+ rows, [\d,]+ ms", told(seen))
