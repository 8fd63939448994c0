"""Dates that need a day to count from: "Sunday", "last week", "two days later".

Most count from the publication date; those that tell what came next in the story count from
the last day that the text named before.
"""

from __future__ import annotations

from datetime import date, timedelta

from kg.model import When
from kg.text.dates.clock import Clock, Match, Rule, after, before, phrase
from kg.text.dates.edtf import about, interval, shift, whole
from kg.text.dates.written import DAY_OF_MONTH
from kg.text.words.amounts import number

__all__ = ["RULES", "WEEKDAY"]

_NAMES = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WEEKDAYS = _NAMES.split("|")
WEEKDAY = rf"(?:{_NAMES}|{_NAMES.upper()})(?!\w)"
_STEPS = {
    **dict.fromkeys(("last", "previous", "preceding", "before", "earlier"), -1),
    **dict.fromkeys(("next", "following", "after", "later", "coming", "this coming"), 1),
}


def _words(match: Match, group: str) -> str:
    return " ".join((match[group] or "").lower().split())


# Days that carry a name of their own, and days of any week.
_NOT_THIS = (
    r"\b(?:Bloody|Black|Good|Holy|Easter|Palm|Ash|Super|Shrove|Maundy|[Ee]very|[Ee]ach|[Oo]n a)\s+"
)


def _weekday(match: Match, clock: Clock) -> When | None:
    """A weekday: the most recent one, unless "next", "this" or "last week" move it."""
    if before(match, _NOT_THIS):
        return None
    today, index = clock.today, _WEEKDAYS.index(match["weekday"].title())
    week, which = _words(match, "week") or _words(match, "first"), _words(match, "which")
    if week:
        return whole("day", today + timedelta(7 * _STEPS.get(week, 0) + index - today.weekday()))
    back, ahead = (today.weekday() - index) % 7, (index - today.weekday()) % 7
    if _STEPS.get(which) == 1:
        return whole("day", today + timedelta(ahead or 7))
    if which == "this" or (clock.lean == "ahead" and not which):
        return whole("day", today + timedelta(ahead))
    return whole("day", today - timedelta((back or 7) if which else back))


