"""A reading as quads: one graph for each document.

Knows the model and the vocabulary, and neither files nor stores; `kg.graph.decoding` is the
way back. What a document calls an entity or event, and takes it to be, is a description, a
node of its own: so no triple stands in two graphs, and a union of graphs counts each once.
`kg.graph.dataset` sums the descriptions up.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.errors import InvalidData
from kg.graph.terms import Term, day, key, literal, node, number, term
from kg.model import (
    Amount,
    Claim,
    Document,
    Entity,
    Event,
    Mention,
    Passage,
    Reading,
    Resolution,
    Review,
    When,
    mint,
)
from kg.ontology import event_types, kinds, lookup, relations, roles

__all__ = ["REJECTED", "Term", "claim_triples", "key", "literal", "node", "quads", "term"]

Triple: TypeAlias = tuple[ox.NamedNode, ox.NamedNode, Term]

# Ids that would write into graphs and names that are not a document's to write.
_RESERVED = ("graph/", "ontology", "rule/", "shape/")


def quads(reading: Reading) -> Iterator[ox.Quad]:
    """All that was read in one document, as quads of the document's own graph.

    Raises `InvalidData` where a quote or mention is not in the text letter by letter, and
    `UnknownTerm` where a kind or relation is not declared.
    """
    document = reading.document
    if document.id.startswith(_RESERVED):
        raise InvalidData(f"{document.id} is no place for a document", where=document.title)
    graph = node(document.id)
    for subject, predicate, item in _triples(reading):
        yield ox.Quad(subject, predicate, item, graph)


def _triples(reading: Reading) -> Iterator[Triple]:
    document, passages = reading.document, dict[str, Passage]()
    yield from _document(document)
    for thing in reading.things:
        yield from _description(thing, document)
    for mention in reading.mentions:
        yield from _mention(mention, document)
    for claim in reading.claims:
        name = claim.id
        _check(name, claim, document)
        yield from claim_triples(name, claim)
        if claim.passage:
            place = _passage_id(claim.passage)
            if passages.setdefault(place, claim.passage) != claim.passage:
                raise InvalidData(f"{place} lies in two sentences", where=document.id)
    for place, passage in passages.items():
        yield from _passage(place, passage)


def _document(document: Document) -> Iterator[Triple]:
    this = node(document.id)
    yield this, term("rdf:type"), term("kg:Document")
    yield this, term("dcterms:title"), literal(document.title)
    yield this, term("dcterms:language"), literal(document.language)
    yield this, term("kg:text"), literal(document.text)
    if document.publisher:
        yield this, term("dcterms:publisher"), literal(document.publisher)
    if document.published:
        yield this, term("dcterms:issued"), day(document.published.isoformat())
    if document.url:
        yield this, term("dcterms:source"), _link(document.url)


def _link(url: str) -> Term:
    try:
        return ox.NamedNode(url) if url.startswith(("http://", "https://")) else literal(url)
    except ValueError:
        return literal(url)


def _description(thing: Entity | Event, document: Document) -> Iterator[Triple]:
    happened = isinstance(thing, Event)
    if thing.kind != "Event" or not happened:
        _declared(thing.kind, event_types() if happened else kinds(), thing.id)
    this = node(_description_id(thing, document))
    yield this, term("rdf:type"), term("kg:Description")
    yield this, term("kg:describes"), node(thing.id)
    yield this, term("kg:describedAs"), term(f"kg:{thing.kind}")
    yield this, term("skos:prefLabel"), literal(thing.label)
    yield this, term("dcterms:isPartOf"), node(document.id)
    if thing.observed:
        yield this, term("kg:observed"), node(thing.observed)
    if isinstance(thing, Event):  # the count also tells events from entities
        yield this, term("kg:count"), number(thing.count)
        return
    for alias in dict.fromkeys(thing.aliases):
        yield this, term("skos:altLabel"), literal(alias)
    if thing.known:
        yield this, term("kg:takenFor"), node(thing.known)
    if thing.written:
        yield this, term("kg:asWritten"), literal(thing.written)


def _description_id(thing: Entity | Event, document: Document) -> str:
    more = (thing.count,) if isinstance(thing, Event) else (*sorted(thing.aliases), thing.written)
    key = (document.id, thing.id, thing.observed, thing.kind, thing.label, *more)
    return mint("description", thing.label, *key)


def _declared(name: str, among: Container[str], where: str) -> None:
    if name not in among:
        lookup(name)
        raise InvalidData(f"kg:{name} does not fit here", where=where, remedy="see conflict.ttl")


def _mention(mention: Mention, document: Document) -> Iterator[Triple]:
    _verbatim(mention.words, mention.start, mention.end, document, "mention")
    key = (document.id, mention.entity, mention.observed, mention.start, mention.end)
    this = node(mint("mention", mention.words, *key))
    if mention.observed:
        yield this, term("kg:observed"), node(mention.observed)
    yield this, term("rdf:type"), term("kg:Mention")
    yield this, term("kg:refersTo"), node(mention.entity)
    yield this, term("oa:start"), number(mention.start)
    yield this, term("oa:end"), number(mention.end)
    yield this, term("oa:exact"), literal(mention.words)
    yield this, term("dcterms:isPartOf"), node(document.id)


def _verbatim(words: str, start: int, end: int, document: Document, what: str) -> None:
    if not 0 <= start < end <= len(document.text) or document.text[start:end] != words:
        raise InvalidData(
            f"{what}: the text from {start} to {end} is not {words[:60]!r}",
            where=document.id,
            remedy="offsets count characters of the text, and quotes are letter by letter",
        )


def _check(name: str, claim: Claim, document: Document) -> None:
    """A claim stands on its passage or names its source; anything else is refused here."""
    passage = claim.passage
    if passage is None:
        if not claim.source:
            raise InvalidData(f"{name} has neither passage nor source", where=document.id)
        return
    _verbatim(passage.quote, passage.start, passage.end, document, name)
    if passage.document != document.id:
        raise InvalidData(f"{name} quotes {passage.document}", where=document.id)
    if not passage.sentence.start <= passage.start < passage.end <= passage.sentence.end:
        raise InvalidData(f"{name} quotes words outside its sentence", where=document.id)


# Of a claim that a person rejected, what it says stands under terms of its own: no rule and no
# query takes it for something claimed, and it stays to be seen.
REJECTED: Mapping[str, str] = {
    "kg:Claim": "kg:RejectedClaim",
    "rdf:subject": "kg:rejectedSubject",
    "rdf:predicate": "kg:rejectedRelation",
    "rdf:object": "kg:rejectedObject",
    "kg:speaker": "kg:rejectedSpeaker",
}


def claim_triples(name: str, claim: Claim) -> Iterator[Triple]:
    """One claim under its id, with the steps that resolved its words, without its passage."""
    if claim.review is not Review.REJECTED:
        return _claim(name, claim)
    instead: dict[Term, Any] = {term(told): term(own) for told, own in REJECTED.items()}
    return (
        (subject, instead.get(predicate, predicate), instead.get(item, item))
        if subject == node(name)
        else (subject, predicate, item)
        for subject, predicate, item in _claim(name, claim)
    )


def _claim(name: str, claim: Claim) -> Iterator[Triple]:
    _declared(claim.relation, _predicates(), name)
    this = node(name)
    yield this, term("rdf:type"), term("kg:Claim")
    yield this, term("rdf:subject"), node(claim.subject)
    yield this, term("rdf:predicate"), term(f"kg:{claim.relation}")
    yield this, term("kg:speaker"), node(claim.speaker)
    yield this, term("kg:certainty"), literal(claim.certainty)
    yield this, term("kg:polarity"), literal(claim.polarity)
    yield this, term("kg:modality"), literal(claim.modality)
    yield this, term("kg:origin"), literal(claim.origin)
    for predicate, item in _object(claim.object):
        yield this, predicate, item
    if claim.passage:
        yield this, term("prov:wasDerivedFrom"), node(_passage_id(claim.passage))
    if claim.source:
        yield this, term("dcterms:source"), literal(claim.source)
    for bound, date in (("kg:since", claim.since), ("kg:until", claim.until)):
        if date:
            yield this, term(bound), day(date)
    if claim.passage:
        yield from _observed(this, claim)
    if claim.review:
        yield this, term("kg:reviewed"), literal(claim.review)
    if claim.corrects:
        yield this, term("kg:correctionOf"), node(claim.corrects)
    for step in claim.resolutions:
        yield from _resolution(step, name)


def _observed(this: ox.NamedNode, claim: Claim) -> Iterator[Triple]:
    """Whom the document itself names, beside whom they are resolved to."""
    subject, item, speaker = claim.as_observed
    yield this, term("kg:observedSubject"), node(subject)
    yield this, term("kg:observedSpeaker"), node(speaker)
    if isinstance(item, str):
        yield this, term("kg:observedObject"), node(item)


@cache
def _predicates() -> frozenset[str]:
    return frozenset({**roles(), **relations()})


def _object(item: str | Amount | When) -> Iterator[tuple[ox.NamedNode, Term]]:
    match item:
        case Amount(low, high, words):
            yield term("rdf:object"), number(low) if low == high else literal(words)
            yield term("kg:asWritten"), literal(words)
            yield term("kg:atLeast"), number(low)
            if high is not None:
                yield term("kg:atMost"), number(high)
        case When(edtf, earliest, latest):
            yield term("rdf:object"), literal(edtf, "edtf:EDTF")
            if earliest:
                yield term("kg:earliest"), day(earliest)
            if latest:
                yield term("kg:latest"), day(latest)
        case str():
            yield term("rdf:object"), node(item)


def _passage_id(passage: Passage) -> str:
    return mint("passage", passage.quote, passage.document, passage.start, passage.end)


def _passage(name: str, passage: Passage) -> Iterator[Triple]:
    this, sentence = node(name), passage.sentence
    yield this, term("rdf:type"), term("kg:Passage")
    yield this, term("dcterms:isPartOf"), node(passage.document)
    yield this, term("oa:exact"), literal(passage.quote)
    yield this, term("oa:start"), number(passage.start)
    yield this, term("oa:end"), number(passage.end)
    yield this, term("kg:sentenceIndex"), number(sentence.index)
    yield this, term("kg:sentenceStart"), number(sentence.start)
    yield this, term("kg:sentenceEnd"), number(sentence.end)


def _resolution(step: Resolution, claim: str) -> Iterator[Triple]:
    basis = (step.basis_start, step.basis_end)
    place = (step.start, step.end, step.step, step.target, *basis, step.observed)
    this = node(mint("resolution", step.words, claim, step.words, *place))
    yield node(claim), term("kg:resolution"), this
    yield this, term("rdf:type"), term("kg:Resolution")
    yield this, term("kg:asWritten"), literal(step.words)
    yield this, term("oa:start"), number(step.start)
    yield this, term("oa:end"), number(step.end)
    yield this, term("kg:step"), literal(step.step)
    yield this, term("kg:refersTo"), node(step.target)
    if step.observed:
        yield this, term("kg:observed"), node(step.observed)
    if step.basis_start is not None:
        yield this, term("kg:basisStart"), number(step.basis_start)
    if step.basis_end is not None:
        yield this, term("kg:basisEnd"), number(step.basis_end)
