"""Friendly and hostile: triads in balance or not, and the split into camps, with the sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.analysis import balance as balancing
from kg.analysis import camps as splitting
from kg.analysis.balance import Side, Triad
from kg.analysis.camps import Camps
from kg.analysis.graphs import graph
from kg.analysis.ties import Ties
from kg.explaining.sections import Row, Section, few
from kg.explaining.wording import SIGNS, act, listed, plural
from kg.story import Story

__all__ = ["balance", "camps"]


def balance(ties: Ties, top: int) -> Section:
    """The frustrated triads, each with the sentences behind its three sides."""
    story = ties.story
    found = balancing.balance(ties)
    shown = sorted(found.triads, key=lambda triad: (triad.balanced, -_weight(triad), triad.actors))
    frustrated = len(found.frustrated)
    rows = (
        Row(
            (
                "balanced" if triad.balanced else "frustrated",
                triad.kind,
                *map(story.label, triad.actors),
            ),
            tuple((f"{heading}:", claims) for heading, claims in _grounds(story, triad.sides))
            if not triad.balanced
            else (),
        )
        for triad in shown[:top]
    )
    kinds = ", ".join(f"{count} {kind}" for kind, count in found.kinds.items())
    return Section(
        "balance",
        "Do friendly and hostile ties fit together?",
        "Of two actors more acts and ties are told that are friendly, or more that are hostile. "
        "Three such sides are balanced where an even number is hostile (+++ and +--), frustrated "
        "where an odd one is (++- and ---). That is how it is reported: a truce is friendly, and "
        "nobody is said to be a friend.",
        ("triad", "signs", "actor", "and", "and "),
        tuple(rows),
        (
            f"n = {plural(found.actors, 'actor')}: {plural(found.positive, 'pair')} more friendly, "
            f"{found.negative} more hostile, {found.mixed} as much the one as the other. "
            f"{plural(len(found.triads), 'triad')} ({kinds}), {frustrated} frustrated"
            + (f", {100 * found.share:.0f} % balanced." if found.share is not None else "."),
            *few(found.actors),
        ),
        tuple(balancing.measures(found)),
    )


def camps(ties: Ties, k: int, seed: int) -> Section:
    """The best split into camps, and what goes against it."""
    story = ties.story
    found = splitting.camps(ties, k, seed=seed)
    free = set(found.undecided)
    order = {actor: -count for actor, count in graph(ties).degree()}
    rows = (
        Row(
            (
                number,
                place,
                len(camp),
                len(free & set(camp)),
                _named(story, set(camp) - free, order),
            )
        )
        for number, part in enumerate(found.parts[:PARTS], 1)
        for place, camp in enumerate(part.camps, 1)
    )
    against = (
        Row(("", "", "", "", f"against it: {heading}"), ((f"{heading}:", claims),))
        for heading, claims in _grounds(story, found.frustrated)
    )
    rest = len(found.parts) - PARTS
    return Section(
        "camps",
        f"Into which {k} camps do friendly and hostile ties fall?",
        "The split that least of what is reported goes against: hostile pairs within a camp, "
        "friendly pairs in two. Each part of the network that hangs together is split by itself; "
        "no camp of one part belongs to a camp of another. Some could stand elsewhere in a split "
        "as good, and have no side. Who shares a camp need not be allied.",
        ("part", "camp", "actors", "could stand elsewhere", "among the others"),
        (*rows, *against),
        (
            f"n = {plural(found.actors, 'actor')}; frustration {found.frustration}, that is how "
            f"many pairs go against the split: {_surely(found)}.",
            *((f"{plural(rest, 'smaller part')} not shown.",) if rest > 0 else ()),
            *few(found.actors),
        ),
        tuple(splitting.measures(found)),
    )


PARTS = 3  # parts of the network whose camps are told; most others are pairs


def _surely(found: Camps) -> str:
    if found.exact:
        return "no split has less"
    return f"found by search, no split has less than {found.at_least}"


def _named(story: Story, actors: Iterable[str], order: Mapping[str, int]) -> str:
    """Who is in a camp, those first who are tied to most."""
    return listed(map(story.label, sorted(actors, key=lambda actor: (order[actor], actor))), 8)


def _weight(triad: Triad) -> int:
    """How much is told of the side of which least is."""
    return min(side.positive + side.negative for side in triad.sides)


def _grounds(story: Story, sides: Iterable[Side]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for side in sides:
        against = min(side.positive, side.negative)
        also = f", {against} of {side.positive + side.negative} the other way" if against else ""
        acts = listed(dict.fromkeys(act(tie.relation) for tie in side.ties), 3)
        ends = f"{story.label(side.one)} and {story.label(side.other)}"
        yield f"{ends}, {SIGNS[side.sign]} ({acts}){also}", side.claims
