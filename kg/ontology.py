"""The one door to the vocabulary in `ontology/`: terms, kinds, event types, relations.

Reads the Turtle once, when first asked, and hands out plain frozen values. Nobody else
opens a vocabulary file, and nobody else spells an address of ours: `KG.agent` is the
checked way to name a term, and an undeclared one raises `AttributeError`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox

from kg.errors import InvalidData, UnknownTerm

__all__ = [
    "DATA",
    "KG",
    "NAMESPACE",
    "PREFIXES",
    "EventType",
    "Family",
    "Kind",
    "Relation",
    "background",
    "directory",
    "event_types",
    "families",
    "is_a",
    "kinds",
    "local",
    "lookup",
    "relations",
    "roles",
    "select",
]

NAMESPACE = "https://w3id.org/conflict-kg/ontology#"
DATA = "https://w3id.org/conflict-kg/"

# Bound once, for queries, serialisation and tables alike.
PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "kg": NAMESPACE,
        "data": DATA,
        "plover": "https://w3id.org/conflict-kg/ontology/plover#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dcterms": "http://purl.org/dc/terms/",
        "prov": "http://www.w3.org/ns/prov#",
        "oa": "http://www.w3.org/ns/oa#",
        "edtf": "http://id.loc.gov/datatypes/edtf/",
        "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    }
)


@dataclass(frozen=True, slots=True)
class Family:
    """A family of relations that share a colour and a filter on the page."""

    name: str
    label: str
    color: str
    color_dark: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of entities: what they are called and how they are drawn.

    `parents` are all classes above it, nearest first; colour and shape come from the
    nearest one that has them.
    """

    name: str
    label: str
    plural: str
    definition: str
    parents: tuple[str, ...]
    color: str
    color_dark: str
    shape: str


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event, with its PLOVER type and CAMEO code; `sign` is 1, 0 or -1."""

    name: str
    label: str
    definition: str
    parents: tuple[str, ...]
    plover: str
    cameo: str
    sign: int
    family: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing relation, or a role of an event; `sign` is 1, 0 or -1.

    `backing` tells that its object stands behind its subject, as a sponsor or as the whole.
    """

    name: str
    label: str
    inverse: str
    definition: str
    sign: int
    family: str
    domain: str
    range: str
    symmetric: bool
    transitive: bool
    backing: bool


@cache
def directory() -> Path:
    """The folder `ontology/`: inside the installed package, or beside it in a checkout."""
    packaged = Path(__file__).parent / "_ontology"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "ontology"


def background() -> tuple[Path, ...]:
    """The Turtle files of who and what is known beforehand, in the order of their names."""
    return tuple(sorted((directory() / "background").glob("*.ttl")))


def _vocabulary() -> tuple[Path, ...]:
    return (directory() / "conflict.ttl",)


def _everything() -> tuple[Path, ...]:
    return (*_vocabulary(), directory() / "cues.ttl", *background())


@cache
def _store(paths: tuple[Path, ...]) -> ox.Store:
    store = ox.Store()
    for path in paths:
        try:
            store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
        except (OSError, SyntaxError) as error:
            raise InvalidData(
                f"the vocabulary cannot be read: {error}", where=str(path), remedy="mend the file"
            ) from error
    return store


@cache
def prologue() -> str:
    """The PREFIX lines that every query and rule of ours may rely on."""
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def select(query: str) -> Iterator[dict[str, str]]:
    """Rows of a SELECT over vocabulary, cues and background, as plain strings.

    Unbound variables are absent.
    """
    yield from _rows(_everything(), query)


def _terms(query: str) -> Iterator[dict[str, str]]:
    """As `select`, over the vocabulary alone: a question of a graph needs no more, and waits."""
    yield from _rows(_vocabulary(), query)


def _rows(paths: tuple[Path, ...], query: str) -> Iterator[dict[str, str]]:
    rows: Any = _store(paths).query(prologue() + query)
    names = [variable.value for variable in rows.variables]
    for row in rows:
        yield {name: row[name].value for name in names if row[name] is not None}


def local(iri: str) -> str:
    """The local name of one of our terms, or the address unchanged.

    >>> local(KG.AirStrike)
    'AirStrike'
    """
    return iri.removeprefix(NAMESPACE)


class _Terms:
    """`KG.agent` is the address of a declared term; anything else is an AttributeError."""

    def __getattr__(self, name: str) -> str:
        if name.startswith("__") or name not in _declared():
            raise AttributeError(f"the ontology declares no kg:{name}")
        return NAMESPACE + name


KG = _Terms()


@cache
def _declared() -> frozenset[str]:
    query = f"SELECT ?t {{ ?t a ?c FILTER(STRSTARTS(STR(?t), '{NAMESPACE}')) }}"
    return frozenset(local(row["t"]) for row in _terms(query))


def lookup(name: str) -> str:
    """The address of a declared term given at run time; raises `UnknownTerm`.

    >>> lookup("agent") == KG.agent
    True
    """
    if name not in _declared():
        raise UnknownTerm(f"the ontology declares no kg:{name}", remedy="see ontology/conflict.ttl")
    return NAMESPACE + name


