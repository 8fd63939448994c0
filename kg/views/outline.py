"""A network as plain columns, and back: quicker to read than a story is to draw.

What many nodes or edges have in common stands once, as their manner: each names its manner by
number, and has a column for every value of its own. Knows no store.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx

from kg import __version__, ontology
from kg.model import Modality, Origin, Polarity

__all__ = ["columns", "drawn", "drawn_by"]

# What each node and edge has of its own, and as what it stands in its manner.
_OF_NODE = {"label": "", "aliases": (), "date": "", "earliest": "", "latest": ""}
_OF_EDGE = {"claims": (), "earliest": "", "latest": ""}
# What JSON has no value for.
_VALUES: Mapping[str, Callable[[Any], Any]] = {
    "origin": Origin,
    "polarity": Polarity,
    "modality": Modality,
    "aliases": tuple,
    "derivations": tuple,
    "posts": lambda posts: tuple(map(tuple, posts)),
}
_CODE = ("../story.py", "network.py", "edges.py", "outline.py")


@cache
def drawn_by() -> str:
    """A digest of what decides how a story is drawn, and what its columns mean."""
    files = [ontology.directory() / "conflict.ttl"]
    files += [Path(__file__).parent / name for name in _CODE]
    whole = hashlib.sha256(__version__.encode())
    for path in files:
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


def columns(graph: nx.MultiDiGraph) -> list[Any]:
    """A network as values that JSON has: nodes and edges in their order."""
    numbers = {node: number for number, node in enumerate(graph)}
    edges = list(graph.edges(keys=True, data=True))
    return [
        list(graph),
        _table((data for _, data in graph.nodes(data=True)), _OF_NODE),
        [numbers[source] for source, *_ in edges],
        [numbers[target] for _, target, *_ in edges],
        _table(({"key": key, **data} for *_, key, data in edges), _OF_EDGE),
    ]


def _table(rows: Iterable[Mapping[str, Any]], own: Mapping[str, Any]) -> list[Any]:
    """Manners, the number of each row's, and the columns of its own; a list of one as the one."""
    manners: dict[str, int] = {}
    numbers, columns = [], [list[Any]() for _ in own]
    for row in rows:
        manner = json.dumps({**row, **own})
        numbers.append(manners.setdefault(manner, len(manners)))
        for name, column in zip(own, columns, strict=True):
            value = row[name]
            column.append(value[0] if isinstance(value, tuple) and len(value) == 1 else value)
    return [list(map(json.loads, manners)), numbers, *columns]


def drawn(columns: Sequence[Any]) -> nx.MultiDiGraph:
    """The network that has these columns."""
    ids, nodes, sources, targets, (manners, numbers, *own) = columns
    keys = [manner.pop("key") for manner in manners]
    graph = nx.MultiDiGraph()
    # networkx asks the graph for the dict of each new node and edge. Given one that is filled
    # already it copies nothing, which is a third of the time.
    graph.node_attr_dict_factory = _nodes(*nodes).__next__
    graph.add_nodes_from(ids)
    graph.edge_attr_dict_factory = _edges(manners, numbers, *own).__next__
    for source, target, manner in zip(sources, targets, numbers, strict=True):
        graph.add_edge(ids[source], ids[target], keys[manner])
    del graph.node_attr_dict_factory, graph.edge_attr_dict_factory
    return graph


def _nodes(manners: list[Any], numbers: list[int], *own: list[Any]) -> Iterator[dict[str, Any]]:
    manners = [_manner(manner) for manner in manners]
    for manner, label, aliases, date, earliest, latest in zip(numbers, *own, strict=True):
        data = manners[manner].copy()
        data["label"], data["date"] = label, date
        data["earliest"], data["latest"] = earliest, latest
        if aliases:
            data["aliases"] = _tuple(aliases)
        yield data


def _edges(manners: list[Any], numbers: list[int], *own: list[Any]) -> Iterator[dict[str, Any]]:
    manners = [_manner(manner) for manner in manners]
    for manner, claims, earliest, latest in zip(numbers, *own, strict=True):
        data = manners[manner].copy()
        data["claims"] = _tuple(claims)
        data["earliest"], data["latest"] = earliest, latest
        yield data


def _tuple(held: Any) -> tuple[Any, ...]:
    return (held,) if isinstance(held, str) else tuple(held)


def _manner(held: Mapping[str, Any]) -> dict[str, Any]:
    """A manner as a network has it: enumerations again, and tuples for lists."""
    return {
        name: _VALUES[name](value) if name in _VALUES else value for name, value in held.items()
    }
