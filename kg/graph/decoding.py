"""The quads of one graph as a reading again: the inverse of `kg.graph.encoding`.

Knows the model and the vocabulary, and neither files nor stores. What comes back is in one
order whatever order went in, and holds only the sentences that carry a claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, replace
from datetime import date
from itertools import chain
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.errors import InvalidData
from kg.graph.encoding import REJECTED
from kg.graph.terms import Term, term
from kg.model import (
    Amount,
    Certainty,
    Claim,
    Document,
    Entity,
    Event,
    Mention,
    Modality,
    Origin,
    Passage,
    Polarity,
    Reading,
    Resolution,
    Review,
    Sentence,
    When,
)
from kg.ontology import DATA, local

__all__ = [
    "Node",
    "Nodes",
    "claims",
    "decode",
    "documents",
    "every",
    "nodes",
    "normal",
    "of_class",
    "one",
    "value",
]

Node: TypeAlias = Mapping[str, list[Term]]
Nodes: TypeAlias = Mapping[str, Node]


def nodes(quads: Iterable[Any]) -> Nodes:
    """Subject → predicate → objects of quads or triples, by address."""
    found: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        found[quad.subject.value][quad.predicate.value].append(quad.object)
    return found


def normal(reading: Reading) -> Reading:
    """The one form of a reading that a graph keeps: all parts sorted, none twice.

    Of the sentences, those that carry a claim remain.
    """
    carrying = {c.passage.sentence for c in reading.claims if c.passage}
    entities = {replace(e, aliases=tuple(sorted(set(e.aliases)))) for e in reading.entities}
    return Reading(
        reading.document,
        tuple(sorted(carrying, key=astuple)),
        tuple(sorted(set(reading.mentions), key=lambda m: (m.start, m.end, astuple(m)))),
        tuple(sorted(entities, key=astuple)),
        tuple(sorted(set(reading.events), key=astuple)),
        tuple(sorted(_merged(reading.claims), key=_place)),
    )


def _merged(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims of one id are one claim, with the steps of all."""
    alike: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        alike[claim.id].append(claim)
    for same in alike.values():
        steps = {step for claim in same for step in claim.resolutions}
        source = min((claim.source for claim in same if claim.source), default="")
        yield replace(same[0], resolutions=tuple(sorted(steps, key=_step)), source=source)


def _place(claim: Claim) -> tuple[int, int, str]:
    passage = claim.passage
    return (passage.start, passage.end, claim.id) if passage else (-1, -1, claim.id)


def _step(step: Resolution) -> tuple[object, ...]:
    return (step.start, step.end, *map(str, astuple(step)))


# ── Reading values from nodes ────────────────────────────────────────────────


def every(node: Node, curie: str) -> list[str]:
    """All values of a property, sorted."""
    return sorted(item.value for item in node.get(term(curie).value, ()))


def one(node: Node, curie: str, default: str | None = None) -> str:
    """The one value of a property; without a default, its absence is `InvalidData`."""
    found = every(node, curie)
    if not found and default is None:
        raise InvalidData(f"a {curie} is missing", remedy="see the shapes in ontology/shapes.ttl")
    return found[0] if found else default or ""


def _number(node: Node, curie: str) -> int:
    return int(one(node, curie))


def _optional(node: Node, curie: str) -> int | None:
    found = one(node, curie, "")
    return int(found) if found else None


def _id(address: str) -> str:
    return address.removeprefix(DATA)


def of_class(found: Nodes, curie: str) -> Iterator[tuple[str, Node]]:
    """The nodes of one class, with their ids."""
    wanted = term(curie)
    for address, node in found.items():
        if wanted in node.get(term("rdf:type").value, ()):
            yield _id(address), node


# ── Quads → reading ──────────────────────────────────────────────────────────


def decode(quads: Iterable[Any]) -> Reading:
    """The reading that one document's graph holds, in its normal form.

    Raises `InvalidData`, naming the node, where a graph made elsewhere lacks a part.
    """
    found = nodes(quads)
    described = [node for _, node in of_class(found, "kg:Description")]
    reading = Reading(
        next(documents(found)),
        mentions=tuple(_mention(node) for _, node in of_class(found, "kg:Mention")),
        entities=tuple(_entity(node) for node in described if not _happened(node)),
        events=tuple(_event(node) for node in described if _happened(node)),
        claims=tuple(claims(found)),
    )
    return normal(reading)


def documents(found: Nodes) -> Iterator[Document]:
    """The documents among these nodes."""
    for name, node in of_class(found, "kg:Document"):
        issued = one(node, "dcterms:issued", "")
        yield Document(
            name,
            one(node, "dcterms:title"),
            one(node, "kg:text"),
            one(node, "dcterms:publisher", ""),
            date.fromisoformat(issued) if issued else None,
            one(node, "dcterms:source", ""),
            one(node, "dcterms:language"),
        )


