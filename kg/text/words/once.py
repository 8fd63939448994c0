"""What is read of a word is read once: a parse does not change while its document is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

__all__ = ["once"]

P = ParamSpec("P")
T = TypeVar("T")


def once(read: Callable[P, T]) -> Callable[P, T]:
    """A reading of a word, its last argument, that is kept with the parse of the document."""

    @wraps(read)
    def kept(*args: P.args, **named: P.kwargs) -> T:
        token: Any = args[-1]
        held: dict[int, T] = token.readings[read]
        if token.i not in held:
            held[token.i] = read(*args, **named)
        return held[token.i]

    return kept
