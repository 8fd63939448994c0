"""The network of a store that documents are put into and taken out of: what changes is drawn anew.

Nothing is kept beside the store and the network: what a change touches is read from the store
again, from all documents that tell of it, and drawn as `kg.views.network` draws a whole story.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import chain
from typing import Any

import networkx as nx

from kg.graph import dataset, outlines
from kg.graph.excerpts import excerpt, holders, portrait, statements, whole
from kg.graph.touched import Tie, Touched, rederived, ties, touched
from kg.model import Reading
from kg.story import merge
from kg.views import outline
from kg.views.network import edges, network, nodes

__all__ = ["Mirror", "keep"]


def keep(store: dataset.Store, graph: nx.MultiDiGraph) -> None:
    """Keep the outline of its network with a store, so that it need not be drawn again."""
    outlines.keep(store, outline.columns(graph), outline.drawn_by())


class Mirror:
    """A store and its network, `graph`, which follows what is done to the store through here.

    Nodes and edges, their keys and all data are those of `kg.views.network.network`; nodes and
    edges that came later stand later. A change costs what the document tells, and what others
    tell of the same things and ties.
    """

    def __init__(self, store: dataset.Store) -> None:
        self.store = store
        columns = outlines.kept(store, outline.drawn_by())
        self.graph = outline.drawn(columns) if columns else network(*whole(store))

    def add(self, reading: Reading) -> None:
        """Put a document into store and network, in the place of what they held of it."""
        id = reading.document.id
        before = touched(self.store, id)
        dataset.add(self.store, reading)
        self._redraw(before | touched(self.store, id))

    def remove(self, document: str) -> None:
        """Take a document out of store and network, with all that it said."""
        before = touched(self.store, document)
        dataset.remove(self.store, document)
        self._redraw(before)

    def infer(self) -> None:
        """Run the rules over the store as it is now; what they made before is forgotten."""
        self._redraw(rederived(self.store))

    def _redraw(self, what: Touched) -> None:
        before = {thing: self._state(thing) for thing in what.things}
        stirred = self._redraw_nodes(what.things)
        renamed = [t for t in what.things if t not in self.graph or before[t] != self._state(t)]
        near = set(chain.from_iterable(holders(self.store, thing) for thing in renamed))
        stirred |= self._redraw_nodes(near - what.things)
        around = chain.from_iterable(ties(self.store, thing) for thing in stirred)
        self._redraw_ties({*what.ties, *around})

    def _state(self, thing: str) -> tuple[Any, ...]:
        """What others' nodes show of a thing: its label, and whether the reports speak of it."""
        data = self.graph.nodes.get(thing, {})
        return data.get("label"), data.get("origin")

    def _redraw_nodes(self, things: Set[str]) -> Set[str]:
        """Draw these nodes anew; gives those whose ties are to be drawn anew as well."""
        drawn = dict(nodes(merge(*portrait(self.store, things))))
        stirred = set()
        for thing in things:
            old, new = self.graph.nodes.get(thing), drawn.get(thing)
            if new is None:
                self.graph.remove_nodes_from([thing])
            elif old != new:
                if old is None or new["kind"] == "Event":
                    stirred.add(thing)
                self.graph.add_node(thing, **new)
        return stirred

    def _redraw_ties(self, wanted: Set[Tie]) -> None:
        """Draw anew what these ties are told by, between nodes that are there."""
        both = {tie for tie in wanted if all(end in self.graph for end in tie[1:])}
        for relation, one, other in both:
            self.graph.remove_edges_from(list(self._between(relation, one, other)))
        story = merge(*excerpt(self.store, (), statements(self.store, both)))
        for source, target, key, data in edges(story, self.graph.nodes):
            if (data["relation"], *sorted((source, target))) in both:
                self.graph.add_edge(source, target, key, **data)

    def _between(self, relation: str, one: str, other: str) -> Iterator[tuple[str, str, str]]:
        for source, target in {(one, other), (other, one)}:
            for key, data in self.graph.get_edge_data(source, target, default={}).items():
                if data["relation"] == relation:
                    yield source, target, key