def _mention(node: Node) -> Mention:
    start, end = _number(node, "oa:start"), _number(node, "oa:end")
    words, observed = one(node, "oa:exact"), _id(one(node, "kg:observed", ""))
    return Mention(_id(one(node, "kg:refersTo")), start, end, words, observed)


def _happened(node: Node) -> bool:
    return term("kg:count").value in node


def _event(node: Node) -> Event:
    kind = local(one(node, "kg:describedAs"))
    name, label = _id(one(node, "kg:describes")), one(node, "skos:prefLabel")
    return Event(name, label, kind, _number(node, "kg:count"), _id(one(node, "kg:observed", "")))


def _entity(node: Node) -> Entity:
    return Entity(
        _id(one(node, "kg:describes")),
        one(node, "skos:prefLabel"),
        local(one(node, "kg:describedAs")),
        tuple(every(node, "skos:altLabel")),
        _id(one(node, "kg:observed", "")),
        one(node, "kg:asWritten", ""),
        _id(one(node, "kg:takenFor", "")),
    )


def claims(found: Nodes) -> Iterator[Claim]:
    """The claims among these nodes; what a background claim leaves out is the plain case."""
    rejected = ((name, _as_read(node)) for name, node in of_class(found, "kg:RejectedClaim"))
    for name, node in chain(of_class(found, "kg:Claim"), rejected):
        try:
            yield _claim(found, node)
        except (InvalidData, ValueError, KeyError) as error:
            raise InvalidData(f"not a whole claim: {error}", where=name) from error


def _as_read(node: Node) -> Node:
    """A rejected claim under the terms of one that is not."""
    told = {term(own).value: term(said).value for said, own in REJECTED.items()}
    return {told.get(predicate, predicate): items for predicate, items in node.items()}


def _claim(found: Nodes, node: Node) -> Claim:
    passage = one(node, "prov:wasDerivedFrom", "")
    return Claim(
        _id(one(node, "rdf:subject")),
        local(one(node, "rdf:predicate")),
        value(node),
        _id(one(node, "kg:speaker")),
        _passage(found[passage]) if passage else None,
        Certainty(one(node, "kg:certainty", Certainty.CERTAIN)),
        Polarity(one(node, "kg:polarity", Polarity.POSITIVE)),
        Modality(one(node, "kg:modality", Modality.ACTUAL)),
        Origin(one(node, "kg:origin")),
        tuple(_resolution(found[step]) for step in every(node, "kg:resolution")),
        "; ".join(every(node, "dcterms:source")),
        one(node, "kg:since", ""),
        one(node, "kg:until", ""),
        (
            _observed(node, "kg:observedSubject", "rdf:subject"),
            _observed(node, "kg:observedObject", "rdf:object"),
            _observed(node, "kg:observedSpeaker", "kg:speaker"),
        ),
        Review(one(node, "kg:reviewed", "")),
        _id(one(node, "kg:correctionOf", "")),
    )


def _observed(node: Node, curie: str, resolved: str) -> str:
    """Whom the document itself names; empty where it is the one who is meant."""
    found = one(node, curie, "")
    return _id(found) if found != one(node, resolved) else ""


def value(node: Node) -> str | Amount | When:
    """The object of a claim or derivation: an id, an amount or a time."""
    one(node, "rdf:object")
    item = node[term("rdf:object").value][0]
    if isinstance(item, ox.NamedNode):
        return _id(item.value)
    if item.datatype == term("edtf:EDTF"):
        days = (one(node, bound, "") or None for bound in ("kg:earliest", "kg:latest"))
        return When(item.value, *days)
    if item.datatype == term("xsd:date"):
        return When(item.value, item.value, item.value)
    words = one(node, "kg:asWritten", item.value)
    low = _optional(node, "kg:atLeast")
    return Amount(low if low is not None else int(item.value), _optional(node, "kg:atMost"), words)


def _passage(node: Node) -> Passage:
    bounds = ("kg:sentenceIndex", "kg:sentenceStart", "kg:sentenceEnd")
    return Passage(
        _id(one(node, "dcterms:isPartOf")),
        Sentence(*(_number(node, bound) for bound in bounds)),
        _number(node, "oa:start"),
        _number(node, "oa:end"),
        one(node, "oa:exact"),
    )


def _resolution(node: Node) -> Resolution:
    return Resolution(
        one(node, "kg:asWritten"),
        _number(node, "oa:start"),
        _number(node, "oa:end"),
        one(node, "kg:step"),
        _id(one(node, "kg:refersTo")),
        _optional(node, "kg:basisStart"),
        _optional(node, "kg:basisEnd"),
        _id(one(node, "kg:observed", "")),
    )
