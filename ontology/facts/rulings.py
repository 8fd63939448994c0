"""What people decided about the rows of the lists, each decision with its reason.

`rulings.yaml` has one section for each question. A ruling gives a reason (`because`) and the
rows it is about: a mapping from the name of the row to what is ruled, or a list of rows with
one `value` for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from kg.errors import InvalidData

SECTIONS = {
    "same": "the row is this actor",
    "apart": "the row looks like another actor and is not",
    "out": "the row is no actor of its own",
    "kind": "the right kind",
    "name": "the name to show",
    "hidden": "names too weak or too common to be taken from a text",
    "foreign": "words that are not names of this actor",
    "country": "the state it belongs to, or nothing",
    "linked": "the kind of an actor that the list only names as a link",
    "tie": "what the list says of it besides: relation and actor",
    "designated": "the day of the designation as a Foreign Terrorist Organization",
}
ALIASES = ("hidden", "foreign")  # about names of a row: several reasons may speak of one row


class Word(str):
    """A word of the file that knows its line."""

    line: int = 0


class _Loader(yaml.SafeLoader):
    pass


def _word(loader: _Loader, node: yaml.ScalarNode) -> Word:
    word = Word(loader.construct_scalar(node))
    word.line = node.start_mark.line + 1
    return word


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    pairs = loader.construct_pairs(node, deep=True)
    names = [name for name, _ in pairs]
    for index, name in enumerate(names):
        if name in names[:index]:
            where = f"{loader.name}:{getattr(name, 'line', node.start_mark.line + 1)}"
            raise InvalidData(f"{name} is ruled twice", where=where, remedy="keep one of the two")
    return dict(pairs)


_Loader.add_constructor("tag:yaml.org,2002:str", _word)
_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision about one row: what is ruled, why, and where it stands."""

    row: str
    value: Any
    because: str
    where: str

    def refuse(self, message: str, remedy: str) -> InvalidData:
        """The error that this ruling cannot be followed."""
        return InvalidData(message, where=self.where, remedy=remedy)


def read(path: Path) -> Mapping[str, Mapping[str, Ruling]]:
    """Section → row → ruling; raises `InvalidData` with file, line and remedy."""
    try:
        with path.open(encoding="utf-8") as file:
            sections = yaml.load(file, Loader=_Loader)  # a subclass of the safe loader
    except (OSError, yaml.YAMLError) as error:
        raise InvalidData(f"cannot be read: {error}", where=str(path)) from error
    for section in sections:
        if section not in SECTIONS:
            remedy = f"take one of: {', '.join(SECTIONS)}"
            raise InvalidData(f"no section {section}", where=_place(path, section), remedy=remedy)
    return {section: _section(path, section, sections.get(section, [])) for section in SECTIONS}


def _section(path: Path, section: str, items: list[dict[str, Any]]) -> dict[str, Ruling]:
    found: dict[str, Ruling] = {}
    for ruling in (ruling for item in items for ruling in _rulings(path, section, item)):
        before = found.get(ruling.row)
        if before and (section not in ALIASES or {*before.value} & {*ruling.value}):
            raise ruling.refuse(f"{ruling.row} is ruled twice", "keep one of the two rulings")
        found[ruling.row] = (
            replace(ruling, value=[*before.value, *ruling.value]) if before else ruling
        )
    return found


def _rulings(path: Path, section: str, item: dict[str, Any]) -> Iterator[Ruling]:
    rows, because = item.get("rows", {}), item.get("because", "")
    if not because or not rows:
        word = next((w for w in item if isinstance(w, Word)), section)
        raise InvalidData(
            f"a ruling of {section} lacks its reason or its rows",
            where=_place(path, word),
            remedy="give `because` and `rows`",
        )
    for row in rows:
        value = rows[row] if isinstance(rows, dict) else item.get("value")
        yield Ruling(row, value, because, _place(path, row))


def _place(path: Path, word: str) -> str:
    return f"{path.name}:{getattr(word, 'line', 1)}"
