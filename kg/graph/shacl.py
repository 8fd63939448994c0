"""SHACL shapes as SPARQL: for each shape one query, which finds the nodes that break it.

Covers the part of SHACL Core that the tables below name, and refuses the rest. It runs in
the store, many times faster than a checker in Python; the tests hold it against pySHACL on
every example. Knows no vocabulary but SHACL's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import pyoxigraph as ox

from kg.errors import InvalidData
from kg.graph.decoding import Node, Nodes, nodes
from kg.ontology import DATA, PREFIXES

__all__ = ["Shape", "compiled"]

SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True)
class Shape:
    """What one shape asks of its nodes: a message, and the query for those that break it."""

    name: str
    message: str
    severity: str
    query: str


# ── What a component asks ────────────────────────────────────────────────────
# Each entry finds what *breaks* it, for an argument `a`, a term.

# A test of each value `v`.
_VALUES = {
    "class": "NOT EXISTS {{ {v} a/rdfs:subClassOf* {a} }}",
    "datatype": "!(isLiteral({v}) && DATATYPE({v}) = {a})",
    "minInclusive": "!COALESCE({v} >= {a}, false)",
    "minLength": "STRLEN(STR({v})) < {a}",
    "pattern": "!REGEX(STR({v}), {a})",
}
_KINDS = {"IRI": "!isIRI({v})", "Literal": "!isLiteral({v})", "IRIOrLiteral": "isBlank({v})"}
# A literal of one of these is also broken where its words do not fit its datatype.
_CASTS = {f"{PREFIXES['xsd']}{name}" for name in ("boolean", "date", "decimal", "integer")}
_UNFIT = " || !COALESCE({a}(STR({v})) = {v}, false)"

# A pattern about the node `f` as a whole, with path `p` and variables `v` and `w`.
_WHOLES = {
    "minCount": "FILTER(NOT EXISTS {{ {f} {p} {v} }})",
    "maxCount": "{f} {p} {v}, {w} FILTER(!sameTerm({v}, {w}))",
    "hasValue": "FILTER(NOT EXISTS {{ {f} {p} {a} }})",
    "lessThan": "{f} {p} {v} ; {a} {w} FILTER(!COALESCE({v} < {w}, false))",
    "lessThanOrEquals": "{f} {p} {v} ; {a} {w} FILTER(!COALESCE({v} <= {w}, false))",
    "uniqueLang": "{f} {p} {v}, {w} "
    'FILTER(!sameTerm({v}, {w}) && LANG({v}) != "" && LANG({v}) = LANG({w}))',
}
# The one argument with which a component is covered.
_ONLY = {"minCount": "1", "maxCount": "1", "uniqueLang": "true"}
_ABOUT = {"path", "message", "severity", "targetClass"}


# ── From shapes to queries ───────────────────────────────────────────────────


def compiled(triples: Iterable[Any]) -> tuple[Shape, ...]:
    """Each shape of a shapes graph with each class it is for, by name.

    Raises `InvalidData` for a component or argument that is not in the tables.
    """
    graph = nodes(triples)
    return tuple(sorted(_compiled(graph), key=lambda shape: (shape.name, shape.query)))


def _compiled(graph: Nodes) -> Iterator[Shape]:
    for name, node in graph.items():
        for part in node:
            if part.startswith(f"{SH}target") and part != f"{SH}targetClass":
                raise _refusal(name, f"sh:{part.removeprefix(SH)} is not covered")
        for target in node.get(f"{SH}targetClass", ()):
            own = {part: items for part, items in node.items() if part != f"{SH}property"}
            yield from _shape(graph, name, own, str(target))
            for shape in node.get(f"{SH}property", ()):
                yield from _shape(graph, shape.value, graph[shape.value], str(target))


def _shape(graph: Nodes, name: str, node: Node, target: str) -> Iterator[Shape]:
    fresh = (f"?v{number}" for number in count())
    patterns = tuple(_broken(graph, name, node, "?this", fresh))
    if patterns:
        message = next((item.value for item in node.get(f"{SH}message", ())), "")
        if not message:
            raise _refusal(name, "it has no sh:message")
        [severity] = node.get(f"{SH}severity") or [ox.NamedNode(f"{SH}Violation")]
        broken = (f"{{ ?this a/rdfs:subClassOf* {target} . {part} }}" for part in patterns)
        yield Shape(
            name.removeprefix(f"{DATA}shape/"),
            message,
            severity.value.removeprefix(SH).lower(),
            f"SELECT DISTINCT ?this WHERE {{ {' UNION '.join(broken)} }}",
        )


def _broken(graph: Nodes, name: str, node: Node, f: str, fresh: Iterator[str]) -> Iterator[str]:
    """Patterns about the node `f`, each of which matches where it breaks what this shape asks."""
    path = "".join(map(str, node.get(f"{SH}path", ())))
    if path.startswith("_"):
        raise _refusal(name, "sh:path is more than one property")
    asked = ((part.removeprefix(SH), item) for part, items in node.items() for item in items)
    for component, item in asked:
        v, w = next(fresh), next(fresh)
        if path and component in _WHOLES and _ONLY.get(component, item.value) == item.value:
            yield _WHOLES[component].format(f=f, p=path, v=v, w=w, a=item)
        elif component == "class" and path:  # MINUS is many times faster here than EXISTS
            yield f"{f} {path} {v} MINUS {{ {v} a/rdfs:subClassOf* {item} }}"
        elif path and component == "property":  # would tell of another node than this one
            raise _refusal(name, "sh:property stands inside a property shape")
        elif test := _test(graph, component, item, v if path else f, fresh):
            yield f"{f} {path} {v} FILTER({test})" if path else f"FILTER({test})"
        elif ":" not in component and component not in _ABOUT:
            raise _refusal(name, f"sh:{component} {item} is not covered")


def _refusal(name: str, why: str) -> InvalidData:
    remedy = "say it otherwise, or as a query in ontology/checks/"
    return InvalidData(f"not SHACL that we run: {why}", where=name, remedy=remedy)


def _test(graph: Nodes, component: str, item: Any, v: str, fresh: Iterator[str]) -> str:
    """The test of one value, true where it breaks this component; empty for no such component."""

    def breaks(shape: Any) -> str:
        patterns = _broken(graph, shape.value, graph[shape.value], v, fresh)
        return f"({' || '.join(f'EXISTS {{ {part} }}' for part in patterns)})"

    match component:
        case "in":
            return f"!({' || '.join(f'sameTerm({v}, {one})' for one in _list(graph, item))})"
        case "or":
            return " && ".join(map(breaks, _list(graph, item)))
        case "not":
            return f"!{breaks(item)}"
        case "property":
            return breaks(item)
        case "nodeKind":
            return _KINDS.get(item.value.removeprefix(SH), "").format(v=v)
        case _:
            unfit = _UNFIT if component == "datatype" and item.value in _CASTS else ""
            return (_VALUES.get(component, "") + unfit).format(v=v, a=item)


def _list(graph: Nodes, head: Any) -> Iterator[Any]:
    while head.value in graph:
        yield from graph[head.value][f"{PREFIXES['rdf']}first"]
        [head] = graph[head.value][f"{PREFIXES['rdf']}rest"]
