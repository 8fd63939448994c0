"""Random graphs and random shapes of every component, as Turtle."""

from __future__ import annotations

from hypothesis import strategies as st

__all__ = ["COMPONENTS", "graphs", "shapes"]

NODES = (":amroth", ":bree", "_:erech")
CLASSES = (":Town", ":Fort", ":Ruin")
NUMBERS = ("1", "2", "7", "2.5")
WORDS = ('"Bree"', '"Bree"@en', '"Bri"@en', '"Bri"@de-AT', '"7"', '"x.y*"')
TERMS = (*NODES, *NUMBERS, *WORDS)
SAID = {
    ":near": NODES,
    ":holds": TERMS,
    ":says": WORDS,
    ":tall": NUMBERS,
    ":low": NUMBERS,
    "a": CLASSES,
}
EDGES = [f"{n} {said} {item} ." for n in NODES for said, items in SAID.items() for item in items]
PROPERTIES = (":near", ":holds", ":says", ":tall")
NAMED = st.sampled_from([term for term in TERMS if not term.startswith("_")])


def graphs() -> st.SearchStrategy[str]:
    """A few nodes with classes, and edges between them and to literals."""
    edges = st.lists(st.sampled_from(EDGES), min_size=15, max_size=40, unique=True)
    return edges.map(lambda told: " ".join((":Fort rdfs:subClassOf :Town .", *told)))


def _ways() -> st.SearchStrategy[str]:
    """Paths of every kind; pySHACL walks the inverse of a longer one in the wrong order."""

    def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        kinds = st.sampled_from(("zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath"))
        several = st.lists(inner, min_size=2, max_size=3).map(" ".join)
        return st.one_of(
            st.tuples(kinds, inner).map(lambda way: f"[ sh:{way[0]} {way[1]} ]"),
            several.map("( {} )".format),
            several.map("[ sh:alternativePath ( {} ) ]".format),
        )

    back = [f"[ sh:inversePath {one} ]" for one in PROPERTIES]
    return st.recursive(st.sampled_from([*PROPERTIES, *back]), grown, max_leaves=3)


PATHS = st.one_of(st.sampled_from(PROPERTIES), _ways())

_COUNTS = st.integers(0, 3).map(str)
_BOUNDS = st.sampled_from(NUMBERS)
_LENGTHS = st.integers(1, 9).map(str)
_KINDS = ("IRI", "BlankNode", "Literal", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral")
_PLAIN = {
    "class": st.sampled_from(CLASSES),
    "datatype": st.sampled_from(("xsd:integer", "xsd:string", "xsd:decimal")),
    "nodeKind": st.sampled_from(_KINDS).map("sh:{}".format),
    **dict.fromkeys(("minInclusive", "minExclusive", "maxInclusive", "maxExclusive"), _BOUNDS),
    **dict.fromkeys(("minLength", "maxLength"), _LENGTHS),
    "pattern": st.sampled_from(('"^B"', '"[0-9]+"', '"e$" ; sh:flags "i"', '"x.y*"')),
    "languageIn": st.sampled_from(('( "en" )', '( "de" "fr" )', '( "de-AT" )')),
    "equals": st.sampled_from(PROPERTIES),
    "disjoint": st.sampled_from(PROPERTIES),
    "hasValue": NAMED,
    "in": st.lists(NAMED, max_size=3).map(lambda some: f"( {' '.join(some)} )"),
    "closed": st.sampled_from(("true", "true ; sh:ignoredProperties ( :near )", "false")),
}
_OF_PATHS = {
    **dict.fromkeys(("minCount", "maxCount"), _COUNTS),
    "uniqueLang": st.sampled_from(("true", "true", "false")),
    **dict.fromkeys(("lessThan", "lessThanOrEquals"), st.just(":low")),
}
_OF_SHAPES = ("not", "node", "property", "and", "or", "xone")
_COUNTED = ("qualifiedMinCount", "qualifiedMaxCount")
COMPONENTS = (*_PLAIN, *_OF_PATHS, *_OF_SHAPES, *_COUNTED)


@st.composite
def _shape(draw: st.DrawFn, path: bool, depth: int, first: str = "minLength") -> str:
    """What a shape says, its `first` constraint and at most one more."""
    way = f"sh:path {draw(_paths(first))}" if path else ""
    also = [*_PLAIN, *(_OF_SHAPES if depth else ())]
    names = {first, *draw(st.lists(st.sampled_from(also), max_size=1))}
    return " ; ".join(filter(None, (way, *(draw(_constraint(name, depth)) for name in names))))


def _paths(first: str) -> st.SearchStrategy[str]:
    """Paths over which there may be something to say: sizes are held against sizes alone."""
    if first.startswith("lessThan"):
        return st.just(":tall")
    return st.just(":says") if first in ("uniqueLang", "languageIn") else PATHS


def _constraint(name: str, depth: int) -> st.SearchStrategy[str]:
    given = {**_PLAIN, **_OF_PATHS}
    if name in given:
        return given[name].map(f"sh:{name} {{}}".format)
    node, beyond = _inner(False, depth), _inner(True, depth)
    inner = {"node": node, "property": beyond}.get(name, st.one_of(node, beyond))
    if name in _COUNTED:
        both = st.tuples(inner, _COUNTS)
        return both.map(lambda it: f"sh:qualifiedValueShape {it[0]} ; sh:{name} {it[1]}")
    if name in ("and", "or", "xone"):
        several = st.lists(inner, min_size=1, max_size=3)
        return several.map(lambda some: f"sh:{name} ( {' '.join(some)} )")
    return inner.map(f"sh:{name} {{}}".format)


def _inner(path: bool, depth: int) -> st.SearchStrategy[str]:
    firsts = st.sampled_from([*_PLAIN])
    return firsts.flatmap(lambda first: _shape(path, depth - 1, first)).map("[ {} ]".format)


_TARGETS = st.one_of(
    st.sampled_from(CLASSES).map("sh:targetClass {}".format),
    NAMED.map("sh:targetNode {}".format),
    st.sampled_from(PROPERTIES).map("sh:targetSubjectsOf {}".format),
    st.sampled_from(PROPERTIES).map("sh:targetObjectsOf {}".format),
)


@st.composite
def shapes(draw: st.DrawFn, component: str) -> str:
    """Three shapes of some nodes, each with this component, and with others inside it."""
    asked = []
    for number in range(3):
        path = component in (*_OF_PATHS, *_COUNTED) or draw(st.booleans())
        said = draw(_shape(path, 1 + (component in _OF_SHAPES), component))
        targets = " ; ".join(draw(st.lists(_TARGETS, min_size=1, max_size=2)))
        kind = "PropertyShape" if path else "NodeShape"
        asked.append(f":asked{number} a sh:{kind} ; {targets} ; {said} .")
    return "\n".join(asked)
