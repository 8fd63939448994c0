"""What an edge stands on: how sure it is, by whose word, in which reports. Facts, never a score.

Two laws. Claims of one edge are each enough alone, so the surest of them counts; an inferred
edge needs every premise, so the weakest counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.graph.evidence import Told
from kg.model import Certainty, Origin

__all__ = ["NOTHING", "Footing", "surest", "told", "weakest"]

_SURENESS: Mapping[str, int] = {word: rank for rank, word in enumerate(reversed(Certainty), 1)}


@dataclass(frozen=True, slots=True)
class Footing:
    """What an edge stands on in the end, however many rules lie between.

    `certainty` is `certain`, `probable` or `possible`, and empty where nothing carries the edge.
    `speakers` and `reports` are ids, each named once. `background` tells that some part of it is
    only known beforehand: no report says it.
    """

    certainty: str = ""
    speakers: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    background: bool = False

    @property
    def sureness(self) -> int:
        """To compare by: more is surer, 0 is that nothing carries it."""
        return _SURENESS.get(self.certainty, 0)


NOTHING = Footing()


def told(claim: Told) -> Footing:
    """What an edge stands on that one claim carries."""
    reports = (claim.document,) if claim.document else ()
    return Footing(claim.certainty, (claim.voice,), reports, claim.origin == Origin.BACKGROUND)


def surest(footings: Iterable[Footing]) -> Footing:
    """What an edge stands on that has these, each of them enough alone.

    >>> both = surest([Footing("possible", ("actor/rohan",)), Footing("certain", ("actor/arnor",))])
    >>> both.certainty, both.speakers
    ('certain', ('actor/arnor', 'actor/rohan'))
    """
    standing = [each for each in footings if each.sureness]
    return _together(standing, max, all) if standing else NOTHING


def weakest(footings: Iterable[Footing]) -> Footing:
    """What an edge stands on that needs all of these; nothing where one of them is missing.

    >>> weakest([Footing("possible"), Footing("certain")]).certainty
    'possible'
    >>> weakest([Footing("certain"), NOTHING]) == NOTHING
    True
    """
    needed = list(footings)
    standing = bool(needed) and all(each.sureness for each in needed)
    return _together(needed, min, any) if standing else NOTHING


def _together(
    footings: Sequence[Footing],
    decides: Callable[..., Footing],
    known: Callable[[Iterable[bool]], bool],
) -> Footing:
    return Footing(
        decides(footings, key=lambda each: each.sureness).certainty,
        tuple(sorted({speaker for each in footings for speaker in each.speakers})),
        tuple(sorted({report for each in footings for report in each.reports})),
        known(each.background for each in footings),
    )
