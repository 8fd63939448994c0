"""Random graphs and random shapes of every component, as Turtle."""

from __future__ import annotations

from hypothesis import strategies as st

__all__ = ["graphs", "shapes"]

NODES = (":amroth", ":bree", ":carn", ":dol", "_:erech")
PROPERTIES = (":near", ":holds", ":says")
CLASSES = (":Town", ":Fort", ":Ruin")
NUMBERS = ("1", "2", "7", "-3")
SIZES = (*NUMBERS, "2.5")
WORDS = ('"Bree"', '"Bree"@en', '"Bri"@de-AT', '"a town"@en', '"7"', '"x.y*"')
OTHERS = ('"many"^^xsd:integer', "2.5")
TERMS = st.sampled_from((*NODES, *NUMBERS, *WORDS, *OTHERS))
NAMED = st.sampled_from((*NODES[:-1], *NUMBERS, *WORDS, *OTHERS))


@st.composite
def graphs(draw: st.DrawFn) -> str:
    """A few nodes with classes, and edges between them and to literals."""
    edge = st.tuples(st.sampled_from(NODES), st.sampled_from(PROPERTIES), TERMS)
    tall = st.tuples(st.sampled_from(NODES), st.sampled_from((":tall", ":low")), st.sampled_from(SIZES))
    kind = st.tuples(st.sampled_from(NODES), st.just("a"), st.sampled_from(CLASSES))
    told = draw(st.lists(st.one_of(edge, tall, kind), min_size=1, max_size=20))
    return ":Fort rdfs:subClassOf :Town . " + " ".join(f"{' '.join(each)} ." for each in told)


def _paths() -> st.SearchStrategy[str]:
    def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        kinds = ("inversePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath")
        several = st.lists(inner, min_size=2, max_size=3).map(" ".join)
        return st.one_of(
            st.tuples(st.sampled_from(kinds), inner).map(lambda p: f"[ sh:{p[0]} {p[1]} ]"),
            several.map("( {} )".format),
            several.map("[ sh:alternativePath ( {} ) ]".format),
        )

    return st.recursive(st.sampled_from((*PROPERTIES, ":tall")), grown, max_leaves=3)


_COUNTS = st.integers(0, 3).map(str)
_LISTED = st.lists(NAMED, max_size=3).map(lambda some: f"( {' '.join(some)} )")
_TAGS = st.lists(st.sampled_from(('"en"', '"de"', '"de-AT"')), min_size=1, max_size=2)
_BOUNDS = st.sampled_from(SIZES)
_DATATYPES = ("xsd:integer", "xsd:string", "xsd:decimal")
_VALUES = {
    "class": st.sampled_from(CLASSES),
    "datatype": st.sampled_from(_DATATYPES),
    "nodeKind": st.sampled_from(
        ("IRI", "BlankNode", "Literal", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral")
    ).map("sh:{}".format),
    **dict.fromkeys(("minInclusive", "minExclusive", "maxInclusive", "maxExclusive"), _BOUNDS),
    **dict.fromkeys(("minLength", "maxLength"), st.integers(1, 9).map(str)),
    "pattern": st.sampled_from(('"^B"', '"[0-9]+"', '"e$" ; sh:flags "i"', '"x.y*" ; sh:flags "i"')),
    "languageIn": _TAGS.map(lambda tags: f"( {' '.join(tags)} )"),
    "equals": st.sampled_from(PROPERTIES),
    "disjoint": st.sampled_from(PROPERTIES),
    "hasValue": NAMED,
    "in": _LISTED,
    "closed": st.sampled_from(("true", "true ; sh:ignoredProperties ( :near rdfs:label )", "false")),
}
_OF_PATHS = {
    **dict.fromkeys(("minCount", "maxCount"), _COUNTS),
    "uniqueLang": st.sampled_from(("true", "false")),
}
_OF_SIZES = dict.fromkeys(("lessThan", "lessThanOrEquals"), st.just(":low"))


@st.composite
def _shape(draw: st.DrawFn, path: bool, depth: int) -> str:
    """What stands between the brackets of a shape."""
    way = draw(st.one_of(st.just(":tall"), _paths())) if path else ""
    asked = _VALUES | (_OF_PATHS if way else {}) | (_OF_SIZES if way == ":tall" else {})
    names = draw(st.lists(st.sampled_from(sorted(asked)), min_size=1, max_size=2, unique=True))
    parts = [f"sh:path {way}"] if way else []
    parts += [f"sh:{name} {draw(asked[name])}" for name in names]
    if depth:
        parts += draw(st.lists(_nested(path, depth - 1), max_size=2))
    return " ; ".join(parts)


def _nested(path: bool, depth: int) -> st.SearchStrategy[str]:
    node, beyond = (_shape(kind, depth).map("[ {} ]".format) for kind in (False, True))
    either = st.one_of(node, beyond)
    lists = st.tuples(
        st.sampled_from(("and", "or", "xone")), st.lists(either, min_size=1, max_size=3)
    )
    kinds = [
        either.map("sh:not {}".format),
        node.map("sh:node {}".format),
        beyond.map("sh:property {}".format),
        lists.map(lambda given: f"sh:{given[0]} ( {' '.join(given[1])} )"),
    ]
    counted = st.tuples(either, st.sampled_from(("Min", "Max")), _COUNTS)
    if path:
        kinds.append(
            counted.map(lambda c: f"sh:qualifiedValueShape {c[0]} ; sh:qualified{c[1]}Count {c[2]}")
        )
    return st.one_of(kinds)


_TARGETS = st.one_of(
    st.sampled_from(CLASSES).map("sh:targetClass {}".format),
    NAMED.map("sh:targetNode {}".format),
    st.sampled_from(PROPERTIES).map("sh:targetSubjectsOf {}".format),
    st.sampled_from(PROPERTIES).map("sh:targetObjectsOf {}".format),
)


@st.composite
def shapes(draw: st.DrawFn) -> str:
    """One shape with its targets, and others inside it."""
    path = draw(st.booleans())
    targets = " ; ".join(draw(st.lists(_TARGETS, min_size=1, max_size=2)))
    kind = "PropertyShape" if path else "NodeShape"
    return f":asked a sh:{kind} ; {targets} ; {draw(_shape(path, 2))} ."
