"""Whether a telling may be one with an event told before: what excludes it, what shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import ontology
from kg.model import Modality, Polarity, When
from kg.text.acts.telling import Telling
from kg.text.events.happening import TOLLS, WIDE, Happening

if TYPE_CHECKING:
    from kg.text.who.cast import Cast

__all__ = ["apart", "bare_toll", "compatible", "crossed", "family", "same_sides"]


def crossed(one: Telling, other: Telling) -> bool:
    """Whether who acts in one is acted on in the other: a host, and talks between his guests."""
    doers, done = [{p.entity for p in t.firsts} for t in (one, other)]
    to_one, to_other = [{p.entity for p in t.seconds} for t in (one, other)]
    return bool((doers - done) & to_other or (done - doers) & to_one)


def family(kind: str) -> str:
    """The PLOVER type of an event type."""
    return ontology.event_types()[kind].plover


def compatible(who: Cast, telling: Telling, dates: tuple[When, ...], happening: Happening) -> bool:
    """Whether nothing that is told of the two excludes that they are one."""
    kind = happening.kind
    if family(telling.kind) != family(kind):
        return False
    if (telling.kind == "ShootDown") != (
        kind == "ShootDown"
    ) and telling.frame.casualty != "destroyed":
        return False
    related = ontology.is_a(telling.kind, kind) or ontology.is_a(kind, telling.kind)
    toll = (telling.kind in TOLLS and kind not in WIDE) or (
        kind in TOLLS and telling.kind not in WIDE
    )
    if not (related or toll):
        return False
    if any(t.stance.modality is not telling.stance.modality for t in happening.tellings):
        return False
    many = happening.count > 1 or any(t.plural and not _deaths(t) for t in happening.tellings)
    if telling.count > 1 or (many != telling.plural and not _deaths(telling)):
        return False
    return (
        not _other_hands(telling, happening)
        and (toll or not apart({p.entity for p in telling.seconds}, happening.side("seconds")))
        and not apart({w.edtf for w in dates}, happening.days())
        and not apart(
            _spots(who, {p.entity for p in telling.places}),
            _spots(who, happening.side("places") | _hit(who, happening)),
        )
    )


def _deaths(telling: Telling) -> bool:
    """Whether a plural counts victims, not events: "the deaths" of one strike."""
    return bool(telling.frame.casualty) and telling.trigger.pos_ == "NOUN"


def _other_hands(telling: Telling, happening: Happening) -> bool:
    """Whether two tellings name different agents; tellers of one event may disagree on that.

    So may two who speak of "the attack": "Arnor said that Rohan carried out the attack; Rohan said
    that Mordor carried out the attack".
    """
    if telling.teller:
        return False
    told = {t.voice for t in happening.tellings if t.firsts}
    if telling.points_back and telling.voice and told and not told & {telling.voice, ""}:
        return False
    return apart({p.entity for p in telling.firsts}, happening.side("firsts"))


def apart(ours: set[str], theirs: set[str]) -> bool:
    """Whether both are told and nothing is in both."""
    return bool(ours and theirs and not ours & theirs)


def _hit(who: Cast, happening: Happening) -> set[str]:
    """The places that were attacked themselves."""
    return {e for e in happening.side("seconds") if who.kind(e) == "Place"}


def _spots(who: Cast, places: set[str]) -> set[str]:
    """Places exact enough to tell two events apart; a country or region is not."""
    regions = {p for p in places if who.is_a(p, "State") or " " in who.facets[p].entity.label}
    return places - regions


def bare_toll(telling: Telling) -> bool:
    """A toll or a loss whose author is not told: "Five militants were killed"."""
    told = bool(telling.amounts or telling.destroyed) or telling.frame.casualty == "destroyed"
    return told and bool(telling.frame.casualty) and not telling.firsts and telling.host is None


def same_sides(telling: Telling, dates: tuple[When, ...], happening: Happening) -> bool:
    firsts = {p.entity for p in telling.firsts} & happening.side("firsts")
    seconds = {p.entity for p in telling.seconds} & happening.side("seconds")
    day = bool({w.edtf for w in dates} & happening.days())
    spot = bool({p.entity for p in telling.places} & happening.side("places"))
    if (
        telling.stance.polarity is Polarity.NEGATIVE
        or telling.stance.modality is not Modality.ACTUAL
    ):
        return bool(firsts and seconds)
    return (
        bool(firsts) and bool(seconds or not telling.seconds) and (day or (spot and bool(seconds)))
    )
