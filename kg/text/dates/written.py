"""Dates as the calendar writes them: "Dec. 3, 2023", "4-9 March", "in October", "the 1990s".

Where the words alone would mislead, the rules look at the words beside them: "May" is also a
name and a verb, "2000" also a number of people, and movements are named after days.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator
from datetime import date, timedelta

from kg.model import When
from kg.text.dates.clock import Clock, Match, Rule, after, before, has_end, phrase
from kg.text.dates.edtf import interval, when, whole

__all__ = ["DAY_OF_MONTH", "MONTH", "RULES"]

_LONG = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_NEAR = timedelta(61)


MONTH = rf"(?:(?:{_LONG}|{_LONG.upper()})|(?:{_SHORT}|{_SHORT.upper()})\b\.?)(?!\w)"
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\w:%$°]|[.,][0-9])"
_YEAR = r"(?:1[89]|20)[0-9][0-9]"
_END = r"(?![\w%°]|[.,][0-9]|-\w)"
# What a number counts that could be a year.
_COUNTED = (
    r"\s+(?:people|persons|men|women|children|troops|soldiers|fighters|militants|civilians|homes|"
    r"houses|villages|dollars|euros|pounds|km|kilomet(?:er|re)s|met(?:er|re)s|miles|feet)\b"
)
_OF_YEAR = (
    rf"(?:,? (?:of )?(?:(?P<year>{_YEAR}){_END}(?!{_COUNTED})|"
    r"(?P<which>last|this|next|that|that same) year))?"
)
_TO_DAY = rf"(?:\s?[-–—]\s?| (?P<link>to|through|until|and|or) )(?P<last>{_DAY})"
_NAMESAKE = (
    r"(?! (?:[A-Z]\w+ ){0,2}(?:Movement|Brigades?|Alliance|Coalition|Organi[sz]ation|Group|Front|"
    r"Army|Battalion|Martyrs|Revolution|Square|Street|Bridge|Stadium|University)\b)"
)
DAY_OF_MONTH = rf"(?:{MONTH} (?:the )?{_DAY}|{_DAY} (?:of )?{MONTH})"


def _day(match: Match, clock: Clock) -> When | None:
    """A day of a month, or a run of days: "3rd of December", "March 4-9, 2023"."""
    month, year = _month_number(match), _year_number(match, clock)
    day = _digits(match["day"])
    first = date(year, month, day) if year else _nearest(_days(month, day, clock), clock)
    if not has_end(match):
        return whole("day", first)
    last = first.replace(day=_digits(match["last"]))
    listed = match["link"] in ("and", "or") and not before(match, r"\b[Bb]etween\s+(?:the\s+)?")
    if listed and last - first != timedelta(1):
        return None
    return interval(whole("day", first), whole("day", last))


def _month_number(match: Match) -> int:
    return [name[:3] for name in _LONG.split("|")].index(match["month"][:3].title()) + 1


def _year_number(match: Match, clock: Clock) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["which"] and match["which"].startswith("that"):
        return clock.anchor.year if clock.anchor else None
    steps = {"last": -1, "this": 0, "next": 1}
    return clock.today.year + steps[match["which"]] if match["which"] else None


def _digits(words: str) -> int:
    return int(re.sub(r"[^0-9]", "", words))


def _days(month: int, day: int, clock: Clock) -> Iterator[date]:
    """The same day in the years around the publication, latest first; 29 February is rare."""
    for year in range(clock.today.year + 8, clock.today.year - 9, -1):
        if (month, day) != (2, 29) or isleap(year):
            yield date(year, month, day)


def _nearest(days: Iterator[date], clock: Clock) -> date:
    if clock.lean == "around":
        return min(days, key=lambda day: abs(day - clock.today))
    if clock.lean == "ahead":
        return min(day for day in days if day >= clock.today)
    reach = _NEAR if clock.lean == "near" else timedelta(0)
    return max(day for day in days if day - clock.today <= reach)


def _iso(match: Match, _: Clock) -> When | None:
    return when(match[0])


def _slashed(match: Match, clock: Clock) -> When | None:
    """17/10/2023; where day and month could change places, what is nearer the publication."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    days = {date(year, m, d) for d, m in ((one, two), (two, one)) if m <= 12}
    if len(days) == 1:
        return whole("day", days.pop())
    return whole("day", min(sorted(days), key=lambda day: abs(day - clock.today)))


