"""Asking: SPARQL of one's own, and the stored questions of `ontology/queries/`.

Each file there is one question: its name is the question's name, its first comment the
question in plain words, its `#+ param` lines what may be given. Queries see the union of all
graphs, our prefixes are bound, and `<actor/iran>` is short for the whole address. Which
questions there are is not known here.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.errors import UnknownQuery
from kg.graph import limits
from kg.graph.names import find_entity
from kg.graph.parameters import Parameter, Value, parameter, read
from kg.graph.sparql.answers import Answer, Row, Term, answered, serialize
from kg.graph.sparql.solving import Askable, sees_all, solve, unanswered
from kg.ontology import directory

__all__ = [
    "MEGABYTES",
    "Answer",
    "Parameter",
    "Row",
    "Stored",
    "Term",
    "ask",
    "ask_stored",
    "find_entity",
    "serialize",
    "stored",
]

MEGABYTES = 2048
"""What a query with a time limit may take beside the graph itself."""

_BLOCK = re.compile(r"VALUES \?(\w+) \{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored question; `text` is SPARQL that runs as it stands, with all defaults."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    text: str


@cache
def stored() -> Mapping[str, Stored]:
    """The stored questions by name."""
    paths = sorted((directory() / "queries").glob("*.rq"))
    return MappingProxyType(
        {path.stem: _stored(path.stem, path.read_text("utf-8")) for path in paths}
    )


def _stored(name: str, text: str) -> Stored:
    first, *lines = text.splitlines()
    takes = tuple(parameter(line) for line in lines if line.startswith("#+"))
    return Stored(name, first.removeprefix("#").strip(), takes, text)


# ── One's own SPARQL ─────────────────────────────────────────────────────────


def ask(
    store: Askable, text: str, *, timeout: float | None = None, allow: Collection[str] = ()
) -> Answer:
    """What the graph answers to a query (SELECT, ASK, CONSTRUCT, DESCRIBE).

    With a `timeout` in seconds it runs in a child process that is ended at the limit, of time
    or of memory. `allow` are addresses of other stores that SERVICE may ask; nobody else is.
    Raises `BadQuery` for what is no SPARQL, and for what `guard` refuses.
    """
    return _run(store, text, timeout, union=sees_all(store, text, allow=allow))


def _run(store: Askable, text: str, timeout: float | None, *, union: bool = True) -> Answer:
    def run() -> Answer:
        try:
            return answered(solve(store, text, union=union))
        except (OSError, ValueError, RuntimeError) as error:
            raise unanswered(error) from error

    return run() if timeout is None else limits.within(timeout, MEGABYTES, run)


# ── Stored questions ─────────────────────────────────────────────────────────


def ask_stored(
    store: Askable,
    name: str,
    parameters: Mapping[str, str] | None = None,
    *,
    timeout: float | None = None,
) -> Answer:
    """What the graph answers to a stored question; an empty parameter means its default.

    `timeout` is that of `ask`. Raises `UnknownQuery` for a question or parameter that does not
    exist or a value that does not fit, `UnknownName` for somebody the graph does not know, and
    `UnknownTerm` for a relation that the ontology does not declare.
    """
    question = stored().get(name)
    if question is None:
        close = ", ".join(difflib.get_close_matches(name, stored(), 3, 0.4))
        remedy = f"did you mean {close}?" if close else "`kg queries` lists them"
        raise UnknownQuery(f"no stored question {name!r}", remedy=remedy)
    given = dict(parameters or {})
    for word in given.keys() - {each.name for each in question.parameters}:
        raise _wrong(question, f"no parameter {word!r}")
    values = {
        each.name: _value(store, question, each, given.get(each.name, ""))
        for each in question.parameters
    }
    return _run(store, _bind(question, values), timeout)


def _value(store: Askable, question: Stored, takes: Parameter, words: str) -> Value | None:
    words = words.strip() or takes.default or ""
    if not words:
        if takes.default is None:
            raise _wrong(question, f"{takes.name} is missing")
        return None
    try:
        return read(store, takes.type, words)
    except ValueError:
        raise _wrong(question, f"{takes.name}: {words!r} is no {takes.type}") from None


def _wrong(question: Stored, message: str) -> UnknownQuery:
    takes = "; ".join(map(str, question.parameters)) or "nothing"
    return UnknownQuery(message, where=question.name, remedy=f"it takes {takes}")


def _bind(question: Stored, values: Mapping[str, Value | None]) -> str:
    """The text with each block `VALUES ?name { ... }` of a parameter written from its term.

    A parameter without value loses its block, which leaves its variable open.
    """

    def block(match: re.Match[str]) -> str:
        if match[1] not in values:
            return match[0]
        value = values[match[1]]
        return f"VALUES ?{match[1]} {{ {value} }}" if value is not None else ""

    return _BLOCK.sub(block, question.text)
