"""Events per week: each once, where reports date it, and marked where there are many or none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from math import exp, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.activity import Activity, Timeline, activity, measures, tail
from kg.analysis.dated import acts
from kg.analysis.scope import Scope
from kg.analysis.ties import ties
from kg.story import Story, merge
from tests.analysis.few import Teller, told
from tests.views.stories import story

START = date(2024, 1, 1)  # a Monday


def day(week: int) -> str:
    """The Wednesday of a week, counted from the first of the year."""
    return (START + timedelta(days=7 * week + 2)).isoformat()


def week(number: int) -> str:
    return (START + timedelta(days=7 * number)).isoformat()


def weekly(*counts: int) -> list[Teller]:
    """A report each week, that tells of so many raids of Arnor on Rohan, and of something else."""
    reports = []
    for number, count in enumerate(counts):
        report = Teller("The Bree Gazette", date.fromisoformat(day(number)) + timedelta(days=1))
        report.act("Gondor", "Call", "Lindon", day=day(number))
        for _ in range(count):
            report.act("Arnor", "Raid", "Rohan", day=day(number))
        reports.append(report)
    return reports


def of_raids(reports: Iterable[Teller]) -> Activity:
    return next(one for one in activity(ties(told(*reports))).dyads if one.source == "actor/arnor")


def test_events_are_counted_by_week_with_their_signs() -> None:
    report = Teller("The Bree Gazette")
    report.act("Arnor", "Raid", "Rohan", day="2024-03-03")
    report.act("Arnor", "MilitaryAid", "Rohan", day="2024-02-26")
    report.act("Arnor", "Call", "Rohan", day="2024-02-27")
    report.act("Arnor", "Raid", "Rohan", day="2024-03-04")
    (one,) = activity(ties(told(report))).dyads
    found = [(w.monday, w.count, w.hostile, w.friendly) for w in one.weeks]
    assert found == [("2024-02-26", 3, 1, 1), ("2024-03-04", 1, 1, 0)]


def test_an_event_told_by_two_reports_counts_once() -> None:
    gazette, wire = Teller("The Bree Gazette"), Teller("Shire Wire")
    for report in (gazette, wire):
        report.act("Arnor", "Raid", "Rohan", day="2024-03-03", event="event/raid")
    (one,) = activity(ties(told(gazette, wire))).dyads
    assert (one.total, one.placed) == (1, 1)
    assert len(one.claims) == 6


def test_an_event_of_several_dyads_counts_once_in_all() -> None:
    report = Teller("The Bree Gazette")
    report.act("Arnor", "Raid", "Rohan", day="2024-03-03", event="event/raid")
    report.act("Gondor", "Raid", "Rohan", day="2024-03-03", event="event/raid")
    found = activity(ties(told(report)))
    assert [one.total for one in found.dyads] == [1, 1]
    assert found.all.total == found.all.weeks[0].count == 1


def test_a_dyad_rests_on_the_claims_of_its_own_ends() -> None:
    report = Teller("The Bree Gazette")
    report.act("Arnor", "Raid", "Rohan", day="2024-03-03", event="event/raid")
    report.act("Gondor", "Raid", "Rohan", event="event/raid")
    whole = told(report)
    for one in activity(ties(whole)).dyads:
        claims = [whole.claims[id] for id in one.claims]
        assert {c.object for c in claims if c.relation == "agent"} == {one.source}
        assert one.weeks[0].claims == one.claims


def test_each_direction_is_a_dyad_of_its_own() -> None:
    report = Teller("The Bree Gazette")
    report.act("Arnor", "Raid", "Rohan", day="2024-03-03")
    report.act("Rohan", "Raid", "Arnor", day="2024-03-03")
    ends = [(one.source, one.target) for one in activity(ties(told(report))).dyads]
    assert ends == [("actor/arnor", "actor/rohan"), ("actor/rohan", "actor/arnor")]


def test_what_has_no_week_is_counted_apart() -> None:
    report = Teller("The Bree Gazette")
    for when in ("2024-03-03", "2024-02-01/2024-02-29", "2019-03-03", "", ""):
        report.act("Arnor", "Raid", "Rohan", day=when)
    (one,) = activity(ties(told(report))).dyads
    assert (one.total, one.placed, one.unplaced, one.undated) == (5, 1, 2, 2)


def test_where_nothing_is_dated_there_are_no_weeks() -> None:
    report = Teller("The Bree Gazette")
    report.act("Arnor", "Raid", "Rohan")
    found = activity(ties(told(report)))
    assert found.covered is None
    assert (found.all.weeks, found.all.bursts, found.all.quiet) == ((), (), ())
    assert (found.all.total, found.all.undated) == (1, 1)


def test_a_story_without_reports_has_no_activity() -> None:
    found = activity(ties(told()))
    assert (found.dyads, found.all.total, found.all.claims) == ((), 0, frozenset())


def test_a_week_of_many_among_weeks_of_few_is_a_burst() -> None:
    found = of_raids(weekly(0, 1, 0, 4, 0, 1, 0, 0))
    assert [burst.monday for burst in found.bursts] == [week(3)]


@pytest.mark.parametrize("counts", [(4, 4, 4, 4), (1, 2, 0, 3)])
def test_what_may_well_come_by_chance_is_no_burst(counts: tuple[int, ...]) -> None:
    assert not of_raids(weekly(*counts)).bursts


def test_how_many_and_how_unlikely_are_parameters() -> None:
    whole = ties(told(*weekly(*[0] * 20, 3)))
    assert [one.bursts != () for one in activity(whole).dyads] == [False, True]
    assert not any(one.bursts for one in activity(whole, least=4).dyads)
    assert not any(one.bursts for one in activity(whole, chance=0.0001).dyads)


def test_events_without_a_week_do_not_raise_the_rate() -> None:
    reports = weekly(0, 1, 0, 4, 0, 1, 0, 0)
    for _ in range(20):
        reports[-1].act("Arnor", "Raid", "Rohan")
    assert [burst.monday for burst in of_raids(reports).bursts] == [week(3)]


def test_two_events_are_never_a_burst() -> None:
    assert not of_raids(weekly(*[0] * 30, 2, *[0] * 30)).bursts


def test_weeks_without_events_after_many_are_quiet() -> None:
    (spell,) = of_raids(weekly(2, 2, 2, 2, 0, 0, 0, 0)).quiet
    assert (spell.first, spell.last, spell.weeks) == (week(4), week(7), 4)


def test_a_few_events_leave_no_week_quiet() -> None:
    assert not of_raids(weekly(3, *[0] * 50)).quiet


def test_weeks_of_which_no_report_tells_are_not_quiet() -> None:
    reports = weekly(2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    assert of_raids(reports).quiet
    assert not of_raids([*reports[:4], reports[-1]]).quiet


def test_a_week_of_which_no_report_tells_parts_quiet_weeks() -> None:
    reports = weekly(2, 2, 2, 2, 0, 0, 0, 0, 0, 0)
    assert of_raids(reports).quiet
    assert not of_raids([*reports[:6], *reports[8:]]).quiet


@pytest.mark.parametrize(
    "when",
    ["", f"{day(4)}/{day(7)}", f"{day(4)}/", f"/{day(7)}"],
    ids=["without a day", "within a month", "from a day on", "up to a day"],
)
def test_weeks_in_which_an_event_may_lie_are_not_quiet(when: str) -> None:
    reports = weekly(2, 2, 2, 2, 0, 0, 0, 0)
    reports[6].act("Arnor", "Raid", "Rohan", day=when)
    assert not of_raids(reports).quiet


def test_a_scope_counts_the_events_of_its_days() -> None:
    whole = ties(told(*weekly(2, 2, 2, 2)))
    since, until = (date.fromisoformat(day(number)) for number in (1, 2))
    found = activity(whole.within(Scope(since=since, until=until)))
    assert [w.monday for w in found.all.weeks] == [week(1), week(2)]


def test_measures_name_the_dyad_and_how_they_are_come_by() -> None:
    found = {(m.about, m.name): m for m in measures(activity(ties(told(*weekly(1, 0, 2)))))}
    arnor = ("actor/arnor", "actor/rohan")
    assert found[arnor, "events"].value == 3
    assert found[arnor, "active weeks"].value == 2
    assert found[(), "events"].value == 6
    assert found[arnor, "bursts"].method.parameters == ("chance=0.05", "least=3")


@pytest.mark.parametrize(
    ("rate", "least", "chance"),
    [(1.0, 1, 1 - exp(-1)), (1.0, 3, 0.080301), (2.0, 5, 0.052653), (5.0, 10, 0.031828)],
)
def test_the_chance_of_so_many_is_that_of_the_tables(
    rate: float, least: int, chance: float
) -> None:
    assert isclose(tail(rate, least), chance, abs_tol=1e-6)


@given(st.floats(0, 2_000), st.integers(0, 60))
def test_more_events_are_never_likelier_than_fewer(rate: float, least: int) -> None:
    assert tail(rate, 0) == 1.0
    assert 0.0 <= tail(rate, least + 1) <= tail(rate, least) <= 1.0


def _of_any_size(seed: int) -> tuple[Story, Timeline]:
    whole = merge(*story(60, seed))
    return whole, activity(ties(whole))


@given(st.integers(0, 50))
def test_every_event_is_placed_unplaced_or_undated_and_cited(seed: int) -> None:
    whole, found = _of_any_size(seed)
    for one in (found.all, *found.dyads):
        assert one.total == one.placed + one.unplaced + one.undated
        assert one.claims <= whole.claims.keys()
        assert all(w.hostile + w.friendly <= w.count and w.claims for w in one.weeks)
    assert found.all.total == len(acts(found.ties))
    assert sum(one.total for one in found.dyads) >= found.all.total
