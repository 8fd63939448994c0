"""A reading under other ids, and back: what it was observed as is kept beside them.

`renamed` says who is meant and `observed` takes it back: the two undo each other, so that a
graph in which identities are resolved holds what was read as well, and nothing has to be read
again when a judgement changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from kg.background import known
from kg.model import Claim, Entity, Event, Mention, Reading, Resolution

__all__ = ["STEPS", "observed", "own", "renamed"]

STEPS = ("spelling", "judgement")
"""How an end of a claim came to mean somebody of another name, when all reports are known."""


def own(thing: Entity | Event) -> str:
    """The id under which a document itself knows somebody or something."""
    return thing.observed or thing.id


# ── There ────────────────────────────────────────────────────────────────────


def renamed(
    reading: Reading,
    meant: Mapping[str, str],
    steps: Mapping[str, str] = MappingProxyType({}),
    labels: Mapping[str, str] = MappingProxyType({}),
) -> Reading:
    """A reading in which the id of each entity and event means another.

    `steps` tells how, for those whose names do not tell it: see `STEPS`. `labels` are the names
    of those who are meant; the document's own name is kept as `written`.
    """
    if all(before == after for before, after in meant.items()):
        return reading
    names = {each.id: own(each) for each in reading.things}
    crowd = Counter(meant.values())
    ids = _Ids(meant, names, frozenset(each for each in names if crowd[meant[each]] > 1))

    def claim(each: Claim) -> Claim:
        return _renamed_claim(each, ids, tuple(_steps(reading, each, meant, steps)))

    return replace(
        reading,
        mentions=tuple(
            replace(m, entity=ids.to(m.entity), observed=ids.kept(m.entity))
            for m in reading.mentions
        ),
        entities=tuple(_renamed_entity(entity, ids, labels) for entity in reading.entities),
        events=tuple(
            replace(e, id=ids.to(e.id), observed=ids.observed(e.id)) for e in reading.events
        ),
        claims=tuple(map(claim, reading.claims)),
    )


@dataclass(frozen=True, slots=True)
class _Ids:
    """Whom ids mean, the names that the document has for them, and which now share an id."""

    meant: Mapping[str, str]
    names: Mapping[str, str]
    shared: frozenset[str]

    def to(self, id: str) -> str:
        return self.meant.get(id, id)

    def observed(self, id: object) -> str:
        """The document's own id; empty where it is the resolved one."""
        name = self.names.get(id, "") if isinstance(id, str) else ""
        return name if name != self.meant.get(str(id)) else ""

    def kept(self, id: str) -> str:
        """The document's own id, where the resolved one would not lead back to it."""
        return self.names[id] if id in self.shared else ""


def _renamed_entity(entity: Entity, ids: _Ids, labels: Mapping[str, str]) -> Entity:
    meant, name = ids.to(entity.id), entity.written or entity.label
    observed = ids.observed(entity.id)
    label = entity.label if meant == entity.id else labels.get(meant, name)
    written = name if label != name or entity.written else ""
    return replace(entity, id=meant, label=label, observed=observed, written=written)


def _renamed_claim(claim: Claim, ids: _Ids, steps: tuple[Resolution, ...]) -> Claim:
    item = claim.object
    before = (
        replace(step, target=ids.to(step.target), observed=ids.kept(step.target))
        for step in claim.resolutions
    )
    return replace(
        claim,
        subject=ids.to(claim.subject),
        object=ids.to(item) if isinstance(item, str) else item,
        speaker=ids.to(claim.speaker),
        resolutions=(*before, *steps),
        observed=(ids.observed(claim.subject), ids.observed(item), ids.observed(claim.speaker)),
    )


def _steps(
    reading: Reading, claim: Claim, meant: Mapping[str, str], steps: Mapping[str, str]
) -> Iterator[Resolution]:
    """How ends of a claim came to mean somebody of another name, and where that name stands."""
    ends = dict.fromkeys((claim.subject, claim.object, claim.speaker))
    for end in (each for each in ends if isinstance(each, str) and each in steps):
        if mention := _nearest(reading, claim, end):
            place = (mention.words, mention.start, mention.end)
            yield Resolution(*place, steps[end], meant[end])


def _nearest(reading: Reading, claim: Claim, entity: str) -> Mention | None:
    """Where the sentence of a claim names somebody, or else the report for the first time."""
    named = [mention for mention in reading.mentions if mention.entity == entity]
    sentence = claim.passage.sentence if claim.passage else None
    here = (m for m in named if sentence and sentence.start <= m.start < sentence.end)
    return next(here, next(iter(named), None))


# ── And back ─────────────────────────────────────────────────────────────────


def observed(reading: Reading) -> Reading:
    """A reading as it was before anything was resolved: the inverse of `renamed`."""
    names = {each.id: own(each) for each in reading.things}
    read = {own(entity): entity.known for entity in reading.entities if entity.known}

    def seen(id: str, kept: str) -> str:
        name = kept or names.get(id, id)
        return read.get(name, name)

    def resolution(step: Resolution) -> Resolution:
        return replace(step, target=seen(step.target, step.observed), observed="")

    return replace(
        reading,
        mentions=tuple(
            replace(m, entity=seen(m.entity, m.observed), observed="") for m in reading.mentions
        ),
        entities=tuple(_observed_entity(entity) for entity in reading.entities),
        events=tuple(replace(e, id=own(e), observed="") for e in reading.events),
        claims=tuple(
            replace(
                _observed_claim(claim, read),
                resolutions=tuple(
                    resolution(step) for step in claim.resolutions if step.step not in STEPS
                ),
            )
            for claim in reading.claims
        ),
    )


def _observed_entity(entity: Entity) -> Entity:
    name = own(entity)
    if not entity.known:
        label = entity.written or entity.label
        return replace(entity, id=name, label=label, observed="", written="")
    label = known()[entity.known].label if entity.known in known() else entity.label
    kept = name if name != entity.known else ""
    written = entity.written if entity.written != label else ""
    return replace(entity, id=entity.known, label=label, observed=kept, written=written)


def _observed_claim(claim: Claim, read: Mapping[str, str]) -> Claim:
    subject, item, speaker = claim.as_observed

    def kept(name: object) -> str:
        return str(name) if read.get(str(name), name) != name else ""

    return replace(
        claim,
        subject=read.get(subject, subject),
        object=read.get(item, item) if isinstance(item, str) else item,
        speaker=read.get(speaker, speaker),
        observed=(kept(subject), kept(item), kept(speaker)),
    )
