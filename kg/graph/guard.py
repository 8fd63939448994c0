"""What a query must pass before it runs, and the limits it runs under.

Reads the text of a query and knows neither stores nor answers. The engine has no switch for
SERVICE, cannot be cancelled, and dies of deep nesting: so federation and depth are refused
here, before it sees the text, and a query with a limit runs in a child that can be killed.
"""

from __future__ import annotations

import multiprocessing
import os
import re
import warnings
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final, NamedTuple, NoReturn, TypeVar, cast

from kg.errors import BadQuery

__all__ = ["DEPTH", "SIZE", "STEPS", "Token", "admit", "spot", "tokens", "within"]

SIZE: Final = 1_000_000  # characters of a text
DEPTH: Final = 100  # brackets inside brackets
STEPS: Final = 2_000  # keywords and operators: long chains nest inside the engine

Result = TypeVar("Result")

# As SPARQL 1.1 cuts a text (section 19.8), but with no dots in names: what the engine might
# take for a keyword is never hidden in a name here.
_TOKEN = re.compile(
    r"""
      (?P<blank>  \s+ | \#[^\n\r]* )
    | (?P<string> \"{3} (?: \"{0,2} (?: [^"\\] | \\. ) )* \"{3}
                | '{3} (?: '{0,2} (?: [^'\\] | \\. ) )* '{3}
                | \" (?: [^"\\\n\r] | \\. )* \"
                | ' (?: [^'\\\n\r] | \\. )* ' )
    | (?P<iri>    < (?: [^<>"{}|^`\\\x00-\x20] | \\u[0-9A-Fa-f]{4} | \\U[0-9A-Fa-f]{8} )* > )
    | (?P<name>   [?$]\w+ | @[\w-]+ | \\. )
    | (?P<short>  \w* : [\w-]* )
    | (?P<number> (?> [0-9]+ (?: \.[0-9]+ )? ) (?! \w) )
    | (?P<word>   \w+ )
    | (?P<mark>   . )
    """,
    re.VERBOSE | re.DOTALL,
)
_WRITING = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"}


class Token(NamedTuple):
    """One word, name or mark of a text, and where it begins."""

    kind: str
    text: str
    start: int


def tokens(text: str) -> Iterator[Token]:
    """A text of SPARQL cut into its parts, without blanks and comments."""
    for match in _TOKEN.finditer(text):
        if match.lastgroup and match.lastgroup != "blank":
            yield Token(match.lastgroup, match[0], match.start())


def spot(text: str, position: int) -> str:
    """Where a character of a text stands, as people count.

    >>> spot("ASK {\\n ?s", 7)
    'line 2, column 2'
    """
    line = text.count("\n", 0, position) + 1
    return f"line {line}, column {position - text.rfind(chr(10), 0, position)}"


def admit(text: str) -> tuple[str, ...]:
    """Refuse a text that writes, reaches out or is too large; give the graphs it reads FROM.

    Raises `BadQuery`. What is admitted may still be no SPARQL: the engine says so.

    >>> admit("SELECT * FROM <graph/derived> { ?s ?p ?o }")
    ('graph/derived',)
    >>> admit("ASK { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    kg.errors.BadQuery: line 1, column 7: SERVICE is refused (ask about this graph alone)
    """
    if len(text) > SIZE:
        raise BadQuery(f"a query of {len(text)} characters", remedy=f"{SIZE} are the most")
    found = tuple(tokens(text))
    _bounded(text, found)
    for token in found:
        _reading(text, token)
    return tuple(_sources(text, found))


def _refuse(text: str, token: Token, message: str, remedy: str) -> NoReturn:
    raise BadQuery(message, where=spot(text, token.start), remedy=remedy)


def _reading(text: str, token: Token) -> None:
    # "1SERVICE" and "SERVICE:x" are two words to the engine: a keyword may hide in any of ours.
    if token.kind in ("word", "short") and "service" in token.text.split(":")[0].casefold():
        _refuse(text, token, "SERVICE is refused", "ask about this graph alone")
    if token.kind == "word" and token.text.upper() in _WRITING:
        message = f"{token.text} is refused"
        _refuse(text, token, message, "questions are answered, nothing is written")


def _bounded(text: str, found: tuple[Token, ...]) -> None:
    depth = steps = 0
    for token in found:
        if token.kind == "mark":
            depth += (token.text in "([{") - (token.text in ")]}")
        if depth > DEPTH:
            _refuse(text, token, "brackets nested too deep", f"{DEPTH} levels are the most")
        steps += token.kind == "word" or (token.kind == "mark" and token.text not in "(),")
        if steps > STEPS:
            _refuse(text, token, "too many keywords and operators", "list values in a VALUES block")


def _sources(text: str, found: tuple[Token, ...]) -> Iterator[str]:
    following = iter(found)
    for token in following:
        if token.kind == "word" and token.text.upper() == "FROM":
            graph = next(following, token)
            if graph.text.upper() == "NAMED":
                graph = next(following, token)
            if graph.kind != "iri":
                _refuse(text, graph, "FROM needs an address", "write it whole, between < and >")
            yield graph.text[1:-1]


def within(seconds: float, megabytes: int, work: Callable[[], Result]) -> Result:
    """What `work` gives, computed in a child that is ended at the limit of time or memory.

    `megabytes` are what the child may take beyond what this process holds already. Raises
    `BadQuery` at either limit, and what `work` itself raises. Needs a system with fork.
    """
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(work, sender, megabytes), daemon=True)
    with warnings.catch_warnings():
        # Python warns of locks that other threads hold: the child takes none of theirs.
        warnings.simplefilter("ignore", DeprecationWarning)
        child.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise BadQuery(f"ended after {seconds:g} s", remedy="ask for less, or allow more time")
        outcome = receiver.recv()
    except EOFError:
        raise BadQuery(
            f"ended: it needed more than {megabytes} MB", remedy="ask for less, or allow more"
        ) from None
    finally:
        child.kill()
        child.join()
        receiver.close()
    if isinstance(outcome, Exception):
        raise outcome
    return cast(Result, outcome)


def _child(work: Callable[[], Result], sender: Connection, megabytes: int) -> None:
    # What the engine says when it runs out of memory is not for people.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    _cap(megabytes)
    try:
        outcome: object = work()
    except MemoryError:
        return  # the closed pipe says it
    except Exception as error:
        outcome = error
    sender.send(outcome)


def _cap(megabytes: int) -> None:
    import resource  # absent where there is no fork

    held = Path("/proc/self/statm")
    pages = int(held.read_text().split()[0]) if held.exists() else 0
    limit = pages * resource.getpagesize() + megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
