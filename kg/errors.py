"""Every way `kg` can fail, drawn as a tree.

    KgError
    ├── UnreadableDocument   a report that cannot be read: missing, empty, binary, not text
    ├── UnknownTerm          a word the ontology does not declare
    ├── UnknownName          an actor, place or event that the graph does not hold
    ├── UnknownQuery         a stored question that does not exist, or its parameter is wrong
    ├── BadQuery             SPARQL that cannot be parsed or is refused
    ├── InvalidData          data that breaks a promise: a quote not in its text, a bad graph file
    └── Unanswered           a server that is not there, refuses, or answers with nonsense

Each message says what happened, where, and what to do. The command line prints it as one line.
"""

from __future__ import annotations

__all__ = [
    "BadQuery",
    "InvalidData",
    "KgError",
    "Unanswered",
    "UnknownName",
    "UnknownQuery",
    "UnknownTerm",
    "UnreadableDocument",
    "damaged_store",
]

MAKE_ANEW = "kg build makes the store anew from graph.nq"
"""What to do about a store on disk that is not whole."""


class KgError(Exception):
    """Base of all errors that a user can meet and mend.

    `where` names the file, line or argument; `remedy` says what to do about it.

    >>> print(KgError("empty file", where="a.txt", remedy="give a file with text"))
    a.txt: empty file (give a file with text)
    """

    def __init__(self, message: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message, self.where, self.remedy = message, where, remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.message}{remedy}"


class UnreadableDocument(KgError):
    """A report that holds no text we can read."""


class UnknownTerm(KgError):
    """A class, relation, role or event type that `ontology/` does not declare."""


class UnknownName(KgError):
    """A name that no actor, place or event of the graph carries."""


class UnknownQuery(KgError):
    """A stored question, or a parameter of one, that does not exist."""


class BadQuery(KgError):
    """A SPARQL text that cannot be parsed, or asks for something that is refused."""


class InvalidData(KgError):
    """Data that breaks a promise of the graph or of its file format."""


class Unanswered(KgError):
    """A call of a server that came to nothing; `status` is what HTTP calls it, 0 where it is none.

    Nothing tells whether the server did what it was asked.
    """

    def __init__(self, message: str, *, where: str = "", remedy: str = "", status: int = 0) -> None:
        super().__init__(message, where=where, remedy=remedy)
        self.status = status


def damaged_store(error: Exception) -> InvalidData | None:
    """The error for a store on disk in which a byte has turned; None for any other failure.

    The engine tells of it where it comes upon it, as a `RuntimeError` of these words.
    """
    if not isinstance(error, RuntimeError) or not str(error).startswith("Corruption:"):
        return None
    return InvalidData(" ".join(str(error).split()), remedy=MAKE_ANEW)
