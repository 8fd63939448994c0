"""The story as a typed `networkx.MultiDiGraph`: actors, places, weapons and events as nodes.

An event is a node of its own, tied by its roles to those who took part; a standing relation
is an edge between two entities. Each edge names the claims that carry it. This module writes
no triples and knows nothing of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import networkx as nx

from kg.model import Claim, Derivation, Modality, Origin, Polarity, Reading
from kg.ontology import event_types, is_a, kinds, relations, roles
from kg.views.story import Story, best_date, carried, happened, merge, proof

__all__ = ["draw", "dyads", "network", "positive"]

AGENT, RECIPIENT, POST = "agent", "recipient", "holdsPost"

# The stance of an edge unless its claims say otherwise.
_SAID = {"polarity": Polarity.POSITIVE, "modality": Modality.ACTUAL}

_Edge = tuple[str, str, str, dict[str, Any]]


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
    graph.add_nodes_from(_nodes(story))
    dates = {node: (d["earliest"], d["latest"]) for node, d in graph.nodes(data=True)}
    edges = [*_claimed(story, graph), *_inferred(story, graph)]
    for source, target, key, data in edges:
        event = source if graph.nodes[source]["kind"] == "Event" else target
        data["earliest"], data["latest"] = dates[event] if data["role"] else ("", "")
        graph.add_edge(source, target, key, **data)
    return graph


def positive(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The part of a network that somebody says is so: nothing denied, planned or supposed."""
    kept = graph.edge_subgraph(
        (source, target, key)
        for source, target, key, data in graph.edges(keys=True, data=True)
        if data["polarity"] == Polarity.POSITIVE and data["modality"] == Modality.ACTUAL
    ).copy()
    kept.add_nodes_from(graph.nodes(data=True))
    return kept


