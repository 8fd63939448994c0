"""What changed in a story from one build to the next: who says what that was not said before.

New is what nobody told before, withdrawn what nobody tells any more; strengthened is what more
tell, or tell more surely, weakened the reverse. Nothing is judged to be true: how strong a
statement is is only a matter of who says so and how.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.graph.evidence import Told
from kg.model import Claim, Document
from kg.ontology import KG, local
from kg.story import Parts, merge
from kg.views.alignment import align, happenings
from kg.views.statements import Key, Saying, Sayings, Statement, Weight
from kg.views.tellings import dyads_told

__all__ = ["Change", "Changes", "Named", "Report", "Sort", "changes"]


class Sort(StrEnum):
    """What became of a statement, in the order in which changes are told.

    `RETOLD` is what others tell now, or tell otherwise, and neither more nor less surely.
    """

    NEW = "new"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    RETOLD = "told otherwise"
    WITHDRAWN = "withdrawn"
    CONTRADICTED = "newly contradicted"
    SETTLED = "no longer contradicted"


@dataclass(frozen=True, slots=True)
class Report:
    """A report that only one of two builds holds, with its id in each.

    `state` is `new` or `removed`; or `changed`, where the other build holds another text of the
    same address, or of the same title and publisher.
    """

    state: str
    title: str
    publisher: str
    published: str
    before: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Names of what was several and is taken to be one now, or was one and is several now."""

    before: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one statement: who says so now, who no longer does, and how it weighs.

    Of a contradiction `joined`, or `left` where it is gone, are both sides.
    """

    sort: Sort
    statement: Statement
    joined: tuple[Told, ...] = ()
    left: tuple[Told, ...] = ()
    before: Weight | None = None
    now: Weight | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed from one build to the next; false where nothing did."""

    reports: tuple[Report, ...]
    identities: tuple[Named, ...]
    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.reports or self.identities or self.changes)


def changes(before: Parts, now: Parts) -> Changes:
    """What changed between the stories of two builds.

    The other way round it is the reverse: what is new is withdrawn, and so on.
    """
    things, identities = align(before[0], now[0])
    old, new = merge(*before), merge(*now)
    told = tuple(dyads_told(old)), tuple(dyads_told(new))
    same = happenings((old, told[0]), (new, told[1]), things)
    one, other = Sayings(old, told[0], same), Sayings(new, told[1], same)
    found = (*_statements(one, other), *_contradictions(one, other))
    return Changes(
        tuple(_reports(old.documents, new.documents)),
        tuple(
            Named(tuple(map(old.label, pair.before)), tuple(map(new.label, pair.now)))
            for pair in identities
        ),
        tuple(sorted(found, key=_order)),
    )


def _order(change: Change) -> tuple[object, ...]:
    """The gravest sort first; within a sort acts, then the rest, by what they say."""
    said = change.statement
    told = tuple(one.claim for one in (*change.joined, *change.left))
    what = (said.relation, said.subject, said.object, said.details)
    return (list(Sort).index(change.sort), not said.act, what, told)


# ── Statements ───────────────────────────────────────────────────────────────


# Parts of an act that are no news by themselves where those who tell them tell the act as well.
_CIRCUMSTANCES = (local(KG.date), local(KG.place), local(KG.instrument))


def _statements(before: Sayings, now: Sayings) -> Iterator[Change]:
    old, new = before.all(), now.all()
    acting: dict[str, set[Key]] = {}
    for key in sorted(old.keys() & new.keys(), key=lambda key: not new[key].statement.act):
        was, told = old[key], new[key]
        moved = before.voices(was) ^ now.voices(told)
        if told.statement.act:
            acting.setdefault(told.about, set()).update(moved)
        elif told.relation in _CIRCUMSTANCES:
            moved -= acting.get(told.about, set())
        if moved:
            yield _retold(before, now, was, told)
    for told in _apart(new, old):
        claims, weight = now.cited(told.claims), now.weight(told.claims)
        yield Change(Sort.NEW, told.statement, joined=claims, now=weight)
    for was in _apart(old, new):
        claims, weight = before.cited(was.claims), before.weight(was.claims)
        yield Change(Sort.WITHDRAWN, was.statement, left=claims, before=weight)


def _apart(told: Mapping[Key, Saying], known: Mapping[Key, Saying]) -> Iterator[Saying]:
    """What only one build tells; parts of an act that it alone tells are told with the act."""
    alone = [said for key, said in told.items() if key not in known]
    within = {(said.about, *part) for said in alone for part in said.statement.details}
    events = {said.about for said in known.values()} | {""}
    for said in alone:
        part = (said.about, said.statement.relation, said.statement.object)
        if said.statement.act or (part not in within and said.about in events):
            yield said


def _retold(before: Sayings, now: Sayings, was: Saying, told: Saying) -> Change:
    """What both builds tell, by others or in another way."""
    voices = before.voices(was), now.voices(told)
    weights = before.weight(was.claims), now.weight(told.claims)
    sort = Sort.RETOLD
    if weights[0].rank != weights[1].rank:
        sort = Sort.STRENGTHENED if weights[0].rank < weights[1].rank else Sort.WEAKENED
    return Change(
        sort,
        told.statement,
        now.cited(claim for claim in told.claims if now.voice(claim) not in voices[0]),
        before.cited(claim for claim in was.claims if before.voice(claim) not in voices[1]),
        *weights,
    )


# ── Contradictions ───────────────────────────────────────────────────────────


def _contradictions(before: Sayings, now: Sayings) -> Iterator[Change]:
    old, new = dict(_contradicted(before)), dict(_contradicted(now))
    for pair in new.keys() - old.keys():
        told = now.cited(new[pair])
        yield Change(Sort.CONTRADICTED, _disputed(now, new[pair]), joined=told)
    for pair in old.keys() - new.keys():
        told = before.cited(old[pair])
        yield Change(Sort.SETTLED, _disputed(before, old[pair]), left=told)


def _contradicted(side: Sayings) -> Iterator[tuple[frozenset[Key], tuple[Claim, Claim]]]:
    """Pairs of claims that cannot both hold, by what they say and who says so."""
    story = side.story
    for made in story.derivations.values():
        if made.relation == local(KG.contradicts):
            pair = story.claims[made.subject], story.claims[str(made.object)]
            key = frozenset((*side.key(claim), side.same.key(claim.speaker)) for claim in pair)
            yield key, pair


def _disputed(side: Sayings, pair: tuple[Claim, Claim]) -> Statement:
    """What two claims differ about; the object is left to each of them."""
    said = side.statement(min(pair, key=lambda claim: claim.id))
    return Statement(said.subject, said.relation, "")


# ── Reports ──────────────────────────────────────────────────────────────────


def _reports(before: Mapping[str, Document], now: Mapping[str, Document]) -> Iterator[Report]:
    gone = [report for id, report in before.items() if id not in now]
    for report in (report for id, report in now.items() if id not in before):
        older = next((other for other in gone if _another_text(report, other)), None)
        if older:
            gone.remove(older)
        yield _report("changed" if older else "new", report, older.id if older else "", report.id)
    yield from (_report("removed", report, report.id, "") for report in gone)


def _another_text(report: Document, other: Document) -> bool:
    if report.url and report.url == other.url:
        return True
    heads = [(one.title.casefold(), one.publisher.casefold()) for one in (report, other)]
    return heads[0] == heads[1]


def _report(state: str, report: Document, before: str, now: str) -> Report:
    day = report.published.isoformat() if report.published else ""
    return Report(state, report.title, report.publisher, day, before, now)
