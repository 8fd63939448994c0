"""Which claims count: those of some speakers, up to some day, without some source.

A scope only ever leaves claims out. What is measured within one is what would be measured in a
graph of the claims that are left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.model import Claim
from kg.ontology import KG, local
from kg.story import Story, best_date, happened, same_events

__all__ = ["WHOLE", "Scope", "kept", "words"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which claims of a story count; whatever is left empty leaves nothing out.

    `since` and `until` are days on which something happened or held, both counted in; events
    without a date and ties without a term stay. `as_of` is the day on which one looks: only
    reports published up to then count, only what happened up to then, and only what held then;
    a report that does not tell its day stays. `told_by` are ids of speakers whose claims alone
    count, which leaves no room for background; `sources` are ids of documents that alone count,
    beside what is known beforehand.

    `speakers` (ids) and `publishers` (names) are left out, as are, on request, speakers without
    a name (`unnamed`), statements that only one speaker makes (`single`), and what is known
    beforehand (`background`).
    """

    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    told_by: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    unnamed: bool = False
    single: bool = False
    background: bool = False


WHOLE = Scope()

LAST = "9999"  # later than any day, as ISO


def kept(story: Story, scope: Scope = WHOLE) -> frozenset[str]:
    """The ids of the claims of a story that count."""
    if scope == WHOLE:
        return frozenset(story.claims)
    left = frozenset(id for id, claim in story.claims.items() if _counts(story, claim, scope))
    if scope.single:
        left -= _single(story, left)
    return left - frozenset(_out_of_time(story, scope))


def words(scope: Scope, label: Callable[[str], str]) -> str:
    """A scope in words, for a caption; empty where it leaves nothing out.

    `label` tells what an actor or a document is called.

    >>> words(Scope(since=date(2024, 1, 1), unnamed=True, speakers=frozenset({"Rohan"})), str)
    'since 1 January 2024, without what Rohan says, unnamed speakers'
    """

    def listed(ids: Iterable[str]) -> str:
        return " and ".join(sorted(map(label, ids)))

    parts = [f"as known on {_day(scope.as_of)}"] if scope.as_of else []
    parts += [f"since {_day(scope.since)}"] if scope.since else []
    parts += [f"until {_day(scope.until)}"] if scope.until else []
    parts += [f"as told by {listed(scope.told_by)}"] if scope.told_by else []
    parts += [f"in {listed(scope.sources)}"] if scope.sources else []
    out = [f"what {listed((speaker,))} says" for speaker in sorted(scope.speakers)]
    out += [f"reports of {publisher}" for publisher in sorted(scope.publishers)]
    out += ["unnamed speakers"] if scope.unnamed else []
    out += ["what only one speaker says"] if scope.single else []
    out += ["what is known beforehand"] if scope.background else []
    parts += [f"without {', '.join(out)}"] if out else []
    return ", ".join(parts)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _counts(story: Story, claim: Claim, scope: Scope) -> bool:
    if (scope.told_by and claim.speaker not in scope.told_by) or claim.speaker in scope.speakers:
        return False
    if claim.passage is None:
        return not (scope.background or scope.told_by) and _held(claim, scope)
    if scope.sources and claim.passage.document not in scope.sources:
        return False
    if scope.unnamed and story.is_unnamed(claim.speaker):
        return False
    published = story.documents[claim.passage.document].published
    if scope.as_of and published and published > scope.as_of:
        return False
    return not scope.publishers or story.publisher(claim) not in scope.publishers


def _held(claim: Claim, scope: Scope) -> bool:
    """Whether the term of something known beforehand touches the days that count."""
    first, last = _bounds(scope)
    if scope.as_of:  # what no longer held on that day does not count, however far back one looks
        first = max(first, scope.as_of.isoformat())
    return (claim.until or LAST) >= first and claim.since <= last


def _bounds(scope: Scope) -> tuple[str, str]:
    """First and last day that count, as ISO; either may lie beyond all days."""
    ends = (day.isoformat() for day in (scope.until, scope.as_of) if day)
    return (scope.since.isoformat() if scope.since else ""), min(ends, default=LAST)


def _out_of_time(story: Story, scope: Scope) -> Iterator[str]:
    """Claims about events that happened before or after the days that count."""
    first, last = _bounds(scope)
    if (first, last) == ("", LAST):
        return
    told: dict[str, list[Claim]] = {id: [] for id in story.events}
    for claim in story.claims.values():
        if claim.subject in told:
            told[claim.subject].append(claim)
    for claims in told.values():
        when = best_date(claim for claim in claims if claim.relation == local(KG.date))
        if when and ((when.latest or LAST) < first or (when.earliest or "") > last):
            yield from (claim.id for claim in claims)


def _single(story: Story, left: Iterable[str]) -> frozenset[str]:
    """Claims of what only one speaker says; two reports that quote one are one."""
    same = same_events(story)
    made: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in map(story.claims.__getitem__, left):
        if claim.passage and happened(claim):
            ends = (same.get(claim.subject, claim.subject), str(claim.object))
            made[*ends, claim.relation].append(claim)
    alone = (claims for claims in made.values() if len({c.speaker for c in claims}) == 1)
    return frozenset(claim.id for claims in alone for claim in claims)
