"""Date expressions in running text, resolved against the day of the report.

Joins the two ends of a range, counts "a day later" from the day named before, and says of
each expression whether something happened then, since then or until then.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from kg.model import When
from kg.text.dates.clock import Clock, has_end, phrase
from kg.text.dates.edtf import interval, since, until, whole
from kg.text.dates.expressions import Expression, expressions

__all__ = ["DateMention", "Kind", "dates"]

Kind = Literal["point", "range", "since", "until", "duration", "apart"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words of a text that say when, and the time they mean.

    `kind`: a `point` (something happened at some time in `when`), a `range` between two named
    ends, `since` (from then on), `until` (up to then), a `duration` up to or from the
    publication, or `apart`: "on Friday, two days after they struck" tells when they struck, the
    words that follow it. `ahead` is what the words mean where the sentence speaks of a plan
    ("will meet on Friday"), if that is another time. `relative` is set where the time counts
    from another day that the text names ("two days later" is 2): days from there to the middle
    of `when`.
    """

    start: int
    end: int
    when: When
    words: str
    kind: Kind = "point"
    relative: int | None = None
    ahead: When | None = None


_SINCE = ("since", "after")
_UNTIL = ("until", "till", "before", "by", "up to", "prior to")
_ENDS_OPEN = re.compile(r"(?:before|after)\Z", re.IGNORECASE)
_COUNTED = re.compile(r"\s+(?:on\s+|the\s+)?", re.IGNORECASE)
_APPOSED = re.compile(r"\s*[,(]\s*(?:on\s+|in\s+)?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"'”’]?\s+[\"'“‘]?[A-Z]|\n")
_LONGEST_SENTENCE = 500
# words that count in years, for which a year is known well enough to count from
_OF_YEARS = re.compile(r"\b(?:the \w+|that(?: same)?)\s+year\Z|\byears? (?:later|earlier)\Z", re.I)
_CAME = re.compile(r"\b(?:(?P<now>comes?)|came)\s+(?:just |only |barely )?\Z")
_LINK = phrase(
    r"(?P<comma>,)?\s*(?P<link>[-–—]|to|through|until|till|and)\s*"
    r"(?:(?:on|in|at|the|early|mid|late|around|about|beginning of|end of)[\s-]+)*"
)


def dates(text: str, published: date | None) -> tuple[DateMention, ...]:
    """The date expressions of a report in order, resolved against its publication date.

    Without a publication date only full dates are resolved; the others are left out.

    >>> [(d.words, str(d.when)) for d in dates("Struck on Dec. 3, and a day later.", None)]
    []
    >>> [(d.words, str(d.when)) for d in dates("Struck on Sunday.", date(2023, 12, 5))]
    [('Sunday', '2023-12-03')]
    """
    return tuple(_mentions(text, tuple(expressions(text)), published))


def _mentions(
    text: str, found: Sequence[Expression], published: date | None
) -> Iterator[DateMention]:
    waiting = deque(found)
    anchor: DateMention | None = None
    last: DateMention | None = None  # of any precision: "in 2014 ... the next year"
    while waiting:
        one, two = waiting.popleft(), waiting[0] if waiting else None
        mention = _joined(text, one, two, published) if two else None
        if mention:
            waiting.popleft()
        elif two and one.rule.kind == "shift" and two.rule.kind == "point":
            gap = text[one.end : two.match.start()]
            # "Two weeks earlier, on Nov. 19": the second says it better.
            if _APPOSED.fullmatch(gap):
                continue
            mention = _counted(text, one, two, published) if _COUNTED.fullmatch(gap) else None
        base = last if _OF_YEARS.search(one.match[0]) else anchor
        mention = mention or _single(text, one, _clock(text, one, published, base), base)
        if mention:
            yield mention
            told = mention.when.precision == "day" and mention.kind != "apart"
            anchor = mention if told else anchor
            last = mention if mention.kind != "apart" and mention.when.earliest else last


def _clock(text: str, one: Expression, published: date | None, anchor: DateMention | None) -> Clock:
    """From where an expression counts: the publication, and the day named before it.

    A day without a year beside a full date that is years away has the year of that date:
    "between his arrival on April 14, 1995, and the call on April 15".
    """
    day = _day(anchor.when) if anchor else None
    lean: Literal["past", "near"] = "past" if one.opener in _SINCE else "near"
    if anchor and day and one.rule.yearless:
        far = published is None or abs(published - day) > timedelta(365)
        near = one.start - anchor.end < _LONGEST_SENTENCE
        if far and near and not _SENTENCE_END.search(text, anchor.end, one.start):
            return Clock(day, day, "around")
    return Clock(published, day, lean)


