"""Deeds told beside an attack without a doer: whoever attacked did them too.

"Gunmen stormed a village. Twelve people were abducted": who abducted them is not said again.
Only deeds that attackers do in passing, right behind one attack by one side, are taken so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from kg import ontology
from kg.text.acts.fillers import Part
from kg.text.acts.telling import Telling
from kg.text.who.mentions import phrase
from kg.text.words.cues import lexicon

if TYPE_CHECKING:
    from kg.text.who.cast import Cast

__all__ = ["besides"]

_REACH = 1  # sentences that a deed may stand behind its attack


def besides(who: Cast, told: Iterable[Telling]) -> Iterator[Telling]:
    """The tellings of a document, each deed done in passing with its doer."""
    attack: Telling | None = None
    told = sorted(told, key=lambda t: t.trigger.i)
    by_trigger = {t.trigger.i: t for t in told}
    by_trigger |= {t.trigger.i: t for t in _undertaken(told, by_trigger)}
    for telling in by_trigger.values():
        setting = by_trigger.get(telling.host.i) if telling.host is not None else None
        if setting is not None and _suffered(telling, setting):
            yield replace(telling, firsts=())
            continue
        if setting is not None and _within(telling, setting):
            yield replace(telling, firsts=setting.firsts)
            continue
        if attack is not None and _in_passing(who, telling, attack):
            doer = attack.firsts[0].entity
            seen = phrase(who.parsed, telling.trigger)
            who.step(telling.trigger, seen, "same-event", doer)
            yield replace(telling, firsts=(Part(doer, telling.trigger),))
            continue
        yield telling
        if ontology.is_a(telling.kind, "Attack") and telling.host is None:
            attack = telling if telling.firsts else None


def _undertaken(told: Iterable[Telling], by_trigger: Mapping[int, Telling]) -> Iterator[Telling]:
    """Attacks with their doers, from what those did in them: "in a raid, troops arrested two"."""
    for telling in told:
        setting = by_trigger.get(telling.host.i) if telling.host is not None else None
        if setting is None or setting.firsts or setting.points_back or setting.frame.reciprocal:
            continue
        if telling.firsts and setting.trigger.head.lower_ == "in":
            yield replace(setting, firsts=telling.firsts)


def _suffered(toll: Telling, setting: Telling) -> bool:
    """Whether a toll is laid to who was hit: "a bus was hit by a bomb, killing four"."""
    doers, hit = ({p.entity for p in side} for side in (toll.firsts, setting.seconds))
    return bool(toll.frame.casualty and doers and doers <= hit)


def _within(telling: Telling, setting: Telling) -> bool:
    """Whether a deed is told as done in an attack: "abducted in the raid"."""
    types = ontology.event_types()
    apart = types[telling.kind].plover != types[setting.kind].plover
    return apart and not telling.firsts and len(setting.firsts) == 1


def _in_passing(who: Cast, telling: Telling, attack: Telling) -> bool:
    if telling.kind not in lexicon().besides or telling.firsts or telling.trigger.pos_ != "VERB":
        return False
    here, there = (who.parsed.sentence(t.trigger).index for t in (telling, attack))
    if here - there > _REACH or telling.stance != attack.stance:
        return False
    there_too = {p.entity for p in (*attack.places, *attack.seconds, *telling.seconds)}
    elsewhere = {p.entity for p in telling.places} - there_too
    return len({p.entity for p in attack.firsts}) == 1 and not elsewhere
