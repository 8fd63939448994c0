"""What each constraint of SHACL Core asks, as SPARQL that finds what breaks it.

Every query is flat: the nodes asked about are a pattern that grows along the paths of shapes,
and each test stands behind it. Constraints that ask for other shapes are no queries, but sets
of what queries find: see `validation`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import pyoxigraph as ox

from kg.graph.shacl.arguments import KINDS, XSD, integer
from kg.graph.shacl.parts import SH, Constraint, Path, Target, Term

__all__ = ["Scope", "pairs", "queries", "scopes"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Nodes as a pattern of SPARQL: `way` are the variables of how they were come by.

    The last of them stands for the nodes themselves, those before for the nodes that a shape
    around this one is asked of. `fresh` counts variables that are taken.
    """

    pattern: str
    way: tuple[str, ...] = ("?n0",)
    fresh: int = 1

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
        yield Scope(f"VALUES ?n0 {{ {named} }}")
    for target in targets:
        if target.kind != "targetNode":
            yield Scope(_TARGETS[target.kind].format(target.node))


_TARGETS = {
    "targetClass": "?n0 a/<http://www.w3.org/2000/01/rdf-schema#subClassOf>* {} .",
    "targetSubjectsOf": "?n0 {} [] .",
    "targetObjectsOf": "[] {} ?n0 .",
}

# ── Tests of each value `v`, for an argument `a` ─────────────────────────────

_TESTS: Mapping[str, str] = MappingProxyType(
    {
        # MINUS is many times faster here than NOT EXISTS, and a long list does not nest in it.
        "class": "MINUS {{ {v} a/<http://www.w3.org/2000/01/rdf-schema#subClassOf>* {a} }}",
        "in": "MINUS {{ VALUES {v} {{ {a} }} }}",
        "minExclusive": "FILTER(!COALESCE({v} > {a}, false))",
        "minInclusive": "FILTER(!COALESCE({v} >= {a}, false))",
        "maxExclusive": "FILTER(!COALESCE({v} < {a}, false))",
        "maxInclusive": "FILTER(!COALESCE({v} <= {a}, false))",
        "minLength": "FILTER(!COALESCE(STRLEN(STR({v})) >= {a}, false))",
        "maxLength": "FILTER(!COALESCE(STRLEN(STR({v})) <= {a}, false))",
        "pattern": "FILTER(!COALESCE(REGEX(STR({v}), {a}), false))",
        "languageIn": 'FILTER(!COALESCE(REGEX(LANG({v}), {a}, "i"), false))',
        "datatype": "FILTER(!COALESCE(DATATYPE({v}) = {a}{fits}, false))",
        "disjoint": "FILTER EXISTS {{ {f} {a} {v} }}",
    }
)
_KINDS: Mapping[str, str] = MappingProxyType(
    {
        kind: " || ".join(f"is{part}({{v}})" for part in kind.replace("Node", "").split("Or"))
        for kind in KINDS
    }
)
_NUMBER = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"
_INTEGERS = ("integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger")
_BOUNDED = ("long", "int", "short", "byte", "unsignedInt", "unsignedShort", "unsignedByte")
_NOTHING = r"[^\s\S]"
# What the words of a literal must match to fit its datatype. The engine keeps whole numbers of
# the bounded kinds as plain integers, and under their own datatype only what is none of them.
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys((*_INTEGERS, "negativeInteger", "unsignedLong"), "[+-]?[0-9]+"),
        **dict.fromkeys(_BOUNDED, _NOTHING),
        **dict.fromkeys(("double", "float"), rf"{_NUMBER}([eE][+-]?[0-9]+)?|[+-]?INF|NaN"),
        "decimal": _NUMBER,
        "boolean": "true|false|0|1",
    }
)
_CASTS = {"date", "dateTime", "time", "duration", "dayTimeDuration", "yearMonthDuration"}


def _test(constraint: Constraint, focus: str, v: str) -> str:
    """What stands behind a pattern, so that only values that break the constraint are left."""
    given, fits = " ".join(map(str, constraint.terms)), ""
    match constraint.name:
        case "nodeKind":
            kind = constraint.terms[0].value.removeprefix(SH)
            return f"FILTER(!({_KINDS[kind].format(v=v)}))"
        case "pattern":
            given = ", ".join(map(str, constraint.terms))
        case "languageIn":
            tags = (f"{tag.value}(-.*)?".replace("*(-.*)?", ".+") for tag in constraint.terms)
            given = _whole("|".join(tags) or _NOTHING)
        case "datatype":
            fits = _fits(constraint.terms[0], v)
    return _TESTS[constraint.name].format(f=focus, v=v, a=given, fits=fits)