_MONTH_CUE = (
    r"\b(?i:in|since|during|until|early|mid|late|month of|end of|middle of|start of|"
    r"beginning of|between)[\s-]+"
)
# "By May" or "from March" may be a person or a verb; with other months they make dates.
_WEAK_CUE = r"\b(?i:before|after|by|from|of|and|to|through)\s+|[-–—]\s?"


def _month(match: Match, clock: Clock) -> When | None:
    """A month: "October 2023", "in March", "last November", "the October attack"."""
    month, year = _month_number(match), _year_number(match, clock)
    if year:
        return when(f"{year:04d}-{month:02d}")
    weak = match["month"] not in ("May", "March") and before(match, _WEAK_CUE)
    described = before(match, r"\b[Tt]he\s+") and after(match, r"\s+(?!of|on|for|to|in|by)[a-z]")
    turn = (match["turn"] or "").lower()
    if not (turn or weak or described or before(match, _MONTH_CUE)):
        return None
    return when(f"{clock.today.year + _turn(month, turn, clock):04d}-{month:02d}")


def _turn(month: int, word: str, clock: Clock) -> int:
    """How many years a month without a year lies from this year."""
    later = month - clock.today.month
    if clock.lean == "around":
        return (later < -6) - (later > 6)
    if word == "next" or (clock.lean == "ahead" and word != "last"):
        return int(later < 0 or (later == 0 and word == "next"))
    return -int(later > 0 or (later == 0 and word == "last"))


_YEAR_CUE = (
    r"\b(?i:in|since|during|until|through|throughout|circa|between|from|before|after|early|mid|late|"
    r"year)[\s-]+(?:at least |around |about )?"
    rf"|\b{_YEAR},?\s+(?:and|to|or|through|until)\s+"
)


def _year(match: Match, _: Clock) -> When | None:
    """A year where the words around say that it is one: "in 2019", "the 2003 invasion"."""
    owned = before(match, r"\b(?:of|for|[Bb]y)\s+|['’]s\s+")
    described = before(match, r"\b(?:[Tt]he|[Aa]|[Ii]ts|[Tt]heir|[Hh]is)\s+")
    told = owned or (described and after(match, r"\s+[a-z]"))
    if not before(match, _YEAR_CUE) and (not told or after(match, _COUNTED)):
        return None
    if not has_end(match):
        return when(match["year"])
    century = match["year"][: 4 - len(match["last"])]
    return interval(when(match["year"]), when(century + match["last"]))


def _decade(match: Match, _: Clock) -> When | None:
    return whole("decade", date(int(match["year"]), 1, 1))


def _named(pattern: str) -> re.Pattern[str]:
    """A pattern with a month in it, which must not be part of the name of something else."""
    return phrase(pattern + _OF_YEAR + _NAMESAKE, case=True)


RULES = (
    Rule(phrase(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-])"), _iso),
    Rule(
        phrase(r"(?P<one>[0-9]{1,2})([/.])(?P<two>[0-9]{1,2})\2(?P<year>[0-9]{4})(?![0-9])"),
        _slashed,
    ),
    *(
        Rule(_named(rf"(?P<day>{_DAY}){last} (?:of )?(?P<month>{MONTH})"), _day, yearless=True)
        for last in (_TO_DAY, "")
    ),
    *(
        Rule(_named(rf"(?P<month>{MONTH}) (?:the )?(?P<day>{_DAY}){last}"), _day, yearless=True)
        for last in (rf"{_TO_DAY}(?! (?:of )?{MONTH}|{_COUNTED})", "")
    ),
    Rule(
        _named(rf"(?:(?P<turn>[Ll]ast|[Nn]ext|[Tt]his) )?(?P<month>{MONTH})"), _month, yearless=True
    ),
    Rule(phrase(r"(?:the )?(?P<year>(?:1[89]|20)[0-9]0)s(?!\w)"), _decade),
    Rule(phrase(rf"(?P<year>{_YEAR})(?:[-–—/](?P<last>(?:{_YEAR}|[0-9][0-9])))?{_END}"), _year),
)
