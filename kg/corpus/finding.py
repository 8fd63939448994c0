"""Which reports of a folder a name means: nothing is guessed, and nothing goes by half a name."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.corpus.record import Source
from kg.errors import UnknownName
from kg.model import Document

__all__ = ["find"]

_SHOWN = 5  # candidates in an error


def find(
    names: Iterable[str], documents: Iterable[Document], sources: Mapping[str, Source], out: Path
) -> frozenset[str]:
    """The ids of the reports that names mean.

    A name is an id or the readable part of it, a title, an address, or the path of a file, which
    means all reports that came from there. Raises `UnknownName` where one means no report, or
    several that have a name in common by chance.
    """
    held = sorted(documents, key=lambda each: each.id)
    return frozenset().union(*(_meant(name, held, sources, out) for name in names))


def _meant(
    name: str, held: list[Document], sources: Mapping[str, Source], out: Path
) -> frozenset[str]:
    file = sources.get(Path(os.path.relpath(Path(name), out)).as_posix()) or sources.get(name)
    if file and file.documents:
        return frozenset(file.documents)
    found = [each for each in held if each.url and each.url == name]
    if found:
        return frozenset(each.id for each in found)
    found = [each for each in held if name in (each.id, each.id.partition("/")[2])]
    found = found or [each for each in held if name.casefold() in _readable(each)]
    if len(found) == 1:
        return frozenset([found[0].id])
    if found:
        remedy = "give the id of one: " + ", ".join(each.id for each in found[:_SHOWN])
        raise UnknownName(f"{name!r} means {len(found)} reports", remedy=remedy)
    raise UnknownName(f"no report here is {name!r}", remedy=_offer(name, held, sources))


def _readable(document: Document) -> tuple[str, ...]:
    words = document.id.partition("/")[2]
    return (document.title.casefold(), re.sub(r"-[0-9a-f]{8}$", "", words))


def _offer(name: str, held: Iterable[Document], sources: Iterable[str]) -> str:
    titles = {each.title.casefold(): each.title for each in held}
    files = {Path(file).name.casefold(): file for file in sources}
    known = titles | files
    near = difflib.get_close_matches(Path(name).name.casefold(), known, _SHOWN, 0.5)
    parts = [known[each] for each in known if name.casefold() in each and each not in near]
    offered = [*(known[each] for each in near), *parts][:_SHOWN]
    return f"did you mean {' or '.join(offered)}?" if offered else "see `kg query documents`"
