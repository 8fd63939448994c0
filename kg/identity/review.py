"""What is asked in a review: who may be one, what may be one event, which claims are doubtful.

Questions are plain values, made from readings, proposals and judgements, the most consequential
first: by how many claims an answer touches, then by how much speaks for it. What somebody has
judged is not asked again. Nothing here knows a terminal or a file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from kg.background import known
from kg.identity.closure import closure
from kg.identity.doubts import doubts
from kg.identity.judgements import Judgement, latest
from kg.identity.proposals import Proposal
from kg.identity.sides import Reports, Side

__all__ = ["CLAIMS", "EVENTS", "NAMES", "Question", "open_questions", "questions"]

NAMES, EVENTS, CLAIMS = "names", "events", "claims"

Pair: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that a person can judge: two ids, or a claim.

    `topic` is `names`, `events` or `claims`; `touched` counts the claims that a yes (or, of a
    claim, a no) changes; `effect` says what it does; `earlier` is what was judged of it before.
    """

    topic: str
    about: tuple[str, ...]
    sides: tuple[Side, ...]
    touched: int
    score: float
    why: tuple[str, ...]
    effect: str
    earlier: tuple[str, ...] = ()


def questions(
    reports: Reports,
    proposals: Iterable[Proposal],
    events: Iterable[tuple[str, str, str]],
    *,
    contradicted: Collection[str] = (),
    judgements: Sequence[Judgement] = (),
    again: bool = False,
) -> tuple[Question, ...]:
    """All that is open, the most consequential first; with `again` also what was judged.

    `events` are pairs that may be one event, each with why; `contradicted` are claims of which
    another says otherwise.
    """
    found = [
        *(_pair(reports, NAMES, (p.one, p.other), p.score, p.why) for p in proposals),
        *(_pair(reports, EVENTS, (one, other), 1.0, why) for one, other, why in events),
        *_claims(reports, contradicted),
    ]
    asked = {question.about: question for question in found if question}
    ordered = sorted(asked.values(), key=lambda each: (-each.touched, -each.score, each.about))
    if again:
        return tuple(_with_earlier(each, judgements) for each in ordered)
    return open_questions(ordered, judgements)


def open_questions(
    asked: Iterable[Question], judgements: Sequence[Judgement]
) -> tuple[Question, ...]:
    """The questions that no judgement answers, directly or through others judged the same."""
    everywhere = [each for each in judgements if not each.document]
    one = {id: min(group) for group in closure((), everywhere).groups for id in group}
    answered = {_under(each.about, one) for each in latest(everywhere)}

    def closed(question: Question) -> bool:
        about = _under(question.about, one)
        return about in answered or len(set(about)) < len(about)

    return tuple(question for question in asked if not closed(question))


def _under(about: tuple[str, ...], one: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted(one.get(id, id) for id in about))


def _with_earlier(question: Question, judgements: Sequence[Judgement]) -> Question:
    told = (each for each in latest(judgements) if each.about == question.about)
    return replace(question, earlier=tuple(map(_told, told)))


def _told(judgement: Judgement) -> str:
    where = f" in {judgement.document}" if judgement.document else ""
    why = f": {judgement.why}" if judgement.why else ""
    return f"{judgement.verdict}{where}, by {judgement.by} on {judgement.when}{why}"


def _pair(reports: Reports, topic: str, pair: Pair, score: float, why: str) -> Question | None:
    """Whether two are one; no question where one of them is gone, or they are one already."""
    one, other = (reports.side(id) for id in sorted(pair))
    if one is None or other is None or one.resolved == other.resolved:
        return None
    first, second = _giving_way(one, other)
    effect = f"same: {_count(len(first.claims))} of “{first.label}” would tell of “{second.label}”"
    about = (one.id, other.id)
    return Question(topic, about, (one, other), len(first.claims), score, (why,), effect)


def _count(claims: int) -> str:
    return f"{claims} claim{'' if claims == 1 else 's'}"


def _giving_way(one: Side, other: Side) -> tuple[Side, Side]:
    """Who would get another id: not somebody known beforehand, else who is told of less."""
    sides = sorted((one, other), key=lambda side: (side.id in known(), len(side.claims), side.id))
    return sides[0], sides[1]


def _claims(reports: Reports, contradicted: Collection[str]) -> Iterator[Question]:
    for id, reasons in doubts(reports, contradicted):
        effect = "reject: nothing is drawn or derived from it; it stays visible, as rejected"
        yield Question(CLAIMS, (id,), (reports.claim(id),), 1, len(reasons), reasons, effect)
