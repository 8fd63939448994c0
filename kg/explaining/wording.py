"""Words that several sections share: counts, places, signs, and the claims behind ties in order."""

from __future__ import annotations

from collections.abc import Iterable

from kg.analysis.ties import Tie
from kg.ontology import event_types, relations
from kg.story import Story, place

__all__ = ["SIGNS", "act", "claims", "listed", "ordinal", "plural"]

SIGNS = {1: "friendly", -1: "hostile", 0: "neither"}
"""What prevails between two, by its sign: of acts and ties that are told, not of what they feel."""


def claims(story: Story, ties: Iterable[Tie]) -> tuple[str, ...]:
    """The ids of the claims behind some ties, those of reports first, in the order of the texts."""
    ids = {id for tie in ties for id in tie.claims}
    told = sorted(map(story.claims.__getitem__, ids), key=lambda c: (not c.passage, place(c)))
    return tuple(claim.id for claim in told)


def listed(words: Iterable[str], shown: int = 4) -> str:
    """Words with commas, the first few of them.

    >>> listed(["a", "b", "c"], 2)
    'a, b and 1 more'
    """
    every = list(words)
    rest = f" and {len(every) - shown} more" if len(every) > shown else ""
    return ", ".join(every[:shown]) + rest


def act(relation: str) -> str:
    """What an event type or a standing relation is called, by its local name.

    >>> act("AirStrike"), act("supportedBy")
    ('air strike', 'supported by')
    """
    known = event_types().get(relation) or relations().get(relation)
    return known.label if known else relation


def ordinal(number: int) -> str:
    """A place in words up to ten, beyond in digits.

    >>> ordinal(6), ordinal(21), ordinal(112)
    ('sixth', '21st', '112th')
    """
    if 0 < number < len(_ORDINALS):
        return _ORDINALS[number]
    teens = 10 <= number % 100 < 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_ORDINALS = (
    *("", "first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)


def plural(count: int, noun: str, many: str = "") -> str:
    """A number of things.

    >>> plural(1, "tie"), plural(2, "enemy", "enemies")
    ('1 tie', '2 enemies')
    """
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"
