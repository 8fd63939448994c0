"""RDF from anybody: read whole or not at all, and nothing in it reaches out or ends the process.

Looks at the text before any parser does, and lets what is large be parsed by a child with
limits of time and memory. Knows syntaxes and no vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from kg.errors import BadQuery, InvalidData
from kg.graph import limits
from kg.graph.contexts import Given, inlined
from kg.graph.nesting import Text, bounded

__all__ = ["SIZE", "SYNTAXES", "look", "look_at", "read", "told"]

SIZE: Final = 1_000_000_000  # bytes of a text
BIG: Final = 100_000  # bytes of a text that a child parses, but where each line stands alone
SECONDS: Final = 60
MEGABYTES: Final = 1_000

SYNTAXES: Final[Mapping[str, ox.RdfFormat]] = {
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_LINES = (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS)
_MARK = b"\xef\xbb\xbf"  # that some editors put before UTF-8
_STARTS: Mapping[bytes, tuple[str, str]] = {  # in small letters
    _MARK: ("starts with a byte order mark", "save it as UTF-8 without one"),
    b"\xff\xfe": ("is UTF-16", "save it as UTF-8"),
    b"\xfe\xff": ("is UTF-16", "save it as UTF-8"),
    b"\x1f\x8b": ("is packed (gzip)", "unpack it"),
    b"pk\x03\x04": ("is packed (zip)", "unpack it"),
    b"<!doctype html": ("is a web page, not RDF", "look at what it says, and fetch again"),
    b"<html": ("is a web page, not RDF", "look at what it says, and fetch again"),
}
_PLACE = re.compile(r"Parser error at line \d+ (?:between )?columns? [\w ]+: ")
# What a relative address is resolved against where there is no base, to be found and refused.
_NOWHERE = "http://nowhere.invalid/"


def read(
    source: Path | bytes, syntax: str = "", *, base: str = "", contexts: Given | None = None
) -> list[ox.Quad]:
    """All quads of a file or of bytes, in their order.

    `syntax` is one of `SYNTAXES`; a file tells it by its name. `base` is the address that
    relative ones are relative to: without one they are refused. `contexts` gives what lies at
    the addresses that a JSON-LD text names as its context (see `kg.remote.contexts`); without
    it they are refused. Blank nodes keep their labels, numbers and dates their spelling. Raises
    `InvalidData` with the place and what to do.

    >>> read(b'<urn:arnor> <urn:says> "Peace" .', "ntriples")[0].object.value
    'Peace'
    >>> read(b"<urn:arnor> <urn:says> 'Peace'", "turtle")
    Traceback (most recent call last):
    kg.errors.InvalidData: text:1: not Turtle: Triples should be followed by a dot (mend it)
    """
    where = str(source) if isinstance(source, Path) else "text"
    form = _form(source, syntax, where)
    if base and base.partition(":")[0].casefold() in (base, "file"):
        message = f"{base!r} is no address that others could be relative to"
        raise InvalidData(message, where=where, remedy="give one of the web")
    text = _bytes(source, where).removeprefix(_MARK)
    look_at(text, form, where)
    parsed = partial(_parsed, text, form, base, contexts, where)
    if form in _LINES or len(text) <= BIG:
        return parsed()
    lines = _limited(lambda: ox.serialize(parsed(), format=ox.RdfFormat.N_QUADS) or b"", where)
    return _engine(lines, ox.RdfFormat.N_QUADS, "", where)


def look(path: Path) -> None:
    """As `look_at`, for a file of N-Quads, which may be larger than the memory."""
    if path.stat().st_size:
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as text:
            look_at(text, ox.RdfFormat.N_QUADS, str(path))


def look_at(text: Text, form: ox.RdfFormat, where: str) -> None:
    """Refuse what no parser should see, or would refuse in words that do not help.

    What passes may still be faulty, but ends no process; raises `InvalidData`.
    """
    start = bytes(text[:100]).lstrip().lower()
    for mark, (message, remedy) in _STARTS.items():
        if start.startswith(mark):
            raise InvalidData(message, where=where, remedy=remedy)
    bounded(text, form, where)


def told(error: Exception, form: ox.RdfFormat, where: str, remedy: str = "mend it") -> InvalidData:
    """What a parser says of a text, in our words."""
    if _too_long(error):
        message = "holds a word or a value of more than 16 MB"
        return InvalidData(message, where=where, remedy="keep that in a file of its own")
    if not isinstance(error, SyntaxError):
        return InvalidData(f"cannot be read: {error}", where=where, remedy=remedy)
    place = f"{where}:{error.lineno}" if error.lineno else where
    words = _PLACE.sub("", str(error.msg))
    if "No scheme found" in words:
        remedy = "give a base for it"
    return InvalidData(f"not {form.name}: {words}", where=place, remedy=remedy)


def _form(source: Path | bytes, syntax: str, where: str) -> ox.RdfFormat:
    if not syntax and isinstance(source, Path):
        suffix = source.suffix.removeprefix(".").lower()
        found = ox.RdfFormat.from_extension("rdf" if suffix == "owl" else suffix)
        if found and found in SYNTAXES.values():
            return found
    if syntax not in SYNTAXES:
        message = f"no syntax {syntax!r}" if syntax else "its name tells no syntax"
        raise InvalidData(message, where=where, remedy=f"choose one of {', '.join(SYNTAXES)}")
    return SYNTAXES[syntax]


def _bytes(source: Path | bytes, where: str) -> bytes:
    if isinstance(source, Path):
        if not source.is_file():  # neither a folder nor a pipe that never ends
            raise InvalidData("no such file", where=where, remedy="look at its name")
        with source.open("rb") as file:
            source = file.read(SIZE + 1)
    if len(source) > SIZE:
        raise InvalidData(f"larger than {SIZE:,} bytes", where=where, remedy="split it")
    return source


def _parsed(
    text: bytes, form: ox.RdfFormat, base: str, contexts: Given | None, where: str
) -> list[ox.Quad]:
    if form == ox.RdfFormat.JSON_LD:
        text = inlined(text, base, contexts, where)
        # Left to itself, the parser would drop what stands at a relative address.
        base = base or _NOWHERE
    quads = _engine(text, form, base, where)
    if form == ox.RdfFormat.JSON_LD:
        _kept(quads, base, where)
    return quads


def _engine(text: bytes, form: ox.RdfFormat, base: str, where: str) -> list[Any]:
    try:
        return list(ox.parse(text, format=form, base_iri=base or None))
    except (SyntaxError, ValueError, MemoryError) as error:
        if isinstance(error, MemoryError) and not _too_long(error):
            raise  # what the child may take is used up
        raise told(error, form, where) from error


def _too_long(error: Exception) -> bool:
    """Whether a parser gave up because of one word or value, as it does beyond 16 MB."""
    return isinstance(error, MemoryError) and "buffer" in str(error)


def _kept(quads: list[Any], base: str, where: str) -> None:
    """Refuse a JSON-LD text of which something was lost."""
    if not quads:
        remedy = "does its @context name what it speaks of?"
        raise InvalidData("holds no statement", where=where, remedy=remedy)
    if base == _NOWHERE:
        for node in (part for quad in quads for part in quad):
            if isinstance(node, ox.NamedNode) and node.value.startswith(_NOWHERE):
                message = f"a relative address: {node.value.removeprefix(_NOWHERE)!r}"
                raise InvalidData(message, where=where, remedy="give a base for it")


def _limited(work: Callable[[], bytes], where: str) -> bytes:
    try:
        return limits.within(SECONDS, MEGABYTES, work)
    except BadQuery as error:
        raise InvalidData(f"not read: {error.message}", where=where, remedy="split it") from error
