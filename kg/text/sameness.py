"""Which tellings of a document speak of one event.

Conservative: two tellings are one event where grammar says so (a strike that killed), where a
definite noun points back ("the attack"), where a toll follows its attack, or where the same
sides meet on the same day or in the same place. All else stays apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg import ontology
from kg.model import Modality, Polarity, When
from kg.text.cues import lexicon
from kg.text.telling import Telling

if TYPE_CHECKING:
    from kg.text.cast import Cast

__all__ = ["Happening", "happenings", "strong"]

_REACH = 3  # sentences after an attack in which a toll without agent is taken to be its own
_WIDE = ("Offensive", "ArmedClash", "Capture", "ShootDown", "Coercion")
_TOLLS = ("Killing", "Wounding")


@dataclass(slots=True)
class Happening:
    """One event of a document with all its tellings."""

    tellings: list[Telling] = field(default_factory=list)
    dates: dict[int, tuple[When, ...]] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The most exact event type among the tellings; a toll takes the type of its attack."""
        kinds = [t.kind for t in self.tellings]
        strong = [k for k in kinds if k not in (*_TOLLS, *_WIDE)]
        strong = strong or [k for k in kinds if k not in _TOLLS] or kinds
        return max(strong, key=lambda k: (len(ontology.event_types()[k].parents), -strong.index(k)))

    @property
    def count(self) -> int:
        """How many events it stands for."""
        return max(t.count for t in self.tellings)

    def side(self, name: str) -> set[str]:
        """All entities on one side: `firsts`, `seconds` or `places`."""
        return {part.entity for t in self.tellings for part in getattr(t, name)}

    def days(self) -> set[str]:
        """All dates told of it."""
        return {w.edtf for found in self.dates.values() for w in found}


def happenings(
    who: Cast, told: Iterable[Telling], dates: dict[int, tuple[When, ...]]
) -> list[Happening]:
    """The events of a document, each with its tellings in the order of the text."""
    waiting = list(told)
    hosts = {t.trigger.i: t.host.i for t in waiting if t.host is not None}
    # events that others lean on come first
    waiting.sort(key=lambda t: (_depth(t.trigger.i, hosts), _bare_toll(t)))
    found: list[Happening] = []
    for telling in waiting:
        _settle(who, telling, dates, found)
    for alone in [h for h in found if len(h.tellings) == 1 and h.tellings[0].points_back]:
        found.remove(alone)  # what it points back to may have been a toll, and come late
        _settle(who, alone.tellings[0], dates, found)
    for happening in found:
        happening.tellings.sort(key=lambda t: t.trigger.i)
    return sorted(found, key=lambda h: h.tellings[0].trigger.i)


def _settle(
    who: Cast, telling: Telling, dates: dict[int, tuple[When, ...]], found: list[Happening]
) -> None:
    """Put a telling to its event, or make it one of its own."""
    mine = dates.get(telling.trigger.i, ())
    home = _home(who, telling, mine, found)
    if home is None:
        home = Happening()
        found.append(home)
    home.tellings.append(telling)
    home.dates[telling.trigger.i] = mine


def _depth(trigger: int, hosts: dict[int, int]) -> int:
    """How many events stand above one: those killed in an attack that a clause tells of."""
    seen = {trigger}
    while (trigger := hosts.get(trigger, trigger)) not in seen:
        seen.add(trigger)
    return len(seen) - 1


def strong(happening: Happening) -> bool:
    """Whether an event is told by more than passing mentions of such events in general."""
    return not all(t.weak for t in happening.tellings)


def _home(
    who: Cast, telling: Telling, dates: tuple[When, ...], found: list[Happening]
) -> Happening | None:
    if telling.host is not None:
        for happening in found:
            if any(telling.host.i == t.trigger.i for t in happening.tellings):
                return happening
    for happening in reversed(found):
        if _one_breath(telling, happening):
            return happening
    fitting = [h for h in found if _compatible(who, telling, dates, h)]
    before = [h for h in fitting if h.tellings[0].trigger.i < telling.trigger.i]
    if telling.points_back and before:
        own = {p.entity for p in telling.seconds}
        days = {w.edtf for w in dates}
        if own or days:  # "the attack of Jan. 28 on the base" brings its own description
            before = [
                h
                for h in before
                if not _apart(own, h.side("seconds")) and not _apart(days, h.days())
            ]
        if near := _nearest(who, telling, before, reach=100):
            return near
        return _renamed(who, telling, dates, found)
    if telling.points_back:
        return _renamed(who, telling, dates, found)
    if _bare_toll(telling) and (beside := _in_sentence(telling, fitting)):
        return beside
    if _bare_toll(telling) and before:
        attacks = [h for h in before if ontology.is_a(h.kind, "Attack") and h.count == 1]
        attacks = [
            h for h in attacks if not (h.kind in _TOLLS and any(t.amounts for t in h.tellings))
        ]
        return _nearest(who, telling, attacks, reach=_REACH)
    return next((h for h in reversed(before) if _same_sides(telling, dates, h)), None)


def _one_breath(telling: Telling, happening: Happening) -> bool:
    """A light verb and its noun, or "killed five and wounded three": one clause, one event."""
    sentence = telling.trigger.sent
    for other in happening.tellings:
        if not sentence.start <= other.trigger.i < sentence.end:
            continue
        linked = other.support is not None and other.support.i == telling.trigger.i
        linked |= telling.support is not None and telling.support.i == other.trigger.i
        twins = telling.kind in _TOLLS and other.kind in _TOLLS
        if linked and _family(telling.kind) == _family(other.kind):
            return not _crossed(telling, other)
        # "killed five and wounded three", "five were killed and three wounded"
        shared = not any("subj" in c.dep_ for c in telling.trigger.children)
        shared |= not (telling.firsts or other.firsts)
        conjoined = telling.trigger.head.i == other.trigger.i and telling.trigger.dep_ == "conj"
        if twins and conjoined and shared:
            return True
    return False


