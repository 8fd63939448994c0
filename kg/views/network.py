"""The story as a typed `networkx.MultiDiGraph`: actors, places, weapons and events as nodes.

An event is a node of its own, tied by its roles to those who took part; a standing relation
is an edge between two entities. Each edge names the claims that carry it. This module writes
no triples and knows nothing of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import networkx as nx

from kg.model import (
    Claim,
    Derivation,
    Entity,
    Event,
    Modality,
    Origin,
    Polarity,
    Reading,
)
from kg.ontology import event_types, is_a, kinds
from kg.story import Story, best_date, merge
from kg.views.edges import Edge, claimed, inferred

__all__ = ["draw", "edges", "network", "nodes", "plain", "positive"]

POST = "holdsPost"

_Node = tuple[str, dict[str, Any]]


def network(
    readings: Sequence[Reading],
    background: Reading,
    derivations: Sequence[Derivation],
) -> nx.MultiDiGraph:
    """The network of everything that the readings speak of.

    Nodes carry `label`, `kind` (local name; `Event` for events), `aliases`, `posts` and
    `origin`; events also `type`, `plover`, `sign`, `family`, `count`, `date` (EDTF),
    `earliest` and `latest` (ISO days, or empty). Edges carry `relation`, `claims` (ids),
    `derivations` (ids), `sign`, `family`, `earliest`, `latest`, `origin`, `polarity` and
    `modality`, keyed by relation and stance. An agent points at its event, an event at
    everything else.

    Claims that are denied, planned, demanded or supposed have edges of their own: see
    `positive` for the network without them. What is only known beforehand joins where
    the reports speak of both its ends (of an event: of two who took part).
    """
    return draw(merge(readings, background, derivations))


def draw(story: Story) -> nx.MultiDiGraph:
    """`network` of a story that is merged already."""
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(nodes(story))
    graph.add_edges_from(edges(story, dict(graph.nodes(data=True))))
    return graph


def edges(story: Story, nodes: Mapping[str, Mapping[str, Any]]) -> Iterator[Edge]:
    """The edges between these nodes; an edge to an event has its dates."""
    for source, target, key, data in (*claimed(story, nodes), *inferred(story, nodes)):
        event = nodes[source] if nodes[source]["kind"] == "Event" else nodes[target]
        days = ("earliest", "latest")
        data |= {day: event[day] if data["role"] else "" for day in days}
        yield source, target, key, data


def positive(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The part of a network that somebody says is so: nothing denied, planned or supposed."""
    kept = graph.edge_subgraph(
        (source, target, key)
        for source, target, key, data in graph.edges(keys=True, data=True)
        if data["polarity"] == Polarity.POSITIVE and data["modality"] == Modality.ACTUAL
    ).copy()
    kept.add_nodes_from(graph.nodes(data=True))
    return kept


def plain(graph: nx.MultiDiGraph) -> nx.Graph:
    """Undirected, without parallels, loops or unsaid things, nodes in the order of their ids."""
    kept, simple = positive(graph), nx.Graph()
    simple.add_nodes_from(sorted(kept))
    simple.add_edges_from(sorted({(min(e), max(e)) for e in kept.edges() if e[0] != e[1]}))
    return simple


def nodes(story: Story) -> Iterator[_Node]:
    """The nodes of what a story tells of, and what is known of each."""
    about: dict[str, list[Claim]] = {}
    for claim in story.claims.values():
        about.setdefault(claim.subject, []).append(claim)
    for entity in story.entities.values():
        if entity.id in story.spoken and not is_a(entity.kind, "Post"):
            yield _entity(story, entity, about.get(entity.id, []))
    for event in story.events.values():
        claims = about.get(event.id, [])
        parts = {claim.object for claim in claims} & story.spoken
        if event.id in story.spoken or len(parts) > 1:
            yield _event(story, event, claims)


def _entity(story: Story, entity: Entity, claims: Iterable[Claim]) -> _Node:
    held: dict[str, str] = {}
    for claim in claims:
        if claim.relation == POST and isinstance(claim.object, str):
            held.setdefault(story.label(claim.object), claim.id)
    kind = entity.kind if entity.kind in kinds() else "Actor"
    data = _node(story, entity.id, kind)
    return entity.id, data | {"aliases": entity.aliases, "posts": tuple(sorted(held.items()))}


def _event(story: Story, event: Event, claims: Iterable[Claim]) -> _Node:
    data = _node(story, event.id, "Event") | _typed(event.kind) | {"count": event.count}
    when = best_date(claim for claim in claims if claim.relation == "date")
    if when:
        days = {"earliest": when.earliest or "", "latest": when.latest or ""}
        data |= {"date": str(when), **days}
    return event.id, data


def _node(story: Story, id: str, kind: str) -> dict[str, Any]:
    return {
        "label": story.label(id),
        "kind": kind,
        "aliases": (),
        "posts": (),
        "origin": Origin.TEXT if id in story.spoken else Origin.BACKGROUND,
        "date": "",
        "earliest": "",
        "latest": "",
    }


def _typed(kind: str) -> dict[str, Any]:
    """What the ontology knows of an event type; a type it does not declare is a bare event."""
    known = event_types().get(kind)
    if known is None:
        return {"type": kind, "plover": "", "sign": 0, "family": ""}
    return {"type": kind, "plover": known.plover, "sign": known.sign, "family": known.family}
