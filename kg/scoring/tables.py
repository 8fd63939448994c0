"""Rows of gold tables and of the claims table, each with its line, checked as they are read.

A gold table `x.gold.csv` stands beside its report `x.md`. A report is known by its title: the
claims table names documents by the slug of the title and a hash. Knows nothing of scores.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InvalidData
from kg.model import Certainty, Modality, Polarity, slug
from kg.ontology import event_types, relations
from kg.scoring.dates import span

__all__ = ["STANCE", "Row", "gold_tables", "heading", "read_claims", "read_gold"]

STANCE = {"polarity": Polarity, "certainty": Certainty, "modality": Modality}
_SHARED = ("subject", "relation", "object", "speaker", "date", "place", *STANCE)
GOLD = frozenset((*_SHARED, "killed", "injured", "sentence"))
CLAIMS = frozenset((*_SHARED, "killed", "injured", "plover", "document", "origin"))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, with its cells; those of gold may hold alternatives, split by `|`."""

    document: str
    line: int
    cells: Mapping[str, str]

    @property
    def relations(self) -> list[str]:
        """The standing relation or PLOVER type; in gold perhaps several that all would do."""
        return (self.cells.get("plover") or self.cells["relation"]).split("|")

    @property
    def relation(self) -> str:
        """The one relation, or the first of several, under which the row is counted."""
        return self.relations[0]

    def __str__(self) -> str:
        ends = (self.cells[end].split("|")[0] or "?" for end in ("subject", "relation", "object"))
        return f"{self.document}:{self.line}  {' | '.join(ends)}"


def read_claims(path: Path) -> dict[str, list[Row]]:
    """Rows of a claims table by the slug of the report's title.

    Left aside: rows of other origin than the text, and countries, which gold does not hold.
    """
    claims: dict[str, list[Row]] = {}
    for line, cells in _cells(path, CLAIMS):
        if cells["origin"] in ("", "text") and cells["relation"] != "country":
            name = re.sub(r"-[0-9a-f]{8}$", "", cells["document"].rpartition("/")[2])
            claims.setdefault(name, []).append(Row(name, line, cells))
    return claims


def read_gold(path: Path) -> list[Row]:
    """Rows of a gold table; raises `InvalidData` with file and line on what does not exist."""
    name = slug(heading(path)[0])
    return [
        Row(name, line, _checked(cells, f"{path}:{line}")) for line, cells in _cells(path, GOLD)
    ]


def gold_tables(paths: Iterable[Path]) -> Iterator[Path]:
    """Gold tables among files and folders; raises `InvalidData` on a folder that holds none."""
    for path in paths:
        found = sorted(path.glob("*.gold.csv")) if path.is_dir() else [path]
        if not found:
            remedy = "a gold table is called name.gold.csv, its report name.md"
            raise InvalidData("no gold table here", where=str(path), remedy=remedy)
        yield from found


def heading(path: Path) -> tuple[str, str]:
    """Title and publisher from the front matter of the report beside a gold table."""
    beside = path.with_name(path.name.removesuffix(".gold.csv") + ".md")
    try:
        front = beside.read_text(encoding="utf-8").split("---\n")[1]
    except (OSError, UnicodeDecodeError, IndexError) as error:
        raise InvalidData("no report with front matter", where=str(beside)) from error
    given = dict(re.findall(r"^(\w+):[ \t]*[\"']?(.+?)[\"']?[ \t]*$", front, re.MULTILINE))
    if "title" not in given:
        raise InvalidData("the report has no title", where=str(beside))
    return given["title"], given.get("publisher", "")


def _cells(path: Path, columns: frozenset[str]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            _check_header(path, frozenset(reader.fieldnames or ()), columns)
            for row in reader:
                if None in row or None in row.values():
                    where = f"{path}:{reader.line_num}"
                    raise InvalidData("too many or too few cells", where=where)
                yield reader.line_num, {name: cell.strip() for name, cell in row.items()}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InvalidData(f"the table cannot be read: {error}", where=str(path)) from error


def _check_header(path: Path, given: frozenset[str], columns: frozenset[str]) -> None:
    missing, unknown = columns - given, given - columns if columns is GOLD else frozenset()
    if missing or unknown:
        raise InvalidData(
            f"missing columns: {sorted(missing)}, unknown columns: {sorted(unknown)}",
            where=f"{path}:1",
            remedy=f"needs {', '.join(sorted(columns))}",
        )


def _checked(cells: dict[str, str], where: str) -> dict[str, str]:
    known = relations().keys() | {event.plover for event in event_types().values()}
    for relation in cells["relation"].split("|"):
        if relation not in known:
            remedy = "give a standing relation or a PLOVER type of ontology/conflict.ttl"
            raise InvalidData(f"unknown relation {relation!r}", where=where, remedy=remedy)
    for column, values in STANCE.items():
        if not set(cells[column].split("|")) <= {"", *values}:
            remedy = f"give one of {', '.join(values)}"
            raise InvalidData(f"unknown {column} {cells[column]!r}", where=where, remedy=remedy)
    for day in filter(None, cells["date"].split("|")):
        if span(day) is None:
            remedy = "as 2024-03-05, 2024-03, 2024-03-05/.."
            raise InvalidData(f"no EDTF date: {day!r}", where=where, remedy=remedy)
    return cells
