"""The page as a reader meets it: in a real Chromium, without a network."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.model import Derivation, Entity, Mention
from kg.views.placing.keeping import kept
from tests.factory import reading
from tests.views.conftest import Seen, Show
from tests.views.pages import render
from tests.views.probes import AT, BEHIND, OVERLAPS
from tests.views.stories import HOSTILE, NOTHING_KNOWN, hostile, story

pytestmark = pytest.mark.browser

STRIKE, ARNOR, BRIGADES = "event/strike", "actor/arnor", "actor/gondor-brigades"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "small.html"
    render((reading(),), NOTHING_KNOWN, (), path, title="Strikes in Arnor")
    return path


@pytest.fixture(scope="module")
def forty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "forty.html"
    render(*story(40), path, title="Forty")
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    folder = tmp_path_factory.mktemp("large")
    for count in (100, 300):
        render(*story(count), folder / f"{count}.html", title=f"{count} nodes")
    return {count: folder / f"{count}.html" for count in (100, 300)}


def panel(seen: Seen) -> str:
    return seen.page.inner_text("#panel")


def click_node(seen: Seen, id: str) -> None:
    at = seen.page.evaluate(AT, id)
    seen.page.mouse.click(*at)
    seen.page.wait_for_function("(id) => state.node === id", arg=id)


def counts(seen: Seen) -> str:
    return seen.page.inner_text("#counts")


def test_nothing_but_the_file_is_asked_for_and_nothing_goes_wrong(show: Show, small: Path) -> None:
    seen = show(small)
    seen.page.click("text=Table")
    seen.page.click("text=Dark")
    assert [url for url in seen.requests if not url.startswith("file:")] == []
    assert len(seen.requests) == 1
    assert seen.errors == []


def test_what_is_smuggled_in_cannot_reach_the_network(show: Show, small: Path) -> None:
    seen = show(small)
    seen.page.evaluate(
        """() => {
            const image = new Image();
            image.src = "https://example.org/a.png";
            const script = document.createElement("script");
            script.textContent = "window.smuggled = true";
            document.body.append(image, script);
            return fetch("https://example.org/b").catch(() => null);
        }"""
    )
    assert seen.page.evaluate("window.smuggled") is None
    assert seen.requests[1:] == []


def test_the_first_view_tells_what_there_is_and_where_to_start(show: Show, small: Path) -> None:
    seen = show(small)
    assert seen.page.inner_text("h1") == "Strikes in Arnor"
    assert counts(seen) == "8 of 8 actors and events, 7 of 7 relations"
    assert "1 report · 5 March 2024 · The Bree Gazette" in seen.page.inner_text("#top")
    start = panel(seen)
    assert start.index("Arnor") < start.index("Latest events".upper())
    assert "call of Arnor and Rohan, 2024-03-04" in start


def test_clicking_an_event_opens_its_sentences_with_who_says_so(show: Show, small: Path) -> None:
    seen = show(small)
    click_node(seen, STRIKE)
    told = panel(seen)
    assert "Arnor struck a base of the Gondor Brigades near Bree on March 3" in told
    assert "claimed by Arnor army" in told
    assert "The Bree Gazette, 5 March 2024" in told
    assert "at least four" in told
    marked = seen.page.inner_text("#panel mark >> nth=0")
    assert marked.startswith("Arnor struck a base")
    source = seen.page.locator("#panel a", has_text="Source").first
    assert source.get_attribute("href") == "https://example.org/arnor"


def test_clicking_a_line_opens_only_what_is_said_of_it(show: Show, small: Path) -> None:
    seen = show(small)
    ends = [seen.page.evaluate(AT, id) for id in (BRIGADES, "actor/mordor")]
    seen.page.mouse.click(*(sum(side) / 2 for side in zip(*ends, strict=True)))
    seen.page.wait_for_function("() => state.other !== null")
    told = panel(seen)
    assert "supported by Mordor" in told
    assert "The Gondor Brigades, backed by Mordor" in told
    assert "reported" in told
    assert "Arnor struck" not in told


def test_a_denied_plan_is_told_as_denied_and_drawn_hollow(show: Show, small: Path) -> None:
    seen = show(small)
    seen.page.evaluate("choose('event/attack')")
    assert "denied that it was planned" in panel(seen)
    assert seen.page.evaluate("[...drawing.hollow]") == ["event/attack"]
    hows = seen.page.evaluate("[...drawing.styles.values()].map((style) => style.how)")
    assert hows.count("unsaid") == 1


def test_find_knows_aliases_and_works_by_keyboard_alone(show: Show, small: Path) -> None:
    seen = show(small)
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("the brig")
    assert "also the Brigades" in seen.page.inner_text("#found")
    seen.page.keyboard.press("Enter")
    assert "Gondor Brigades" in seen.page.inner_text("#panel h2")
    assert "s=actor/gondor-brigades" in seen.page.url
    seen.page.keyboard.press("Escape")
    seen.page.keyboard.press("Escape")
    assert "Start here" in panel(seen)


def test_find_looks_into_sentences_where_no_name_fits_and_says_when_nothing_does(
    show: Show, small: Path
) -> None:
    seen = show(small)
    seen.page.fill("#find", "envoy")
    assert "call of Arnor and Rohan" in seen.page.inner_text("#found")
    seen.page.fill("#find", "Numenor")
    assert "Nothing named “Numenor”" in seen.page.inner_text("#found")


def test_filters_take_away_what_is_switched_off_and_bring_it_back(show: Show, small: Path) -> None:
    seen = show(small)
    seen.page.uncheck("input[data-value='Place']")
    assert counts(seen) == "7 of 8 actors and events, 6 of 7 relations"
    seen.page.uncheck("input[data-value='denied']")
    assert counts(seen) == "6 of 8 actors and events, 5 of 7 relations"
    seen.page.uncheck("input[data-value='Ties']")
    assert counts(seen) == "5 of 8 actors and events, 4 of 7 relations"
    seen.page.click("#clear")
    assert counts(seen) == "8 of 8 actors and events, 7 of 7 relations"


def test_the_lens_shows_the_story_as_one_speaker_tells_it(show: Show, small: Path) -> None:
    seen = show(small)
    seen.page.click("text=As told only by")
    seen.page.check("input[data-speaker='actor/arnor-army']")
    assert counts(seen) == "4 of 8 actors and events, 3 of 7 relations"
    assert "by=actor/arnor-army" in seen.page.url


def test_dates_narrow_the_story_to_what_happened_then(show: Show, small: Path) -> None:
    seen = show(small, hash="#from=2024-03-04&undated=no")
    assert counts(seen) == "3 of 8 actors and events, 2 of 7 relations"
    seen.page.click("#all-dates")
    assert counts(seen) == "8 of 8 actors and events, 7 of 7 relations"
    seen.page.locator("#date-from").press("ArrowRight")
    assert "from=2024-03-04" in seen.page.url


def test_the_table_tells_the_same_with_the_same_filters(show: Show, small: Path) -> None:
    seen = show(small)
    seen.page.keyboard.press("t")
    assert seen.page.locator("#table tbody tr").count() == 4
    assert "4 relations of 4" in seen.page.inner_text("caption")
    cells = seen.page.locator("#table tbody tr").first.locator("td").all_inner_texts()
    assert cells[:3] == ["Arnor", "air strike, at least four killed", "Gondor Brigades"]
    seen.page.uncheck("input[data-value='Words']")
    assert seen.page.locator("#table tbody tr").count() == 3
    seen.page.click("#table th button >> nth=0")
    assert seen.page.locator("th[aria-sort='ascending']").inner_text() == "Who"


def test_an_address_shows_the_view_it_was_copied_from(show: Show, forty: Path) -> None:
    seen = show(forty)
    views: list[dict[str, Any]] = seen.page.evaluate(
        """() => {
            const pick = (list, n) => list[n % list.length];
            const all = [...nodes.keys()];
            const made = [];
            const flat = (_, value) => (value instanceof Set ? [...value] : value);
            const plain = (view) => JSON.stringify(view, flat);
            for (let n = 0; n < 20; n += 1) {
                const view = fresh();
                if (n % 3) view.node = pick(all, n * 7);
                if (n % 4 === 1) view.depth = 1 + (n % 3);
                if (n % 5 === 2) view.off.kinds.add(pick(Object.keys(STORY.kinds), n));
                if (n % 3 === 2) view.off.told.add("denied");
                if (n % 7 === 3) view.from = "2024-02-20";
                if (n % 6 === 4) view.view = "table";
                if (n % 8 === 5) view.speakers.add(claims[n].speaker);
                if (n % 9 === 6) Object.assign(view, { node: null, path: [all[0], all[5]] });
                if (n % 5 === 4) view.undated = false;
                if (n % 6 === 1) view.through = true;
                state = view;
                made.push({ hash: written(), same: null });
                made[n].same = plain(read("#" + made[n].hash)) === plain(view);
            }
            return made;
        }"""
    )
    assert all(view["same"] for view in views)
    assert len({view["hash"] for view in views}) >= 15
    for scheme, view in zip(("light", "dark"), views[1:3], strict=True):
        again = show(forty, hash="#" + view["hash"], scheme=scheme)
        assert again.page.evaluate("written()") == view["hash"]
        assert again.page.url.endswith("#" + view["hash"])


def test_going_back_returns_to_what_was_chosen_before(show: Show, small: Path) -> None:
    seen = show(small)
    seen.page.evaluate("choose('actor/arnor')")
    seen.page.evaluate("choose('actor/rohan')")
    seen.page.go_back()
    seen.page.wait_for_function("() => state.node === 'actor/arnor'")
    assert "Arnor" in seen.page.inner_text("#panel h2")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_all_labels_of_forty_nodes_show_and_none_covers_another(show: Show, seed: int) -> None:
    seen = show(story(40, seed))
    seen.page.wait_for_function("() => drawing.labels.length > 0")
    boxes = seen.page.evaluate("drawing.labels.filter((label) => label.id)")
    assert {box["id"] for box in boxes} == set(seen.page.evaluate("drawing.nodes.getIds()"))
    assert seen.page.evaluate(OVERLAPS) == []
    width, height = seen.page.evaluate("[$('graph').clientWidth, $('graph').clientHeight]")
    assert all(box["x"] >= 0 and box["x"] + box["w"] <= width for box in boxes)
    assert all(box["y"] >= 0 and box["y"] + box["h"] <= height for box in boxes)
    assert seen.page.evaluate("FONT.size") >= 12


def test_no_drawn_line_passes_behind_a_third_node(show: Show, forty: Path) -> None:
    seen = show(forty)
    assert seen.page.evaluate(BEHIND, 6 - 0.1) == []


@pytest.mark.parametrize("size", [(1440, 900), (1920, 900), (1440, 1200)])
@pytest.mark.parametrize(("count", "least", "some"), [(100, 4, 0), (300, 2, 2)])
def test_lines_of_large_graphs_keep_away_from_third_nodes_too(
    show: Show, large: dict[int, Path], count: int, least: int, some: int, size: tuple[int, int]
) -> None:
    seen = show(large[count], size=size)
    assert len(seen.page.evaluate("drawing.order")) > 0.9 * count
    assert len(seen.page.evaluate(BEHIND, least)) <= some


def test_bent_lines_run_in_the_picture_as_on_the_canvas(show: Show, large: dict[int, Path]) -> None:
    seen = show(large[300])
    apart = seen.page.evaluate(
        """() => {
            const place = drawing.network.getPositions();
            const bent = [...drawing.shown.values()].filter(bendOf);
            return bent.flatMap((line) => [0, 0.3, 0.5, 0.9].map((t) => {
                const drawn = drawing.network.body.edges[line.id].edgeType.getPoint(t);
                const ours = pointOn(line, t, (id) => place[id]);
                return Math.hypot(drawn.x - ours.x, drawn.y - ours.y);
            }));
        }"""
    )
    assert len(apart) > 40
    assert max(apart) < 0.01
    assert seen.page.evaluate("svgText()").count("Q") >= len(apart) / 4


def test_a_path_shows_the_sentence_of_every_hop(show: Show, small: Path) -> None:
    seen = show(small)
    seen.page.click("text=Path between two")
    seen.page.fill("#path-from", "Mordor")
    seen.page.fill("#path-to", "Rohan")
    seen.page.click("text=Show path")
    told = panel(seen)
    assert "Shortest path, 5 steps, direction ignored. A path is not proof of a tie." in told
    assert "backed by Mordor" in told
    assert "Arnor's envoy called Rohan on Monday" in told
    seen.page.uncheck("input[data-value='Words']")
    assert "No path with the current filters." in panel(seen)


def test_a_path_does_not_run_over_what_is_denied(show: Show, small: Path) -> None:
    seen = show(small, hash=f"#path=event/attack,{ARNOR}")
    assert "No path with the current filters." in panel(seen)


PAINTED = """(id) => {
    const { x, y } = drawing.network.canvasToDOM(drawing.network.getPosition(id));
    const canvas = document.querySelector("#graph canvas");
    const ratio = canvas.width / canvas.clientWidth;
    const [r, g, b] = canvas.getContext("2d").getImageData(x * ratio, y * ratio, 1, 1).data;
    const hex = "#" + [r, g, b].map((part) => part.toString(16).padStart(2, "0")).join("");
    return hex === tone(kindOf(nodes.get(id))).toLowerCase();
}"""


def test_a_view_that_moves_shows_its_shapes_at_once(show: Show, forty: Path) -> None:
    seen = show(forty)
    corner = seen.page.evaluate(
        """() => {
            const far = (id) => nodes.get(id).x + nodes.get(id).y;
            const [corner] = drawing.order.filter((id) => !isEvent(nodes.get(id)))
                .sort((one, two) => far(two) - far(one));
            atOnce(() => drawing.network.moveTo({ position: placeOf(corner), scale: 2 }));
            return corner;
        }"""
    )
    assert seen.page.evaluate(PAINTED, corner)


def test_steps_widen_the_neighbourhood(show: Show, small: Path) -> None:
    seen = show(small, hash=f"#s={ARNOR}")
    assert seen.page.evaluate("drawing.near.size") == 3
    seen.page.keyboard.press("2")
    assert seen.page.evaluate("drawing.near.size") == 6
    seen.page.keyboard.press("3")
    assert seen.page.evaluate("drawing.near.size") == 8


def test_a_report_opens_with_its_claims_underlined(show: Show, small: Path) -> None:
    seen = show(small, hash=f"#s={STRIKE}")
    seen.page.click("text=Read in context >> nth=0")
    assert "Arnor struck a base" in seen.page.inner_text("#reader .here")
    assert seen.page.locator("#reader .claimed").count() >= 4
    assert seen.page.inner_text("#reader .text") == reading().document.text


def test_a_chosen_sentence_tells_its_relations_and_leads_to_them(show: Show, small: Path) -> None:
    seen = show(small, hash=f"#s={STRIKE}")
    seen.page.click("text=Read in context >> nth=0")
    assert "killed at least four" in seen.page.inner_text("#reader .saying")
    sentence = seen.page.locator("#reader .sentence", has_text="envoy called Rohan")
    sentence.focus()
    seen.page.keyboard.press("Enter")
    assert sentence.get_attribute("aria-pressed") == "true"
    assert "to Rohan" in seen.page.inner_text("#reader .saying")
    assert "Brigades" not in seen.page.inner_text("#reader .saying")
    seen.page.click("#reader .saying >> text=Show in the graph")
    seen.page.wait_for_function("() => state.node === 'event/call'")
    assert not seen.page.locator("#reader").is_visible()


def test_time_runs_by_itself_until_it_is_stopped(show: Show, small: Path) -> None:
    seen = show(small)
    seen.page.evaluate("state.undated = false")
    seen.page.click("#play")
    assert "event/call" not in seen.page.evaluate("[...visible().nodes]")
    seen.page.wait_for_function("() => visible().nodes.has('event/call')")
    seen.page.wait_for_function("() => !running && state.to === ''")
    assert seen.page.inner_text("#play") == "Play"
    seen.page.click("#play")
    seen.page.click("#play")
    assert seen.page.evaluate("[running, state.to !== '']") == [0, True]


def test_what_filters_leave_fills_the_pane(show: Show, forty: Path) -> None:
    seen = show(forty)
    before = seen.page.evaluate("drawing.network.getScale()")
    seen.page.evaluate("change({ undated: false, from: '2024-02-10', to: '2024-02-14' })")
    assert seen.page.evaluate("drawing.network.getScale()") > before
    seen.page.evaluate("drawing.moved = true; drawing.network.moveTo({ scale: 0.5 })")
    seen.page.evaluate("change({ undated: true, from: '', to: '' })")
    assert seen.page.evaluate("drawing.network.getScale()") == 0.5  # taken in hand by the reader


def test_an_empty_view_says_why_and_leads_back(show: Show, small: Path) -> None:
    seen = show(small, hash="#from=2024-03-03&to=2024-03-03&undated=no&by=actor/rohan")
    told = seen.page.inner_text("#empty")
    assert "No relation passes all filters." in told
    assert "Without “as told only by Rohan” 3 relations would show" in told
    assert "the dates" not in told  # lifting them alone would not help
    seen.page.click("#empty >> text=3 relations would show")
    assert not seen.page.locator("#empty").is_visible()
    assert seen.page.evaluate("visible().edges.length") == 3


def test_a_saved_page_keeps_its_nodes_where_they_were_dragged(
    show: Show, forty: Path, tmp_path: Path
) -> None:
    seen = show(forty)
    node = seen.page.evaluate("drawing.order[5]")
    x, y = seen.page.evaluate(AT, node)
    seen.page.mouse.move(x, y)
    seen.page.mouse.down()
    seen.page.mouse.move(x + 60, y - 45, steps=5)
    seen.page.mouse.up()
    with seen.page.expect_download() as download:
        seen.page.evaluate("savePage()")
    saved = tmp_path / "saved.html"
    download.value.save_as(saved)
    again = show(saved)
    assert again.errors == again.dialogs == []
    moved = again.page.evaluate(AT, node)
    assert moved == pytest.approx(seen.page.evaluate(AT, node), abs=25)
    assert abs(moved[0] - x) + abs(moved[1] - y) > 60

    held = kept(saved)
    assert held.by_hand
    render(*story(40), tmp_path / "next.html", kept=held)
    assert kept(tmp_path / "next.html").places == held.places


def test_print_shows_the_drawing_and_all_that_is_said(show: Show, small: Path) -> None:
    seen = show(small, hash=f"#s={ARNOR}")
    seen.page.emulate_media(media="print")
    assert seen.page.locator("#graph").is_visible()
    assert not seen.page.locator("#filters").is_visible()
    panel = seen.page.locator("#panel")
    assert panel.evaluate("(at) => at.scrollHeight <= at.clientHeight + 1")
    assert panel.evaluate("(at) => getComputedStyle(at).position") == "static"


def test_contradicting_claims_stand_beside_each_other(show: Show) -> None:
    seen = show(story(60, 4))
    event = seen.page.evaluate("claims[STORY.contradictions[0][0]].subject")
    seen.page.evaluate("(id) => choose(id)", event)
    assert "Contradicted" in panel(seen)
    assert seen.page.locator("#panel .against blockquote").count() >= 2


def test_an_event_links_to_what_another_report_tells_of_it(show: Show) -> None:
    again = reading("-again")
    same = Derivation("d/1", "event/call", "sameEventAs", "event/call-again", "rule", ())
    seen = show(((reading(), again), NOTHING_KNOWN, (same,)), hash="#s=event/call")
    facts = seen.page.locator("#panel .facts")
    assert "also told as" in facts.inner_text()
    assert again.document.title in facts.inner_text()
    assert not seen.page.evaluate("edges.some((edge) => edge.relation === 'sameEventAs')")
    facts.get_by_role("link", name="call of Arnor and Rohan, 2024-03-04").click()
    seen.page.wait_for_function("() => state.node === 'event/call-again'")
    assert "also told as" not in panel(seen)


def test_what_is_inferred_says_so_and_shows_rule_and_sentences(show: Show) -> None:
    seen = show(story(60, 4))
    edge = seen.page.evaluate("edges.find((edge) => edge.origin === 'inferred')")
    seen.page.evaluate("({ from, to }) => choose(from, to)", edge)
    told = panel(seen)
    assert "inferred" in told
    assert "Support from a state's own force or agency is support from that state." in told
    assert seen.page.locator("#panel .why .said").count() >= 2
    seen.page.evaluate("choose(null)")
    seen.page.uncheck("input[data-set='origin'][data-value='inferred']")
    assert not seen.page.evaluate("visible().edges.some((edge) => edge.origin === 'inferred')")


def test_a_resolved_word_tells_what_it_was_taken_to_mean(show: Show) -> None:
    seen = show(story(40))
    seen.page.evaluate("choose(claims.find((claim) => claim.resolutions.length).subject)")
    assert "“The group” = " in panel(seen)
    assert "by coreference" in panel(seen)


def test_a_citation_can_be_copied(show: Show, small: Path) -> None:
    seen = show(small, hash=f"#s={BRIGADES}&with=actor/mordor")
    seen.page.click("text=Copy citation >> nth=0")
    seen.page.wait_for_selector("#notice:not([hidden])")
    copied = seen.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“The Gondor Brigades, backed by Mordor, denied")
    assert "The Bree Gazette, “Arnor strikes”, 5 March 2024, https://example.org/arnor" in copied


def test_the_view_can_be_saved_as_picture_drawing_and_table(
    show: Show, small: Path, tmp_path: Path
) -> None:
    seen = show(small)
    starts = {"png": b"\x89PNG", "svg": b"<svg", "csv": b'\xef\xbb\xbf"Who"'}
    for ending, start in starts.items():
        seen.page.click("#save summary")
        with seen.page.expect_download() as download:
            seen.page.click(f"#save-{ending}")
        path = tmp_path / f"saved.{ending}"
        download.value.save_as(path)
        assert path.read_bytes().startswith(start)
    drawn = (tmp_path / "saved.svg").read_text("utf-8")
    assert "Gondor Brigades" in drawn
    assert "countries" in drawn


SPILLED = """() => {
    const picture = svgPicture();
    document.body.append(picture);
    const sheet = picture.getBoundingClientRect();
    const all = [...picture.querySelectorAll("text, path")]
        .map((one) => [one, one.getBoundingClientRect()]);
    const out = all.filter(([one, at]) => !one.closest("defs") && (at.left < sheet.left - 1 ||
        at.right > sheet.right + 1 || at.top < sheet.top - 1 || at.bottom > sheet.bottom + 1));
    picture.remove();
    return out.map(([one]) => one.outerHTML.slice(0, 90));
}"""


def test_nothing_spills_over_the_edge_of_a_picture(show: Show, forty: Path) -> None:
    seen = show(forty)
    assert seen.page.evaluate(SPILLED) == []
    seen.page.evaluate(
        "() => { for (const kind of Object.values(STORY.kinds)) kind.plural += ' of any sort'; }"
    )
    assert seen.page.evaluate(SPILLED) == []  # the legend takes the rows it needs
    seen.page.evaluate("change({ undated: false, from: '2024-02-10', to: '2024-02-14' })")
    assert seen.page.evaluate(SPILLED) == []  # nor is a filtered view cropped


def test_dark_follows_the_system_and_keeps_the_address(show: Show, small: Path) -> None:
    seen = show(small, hash=f"#s={ARNOR}", scheme="dark")
    assert seen.page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert seen.page.url.endswith(f"#s={ARNOR}")
    dark = seen.page.locator("[data-icon='State'] path").get_attribute("fill")
    seen.page.click("#theme")
    light = seen.page.locator("[data-icon='State'] path").get_attribute("fill")
    assert (dark, light) == ("#a99bff", "#332288")


def test_a_phone_shows_graph_then_evidence_without_scrolling_sideways(
    show: Show, small: Path
) -> None:
    seen = show(small, size=(390, 844))
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390
    ids = ("#graph", "#dates", "#panel", "#legend")
    tops = [box["y"] for id in ids if (box := seen.page.locator(id).bounding_box())]
    assert tops == sorted(tops)
    assert len(tops) == 4
    seen.page.evaluate("choose('event/strike')")
    y = "drawing.network.canvasToDOM(drawing.network.getPosition(state.node)).y"
    assert seen.page.evaluate(f"openHeight() > 160 && {y} < openHeight()")


def test_every_relation_opens_a_sentence_or_its_source(show: Show, forty: Path) -> None:
    seen = show(forty)
    silent = seen.page.evaluate(
        """() => edges.filter((edge) => {
            choose(edge.from, edge.to);
            return !document.querySelector("#panel .said");
        }).map((edge) => [edge.from, edge.relation, edge.to])"""
    )
    assert silent == []


def test_a_node_that_is_not_drawn_at_first_is_found_and_drawn_with_its_neighbours(
    show: Show,
) -> None:
    seen = show(story(500, 2))
    assert "drawn, the others by name" in counts(seen)
    far = seen.page.evaluate(
        "[...nodes.values()].find((n) => !n.core && n.degree && n.kind === 'Person').label"
    )
    seen.page.fill("#find", far)
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("Boolean(drawing.nodes.get(state.node))")
    assert seen.page.locator("#panel .said").count() >= 1


def test_what_is_only_named_can_be_found_with_the_sentence_that_names_it(show: Show) -> None:
    told = reading()
    rivendell = Entity("place/rivendell", "Rivendell", "Place")
    start = told.document.text.index("Monday")
    mention = Mention(rivendell.id, start, start + 6, "Monday")
    told = replace(told, entities=(*told.entities, rivendell), mentions=(*told.mentions, mention))
    seen = show(((told,), NOTHING_KNOWN, ()))
    seen.page.fill("#find", "Rivendell")
    seen.page.keyboard.press("Enter")
    assert "Named in".upper() in panel(seen)
    assert seen.page.inner_text("#panel mark") == "Monday"


def test_an_empty_story_is_a_page_that_says_so(show: Show) -> None:
    seen = show(((), NOTHING_KNOWN, ()))
    assert counts(seen) == "0 of 0 actors and events, 0 of 0 relations"
    assert "Nothing was found" in panel(seen)
    assert seen.errors == []


def test_hostile_words_are_shown_and_never_run(show: Show) -> None:
    seen = show(hostile(*HOSTILE), title=" ".join(HOSTILE))
    for index in range(len(HOSTILE)):
        seen.page.evaluate(f"choose('event/{index}')")
        seen.page.click("text=Read in context >> nth=0")
        assert "struck" in seen.page.inner_text("#reader .here")
        seen.page.keyboard.press("Escape")
    for typed in ("<", "alert", "{{"):
        seen.page.fill("#find", typed)
        assert seen.page.locator("#found li").count() >= 1
    seen.page.keyboard.press("Escape")
    seen.page.evaluate("toggleView(); svgText(); tableCsv(visible())")
    assert seen.page.locator("#table tbody tr").count() >= 1
    links = [link.get_attribute("href") or "" for link in seen.page.locator("a").all()]
    assert all(link.startswith(("#", "https://", "http://")) for link in links)
    assert (seen.dialogs, seen.errors, seen.requests[1:]) == ([], [], [])
    assert "\u202e" not in seen.page.inner_text("body")


def test_names_written_from_right_to_left_turn_nothing_around_them(show: Show) -> None:
    name = "حركة حزب الله النجباء"
    told = reading()
    brigades = next(e for e in told.entities if e.id == BRIGADES)
    others = tuple(e for e in told.entities if e.id != BRIGADES)
    named = replace(told, entities=(*others, replace(brigades, label=name, aliases=("النجباء",))))
    seen = show(((named,), NOTHING_KNOWN, ()))
    seen.page.fill("#find", "النجباء")
    seen.page.keyboard.press("Enter")
    assert seen.page.inner_text("#panel h2") == name
    assert any(label["lines"] for label in seen.page.evaluate("drawing.labels") if label["id"])
    ends = seen.page.evaluate(
        """(name) => {
            const line = [...document.querySelectorAll("#panel .roles")]
                .find((one) => one.textContent.includes("at Bree"));
            const at = (words) => {
                const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
                while (walk.nextNode()) if (walk.currentNode.data.includes(words)) {
                    const range = document.createRange();
                    range.selectNode(walk.currentNode);
                    return range.getBoundingClientRect().left;
                }
            };
            return [at("Arnor"), at(name), line.textContent];
        }""",
        name,
    )
    assert ends[0] < ends[1]  # what is told first stands on the left
    assert f"by Arnor · to {name} · at Bree" in ends[2]


def test_offsets_hold_behind_letters_that_javascript_counts_twice(show: Show) -> None:
    seen = show(hostile("Emoji 😀😀"))
    seen.page.evaluate("choose('event/0')")
    assert seen.page.inner_text("#panel mark >> nth=0") == "Emoji 😀😀 struck Emoji 😀😀 😀 there."


def test_two_speakers_are_set_beside_each_other_and_nobody_wins(show: Show, forty: Path) -> None:
    seen = show(forty)
    pair = seen.page.evaluate(
        "STORY.contradictions.map((pair) => pair.map((i) => claims[i].speaker))"
        ".find(([a, b]) => a !== b)"
    )
    seen.page.evaluate("(pair) => change({ speakers: new Set(pair) })", pair)
    told = panel(seen).lower()
    assert "as told only by" in told
    assert "against each other (" in told
    assert "only " in told
    alone = seen.page.evaluate(
        "(who) => visible().edges.every((edge) => edge.origin !== 'text' ||"
        " passing(edge).every((claim) => who.includes(claim.speaker)))",
        pair,
    )
    assert alone


def test_everything_can_be_done_without_a_mouse(show: Show, small: Path) -> None:
    seen = show(small)
    reached = set()
    for _ in range(60):
        seen.page.keyboard.press("Tab")
        reached.add(seen.page.evaluate("document.activeElement.id || document.activeElement.name"))
    wanted = {"view", "fit", "link", "theme", "find", "graph", "date-from", "date-to", "undated"}
    assert wanted <= reached
    seen.page.locator("#graph").focus()
    before = seen.page.evaluate("drawing.network.getScale()")
    seen.page.keyboard.press("+")
    assert seen.page.evaluate("drawing.network.getScale()") > before
    seen.page.keyboard.press("f")
    assert seen.page.evaluate("drawing.network.getScale()") == pytest.approx(before)


def tab_to(seen: Seen, selector: str) -> None:
    """Press Tab until something is reached that can be seen to have the focus."""
    for _ in range(120):
        seen.page.keyboard.press("Tab")
        at = "(what) => document.activeElement.matches(what)"
        if seen.page.evaluate(at, selector):
            outline = "getComputedStyle(document.activeElement).outlineStyle"
            assert seen.page.evaluate(outline) != "none"
            return
    raise AssertionError(f"Tab does not reach {selector}")


def test_every_task_can_be_done_by_keyboard_alone(show: Show, small: Path) -> None:
    seen = show(small)
    keys = seen.page.keyboard

    def type_and_enter(words: str) -> None:
        keys.type(words)
        keys.press("Enter")

    keys.press("/")
    type_and_enter("Brigades")  # find
    assert "backed by Mordor" in panel(seen)  # evidence
    tab_to(seen, '#legend input[data-value="denied"]')
    keys.press("Space")  # filter
    assert "denied" in seen.page.evaluate("[...state.off.told]")
    tab_to(seen, "#pathbox summary")
    keys.press("Enter")
    tab_to(seen, "#path-from")
    keys.type("Mordor")
    tab_to(seen, "#path-to")
    type_and_enter("Arnor")  # path
    assert "Shortest path, 3 steps" in panel(seen)
    tab_to(seen, "#pathbox button")
    keys.press("t")  # table
    assert seen.page.locator("#table tbody tr").count() > 0
    keys.press("Escape")
    tab_to(seen, "#save summary")
    keys.press("Enter")
    tab_to(seen, "#save-csv")
    with seen.page.expect_download() as download:
        keys.press("Enter")  # export
    assert download.value.suggested_filename.endswith(".csv")
    tab_to(seen, "#clear")
    keys.press("Enter")  # clear
    assert not seen.page.evaluate("filtered()")
