"""The sheet: every picture says what it rests on, and shows names as they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import matplotlib as mpl
import pytest
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.text import Text

from kg import __version__
from kg.analysis.activity import activity
from kg.analysis.balance import balance
from kg.analysis.communities import communities
from kg.analysis.graphs import graph
from kg.analysis.scope import Scope
from kg.analysis.ties import Ties, ties
from kg.plots import communities as groups
from kg.plots import heatmap, sheets, timeline, triads
from kg.plots.sheets import part
from tests.analysis.few import Teller, tied, told
from tests.plots.stories import nobody, shown, texts, war, written

Draw = Callable[[Ties], Figure]

PICTURES: dict[str, Draw] = {
    "timeline": lambda drawn: timeline.timeline(drawn, activity(drawn)),
    "heatmap": lambda drawn: heatmap.heatmap(drawn, activity(drawn)),
    "communities": lambda drawn: groups.communities(drawn, communities(graph(drawn))),
    "triads": lambda drawn: triads.triads(drawn, balance(drawn)),
}
pictures = pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)


def hostile(*names: str) -> Ties:
    """Everybody raids everybody on one day, as told by a paper of a strange name."""
    report = Teller("The <Bree> & Gazette $x$")
    for one in names:
        for other in names:
            if one != other:
                report.act(one, "Raid", other, day="2024-03-03")
    return ties(told(report))


@pictures
def test_the_caption_tells_how_much_it_rests_on_of_when_and_from_whom(draw: Draw) -> None:
    caption = part(draw(war()), "caption")
    assert "n = 3 actors, 7 ties, 7 events that reports tell of, 14 claims in 2 reports" in caption
    assert "1 to 16 January 2024" in caption
    assert "Sources: Rohan Herald, The Bree Gazette." in caption
    assert "Scope: all that is claimed." in caption
    assert "figures describe the reports, not the world" in caption
    assert __version__ in caption


@pictures
def test_the_caption_names_the_scope(draw: Draw) -> None:
    within = war().within(Scope(since=date(2024, 1, 8), publishers=frozenset({"Rohan Herald"})))
    caption = part(draw(within), "caption")
    assert "Scope: since 8 January 2024, without reports of Rohan Herald." in caption
    assert "Sources: The Bree Gazette." in caption


@pictures
def test_a_picture_of_nothing_says_so(draw: Draw) -> None:
    figure = draw(nobody())
    assert any("in this scope" in text for text in texts(figure))
    assert "Sources: none that is named." in part(figure, "caption")


@pictures
def test_ties_without_a_report_or_a_day_are_drawn(draw: Draw) -> None:
    assert part(draw(tied(("a", "b", 1), ("b", "c", -1), ("a", "c", -1))), "title")


@pictures
def test_names_stay_text_whatever_is_in_them(draw: Draw) -> None:
    figure = draw(hostile("$x^2$ & Co", "<b>Arnor</b>", "Gon\x1b[31mdor", "Ro\u202ehan"))
    read = " ".join(written(figure).split())
    assert "Sources: The <Bree> & Gazette $x$." in read
    if draw is not PICTURES["timeline"]:
        for name in ("$x^2$ & Co", "<b>Arnor</b>", "Gon\ufffd[31mdor", "Ro\ufffdhan"):
            assert name in read


@pictures
def test_letters_that_no_font_has_are_no_error(draw: Draw) -> None:
    read = written(draw(hostile("漢字 Forces", "حماس Brigade", "\U0001f6a9 Rohan")))
    if draw is not PICTURES["timeline"]:
        assert all(name in read for name in ("漢字 Forces", "حماس Brigade", "\U0001f6a9 Rohan"))


def test_a_font_is_sought_that_has_the_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    other = font_manager.findfont("cmmi10")
    monkeypatch.setattr(sheets, "_letters", lambda file: {0x6F22} if file == other else {65})
    assert list(sheets._families({0x6F22})) == ["cmmi10"]


def test_an_installed_font_is_used_for_a_name_only_where_ours_lacks_letters() -> None:
    figure = PICTURES["communities"](hostile("Arnor", "ሀገር"))
    families = {text.get_text(): text.get_fontfamily() for text in figure.findobj(Text)}
    assert families["Arnor"] == [sheets.FONT]


@pictures
def test_a_long_name_is_cut_and_nothing_runs_off_the_sheet(draw: Draw) -> None:
    figure = draw(hostile("W" * 300, f"{'M' * 40} {'M' * 40}", "Arnor"))
    figure.draw_without_rendering()
    width, height = figure.get_size_inches() * figure.dpi
    boxes = [text.get_window_extent() for text in figure.findobj(Text) if shown(text)]
    assert min(min(box.x0, box.y0) for box in boxes) >= 0
    assert max(box.x1 for box in boxes) <= width
    assert max(box.y1 for box in boxes) <= height


def test_sources_beyond_a_line_or_two_are_counted() -> None:
    reports = [Teller(f"Paper {n:02}", title=f"Paper {n:02}") for n in range(20)]
    for report in reports:
        report.act("Arnor", "Raid", "Rohan", day="2024-01-01")
    caption = part(PICTURES["timeline"](ties(told(*reports))), "caption")
    assert "Paper 00, Paper 01" in caption
    assert "Paper 14 and 5 more." in caption


def test_a_readers_own_settings_change_nothing_and_stay() -> None:
    plain = written(PICTURES["triads"](war()))
    with mpl.rc_context({"text.parse_math": True, "font.size": 30, "svg.fonttype": "path"}):
        assert written(PICTURES["triads"](war())) == plain
        assert mpl.rcParams["font.size"] == 30
