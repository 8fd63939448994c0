"""What appears, disappears and turns: only what weeks and reports bear out."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.scope import Scope
from kg.analysis.ties import ties
from kg.analysis.weeks import APPEARS, DISAPPEARS, TURNS, Change, Weeks, measures, weeks
from kg.model import Claim, Origin, Reading
from kg.story import Story, merge
from tests.analysis.few import NOTHING_KNOWN, Teller, actor, told
from tests.views.stories import story

START = date(2024, 1, 1)  # a Monday
PAIR = ("actor/arnor", "actor/rohan")


def day(week: int) -> str:
    """The Wednesday of a week, counted from the first of the year."""
    return (START + timedelta(days=7 * week + 2)).isoformat()


def week(number: int) -> str:
    return (START + timedelta(days=7 * number)).isoformat()


def weekly(count: int) -> list[Teller]:
    """A report each week, in which Arnor and Rohan each call somebody else."""
    reports = []
    for number in range(count):
        report = Teller("The Bree Gazette", date.fromisoformat(day(number)))
        report.act("Arnor", "Call", "Lindon", day=day(number))
        report.act("Rohan", "Call", "Gondor", day=day(number))
        reports.append(report)
    return reports


def of_pair(found: Weeks, sort: str) -> list[Change]:
    return [change for change in found.changes if change.sort == sort and change.pair == PAIR]


def changed(reports: list[Teller], sort: str, scope: Scope | None = None) -> list[str]:
    found = weeks(ties(told(*reports), scope or Scope()))
    return [change.week for change in of_pair(found, sort)]


def test_a_snapshot_holds_the_ties_of_the_events_of_its_week() -> None:
    report = Teller("The Bree Gazette", date(2024, 1, 20))
    report.act("Arnor", "Raid", "Rohan", day=day(0))
    report.act("Gondor", "Raid", "Rohan", day=day(2))
    report.tie("Gondor", "alliedWith", "Rohan")
    for elsewhen in ("", f"{day(0)}/{day(2)}", "2019-05-05"):
        report.act("Gondor", "Call", "Rohan", day=elsewhen)
    found = weeks(ties(told(report)))
    assert [(s.week, [tie.source for tie in s.ties]) for s in found.snapshots] == [
        (week(0), ["actor/arnor"]),
        (week(2), ["actor/gondor"]),
    ]


def test_two_appear_in_the_first_week_of_an_event_of_theirs() -> None:
    reports = weekly(5)
    reports[2].act("Rohan", "Raid", "Arnor", day=day(2))
    reports[3].act("Arnor", "MilitaryAid", "Rohan", day=day(3))
    (change,) = of_pair(weeks(ties(told(*reports))), APPEARS)
    assert (change.week, change.before, change.now) == (week(2), None, -1)
    assert [tie.relation for tie in change.ties] == ["Raid"]
    assert change.claims == change.ties[0].claims


@pytest.mark.parametrize(
    "when",
    ["2023-12-01/2024-01-31", "2019-05-05", f"{day(0)}/{day(1)}", f"{day(0)}/", f"/{day(3)}"],
)
def test_who_may_have_met_before_does_not_appear(when: str) -> None:
    reports = weekly(5)
    reports[2].act("Arnor", "Raid", "Rohan", day=day(2))
    assert changed(reports, APPEARS) == [week(2)]
    reports[3].act("Arnor", "Raid", "Rohan", day=when)
    assert not changed(reports, APPEARS)


def test_an_event_without_a_day_that_an_earlier_report_tells_lies_before() -> None:
    reports = weekly(5)
    reports[2].act("Arnor", "Raid", "Rohan", day=day(2))
    reports[2].act("Arnor", "Raid", "Rohan")
    found = weeks(ties(told(*reports)))
    assert [(change.week, change.undated) for change in of_pair(found, APPEARS)] == [(week(2), 1)]
    reports[1].act("Arnor", "Raid", "Rohan")
    assert not changed(reports, APPEARS)


def test_an_event_without_a_day_lies_before_the_first_report_that_tells_it() -> None:
    reports = weekly(5)
    reports[2].act("Arnor", "Raid", "Rohan", day=day(2))
    for number in (1, 4):
        reports[number].act("Arnor", "Raid", "Rohan", event="event/of-no-day")
    assert not changed(reports, APPEARS)


def test_two_disappear_in_their_last_week_where_reports_go_on() -> None:
    reports = weekly(6)
    reports[1].act("Arnor", "MilitaryAid", "Rohan", day=day(1))
    (change,) = of_pair(weeks(ties(told(*reports))), DISAPPEARS)
    assert (change.week, change.before, change.now) == (week(1), 1, None)


def test_the_end_of_the_reports_is_no_end() -> None:
    reports = weekly(6)
    reports[2].act("Arnor", "MilitaryAid", "Rohan", day=day(2))
    assert not changed(reports, DISAPPEARS)
    found = weeks(ties(told(*reports)), further=3)
    assert [change.week for change in of_pair(found, DISAPPEARS)] == [week(2)]


def test_reports_that_tell_only_of_the_one_do_not_tell_that_it_ended() -> None:
    reports = weekly(2)
    reports[1].act("Arnor", "Raid", "Rohan", day=day(1))
    for number in range(2, 10):
        report = Teller("Shire Wire", date.fromisoformat(day(number)))
        report.act("Arnor", "Call", "Lindon", day=day(number))
        reports.append(report)
    assert not changed(reports, DISAPPEARS)


@pytest.mark.parametrize("when", ["", f"{day(0)}/{day(3)}", f"{day(0)}/"])
def test_who_may_have_met_after_does_not_disappear(when: str) -> None:
    reports = weekly(8)
    reports[1].act("Arnor", "Raid", "Rohan", day=day(1))
    assert changed(reports, DISAPPEARS) == [week(1)]
    reports[4].act("Arnor", "Raid", "Rohan", day=when)
    assert not changed(reports, DISAPPEARS)


def test_what_was_told_of_before_did_not_come_after() -> None:
    reports = weekly(8)
    reports[1].act("Arnor", "Raid", "Rohan", day=day(1))
    for number in (1, 4):
        reports[number].act("Arnor", "Raid", "Rohan", event="event/of-no-day")
    assert changed(reports, DISAPPEARS) == [week(1)]


def test_friends_who_become_enemies_turn_and_so_do_enemies_who_become_friends() -> None:
    reports = weekly(6)
    for number, kind in ((0, "MilitaryAid"), (1, "Call"), (2, "Raid"), (3, "Raid"), (5, "Aid")):
        reports[number].act("Arnor", kind, "Rohan", day=day(number))
    reports[2].act("Arnor", "Call", "Rohan", day=day(2))
    reports[2].act("Arnor", "Call", "Rohan")
    turns = of_pair(weeks(ties(told(*reports))), TURNS)
    assert [(c.previous, c.week, c.before, c.now) for c in turns] == [
        (week(0), week(2), 1, -1),
        (week(3), week(5), -1, 1),
    ]
    assert [tie.relation for tie in turns[0].ties] == ["MilitaryAid", "Raid"]
    assert turns[0].undated == 1


def test_an_event_of_no_week_is_no_side_of_a_turn() -> None:
    reports = weekly(4)
    reports[2].act("Arnor", "Raid", "Rohan", day=day(2))
    for when in ("", f"{day(0)}/{day(1)}"):
        reports[2].act("Arnor", "MilitaryAid", "Rohan", day=when)
    assert not changed(reports, TURNS)


def test_as_many_hostile_as_friendly_is_no_turn() -> None:
    reports = weekly(3)
    reports[0].act("Arnor", "MilitaryAid", "Rohan", day=day(0))
    reports[1].act("Arnor", "MilitaryAid", "Rohan", day=day(1))
    reports[1].act("Arnor", "Raid", "Rohan", day=day(1))
    assert not changed(reports, TURNS)


def test_nobody_without_a_name_appears_disappears_or_turns() -> None:
    reports = weekly(8)
    for number, kind in ((0, "MilitaryAid"), (1, "Raid")):
        reports[number].know(actor("Rohan", "UnnamedActor"))
        reports[number].act("Arnor", kind, "Rohan", day=day(number))
    found = weeks(ties(told(*reports)))
    assert not [change for change in found.changes if PAIR[1] in change.pair]
    assert any(tie.pair == PAIR for tie in found.snapshots[0].ties)


def of_known_days(since: str, until: str) -> Story:
    known = Claim(
        *("actor/arnor", "memberOf", "actor/rohan", "actor/rohan", None),
        origin=Origin.BACKGROUND,
        source="Red Book",
        since=since,
        until=until,
    )
    reports = weekly(6)
    return told(*reports, background=Reading(NOTHING_KNOWN.document, claims=(known,)))


def test_a_relation_of_known_days_appears_and_disappears_on_them() -> None:
    whole = of_known_days(day(1), day(3))
    found = weeks(ties(whole))
    (begun,), (ended,) = of_pair(found, APPEARS), of_pair(found, DISAPPEARS)
    assert (begun.week, begun.before, begun.now) == (week(1), None, 1)
    assert (ended.week, ended.before, ended.now) == (week(3), 1, None)
    assert begun.ties[0].earliest == day(1)
    (claim,) = ended.claims
    assert whole.claims[claim].until == day(3)


def test_what_began_or_ended_outside_the_time_covered_is_no_change() -> None:
    found = weeks(ties(of_known_days("2014-10-17", "2030-01-01")))
    assert not [change for change in found.changes if change.pair == PAIR]


def test_a_scope_sees_changes_within_its_days() -> None:
    reports = weekly(8)
    for number in (1, 4):
        reports[number].act("Arnor", "Raid", "Rohan", day=day(number))
    since = Scope(since=date.fromisoformat(day(3)))
    assert changed(reports, APPEARS) == [week(1)]
    assert changed(reports, APPEARS, since) == [week(4)]


def test_where_nothing_is_dated_there_are_no_weeks() -> None:
    report = Teller("The Bree Gazette")
    report.act("Arnor", "Raid", "Rohan")
    for whole in (told(), told(report)):
        found = weeks(ties(whole))
        assert (found.covered, found.snapshots, found.changes) == (None, (), ())
        assert [measure.value for measure in measures(found)] == [0, 0, 0]


def test_measures_count_turns_of_pairs_and_changes_of_all() -> None:
    reports = weekly(3)
    for number, kind in enumerate(("MilitaryAid", "Raid", "MilitaryAid")):
        reports[number].act("Arnor", kind, "Rohan", day=day(number))
    found = {(m.about, m.name): m.value for m in measures(weeks(ties(told(*reports))))}
    assert found == {
        (PAIR, "turns"): 2,
        ((), "turns"): 2,
        ((), "appears"): 3,
        ((), "disappears"): 0,
    }


SIGNS = {"MilitaryAid": 1, "Raid": -1, "Call": 0}


@given(st.lists(st.lists(st.sampled_from(sorted(SIGNS)), max_size=4), min_size=1, max_size=8))
def test_turns_are_the_changes_of_the_sign_of_most(kinds: list[list[str]]) -> None:
    reports = weekly(len(kinds))
    for number, same in enumerate(kinds):
        for kind in same:
            reports[number].act("Arnor", kind, "Rohan", day=day(number))
    turns = of_pair(weeks(ties(told(*reports))), TURNS)
    sums = (sum(SIGNS[kind] for kind in same) for same in kinds)
    leanings = [1 if value > 0 else -1 for value in sums if value]
    changes = [(one, other) for one, other in pairwise(leanings) if one != other]
    assert [(change.before, change.now) for change in turns] == changes


@given(st.integers(0, 50))
def test_nobody_appears_or_disappears_twice(seed: int) -> None:
    whole = merge(*story(60, seed))
    found = weeks(ties(whole), further=1)
    by_pair: dict[tuple[str, ...], list[Change]] = defaultdict(list)
    for change in found.changes:
        assert change.claims
        assert change.claims <= whole.claims.keys()
        if change.ties[0].event:
            by_pair[(*change.pair, change.sort)].append(change)
    for (*_, sort), changes in by_pair.items():
        assert sort == TURNS or len(changes) == 1
