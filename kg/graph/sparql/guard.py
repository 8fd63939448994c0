"""What a query or an update must pass before it runs.

Reads the text and knows neither stores nor answers. The engine has no switch for SERVICE and LOAD,
and dies of deep nesting: so what reaches out and what nests is refused here, before it sees the
text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Final, NoReturn, TypeAlias

from kg.errors import BadQuery
from kg.graph.sparql.tokens import Token, addresses, spot, tokens, unescaped

__all__ = ["DEPTH", "SIZE", "STEPS", "admit", "admit_update"]

SIZE: Final = 1_000_000  # characters of a text
DEPTH: Final = 100  # brackets inside brackets
STEPS: Final = 2_000  # words, names and signs outside lists: long chains nest inside the engine

_Pieces: TypeAlias = tuple[Token, ...]

_WRITING = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"}
_LISTS = {"VALUES": "{", "DATA": "{", "IN": "("}  # and the bracket that opens each


def admit(text: str, *, allow: Collection[str] = ()) -> tuple[str, ...]:
    """Refuse a query that writes, reaches out or is too large; give the graphs it reads FROM.

    `allow` are the addresses that SERVICE may ask, each as it stands in the query. Raises
    `BadQuery`. What is admitted may still be no SPARQL: the engine says so.

    >>> admit("SELECT * FROM <graph/derived> { ?s ?p ?o }")
    ('https://w3id.org/conflict-kg/graph/derived',)
    >>> admit("ASK { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    kg.errors.BadQuery: line 1, column 7: SERVICE is refused (ask this graph, or allow the address)
    """
    pieces = _looked_through(text, {"SERVICE": "ask this graph"}, allow)
    for token in pieces:
        if token.word in _WRITING:
            remedy = "questions are answered, nothing is written"
            _refuse(text, token, f"{token.text} is refused", remedy)
    return tuple(address for _, address in _sources(text, pieces, "FROM"))


def admit_update(text: str, *, allow: Collection[str] = ()) -> tuple[str, ...]:
    """Refuse an update that reaches out or is too large; give the graphs it reads USING.

    Not such as the update itself names elsewhere: it may fill them. `allow` are the addresses
    that SERVICE may ask and LOAD may read. Raises `BadQuery`.

    >>> admit_update("DELETE { ?s ?p 1 } USING <graph/derived> WHERE { ?s ?p 1 }")
    ('https://w3id.org/conflict-kg/graph/derived',)
    >>> admit_update("LOAD <http://example.org/>")
    Traceback (most recent call last):
    kg.errors.BadQuery: line 1, column 1: LOAD is refused (load a file, or allow the address)
    """
    reaching = {"SERVICE": "ask this graph", "LOAD": "load a file"}
    pieces = _looked_through(text, reaching, allow)
    used = tuple(_sources(text, pieces, "USING"))
    named = Counter(token.text for token in pieces) - Counter(token.text for token, _ in used)
    return tuple(address for token, address in used if token.text not in named)


def _looked_through(text: str, reaching: dict[str, str], allow: Collection[str]) -> _Pieces:
    """The pieces of a text that is within bounds and reaches no address but the allowed."""
    if len(text) > SIZE:
        raise BadQuery(f"a text of {len(text)} characters", remedy=f"{SIZE} are the most")
    # Some engines replace escapes before they look for words: read so, it must be harmless, too.
    for form in dict.fromkeys((unescaped(text), text)):
        pieces = tuple(tokens(form))
        _bounded(form, pieces)
        _at_home(form, pieces, reaching, allow)
    return pieces


def _refuse(text: str, token: Token, message: str, remedy: str) -> NoReturn:
    raise BadQuery(message, where=spot(text, token.start), remedy=remedy)


def _at_home(text: str, pieces: _Pieces, reaching: dict[str, str], allow: Collection[str]) -> None:
    for at, token in enumerate(pieces):
        word = _reaching(token)
        if word in reaching and _asked(pieces[at : at + 3]) not in allow:
            _refuse(text, token, f"{word} is refused", f"{reaching[word]}, or allow the address")


def _reaching(token: Token) -> str:
    # "1SERVICE" and "SERVICE:x" are two words to the engine: a keyword may hide in any of ours.
    head = token.text.split(":")[0].casefold() if token.kind in ("word", "short") else ""
    if "service" in head:
        return "SERVICE"
    return "LOAD" if head == "load" else ""


def _asked(pieces: _Pieces) -> str | None:
    """The address that stands after SERVICE or LOAD; None for anything else, such as a prefix."""
    keyword, *after = pieces
    if after and after[0].word == "SILENT":
        del after[0]
    plain = keyword.word in ("SERVICE", "LOAD") and after and after[0].kind == "iri"
    return after[0].text[1:-1] if plain else None


def _bounded(text: str, pieces: _Pieces) -> None:
    depth = 0
    for token in pieces:
        depth += _turn(token)
        if depth > DEPTH:
            _refuse(text, token, "brackets nested too deep", f"{DEPTH} levels are the most")
    for steps, token in enumerate(_outside_lists(pieces), 1):
        if steps > STEPS:
            _refuse(text, token, "too many words and signs", "list values in a VALUES block")


def _turn(token: Token) -> int:
    """1 for a bracket that opens, -1 for one that closes, 0 for all else."""
    return {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(token.mark, 0)


def _outside_lists(pieces: _Pieces) -> Iterator[Token]:
    """What makes the engine work: not the values in VALUES {...}, DATA {...} and IN (...)."""
    kind, depth = "", 0
    for token in pieces:
        if depth:
            depth += _turn(token)
            # Items of IN are whole expressions, where the others hold plain terms.
            if kind == "IN" and (depth > 1 or token.word or token.mark not in ("", ",")):
                yield token
            kind = kind if depth else ""
        else:
            yield token
            kind = token.word if token.word in _LISTS else kind
            depth = int(kind != "" and token.mark == _LISTS[kind])


def _sources(text: str, pieces: _Pieces, word: str) -> Iterator[tuple[Token, str]]:
    for token, address in addresses(pieces, word):
        if not address:
            _refuse(text, token, f"{word} needs an address", "write it whole, between < and >")
        yield token, address
