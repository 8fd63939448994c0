"""Over time: who does how much to whom, what answers what, what appears, disappears and turns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.analysis import activity as counting
from kg.analysis import escalation as answering
from kg.analysis import weeks as comparing
from kg.analysis.answers import HEURISTIC, SAID
from kg.analysis.escalation import Chain, Step
from kg.analysis.ties import Ties
from kg.explaining.sections import Row, Section
from kg.explaining.wording import SIGNS, act, claims, listed, plural
from kg.story import Story

__all__ = ["activity", "escalation", "weeks"]


def activity(ties: Ties, top: int) -> Section:
    """Events by dyad and week, with bursts and quiet spells."""
    story = ties.story
    found = counting.activity(ties)
    rows = (
        Row(
            (
                story.label(each.source),
                story.label(each.target),
                each.total,
                ", ".join(f"{week.monday}: {week.count}" for week in each.weeks[-WEEKS:]),
                ", ".join(week.monday for week in each.bursts),
                ", ".join(f"{quiet.first} to {quiet.last}" for quiet in each.quiet),
            )
        )
        for each in found.dyads[:top]
    )
    whole = found.all
    time = f"{found.covered.first} to {found.covered.last}" if found.covered else "no day is told"
    return Section(
        "activity",
        "Who does how much to whom, and when?",
        "Events by week (its Monday), each once however many reports tell of it. A burst is a week "
        "with more, a quiet spell a run of weeks with fewer, than would come by chance if a dyad's "
        "events fell evenly. Reports come in waves themselves.",
        ("by", "to", "events", "by week", "bursts", "quiet"),
        tuple(rows),
        (
            f"{plural(whole.total, 'event')}, {time}; {whole.placed} lie in one week, "
            f"{whole.unplaced} are dated more loosely or lie outside, {whole.undated} not at all.",
        ),
        tuple(counting.measures(found)),
    )


WEEKS = 6  # weeks told of a dyad, the latest


def escalation(ties: Ties, days: int, top: int) -> Section:
    """Chains of answers, said or by heuristic."""
    story = ties.story
    found = answering.escalation(ties, days=days)
    said = sum(link.kind == SAID for link in found.links)
    rows = (
        Row(
            (
                number,
                "said" if chain.kind == SAID else "heuristic",
                " to ".join(dict.fromkeys(filter(None, chain.days))),
                " → ".join(_act(story, step) for step in chain.steps),
            ),
            tuple(_links(story, chain)),
        )
        for number, chain in enumerate(found.chains[:top], 1)
    )
    return Section(
        "escalation",
        "What answers what?",
        "Said: a report says that one event answers another. Heuristic: a hostile act is followed "
        f"by one the other way within {plural(days, 'day')}; nobody need say that it answers.",
        ("chain", "link", "days", "events"),
        tuple(rows),
        (
            f"{plural(said, 'answer')} said, {len(found.links) - said} by heuristic; "
            f"{plural(len(found.chains), 'chain')}, {min(top, len(found.chains))} shown.",
        ),
        tuple(answering.measures(found)),
    )


def weeks(ties: Ties, top: int) -> Section:
    """What appears, disappears and turns from week to week; the latest first."""
    story = ties.story
    found = comparing.weeks(ties)
    latest = sorted(found.changes, key=lambda change: change.week, reverse=True)
    rows = (
        Row(
            (
                change.week,
                change.sort,
                *map(story.label, change.pair),
                SIGNS[change.before] if change.before is not None else "",
                SIGNS[change.now] if change.now is not None else "",
            ),
            (
                (
                    f"{' and '.join(map(story.label, change.pair))}, {change.week}:",
                    claims(story, change.ties),
                ),
            ),
        )
        for change in latest[:top]
    )
    sorts = Counter(change.sort for change in found.changes)
    every = (comparing.APPEARS, comparing.DISAPPEARS, comparing.TURNS)
    told = ", ".join(f"{sort}: {sorts[sort]}" for sort in every)
    return Section(
        "weeks",
        "What appears, disappears and turns?",
        "From week to week (its Monday), as far as reports tell: two appear with their first event "
        f"that has a day, disappear where {found.further} more weeks of reports tell of none, and "
        "turn where most of their events have another sign than before. Nothing of this says when "
        "something began or ended.",
        ("week", "what", "actor", "and", "before", "now"),
        tuple(rows),
        (
            f"{plural(len(found.snapshots), 'week')} with events; {told}; "
            f"{min(top, len(latest))} shown.",
        ),
        tuple(comparing.measures(found)),
    )


def _act(story: Story, step: Step) -> str:
    sides = (_names(story, ends) for ends in (step.agents, step.recipients))
    day = f" ({step.earliest})" if step.earliest and step.earliest == step.latest else ""
    return f"{act(step.relation)}: {' on '.join(sides)}{day}"


def _names(story: Story, ids: Iterable[str]) -> str:
    return listed(map(story.label, ids), 2) or "?"


def _links(story: Story, chain: Chain) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sentences of each step, and those that say that it answers the one before."""
    for number, step in enumerate(chain.steps):
        yield f"{_act(story, step)}:", tuple(sorted(step.claims))
        for link in chain.links[number : number + 1]:
            if link.kind == HEURISTIC:
                yield "followed by (heuristic):", ()
            else:
                yield "answered, as is said:", tuple(sorted(link.claims))
