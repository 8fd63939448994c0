"""A SPARQL text cut into its words, signs and names, before any engine sees it.

Cuts as SPARQL 1.1 says (section 19.8), whether or not the text is SPARQL; knows nothing of
what a text may ask.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from kg.ontology import DATA, PREFIXES

__all__ = ["Token", "addresses", "spot", "tokens", "unescaped"]

# But with no dots in names: what an engine might take for a keyword is never hidden in a name.
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
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(0010[0-9A-Fa-f]{4}|000[0-9A-Fa-f]{5})")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class Token(NamedTuple):
    """A piece of a text: `kind` is the name of its group in the grammar above."""

    kind: str
    text: str
    start: int

    @property
    def word(self) -> str:
        """The keyword this may be, in capitals; empty for what is none."""
        return self.text.upper() if self.kind == "word" else ""

    @property
    def mark(self) -> str:
        """The sign this is; empty for what is none."""
        return self.text if self.kind == "mark" else ""


def tokens(text: str) -> Iterator[Token]:
    """The pieces of a text in order, without blanks and comments.

    >>> [token.text for token in tokens("ASK { ?s a <x> } # all")]
    ['ASK', '{', '?s', 'a', '<x>', '}']
    """
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


def unescaped(text: str) -> str:
    """A text as those engines read it that replace escapes before they look for words.

    >>> unescaped(r"\\u0053ERVICE")
    'SERVICE'
    """
    return _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), text)


def addresses(tokens: Iterable[Token], word: str) -> Iterator[tuple[Token, str]]:
    """What stands after each `word`, or `word NAMED`, and the address it is short for.

    The address is empty where a name comes without a prefix that is known.
    """
    base, prefixes, following = DATA, dict(PREFIXES), iter(tokens)
    for token in following:
        if token.word == "BASE":
            base = _address(next(following, token), base, prefixes)
        elif token.word == "PREFIX":
            short = next(following, token)
            prefixes[short.text[:-1]] = _address(next(following, token), base, prefixes)
        elif token.word == word:
            named = next(following, token)
            if named.word == "NAMED":
                named = next(following, token)
            yield named, _address(named, base, prefixes)


def _address(token: Token, base: str, prefixes: dict[str, str]) -> str:
    if token.kind == "iri":
        return _resolved(base, unescaped(token.text[1:-1]))
    prefix, colon, name = token.text.partition(":")
    return prefixes[prefix] + name if colon and prefix in prefixes else ""


def _resolved(base: str, address: str) -> str:
    if _ABSOLUTE.match(address):
        return address
    with contextlib.suppress(ValueError):  # such as brackets that hold no number of a machine
        return urljoin(base, address) + "#" * address.endswith("#")
    return ""
