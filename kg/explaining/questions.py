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
    answered, `camps` into how many camps to split, `seed` what the
    search for camps draws chance from, `actor` the id of whom it is about.
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
    """A question by name, and what answers it; `needs` names what has to be asked with it."""

    name: str
    answer: Callable[[Asked], Section]
    needs: str = ""


def _reach(asked: Asked) -> Section:
    return company.reach(asked.ties, asked.actor)


def _difference(asked: Asked) -> Section:
    assert asked.against is not None
    return sources.differing(asked.ties, asked.against)


_ALL = (
    Question("importance", lambda asked: positions.importance(asked.ties, asked.top)),
    Question("brokers", lambda asked: positions.brokers(asked.ties, asked.top)),
    Question("communities", lambda asked: positions.communities(asked.ties, asked.top)),
    Question("reach", _reach, "actor"),
    Question("shared", lambda asked: company.shared(asked.ties, asked.top)),
    Question("balance", lambda asked: sides.balance(asked.ties, asked.top)),
    Question("camps", lambda asked: sides.camps(asked.ties, asked.camps, asked.seed)),
    Question("activity", lambda asked: times.activity(asked.ties, asked.top)),
    Question("escalation", lambda asked: times.escalation(asked.ties, asked.days, asked.top)),
    Question("weeks", lambda asked: times.weeks(asked.ties, asked.top)),
    Question("sensitivity", lambda asked: sources.hanging(asked.ties, asked.top)),
    Question("difference", _difference, "against"),
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

    Raises `KgError` where it needs more than was asked.
    """
    question = QUESTIONS[name]
    if question.needs and not getattr(asked, question.needs):
        raise KgError(f"{name} needs to know of whom", remedy=f"add --{question.needs} NAME")
    return question.answer(asked)
