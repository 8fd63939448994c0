"""Which tellings of a document speak of one event.

Conservative: two tellings are one event where grammar says so (a strike that killed), where a
definite noun points back ("the attack"), where a toll follows its attack, or where the same
sides meet on the same day or in the same place. All else stays apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg import ontology
from kg.model import When
from kg.text.acts.telling import Telling
from kg.text.events.happening import TOLLS, Happening, face_each_other, strong
from kg.text.events.likeness import apart, bare_toll, compatible, crossed, family, same_sides
from kg.text.grammar import heads
from kg.text.words.cues import lexicon

if TYPE_CHECKING:
    from kg.text.who.cast import Cast

__all__ = ["Happening", "happenings", "strong"]

_REACH = 3  # sentences after an attack in which a toll without agent is taken to be its own


def happenings(
    who: Cast, told: Iterable[Telling], dates: dict[int, tuple[When, ...]]
) -> list[Happening]:
    """The events of a document, each with its tellings in the order of the text."""
    waiting = list(told)
    hosts = {t.trigger.i: t.host.i for t in waiting if t.host is not None}
    # events that others lean on come first, and what an act answers right before that act
    answers = {a.trigger.i: t.trigger.i for t in waiting for a in t.answers}

    def order(telling: Telling) -> tuple[int, bool, int, bool]:
        here = telling.trigger.i
        place = min(here, answers.get(here, here))
        return _depth(here, hosts), bare_toll(telling), place, here not in answers

    waiting.sort(key=order)
    found: list[Happening] = []
    for telling in waiting:
        _settle(who, telling, dates, found)
    for alone in [h for h in found if len(h.tellings) == 1 and h.tellings[0].points_back]:
        found.remove(alone)  # what it points back to may have been a toll, and come late
        _settle(who, alone.tellings[0], dates, found)
    for happening in found:
        happening.tellings.sort(key=lambda t: t.trigger.i)
        face_each_other(happening)
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


def _home(
    who: Cast, telling: Telling, dates: tuple[When, ...], found: list[Happening]
) -> Happening | None:
    found = [h for h in found if not any(_answers(telling, t) for t in h.tellings)]
    if telling.host is not None:
        for happening in found:
            # "launched a strike, killing five": the verb above only lends to the strike
            if any(telling.host in (t.trigger, t.support) for t in happening.tellings):
                # those abducted in a raid are no part of the raid
                part = family(telling.kind) == family(happening.kind)
                return happening if part and not _between_two(telling, happening) else None
    for happening in reversed(found):
        if _one_breath(telling, happening):
            return happening
    fitting = [h for h in found if compatible(who, telling, dates, h)]
    before = [h for h in fitting if h.tellings[0].trigger.i < telling.trigger.i]
    if telling.points_back and before:
        own = {p.entity for p in telling.seconds}
        days = {w.edtf for w in dates}
        if own or days:  # "the attack of Jan. 28 on the base" brings its own description
            before = [
                h for h in before if not apart(own, h.side("seconds")) and not apart(days, h.days())
            ]
        if own and telling.frame.casualty and not telling.plural:
            # "the killing of two policemen" is of those two, whatever was told before
            here = telling.trigger.sent
            before = [
                h
                for h in before
                if own & h.side("seconds")
                or any(here.start <= t.trigger.i < here.end for t in h.tellings)
            ]
        if telling.of_before:  # whose doer was left open till now
            before = [h for h in before if _unnamed(who, h)]
        if near := _nearest(who, telling, before, reach=_REACH if telling.of_before else 100):
            return near
        return _renamed(who, telling, dates, found)
    if telling.points_back:
        return _renamed(who, telling, dates, found)
    if bare_toll(telling) and (beside := _in_sentence(telling, fitting)):
        return beside
    if bare_toll(telling) and before:
        own = {who.who(t) for t in heads.subjects(telling.trigger)}  # "we lost five men"
        attacks = [h for h in before if ontology.is_a(h.kind, "Attack") and h.count == 1]
        attacks = [h for h in attacks if not own & h.side("firsts")]
        attacks = [
            h for h in attacks if not (h.kind in TOLLS and any(t.amounts for t in h.tellings))
        ]
        return _nearest(who, telling, attacks, reach=_REACH)
    return next((h for h in reversed(before) if same_sides(telling, dates, h)), None)


def _answers(one: Telling, other: Telling) -> bool:
    """Whether one of two tellings is said to answer the other: no act answers itself."""
    to_one, to_other = ({a.trigger.i for a in t.answers} for t in (other, one))
    return one.trigger.i in to_one or other.trigger.i in to_other


def _between_two(telling: Telling, happening: Happening) -> bool:
    """Whether somebody fell between two sides: then it is told of neither that it killed him."""
    sides = any(t.frame.reciprocal and t.firsts and t.seconds for t in happening.tellings)
    return sides and bool(telling.frame.casualty) and not telling.firsts


def _unnamed(who: Cast, happening: Happening) -> bool:
    """Whether nobody with a name is told yet to have done it."""
    return all(who.kind(e) == "UnnamedActor" for e in happening.side("firsts"))


def _one_breath(telling: Telling, happening: Happening) -> bool:
    """A light verb and its noun, or "killed five and wounded three": one clause, one event."""
    sentence = telling.trigger.sent
    for other in happening.tellings:
        if not sentence.start <= other.trigger.i < sentence.end:
            continue
        linked = other.support is not None and other.support.i == telling.trigger.i
        linked |= telling.support is not None and telling.support.i == other.trigger.i
        twins = telling.kind in TOLLS and other.kind in TOLLS
        if linked and family(telling.kind) == family(other.kind):
            return not crossed(telling, other)
        # "killed five and wounded three", "five were killed and three wounded"
        shared = not any("subj" in c.dep_ for c in telling.trigger.children)
        shared |= not (telling.firsts or other.firsts)
        conjoined = telling.trigger.head.i == other.trigger.i and telling.trigger.dep_ == "conj"
        if twins and conjoined and (shared or not telling.firsts):
            return True
    return False


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
        aside = aside or not happening.side("seconds")
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
        if ontology.is_a(h.kind, "Attack") and h.kind not in ("ShootDown", *TOLLS)
        if 0 < here - who.parsed.sentence(h.tellings[-1].trigger).index <= 1
        if all(t.stance == telling.stance and not t.weak for t in h.tellings)
        and not apart({w.edtf for w in dates}, h.days())
    ]
    return near[0] if len(near) == 1 else None
