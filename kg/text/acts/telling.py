"""One event or tie as one clause tells it: the value that the stages of reading hand on."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Amount
from kg.text.acts.fillers import Part
from kg.text.grammar.phrases import nominal
from kg.text.grammar.stance import Stance
from kg.text.words.cues import Frame
from kg.text.words.tokens import Token

__all__ = ["Answer", "Telling"]


@dataclass(frozen=True, slots=True)
class Answer:
    """An act that another is said to answer: its trigger, the word for it, how that is meant."""

    trigger: Token
    reply: Token
    stance: Stance


@dataclass(frozen=True, slots=True)
class Telling:
    """One event or tie as one clause tells it.

    `firsts` are agents (or subjects of a tie), `seconds` recipients (or objects). `host` is
    the trigger of another telling that this one is part of: the strike in "a strike killed".
    `topics` are event nouns in the place of a side ("condemned the strike"). A `weak` telling
    says too little to be an event by itself, and serves only those that lean on it. `teller` is
    who tells it where that is told with it: who claims an attack, who blames another for it.
    One `of_before` only says who did what was told before: "X claimed responsibility". `voice` is
    who says so where a doer is named; empty for the publisher. `answers` are the acts of other
    tellings that it is said to answer.
    """

    kind: str
    frame: Frame
    trigger: Token
    stance: Stance
    firsts: tuple[Part, ...] = ()
    seconds: tuple[Part, ...] = ()
    instruments: tuple[Part, ...] = ()
    places: tuple[Part, ...] = ()
    amounts: tuple[tuple[str, Amount, Token], ...] = ()
    destroyed: tuple[Part, ...] = ()
    count: int = 1
    topics: tuple[Token, ...] = ()
    weak: bool = False
    support: Token | None = None
    teller: str = ""
    voice: str = ""
    of_before: bool = False
    host: Token | None = None
    answers: tuple[Answer, ...] = ()

    @property
    def is_event(self) -> bool:
        """Whether it tells of an event; otherwise of a standing relation."""
        return self.frame.is_event

    @property
    def plural(self) -> bool:
        """Whether it is a plural noun: several events of which no number is told."""
        return self.trigger.tag_ in ("NNS", "NNPS") or (
            nominal(self.trigger) and self.trigger.tag_ == "VBZ"
        )

    @property
    def points_back(self) -> bool:
        """Whether the trigger is a definite noun: "the strike", "that attack"."""
        if self.of_before:
            return True
        if self.trigger.pos_ not in ("NOUN", "PROPN"):
            return False
        if any(c.like_num and len(c.text) == 4 for c in self.trigger.lefts):
            return False  # "the 1994 genocide" is that of its year
        return any(
            c.dep_ == "det" and c.lower_ in ("the", "this", "that", "those", "these")
            for c in self.trigger.lefts
        )

    def tokens(self) -> list[Token]:
        """All tokens that carry the telling."""
        parts = (*self.firsts, *self.seconds, *self.instruments, *self.destroyed, *self.places)
        carried = [self.trigger, *(p.token for p in parts), *(t for _, _, t in self.amounts)]
        return [*carried, self.support] if self.support is not None else carried
