"""One event of a document, as all its tellings together have it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg import ontology
from kg.model import When
from kg.text.acts.telling import Telling

__all__ = ["TOLLS", "WIDE", "Happening", "face_each_other", "strong"]

TOLLS = ("Killing", "Wounding")
WIDE = ("Offensive", "ArmedClash", "Capture", "ShootDown", "Coercion")


@dataclass(slots=True)
class Happening:
    """One event of a document with all its tellings."""

    tellings: list[Telling] = field(default_factory=list)
    dates: dict[int, tuple[When, ...]] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The most exact event type among the tellings; a toll takes the type of its attack."""
        kinds = [t.kind for t in self.tellings]
        strong = [k for k in kinds if k not in (*TOLLS, *WIDE)]
        strong = strong or [k for k in kinds if k not in TOLLS] or kinds
        return max(strong, key=lambda k: (len(ontology.event_types()[k].parents), -strong.index(k)))

    @property
    def count(self) -> int:
        """How many events it stands for."""
        return max(t.count for t in self.tellings)

    def side(self, name: str) -> set[str]:
        """All entities on one side: `firsts`, `seconds` or `places`."""
        return {part.entity for t in self.tellings for part in getattr(t, name)}

    def days(self) -> set[str]:
        """All dates told of it."""
        return {w.edtf for found in self.dates.values() for w in found}


def strong(happening: Happening) -> bool:
    """Whether an event is told by more than passing mentions of such events in general."""
    return not all(t.weak for t in happening.tellings)


def face_each_other(happening: Happening) -> None:
    """Make the one side of a clash that is named the agent against those who fell in it.

    "Ten soldiers died in battles with militants": the militants are on the other side.
    """
    fallen = {p.entity for t in happening.tellings if t.frame.casualty for p in t.seconds}
    fights = [t for t in happening.tellings if t.frame.reciprocal]
    foes = {p.entity for t in fights for p in t.seconds}
    if fallen and len(foes) == 1 and not (fallen & foes or happening.side("firsts")):
        happening.tellings = [
            replace(t, firsts=t.seconds, seconds=()) if t.frame.reciprocal else t
            for t in happening.tellings
        ]
