"""Towns and airfields of `places.csv` become entries of the background.

`python ontology/facts/places.py` writes `ontology/background/places.ttl`: the same bytes each time.
What no rule can tell stands in `places-rulings.csv`; README.md says what both lists are and lack.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import cos, hypot, radians
from pathlib import Path

import pyoxigraph as ox
from byhand import Entry, actors, by_hand, states
from placelist import STATES, Row, Ruling, places, rulings
from spellings import key, spellings

from kg.errors import InvalidData, KgError
from kg.model import slug

HERE = Path(__file__).parent
OUT = HERE.parent / "background" / "places.ttl"
NEAR = 10.0  # km between the positions that two lists give to one place
KM = 111.2  # of one degree of latitude
WIDTH = 72  # letters of names on a line
HEAD = """# Towns and airfields of the Middle East, each with its position and its source.
#
# Written by ontology/facts/places.py from ontology/facts/places.csv: change these, not this file.
# Towns: GeoNames (https://www.geonames.org/ and the number given), CC BY 4.0; names and countries
# were chosen and merged. Airfields: airportsdata, MIT. See ontology/facts/README.md.

@prefix kg: <https://w3id.org/conflict-kg/ontology#> .
@prefix actor: <https://w3id.org/conflict-kg/actor/> .
@prefix place: <https://w3id.org/conflict-kg/place/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
"""
Said = Mapping[tuple[str, str], Sequence[str]]  # names by key of the row and ruling


def main() -> int:
    """Write the file, and say of how many rows."""
    try:
        rows = list(places(HERE / "places.csv"))
        text = turtle(rows, rulings(HERE / "places-rulings.csv", rows))
    except KgError as error:
        print(error, file=sys.stderr)
        return 1
    OUT.write_text(text, encoding="utf-8")
    print(f"{OUT.name} written from {len(rows)} rows", file=sys.stderr)
    return 0


def turtle(rows: Sequence[Row], ruled: Iterable[Ruling]) -> str:
    """The background file: one entry for each place, in the order of their ids."""
    said: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for ruling in ruled:
        said[ruling.row, ruling.ruling].append(ruling.name)
    entries = merged([row for row in rows if (row.key, "out") not in said], said)
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for name in (entry.label, _plain(entry), *(entry.names if entry.by_hand else ())):
            owners[key(name)].add(entry.id)
    texts = []
    for entry in sorted((e for e in entries if e.rows), key=lambda e: e.id):
        others = actors().union(name for name, ids in owners.items() if ids != {entry.id})
        texts.append(_entry(entry, *_names(entry, said, others)))
    return HEAD + "".join(f"\n{text}" for text in texts if text)


def merged(rows: Iterable[Row], said: Said) -> list[Entry]:
    """Places with their rows. Of two of one name, the one of more people has the bare id."""
    entries = {entry.id: entry for entry in by_hand()}
    for row in sorted(rows, key=lambda row: (-row.population, row.key)):
        entry = _ruled_same(row, entries, said) or _same(row, entries.values())
        if entry is None:
            entry = _new(row, entries, said)
            entries[entry.id] = entry
        entry.rows.append(row)
    return list(entries.values())


def _ruled_same(row: Row, entries: Mapping[str, Entry], said: Said) -> Entry | None:
    """The entry that a row is by a ruling, which names an id or the key of another row."""
    for name in said.get((row.key, "same"), ()):
        for entry in entries.values():
            if name == entry.id or name in (r.key for r in entry.rows):
                return entry
        raise InvalidData(
            f"{row.key} is ruled to be {name!r}, which is no place",
            where="places-rulings.csv",
            remedy="name the id of an entry, or the key of a row of more people",
        )
    return None


def _same(row: Row, entries: Iterable[Entry]) -> Entry | None:
    """The entry of one source with a row, else that of one name, kind, country and position."""
    entries = list(entries)
    by_source = (e for e in entries if row.source in (*e.sources, *(r.source for r in e.rows)))
    return next(by_source, None) or next((e for e in entries if _alike(row, e)), None)


def _alike(row: Row, entry: Entry) -> bool:
    if entry.kind != row.kind or entry.country not in ("", STATES[row.country]):
        return False
    mine, named = {key(n) for n in row.names}, {key(n) for n in (entry.label, *entry.names)}
    shown = {key(entry.label), *(key(r.name) for r in entry.rows)}
    shared = mine & shown or key(row.name) in named
    return bool(shared) and entry.position is not None and _km(row, entry.position) <= NEAR


def _km(row: Row, position: tuple[float, float]) -> float:
    north = float(row.latitude) - position[0]
    east = (float(row.longitude) - position[1]) * cos(radians(position[0]))
    return hypot(north, east) * KM


def _new(row: Row, entries: Mapping[str, Entry], said: Said) -> Entry:
    """A row that is no place known: its country goes behind its name where that is weak."""
    label, state = next(iter(said.get((row.key, "label"), ())), row.name), STATES[row.country]
    weak = {key(name) for name in said.get((row.key, "weak"), ())} | actors()
    bare = f"place/{slug(label.replace('ı', 'i'))}"
    full = f"{bare}-{state}"
    if bare in entries and (full in entries or entries[bare].country == state):
        raise InvalidData(
            f"two places of {state} are called {label!r}",
            where=f"places.csv, line {row.line}",
            remedy="rule that they are the same, or give one another label",
        )
    if bare in entries or key(label) in weak:
        label = f"{label}, {states()[state]}"
    return Entry(
        full if bare in entries else bare,
        label,
        row.kind,
        "" if (row.key, "disputed") in said else state,
        names=row.names,
        position=(float(row.latitude), float(row.longitude)),
    )


def _plain(entry: Entry) -> str:
    """The label without the country that tells it from others."""
    return entry.label if entry.by_hand else entry.label.partition(", ")[0]


def _names(entry: Entry, said: Said, others: frozenset[str]) -> tuple[list[str], list[str]]:
    """Names that reports use beside the label, and names too weak to be taken from a text.

    What is the name of another place, or of an actor, is no further name of this one.
    """
    also, weak, wrong = (
        [name for row in entry.rows for name in said.get((row.key, ruling), ())]
        for ruling in ("also", "weak", "not")
    )
    plain, known = _plain(entry), {key(entry.label)}
    if entry.by_hand:
        known |= {key(name) for name in entry.names}
    offered = [row.name for row in entry.rows if row.kind == "Place"]
    if plain.endswith(" Air Base"):
        offered.append(plain.removesuffix("Air Base") + "airbase")
    if key(plain) in actors().union(key(name) for name in weak):
        weak.append(plain)
    else:
        offered += spellings(plain, [name for row in entry.rows for name in row.names])
        also.append(plain)
    refused = others.union(key(name) for name in (*weak, *wrong))
    used = [*also, *(name for name in offered if key(name) not in refused)]
    return list(_unknown(used, known)), list(_unknown(weak, set()))


def _unknown(names: Iterable[str], known: set[str]) -> Iterator[str]:
    for name in names:
        if key(name) not in known:
            known.add(key(name))
            yield name


def _entry(entry: Entry, used: Sequence[str], hidden: Sequence[str]) -> str:
    """What the file says of a place; empty where all of it is known by hand."""
    sources = dict.fromkeys(row.source for row in entry.rows)
    parts = []
    if not entry.by_hand:
        parts.append(f"a kg:{entry.kind} ; skos:prefLabel {_quoted([entry.label])}")
    if used:
        parts.append(f"skos:altLabel {_quoted(used)}")
    if hidden:
        parts.append(f"skos:hiddenLabel {_quoted(hidden)}")
    if not entry.by_hand or entry.position is None:
        row = entry.rows[0]
        new = entry.country and not entry.by_hand
        country = f"kg:country actor:{entry.country} ; " if new else ""
        parts.append(f"{country}geo:lat {row.latitude} ; geo:long {row.longitude}")
    if cited := [source for source in sources if source not in entry.sources]:
        parts.append(f"dcterms:source {_quoted(cited)}")
    return f"{entry.id.replace('/', ':')} " + " ;\n    ".join(parts) + " .\n" if parts else ""


def _quoted(names: Iterable[str]) -> str:
    """Names as Turtle writes them, none broken by the end of a line."""
    lines = [""]
    for name in names:
        quoted = str(ox.Literal(name))
        if lines[-1] and len(lines[-1]) + len(quoted) > WIDTH:
            lines.append("")
        lines[-1] += f"{quoted}, "
    return "\n        ".join(line.rstrip() for line in lines).removesuffix(",")


if __name__ == "__main__":
    sys.exit(main())
