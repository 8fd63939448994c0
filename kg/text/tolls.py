"""Tolls told in one breath: "killed 16 people and injured 22" leaves open who the 22 are.

A bare number beside a toll whose victims are told names nobody of its own: it only counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.text.telling import Telling

__all__ = ["counted_only"]


def counted_only(tellings: Sequence[Telling]) -> list[Telling]:
    """Tellings of one event, without the recipients that are but numbers beside others."""
    named = {t.trigger.sent.start for t in tellings if _toll(t) and t.seconds and not _bare(t)}
    return [
        replace(t, seconds=()) if _bare(t) and t.trigger.sent.start in named else t
        for t in tellings
    ]


def _toll(telling: Telling) -> bool:
    return telling.frame.casualty in ("killed", "injured")


def _bare(telling: Telling) -> bool:
    """Whether the victims of a toll are told by a number alone."""
    words = [part.token for part in telling.seconds]
    return _toll(telling) and bool(words) and all(t.pos_ == "NUM" for t in words)
