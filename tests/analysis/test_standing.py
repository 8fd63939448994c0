"""What a build measures by itself: the whole, and communities month by month."""

from __future__ import annotations

from datetime import date

from kg.analysis.scope import WHOLE, Scope
from kg.analysis.standing import MONTHS, months, standing
from kg.analysis.ties import Ties, ties
from tests.analysis.few import Teller, told


def over(*days: str) -> Ties:
    """Two groups of three with one tie between them, told of on these days, and one more."""
    report = Teller("The Bree Gazette", date(2024, 6, 1))
    for number, day in enumerate(days):
        for one, other in (("Arnor", "Rohan"), ("Rohan", "Dale"), ("Dale", "Arnor")):
            report.act(one, "Raid", other, day=day, event=f"event/{one}-{number}")
    report.act("Mordor", "Raid", "Moria", event="event/once")
    return ties(told(report))


def test_the_whole_is_measured_and_then_each_month() -> None:
    found = dict(standing(over("2024-01-15", "2024-03-02")))
    assert list(found) == [
        WHOLE,
        Scope(until=date(2024, 1, 31)),
        Scope(until=date(2024, 2, 29)),
        Scope(until=date(2024, 3, 31)),
    ]
    assert {m.name for m in found[WHOLE]} >= {"degree", "pagerank", "betweenness", "constraint"}
    assert {m.name for m in found[WHOLE]} >= {"community", "modularity"}


def test_of_many_months_the_last_are_told_apart() -> None:
    found = months(over("2019-01-01", "2024-03-02"))
    assert len(found) == MONTHS
    assert found[-1] == date(2024, 3, 31)


def test_where_no_report_tells_a_day_only_the_whole_is_measured() -> None:
    assert [scope for scope, _ in standing(over())] == [WHOLE]


def test_whoever_stays_among_the_same_keeps_the_number() -> None:
    growing = over("2024-01-15", "2024-02-10", "2024-03-02")
    by_month = [measures for scope, measures in standing(growing) if scope != WHOLE]
    numbers = [
        {m.about: m.value for m in measures if m.name == "community"} for measures in by_month
    ]
    assert numbers[0] == numbers[1] == numbers[2]
