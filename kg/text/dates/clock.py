"""What a rule for a date expression is, and from where it looks at time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.model import When

__all__ = ["Clock", "Match", "Rule", "after", "before", "has_end", "phrase"]

Match = re.Match[str]
_WINDOW = 48


@dataclass(frozen=True, slots=True)
class Clock:
    """From where the words look at time.

    `published` is the day of the report, `anchor` the last day that the text named before.
    `lean` settles what the words leave open: "Friday" and "Dec. 3" are the last such day not
    after the publication (`past`), the first not before it (`ahead`), or, for a day of a
    month, the last one up to two months ahead (`near`) or the closest one (`around`).
    """

    published: date | None
    anchor: date | None = None
    lean: Literal["past", "near", "ahead", "around"] = "near"

    @property
    def today(self) -> date:
        """The publication date; ValueError without one, as relative words then mean nothing."""
        if self.published is None:
            raise ValueError("no publication date")
        return self.published


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing a date: a pattern, and what its match means by a clock.

    `resolve` gives None, or raises ValueError or OverflowError, where the words are no date
    after all or cannot be resolved. `kind` is the one of the mention; a `shift` counts from
    the anchor; a `yearless` one may lack its year.
    """

    pattern: re.Pattern[str]
    resolve: Callable[[Match, Clock], When | None]
    kind: Literal["point", "duration", "shift"] = "point"
    yearless: bool = False


def phrase(words: str, *, case: bool = False) -> re.Pattern[str]:
    """A pattern in which a space stands for any white space, in either case unless `case`.

    >>> bool(phrase("last night").match("Last\\nnight"))
    True
    """
    return re.compile(words.replace(" ", r"\s+"), 0 if case else re.IGNORECASE)


def before(match: Match, words: str) -> bool:
    """Whether words like these stand directly before the match."""
    window = match.string[max(0, match.start() - _WINDOW) : match.start()]
    return re.search(rf"(?:{words})\Z", window) is not None


def after(match: Match, words: str) -> bool:
    """Whether words like these stand directly after the match."""
    return re.match(words, match.string[match.end() : match.end() + _WINDOW]) is not None


def has_end(match: Match) -> bool:
    """Whether the match itself holds both ends of a range: "March 4-9", "2014-2017"."""
    return match.groupdict().get("last") is not None
