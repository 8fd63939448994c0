"""Judgements: what people decided of who is who, and of claims.

A judgement is a verdict about two ids or about one claim, by somebody, of one day. The file
they are kept in is `kg.identity.decisions`; what follows from many of them together is
`kg.identity.closure`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from kg.errors import InvalidData

__all__ = ["CLAIM", "PAIR", "Judgement", "Verdict", "latest", "unknown"]


class Verdict(StrEnum):
    """What was decided: of two ids `same` to `undecided`, of a claim `accept` to `correct`.

    Undecided says neither: somebody looked, and could not tell.
    """

    SAME = "same"
    DIFFERENT = "different"
    UNDECIDED = "undecided"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"


PAIR = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNDECIDED})
CLAIM = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT})


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of one person, on one day, about two ids or about one claim.

    `about` is two ids in alphabetical order, or the id of a claim. `to` are the corrected
    fields of a claim with their values. One with a `document` holds in that report alone.
    `line` is where it stands in its file, counted from 1; two that differ only there are equal.
    """

    verdict: Verdict
    about: tuple[str, ...]
    by: str
    when: date
    why: str = ""
    source: str = ""
    document: str = ""
    to: tuple[tuple[str, str], ...] = ()
    line: int = field(default=0, compare=False)

    @property
    def decided(self) -> tuple[str, object]:
        """What must be one thing on one day: the verdict, and what is corrected to what."""
        return self.verdict, self.to

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids that it names: what it is about, its report, and the ends it corrects to."""
        ends = (value for name, value in self.to if name in ("subject", "object", "speaker"))
        named = (*self.about, self.document, *ends)
        return tuple(id for id in named if re.fullmatch(r"[a-z]+/\S+", id))


def latest(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """What each judge says now: a later judgement about the same takes the earlier one's place."""
    last: dict[tuple[object, ...], Judgement] = {}
    for each in sorted(judgements, key=lambda each: (each.when, each.line)):
        last[each.by, each.about, each.document] = each
    return tuple(sorted(last.values(), key=lambda each: (each.line, each.about, each.by)))


def unknown(
    judgements: Iterable[Judgement], ids: Iterable[str], path: Path
) -> Iterator[InvalidData]:
    """A fault for each id in a judgement of the file `path` that is not among `ids`."""
    held = set(ids)
    for each in judgements:
        for id in each.ids:
            if id in held:
                continue
            room = f"{id.partition('/')[0]}/"
            near = get_close_matches(id, (other for other in held if other.startswith(room)), 2)
            yield InvalidData(
                f"{id} is nothing that this build knows",
                where=f"{path}:{each.line}",
                remedy=f"do you mean {' or '.join(near)}?" if near else "take the entry out",
            )
