"""What every result of analysis is in the end: a number, of whom, and how it was come by."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Measure", "Method"]


@dataclass(frozen=True, slots=True)
class Method:
    """How a number is computed: algorithm, library with version, parameters, seed.

    `parameters` are name=value; `seed` is None where nothing is left to chance.
    """

    algorithm: str
    library: str = ""
    parameters: tuple[str, ...] = ()
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One number about one actor, about several (a pair, a triad), or about all (`about` empty).

    `about` are ids, `name` is what is measured, such as `betweenness`. A measure describes the
    reports, not the world: who is written about more has more ties.
    """

    about: tuple[str, ...]
    name: str
    value: float
    method: Method
