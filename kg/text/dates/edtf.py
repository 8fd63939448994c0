"""The calendar behind dates: EDTF strings, their bounds, and steps of days, weeks and months.

EDTF is the Library of Congress' Extended Date/Time Format; used here are days, months and
years, intervals of these, open ends (`..`) and the mark `~` for "about". Knows no words of
any language; raises ValueError or OverflowError where the calendar ends.

Choices that words leave open: a week runs from Monday to Sunday (ISO 8601); "early", "mid"
and "late" are days 1-10, 11-20 and 21 to the end of a month, months 1-4, 5-8 and 9-12 of a
year, years 0-3, 4-6 and 7-9 of a decade, and the first, middle and last three days of a week.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from kg.model import When

__all__ = ["about", "interval", "part", "shift", "since", "until", "when", "whole"]

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")
_THIRDS = {"early": 0, "mid": 1, "late": 2}


def when(edtf: str) -> When:
    """The time that an EDTF string names, with its earliest and latest day.

    >>> when("2023-02")
    When(edtf='2023-02', earliest='2023-02-01', latest='2023-02-28')
    >>> when("2023-10-17/..").latest is None
    True
    """
    first, _, last = edtf.partition("/")
    return When(edtf, _bound(first, 0), _bound(last or first, 1))


def _bound(point: str, end: int) -> str | None:
    """The first (0) or last (1) day of a point; None for an open end."""
    if point == "..":
        return None
    match = _POINT.fullmatch(point)
    if not match:
        raise ValueError(f"not an EDTF date: {point}")
    year, month = int(match[1]), int(match[2] or (1, 12)[end])
    day = int(match[3] or (1, monthrange(year, month)[1])[end])
    return date(year, month, day).isoformat()


def whole(unit: str, day: date) -> When:
    """The day, week, weekend, month, year or decade that holds a day.

    >>> str(whole("week", date(2023, 12, 3)))
    '2023-11-27/2023-12-03'
    """
    monday = day - timedelta(day.weekday())
    match unit:
        case "day":
            return when(day.isoformat())
        case "week":
            return when(f"{monday}/{monday + timedelta(6)}")
        case "weekend":
            return when(f"{monday + timedelta(5)}/{monday + timedelta(6)}")
        case "month":
            return when(day.isoformat()[:7])
        case "year":
            return when(day.isoformat()[:4])
        case "decade":
            start = day.year - day.year % 10
            return when(f"{start:04d}/{start + 9:04d}")
        case _:
            raise ValueError(f"not a unit of the calendar: {unit}")


def shift(day: date, count: int, unit: str) -> date:
    """The day so many days, weeks, months, years or decades later (earlier if negative).

    >>> str(shift(date(2023, 3, 31), -1, "month"))
    '2023-02-28'
    """
    if unit in ("day", "week"):
        return day + timedelta(count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * {"month": 1, "year": 12, "decade": 120}[unit]
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError("the calendar ends here")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def interval(first: When, last: When) -> When:
    """From the start of one time to the end of another; ValueError if they are in wrong order.

    >>> str(interval(when("2023-10"), when("2023-12-03")))
    '2023-10/2023-12-03'
    """
    if first.earliest and last.latest and first.earliest > last.latest:
        raise ValueError(f"{last} ends before {first} begins")
    start, end = _start(first), _end(last)
    return when(start if start == end else f"{start}/{end}")


def since(start: When, end: date | None) -> When:
    """From the start of a time to a day, or open-ended where no day is known or it lies ahead."""
    known = end is not None and (start.earliest or "") <= end.isoformat()
    return when(f"{_start(start)}/{end if known else '..'}")


def until(end: When) -> When:
    """All that lies before the end of a time."""
    return when(f"../{_end(end)}")


def about(time: When) -> When:
    """The same time, marked as approximate.

    >>> str(about(when("2023-10-29/2023-12-03")))
    '2023-10-29~/2023-12-03'
    """
    first, slash, last = time.edtf.partition("/")
    return time if first in ("", "..") or first[-1] == "~" else when(f"{first}~{slash}{last}")


def part(time: When, which: str) -> When:
    """The early, mid or late part of a month, year, decade or week; a day stays a day.

    >>> str(part(when("2023-12"), "early")), str(part(when("2022"), "late"))
    ('2023-12-01/2023-12-10', '2022-09/2022-12')
    """
    third = _THIRDS[which]
    if time.precision == "month":
        last = int((time.latest or "")[-2:])
        start, end = ((1, 10), (11, 20), (21, last))[third]
        return when(f"{time.edtf}-{start:02d}/{time.edtf}-{end:02d}")
    if time.precision == "year":
        return when(f"{time.edtf}-{4 * third + 1:02d}/{time.edtf}-{4 * third + 4:02d}")
    if time.precision != "interval" or not time.earliest or not time.latest:
        return time
    if re.fullmatch(r"\d{4}/\d{4}", time.edtf):
        start, end = ((0, 3), (4, 6), (7, 9))[third]
        year = int(time.edtf[:4])
        return when(f"{year + start:04d}/{year + end:04d}")
    first, last_day = date.fromisoformat(time.earliest), date.fromisoformat(time.latest)
    if (last_day - first).days != 6:
        return time
    start = 2 * third
    return when(f"{first + timedelta(start)}/{first + timedelta(start + 2)}")


def _start(time: When) -> str:
    return time.edtf.partition("/")[0]


def _end(time: When) -> str:
    return time.edtf.rpartition("/")[2]
