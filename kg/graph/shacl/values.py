"""What each value must be by itself: tests in SPARQL that leave only values that are wrong."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pyoxigraph as ox

from kg.graph.shacl.arguments import KINDS, XSD
from kg.graph.shacl.parts import SH, Constraint, Term

__all__ = ["fault"]

# For a value `v` of a node `f`, and an argument `a`.
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


def fault(constraint: Constraint, focus: str, v: str) -> str:
    """What stands behind a pattern so that only values are left that break the constraint."""
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
