"""Which claims are doubtful, and why: what a person should look at before relying on them.

A doubt is about the reading, or about how little a claim rests on; none is about whether its
speaker is right. The reasons are told in words, and each counts the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from kg.identity.sides import Reports
from kg.model import Certainty, Claim, Entity, Resolution

__all__ = ["doubts"]

WEAK = ("coreference", "description", "member")
"""Steps that rest on what words describe, not on a name."""


def doubts(
    reports: Reports, contradicted: Collection[str] = ()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each doubtful claim read in a text, with the reasons; `contradicted` are ids of claims."""
    alone = _alone(reports)
    for claim in reports.claims.values():
        if claim.passage is None or claim.corrects:
            continue
        reasons = list(_reasons(reports, claim))
        if claim.id in contradicted:
            reasons.append("another claim says otherwise")
        if claim.subject in alone and claim.relation in ("agent", "recipient"):
            reasons.append("only one unnamed source tells of this event")
        if reasons:
            yield claim.id, tuple(dict.fromkeys(reasons))


def _reasons(reports: Reports, claim: Claim) -> Iterator[str]:
    if claim.certainty is Certainty.POSSIBLE:
        yield "its speaker calls it no more than possible"
    for step in claim.resolutions:
        if step.step in WEAK and _elsewhere(claim, step):
            yield f"“{step.words}” is taken for {reports.label(step.target)}, of another sentence"
    for end in (claim.subject, claim.object):
        if isinstance(end, str) and _taken_over(reports, claim, end):
            yield f"{reports.label(end)} is taken over from another sentence"


def _elsewhere(claim: Claim, step: Resolution) -> bool:
    """Whether the words that a step rests on stand in another sentence, or nowhere."""
    sentence = claim.passage.sentence if claim.passage else None
    if sentence is None or step.basis_start is None:
        return True
    return not sentence.start <= step.basis_start < sentence.end


def _taken_over(reports: Reports, claim: Claim, end: str) -> bool:
    """Whether the sentence of a claim neither names nor describes somebody whom it is about."""
    if claim.passage is None or any(step.target == end for step in claim.resolutions):
        return False
    reading, sentence = reports.readings[claim.passage.document], claim.passage.sentence
    places = [mention.start for mention in reading.mentions if mention.entity == end]
    return bool(places) and not any(sentence.start <= at < sentence.end for at in places)


def _alone(reports: Reports) -> Collection[str]:
    """Events of which one speaker tells, in one report, who is not named."""
    speakers: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for claim in reports.claims.values():
        if claim.passage:
            speakers[claim.subject].add((claim.speaker, claim.passage.document))
    return {
        subject
        for subject, told in speakers.items()
        if len(told) == 1 and subject.startswith("event/") and _unnamed(reports, *told)
    }


def _unnamed(reports: Reports, speaker: tuple[str, str]) -> bool:
    things = reports.things.get(speaker[0], ())
    return any(isinstance(each, Entity) and each.kind == "UnnamedActor" for each in things)
