"""The places of an earlier page: taken over, checked, and never in the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import InvalidData
from kg.views.drawing import places
from kg.views.network import network
from kg.views.placing.keeping import FARTHEST, Kept, earlier, kept
from tests.views.pages import html, render
from tests.views.stories import story


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    render(*story(20), path)
    return path


def saved(page: Path, **at: object) -> Path:
    """The page as its reader saves it after dragging."""
    text = page.read_text(encoding="utf-8")
    start = text.index(">", text.index('id="places"')) + 1
    about = json.loads(text[start : text.index("<", start)])
    told = json.dumps(about | {"byHand": True, "at": at})
    page.write_text(text[:start] + told + text[text.index("<", start) :], encoding="utf-8")
    return page


def test_the_same_network_stays_where_it_stood(page: Path) -> None:
    held = kept(page)
    moved = Kept(held.key, {node: (x + 7, y) for node, (x, y) in held.places.items()})
    graph = network(*story(20))
    assert places(graph, held).places == held.places == places(graph).places
    assert places(graph, moved).places == moved.places


def test_a_page_drawn_over_itself_is_the_same_to_the_byte(page: Path) -> None:
    assert html(*story(20), kept=kept(page)) == page.read_text(encoding="utf-8")


def test_another_network_is_drawn_anew(page: Path) -> None:
    graph = network(*story(20, 2))
    assert places(graph, kept(page)) == places(graph)


def test_what_a_reader_placed_stays_though_the_network_grows(page: Path) -> None:
    whole = network(*story(20))
    node, dragged = sorted(places(whole).places)[0], (411.0, -77.5)
    held = kept(saved(page, **{node: dragged}))
    assert held.places[node] == dragged
    whole.add_node("actor/new", **whole.nodes[node])
    whole.add_edge("actor/new", node, **next(iter(whole.edges(data=True)))[2])
    for lone in ("actor/lone", "actor/lonely"):
        whole.add_node(lone, **whole.nodes[node])
    whole.add_edge("actor/lone", "actor/lonely", **next(iter(whole.edges(data=True)))[2])
    drawn = places(whole, held)
    assert drawn.by_hand
    assert {n: drawn.places[n] for n in held.places} == held.places
    x, y = drawn.places["actor/new"]
    assert abs(x - dragged[0]) + abs(y - dragged[1]) < 150
    lowest = max(y for _, y in held.places.values())
    assert min(drawn.places["actor/lone"][1], drawn.places["actor/lonely"][1]) > lowest


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html>",
        '<script type="application/json" id="places">{}</script>'
        '<script type="application/json" id="data">{"nodes":[]}</script>',
        '<script type="application/json" id="places">[</script>',
        '<script type="application/json" id="places">[1]</script>'
        '<script type="application/json" id="data">[2]</script>',
    ],
)
def test_what_is_no_page_of_ours_is_refused_if_named_and_passed_over_if_found(
    tmp_path: Path, text: str
) -> None:
    other = tmp_path / "other.html"
    other.write_text(text)
    with pytest.raises(InvalidData, match="holds no places"):
        earlier(other, other)
    assert earlier(None, other) is None
    assert earlier(None, tmp_path / "nothing.html") is None


@pytest.mark.parametrize("place", [[1], [float("nan"), 0], [FARTHEST * 2, 0], ["x", 0], None])
def test_a_place_that_is_none_is_refused(page: Path, place: object) -> None:
    with pytest.raises(InvalidData):
        kept(saved(page, **{"actor/arnor": place}))
