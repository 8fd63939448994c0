"""The questions that `kg analyze` answers, by name: each a section of words and numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.analysis.ties import Ties
from kg.errors import KgError
from kg.explaining import company, positions, sides, sources, times
from kg.explaining.sections import Section

__all__ = ["OVERVIEW", "QUESTIONS", "Asked", "Question", "answered"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of some ties, and how.

    `ties` are those within the scope, `against` those of another telling to hold beside them.
    `top` is how many rows are told of a ranking, `days` within how many days an act counts as
    answered, `camps` into how many camps to split, `seed` what chance is drawn from, `actor` the
    id of whom it is about.
    """

    ties: Ties
    against: Ties | None = None
    actor: str = ""
    top: int = 10
    days: int = 7
    camps: int = 2
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """A question by name: what it asks, and what answers it; `needs` names an option it needs."""

    name: str
    asks: str
    answer: Callable[[Asked], Section]
    needs: str = ""


def _reach(asked: Asked) -> Section:
    return company.reach(asked.ties, asked.actor)


def _difference(asked: Asked) -> Section:
    assert asked.against is not None
    return sources.differing(asked.ties, asked.against)


_ALL = (
    Question("importance", "who is tied to many", lambda a: positions.importance(a.ties, a.top)),
    Question("brokers", "who stands between others", lambda a: positions.brokers(a.ties, a.top)),
    Question(
        "communities",
        "who has most to do with each other",
        lambda a: positions.communities(a.ties, a.top),
    ),
    Question("reach", "everyone whom backing and belonging connect to an actor", _reach, "actor"),
    Question("shared", "who shares enemies and friends", lambda a: company.shared(a.ties, a.top)),
    Question(
        "balance",
        "whether friendly and hostile ties fit together",
        lambda a: sides.balance(a.ties, a.top),
    ),
    Question("camps", "the best split into camps", lambda a: sides.camps(a.ties, a.camps, a.seed)),
    Question("activity", "who does how much to whom", lambda a: times.activity(a.ties, a.top)),
    Question("escalation", "what answers what", lambda a: times.escalation(a.ties, a.days, a.top)),
    Question("weeks", "what appears, disappears and turns", lambda a: times.weeks(a.ties, a.top)),
    Question(
        "sensitivity",
        "what would change without one of the sources",
        lambda a: sources.hanging(a.ties, a.top),
    ),
    Question("difference", "where two tellings differ", _difference, "against"),
)
QUESTIONS: Mapping[str, Question] = {question.name: question for question in _ALL}
"""All questions, in the order in which they are told."""
OVERVIEW = (
    *("importance", "brokers", "communities", "balance", "camps"),
    *("activity", "escalation", "sensitivity"),
)
"""What is told where nothing in particular is asked."""


def answered(name: str, asked: Asked) -> Section:
    """The answer to a question by its name.

    Raises `KgError` where it needs more than was asked, or no report ties anybody to anybody.
    """
    question = QUESTIONS[name]
    if question.needs and not getattr(asked, question.needs):
        raise KgError(f"{name} needs to know of whom", remedy=f"add --{question.needs} NAME")
    return question.answer(asked)
