"""Trees as lines: what stands below what, drawn with strokes.

Knows neither what the words mean nor the terminal: whoever prints them wraps them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Branch", "Line", "drawn"]


@dataclass(frozen=True, slots=True)
class Branch:
    """Lines of text with what stands below them."""

    lines: tuple[str, ...]
    below: tuple[Branch, ...] = ()


class Line(NamedTuple):
    """One line of a drawn tree: the strokes before it, its words, the strokes before the rest
    of it where it is wrapped."""

    strokes: str
    words: str
    under: str


def drawn(branch: Branch, first: str = "", rest: str = "") -> Iterator[Line]:
    """A tree as lines; `first` and `rest` are the strokes before its first and other lines.

    >>> tree = Branch(("a",), (Branch(("b", "of b"), (Branch(("c",)),)), Branch(("d", "of d"))))
    >>> for line in drawn(tree):
    ...     print(line.strokes + line.words)
    a
    ├─ b
    │  │  of b
    │  └─ c
    └─ d
         of d
    """
    under = rest + ("│  " if branch.below else "  ")
    for index, words in enumerate(branch.lines):
        yield Line(under if index else first, words, f"{under}  ")
    for each in branch.below[:-1]:
        yield from drawn(each, f"{rest}├─ ", f"{rest}│  ")
    for each in branch.below[-1:]:
        yield from drawn(each, f"{rest}└─ ", f"{rest}   ")
