"""Who matters, who stands between others, who belongs together: three questions in words."""

from __future__ import annotations

from kg.analysis import brokers as brokering
from kg.analysis import centrality
from kg.analysis import communities as grouping
from kg.analysis.graphs import graph
from kg.analysis.rankings import ranked
from kg.analysis.ties import Ties
from kg.explaining.sections import Row, Section
from kg.explaining.wording import listed, plural

__all__ = ["brokers", "communities", "importance"]


def importance(ties: Ties, top: int) -> Section:
    """Who is tied to many, in the order of PageRank."""
    story = ties.story
    scores = centrality.importance(graph(ties))
    values = {score.name: score.values for score in scores}
    rows = (
        Row(
            (
                place.rank,
                story.label(place.actor),
                int(values["degree"][place.actor]),
                int(values["weighted degree"][place.actor]),
                _round(place.value),
                _round(values["betweenness"][place.actor]),
            )
        )
        for place in ranked(values["pagerank"])
        if place.rank <= top
    )
    return Section(
        "importance",
        "Who is tied to many?",
        "Others: how many an actor has ties with. Events and relations: how many of them tie it. "
        "PageRank: where one is most often met who walks along ties, from 0 to 1, all together 1. "
        "Betweenness: the share of shortest paths between others that lead through it.",
        ("rank", "actor", "others", "events and relations", "PageRank", "betweenness"),
        tuple(rows),
        (f"{plural(len(ties.actors), 'actor')} ranked by PageRank; equals share a rank.",),
        tuple(measure for score in scores for measure in centrality.measures(score)),
    )


def brokers(ties: Ties, top: int) -> Section:
    """Who stands between others, in the order of betweenness."""
    story = ties.story
    found = brokering.brokers(graph(ties))
    places = {place.actor: place.rank for place in ranked(found.scores[0].values)}
    rows = (
        Row(
            (
                places[each.actor],
                story.label(each.actor),
                _round(each.betweenness),
                _round(each.constraint),
                listed(story.label(a if b == each.actor else b) for a, b in each.bridges),
            )
        )
        for each in found.all
        if places[each.actor] <= top and each.betweenness > 0
    )
    return Section(
        "brokers",
        "Who stands between others?",
        "Betweenness: the share of shortest paths between two others that lead through an actor, "
        "from 0 to 1. Constraint: how far its ties lead to the same few, from near 0 (many who "
        "are not tied to each other) to 1 and a little more. Alone to: others who hang on the "
        "network by their tie to it alone.",
        ("rank", "actor", "betweenness", "constraint", "alone to"),
        tuple(rows),
        (
            f"{plural(len(found.bridges.pairs), 'tie')} whose loss would part the network. Whether "
            "anything passes between those whom an actor stands between, no report need tell.",
        ),
        tuple(brokering.measures(found)),
    )


def communities(ties: Ties, top: int) -> Section:
    """Who belongs together, and how surely."""
    story = ties.story
    tied = graph(ties)
    found = grouping.communities(tied)
    order = [place.actor for place in ranked(centrality.degree(tied).values)]
    groups = [(n, group) for n, group in enumerate(found.members) if group]
    rows = (
        Row(
            (
                number,
                len(group),
                listed(map(story.label, sorted(group, key=order.index)), 6),
                f"{100 * sum(found.staying[actor] for actor in group) / len(group):.0f} %",
            )
        )
        for number, group in groups[:top]
    )
    return Section(
        "communities",
        "Who has most to do with each other?",
        "Groups with more events and relations inside than chance would give, friendly or hostile; "
        "the first named are tied to most. Staying: how often an actor is where most of its group "
        "is, when the order is left to another chance.",
        ("community", "actors", "among them", "staying"),
        tuple(rows),
        (
            f"{plural(len(groups), 'community', 'communities')} of {len(ties.actors)} actors; "
            f"modularity {found.modularity:.3f}; agreement of divisions by other seeds "
            f"{found.stability:.2f} (1: always the same, 0: as by chance). "
            + ("Read single members with care." if found.stability < STABLE else ""),
        ),
        tuple(grouping.measures(found)),
    )


STABLE = 0.8  # below, two seeds disagree visibly: by Steinley (2004) 0.8 and more is good agreement


def _round(value: float) -> str:
    return f"{value:.3f}"
