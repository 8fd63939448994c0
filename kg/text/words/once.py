"""What is read of a word is read once: a parse does not change while its document is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["once"]

T = TypeVar("T")


def once(read: Callable[[Token], T]) -> Callable[[Token], T]:
    """A reading of a word that is kept with its parse, for readings that are asked for often."""
    name = f"{read.__module__}.{read.__qualname__}"

    @wraps(read)
    def kept(token: Token) -> T:
        held: dict[int, T] = token.doc.user_data.setdefault(name, {})
        if token.i not in held:
            held[token.i] = read(token)
        return held[token.i]

    return kept
