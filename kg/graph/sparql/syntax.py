"""Where a text stops being SPARQL, told so that people find it.

The engine's own parser often points at the end of the text; rdflib's, asked only once a text
has failed, points at the word. Neither runs anything here.
"""

from __future__ import annotations

import re

from kg.errors import BadQuery
from kg.graph.sparql.tokens import spot
from kg.ontology import PREFIXES, prologue

__all__ = ["unreadable"]

_LONG = 10_000  # characters that are still worth a second, slower parse

_ENGINE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_CLASS = re.compile(r"\[(?:'[^']*'|[^'\]])*\]")
_WORD = re.compile(r'"(?:[^"\\]|\\.)+"|[A-Z_]{2,}')


def unreadable(text: str, message: str) -> BadQuery:
    """The error for a text that the engine could not read; `message` is the engine's.

    >>> print(unreadable("SELECT ?x WERE { ?x ?p ?o }", "error at 1:16: expected WHERE"))
    line 1, column 11: not SPARQL at 'WERE { ?x ?p ?o }' (expected WHERE)
    """
    engine = _ENGINE.match(message)
    if not engine:
        return BadQuery(f"not SPARQL: {message}")
    there = _position(text, int(engine[1]), int(engine[2]))
    here = _word_at(text)
    here = there if here is None else here
    rest = " ".join(text[here:].split())[:30]
    where = spot(text, here)
    if "Prefix not found" in engine[3]:
        known = ", ".join(PREFIXES)
        return BadQuery("a prefix that is not known", where=where, remedy=f"known are {known}")
    near = here <= there <= here + len(rest.partition(" ")[0]) + 1
    return BadQuery(
        f"not SPARQL at {rest!r}" if rest else "not SPARQL: it ends too early",
        where=where,
        remedy=_expected(engine[3]) if near else "",
    )


def _position(text: str, line: int, column: int) -> int:
    before = text.split("\n")[: line - 1]
    return min(sum(len(each) + 1 for each in before) + column - 1, len(text))


def _word_at(text: str) -> int | None:
    """Where rdflib stops reading, if it does and the text is of a size for it."""
    if len(text) > _LONG:
        return None
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    known = prologue()
    try:
        parseQuery(known + text)
    except ParseException as error:
        return max(error.loc - len(known), 0)
    except Exception:  # nested deeper than it can follow, or no text at all
        return None
    return None


def _expected(words: str) -> str:
    """Of all that the engine would have taken, what people can read."""
    readable = _WORD.findall(_CLASS.sub("", words))[:8]
    if not readable:
        return ""
    return f"expected {'one of ' if len(readable) > 1 else ''}{', '.join(readable)}"
