"""What hangs on whom: rankings without each of their sources, and two tellings side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.analysis import perspectives, sensitivity
from kg.analysis.perspectives import Difference
from kg.analysis.scope import WHOLE, Scope, words
from kg.analysis.sensitivity import Change, Sensitivity
from kg.analysis.ties import Tie, Ties
from kg.explaining.sections import Row, Section
from kg.explaining.wording import SIGNS, act, claims, listed, ordinal, plural
from kg.story import Story

__all__ = ["differing", "hanging"]

SHIFTS = 3  # changes of place told of one source
FALLS = 3  # places told to which the first falls, the furthest first


def hanging(ties: Ties, top: int) -> Section:
    """Whose place in a ranking hangs on which source."""
    found = sensitivity.sensitivity(ties, top=top)
    story = ties.story
    rows = (
        Row((each.ranking, _left_out(story, change, ties), change.ties, told))
        for each in found
        for change in each.changes[:top]
        if (told := "; ".join(_shifts(story, change)))
    )
    return Section(
        "sensitivity",
        "What would change without one of the sources?",
        "Each ranking once more without each speaker, each publisher, all speakers without a name, "
        "all that only one speaker says, and what is known beforehand.",
        ("ranking", "left out", "ties lost", "what changes"),
        tuple(rows),
        tuple(line for each in found for line in _summary(story, each, ties)),
        tuple(sensitivity.measures(found)),
    )


def differing(here: Ties, there: Ties) -> Section:
    """What one telling has and the other has not, or to the contrary."""
    story = here.story
    found = perspectives.difference(here, there)
    names = [words(ties.scope, story.label) or "all that is claimed" for ties in (here, there)]
    rows = (
        Row(
            (*map(story.label, each.pair), *(_said(ties) for ties in (each.here, each.there))),
            tuple(_grounds(story, each, names)),
        )
        for each in found
    )
    opposed = sum(each.opposed for each in found)
    only = [sum(not each.there for each in found), sum(not each.here for each in found)]
    return Section(
        "difference",
        "Where do two tellings differ?",
        "Pairs of actors whom one telling ties and the other does not, or whose ties are more "
        "friendly in the one and more hostile in the other. Neither is held to be right; what is "
        "left out is not denied.",
        ("actor", "and", *names),
        tuple(rows),
        (
            f"{plural(opposed, 'pair')} told to the contrary; only in the first: {only[0]}; only "
            f"in the second: {only[1]}.",
        ),
        tuple(perspectives.measures(found, names[1])),
    )


def _summary(story: Story, found: Sensitivity, ties: Ties) -> Iterator[str]:
    """In a sentence, what becomes of who comes first: where it falls, and without whom."""
    for actor, times in found.leads:
        first = "first" if len(found.leads) == 1 else "among the first"
        falls: dict[int, list[str]] = defaultdict(list)
        for change in found.changes:
            for move in change.moved:
                if move.actor == actor and move.now != 1:
                    falls[move.now].append(_left_out(story, change, ties))
        furthest = sorted(falls, key=lambda place: (not place, -place))[:FALLS]
        told = "".join(f"; {_fall(place, sorted(falls[place]))}" for place in furthest)
        yield (
            f"{found.ranking}: {story.label(actor)} is {first}, and stays so in {times} of "
            f"{found.tried} rankings without one source{told}."
        )


def _fall(place: int, sources: list[str]) -> str:
    others = f" (or {plural(len(sources) - 1, 'other')})" if len(sources) > 1 else ""
    where = f"is {ordinal(place)}" if place else "has no tie left"
    return f"without {sources[0]}{others} it {where}"


def _left_out(story: Story, change: Change, ties: Ties) -> str:
    """The source that a change lacks, in words."""
    return words(_out(change.without, ties.scope), story.label).removeprefix("without ")


def _shifts(story: Story, change: Change) -> Iterator[str]:
    for move in change.moved[:SHIFTS]:
        now = ordinal(move.now) if move.now else "without a tie"
        yield f"{story.label(move.actor)} {ordinal(move.before)} → {now}"
    if len(change.moved) > SHIFTS:
        yield f"and {len(change.moved) - SHIFTS} more"


def _out(without: Scope, scope: Scope) -> Scope:
    """Only what a scope leaves out beyond another."""
    return replace(
        WHOLE,
        speakers=without.speakers - scope.speakers,
        publishers=without.publishers - scope.publishers,
        unnamed=without.unnamed > scope.unnamed,
        single=without.single > scope.single,
        background=without.background > scope.background,
    )


def _said(ties: Iterable[Tie]) -> str:
    return listed(dict.fromkeys(act(tie.relation) for tie in ties))


def _grounds(
    story: Story, found: Difference, names: list[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, ties, sign in zip(names, (found.here, found.there), found.signs, strict=True):
        if ties:
            ends = " and ".join(map(story.label, found.pair))
            yield f"{ends}, {SIGNS[sign]} {name}:", claims(story, ties)
