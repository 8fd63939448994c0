"""What the page draws of a network: which nodes at first, how large, with which label, where.

Knows the network and the layout, neither claims nor HTML.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg import __version__
from kg.model import When
from kg.ontology import event_types
from kg.views.placing.geometry import Place
from kg.views.placing.keeping import Kept
from kg.views.placing.layout import Box, below, bends, beside, place
from kg.views.words import brief, label_lines, label_width, when

__all__ = ["Drawing", "core", "date_words", "lines", "places", "radius"]

# More nodes than this are not drawn at first: the rest is found by search and in the table.
CORE = 300
LINE = 15.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """Places of all tied nodes, which of them are drawn at first, lines that are bent, a key.

    Two networks of one key have the same nodes, labels and lines, so the same places serve
    both. `by_hand` tells that the places are a reader's own.
    """

    places: Mapping[str, Place]
    core: frozenset[str]
    bends: Mapping[tuple[str, str], float]
    key: str
    by_hand: bool = False


def places(graph: nx.MultiDiGraph, kept: Kept | None = None) -> Drawing:
    """Where the nodes of a network stand; `kept` are the places that an earlier page had.

    The same network stays as it was. Of a network that has changed, only what a reader
    placed by hand stays; new nodes then stand beside those they are tied to, or apart.
    """
    simple = nx.Graph()
    simple.add_edges_from(sorted((a, b) for a, b in graph.edges() if a != b))
    first = core(graph, simple)
    boxes, drawn = {node: _box(graph, node) for node in first}, simple.subgraph(first)
    key = _key(simple, boxes)
    by_hand = kept is not None and kept.by_hand
    if kept and kept.key == key and kept.places.keys() >= set(simple):
        found = {n: kept.places[n] for n in simple}
    elif kept and by_hand:
        known = {node: place for node, place in kept.places.items() if node in simple}
        stand = beside(simple, known)
        apart = place(simple.subgraph(first - stand.keys()), boxes)
        found = beside(simple, stand | below(apart, stand))
    else:
        found = beside(simple, place(drawn, boxes))
    return Drawing(found, first, bends(drawn, boxes, found), key, by_hand)


def _key(simple: nx.Graph, boxes: Mapping[str, Box]) -> str:
    told = repr((__version__, sorted(boxes.items()), sorted(map(sorted, simple.edges()))))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def core(graph: nx.MultiDiGraph, simple: nx.Graph) -> frozenset[str]:
    """The nodes drawn at first: whole facts, those of the most tied actors before others.

    A fact is an event with all its ends, or the two ends of a standing relation.
    """
    if len(simple) <= CORE:
        return frozenset(simple)
    events = {n for n in simple if graph.nodes[n]["kind"] == "Event"}
    facts = [frozenset((event, *simple[event])) for event in events]
    facts += [frozenset(tie) for tie in simple.edges() if not events & set(tie)]

    def weight(fact: frozenset[str]) -> tuple[float, list[str]]:
        return -sum(simple.degree(n) for n in fact - events) / len(fact), sorted(fact)

    chosen: set[str] = set()
    for fact in sorted(facts, key=weight):
        if len(chosen | fact) <= CORE:
            chosen |= fact
    return frozenset(chosen)


def radius(graph: nx.MultiDiGraph, node: str) -> float:
    """A node grows with the number of others it is tied to, whatever the stance; in pixels."""
    others = len(set(graph.predecessors(node)) | set(graph.successors(node)))
    return float(round(min(24.0, 7.0 + 3.0 * others**0.5), 1))


def lines(data: Mapping[str, Any]) -> tuple[str, ...]:
    """What stands beside a node: its name; of an event type and date, as its edges tell the rest.

    >>> lines({"label": "Harakat Hezbollah al-Nujaba"})
    ('Harakat Hezbollah', 'al-Nujaba')
    """
    known = event_types().get(data.get("type", ""))
    if known is None:
        return label_lines(data["label"])
    many = f"{data['count']} × " if data["count"] > 1 else ""
    time = date_words(data)
    return (*label_lines(f"{many}{known.label}"), *([brief(time)] if time else []))


def date_words(data: Mapping[str, Any]) -> str:
    """The date of an event's node in words; empty where nobody gives one."""
    if not data["date"]:
        return ""
    return when(When(data["date"], data["earliest"] or None, data["latest"] or None))


def _box(graph: nx.MultiDiGraph, node: str) -> Box:
    told = lines(graph.nodes[node])
    return Box(radius(graph, node), max(map(label_width, told)), LINE * len(told))
