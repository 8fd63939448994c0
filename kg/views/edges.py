"""Edges of the network: what claims carry, and what only a rule says.

Takes the nodes as a mapping from their ids to their data; knows no graph library.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from kg.model import Claim, Derivation, Modality, Origin, Polarity
from kg.ontology import relations, roles
from kg.story import Story, carried, happened, proof

__all__ = ["claimed", "inferred"]

AGENT = "agent"
# The stance of an edge unless its claims say otherwise.
SAID = {"polarity": Polarity.POSITIVE, "modality": Modality.ACTUAL}

# Source, target, key among parallel edges, data.
Edge = tuple[str, str, str, dict[str, Any]]
_Nodes = Mapping[str, Mapping[str, Any]]


def claimed(story: Story, nodes: _Nodes) -> Iterator[Edge]:
    """One edge for each relation between two nodes and each stance it is told with."""
    drawn = [
        claim
        for claim in story.claims.values()
        if claim.subject in nodes and isinstance(claim.object, str) and claim.object in nodes
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
        data = _edge(nodes, subject, relation, origin)
        data |= {"polarity": polarity, "modality": modality}
        data["claims"] = tuple(claim.id for claim in claims)
        yield (*_ends(subject, relation, object), _key(relation, polarity, modality), data)


def inferred(story: Story, nodes: _Nodes) -> Iterator[Edge]:
    """Edges that only a rule makes; a symmetric tie told one way is not drawn back again."""
    known = {**relations(), **roles()}
    drawn = {(c.subject, c.relation, c.object) for c in story.claims.values() if happened(c)}
    made: dict[tuple[str, str, str], list[Derivation]] = {}
    for derivation in story.derivations.values():
        subject, relation, object = derivation.subject, derivation.relation, derivation.object
        ends = subject in nodes and isinstance(object, str) and object in nodes
        if ends and relation in known and not carried(story, derivation):
            made.setdefault((subject, relation, str(object)), []).append(derivation)
    for (subject, relation, object), derivations in sorted(made.items()):
        mirrored = known[relation].symmetric and (object, relation, subject) in drawn
        if mirrored or (subject, relation, object) in drawn:
            continue
        drawn.add((subject, relation, object))
        data = _edge(nodes, subject, relation, Origin.INFERRED)
        claims = {claim for derivation in derivations for claim in proof(story, derivation)}
        data |= {"claims": tuple(sorted(claims)), "derivations": tuple(d.id for d in derivations)}
        yield (*_ends(subject, relation, object), f"{relation}:inferred", data)


def _edge(nodes: _Nodes, subject: str, relation: str, origin: Origin) -> dict[str, Any]:
    """An edge's own data; a role takes sign and family of its event unless it has a family."""
    role = roles().get(relation)
    about = role or relations().get(relation)
    own = about is not None and about.family
    event = nodes[subject] if role and not own else {}
    return {
        "relation": relation,
        "role": role is not None,
        "sign": event.get("sign", about.sign if about else 0),
        "family": event.get("family", about.family if about else ""),
        "origin": origin,
        "claims": (),
        "derivations": (),
        **SAID,
    }


def _ends(subject: str, relation: str, object: str) -> tuple[str, str]:
    return (object, subject) if relation == AGENT else (subject, object)


def _key(relation: str, polarity: str, modality: str) -> str:
    denied = ":denied" if polarity == Polarity.NEGATIVE else ""
    told = "" if modality == Modality.ACTUAL else f":{modality}"
    return f"{relation}{denied}{told}"
