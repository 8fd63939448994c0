"""What the graph holds of one thing: names, posts, ties and events, each with its claims.

Values for whoever shows them; how a dossier looks is not known here. The chain between two
actors (`path`) and the proof of an edge (`why`) stand beside it for the same readers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

import pyoxigraph as ox

from kg.graph.disputes import Dispute, among, disputes
from kg.graph.edges import why
from kg.graph.entities import matching
from kg.graph.evidence import Told, found, label, told_about
from kg.graph.names import find_entity
from kg.graph.paths import Step, path
from kg.graph.proofs import Proof, Way
from kg.graph.terms import key, node, term
from kg.ontology import KG, event_types, is_a, kinds, local, relations, roles

__all__ = [
    "Dispute",
    "Dossier",
    "Edge",
    "Happening",
    "Proof",
    "Step",
    "Told",
    "Twin",
    "Way",
    "path",
    "show",
    "why",
]


@dataclass(frozen=True, slots=True)
class Edge:
    """One standing relation, as it reads from the thing whose dossier it is in.

    `other` and `label` are the other end. Where the thing is the object, `forward` is false
    and `relation` the inverse label. What only a rule inferred has no claims, and `because`.
    `disputes` are the claims that contradict those of `told`.
    """

    relation: str
    forward: bool
    other: str
    label: str
    told: tuple[Told, ...] = ()
    because: str = ""
    disputes: tuple[Dispute, ...] = ()


@dataclass(frozen=True, slots=True)
class Twin:
    """An event that a rule takes to be the same, the report that tells it, and the reason."""

    id: str
    label: str
    title: str
    published: str
    because: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One event with all that is said of it; more than one date where speakers differ.

    `disputes` are the claims that contradict those of `told`, of this event or of a twin.
    """

    id: str
    label: str
    kind: str
    dates: tuple[str, ...]
    told: tuple[Told, ...]
    twins: tuple[Twin, ...] = ()
    disputes: tuple[Dispute, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the graph holds of one thing; events stand by kind, the most frequent first.

    `disputed` is how many of its posts, ties and events some claim contradicts.
    """

    id: str
    label: str
    kind: str
    aliases: tuple[str, ...]
    country: str
    posts: tuple[Edge, ...]
    ties: tuple[Edge, ...]
    events: tuple[tuple[str, tuple[Happening, ...]], ...]
    disputed: int = 0


def show(store: ox.Store, name: str) -> Dossier:
    """The dossier of what carries this name; raises `UnknownName`."""
    thing = node(find_entity(store, name))
    claims, against = told_about(store, thing), disputes(store, thing)
    standing = (claim for claim in claims if claim.edge[1] in relations())
    ties = _told(standing, key(thing), against)
    inferred = (each for each in _inferred(store, thing) if not _told_already(each[0], ties))
    edges = sorted((dict(inferred) | ties).items())
    acts = (claim for claim in claims if claim.edge[1] in roles())
    events = tuple(_events(store, acts, against))
    post = local(KG.holdsPost)
    return Dossier(
        key(thing),
        label(store, thing),
        _kind(store, thing),
        _words(store, thing, "skos:altLabel"),
        "".join(_words(store, thing, "kg:country")[:1]),
        tuple(edge for (relation, *_), edge in edges if relation == post),
        tuple(edge for (relation, *_), edge in edges if relation != post),
        events,
        sum(bool(edge.disputes) for edge in ties.values())
        + sum(bool(act.disputes) for _, same in events for act in same),
    )


def _words(store: ox.Store, thing: ox.NamedNode, property: str) -> tuple[str, ...]:
    return tuple(sorted({label(store, q.object) for q in matching(store, thing, term(property))}))


def _kind(store: ox.Store, thing: ox.NamedNode) -> str:
    """The label of the narrowest class that the thing is said to belong to."""
    names = sorted(local(quad.object.value) for quad in matching(store, thing, term("rdf:type")))
    narrow = (a for a in names if not any(a != b and is_a(b, a) for b in names))
    known = (kinds().get(name) or event_types().get(name) for name in narrow)
    return next((kind.label for kind in known if kind), "")


# ── Ties ─────────────────────────────────────────────────────────────────────

# The relation, whether it points away, and the other end: what makes two lines one edge.
_Place: TypeAlias = tuple[str, bool, str]
_Against: TypeAlias = Mapping[str, tuple[Dispute, ...]]

_INFERRED = """SELECT DISTINCT ?from ?property ?to ?because {
  %s
  { ?derivation rdf:subject ?thing } UNION { ?derivation rdf:object ?thing }
  ?derivation a kg:Derivation ; kg:origin "inferred" ; kg:rule/skos:definition ?because ;
    rdf:subject ?from ; rdf:predicate ?property ; rdf:object ?to .
  ?property rdfs:subPropertyOf kg:relation .
}"""


def _told(claims: Iterable[Told], thing: str, against: _Against) -> dict[_Place, Edge]:
    grouped: dict[_Place, list[Told]] = {}
    for claim in claims:
        subject, relation, item = claim.edge
        forward = subject == thing
        grouped.setdefault((relation, forward, item if forward else subject), []).append(claim)
    return {
        (relation, forward, other): Edge(
            _reads(relation, forward),
            forward,
            other,
            lines[0].object if forward else lines[0].subject,
            tuple(lines),
            disputes=tuple(among(lines, against)),
        )
        for (relation, forward, other), lines in grouped.items()
    }


def _inferred(store: ox.Store, thing: ox.NamedNode) -> Iterator[tuple[_Place, Edge]]:
    for row in found(store, _INFERRED, {"thing": thing}):
        relation, forward = local(row["property"].value), row["from"] == thing
        other = row["to"] if forward else row["from"]
        edge = Edge(
            _reads(relation, forward),
            forward,
            key(other),
            label(store, other),
            because=row["because"].value,
        )
        yield (relation, forward, key(other)), edge


def _told_already(place: _Place, ties: Mapping[_Place, Edge]) -> bool:
    """Whether an edge only turns around one that is told: what A is to B, B is to A."""
    relation, forward, other = place
    return relations()[relation].symmetric and (relation, not forward, other) in ties


def _reads(relation: str, forward: bool) -> str:
    declared = relations()[relation]
    return declared.label if forward else declared.inverse


# ── Events ───────────────────────────────────────────────────────────────────


def _events(
    store: ox.Store, claims: Iterable[Told], against: _Against
) -> list[tuple[str, tuple[Happening, ...]]]:
    """Events by kind; within a kind by date, those without one last."""
    grouped: dict[str, list[Told]] = {}
    for claim in claims:
        grouped.setdefault(claim.edge[0], []).append(claim)
    happenings = [
        _happening(store, event, tuple(lines), against) for event, lines in grouped.items()
    ]
    happenings.sort(key=lambda each: (each.kind, each.dates or ("~",), each.label, each.id))
    by_kind = [(kind, tuple(same)) for kind, same in groupby(happenings, lambda each: each.kind)]
    return sorted(by_kind, key=lambda group: -len(group[1]))


def _happening(
    store: ox.Store, event: str, lines: tuple[Told, ...], against: _Against
) -> Happening:
    dates = sorted({claim.object for claim in lines if claim.edge[1] == local(KG.date)})
    twins = tuple(_twins(store, node(event)))
    kind, otherwise = _kind(store, node(event)), tuple(among(lines, against))
    return Happening(event, lines[0].subject, kind, tuple(dates), lines, twins, otherwise)


_TWINS = """SELECT DISTINCT ?twin ?title ?published ?because {
  %s
  ?tie a kg:Derivation ; rdf:predicate kg:sameEventAs ; rdf:subject ?event ; rdf:object ?twin ;
    kg:rule/skos:definition ?because .
  ?twin ^kg:describes/dcterms:isPartOf ?report .
  ?report dcterms:title ?title .
  OPTIONAL { ?report dcterms:issued ?published }
} ORDER BY ?published ?title STR(?twin)"""


def _twins(store: ox.Store, event: ox.NamedNode) -> Iterator[Twin]:
    for row in found(store, _TWINS, {"event": event}):
        words = {name: item.value for name, item in row.items()}
        yield Twin(
            key(row["twin"]),
            label(store, row["twin"]),
            words["title"],
            words.get("published", ""),
            words["because"],
        )