def _counted(
    text: str, one: Expression, two: Expression, published: date | None
) -> DateMention | None:
    """What is counted from the date that follows it: "a day after Tuesday's attack"."""
    day = _day(two.read(Clock(published)))
    time = one.read(Clock(published, day)) if _ENDS_OPEN.search(one.match[0]) else None
    return _mention(text, one.start, one.end, time, relative=_distance(day, time))


def _joined(
    text: str, one: Expression, two: Expression, published: date | None
) -> DateMention | None:
    """Two expressions that are the ends of one range."""
    link = _LINK.fullmatch(text[one.end : two.match.start()])
    if not link or {one.rule.kind, two.rule.kind} != {"point"}:
        return None
    if link["link"].lower() == "and" and one.opener != "between":
        first, second = (_day(each.read(Clock(published))) for each in (one, two))
        if first is None or second is None or second - first != timedelta(1):
            return None
    if link["comma"] and one.opener not in ("from", "between"):
        return None
    time, ahead = (_range(one, two, published, ahead=planned) for planned in (False, True))
    lies_ahead = ahead and published and str(ahead.earliest) >= published.isoformat()
    other = ahead if lies_ahead and ahead != time else None
    return _mention(text, one.opening, two.end, time, "range", ahead=other)


def _range(
    one: Expression, two: Expression, published: date | None, *, ahead: bool = False
) -> When | None:
    """From one time to another; a year said at one end holds for the other."""
    first = one.read(Clock(published if ahead else None, lean="ahead"))
    last = None if ahead else two.read(Clock(None))
    if first and not last:
        last = two.read(Clock(_day(first), lean="ahead"))
    elif not first:
        last = last or two.read(Clock(published))
        first = one.read(Clock(_day(last, end=True), lean="past"))
    try:
        return interval(first, last) if first and last else None
    except ValueError:
        return None


def _apart(
    text: str, one: Expression, clock: Clock, anchor: DateMention | None
) -> DateMention | None:
    """When that was from which a day named before in the sentence is counted.

    "Three days after the raid" alone counts from the raid, whenever that was.
    """
    came = _CAME.search(text, max(0, one.start - 24), one.start)
    near = anchor is not None and not _SENTENCE_END.search(text, anchor.end, one.start + 1)
    day = clock.published if came and came["now"] else None
    if day is None and anchor is not None and (near or came):
        day = _day(anchor.when)
    there = one.read(replace(clock, anchor=day))
    if day is None or there is None or there.precision != "day":
        return None
    other = day - (date.fromisoformat(there.edtf) - day)
    return _mention(text, one.start, one.end, whole("day", other), "apart")


def _single(
    text: str, one: Expression, clock: Clock, anchor: DateMention | None
) -> DateMention | None:
    if _ENDS_OPEN.search(one.match[0]) and re.match(r"\s+\w", text[one.end : one.end + 8]):
        return _apart(text, one, clock, anchor)
    time = one.read(clock)
    if not time:
        return None
    planned = clock if clock.lean == "around" else replace(clock, lean="ahead")
    ahead = one.read(planned) or time
    kind: Kind = "duration" if one.rule.kind == "duration" else "point"
    start = one.start
    if has_end(one.match):
        kind, start = "range", one.opening
    elif one.opener in _SINCE:
        kind, start = "since", one.opening
        time = ahead = since(time, clock.published)
    elif one.opener in _UNTIL:
        kind, start, time, ahead = "until", one.opening, until(time), until(ahead)
    return _mention(
        text,
        start,
        one.end,
        time,
        kind,
        _distance(clock.anchor, time) if one.rule.kind == "shift" else None,
        ahead if ahead != time else None,
    )


def _mention(
    text: str,
    start: int,
    end: int,
    time: When | None,
    kind: Kind = "point",
    relative: int | None = None,
    ahead: When | None = None,
) -> DateMention | None:
    if time is None:
        return None
    return DateMention(start, end, time, text[start:end], kind, relative, ahead)


def _day(time: When | None, *, end: bool = False) -> date | None:
    """The first day of a time, or its last."""
    edge = time and (time.latest if end else time.earliest)
    return date.fromisoformat(edge) if edge else None


def _distance(day: date | None, time: When | None) -> int | None:
    """Days from a day to the middle of a time."""
    first, last = _day(time), _day(time, end=True)
    if day is None or first is None or last is None:
        return None
    return (first + (last - first) / 2 - day).days