def _crossed(one: Telling, other: Telling) -> bool:
    """Whether who acts in one is acted on in the other: a host, and talks between his guests."""
    doers, done = [{p.entity for p in t.firsts} for t in (one, other)]
    to_one, to_other = [{p.entity for p in t.seconds} for t in (one, other)]
    return bool((doers - done) & to_other or (done - doers) & to_one)


def _family(kind: str) -> str:
    return ontology.event_types()[kind].plover


def _compatible(who: Cast, telling: Telling, dates: tuple[When, ...], happening: Happening) -> bool:
    """Whether nothing that is told of the two excludes that they are one."""
    kind = happening.kind
    if _family(telling.kind) != _family(kind):
        return False
    if (telling.kind == "ShootDown") != (
        kind == "ShootDown"
    ) and telling.frame.casualty != "destroyed":
        return False
    related = ontology.is_a(telling.kind, kind) or ontology.is_a(kind, telling.kind)
    toll = (telling.kind in _TOLLS and kind not in _WIDE) or (
        kind in _TOLLS and telling.kind not in _WIDE
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
        and (toll or not _apart({p.entity for p in telling.seconds}, happening.side("seconds")))
        and not _apart({w.edtf for w in dates}, happening.days())
        and not _apart(
            _spots(who, {p.entity for p in telling.places}), _spots(who, happening.side("places"))
        )
    )


def _deaths(telling: Telling) -> bool:
    """Whether a plural counts victims, not events: "the deaths" of one strike."""
    return bool(telling.frame.casualty) and telling.trigger.pos_ == "NOUN"


def _other_hands(telling: Telling, happening: Happening) -> bool:
    """Whether two tellings name different agents; tellers of one event may disagree on that."""
    if telling.teller:
        return False
    return _apart({p.entity for p in telling.firsts}, happening.side("firsts"))


def _apart(ours: set[str], theirs: set[str]) -> bool:
    return bool(ours and theirs and not ours & theirs)


def _spots(who: Cast, places: set[str]) -> set[str]:
    """Places exact enough to tell two events apart; a country or region is not."""
    regions = {p for p in places if who.is_a(p, "State") or " " in who.facets[p].entity.label}
    return places - regions


def _in_sentence(telling: Telling, found: list[Happening]) -> Happening | None:
    """The one attack that a sentence tells beside a toll: "died when it hit a mine laid by X"."""
    start = telling.trigger.sent.start
    beside = [
        h
        for h in found
        if ontology.is_a(h.kind, "Attack")
        and h.side("firsts")
        and any(t.trigger.sent.start == start for t in h.tellings)
    ]
    return beside[0] if len(beside) == 1 else None


def _bare_toll(telling: Telling) -> bool:
    """A toll or a loss whose author is not told: "Five militants were killed"."""
    told = bool(telling.amounts or telling.destroyed) or telling.frame.casualty == "destroyed"
    return told and bool(telling.frame.casualty) and not telling.firsts and telling.host is None


def _nearest(who: Cast, telling: Telling, found: list[Happening], reach: int) -> Happening | None:
    """The nearest event, nearer still where the same noun told of it."""
    here = who.parsed.sentence(telling.trigger).index

    def distance(happening: Happening) -> int:
        told = (here - who.parsed.sentence(t.trigger).index for t in happening.tellings)
        return min((d for d in told if d >= 0), default=reach + 1)

    near = [h for h in found if distance(h) <= reach]
    shared = [h for h in near if h.side("seconds") & {p.entity for p in telling.seconds}]

    def far(happening: Happening) -> tuple[int, bool, int]:
        words = {t.trigger.lemma_ for t in happening.tellings}
        first = min(who.parsed.sentence(t.trigger).index for t in happening.tellings)
        # the same noun, the same type, and what the report opens with are the likelier ones
        kin = 0
        if telling.points_back:
            kin = 3 * (telling.trigger.lemma_ in words) + 2 * (telling.kind == happening.kind)
            kin += 3 * (first == 0)
        aside = all(t.trigger.dep_ == "advcl" for t in happening.tellings)
        return distance(happening) - kin, aside, -happening.tellings[-1].trigger.i

    return min(shared or near, key=far, default=None)


def _renamed(
    who: Cast, telling: Telling, dates: tuple[When, ...], found: list[Happening]
) -> Happening | None:
    """The one attack just told that a definite noun calls by another name: "the blast"."""
    if telling.firsts or telling.seconds or telling.kind not in lexicon().harm:
        return None
    here = who.parsed.sentence(telling.trigger).index
    near = [
        h
        for h in found
        if ontology.is_a(h.kind, "Attack") and h.kind not in ("ShootDown", *_TOLLS)
        if 0 < here - who.parsed.sentence(h.tellings[-1].trigger).index <= 1
        if all(t.stance == telling.stance and not t.weak for t in h.tellings)
        and not _apart({w.edtf for w in dates}, h.days())
    ]
    return near[0] if len(near) == 1 else None


def _same_sides(telling: Telling, dates: tuple[When, ...], happening: Happening) -> bool:
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
