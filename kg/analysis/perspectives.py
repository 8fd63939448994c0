"""Two tellings side by side: what only the one says, what only the other, where they disagree.

Neither is held to be right. What a telling leaves out it does not deny.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.analysis.graphs import signed
from kg.analysis.numbers import Measure, Method
from kg.analysis.ties import Tie, Ties

__all__ = ["Difference", "difference", "measures"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two actors whose ties are told differently.

    `here` and `there` are the ties in either telling, one of them perhaps empty; `signs` are
    what prevails in each: 1 friendly, -1 hostile, 0 neither. `opposed` says that the one tells
    of friends and the other of enemies.
    """

    pair: tuple[str, str]
    here: tuple[Tie, ...]
    there: tuple[Tie, ...]
    signs: tuple[int, int]

    @property
    def opposed(self) -> bool:
        """Whether one telling has friends where the other has enemies."""
        return self.signs[0] * self.signs[1] < 0


def difference(here: Ties, there: Ties) -> tuple[Difference, ...]:
    """Every pair that one telling ties and the other does not, or to the contrary.

    The opposed come first, then what only the first tells, then what only the second tells.
    """
    sides = (signed(here), signed(there))
    found = []
    for pair in sorted({*here.between, *there.between}):
        one, other = here.between.get(pair, ()), there.between.get(pair, ())
        signs = tuple(side.get_edge_data(*pair, {"sign": 0})["sign"] for side in sides)
        told = Difference(pair, one, other, (signs[0], signs[1]))
        if told.opposed or not (one and other):
            found.append(told)
    return tuple(sorted(found, key=lambda each: (not each.opposed, not each.here, each.pair)))


def measures(found: tuple[Difference, ...], against: str) -> Iterator[Measure]:
    """How many pairs the two tellings tell differently, by sort; `against` names the second."""
    method = Method("difference of two tellings", parameters=(f"against={against}",))
    for name, count in (
        ("pairs told contrary", sum(each.opposed for each in found)),
        ("pairs only here", sum(not each.there for each in found)),
        ("pairs only there", sum(not each.here for each in found)),
    ):
        yield Measure((), name, float(count), method)
