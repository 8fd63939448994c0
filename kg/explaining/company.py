"""Who stands with whom: a sponsor's reach, shared enemies and friends."""

from __future__ import annotations

from kg.analysis import reach as reaching
from kg.analysis import shared as sharing
from kg.analysis.ties import Ties
from kg.explaining.sections import Row, Section
from kg.explaining.wording import SIGNS, act, listed, plural
from kg.ontology import relations

__all__ = ["reach", "shared"]


def reach(ties: Ties, sponsor: str) -> Section:
    """Everybody connected to somebody by backing, each with the chain and its sentences."""
    story = ties.story
    found = reaching.reach(ties, sponsor)
    rows = []
    for each in found:
        steps = [(f"{act(step.relation)} {story.label(step.target)}", step) for step in each.chain]
        chain = ", ".join(words for words, _ in steps)
        grounds = ((f"{story.label(s.source)} — {words}:", s.claims) for words, s in steps)
        rows.append(
            Row((story.label(each.actor), len(steps), chain, each.certainty), tuple(grounds))
        )
    backing = listed(sorted(r.label for r in relations().values() if r.backing))
    return Section(
        "reach",
        f"Who is connected to {story.label(sponsor)}?",
        f"Everybody from whom a chain of claims leads there ({backing}), the shortest of them. A "
        "chain says how two are connected, not who gave an order.",
        ("actor", "steps", "chain", "certainty"),
        tuple(rows),
        (f"{plural(len(found), 'actor')} in all.",),
        tuple(reaching.measures(sponsor, found)),
    )


def shared(ties: Ties, top: int) -> Section:
    """Pairs who share most enemies and friends."""
    story = ties.story
    found = sharing.shared(ties)
    rows = (
        Row(
            (
                story.label(each.one),
                story.label(each.other),
                listed(map(story.label, each.enemies)),
                listed(map(story.label, each.friends)),
                listed(map(story.label, each.divided)),
                SIGNS[each.sign] if each.sign else "",
            )
        )
        for each in found[:top]
    )
    return Section(
        "shared",
        "Who shares enemies and friends?",
        "Two are said to share an enemy where reports tell of more hostile than friendly acts and "
        "ties of both with the same third, a friend where it is the other way round. A shared "
        "enemy is no alliance.",
        ("actor", "and", "shared enemies", "shared friends", "stand apart on", "themselves"),
        tuple(rows),
        (f"{plural(len(found), 'pair')} in all, {min(top, len(found))} shown.",),
        tuple(sharing.measures(found[:top])),
    )
