"""The week of an event, and the weeks that reports cover: by what they date, and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.dated import Act, Covered, acts, covered, later, monday
from kg.analysis.scope import Scope
from kg.analysis.ties import ties
from kg.model import Derivation, Polarity
from kg.story import Story, merge
from tests.analysis.few import NOTHING_KNOWN, Teller, told


def only(story: Story, scope: Scope | None = None) -> Act:
    (act,) = acts(ties(story, scope or Scope()))
    return act


def time(story: Story, scope: Scope | None = None) -> Covered | None:
    found = ties(story, scope or Scope())
    return covered(found, acts(found))


def dated(day: str) -> Story:
    report = Teller("The Bree Gazette")
    report.act("Arnor", "Raid", "Rohan", day=day)
    return told(report)


def one_event_told_twice(first: str, second: str) -> Story:
    gazette, wire = Teller("The Bree Gazette"), Teller("Shire Wire")
    gazette.act("Arnor", "Raid", "Rohan", day=first, event="event/a")
    wire.act("Arnor", "Raid", "Rohan", day=second, event="event/b")
    same = Derivation("derived/same", "event/a", "sameEventAs", "event/b", "rule", ())
    return merge((gazette.reading(), wire.reading()), NOTHING_KNOWN, (same,))


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2024-03-03", "2024-02-26"),  # a Sunday
        ("2024-03-04", "2024-03-04"),  # a Monday
        ("2024-03-04/2024-03-10", "2024-03-04"),
        ("2024-03-03/2024-03-04", ""),  # over the night from Sunday to Monday
        ("2024-03-01/2024-03-31", ""),
        ("", ""),
    ],
)
def test_an_event_lies_in_a_week_only_where_all_its_days_do(day: str, week: str) -> None:
    assert only(dated(day)).week == week


def test_an_event_told_by_two_is_one_with_the_claims_and_reports_of_both() -> None:
    story = one_event_told_twice("2024-03-03", "2024-03-03")
    act = only(story)
    assert act.claims == story.claims.keys()
    assert act.published == ("2024-03-05",)


@pytest.mark.parametrize("other", ["2024-03-01/2024-03-31", "2024-03-03/", "/2024-03-03", ""])
def test_of_two_datings_the_more_exact_counts(other: str) -> None:
    for both in (("2024-03-03", other), (other, "2024-03-03")):
        assert only(one_event_told_twice(*both)).day == "2024-03-03"


@pytest.mark.parametrize("day", ["2024-03-01/2024-03-31", "2024-03-03/", "/2024-03-03", ""])
def test_an_event_that_is_not_dated_to_the_day_has_none(day: str) -> None:
    assert only(dated(day)).day == ""


def test_what_is_only_known_beforehand_is_no_act_of_reports() -> None:
    story = dated("2024-03-03")
    known = (replace(claim, passage=None) for claim in story.claims.values())
    assert not acts(ties(replace(story, claims={claim.id: claim for claim in known})))


def test_a_claim_that_does_not_count_dates_nothing() -> None:
    report = Teller("The Bree Gazette")
    report.act("Arnor", "Raid", "Rohan", event="event/raid", by="Arnor army")
    report.act("Arnor", "Raid", "Rohan", event="event/raid", day="2024-03-03")
    story = told(report)
    without = only(story, Scope(speakers=frozenset({"actor/the-bree-gazette"})))
    assert only(story).dates
    assert not without.dates


def test_time_covered_is_from_the_first_event_to_the_last_report() -> None:
    found = time(dated("2024-02-14"))
    assert found == Covered("2024-02-14", "2024-03-05", ("2024-02-12", "2024-02-26", "2024-03-04"))


def test_what_is_told_in_passing_of_long_ago_does_not_begin_it() -> None:
    report = Teller("The Bree Gazette")
    report.act("Arnor", "Raid", "Rohan", day="2019-03-03")
    report.act("Arnor", "Raid", "Rohan", day="2024-03-03")
    found = time(told(report))
    assert found
    assert found.first == "2024-03-03"


def test_a_scope_of_some_days_covers_those() -> None:
    report = Teller("The Bree Gazette")
    report.act("Arnor", "Raid", "Rohan", day="2019-03-03")
    report.act("Arnor", "Raid", "Rohan", day="2024-03-03")
    found = time(told(report), Scope(since=date(2019, 1, 1), until=date(2024, 3, 3)))
    assert found
    assert (found.first, found.last) == ("2019-01-01", "2024-03-03")
    assert found.weeks == ("2019-02-25", "2024-02-26")


@pytest.mark.parametrize("day", ["", "2024-03-01/2024-03-31"])
def test_where_no_event_has_a_week_no_time_is_covered(day: str) -> None:
    assert time(dated(day)) is None


def test_a_story_without_reports_covers_no_time() -> None:
    assert time(told()) is None


def test_a_day_that_is_denied_rests_on_no_claim() -> None:
    story = dated("2024-03-03")
    denied = (
        replace(claim, polarity=Polarity.NEGATIVE) if claim.relation == "date" else claim
        for claim in story.claims.values()
    )
    act = only(replace(story, claims={claim.id: claim for claim in denied}))
    assert (act.dated, act.dates) == (False, frozenset())


@pytest.mark.parametrize(
    ("day", "span"),
    [
        ("", ("2024-02-26", "2024-03-04")),  # the report is of 5 March, a Tuesday
        ("2024-03-01/2024-03-31", ("2024-02-26", "2024-03-25")),
        ("2024-02-14/", ("2024-02-12", "2024-03-04")),
        ("/2024-02-14", ("", "2024-02-12")),
    ],
    ids=["news", "within a month", "up to its report", "ever before"],
)
def test_an_event_may_lie_in_the_weeks_that_its_days_leave(day: str, span: tuple[str, str]) -> None:
    assert list(only(dated(day)).spans()) == [span]


def test_an_event_without_a_day_is_news_in_its_first_report() -> None:
    wire = Teller("Shire Wire", date(2024, 2, 14))
    gazette = Teller("The Bree Gazette", date(2024, 3, 5))
    for report in (gazette, wire):
        report.act("Arnor", "Raid", "Rohan", event="event/raid")
    assert list(only(told(gazette, wire)).spans()) == [("2024-02-05", "2024-02-12")]


@given(st.dates())
def test_a_day_lies_within_the_seven_that_begin_on_its_monday(day: date) -> None:
    week = date.fromisoformat(monday(day.isoformat()))
    assert week.weekday() == 0
    assert 0 <= (day - week).days < 7


@given(st.dates(date(1, 1, 8), date(9999, 12, 26)))
def test_a_week_later_and_back_is_the_same_week(day: date) -> None:
    week = monday(day.isoformat())
    assert week < later(week)
    assert later(later(week), -1) == week


@pytest.mark.parametrize("day", [date.min, date.max])
def test_at_the_ends_of_the_calendar_there_is_no_further_week(day: date) -> None:
    week = monday(day.isoformat())
    assert later(week, -1 if day == date.min else 1) == week
