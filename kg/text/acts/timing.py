"""When a telling says that it happened: the dates that hang on its trigger, or on its clause.

A date that hangs on a verb of speech, or in a relative clause about something else, is not the
event's. Clauses that tell one scene share their date: "attacked the camp on Sunday, killing
six". A sentence that goes on with "also" goes on at the day of the sentence before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from kg.model import When
from kg.text.acts.scenes import ahead, hung, one_scene, scene, went_on
from kg.text.acts.telling import Telling
from kg.text.dates import DateMention, dates
from kg.text.grammar.heads import climb
from kg.text.grammar.lightverbs import light
from kg.text.parsing import Parsed
from kg.text.speakers.tellers import is_speech
from kg.text.words.cues import lexicon
from kg.text.words.tokens import Token

__all__ = ["timing"]


def timing(parsed: Parsed, events: list[Telling]) -> dict[int, tuple[When, ...]]:
    """The dates of each trigger: its own, else those of the scene its clause belongs to."""
    triggers = {t.trigger.i: t.trigger for t in events}
    supports = {t.support.i: t.trigger for t in events if t.support is not None}
    for telling in events:
        if (lent := light(telling.trigger)) is not None:
            supports.setdefault(lent[1].i, telling.trigger)
    found: dict[int, list[When]] = {}
    loose: dict[int, list[When]] = {}
    for mention in dates(parsed.document.text, parsed.document.published):
        token = _token_at(parsed, mention)
        if token is None:
            continue
        loose.setdefault(token.i, []).append(mention.when)  # "on Oct. 7, when gunmen ..."
        marked = triggers.keys() | supports.keys()
        counted = mention.kind == "apart" and token.dep_ in ("pobj", "pcomp")
        if (base := token if counted else hung(token, marked)) is not None:
            owner = triggers.get(base.i, supports.get(base.i))
            home = loose if owner is None else found
            home.setdefault((owner or base).i, []).append(_meant(mention, base))
    _share(events, found, loose)
    _astray(triggers, found, loose, parsed)
    _go_on(events, found)
    return {i: tuple(_exact(whens)) for i, whens in found.items()}


def _meant(mention: DateMention, base: Token) -> When:
    """What a date means for what hangs on it: of a plan the day to come."""
    return mention.ahead if mention.ahead and ahead(base) else mention.when


def _exact(whens: Iterable[When]) -> Iterator[When]:
    """The most exact of several dates: "two weeks earlier, on Nov. 19" is Nov. 19."""
    whens = list(dict.fromkeys(whens))
    for when in whens:
        within = [w for w in whens if w != when and w.precision == "day"]
        span = (when.earliest or "", when.latest or "9999")
        if when.precision == "day" or not any(
            w.earliest and span[0] <= w.earliest <= span[1] for w in within
        ):
            yield when


def _share(
    events: list[Telling], found: dict[int, list[When]], loose: dict[int, list[When]]
) -> None:
    """Give what has no date the date of the scene it belongs to."""
    dated = {**loose, **found}
    told = {t.trigger.i: t for t in events}
    for telling in events:
        if telling.trigger.i in found:
            continue
        for other in scene(telling.support or telling.trigger):
            alike = other.i not in told or one_scene(told[other.i], telling)
            if other.i in dated and alike:
                found[telling.trigger.i] = dated[other.i]
                break


def _astray(
    triggers: dict[int, Token],
    found: dict[int, list[When]],
    loose: dict[int, list[When]],
    parsed: Parsed,
) -> None:
    """Give an undated event the date that a parser hung on something else below it."""
    for index, whens in loose.items():
        for below, head in climb(parsed.doc[index]):
            if below.dep_ == "relcl" or is_speech(head) or head.i in found:
                break
            if head.i in triggers:
                found[head.i] = whens
                break


def _go_on(events: list[Telling], found: dict[int, list[When]]) -> None:
    """Give what "also" happened, and what its doers did next, the day of the sentence before."""
    for telling in events:
        if telling.trigger.i in found:
            continue
        for other in went_on(telling, events):
            days = [w for w in found.get(other.trigger.i, ()) if w.precision == "day"]
            if days:
                found[telling.trigger.i] = days
                break
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


def _token_at(parsed: Parsed, mention: DateMention) -> Token | None:
    """The highest token of a date expression; of "two days after the raid" the raid."""
    first = bisect_left(parsed.offsets, (mention.start, mention.start))
    last = bisect_left(parsed.offsets, (mention.end, mention.end))
    top = next((t for t in parsed.doc[first:last] if not first <= t.head.i < last), None)
    if top is None or mention.kind != "apart":
        return top
    return next((c for c in top.children if c.dep_ in ("pobj", "pcomp")), top)
