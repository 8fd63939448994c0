"""A shapes graph becomes shapes: targets, constraints, and what of them is refused.

Knows which constraints there are, and not what they ask. What is no SHACL Core is refused,
and so is a word of SHACL that does not exist: a misspelt constraint would be kept by all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import pyoxigraph as ox

from kg.graph.shacl import paths
from kg.graph.shacl.arguments import ABOUT, TAKES, TARGETS, checked, terms
from kg.graph.shacl.parts import SH, VIOLATION, Constraint, Path, Shape, Target, Term
from kg.graph.shacl.sources import RDF, Source
from kg.ontology import PREFIXES

__all__ = ["DEPTH", "read"]

DEPTH: Final = 50  # shapes inside shapes: queries grow as deep as they do

_TYPE, _SUBCLASS = f"{RDF}type", f"{PREFIXES['rdfs']}subClassOf"
_CLASS = ox.NamedNode(f"{PREFIXES['rdfs']}Class")
_SHAPES = {ox.NamedNode(f"{SH}{kind}") for kind in ("NodeShape", "PropertyShape")}
_BEYOND = (
    *("sparql", "target", "entailment", "js", "expression"),
    *("validator", "nodeValidator", "propertyValidator"),
)
_QUALIFIED = ("qualifiedMinCount", "qualifiedMaxCount")


def read(triples: Iterable[Any], name: str = "") -> tuple[Shape, ...]:
    """The shapes of a shapes graph that are for some nodes; `name` is told where it is wrong.

    Raises `InvalidData` for shapes that are not well-formed or hold themselves, and for what is
    not SHACL Core.
    """
    reading = _Reading(Source(triples, name))
    return tuple(shape for shape in reading.shapes() if shape.targets)


class _Reading:
    """A shapes graph while it is read: the shapes that are done, and those begun."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._done: dict[Term, Shape] = {}
        self._begun: list[Term] = []
        self._depths: dict[Shape, int] = {}

    def shapes(self) -> Iterator[Shape]:
        """Every shape that says it is one, or for which nodes it is."""
        for node in self._source:
            types = self._source.all(node, _TYPE)
            for word in _BEYOND:
                if self._source.all(node, word):
                    raise self._source.wrong(node, *_refusal(word))
            if _SHAPES & {*types} or any(self._source.all(node, word) for word in TARGETS):
                yield self.shape(node)

    def shape(self, node: Term) -> Shape:
        """The shape of a node, read once."""
        if node in self._begun:
            raise self._source.wrong(node, "it holds itself, over others or at once")
        if node not in self._done:
            self._begun.append(node)
            self._bounded(node, len(self._begun))
            self._done[node] = shape = self._shape(node)
            inner = (self._depths[each] for asked in shape.constraints for each in asked.shapes)
            self._depths[shape] = 1 + max(inner, default=0)
            self._bounded(node, self._depths[shape])
            self._begun.pop()
        return self._done[node]

    def _bounded(self, node: Term, depth: int) -> None:
        if depth > DEPTH:
            raise self._source.wrong(node, f"shapes nested deeper than {DEPTH}")

    def _shape(self, node: Term) -> Shape:
        if not isinstance(node, ox.BlankNode) and not self._source.described(node):
            why = f"it asks for {node} as a shape, of which nothing is said"
            raise self._source.wrong(self._begun[-2], why)
        off = self._source.true(node, "deactivated")
        way = self._source.one(node, "path")
        path = None if way is None else paths.read(self._source, node, way)
        severity = self._source.one(node, "severity") or VIOLATION
        messages = self._source.all(node, "message")
        return Shape(
            node,
            tuple(self._targets(node)),
            path,
            () if off else tuple(self._constraints(node, path)),
            checked(self._source, node, "severity", severity, "address"),
            tuple(checked(self._source, node, "message", m, "literal") for m in messages),
        )

    def _targets(self, node: Term) -> Iterator[Target]:
        for kind in TARGETS:
            is_a = "address or literal" if kind == "targetNode" else "address"
            for item in self._source.all(node, kind):
                yield Target(kind, checked(self._source, node, kind, item, is_a))
        if isinstance(node, ox.NamedNode) and self._is_class(node):
            yield Target("targetClass", node)

    def _is_class(self, node: Term) -> bool:
        """Whether a shape is a class as well: it is for its own instances then."""
        above = list(self._source.all(node, _TYPE))
        if not _SHAPES & {*above}:
            return False
        for kind in above:
            above += [more for more in self._source.all(kind, _SUBCLASS) if more not in above]
        return _CLASS in above

    # ── Constraints ──────────────────────────────────────────────────────────

    def _constraints(self, node: Term, path: Path | None) -> Iterator[Constraint]:
        for said in self._source.said(node):
            word = said.removeprefix(SH)
            if word != said and word not in TAKES and word not in ABOUT:
                raise self._source.wrong(node, *_refusal(word))
        for word, takes in TAKES.items():
            if not takes.several:
                self._source.one(node, word)
            for item in self._source.all(node, word):
                if takes.path and not path:
                    raise self._source.wrong(node, f"sh:{word} needs sh:path beside it")
                yield from self._constraint(node, word, item)

    def _constraint(self, node: Term, word: str, item: Term) -> Iterator[Constraint]:
        kind = TAKES[word].kind
        if kind == "shape":
            yield Constraint(word, shapes=(self._inner(node, word, item),))
        elif kind == "list of shapes":
            inner = map(self.shape, self._source.members(node, item))
            yield Constraint(word, shapes=tuple(inner))
        elif word in _QUALIFIED:
            if kept := self._qualified(node):
                yield Constraint(word, terms(self._source, node, word, item), kept)
        elif kind != "switch":
            yield Constraint(word, terms(self._source, node, word, item))
        elif self._source.true(node, word):
            allowed = self._allowed(node) if word == "closed" else ()
            yield Constraint(word, tuple(allowed))

    def _inner(self, node: Term, word: str, item: Term) -> Shape:
        inner = self.shape(item)
        if word == "property" and not inner.path:
            raise self._source.wrong(node, "sh:property needs a shape with sh:path")
        if word == "node" and inner.path:
            raise self._source.wrong(node, "sh:node needs a shape without sh:path")
        return inner

    def _allowed(self, node: Term) -> Iterator[ox.NamedNode]:
        """The properties that a closed shape leaves open."""
        for inner in self._source.all(node, "property"):
            ways = self._source.all(inner, "path")
            yield from (way for way in ways if isinstance(way, ox.NamedNode))
        ignored = self._source.one(node, "ignoredProperties")
        for item in () if ignored is None else self._source.members(node, ignored):
            yield checked(self._source, node, "ignoredProperties", item, "address")

    def _qualified(self, node: Term) -> tuple[Shape, ...]:
        """The shape that values are counted by, then those that a counted value must not keep."""
        kept = self._source.one(node, "qualifiedValueShape")
        if kept is None:
            return ()
        others: dict[Term, None] = {}
        if self._source.true(node, "qualifiedValueShapesDisjoint"):
            for parent in self._source:
                beside = self._source.all(parent, "property")
                for each in beside if node in beside else ():
                    others |= dict.fromkeys(self._source.all(each, "qualifiedValueShape"))
        others.pop(kept, None)
        return tuple(map(self.shape, (kept, *others)))


def _refusal(word: str) -> tuple[str, str]:
    if word in (*_BEYOND, "rule"):
        remedy = "write what it asks as a query, like those in ontology/checks/"
        return f"sh:{word} is not SHACL Core, and not covered", remedy
    return f"sh:{word} is no word of SHACL Core", "look at its spelling"