@cache
def _ancestors() -> Mapping[str, tuple[str, ...]]:
    above: dict[str, list[str]] = {}
    for row in _terms("SELECT ?c ?p { ?c rdfs:subClassOf ?p } ORDER BY ?c ?p"):
        above.setdefault(local(row["c"]), []).append(local(row["p"]))

    def climb(name: str) -> Iterator[str]:
        for parent in above.get(name, []):
            if ":" not in parent:
                yield parent
        for parent in above.get(name, []):
            yield from climb(parent)

    return {name: tuple(dict.fromkeys(climb(name))) for name in above}


def is_a(name: str, ancestor: str) -> bool:
    """Whether one class of ours is another, or lies below it.

    >>> is_a("DroneStrike", "Attack"), is_a("Person", "Place")
    (True, False)
    """
    return name == ancestor or ancestor in _ancestors().get(name, ())


@cache
def families() -> Mapping[str, Family]:
    """The families of relations by local name."""
    query = """SELECT ?f ?label ?color ?dark
        { ?f a kg:Family ; rdfs:label ?label ; kg:color ?color ; kg:colorDark ?dark } ORDER BY ?f"""
    return {
        (name := local(r["f"])): Family(name, r["label"], r["color"], r["dark"])
        for r in _terms(query)
    }


@cache
def kinds() -> Mapping[str, Kind]:
    """Kinds of entities by local name; event types are drawn as `Event` and not listed."""
    query = """SELECT ?c ?label ?plural ?definition ?color ?dark ?shape
        { ?c rdfs:subClassOf* kg:Entity ; rdfs:label ?label ; kg:plural ?plural ;
             skos:definition ?definition .
          OPTIONAL { ?c kg:color ?color ; kg:colorDark ?dark ; kg:shape ?shape } } ORDER BY ?c"""
    rows = {local(r["c"]): r for r in _terms(query)}

    def drawn(name: str, what: str) -> str:
        chain = (name, *_ancestors().get(name, ()))
        return next((rows[c][what] for c in chain if what in rows.get(c, {})), "")

    return {
        name: Kind(
            name,
            r["label"],
            r["plural"],
            r["definition"],
            _ancestors().get(name, ()),
            drawn(name, "color"),
            drawn(name, "dark"),
            drawn(name, "shape"),
        )
        for name, r in rows.items()
    }


@cache
def event_types() -> Mapping[str, EventType]:
    """Event types by local name; sign and family come from the PLOVER type."""
    query = """SELECT ?c ?label ?definition ?plover ?cameo ?sign ?family
        { ?c rdfs:subClassOf+ kg:Event ; rdfs:label ?label ; skos:definition ?definition ;
             skos:notation ?plover . FILTER(DATATYPE(?plover) = kg:plover)
          ?type skos:inScheme plover:Scheme ; skos:notation ?plover ;
             kg:sign ?sign ; kg:family ?family .
          OPTIONAL { ?c skos:notation ?cameo FILTER(DATATYPE(?cameo) = kg:cameo) } } ORDER BY ?c"""
    return {
        (name := local(r["c"])): EventType(
            name,
            r["label"],
            r["definition"],
            _ancestors()[name],
            r["plover"],
            r.get("cameo", ""),
            int(r["sign"]),
            local(r["family"]),
        )
        for r in _terms(query)
    }


def _properties(parent: str) -> Mapping[str, Relation]:
    query = f"""SELECT ?p ?label ?inverse ?definition ?sign ?family ?domain ?range ?sym ?trans ?back
        {{ ?p rdfs:subPropertyOf <{parent}> ; rdfs:label ?label ; kg:inverseLabel ?inverse ;
             skos:definition ?definition ; rdfs:domain ?domain ; rdfs:range ?range .
          OPTIONAL {{ ?p kg:sign ?sign }} OPTIONAL {{ ?p kg:family ?family }}
          BIND(EXISTS {{ ?p a owl:SymmetricProperty }} AS ?sym)
          BIND(EXISTS {{ ?p a owl:TransitiveProperty }} AS ?trans)
          BIND(EXISTS {{ ?p kg:backing true }} AS ?back) }} ORDER BY ?p"""
    return {
        (name := local(r["p"])): Relation(
            name,
            r["label"],
            r["inverse"],
            r["definition"],
            int(r.get("sign", "0")),
            local(r.get("family", "")),
            local(r["domain"]),
            local(r["range"]),
            r["sym"] == "true",
            r["trans"] == "true",
            r["back"] == "true",
        )
        for r in _terms(query)
    }


@cache
def relations() -> Mapping[str, Relation]:
    """Standing relations by local name: `memberOf`, `supportedBy` ..."""
    return _properties(KG.relation)


@cache
def roles() -> Mapping[str, Relation]:
    """Roles of an event by local name: `agent`, `recipient`, `place`, `killed` ..."""
    return _properties(KG.role)
