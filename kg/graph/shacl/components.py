"""What each constraint of SHACL Core asks, as SPARQL that finds what breaks it.

Every query is flat: the nodes asked about are a pattern that grows along the paths of shapes,
and each test stands behind it. Where it can, a sieve goes before: the test alone, of all edges
of one property, which the engine runs through many times faster than it looks them up for each
node. Constraints that ask for other shapes are sets of what queries find: see `validation`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.graph.shacl.arguments import integer
from kg.graph.shacl.parts import Constraint, Path, Target
from kg.graph.shacl.values import fault

__all__ = ["Query", "Scope", "pairs", "queries", "scopes"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Nodes as a pattern of SPARQL: `way` are the variables of how they were come by.

    The last of them stands for the nodes themselves, those before for the nodes that a shape
    around this one is asked of. `fresh` counts variables that are taken. `wide` tells that the
    nodes may be as many as the graph has, and not those that a shape names.
    """

    pattern: str
    way: tuple[str, ...] = ("?n0",)
    fresh: int = 1
    wide: bool = True

    @property
    def node(self) -> str:
        """The variable of the nodes."""
        return self.way[-1]

    def along(self, path: Path | None) -> Scope:
        """What is reached from these nodes over a path: they themselves, if there is none."""
        if not path:
            return self
        value = f"?n{self.fresh}"
        pattern = f"{self.pattern} {self.node} {path.text} {value} ."
        if path.empty:  # the engine does not find a node that no triple names
            pattern = f"{{ {pattern} }} UNION {{ {self.pattern} BIND({self.node} AS {value}) }}"
        return replace(self, pattern=pattern, way=(*self.way, value), fresh=self.fresh + 1)

    def alone(self) -> Scope:
        """The same nodes, however they were come by."""
        return replace(self, way=(self.node,))


def scopes(targets: tuple[Target, ...]) -> Iterator[Scope]:
    """The nodes that a shape is for."""
    named = " ".join(str(target.node) for target in targets if target.kind == "targetNode")
    if named:
        yield Scope(f"VALUES ?n0 {{ {named} }}", wide=False)
    for target in targets:
        if target.kind != "targetNode":
            yield Scope(_TARGETS[target.kind].format(target.node))


_TARGETS = {
    "targetClass": "?n0 a/<http://www.w3.org/2000/01/rdf-schema#subClassOf>* {} .",
    "targetSubjectsOf": "?n0 {} [] .",
    "targetObjectsOf": "[] {} ?n0 .",
}

# ── Queries ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Query:
    """A SELECT of what breaks a constraint, and an ASK that says no if nothing at all does."""

    text: str
    sieve: str = ""


def queries(constraint: Constraint, focus: Scope, path: Path | None) -> Iterator[Query]:
    """What finds the nodes of `focus` that break a constraint on what they reach over `path`.

    Rows hold the way to the node, then the value where a single one breaks it, then what makes
    results of one value differ: of `closed` the property first.
    """
    values = focus.along(path)
    f, v, given = focus.node, values.node, constraint.terms
    match constraint.name:
        case "minCount":
            if (bound := integer(given[0])) > 0:
                yield _fewer(focus, values, path, bound)
        case "maxCount":
            yield _more(focus, values, path, integer(given[0]))
        case "uniqueLang":
            tagged = f'BIND(LCASE(LANG({v})) AS ?tag) FILTER(?tag != "")'
            yield _more(focus, values, path, 1, tagged, "?tag")
        case "hasValue":
            unreached = _unreached(focus, path, str(given[0]))
            yield Query(_select(focus, f"{focus.pattern} {unreached}"))
        case "equals":
            yield pairs(focus, path, f"FILTER NOT EXISTS {{ {f} {given[0]} {v} }}")
            here = f"{focus.pattern} {f} {given[0]} ?value {_unreached(focus, path, '?value')}"
            yield Query(_select(focus, here, "?value"))
        case "lessThan" | "lessThanOrEquals":
            sign = "<" if constraint.name == "lessThan" else "<="
            test = f"{f} {given[0]} ?other FILTER(!COALESCE({v} {sign} ?other, false))"
            yield pairs(focus, path, test, "?other")
        case "closed":
            allowed = f"MINUS {{ VALUES ?property {{ {' '.join(map(str, given))} }} }}"
            pattern = f"{values.pattern} {v} ?property ?value {allowed}"
            yield Query(_select(focus, pattern, "?value", "?property", f"({v} AS ?of)"))
        case _:
            yield pairs(focus, path, fault(constraint, f, v))


def pairs(focus: Scope, path: Path | None, test: str = "", *more: str) -> Query:
    """Finds nodes with those of their values that pass a test."""
    values = focus.along(path)
    found = _select(focus, f"{values.pattern} {test}", f"({values.node} AS ?value)", *more)
    edge = _edge(focus, path, values.node)
    return Query(found, f"ASK {{ {edge} {test} }}" if edge and test else "")


def _edge(focus: Scope, path: Path | None, value: str) -> str:
    """The pattern of all edges that a path may take, if there are not too many to run through."""
    simple = focus.wide and path and not path.kind
    return f"{focus.node} {path.text} {value} ." if simple and path else ""


def _select(focus: Scope, pattern: str, *more: str) -> str:
    return f"SELECT DISTINCT {' '.join((*focus.way, *more))} WHERE {{ {pattern} }}"


def _grouped(way: tuple[str, ...], pattern: str, having: str) -> str:
    by = " ".join(way)
    return f"SELECT {by} WHERE {{ {pattern} }} GROUP BY {by} HAVING({having})"


def _fewer(focus: Scope, values: Scope, path: Path | None, bound: int) -> Query:
    if bound == 1 and path and not path.empty:
        return Query(_select(focus, f"{focus.pattern} {_unreached(focus, path, '[]')}"))
    enough = _grouped(focus.way, values.pattern, f"COUNT(DISTINCT {values.node}) >= {bound}")
    return Query(_select(focus, f"{focus.pattern} MINUS {{ {enough} }}"))


def _more(
    focus: Scope, values: Scope, path: Path | None, bound: int, test: str = "", *by: str
) -> Query:
    having = f"COUNT(DISTINCT {values.node}) > {bound}"
    found = _grouped((*focus.way, *by), f"{values.pattern} {test}", having)
    edge = _edge(focus, path, values.node)
    way = " ".join((focus.node, *by))
    groups = f"SELECT (COUNT(*) AS ?groups) {{ SELECT DISTINCT {way} {{ {edge} {test} }} }}"
    edges = f"SELECT (COUNT(*) AS ?edges) {{ {edge} {test} }}"
    # As many groups as edges: each has one. The engine counts faster than it groups.
    sieve = f"ASK {{ {{ {groups} }} {{ {edges} }} FILTER(?groups < ?edges || {bound} < 1) }}"
    return Query(found, sieve if edge else "")


def _unreached(focus: Scope, path: Path | None, value: str) -> str:
    """The test that no path leads from a node to this value."""
    itself = f"FILTER(!sameTerm({focus.node}, {value}))"
    if not path:
        return itself
    way = f"{focus.node} {path.text} {value}"
    if not path.kind:
        return f"FILTER NOT EXISTS {{ {way} }}"
    # Within NOT EXISTS the engine would walk a longer path from its far end, for each node.
    return f"MINUS {{ {focus.pattern} {way} }} {itself if path.empty else ''}"
