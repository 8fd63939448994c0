"""Who and what is known beforehand: actors, places and towns, each with its names and sources.

The one door to `ontology/background/` for whoever reads names; what is claimed of those known
stands in the background graph (`kg.graph.dataset`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from kg.errors import InvalidData
from kg.ontology import DATA, directory, local, select

__all__ = ["Known", "Tenure", "called", "holder", "known", "spans", "tenures", "tied", "towns"]


@dataclass(frozen=True, slots=True)
class Known:
    """An actor or place known beforehand, with all its names and where each is from.

    `hidden` are names that a list gives it but that are too weak or too common to be taken
    from a text: they only propose that somebody may be meant.
    """

    id: str
    label: str
    kind: str
    aliases: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    country: str = ""
    sources: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Tenure:
    """That somebody held a post from one day to another (ISO 8601, both inclusive).

    An empty `since` is a beginning that no source tells. Who holds it still is known to hold it
    until the day when the post was looked up last (`dcterms:valid` of the post); where that day
    is not told either, `until` is empty, and nobody is known to hold it on any day.
    """

    holder: str
    since: str
    until: str


@cache
def known() -> Mapping[str, Known]:
    """Actors and places known beforehand, by id (relative to `DATA`)."""
    query = """SELECT ?e ?kind ?label ?country
        { ?e a ?kind ; skos:prefLabel ?label . ?kind rdfs:subClassOf* kg:Entity .
          FILTER NOT EXISTS { ?kind rdfs:subClassOf* kg:Event }
          OPTIONAL { ?e kg:country/skos:prefLabel ?country } } ORDER BY ?e"""
    aliases, hidden = _many("skos:altLabel"), _many("skos:hiddenLabel")
    sources = _many("dcterms:source")
    return {
        (key := r["e"].removeprefix(DATA)): Known(
            key,
            r["label"],
            local(r["kind"]),
            aliases.get(r["e"], ()),
            hidden.get(r["e"], ()),
            r.get("country", ""),
            sources.get(r["e"], ()),
        )
        for r in select(query)
    }


@cache
def called() -> Mapping[str, str]:
    """The ids of those known beforehand by each name they are taken by; the first of several."""
    found: dict[str, str] = {}
    for each in known().values():
        for name in (each.label, *each.aliases):
            found.setdefault(name, each.id)
    return found


def _many(path: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in select(f"SELECT ?e ?v {{ ?e {path} ?v }} ORDER BY ?e ?v"):
        found.setdefault(row["e"], []).append(row["v"])
    return {entity: tuple(values) for entity, values in found.items()}


@cache
def tenures() -> Mapping[str, tuple[Tenure, ...]]:
    """Who held a post known beforehand, and when, by the id of the post."""
    query = """SELECT ?post ?holder ?since ?until ?seen
        { ?c a kg:Claim ; rdf:subject ?holder ; rdf:predicate kg:holdsPost ; rdf:object ?post .
          OPTIONAL { ?c kg:since ?since } OPTIONAL { ?c kg:until ?until }
          OPTIONAL { ?post dcterms:valid ?seen } } ORDER BY ?post ?since ?holder"""
    found: dict[str, list[Tenure]] = {}
    for row in select(query):
        since, until = row.get("since", ""), row.get("until") or row.get("seen", "")
        tenure = Tenure(row["holder"].removeprefix(DATA), since, until)
        found.setdefault(row["post"].removeprefix(DATA), []).append(tenure)
    return {post: tuple(held) for post, held in found.items()}


def holder(post: str, day: date) -> str:
    """The id of whoever held a post on a day; empty where nobody or more than one is known to.

    On the day of a change two held it, and which of them a report means it alone can tell.
    """
    told = day.isoformat()
    held = {t.holder for t in tenures().get(post, ()) if t.since and t.since <= told <= t.until}
    return held.pop() if len(held) == 1 else ""


@cache
def tied() -> Mapping[str, frozenset[str]]:
    """Whom claims known beforehand join with whom, in whatever way, from either side."""
    found: dict[str, set[str]] = {}
    for row in select("SELECT ?a ?b { ?c a kg:Claim ; rdf:subject ?a ; rdf:object ?b }"):
        one, other = row["a"].removeprefix(DATA), row["b"].removeprefix(DATA)
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {entity: frozenset(others) for entity, others in found.items()}


@cache
def spans() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The days since and until which something known of somebody held, by whose it is."""
    query = """SELECT ?e ?since ?until { ?c kg:since ?since ; rdf:subject|rdf:object ?e .
        OPTIONAL { ?c kg:until ?until } } ORDER BY ?e ?since ?until"""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in select(query):
        span = row["since"], row.get("until", "9999")
        found.setdefault(row["e"].removeprefix(DATA), []).append(span)
    return {entity: tuple(days) for entity, days in found.items()}


def towns() -> Iterator[str]:
    """The names of towns of some size, all over the world; one name may be that of many."""
    path = directory() / "towns.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidData(
            f"the list of towns cannot be read: {error}", where=str(path), remedy="mend the file"
        ) from error
    for line in lines:
        if not line.startswith("#"):
            yield from line.rpartition("\t")[2].split("|")
