"""Values given to the variables of a text of SPARQL: as terms, never as words put into it.

Each group of the text begins with a VALUES block of them: so they are known wherever rdflib
would know them, inside subqueries and optional parts too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.graph.sparql.tokens import Token, tokens
from kg.graph.terms import Term

__all__ = ["given"]

_DRAFTS = ("CONSTRUCT", "DELETE")  # where these have no template, it is what they match
_UNBOUND = (*_DRAFTS, "INSERT", "DATA", "VALUES")  # the braces after these hold no group


def given(text: str, values: Mapping[str, Term]) -> str:
    """The text with these values for its variables, by their names; others are left aside.

    >>> from kg.graph.terms import literal
    >>> given("ASK { ?who kg:killed ?many }", {"many": literal("five"), "day": literal("one")})
    'ASK { VALUES (?many) { ("five") } ?who kg:killed ?many }'
    """
    found = tuple(tokens(text))
    named = {token.text[1:] for token in found if token.kind == "name" and token.text[0] in "?$"}
    used = {name: value for name, value in values.items() if name in named}
    if not used:
        return text
    names = " ".join(f"?{name}" for name in used)
    block = f" VALUES ({names}) {{ ({' '.join(map(str, used.values()))}) }}"
    parts, last = list[str](), 0
    for at, words in _insertions(text, block, found):
        parts += (text[last:at], words)
        last = at
    return "".join((*parts, text[last:])) if parts else text + block


def _insertions(text: str, block: str, found: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Where a text takes the block, and the templates that it leaves out."""
    draft: Token | None = None
    word, skipped = "", -1
    for index, token in enumerate(found):
        word = token.word or word
        draft = token if token.word in _DRAFTS else draft
        if index <= skipped or token.mark != "{":
            continue
        if word in _UNBOUND:
            draft, skipped = None, _end(found, index)
        else:
            if draft:
                yield draft.start + len(draft.text), f" {_between(text, found, index)}"
                draft = None
            if word != "MINUS" and not _subquery(found, index):
                yield token.start + 1, block
        word = ""


def _subquery(found: Sequence[Token], index: int) -> bool:
    return any(token.word == "SELECT" for token in found[index + 1 : index + 2])


def _end(found: Sequence[Token], index: int) -> int:
    """Which token closes the brace that this one opens."""
    depth = 0
    for place in range(index, len(found)):
        depth += (found[place].mark == "{") - (found[place].mark == "}")
        if not depth:
            return place
    return len(found) - 1


def _between(text: str, found: Sequence[Token], index: int) -> str:
    return text[found[index].start : found[_end(found, index)].start + 1]
