"""Where date expressions stand in a text: what the rules match, and the words around it.

Finds where an expression can begin, lets the rules try, and adds what belongs to it: "since"
before it, "early", the time of day. What time is meant comes later, with a clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.model import When
from kg.text.dates import relative, written
from kg.text.dates.clock import Clock, Match, Rule, phrase
from kg.text.dates.edtf import about, part, whole

__all__ = ["Expression", "expressions"]


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression as found: its rule and match, its extent, and the words that shade it.

    `opener` is "since", "until", "between" and the like, beginning at `opening`; `part` early,
    mid or late; `about` whether it is said to be approximate; `week` is set for "the week of
    December 4".
    """

    rule: Rule
    match: Match
    opening: int
    start: int
    end: int
    opener: str = ""
    part: str = ""
    about: bool = False
    week: str = ""

    def read(self, clock: Clock) -> When | None:
        """The time meant, by a clock; None where it cannot be told."""
        try:
            time = self.rule.resolve(self.match, clock)
            if time and self.week:
                time = whole(self.week, date.fromisoformat(time.earliest or ""))
            if time and self.part:
                time = part(time, self.part)
            return about(time) if time and self.about else time
        except (ValueError, OverflowError):
            return None


_RULES = (*relative.RULES, *written.RULES)
_NAMES = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_WORDS = (
    "today|yesterday|tomorrow|tonight|overnight|last|next|this|past|coming|the|that|a|an|half|one|"
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|"
    "thirty|forty|fifty|over|in|during|for|within|throughout|earlier|later|about|around|"
    "roughly|approximately|nearly|almost|some|more|less"
)
# No flag for case here: matching either case would take most of the time of this module.
_START = re.compile(
    rf"\b(?:(?:{_NAMES}|{_NAMES.upper()})"
    rf"|(?:{'|'.join(f'{word}|{word.capitalize()}' for word in _WORDS.split('|'))})\b"
    r"|(?:(?<![.,:/$€£#%-])|(?<=\bmid-))[0-9])"
)
_CLOCK_TIME = (
    r"(?:(?:[0-9]{1,2}[:.][0-9]{2}(?: ?[ap]\.?m\.?)?|[0-9]{1,2} ?[ap]\.?m\b\.?|[0-9]{4}(?= GMT)|"
    r"noon|midnight|midday|dawn|dusk|sunset|sunrise)"
    r"(?: local time| GMT| UTC| E[SD]?T)?(?: \([^()]{1,24}\))?)"
)
_NEARLY = r"(?:about|around|roughly|approximately|shortly (?:before|after)|just (?:before|after))"
_HOURS = r"(?:morning|afternoon|evening|night|midday|dawn|dusk)"
_PREFIX = phrase(
    r"(?:\b(?P<opener>since|until|till|before|after|by|from|between|up to|prior to) )?"
    r"(?P<lead>"
    rf"(?:\b(?:at )?(?:{_NEARLY} )?{_CLOCK_TIME},? (?:on |of )?)?"
    rf"(?:\b(?:(?:in|on|during) )?the (?:early |late )?(?:hours|{_HOURS})(?: hours)? of )?"
    r"(?:\b(?P<about>on or about|around|circa|roughly|approximately) )?"
    r"(?:\b(?:(?:in|at) )?(?:the )?(?P<part>early|mid|late|beginning of|start of|middle of|end of)"
    r"(?: on| in)?[ -])?"
    r"(?:\b(?:the )?(?P<week>week|weekend) of )?"
    r"(?:\bthe )?"
    rf"(?:\b{relative.WEEKDAY},? (?:the )?)?"
    r")\Z"
)
_SUFFIX = phrase(
    rf"(?: (?:early |late )?{_HOURS}(?!\w))?"
    rf"(?:,? (?:at )?(?:{_NEARLY} )?{_CLOCK_TIME}(?!\w))?"
)
_WINDOW = 72
_ENDED = re.compile(r"\n|[.,]\s+(?:On|In|At)\b")  # "at 8:30 a.m. On Friday": two sentences
_OWNS = ("'s", "’s")
_PARTS = {"beginning of": "early", "start of": "early", "middle of": "mid", "end of": "late"}

# Any day will do to see whether words are a date at all.
_ANY = Clock(date(2000, 6, 15), date(2000, 6, 15))


def expressions(text: str) -> Iterator[Expression]:
    """The date expressions of a text, in order and without overlap, not yet resolved."""
    done = 0
    for found in _START.finditer(text):
        if found.start() < done:
            continue
        for rule in _RULES:
            match = rule.pattern.match(text, found.start())
            if match and Expression(rule, match, 0, *match.span()).read(_ANY):
                expression = _shaded(rule, match, done)
                yield expression
                done = expression.end
                break


def _shaded(rule: Rule, match: Match, done: int) -> Expression:
    """The match with the words before and after that belong to it; `done` is read already."""
    text, start, end = match.string, *match.span()
    if rule.kind != "point":
        return Expression(rule, match, start, start, end)
    after = _SUFFIX.match(text, end)
    end = after.end() if after else end
    before = _PREFIX.search(text, max(done, start - _WINDOW), start)
    if not before or _ENDED.search(before["lead"]):
        return Expression(rule, match, start, start, end)
    lead = before["lead"].lower().strip()
    opener = (before["opener"] or "").lower()
    # "Since the Oct. 7 attack" opens with the attack, not with the date beside it.
    if (lead.endswith("the") and not match[0].startswith("the")) or text.startswith(_OWNS, end):
        opener = ""
    start = start if lead in ("", "the") else before.start("lead")
    which = " ".join((before["part"] or "").lower().split())
    return Expression(
        rule,
        match,
        before.start("opener") if opener else start,
        start,
        end,
        " ".join(opener.split()),
        _PARTS.get(which, which),
        before["about"] is not None,
        (before["week"] or "").lower(),
    )
