from __future__ import annotations

from matplotlib.figure import Figure

from kg.analysis.activity import activity
from kg.analysis.ties import Ties, ties
from kg.plots.sheets import part
from kg.plots.timeline import WIDE, timeline
from tests.analysis.few import Teller, told
from tests.plots.stories import FIRST, texts, war, weekly


def drawn(of: Ties) -> Figure:
    return timeline(of, activity(of))


def bars(figure: Figure) -> dict[str, list[tuple[float, float, float]]]:
    """By what the legend calls them: place, lower end and height of each bar."""
    return {
        str(each.get_label()): [
            (round(bar.get_x() + bar.get_width() / 2, 6), bar.get_y(), bar.get_height())
            for bar in each.patches
        ]
        for each in figure.axes[0].containers
    }


def test_a_bar_is_as_high_as_a_week_has_events_of_its_sign() -> None:
    found = bars(drawn(war()))
    assert found["hostile"] == [(0, 0, 4), (2, 0, 0)]
    assert found["friendly"] == [(0, 4, 0), (2, 0, 1)]
    assert found["neither"] == [(0, 4, 1), (2, 1, 0)]


def test_the_title_tells_the_week_that_has_most() -> None:
    title = part(drawn(war()), "title")
    assert title == "5 of 6 reported events fall in one week, that of 1 January 2024"


def test_weeks_that_have_as_many_get_no_title_of_their_own() -> None:
    assert part(drawn(weekly(3)), "title") == "When do the reported events happen?"


def test_the_caption_counts_what_no_bar_shows() -> None:
    assert "Shown: 6 of 7 events" in part(drawn(war()), "caption")
    assert "not shown: 1 of no date that is told" in part(drawn(war()), "caption")


def test_weeks_that_no_report_tells_of_are_told_from_weeks_without_events() -> None:
    label = "no report tells of these weeks"
    assert label not in texts(drawn(weekly(3)))
    assert label in texts(drawn(weekly(9, every=4)))


def test_bursts_and_quiet_spells_are_marked_and_explained() -> None:
    raids = Teller("The Bree Gazette", FIRST)
    for number in range(12):
        raids.act("Arnor", "Raid", "Rohan", day=f"2024-01-0{1 + number % 7}")
    calm = [Teller("Rohan Herald", FIRST.replace(month=m, day=20), title=f"{m}") for m in (2, 3, 4)]
    for number, report in enumerate(calm):
        report.act("Rohan", "Raid", "Arnor", day="2024-01-01", event=f"event/{number}")
    figure = drawn(ties(told(raids, *calm)))
    assert {"burst", "quiet spell"} <= set(texts(figure))
    assert "a probability below 0.05" in part(figure, "caption")
    assert "burst" not in texts(drawn(weekly(3)))


def test_signs_are_told_apart_without_colour_while_bars_have_room_for_it() -> None:
    hatched = {c.get_label(): c.patches[0].get_hatch() for c in drawn(war()).axes[0].containers}
    assert len({hatched["hostile"] or "", hatched["friendly"] or ""}) == 2


def test_bars_of_many_years_are_still_to_be_seen() -> None:
    figure = drawn(weekly(2 * WIDE, every=WIDE))
    assert all(bar.get_linewidth() > 0.5 for bar in figure.axes[0].containers[0].patches)