_FROM_TODAY = {
    "yesterday": -1,
    "tomorrow": 1,
    "last night": -1,
    "last evening": -1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def _deictic(match: Match, clock: Clock) -> When | None:
    """Today, yesterday, last night, this morning; overnight is the night to today."""
    # "Russia Today" is a publisher, not a day.
    if match[0] == "Today" and before(match, r"[A-Z]\w+\s"):
        return None
    words = _words(match, "words")
    if words == "overnight":
        return interval(whole("day", clock.today - timedelta(1)), whole("day", clock.today))
    return whole("day", clock.today + timedelta(_FROM_TODAY.get(words, 0)))


def _period(match: Match, clock: Clock) -> When | None:
    """Last month, this week, earlier this year, later in the week."""
    today, unit, shade = clock.today, match["unit"].lower(), _words(match, "shade")
    which = _words(match, "which")
    # "The end of the year" is of this one; elsewhere "the year" is any.
    if which == "the" and not before(match, r"\b(?:end|start|beginning|middle)\s+of\s+"):
        return None
    time = whole(unit, shift(today, _STEPS.get(which, 0), unit))
    if shade == "earlier":
        return interval(time, whole("day", today))
    return interval(whole("day", today), time) if shade == "later" else time


def _weekend(match: Match, clock: Clock) -> When | None:
    """The last weekend begun; "this weekend" is the nearest one."""
    today, which = clock.today, _words(match, "which").split()[-1]
    weeks = _STEPS.get(which, -1)
    if which in ("the", "this", "coming"):
        nearest = 2 if which == "this" else 5
        weeks = 0 if today.weekday() >= nearest or which == "coming" else -1
    return whole("weekend", today + timedelta(7 * (0 if clock.lean == "ahead" else weeks)))


def _ago(match: Match, clock: Clock) -> When | None:
    return _away(clock.today, -_counted(match), match)


def _counted(match: Match) -> int:
    words = _words(match, "count")
    return 2 if words == "a couple of" else number(words) or 0


def _away(day: date, count: int, match: Match) -> When:
    """So many units away, as exact as the unit: a day, the seven days around, a month."""
    unit = match["unit"].lower().replace("night", "day")
    there = shift(day, count, unit)
    if unit == "week":
        time = interval(whole("day", there - timedelta(3)), whole("day", there + timedelta(3)))
    else:
        time = whole(unit.replace("decade", "year"), there)
    return about(time) if match["about"] or unit == "decade" else time


def _later(match: Match, clock: Clock) -> When | None:
    """Two days later, a week earlier: counted from the anchor."""
    count = _counted(match) * _STEPS[_words(match, "side")]
    return _away(clock.anchor, count, match) if clock.anchor else None


def _neighbour(match: Match, clock: Clock) -> When | None:
    """The next day, the same night, the day before, that evening, the following week."""
    step = _STEPS.get(_words(match, "which") or _words(match, "side"), 0)
    unit = match["unit"].lower()
    unit = unit if unit in ("week", "month", "year") else "day"
    return whole(unit, shift(clock.anchor, step, unit)) if clock.anchor else None


def _that(match: Match, clock: Clock) -> When | None:
    """That day, that night; but "said that night raids" speaks of nothing before."""
    told = match[0][0] == "T" or after(match, r"\s*(?:[^\w\s]|\Z)")
    told = told or before(match, r"\b(?i:on|early|late|earlier|later)\s+|[,;]\s+")
    return _neighbour(match, clock) if told else None


# "The deadliest attack in ten years" tells of the last such attack, not when this one was.
_RECORD = (
    r"\b(?i:first|second|third|fourth|most|least|worst|\w{3,}iest|largest|biggest|highest|longest)\b"
    r"[^.;:!?]*"
)


def _duration(match: Match, clock: Clock) -> When | None:
    """Over the past five weeks: from then to the publication; "the next": from it to then."""
    which, unit, count = _words(match, "which"), match["unit"].lower(), 1
    if match["count"]:
        count = _counted(match)
    elif match["many"]:
        return None
    if not which and before(match, _RECORD):
        return None
    if unit == "hour":
        unit, count = "day", -(-count // 24)
    forward = which in ("next", "coming") or (not which and clock.lean == "ahead")
    other = shift(clock.today, count if forward else -count, "day" if unit == "night" else unit)
    first, last = sorted((clock.today, other))
    time = interval(whole("day", first), whole("day", last))
    return about(time) if match["about"] else time


_ABOUT = (
    r"(?:(?P<about>about|around|roughly|approximately|nearly|almost|some|more than|over|less than) "
    r")?"
)
_COUNT = (
    r"(?P<count>a couple of|half a dozen|an?|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty|fifty|[0-9]{1,3})"
)
_UNITS = r"(?P<unit>day|night|week|month|year|decade)s?(?![\w-])"
_LENGTH = r"(?P<unit>hour|day|night|week|month|year|decade)(?P<many>s)?(?![\w-]|\s+of\b|['’])"
_PART = r"(?P<unit>day|morning|afternoon|evening|night)"

_OVER = "(?:over|in|during|for|within|throughout)"

RULES = (
    Rule(
        phrase(
            r"(?P<words>the day (?:before yesterday|after tomorrow)|today|yesterday|tomorrow|"
            r"tonight|overnight|last (?:night|evening)|this (?:morning|afternoon|evening))(?!\w)"
        ),
        _deictic,
    ),
    Rule(
        phrase(
            r"(?:(?P<first>last|this|next) week,? on )?"
            r"(?:(?P<which>last|next|this past|this coming|this|past|coming) )?"
            rf"(?P<weekday>(?-i:{WEEKDAY}))(?!,? (?:the )?(?-i:{DAY_OF_MONTH}))"
            r"(?! (?:Times|Telegraph|Mirror|Post|Express|Herald|Mail)\b)"
            r"(?: (?:of )?(?P<week>last|this|next) week(?!\w))?"
        ),
        _weekday,
    ),
    Rule(phrase(rf"{_ABOUT}{_COUNT} {_UNITS} ago(?!\w)"), _ago),
    Rule(
        phrase(rf"{_ABOUT}{_COUNT} {_UNITS} (?P<side>later|earlier|before|after)(?!\w)"),
        _later,
        "shift",
    ),
    Rule(
        phrase(
            rf"{_OVER} (?:the|this) (?P<which>past|last|previous|preceding|next|coming) "
            rf"{_ABOUT}(?:{_COUNT} )?{_LENGTH}"
        ),
        _duration,
        "duration",
    ),
    Rule(
        phrase(
            rf"(?:{_OVER} )?(?:the |this )?(?P<which>past|coming|last|next) "
            rf"{_ABOUT}{_COUNT} {_LENGTH}"
        ),
        _duration,
        "duration",
    ),
    Rule(
        phrase(rf"(?:the |this )(?P<which>past|coming) (?P<about>)(?P<count>){_LENGTH}"),
        _duration,
        "duration",
    ),
    Rule(phrase(rf"in (?P<which>){_ABOUT}{_COUNT} {_LENGTH}"), _duration, "duration"),
    Rule(
        phrase(
            r"the (?:very )?(?P<which>next|following|previous|preceding|same) (?P<side>)"
            r"(?P<unit>day|morning|afternoon|evening|night|week|month|year)(?![\w-])"
        ),
        _neighbour,
        "shift",
    ),
    Rule(
        phrase(r"the (?P<which>)(?P<unit>day|night|week|month|year) (?P<side>before|after)(?!\w)"),
        _neighbour,
        "shift",
    ),
    Rule(phrase(rf"that (?P<which>)(?P<side>)(?:same |very )?{_PART}(?![\w-])"), _that, "shift"),
    Rule(
        phrase(r"(?P<which>(?:the|this)(?: past| coming)?|last|next) weekend(?![\w-]|\s+of\b)"),
        _weekend,
    ),
    Rule(
        phrase(
            r"(?:(?P<shade>earlier|later) (?:in the|this)|(?P<which>last|this|next|the)) "
            r"(?P<unit>week|month|year|decade)(?![\w-]|\s+of\b)"
        ),
        _period,
    ),
)
