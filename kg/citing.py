"""How a dossier, a chain and a change read: lines in which every claim is cited.

Attributes and never asserts: who says it, how sure, in which sentence of which report.
Yields plain lines, indented by two spaces a level; knows neither stores nor terminals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from kg.graph.dossiers import Dispute, Dossier, Edge, Happening, Proof, Step, Told
from kg.model import Certainty, Modality, Polarity
from kg.ontology import roles

if TYPE_CHECKING:
    from kg.views.changes import Change, Changes, Report
    from kg.views.statements import Statement, Weight

__all__ = ["chain", "changes", "citations", "dossier"]

NO_FATES: Mapping[str, str] = {}


def dossier(found: Dossier) -> Iterator[str]:
    """All that is claimed of one thing: names, posts, ties, events."""
    yield f"{found.label}, {found.kind}" + (f", {found.country}" if found.country else "")
    if found.aliases:
        yield f"  also: {'; '.join(found.aliases)}"
    if found.disputed:
        every = len(found.posts) + len(found.ties) + sum(len(same) for _, same in found.events)
        yield f"  disputed: {found.disputed} of {every} ties and events"
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


def changes(found: Changes) -> Iterator[str]:
    """What changed between two builds, block by block; each statement with who says so."""
    fates = {report.before: report.state for report in found.reports if report.before}
    blocks = [("reports", [[_fate(report)] for report in found.reports])]
    names = (f"{'; '.join(one.before)} → {'; '.join(one.now)}" for one in found.identities)
    blocks += [("merged or split", [[name] for name in names])]
    for sort, same in groupby(found.changes, key=lambda change: change.sort):
        blocks += [(sort, [list(_change(change, fates)) for change in same])]
    for index, (head, told) in enumerate(block for block in blocks if block[1]):
        yield from [""] * bool(index)
        yield f"{head}: {len(told)}"
        for lines in told:
            yield from _indented(lines)


def _edge(edge: Edge) -> Iterator[str]:
    yield f"{edge.relation} {edge.label}"
    for citation in citations(edge.told):
        claims = (claim for claim in edge.told if _citation(claim) == citation)
        yield f"  {citation}"
        yield from _indented(_otherwise(claims, edge.disputes))
    if edge.because:
        yield f"  inferred: {edge.because}"


def _happening(happening: Happening) -> Iterator[str]:
    """What each speaker says of an event, sentence by sentence."""
    yield happening.label
    for twin in happening.twins:
        yield f"  also told as: {twin.label} ({_report(twin.title, twin.published)})"
        yield f"    inferred: {twin.because}"
    for citation, same in groupby(happening.told, key=_citation):
        claims = tuple(same)
        yield f"  {', '.join(dict.fromkeys(map(_part, claims)))}"
        yield f"    {citation}"
        yield from _indented(_otherwise(claims, happening.disputes))


def _fate(report: Report) -> str:
    told = _report(report.publisher, report.published)
    return f"{report.state}: {report.title}" + (f" ({told})" if told else "")


def _change(change: Change, fates: Mapping[str, str]) -> Iterator[str]:
    """One statement: how it weighs, and who tells it, tells it now, or tells it no longer."""
    before, now = change.before, change.now
    yield _said(change.statement, now or before)
    if before and now:
        yield from _indented(_weighs(before, now))
        yield from (f"  now: {citation}" for citation in citations(change.joined))
        yield from (f"  no longer: {citation}" for citation in citations(change.left, fates))
    elif before or now:
        yield from _indented(citations((*change.joined, *change.left), fates))
    else:
        for claim in (*change.joined, *change.left):
            yield f"  {claim.relation} {claim.object}"
            yield f"    {_citation(claim, fates)}"


def _said(told: Statement, weight: Weight | None) -> str:
    """A statement on one line, and that it is denied, or not told as a fact."""
    how = ["denied"] if told.denied else []
    how += [weight.modality] if weight and weight.modality is not Modality.ACTUAL else []
    lead = f"{', '.join(how)}: " if how else ""
    if not told.act:
        return lead + " — ".join(filter(None, (told.subject, told.relation, told.object)))
    details = ", ".join(f"{role} {value}" for role, value in told.details)
    act = f"{told.relation}: {told.subject or '?'} → {told.object or '?'}"
    return lead + act + (f" ({details})" if details else "")


def _weighs(before: Weight, now: Weight) -> Iterator[str]:
    """How a statement weighed and weighs now, where that is not the same."""
    pairs = (
        ("told as", before.modality, now.modality),
        ("certainty", before.certainty, now.certainty),
        ("named speakers", before.named, now.named),
        ("publishers", before.publishers, now.publishers),
        ("unnamed speakers", before.unnamed, now.unnamed),
    )
    told = [f"{what}: {one}, now {other}" for what, one, other in pairs if one != other]
    yield from ["; ".join(told)] if told else []


def _otherwise(claims: Iterable[Told], disputes: Iterable[Dispute]) -> Iterator[str]:
    """Below what somebody says, who contradicts it, and by saying what."""
    ours = {claim.claim for claim in claims}
    against = (dispute.told for dispute in disputes if dispute.against in ours)
    for other, same in groupby(against, key=_other):
        yield f"  otherwise, {other}:"
        yield from (f"    {citation}" for citation in citations(same))


def _other(claim: Told) -> str:
    """What a claim says instead: "killed five", "Gondor Brigades not supported by Mordor"."""
    subject = "" if claim.edge[1] in roles() else f"{claim.subject} "
    return subject + ("not " if claim.polarity == Polarity.NEGATIVE else "") + _part(claim)


def _part(claim: Told) -> str:
    return f"{claim.relation} {claim.object}"


def _grounds(found: Proof) -> Iterator[str]:
    yield from citations(found.told)
    if found.otherwise:
        yield "but also told otherwise:"
        yield from _indented(citations(found.otherwise))


def citations(claims: Iterable[Told], fates: Mapping[str, str] = NO_FATES) -> Iterator[str]:
    """One line for each speaker and sentence, however many claims are read there."""
    yield from dict.fromkeys(_citation(claim, fates) for claim in claims)


def _citation(claim: Told, fates: Mapping[str, str] = NO_FATES) -> str:
    """Who says it, how, and where; `fates` tells what became of a report, by its id."""
    usual = {Certainty.CERTAIN, Polarity.POSITIVE, Modality.ACTUAL}
    stance = [w for w in (claim.certainty, claim.polarity, claim.modality) if w not in usual]
    says = f"{claim.speaker} says" + (f" ({', '.join(stance)})" if stance else "")
    if claim.source:
        return f"{says}: {claim.source}"
    fate = fates.get(claim.document, "")
    report = _report(claim.title, claim.published, f"report {fate}" if fate else "")
    return f"{says}: “{' '.join(claim.sentence.split())}” ({report})"


def _report(*told: str) -> str:
    return ", ".join(filter(None, told))


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
