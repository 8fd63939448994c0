"""How a dossier, a chain and a proof read: lines in which every claim is cited.

Attributes and never asserts: who says it, how sure, in which sentence of which report.
Yields plain lines, indented by two spaces a level; knows neither stores nor terminals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from kg.graph.dossiers import Dossier, Edge, Happening, Proof, Step, Told
from kg.model import Certainty, Modality, Polarity

__all__ = ["chain", "dossier", "proof"]


def dossier(found: Dossier) -> Iterator[str]:
    """All that is claimed of one thing: names, posts, ties, events."""
    yield f"{found.label}, {found.kind}" + (f", {found.country}" if found.country else "")
    if found.aliases:
        yield f"  also: {'; '.join(found.aliases)}"
    for edge in (*found.posts, *found.ties):
        yield ""
        yield from _edge(edge)
    for kind, happenings in found.events:
        yield ""
        yield f"{kind}: {len(happenings)}"
        for happening in happenings:
            yield from _indented(_happening(happening))


def chain(steps: Iterable[Step]) -> Iterator[str]:
    """How two actors are tied, step by step."""
    for step in steps:
        yield f"{step.start_label} — {step.relation} — {step.end_label}"
        yield from _indented(_grounds(step.proof))


def proof(found: Proof) -> Iterator[str]:
    """What one edge rests on, and who says otherwise."""
    yield f"{found.subject} — {found.relation} — {found.object}"
    yield from _indented(_grounds(found))


def _edge(edge: Edge) -> Iterator[str]:
    yield f"{edge.relation} {edge.label}"
    yield from _indented(_cited(edge.told))
    if edge.because:
        yield f"  inferred: {edge.because}"


def _happening(happening: Happening) -> Iterator[str]:
    """What each speaker says of an event, sentence by sentence."""
    yield happening.label
    for twin in happening.twins:
        yield f"  also told as: {twin.label} ({_report(twin.title, twin.published)})"
        yield f"    inferred: {twin.because}"
    for citation, claims in groupby(happening.told, key=_citation):
        parts = dict.fromkeys(f"{claim.relation} {claim.object}" for claim in claims)
        yield f"  {', '.join(parts)}"
        yield f"    {citation}"


def _grounds(found: Proof) -> Iterator[str]:
    yield from _cited(found.told)
    if found.because:
        yield f"inferred: {found.because}"
    for premise in found.premises:
        yield from proof(premise)
    if found.otherwise:
        yield "but also told otherwise:"
        yield from _indented(_cited(found.otherwise))


def _cited(claims: Iterable[Told]) -> Iterator[str]:
    """One line for each speaker and sentence, however many claims are read there."""
    yield from dict.fromkeys(map(_citation, claims))


def _citation(claim: Told) -> str:
    """Who says it, how, and where."""
    usual = {Certainty.CERTAIN, Polarity.POSITIVE, Modality.ACTUAL}
    stance = [w for w in (claim.certainty, claim.polarity, claim.modality) if w not in usual]
    says = f"{claim.speaker} says" + (f" ({', '.join(stance)})" if stance else "")
    if claim.source:
        return f"{says}: {claim.source}"
    report = _report(claim.title, claim.published)
    return f"{says}: “{' '.join(claim.sentence.split())}” ({report})"


def _report(title: str, published: str) -> str:
    return ", ".join(filter(None, (title, published)))


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
