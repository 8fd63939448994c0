from __future__ import annotations

from datetime import timedelta

from matplotlib.figure import Figure

from kg.analysis.activity import activity
from kg.analysis.ties import Ties, ties
from kg.plots.heatmap import WEEKS, heatmap
from kg.plots.sheets import part
from tests.analysis.few import Teller, told
from tests.plots.stories import FIRST, texts, war, weekly


def drawn(of: Ties, most: int = 15) -> Figure:
    return heatmap(of, activity(of), most)


def rows(figure: Figure) -> list[str]:
    return [text.get_text().replace("\u200e", "") for text in figure.axes[0].get_yticklabels()]


def cells(figure: Figure) -> dict[tuple[int, int], str]:
    """The number in each cell, by row and column."""
    told = {t.get_position(): t.get_text() for t in figure.axes[0].texts}
    return {(round(y), round(x)): number for (x, y), number in told.items()}


def totals(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].child_axes[0].get_yticklabels()]


def test_a_row_is_a_dyad_and_a_cell_counts_its_events_of_a_week() -> None:
    figure = drawn(war())
    assert rows(figure) == ["Arnor → Rohan", "Rohan → Gondor Brigades"]
    assert cells(figure) == {(0, 0): "5", (1, 2): "1"}


def test_a_row_tells_signs_and_what_no_cell_shows() -> None:
    assert totals(drawn(war())) == ["4 hostile, 1 neither", "1 friendly"]
    report = Teller("The Bree Gazette")
    report.act("Arnor", "Raid", "Rohan", day="2024-03-03")
    report.act("Arnor", "Raid", "Rohan")
    assert totals(drawn(ties(told(report)))) == ["1 hostile; 1 more not shown"]


def test_only_the_most_active_dyads_are_shown_and_how_many_there_are_is_told() -> None:
    figure = drawn(war(), 1)
    assert rows(figure) == ["Arnor → Rohan"]
    assert "1 of 2 dyads that have an event in a week" in part(figure, "caption")


def test_names_of_any_script_stand_on_their_side_of_the_arrow() -> None:
    report = Teller("The Bree Gazette")
    report.act("حماس 1", "Raid", "غوندور 2", day="2024-03-03")
    (row,) = (text.get_text() for text in drawn(ties(told(report))).axes[0].get_yticklabels())
    assert row == "\u200eحماس 1 → \u200eغوندور 2"


def test_of_a_long_time_only_weeks_with_events_are_shown_each_with_its_date() -> None:
    figure = drawn(weekly(2 * WEEKS, every=26))
    labels = [text.get_text() for text in figure.axes[0].get_xticklabels()]
    assert labels == ["1 Jan 2024", "1 Jul 2024", "30 Dec 2024", "30 Jun 2025"]
    assert "A dotted line stands for weeks" in part(figure, "caption")
    lines = [line for line in figure.axes[0].lines if line.get_linestyle() == ":"]
    assert len(lines) == 3


def test_of_too_many_weeks_with_events_the_last_are_shown_and_the_caption_says_so() -> None:
    figure = drawn(weekly(WEEKS + 3))
    assert len(cells(figure)) == WEEKS
    assert totals(figure) == [f"{WEEKS} hostile; 3 more not shown"]
    assert f"before the last {WEEKS} weeks" in part(figure, "caption")
    first = (FIRST + timedelta(weeks=3)).strftime("%-d %b %Y")
    assert figure.axes[0].get_xticklabels()[0].get_text().split() == first.split()


def test_dyads_without_a_day_give_words_instead_of_rows() -> None:
    report = Teller("The Bree Gazette")
    report.act("Arnor", "Raid", "Rohan")
    assert "No event in this scope can be placed in a week." in texts(drawn(ties(told(report))))
