"""When a telling says that it happened: the dates that hang on its trigger.

A date that hangs on a verb of speech, or in a relative clause about something else, is not the
event's. A sentence that goes on with "also" goes on at the day of the sentence before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.model import When
from kg.text.clauses import climb, light
from kg.text.cues import lexicon
from kg.text.dates import dates
from kg.text.parsing import Parsed
from kg.text.speech import is_speech
from kg.text.telling import Telling

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["timing"]


def timing(parsed: Parsed, events: list[Telling]) -> dict[int, tuple[When, ...]]:
    """The dates of each trigger: those that hang on it, not on a verb of speech."""
    triggers = {t.trigger.i: t.trigger for t in events}
    supports = {t.support.i: t.trigger for t in events if t.support is not None}
    for telling in events:
        if (base := light(telling.trigger)) is not None:
            supports.setdefault(base[1].i, telling.trigger)
    found: dict[int, list[When]] = {}
    for mention in dates(parsed.document.text, parsed.document.published):
        token = _token_at(parsed, mention.start, mention.end)
        if token is None:
            continue
        owner = _dated(token, triggers, supports)
        if owner is not None:
            ahead = mention.ahead if mention.ahead and _ahead(owner) else mention.when
            found.setdefault(owner.i, []).append(ahead)
    _go_on(events, found)
    return {i: tuple(_exact(whens)) for i, whens in found.items()}


def _exact(whens: list[When]) -> Iterator[When]:
    """The most exact of several dates: "two weeks earlier, on Nov. 19" is Nov. 19."""
    for when in dict.fromkeys(whens):
        within = [w for w in whens if w != when and w.precision == "day"]
        span = (when.earliest or "", when.latest or "9999")
        if when.precision == "day" or not any(
            w.earliest and span[0] <= w.earliest <= span[1] for w in within
        ):
            yield when


def _go_on(events: list[Telling], found: dict[int, list[When]]) -> None:
    """Give what "also" happened the day of the sentence before it."""
    for telling in events:
        sentence = telling.trigger.sent
        words = {t.lower_ for t in sentence}
        if telling.trigger.i in found or not words & lexicon().lists["continuations"]:
            continue
        before = [
            i for i in found if i < sentence.start and sentence.doc[i].sent.end == sentence.start
        ]
        days = [w for i in before for w in found[i] if w.precision == "day"]
        if days and any(
            t.trigger.i == i and t.stance == telling.stance for t in events for i in before
        ):
            found[telling.trigger.i] = days[:1]


def _token_at(parsed: Parsed, start: int, end: int) -> Token | None:
    """The highest token of a date expression."""
    first = bisect_left(parsed.offsets, (start, start))
    last = bisect_left(parsed.offsets, (end, end))
    return next((t for t in parsed.doc[first:last] if not first <= t.head.i < last), None)


def _dated(token: Token, triggers: dict[int, Token], supports: dict[int, Token]) -> Token | None:
    for below, head in climb(token):
        if head.i in triggers:
            return triggers[head.i]
        if head.i in supports:
            return supports[head.i]
        if below.dep_ == "relcl" and head.pos_ in ("NOUN", "PROPN"):
            return None  # "which was founded in 1985": the date of something else
        if is_speech(head):
            break
    sentence = token.sent
    alone = [t for i, t in triggers.items() if sentence.start <= i < sentence.end]
    spoken = any(is_speech(head) for _, head in climb(token))
    return alone[0] if len(alone) == 1 and not spoken else None


def _ahead(trigger: Token) -> bool:
    """Whether a trigger is told as still to come."""
    return any(c.lower_ in ("will", "'ll", "shall") for c in trigger.children)
