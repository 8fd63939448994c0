"""The days that an EDTF date can mean, as pairs of texts that compare like days.

EDTF: Library of Congress, Extended Date/Time Format, levels 0 and 1 without seasons.
"""

from __future__ import annotations

import re

__all__ = ["overlap", "span"]


def span(edtf: str) -> tuple[str, str] | None:
    """First and last day that a date can mean, as texts to compare; None if it is no date.

    >>> span("2023-12"), span("../2023-12-05")
    (('2023-12-00', '2023-12-99'), ('0000-00-00', '2023-12-05'))
    """
    start, slash, end = edtf.partition("/")
    first, last = _bound(start, "0"), _bound(end if slash else start, "9")
    return (first, last) if edtf.strip("/") and first and last else None


def overlap(one: str, two: str) -> bool:
    """Whether two dates can mean one day.

    >>> overlap("2023-12-04", "2023-12"), overlap("2023-12-04", "2023-12-05/..")
    (True, False)
    """
    first, second = span(one), span(two)
    if first is None or second is None:
        return False
    return first[0] <= second[1] and second[0] <= first[1]


def _bound(part: str, digit: str) -> str | None:
    day = re.sub("[~?%]$", "", part)
    if day in ("", ".."):
        day = "XXXX"
    if not re.fullmatch(r"[\dX]{4}(-[\dX]{2}){0,2}", day):
        return None
    return (day + "-XX-XX"[len(day) - 4 :]).replace("X", digit)
