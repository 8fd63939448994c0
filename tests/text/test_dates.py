"""Date expressions of reports, resolved against a report of Sunday, 3 December 2023."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.text.dates import DateMention, dates
from kg.text.dates.edtf import about, interval, part, shift, when, whole

PUBLISHED = date(2023, 12, 3)

# text, the words found in it, the time they mean
POINTS = [
    # days of a month
    ("struck on Dec. 3, officials said", "Dec. 3", "2023-12-03"),
    ("struck on Dec 3", "Dec 3", "2023-12-03"),
    ("struck on Dec. 3, 2023, officials said", "Dec. 3, 2023", "2023-12-03"),
    ("struck on December 3 2022", "December 3 2022", "2022-12-03"),
    ("struck on 3 December", "3 December", "2023-12-03"),
    ("struck on 3 December 2021", "3 December 2021", "2021-12-03"),
    ("struck on December 3rd", "December 3rd", "2023-12-03"),
    ("struck on the 3rd of December", "3rd of December", "2023-12-03"),
    ("struck on October the 7th", "October the 7th", "2023-10-07"),
    ("the October 7 attack", "October 7", "2023-10-07"),
    ("the Oct. 7 Hamas attack", "Oct. 7", "2023-10-07"),
    ("since the Oct. 7 attack", "Oct. 7", "2023-10-07"),
    ("Sept. 11, 2001, changed it", "Sept. 11, 2001", "2001-09-11"),
    ("on Sept. 11 last year", "Sept. 11 last year", "2022-09-11"),
    ("on Oct. 17, 2,500 troops arrived", "Oct. 17", "2023-10-17"),
    ("on Dec. 3, 2000 troops arrived", "Dec. 3", "2023-12-03"),
    ("on Dec. 3 12 people died", "Dec. 3", "2023-12-03"),
    ("SANAA, DEC. 3 (Wire)", "DEC. 3", "2023-12-03"),
    ("on 7 May", "7 May", "2023-05-07"),
    ("on March 4", "March 4", "2023-03-04"),
    ("on Jan. 20", "Jan. 20", "2024-01-20"),
    ("on Feb. 29", "Feb. 29", "2020-02-29"),
    ("on Friday, Dec. 1", "Friday, Dec. 1", "2023-12-01"),
    ("on Friday, Dec. 1, 2023, he said", "Friday, Dec. 1, 2023", "2023-12-01"),
    ("Sunday 3 December 2023", "Sunday 3 December 2023", "2023-12-03"),
    ("around Dec. 3", "around Dec. 3", "2023-12-03~"),
    # digits
    ("on 2023-10-17 at", "2023-10-17", "2023-10-17"),
    ("on 2023-10-17T12:00:00Z", "2023-10-17", "2023-10-17"),
    ("on 17/10/2023", "17/10/2023", "2023-10-17"),
    ("on 10/17/2023", "10/17/2023", "2023-10-17"),
    ("on 17.10.2023", "17.10.2023", "2023-10-17"),
    ("on 12/03/2023", "12/03/2023", "2023-12-03"),
    # months
    ("in October 2023", "October 2023", "2023-10"),
    ("in October of 2022", "October of 2022", "2022-10"),
    ("in October", "October", "2023-10"),
    ("in December", "December", "2023-12"),
    ("in May", "May", "2023-05"),
    ("last October", "last October", "2023-10"),
    ("next March", "next March", "2024-03"),
    ("last December", "last December", "2022-12"),
    ("in December of this year", "December of this year", "2023-12"),
    ("in March last year", "March last year", "2022-03"),
    ("the October ceasefire", "October", "2023-10"),
    ("in early December", "in early December", "2023-12-01/2023-12-10"),
    ("in mid-January", "in mid-January", "2023-01-11/2023-01-20"),
    ("late November", "late November", "2023-11-21/2023-11-30"),
    ("at the end of October", "at the end of October", "2023-10-21/2023-10-31"),
    (
        "at the beginning of February 2022",
        "at the beginning of February 2022",
        "2022-02-01/2022-02-10",
    ),
    # years
    ("in 2019", "2019", "2019"),
    ("the 2003 invasion", "2003", "2003"),
    ("in 2003 Iraqi troops", "2003", "2003"),
    ("the war of 2006", "2006", "2006"),
    ("late 2022", "late 2022", "2022-09/2022-12"),
    ("in early 2023", "in early 2023", "2023-01/2023-04"),
    ("mid-2022", "mid-2022", "2022-05/2022-08"),
    ("in the 1990s", "the 1990s", "1990/1999"),
    ("in the early 1990s", "in the early 1990s", "1990/1993"),
    # weekdays
    ("on Sunday", "Sunday", "2023-12-03"),
    ("on Saturday", "Saturday", "2023-12-02"),
    ("on Monday", "Monday", "2023-11-27"),
    ("ON MONDAY", "MONDAY", "2023-11-27"),
    ("Monday's attack", "Monday", "2023-11-27"),
    ("Monday’s attack", "Monday", "2023-11-27"),
    ("after Monday's attack", "Monday", "2023-11-27"),
    ("about Saturday's attack", "Saturday", "2023-12-02"),
    ("Tuesday evening", "Tuesday evening", "2023-11-28"),
    ("Tuesday night's raid", "Tuesday night", "2023-11-28"),
    ("early Sunday morning", "early Sunday morning", "2023-12-03"),
    ("late on Tuesday", "late on Tuesday", "2023-11-28"),
    ("at 9 a.m. on Tuesday", "at 9 a.m. on Tuesday", "2023-11-28"),
    (
        "at around 9:30 p.m. local time on Tuesday",
        "at around 9:30 p.m. local time on Tuesday",
        "2023-11-28",
    ),
    ("on Tuesday at dawn", "Tuesday at dawn", "2023-11-28"),
    ("in the early hours of Sunday", "in the early hours of Sunday", "2023-12-03"),
    ("on the night of Oct. 7", "on the night of Oct. 7", "2023-10-07"),
    ("killed 9 on Tuesday", "Tuesday", "2023-11-28"),
    ("last Friday", "last Friday", "2023-12-01"),
    ("last Sunday", "last Sunday", "2023-11-26"),
    ("next Monday", "next Monday", "2023-12-04"),
    ("next Sunday", "next Sunday", "2023-12-10"),
    ("this Friday", "this Friday", "2023-12-08"),
    ("on Tuesday last week", "Tuesday last week", "2023-11-21"),
    # counted from the publication
    ("today", "today", "2023-12-03"),
    ("Yesterday the army", "Yesterday", "2023-12-02"),
    ("tomorrow", "tomorrow", "2023-12-04"),
    ("late last night", "late last night", "2023-12-02"),
    ("this morning", "this morning", "2023-12-03"),
    ("yesterday evening", "yesterday evening", "2023-12-02"),
    ("the day before yesterday", "the day before yesterday", "2023-12-01"),
    ("Overnight, drones", "Overnight", "2023-12-02/2023-12-03"),
    ("over the weekend", "the weekend", "2023-12-02/2023-12-03"),
    ("last weekend", "last weekend", "2023-11-25/2023-11-26"),
    ("this week", "this week", "2023-11-27/2023-12-03"),
    ("last week", "last week", "2023-11-20/2023-11-26"),
    ("late last week", "late last week", "2023-11-24/2023-11-26"),
    ("next week", "next week", "2023-12-04/2023-12-10"),
    ("last\nmonth", "last\nmonth", "2023-11"),
    ("early last month", "early last month", "2023-11-01/2023-11-10"),
    ("earlier this month", "earlier this month", "2023-12/2023-12-03"),
    ("later this month", "later this month", "2023-12-03/2023-12"),
    ("later this week", "later this week", "2023-12-03"),
    ("earlier this year", "earlier this year", "2023/2023-12-03"),
    ("last year's war", "last year", "2022"),
    ("by the way, next year", "next year", "2024"),
    ("at the end of the year", "at the end of the year", "2023-09/2023-12"),
    ("the week of Nov. 6", "the week of Nov. 6", "2023-11-06/2023-11-12"),
    ("three days ago", "three days ago", "2023-11-30"),
    ("a day ago", "a day ago", "2023-12-02"),
    ("two weeks ago", "two weeks ago", "2023-11-16/2023-11-22"),
    ("a month ago", "a month ago", "2023-11"),
    ("about three years ago", "about three years ago", "2020~"),
    ("a decade ago", "a decade ago", "2013~"),
]

RANGES = [
    ("between March 4 and 9", "between March 4 and 9", "2023-03-04/2023-03-09"),
    ("from 4 to 9 March", "from 4 to 9 March", "2023-03-04/2023-03-09"),
    ("March 4-9", "March 4-9", "2023-03-04/2023-03-09"),
    ("4–9 March 2021", "4–9 March 2021", "2021-03-04/2021-03-09"),
    ("on Nov. 29 and 30", "Nov. 29 and 30", "2023-11-29/2023-11-30"),
    ("between Oct. 17 and Nov. 9", "between Oct. 17 and Nov. 9", "2023-10-17/2023-11-09"),
    (
        "between Oct. 17 and Nov. 9, 2022",
        "between Oct. 17 and Nov. 9, 2022",
        "2022-10-17/2022-11-09",
    ),
    ("from Dec. 28 to Jan. 4, 2022", "from Dec. 28 to Jan. 4, 2022", "2021-12-28/2022-01-04"),
    ("Oct. 7-Nov. 24", "Oct. 7-Nov. 24", "2023-10-07/2023-11-24"),
    ("from Oct. 7, 2022, to Jan. 4, he", "from Oct. 7, 2022, to Jan. 4", "2022-10-07/2023-01-04"),
    ("from Oct. 7, 2022 to Jan. 4", "from Oct. 7, 2022 to Jan. 4", "2022-10-07/2023-01-04"),
    ("from Monday to Friday", "from Monday to Friday", "2023-11-27/2023-12-01"),
    ("Monday through Wednesday", "Monday through Wednesday", "2023-11-27/2023-11-29"),
    ("from October to December 2022", "from October to December 2022", "2022-10/2022-12"),
    ("between 2014 and 2017", "between 2014 and 2017", "2014/2017"),
    ("from 2014 to 2019", "from 2014 to 2019", "2014/2019"),
    ("in 2014-15", "2014-15", "2014/2015"),
]

OPEN_ENDED = [
    ("76 times since Oct. 17, he said", "since Oct. 17", "2023-10-17/2023-12-03", "since"),
    ("since 2019", "since 2019", "2019/2023-12-03", "since"),
    ("since January 20", "since January 20", "2023-01-20/2023-12-03", "since"),
    ("since late November", "since late November", "2023-11-21/2023-12-03", "since"),
    ("since the 1990s", "since the 1990s", "1990/2023-12-03", "since"),
    ("since last week", "since last week", "2023-11-20/2023-12-03", "since"),
    ("after Oct. 7", "after Oct. 7", "2023-10-07/2023-12-03", "since"),
    ("until Friday", "until Friday", "../2023-12-01", "until"),
    ("by the end of 2025", "by the end of 2025", "../2025-12", "until"),
    ("before Oct. 7, 2023", "before Oct. 7, 2023", "../2023-10-07", "until"),
    ("in roughly five weeks", "in roughly five weeks", "2023-10-29~/2023-12-03", "duration"),
    ("over the past five weeks", "over the past five weeks", "2023-10-29/2023-12-03", "duration"),
    ("in the last 24 hours", "in the last 24 hours", "2023-12-02/2023-12-03", "duration"),
    ("for the past two days", "for the past two days", "2023-12-01/2023-12-03", "duration"),
    ("the past month", "the past month", "2023-11-03/2023-12-03", "duration"),
    ("over the next two weeks", "over the next two weeks", "2023-12-03/2023-12-17", "duration"),
]

# text with a day named first, the words that count from it, the time and the distance in days
RELATIVE = [
    ("On Nov. 3 it began. A day later, it ended.", "A day later", "2023-11-04", 1),
    ("On Nov. 3 it began. The next day", "The next day", "2023-11-04", 1),
    ("On Nov. 3 it began. The following day", "The following day", "2023-11-04", 1),
    ("On Nov. 3 it began. It ended the day after.", "the day after", "2023-11-04", 1),
    ("On Nov. 3 it began. The same day", "The same day", "2023-11-03", 0),
    ("On Nov. 3 it began, and later that night", "that night", "2023-11-03", 0),
    ("On Nov. 3 it began, two days earlier", "two days earlier", "2023-11-01", -2),
    ("On Nov. 3 it began, two weeks earlier", "two weeks earlier", "2023-10-17/2023-10-23", -14),
    ("On Nov. 3 it began. A month later", "A month later", "2023-12", 43),
    ("On Nov. 3 it began. The following week", "The following week", "2023-11-06/2023-11-12", 6),
    ("a day after Tuesday's attack", "a day after", "2023-11-29", 1),
    ("two days before Oct. 7, 2023", "two days before", "2023-10-05", -2),
]

NO_DATES = [
    *("he may strike", "May said on behalf", "by May", "march on Baghdad", "the March for Justice"),
    *("the March 23 Movement", "the April 6 Youth Movement", "the 17 November Group"),
    *("Resolution 2231", "Resolution 1701", "an F-16", "in 2,500 cases", "76 times", "2000 troops"),
    *("by 2000 troops", "for 2000 dollars", "roughly 2,500 troops", "USS Carney (DDG 64)"),
    *("a second strike", "the sun", "he sat", "Sunday Times", "Mail on Sundays", "Russia Today"),
    *("on Bloody Sunday", "every Friday", "on a Friday afternoon", "nearly 2019.5", "$2019"),
    *("Feb. 30", "31/02/2023", "2023-02-30", "2023-13-01", "9/11", "version 10.12.2", "25%"),
    *(
        "a day later",
        "the next day",
        "that day",
        "two weeks earlier",
        "said that night raids go on",
    ),
    *("the deadliest attack in ten years", "for the first time in five months", "for three days"),
    *(
        "in recent weeks",
        "over the past days",
        "a two-day visit",
        "a three-week siege",
        "51-year-old",
        "the year",
        "ago",
    ),
    "in 20191",
]


def only(text: str, published: date | None = PUBLISHED) -> DateMention:
    """The one date expression of a text."""
    (found,) = dates(text, published)
    return found


@pytest.mark.parametrize(("text", "words", "edtf"), POINTS)
def test_a_time_is_found_and_resolved(text: str, words: str, edtf: str) -> None:
    found = only(text)
    assert (found.words, str(found.when), found.kind) == (words, edtf, "point")


@pytest.mark.parametrize(("text", "words", "edtf"), RANGES)
def test_the_two_ends_of_a_range_make_one_interval(text: str, words: str, edtf: str) -> None:
    found = dates(text, PUBLISHED)[0]
    assert (found.words, str(found.when)) == (words, edtf)
    assert found.kind == "range"


@pytest.mark.parametrize(("text", "words", "edtf", "kind"), OPEN_ENDED)
def test_since_until_and_durations_are_intervals(
    text: str, words: str, edtf: str, kind: str
) -> None:
    found = only(text)
    assert (found.words, str(found.when), found.kind) == (words, edtf, kind)


@pytest.mark.parametrize(("text", "words", "edtf", "distance"), RELATIVE)
def test_later_and_earlier_count_from_the_day_named_before(
    text: str, words: str, edtf: str, distance: int
) -> None:
    found = next(d for d in dates(text, PUBLISHED) if d.relative is not None)
    assert (found.words, str(found.when), found.relative) == (words, edtf, distance)


def test_a_day_that_another_is_counted_from_is_found_as_well() -> None:
    found = dates("It came a day after Tuesday's attack.", PUBLISHED)
    assert [(d.words, str(d.when)) for d in found] == [
        ("a day after", "2023-11-29"),
        ("Tuesday", "2023-11-28"),
    ]


def test_a_date_in_apposition_says_what_is_meant() -> None:
    found = dates("It began on Dec. 1. Two weeks earlier, on Nov. 19, they met.", PUBLISHED)
    assert [d.words for d in found] == ["Dec. 1", "Nov. 19"]


@pytest.mark.parametrize("text", NO_DATES)
def test_words_that_only_look_like_dates_are_left_alone(text: str) -> None:
    assert dates(text, PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They struck on Dec. 3, two days after militants attacked Zarn.", "2023-12-01"),
        ("They struck on Dec. 3, two days before the raid on Zarn.", "2023-12-05"),
        ("On Dec. 3, a week after the raid on Zarn, they struck.", None),
    ],
)
def test_a_day_is_told_by_how_far_it_lies_from_another(text: str, edtf: str | None) -> None:
    apart = [str(d.when) for d in dates(text, PUBLISHED) if d.kind == "apart"]
    assert apart == ([edtf] if edtf else [])


def test_what_is_counted_from_another_sentence_stays_open() -> None:
    found = dates("They struck on Dec. 3. A day after the raid, they left.", PUBLISHED)
    assert [d.words for d in found] == ["Dec. 3"]


def test_two_days_that_are_not_neighbours_are_no_range() -> None:
    assert [str(d.when) for d in dates("on Nov. 4 and 9", PUBLISHED)] == ["2023-11-04"]


def test_a_list_of_days_is_no_range() -> None:
    found = dates("on Monday and Saturday, in October and November, to 2024", PUBLISHED)
    assert [d.words for d in found] == ["Monday", "Saturday", "October", "November"]


def test_two_days_that_follow_each_other_are_one_stretch() -> None:
    assert str(only("They met on Friday and Saturday.").when) == "2023-12-01/2023-12-02"


def test_offsets_point_at_the_words() -> None:
    text = "The U.S. struck on Dec. 3, after 76 attacks since Oct. 17; it had struck on Monday."
    found = dates(text, PUBLISHED)
    assert [text[d.start : d.end] for d in found] == ["Dec. 3", "since Oct. 17", "Monday"]
    assert [d.words for d in found] == ["Dec. 3", "since Oct. 17", "Monday"]


@pytest.mark.parametrize(
    ("published", "text", "edtf"),
    [
        (date(2024, 1, 3), "on Dec. 28", "2023-12-28"),
        (date(2024, 1, 3), "on Monday", "2024-01-01"),
        (date(2024, 1, 3), "in December", "2023-12"),
        (date(2024, 1, 3), "last month", "2023-12"),
        (date(2024, 3, 31), "a month ago", "2024-02"),
        (date(2024, 2, 29), "a year ago", "2023"),
        (date(2023, 12, 6), "over the weekend", "2023-12-02/2023-12-03"),
        (date(2023, 12, 7), "this weekend", "2023-12-09/2023-12-10"),
        (date(2023, 12, 4), "this weekend", "2023-12-02/2023-12-03"),
    ],
)
def test_the_turn_of_a_year_month_or_week_is_respected(
    published: date, text: str, edtf: str
) -> None:
    assert str(only(text, published).when) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They will meet on Friday.", "2023-12-08"),
        ("They will meet on Sunday.", "2023-12-03"),
        ("They will meet in March.", "2024-03"),
        ("They will meet on Oct. 7.", "2024-10-07"),
        ("They must leave by Friday.", "../2023-12-08"),
        ("They will vote in two weeks.", "2023-12-03/2023-12-17"),
        ("They will rest from Monday to Friday.", "2023-12-04/2023-12-08"),
        ("They will meet on Dec. 20.", "2023-12-20"),
        ("They met on Dec. 1, 2022.", "2022-12-01"),
    ],
)
def test_a_plan_lies_ahead(text: str, edtf: str) -> None:
    found = only(text)
    assert str(found.ahead or found.when) == edtf


def test_without_a_publication_date_only_full_dates_are_resolved() -> None:
    text = (
        "On Sunday, on Oct. 7, last week, three days ago, in May, in roughly five weeks and since "
        "Oct. 17. On Dec. 3, 2023, in 2019, in October 2023, since 2014, between 2001 and 2003."
    )
    assert [str(d.when) for d in dates(text, None)] == [
        *("2023-12-03", "2019", "2023-10", "2014/..", "2001/2003")
    ]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He came on April 14, 1995, and left on April 17.", "1995-04-17"),
        ("He came on Dec. 30, 1995, and left on Jan. 2.", "1996-01-02"),
        ("He was tried on Dec. 3, 1995, for the Nov. 5 attack.", "1995-11-05"),
        ("He came on Dec. 30, 1995, and left in January.", "1996-01"),
        ("He came on April 14, 1995. He left on April 17.", "2023-04-17"),
    ],
)
def test_a_day_beside_a_full_date_of_another_time_takes_its_year(text: str, edtf: str) -> None:
    last = dates(text, PUBLISHED)[-1]
    assert str(last.when) == edtf
    assert last.ahead is None or last.when.edtf >= "2023"


def test_a_date_with_day_and_month_in_doubt_is_left_out_without_a_publication_date() -> None:
    assert dates("on 05/12/2023", None) == ()
    assert str(only("on 05/12/2023").when) == "2023-12-05"


def test_the_calendar_ends_without_an_error() -> None:
    assert dates("next year, tomorrow, over the next 999 years", date.max) == ()
    assert dates("last week, three years ago, on Dec. 3, last month", date.min) == ()


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-12-03~", "2023-12-03", "2023-12-03"),
        ("2023-10/2023-12-03", "2023-10-01", "2023-12-03"),
        ("2023-10-17/..", "2023-10-17", None),
        ("../2023-10", None, "2023-10-31"),
    ],
)
def test_edtf_has_its_first_and_last_day(
    edtf: str, earliest: str | None, latest: str | None
) -> None:
    assert (when(edtf).earliest, when(edtf).latest) == (earliest, latest)


@pytest.mark.parametrize("edtf", ["", "2023-13", "2023-02-30", "soon", "2023/x", "20231203"])
def test_what_is_no_edtf_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        when(edtf)


def test_an_interval_in_the_wrong_order_is_refused() -> None:
    with pytest.raises(ValueError, match="before"):
        interval(when("2023-12"), when("2023-11"))


def test_a_month_back_from_its_last_day_is_the_last_day_of_a_month() -> None:
    assert shift(date(2023, 12, 31), -1, "month") == date(2023, 11, 30)
    assert shift(date(2024, 2, 29), -1, "year") == date(2023, 2, 28)


DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))


@given(DAYS, st.sampled_from(["day", "week", "weekend", "month", "year", "decade"]))
def test_a_unit_of_the_calendar_holds_its_day(day: date, unit: str) -> None:
    held = whole(unit, day)
    assert held.earliest is not None
    assert held.latest is not None
    assert held.earliest <= day.isoformat() <= held.latest or unit == "weekend"


@given(DAYS, st.sampled_from(["month", "year", "decade", "week"]))
def test_early_mid_and_late_lie_in_the_whole_in_this_order(day: date, unit: str) -> None:
    held = whole(unit, day)
    early, mid, late = (part(held, which) for which in ("early", "mid", "late"))
    assert (early.earliest, late.latest) == (held.earliest, held.latest)
    assert str(early.latest) < str(mid.earliest) or unit == "week"
    assert str(mid.latest) <= str(late.earliest)


@given(DAYS, st.integers(-500, 500), st.sampled_from(["day", "week", "month", "year"]))
def test_a_step_and_its_return_end_on_the_same_day_or_the_end_of_the_month(
    day: date, count: int, unit: str
) -> None:
    back = shift(shift(day, count, unit), -count, unit)
    assert back == day or (unit in ("month", "year") and back.day < day.day)


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """First and last day of an EDTF string, worked out anew."""
    first, last = edtf.split("/") if "/" in edtf else (edtf, edtf)

    def day(point: str, end: bool) -> str | None:
        if point == "..":
            return None
        numbers = [int(n) for n in point.rstrip("~").split("-")]
        year, month = numbers[0], (numbers[1:] or [12 if end else 1])[0]
        days = (numbers[2:] or [monthrange(year, month)[1] if end else 1])[0]
        return f"{year:04d}-{month:02d}-{days:02d}"

    return day(first, False), day(last, True)


PHRASES = st.sampled_from([text for text, *_ in (*POINTS, *RANGES, *OPEN_ENDED, *RELATIVE)])
LINKS = st.sampled_from([" ", ", ", ". ", " and ", " to ", "-", "\n\n", " of ", " since ", "'s "])
PROSE = st.lists(st.one_of(PHRASES, LINKS, st.text(max_size=5)), max_size=12).map("".join)


@settings(max_examples=150)
@given(PROSE | st.text(max_size=80), st.none() | st.dates())
@example("٣ December 2023, since ١٩٩٠", date(2023, 12, 3))
@example("on Dec. 3 and on Dec. 3", None)
def test_any_text_gives_dates_in_order_whose_edtf_means_what_they_mean(
    text: str, published: date | None
) -> None:
    end = 0
    for found in dates(text, published):
        assert end <= found.start < found.end <= len(text)
        assert found.words == text[found.start : found.end]
        assert (found.when.earliest, found.when.latest) == bounds(found.when.edtf)
        assert (found.when.earliest or "") <= (found.when.latest or "9999")
        assert re.fullmatch(r"[0-9~./-]+", found.when.edtf)
        end = found.end


@settings(max_examples=80)
@given(PROSE, st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_plan_never_lies_before_the_publication(text: str, published: date) -> None:
    for found in dates(text, published):
        if found.ahead:
            assert (found.ahead.latest or "9999") >= published.isoformat()


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.dates(date(1900, 1, 1)))
def test_a_full_date_means_the_same_whenever_it_was_published(day: date, published: date) -> None:
    for written in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", f"{day}"):
        assert str(only(f"On {written}, it began.", published).when) == day.isoformat()
        assert str(only(f"On {written}, it began.", None).when) == day.isoformat()


def test_an_approximate_time_is_marked_once() -> None:
    assert str(about(about(when("2023-12-03")))) == "2023-12-03~"


@pytest.mark.parametrize("gap", ["\n", " "])
def test_an_hour_at_the_end_of_a_sentence_is_not_of_the_next_one(gap: str) -> None:
    text = f"They were attacked at about 8:30 a.m.{gap}On November 18, four died."
    assert only(text).words == "November 18"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Rebels took Zarn in 2014; a coalition intervened the next year.", "2015"),
        ("It formed in 2017. Two years later it attacked Zarn.", "2019"),
        ("Bombs went off in 2005. They struck on November 29 that year.", "2005-11-29"),
        ("It was founded in 2014. The next day they left.", None),
    ],
)
def test_years_are_counted_from_a_year(text: str, edtf: str | None) -> None:
    assert [str(d.when) for d in dates(text, PUBLISHED)][1:] == ([edtf] if edtf else [])
