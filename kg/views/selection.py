"""A part of a story: those around somebody, a span of time, what some speakers or reports say.

The part is a story again, so that whatever shows a whole story shows it as well. What is
left out is left out with all that rests on it: a rule's conclusion goes with its premises.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

import networkx as nx

from kg.analysis.scope import WHOLE, Scope, kept
from kg.analysis.scope import words as scope_words
from kg.model import Claim, Derivation, Origin, Reading
from kg.story import Parts, Story, merge
from kg.views.network import draw

__all__ = ["EVERYTHING", "Selection", "select", "words"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What to show of a story; whatever is left empty does not narrow it.

    `focus` is the id of an actor, place or event, `hops` how many steps may lie between it and
    what is shown: two who take part in one event, or share a tie, are one step apart. `scope`
    says which claims count.
    """

    focus: str = ""
    hops: int = 1
    scope: Scope = WHOLE


EVERYTHING = Selection()


def select(
    readings: Sequence[Reading],
    background: Reading,
    derivations: Sequence[Derivation],
    wanted: Selection,
) -> Parts:
    """The part of a story that is wanted; reports of which nothing is left are left out.

    Of background stays what ties those who are left, unless only some speakers are wanted.
    """
    story = merge(readings, background, derivations)
    told = _only(readings, background, derivations, kept(story, wanted.scope))
    # Who is named only in a report that goes is no step to others: so until nothing goes.
    while wanted.focus and (narrower := _around(told, wanted)) != told:
        told = narrower
    return told


def words(told: Iterable[Reading], wanted: Selection) -> str:
    """What a selection shows, in words for the head of a page; empty where it narrows nothing."""
    labels: dict[str, str] = {}
    for reading in told:
        labels[reading.document.id] = reading.document.title
        labels |= {thing.id: thing.label for thing in reading.things}

    def label(id: str) -> str:
        return labels.get(id, id)

    steps = "1 step" if wanted.hops == 1 else f"{wanted.hops} steps"
    around = f"within {steps} of {label(wanted.focus)}" if wanted.focus else ""
    return ", ".join(filter(None, (around, scope_words(wanted.scope, label))))


def _around(told: Parts, wanted: Selection) -> Parts:
    story = merge(*told)
    near = _near(draw(story), wanted.focus, wanted.hops)
    return _only(*told, {id for id, claim in story.claims.items() if _within(claim, near, story)})


def _near(graph: nx.MultiDiGraph, focus: str, hops: int) -> frozenset[str]:
    """Nodes within so many steps, direction ignored; an event lies on the step, not at its end.

    Only what is claimed is a step: what a rule infers rests on steps between.
    """
    claimed = [e[:3] for e in graph.edges(keys=True, data="origin") if e[3] != Origin.INFERRED]
    ties = graph.edge_subgraph(claimed).to_undirected(as_view=True)
    events = {id for id, kind in graph.nodes(data="kind") if kind == "Event"}
    reached = front = {focus} & set(ties)
    for _ in range(hops):
        beside = {other for id in front for other in ties[id]}
        across = {other for event in beside & events for other in ties[event]}
        front = (beside | across) - reached
        reached = reached | front
    return frozenset(reached)


def _within(claim: Claim, near: frozenset[str], story: Story) -> bool:
    """Whether a claim is about what is near, and so is its object where it is drawn."""
    drawn = claim.object in story.entities and claim.relation != "holdsPost"
    return claim.subject in near and (not drawn or claim.object in near)


def _only(
    readings: Iterable[Reading],
    background: Reading,
    derivations: Iterable[Derivation],
    kept: Set[str],
) -> Parts:
    """The story of these claims alone, with the derivations that rest on nothing else."""
    readings = tuple(readings)
    told = [claim for r in (*readings, background) for claim in r.claims if claim.id in kept]
    named = {id for claim in told for id in (claim.subject, claim.object, claim.speaker)}
    named |= {step.target for claim in told for step in claim.resolutions}
    left = (_reduced(reading, kept, named) for reading in readings)
    return (
        tuple(reading for reading in left if reading.claims),
        _reduced(background, kept, named),
        tuple(_resting({d.id: d for d in derivations}, kept)),
    )


def _reduced(reading: Reading, kept: Set[str], named: Set[object]) -> Reading:
    """A reading with these claims alone, and the names that occur in any."""
    return replace(
        reading,
        claims=tuple(claim for claim in reading.claims if claim.id in kept),
        entities=tuple(entity for entity in reading.entities if entity.id in named),
        events=tuple(event for event in reading.events if event.id in named),
        mentions=tuple(mention for mention in reading.mentions if mention.entity in named),
    )


def _resting(derivations: Mapping[str, Derivation], kept: Set[str]) -> Iterable[Derivation]:
    """Derivations whose premises are all left, through however many rules."""
    left, standing = dict(derivations), set(kept)
    while found := [id for id, made in left.items() if standing.issuperset(made.premises)]:
        standing.update(found)
        for id in found:
            del left[id]
    return (made for id, made in derivations.items() if id in standing)
