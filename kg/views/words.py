"""How dates, stances and labels are put into English for people to read.

Copy for the page and nothing else: it says "reported" and "claimed by", never "confirmed".
Knows values of the model, neither the network nor the page.
"""

from __future__ import annotations

import textwrap
import unicodedata
from datetime import date

from kg.model import Claim, Origin, When
from kg.story import Story

__all__ = ["brief", "day", "harmless", "label_lines", "label_width", "span", "voice", "when"]

# Control characters and marks that turn the direction of text: shown, they would disguise it.
_HIDDEN = dict.fromkeys(
    [
        *(*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xFEFF),
        *(0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
        *(*range(0xD800, 0xE000), 0xFFFE, 0xFFFF),
    ],
    "\ufffd",
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NARROW, _WIDE = frozenset("iljftrI.,:;'’|()[]-/ "), frozenset("mwMW@%&—")


def day(iso: str) -> str:
    """A day in words, whatever the language of the machine.

    >>> day("2023-12-03")
    '3 December 2023'
    """
    known = date.fromisoformat(iso)
    return f"{known.day} {_MONTHS[known.month - 1]} {known.year}"


def span(first: str, last: str) -> str:
    """A span of days in words, without saying month or year twice.

    >>> span("2023-12-01", "2023-12-08"), span("2023-12-01", "2023-12-01")
    ('1 to 8 December 2023', '1 December 2023')
    >>> span("2023-11-30", "2023-12-08"), span("2023-12-30", "2024-01-02")
    ('30 November to 8 December 2023', '30 December 2023 to 2 January 2024')
    """
    if first == last:
        return day(first)
    start, end = day(first).split(), day(last).split()
    shared = next((n for n in (2, 1) if start[-n:] == end[-n:]), 0)
    return f"{' '.join(start[: 3 - shared])} to {' '.join(end)}"


def when(time: When) -> str:
    """A time in words, as precise as it is known and no more.

    >>> when(When("2023-12", "2023-12-01", "2023-12-31"))
    'December 2023'
    >>> when(When("2023-10-17/..", "2023-10-17", None))
    'since 17 October 2023'
    >>> when(When("2023-12-03~", "2023-12-03", "2023-12-03"))
    'about 3 December 2023'
    """
    return _marked(time.edtf, _plain(time))


def brief(words: str) -> str:
    """The same time with its months cut short, for where there is little room.

    >>> brief("30 November to 8 December 2023")
    '30 Nov – 8 Dec 2023'
    """
    for month in _MONTHS:
        words = words.replace(month, month[:3])
    return words.replace(" to ", " – ")


def _plain(time: When) -> str:
    first, last = time.earliest, time.latest
    if time.precision != "interval" and first:
        return {"day": day(first), "month": day(first).split(" ", 1)[1], "year": first[:4]}[
            time.precision
        ]
    if first and last:
        return span(first, last)
    if first or last:
        return f"since {day(first)}" if first else f"until {day(last or '')}"
    return time.edtf


def _marked(edtf: str, words: str) -> str:
    about = "about " if edtf.endswith(("~", "%")) else ""
    return f"{about}{words}{' (uncertain)' if edtf.endswith(('?', '%')) else ''}"


def voice(story: Story, claim: Claim) -> str:
    """How to introduce who says it: `reported`, `reported by`, `claimed by`, `according to`.

    `reported` stands alone: the report says it in its own voice. `according to` goes before
    a source that was known beforehand.
    """
    if claim.origin is Origin.BACKGROUND or claim.passage is None:
        return "according to"
    if story.reported(claim):
        return "reported"
    speaker = story.entities.get(claim.speaker)
    outlet = speaker is not None and speaker.kind == "MediaOrganization"
    return "reported by" if outlet else "claimed by"


def harmless(text: str) -> str:
    """Text of the same length in which nothing hides or turns the direction of reading."""
    return text.translate(_HIDDEN)


def label_lines(label: str, width: int = 19, most: int = 3) -> tuple[str, ...]:
    """A label broken into lines for the drawing; an ellipsis stands for what does not fit.

    >>> label_lines("air strike near Bree, 3 March 2024")
    ('air strike near', 'Bree, 3 March 2024')
    """
    lines = textwrap.wrap(harmless(label), width, break_on_hyphens=False) or ["?"]
    return (*lines[: most - 1], f"{lines[most - 1]} …") if len(lines) > most else tuple(lines)


def label_width(line: str, size: float = 13.0) -> float:
    """About how wide a line is in Arial, in pixels; rather too wide than too narrow."""
    return size * sum(map(_width, line)) + 2


def _width(letter: str) -> float:
    if letter in _NARROW:
        return 0.34
    if letter in _WIDE:
        return 0.95
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.74 if letter.isupper() else 0.58
