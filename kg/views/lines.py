"""Lines of a drawing: all that is said between two nodes as one line, and how it looks.

Works on a dossier as it is; the page does the same in `lineStyle` of `templates/js/shapes.js`
for what its filters leave. A test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

__all__ = ["KNOWN", "Known", "Line", "lines", "unsaid"]

_Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """A way in which a relation is known: its words in the legend, its dashes in pixels."""

    label: str
    dashes: tuple[int, ...] = ()


KNOWN: Mapping[str, Known] = MappingProxyType(
    {
        "reported": Known("reported by a publisher"),
        "claimed": Known("only claimed by somebody named", (9, 5)),
        "unsaid": Known("planned, demanded, supposed or denied", (2, 5)),
        "beside": Known("known beforehand, or inferred", (11, 4, 2, 4)),
    }
)
"""How a relation may be known, the best first."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two nodes, by their numbers: how it is known, its family, width, arrows.

    `width` is in pixels. A line is `disputed` where claims about it contradict each other, or
    where one speaker says and another denies the same. How far it is bent around what stands
    in its way is told in `kg.views.placing.bends`.
    """

    source: int
    target: int
    how: str
    family: str
    width: float
    forward: bool
    backward: bool
    disputed: bool
    bend: float = 0.0


def lines(data: _Json) -> Iterator[Line]:
    """One line for each two nodes that an edge of the dossier ties, in the order of the edges."""
    between: dict[frozenset[int], list[_Json]] = {}
    for edge in data["edges"]:
        if edge["from"] != edge["to"]:
            between.setdefault(frozenset((edge["from"], edge["to"])), []).append(edge)
    doubted = {claim for pair in data["contradictions"] for claim in pair}
    bends = {frozenset(ends): bend for *ends, bend in data["bends"]}
    for tie, edges in between.items():
        yield _line(data, edges, doubted, bends.get(tie, 0.0))


def unsaid(data: _Json) -> frozenset[int]:
    """Events that nobody says have happened: they are only planned, supposed or denied."""
    actual = {edge[end] for edge in data["edges"] if _actual(edge) for end in ("from", "to")}
    events = {n for n, node in enumerate(data["nodes"]) if node["kind"] == "Event"}
    return frozenset(events - actual)


def _line(data: _Json, edges: Sequence[_Json], doubted: set[int], bend: float) -> Line:
    told = [data["claims"][claim] for edge in edges for claim in edge["claims"]]
    sentences = {(claim.get("document"), str(claim.get("sentence"))) for claim in told}
    how, (source, target) = _how(data, edges), sorted((edges[0]["from"], edges[0]["to"]))
    return Line(
        source=source,
        target=target,
        how=how,
        family=_family(edges),
        width=1.1 + min(3.4, 0.55 * max(0, len(sentences) - 1)) + 0.3 * (how == "reported"),
        forward=any(edge["from"] == source for edge in edges),
        backward=any(edge["to"] == source for edge in edges),
        disputed=any(not doubted.isdisjoint(edge["claims"]) for edge in edges) or _both(edges),
        bend=bend,
    )


def _how(data: _Json, edges: Sequence[_Json]) -> str:
    actual = [edge for edge in edges if _actual(edge)]
    if not actual:
        return "unsaid"
    read = [data["claims"][claim] for e in actual if "origin" not in e for claim in e["claims"]]
    voices = {claim["voice"] for claim in read if "origin" not in claim}
    if not voices:
        return "beside"
    return "claimed" if voices == {"claimed by"} else "reported"


def _family(edges: Sequence[_Json]) -> str:
    """The family of most edges; where something took place counts half. Empty where none has."""
    weights = dict.fromkeys(sorted({edge["family"] for edge in edges if "family" in edge}), 0.0)
    for family in (edge["family"] for edge in edges if "family" in edge):
        weights[family] += 0.5 if family == "Places" else 1
    return max(weights, key=lambda family: weights[family], default="")


def _both(edges: Sequence[_Json]) -> bool:
    """Whether one relation is both said and denied."""
    denied = {edge["relation"] for edge in edges if edge.get("stance") == "denied"}
    return any(edge["relation"] in denied for edge in edges if _actual(edge))


def _actual(edge: _Json) -> bool:
    return "stance" not in edge  # a dossier leaves out what goes without saying
