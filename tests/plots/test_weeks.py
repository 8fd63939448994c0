from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.dated import Covered
from kg.plots.weeks import between, spread, untold

TIME = Covered("2024-01-03", "2024-02-07", ("2024-01-01", "2024-01-08", "2024-01-29"))


def test_weeks_go_from_the_first_day_to_the_last() -> None:
    assert between(TIME) == (
        *("2024-01-01", "2024-01-08", "2024-01-15", "2024-01-22", "2024-01-29", "2024-02-05"),
    )


def test_weeks_of_which_no_report_tells_come_in_runs() -> None:
    assert list(untold(between(TIME), TIME)) == [(2, 3), (5, 5)]


@given(st.integers(0, 2000), st.integers(1, 20))
def test_places_are_never_more_than_asked_for_and_begin_at_the_first(count: int, most: int) -> None:
    places = list(spread(count, most))
    assert len(places) <= most
    assert places[:1] == ([0] if count else [])
