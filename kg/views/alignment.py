"""What of one build is what of another: actors, places and events of two stories compared.

Ids that both hold mean the same in both, unless a merge or a split says otherwise. An id that
only one holds may still mean what another id of the other does: a report that changed gives
its events and its unnamed actors new ids. Knows nothing of who says what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import networkx as nx
from networkx.utils import UnionFind

from kg.identity.renaming import own
from kg.model import Claim, Reading
from kg.ontology import KG, local
from kg.story import Story
from kg.views.tellings import Dyad

__all__ = ["Alignment", "Identity", "align", "happenings"]


@dataclass(frozen=True, slots=True)
class Identity:
    """Ids that were one and are several now, or were several and are one now."""

    before: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """One key for whatever is the same thing in both builds."""

    keys: Mapping[str, str]

    def key(self, id: object) -> str:
        """The key of an entity or event; words and values are their own."""
        return self.keys.get(str(id), str(id))


# ── Actors, places and other things ──────────────────────────────────────────


def align(before: Sequence[Reading], now: Sequence[Reading]) -> tuple[Alignment, list[Identity]]:
    """The alignment of all that two builds name, and what was merged or split between them.

    Merged is what the same documents know under two ids of which one is left, split the
    reverse. Where ids changed both ways round each stays what it is.
    """
    keys: dict[str, str] = {}
    identities = sorted(_identities(_resolved(before), _resolved(now)), key=lambda i: i.now)
    for one in identities:
        keys |= dict.fromkeys((*one.before, *one.now), min(*one.before, *one.now))
    alone = [_described(one, other, keys) for one, other in ((before, now), (now, before))]
    for look in alone[0].keys() & alone[1].keys():
        keys |= dict.fromkeys((*alone[0][look], *alone[1][look]), " ".join(look))
    return Alignment(keys), identities


def _resolved(readings: Iterable[Reading]) -> dict[tuple[str, str], str]:
    """Whom or what each document's own id for somebody, or for an event, was taken to mean."""
    things = (
        (reading, thing)
        for reading in readings
        for some in (reading.entities, reading.events)
        for thing in some
    )
    return {(reading.document.id, own(thing)): thing.id for reading, thing in things}


def _identities(
    before: Mapping[tuple[str, str], str], now: Mapping[tuple[str, str], str]
) -> Iterator[Identity]:
    ties = nx.Graph()
    for observed in sorted(before.keys() & now.keys()):
        ties.add_edge((0, before[observed]), (1, now[observed]))
    for together in nx.connected_components(ties):
        sides = [tuple(sorted(id for side, id in together if side == which)) for which in (0, 1)]
        if sorted(map(len, sides))[0] == 1 < max(map(len, sides)):
            yield Identity(*sides)


def _described(
    readings: Iterable[Reading], others: Iterable[Reading], known: Mapping[str, str]
) -> dict[tuple[str, str], set[str]]:
    """Ids that only these readings hold, by kind and label."""
    held = {entity.id for reading in others for entity in reading.entities} | known.keys()
    found: dict[tuple[str, str], set[str]] = {}
    for entity in (entity for reading in readings for entity in reading.entities):
        if entity.id not in held:
            found.setdefault((entity.kind, entity.label), set()).add(entity.id)
    return found


# ── Events ───────────────────────────────────────────────────────────────────

_Face = tuple[object, ...]
_Told = tuple[Story, Sequence[Dyad]]


def happenings(before: _Told, now: _Told, things: Alignment) -> Alignment:
    """The alignment with all events of two builds.

    Events are one where they have the same id or had it, where a rule ties them, or where type,
    sides, day and place agree, unless too little is told of them. Those that only one build holds
    are also one where the same words say the same of them, or where no other of that type and
    sides is left on either side and neither day nor place speaks against it.
    """
    told = (before, now)
    shared = before[0].events.keys() & now[0].events.keys()
    ties = UnionFind([*before[0].events, *now[0].events])
    for event in (*before[0].events, *now[0].events):
        ties.union(event, things.key(event))
    for made in chain.from_iterable(story.derivations.values() for story, _ in told):
        if made.relation == local(KG.sameEventAs):
            ties.union(made.subject, str(made.object))
    faces: dict[_Face, list[str]] = {}
    for story, dyads in told:
        for dyad in _acts(story, dyads):
            for face in _faces(story, dyad, things, lone=_event(dyad) not in shared):
                faces.setdefault(face, []).append(_event(dyad))
    for alike in faces.values():
        ties.union(*alike)
    for one, other in _last(before, now, ties, things):
        ties.union(one, other)
    together = (sorted(group) for group in ties.to_sets())
    return Alignment({**things.keys, **{id: group[0] for group in together for id in group}})


def _acts(story: Story, dyads: Iterable[Dyad]) -> Iterator[Dyad]:
    return (dyad for dyad in dyads if _event(dyad) in story.events)


def _event(dyad: Dyad) -> str:
    return dyad.own[0].subject


def _sides(story: Story, dyad: Dyad, things: Alignment) -> tuple[str, str, str]:
    return (story.events[_event(dyad)].kind, things.key(dyad.subject), things.key(dyad.object))


def _when_and_where(dyad: Dyad, things: Alignment) -> tuple[frozenset[str], frozenset[str]]:
    day, place = (
        frozenset(things.key(claim.object) for claim in dyad.cells.get(name, ()))
        for name in ("date", "place")
    )
    return day, place


def _faces(story: Story, dyad: Dyad, things: Alignment, *, lone: bool) -> Iterator[_Face]:
    kind, subject, item = _sides(story, dyad, things)
    day, place = _when_and_where(dyad, things)
    if (subject and item) or ((subject or item) and (day or place or lone)):
        yield (kind, subject, item, day, place)
    if lone:
        first = dyad.own[0]
        said = frozenset((claim.relation, _value(claim, things)) for claim in dyad.own)
        yield (kind, *_words(story, first), things.key(first.speaker), said)


def _words(story: Story, claim: Claim) -> tuple[str, str, str]:
    """The words of a claim, and the house that printed them."""
    assert claim.passage is not None  # dyads are read in texts
    text, sentence = story.documents[claim.passage.document].text, claim.passage.sentence
    return (story.publisher(claim), text[sentence.start : sentence.end], claim.passage.quote)


def _value(claim: Claim, things: Alignment) -> str:
    """What a role is filled with; a day is what it is by the day of the report, and left out."""
    return "" if claim.relation == local(KG.date) else things.key(claim.object)


def _last(
    before: _Told, now: _Told, ties: UnionFind, things: Alignment
) -> Iterator[tuple[str, str]]:
    """Pairs of events of which each is the only one of its sort that has no other yet."""
    classes = [{ties[id] for id in story.events} for story, _ in (before, now)]
    left: list[dict[tuple[str, str, str], dict[str, Dyad]]] = [{}, {}]
    for which, (story, dyads) in enumerate((before, now)):
        for dyad in _acts(story, dyads):
            if ties[_event(dyad)] not in classes[1 - which] and (dyad.subject or dyad.object):
                alike = left[which].setdefault(_sides(story, dyad, things), {})
                alike.setdefault(ties[_event(dyad)], dyad)
    for sort in sorted(left[0].keys() & left[1].keys()):
        one, other = (tuple(side[sort].values()) for side in left)
        if len(one) == len(other) == 1 and _compatible(one[0], other[0], things):
            yield _event(one[0]), _event(other[0])


def _compatible(one: Dyad, other: Dyad, things: Alignment) -> bool:
    pairs = zip(_when_and_where(one, things), _when_and_where(other, things), strict=True)
    return all(not a or not b or a & b for a, b in pairs)
