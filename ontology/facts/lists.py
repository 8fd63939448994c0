"""The rows of `actors.csv`: who is on which list, with every cell read and nothing decided."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import InvalidData

# What the column `type` guesses, as kinds of the ontology.
KINDS = {
    "armed group": "ArmedGroup",
    "country": "State",
    "government": "Government",
    "international organisation": "InternationalOrganization",
    "media": "MediaOrganization",
    "military": "MilitaryForce",
    "organisation": "Organization",
    "person": "Person",
    "political group": "Organization",
    "ship": "Vessel",
}
OFAC = "office-of-foreign-assets-control"
EU = "council-of-the-european-union"
UN = "un-security-council"
STATE = "us-department-of-state"

# How a source is written in the lists, how the background cites it, and who speaks there.
_SOURCES = (
    (r"OFAC SDN (\S+) ent_num (\d+)", r"OFAC SDN list, \1, entity \2", OFAC),
    (r"OFAC SDN (\S+); aliases alt.csv \S+ ent_num (\d+)", r"OFAC SDN list, \1, entity \2", OFAC),
    (r"OFAC SDN (\S+) ent_num (\d+); aliases \S+ \S+", r"OFAC SDN list, \1, entity \2", OFAC),
    (r"OFAC SDN (\S+)", r"OFAC SDN list, \1: {name}", OFAC),
    (r"UN SC consolidated list (\S+) (\S+)", r"UN Security Council consolidated list, \1, \2", UN),
    (r"EU Reg. CELEX (\S+) \(\S+\)", r"EU Regulation, CELEX \1", EU),
    (r"UCDP actor id (\d+) \(.+\)", r"UCDP actor \1 (UCDP/PRIO v22.1, CC BY 4.0)", ""),
    (
        r"(Phoenix\.\w+\.actors\.txt) \(openeventdata/Dictionaries(.*)\)",
        r"\1, openeventdata/Dictionaries\2",
        "",
    ),
    (r"rigour (\S+) .+", r"rigour \1, territories (MIT)", ""),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A source as the background cites it, and the id of who speaks in it, if anybody does."""

    text: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """An act of an authority that put a row on a list: the programmes, and when, as EDTF."""

    authority: str
    programmes: tuple[str, ...]
    when: str
    source: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the lists; `links` are names that OFAC gives as "Linked To"."""

    line: int
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    wikidata: str = ""
    sources: tuple[Source, ...] = ()
    links: tuple[str, ...] = ()
    imo: str = ""
    listings: tuple[Listing, ...] = ()


def read(path: Path) -> tuple[Row, ...]:
    """All rows, and a row for each group that is only named as one of several on a side."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = [_row(cells, f"{path.name}:{reader.line_num}", reader.line_num) for cells in reader]
    sole = {row.name for row in rows}
    return (
        *(row for row in rows if not _joint(row)),
        *(r for row in rows for r in sides(row, sole)),
    )


def _joint(row: Row) -> bool:
    return ", " in row.name and any(s.text.startswith("UCDP") for s in row.sources)


def sides(row: Row, sole: set[str]) -> Iterator[Row]:
    """The groups of a UCDP side ("HTS, Rahman Corps") that have no row of their own."""
    if _joint(row):
        sources = tuple(Source(f"{s.text}, a side with others") for s in row.sources)
        for name in row.name.split(", "):
            if name not in sole:
                yield replace(row, name=name, aliases=(), sources=sources)


def _row(cells: dict[str, str], where: str, line: int) -> Row:
    name, kind = cells["name"], cells["type"]
    if kind not in KINDS:
        raise InvalidData(f"unknown type {kind}", where=where, remedy="add it to KINDS")
    relations = [r.strip() for r in cells["relations"].split(";")]
    sources = tuple(dict.fromkeys(_source(s, name, where) for s in cells["source"].split(" ; ")))
    return Row(
        line,
        name,
        KINDS[kind],
        tuple(_aliases(cells["aliases"], KINDS[kind])),
        tuple(_COUNTRIES.get(c, c) for c in cells["country"].split("|") if c),
        cells["wikidata"],
        sources,
        tuple(
            _forward(r.removeprefix("linkedTo:")) for r in relations if r.startswith("linkedTo:")
        ),
        next((r for r in relations if r.startswith("IMO ")), ""),
        tuple(_listings(cells["designation"], sources)),
    )


# Codes and names of countries that are not among those of the background.
_COUNTRIES = {
    "IRN": "Iran",
    "IRQ": "Iraq",
    "ISR": "Israel",
    "SYR": "Syria",
    "Yemen (North Yemen)": "Yemen",
}


def _aliases(cell: str, kind: str) -> Iterator[str]:
    """The aliases of a cell; some cells of the EU hold several people's names with commas."""
    for alias in cell.split("|"):
        several = alias.split(", ") if kind == "Person" else [alias]
        whole = all(" " in name for name in several)
        yield from (name for name in (several if whole else [alias]) if name not in ("", "n/a"))


def _forward(name: str) -> str:
    """A name as its row has it: OFAC's links put the surname of a person first.

    >>> _forward("SOLEIMANI, Qasem")
    'Qasem SOLEIMANI'
    """
    return " ".join(reversed(name.split(", ")))


def _source(text: str, name: str, where: str) -> Source:
    for pattern, cited, speaker in _SOURCES:
        if found := re.fullmatch(pattern, text):
            return Source(found.expand(cited).replace("{name}", name), speaker)
    raise InvalidData(f"unknown source {text}", where=where, remedy="add its pattern to _SOURCES")


# ── Designations ─────────────────────────────────────────────────────────────

# The days of the EU's regulations: nobody was listed under one before it was.
_ADOPTED = {"EU-TERR": "2001-12-27", "EU-TAQA-EUAQ": "2016-09-20"}


def _listings(cell: str, sources: tuple[Source, ...]) -> Iterator[Listing]:
    """The acts behind the column `designation`: one of each authority that has listed a row.

    OFAC's programmes come together: they say that somebody stood on its list on the day of the
    list. The Department of State puts organisations on the one called FTO.
    """
    said = {source.speaker: source.text for source in sources}
    marks = [mark.strip() for mark in cell.split("|") if mark.strip()]
    american = tuple(mark for mark in marks if not mark.startswith(("EU ", "UN ")))
    if american:
        when = f"../{re.findall(r'[0-9]{4}-[0-9]{2}', said[OFAC])[0]}"
        if rest := tuple(mark for mark in american if mark != "FTO"):
            yield Listing(OFAC, rest, when, said[OFAC])
        if "FTO" in american:
            yield Listing(STATE, ("FTO",), when, said[OFAC])
    for mark in marks:
        if mark.startswith("EU "):
            programme, _, day = mark.removeprefix("EU ").partition(" ")
            when = _iso(day) if day else f"{_ADOPTED[programme]}/.."
            yield Listing(EU, (programme,), when, said[EU])
        elif mark.startswith("UN "):
            programme, day = mark.removeprefix("UN ").split(" ")
            yield Listing(UN, (programme,), day[:10], said[UN])


_MONTHS = ("", "", "Feb", "", "", "", "", "", "", "Sep", "Oct")


def _iso(day: str) -> str:
    """A day as the EU writes it.

    >>> _iso("9.11.2021"), _iso("26 Sep. 2022")
    ('2021-11-09', '2022-09-26')
    """
    number, month, year = re.split(r"[. ]+", day)
    return f"{year}-{int(month) if month.isdigit() else _MONTHS.index(month):02}-{int(number):02}"
