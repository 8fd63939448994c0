"""What the files of the background that are kept by hand say already, of places and of names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from placelist import Row
from spellings import key

from kg.ontology import DATA, NAMESPACE, PREFIXES

__all__ = ["Entry", "actors", "by_hand", "states"]

BACKGROUND = Path(__file__).parent.parent / "background"
WRITTEN = ("listed.ttl", "places.ttl")  # by scripts: neither may rest on what the other wrote


@dataclass(slots=True)
class Entry:
    """A place: known by hand already, or new; `rows` are what the list has of it.

    `id` is relative to `kg.ontology.DATA`; `position` is latitude and longitude in degrees.
    """

    id: str
    label: str
    kind: str
    country: str
    by_hand: bool = False
    names: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    position: tuple[float, float] | None = None
    rows: list[Row] = field(default_factory=list)


def by_hand() -> Iterator[Entry]:
    """The places that files kept by hand describe."""
    query = """SELECT ?e ?label ?kind ?country ?lat ?long
        (GROUP_CONCAT(DISTINCT ?name; SEPARATOR="|") AS ?names)
        (GROUP_CONCAT(DISTINCT ?source; SEPARATOR="|") AS ?sources)
        { ?e a ?kind ; skos:prefLabel ?label ; dcterms:source ?source .
          FILTER(?kind IN (kg:Place, kg:Facility))
          OPTIONAL { ?e skos:altLabel|skos:hiddenLabel ?name } OPTIONAL { ?e kg:country ?country }
          OPTIONAL { ?e geo:lat ?lat ; geo:long ?long } }
        GROUP BY ?e ?label ?kind ?country ?lat ?long ORDER BY ?e"""
    for row in _select(query):
        yield Entry(
            row["e"].removeprefix(DATA),
            row["label"],
            row["kind"].removeprefix(NAMESPACE),
            row.get("country", "").removeprefix(DATA + "actor/"),
            by_hand=True,
            names=tuple(n for n in row.get("names", "").split("|") if n),
            sources=tuple(row["sources"].split("|")),
            position=(float(row["lat"]), float(row["long"])) if "lat" in row else None,
        )


@cache
def actors() -> frozenset[str]:
    """All names of actors and posts, and words for peoples: a place called so is not meant."""
    query = """SELECT ?name { ?e skos:prefLabel|skos:altLabel|kg:demonym ?name ; a ?kind
        FILTER(?kind NOT IN (kg:Place, kg:Facility)) }"""
    return frozenset(key(row["name"]) for row in _select(query))


@cache
def states() -> Mapping[str, str]:
    """What states are called, by the last part of their id."""
    rows = _select("SELECT ?e ?label { ?e a kg:State ; skos:prefLabel ?label }")
    return {row["e"].removeprefix(DATA + "actor/"): row["label"] for row in rows}


@cache
def _store() -> ox.Store:
    store = ox.Store()
    for path in sorted(BACKGROUND.glob("*.ttl")):
        if path.name not in WRITTEN:
            store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    return store


def _select(query: str) -> Iterator[dict[str, str]]:
    rows: Any = _store().query(query, prefixes=dict(PREFIXES))
    names = [variable.value for variable in rows.variables]
    for row in rows:
        yield {name: row[name].value for name in names if row[name] is not None}