def _fits(datatype: Term, v: str) -> str:
    """What else than its datatype a literal must have: words that fit it."""
    name = datatype.value.removeprefix(XSD)
    if name in _WORDS:
        return f" && REGEX(STR({v}), {_whole(_WORDS[name])})"
    return f" && isLiteral({datatype}(STR({v})))" if name in _CASTS else ""


def _whole(words: str) -> str:
    """A regular expression for a whole text, as SPARQL."""
    return str(ox.Literal(f"^(?:{words})$"))


# ── Queries ──────────────────────────────────────────────────────────────────


def queries(constraint: Constraint, focus: Scope, path: Path | None) -> Iterator[str]:
    """What finds the nodes of `focus` that break a constraint on what they reach over `path`.

    Rows hold the way to the node, then the value where a single one breaks it, then what makes
    results of one value differ: of `closed` the property first.
    """
    values = focus.along(path)
    given = constraint.terms
    match constraint.name:
        case "minCount" | "maxCount":
            yield from _counted(constraint, focus, values, path)
        case "hasValue":
            yield _select(focus, f"{focus.pattern} {_unreached(focus, path, str(given[0]))}")
        case "uniqueLang":
            tagged = f"{values.pattern} BIND(LCASE(LANG({values.node})) AS ?tag)"
            yield _more(focus, f'{tagged} FILTER(?tag != "")', values.node, 1, "?tag")
        case "equals":
            beside = f"{focus.node} {given[0]}"
            there = f"FILTER NOT EXISTS {{ {beside} {values.node} }}"
            yield pairs(focus, values, there)
            here = f"{focus.pattern} {beside} ?value {_unreached(focus, path, '?value')}"
            yield _select(focus, here, "?value")
        case "lessThan" | "lessThanOrEquals":
            sign = "<" if constraint.name == "lessThan" else "<="
            test = f"FILTER(!COALESCE({values.node} {sign} ?other, false))"
            yield pairs(focus, values, f"{focus.node} {given[0]} ?other {test}", "?other")
        case "closed":
            allowed = " ".join(map(str, given))
            rest = f"{values.node} ?property ?value MINUS {{ VALUES ?property {{ {allowed} }} }}"
            yield _select(
                focus, f"{values.pattern} {rest}", "?value", "?property", f"({values.node} AS ?of)"
            )
        case _:
            yield pairs(focus, values, _test(constraint, focus.node, values.node))


def pairs(focus: Scope, values: Scope, test: str = "", *more: str) -> str:
    """Finds nodes with those of their values that pass a test."""
    return _select(focus, f"{values.pattern} {test}", f"({values.node} AS ?value)", *more)


def _select(focus: Scope, pattern: str, *more: str) -> str:
    return f"SELECT DISTINCT {' '.join((*focus.way, *more))} WHERE {{ {pattern} }}"


def _counted(
    constraint: Constraint, focus: Scope, values: Scope, path: Path | None
) -> Iterator[str]:
    [bound] = map(integer, constraint.terms)
    if constraint.name == "maxCount":
        yield _more(focus, values.pattern, values.node, bound)
    elif bound == 1 and path and not path.empty:
        yield _select(focus, f"{focus.pattern} FILTER NOT EXISTS {{ {focus.node} {path.text} [] }}")
    elif bound > 0 and path:
        reached = f"OPTIONAL {{ {focus.node} {path.text} {values.node} }}"
        pattern = values.pattern if path.empty else f"{focus.pattern} {reached}"
        yield _grouped(focus, pattern, f"COUNT(DISTINCT {values.node}) < {bound}")


def _more(focus: Scope, pattern: str, value: str, than: int, *by: str) -> str:
    return _grouped(focus, pattern, f"COUNT(DISTINCT {value}) > {than}", *by)


def _grouped(focus: Scope, pattern: str, having: str, *by: str) -> str:
    way = " ".join((*focus.way, *by))
    return f"SELECT {way} WHERE {{ {pattern} }} GROUP BY {way} HAVING({having})"


def _unreached(focus: Scope, path: Path | None, value: str) -> str:
    """The test that no path leads from a node to this value."""
    tests = []
    if path:
        tests.append(f"FILTER NOT EXISTS {{ {focus.node} {path.text} {value} }}")
    if not path or path.empty:
        tests.append(f"FILTER(!sameTerm({focus.node}, {value}))")
    return " ".join(tests)