def dyads(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Actors only: from who did it to whom it was done, per event, and standing ties.

    Edges carry `relation` (the event type or the standing relation), `event` (id, or empty),
    `plover`, `sign`, `claims`, `earliest` and `latest`. Only what is positive and actual.
    """
    whole = positive(graph)
    actors = {n: d for n, d in whole.nodes(data=True) if _is_actor(d["kind"])}
    pairs = nx.MultiDiGraph()
    pairs.add_nodes_from(actors.items())
    for source, target, data in whole.edges(data=True):
        if source in actors and target in actors:
            pairs.add_edge(source, target, data["relation"], **data, event="", plover="")
    for event, about in whole.nodes(data=True):
        if about["kind"] == "Event":
            pairs.add_edges_from(_pairs(whole, event, about, actors))
    return pairs


def _pairs(
    graph: nx.MultiDiGraph, event: str, about: dict[str, Any], actors: Iterable[str]
) -> Iterator[_Edge]:
    agents = [(a, d) for a, _, d in graph.in_edges(event, data=True) if d["relation"] == AGENT]
    recipients = [
        (r, d) for _, r, d in graph.out_edges(event, data=True) if d["relation"] == RECIPIENT
    ]
    for agent, does in agents:
        for recipient, undergoes in recipients:
            if agent in actors and recipient in actors and agent != recipient:
                claims = (*does["claims"], *undergoes["claims"])
                shared = ("plover", "sign", "family", "earliest", "latest")
                data = {"relation": about["type"], "event": event, "claims": claims}
                data |= {name: about[name] for name in shared} | _SAID
                yield agent, recipient, event, data


def _is_actor(kind: str) -> bool:
    return is_a(kind, "Actor")


def _nodes(story: Story) -> Iterator[tuple[str, dict[str, Any]]]:
    dated: dict[str, list[Claim]] = {}
    posts: dict[str, dict[str, str]] = {}
    parts: dict[str, set[str]] = {}
    for claim in story.claims.values():
        if claim.object in story.spoken:
            parts.setdefault(claim.subject, set()).add(str(claim.object))
        if claim.relation == "date":
            dated.setdefault(claim.subject, []).append(claim)
        elif claim.relation == POST and isinstance(claim.object, str):
            post = story.label(claim.object)
            posts.setdefault(claim.subject, {}).setdefault(post, claim.id)
    for entity in story.entities.values():
        if entity.id in story.spoken and not is_a(entity.kind, "Post"):
            kind = entity.kind if entity.kind in kinds() else "Actor"
            held = tuple(sorted(posts.get(entity.id, {}).items()))
            yield entity.id, _node(story, entity.id, kind, entity.aliases, held)
    for event in story.events.values():
        if event.id not in story.spoken and len(parts.get(event.id, ())) < 2:
            continue
        when = best_date(dated.get(event.id, ()))
        data = _node(story, event.id, "Event", (), ())
        if when:
            data |= {"date": str(when), "earliest": when.earliest or ""}
            data |= {"latest": when.latest or ""}
        yield event.id, data | _typed(event.kind) | {"count": event.count}


def _node(
    story: Story, id: str, kind: str, aliases: tuple[str, ...], posts: tuple[tuple[str, str], ...]
) -> dict[str, Any]:
    return {
        "label": story.label(id),
        "kind": kind,
        "aliases": aliases,
        "posts": posts,
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


def _claimed(story: Story, graph: nx.MultiDiGraph) -> Iterator[_Edge]:
    drawn = [
        claim
        for claim in story.claims.values()
        if claim.subject in graph and isinstance(claim.object, str) and claim.object in graph
    ]

    def place(claim: Claim) -> tuple[str, str, str, str, str]:
        what = (claim.subject, claim.relation, str(claim.object))
        return (*what, claim.polarity, claim.modality)

    for (subject, relation, object, polarity, modality), group in groupby(
        sorted(drawn, key=place), key=place
    ):
        claims = tuple(group)
        origins = {claim.origin for claim in claims}
        origin = Origin.TEXT if Origin.TEXT in origins else min(origins)
        data = _edge(graph, subject, relation, origin)
        data |= {"polarity": polarity, "modality": modality}
        data["claims"] = tuple(claim.id for claim in claims)
        yield (*_ends(subject, relation, object), _key(relation, polarity, modality), data)


def _inferred(story: Story, graph: nx.MultiDiGraph) -> Iterator[_Edge]:
    """Edges that only a rule makes; a symmetric tie told one way is not drawn back again."""
    known = {**relations(), **roles()}
    drawn = {(c.subject, c.relation, c.object) for c in story.claims.values() if happened(c)}
    made: dict[tuple[str, str, str], list[Derivation]] = {}
    for derivation in story.derivations.values():
        subject, relation, object = derivation.subject, derivation.relation, derivation.object
        ends = subject in graph and isinstance(object, str) and object in graph
        if ends and relation in known and not carried(story, derivation):
            made.setdefault((subject, relation, str(object)), []).append(derivation)
    for (subject, relation, object), derivations in sorted(made.items()):
        mirrored = known[relation].symmetric and (object, relation, subject) in drawn
        if mirrored or (subject, relation, object) in drawn:
            continue
        drawn.add((subject, relation, object))
        data = _edge(graph, subject, relation, Origin.INFERRED)
        claims = {claim for derivation in derivations for claim in proof(story, derivation)}
        data |= {"claims": tuple(sorted(claims)), "derivations": tuple(d.id for d in derivations)}
        yield (*_ends(subject, relation, object), f"{relation}:inferred", data)


def _edge(graph: nx.MultiDiGraph, subject: str, relation: str, origin: Origin) -> dict[str, Any]:
    """An edge's own data; a role takes sign and family of its event unless it has a family."""
    role = roles().get(relation)
    about = role or relations().get(relation)
    own = about is not None and about.family
    event = graph.nodes[subject] if role and not own else {}
    return {
        "relation": relation,
        "role": role is not None,
        "sign": event.get("sign", about.sign if about else 0),
        "family": event.get("family", about.family if about else ""),
        "origin": origin,
        "claims": (),
        "derivations": (),
        **_SAID,
    }


def _ends(subject: str, relation: str, object: str) -> tuple[str, str]:
    return (object, subject) if relation == AGENT else (subject, object)


def _key(relation: str, polarity: str, modality: str) -> str:
    denied = ":denied" if polarity == Polarity.NEGATIVE else ""
    told = "" if modality == Modality.ACTUAL else f":{modality}"
    return f"{relation}{denied}{told}"
