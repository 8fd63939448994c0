"""What shapes are made of, and what is found of them: frozen values without any behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import pyoxigraph as ox

__all__ = ["SH", "VIOLATION", "Constraint", "Path", "Result", "Shape", "Target", "Term"]

SH: Final = "http://www.w3.org/ns/shacl#"

VIOLATION: Final = ox.NamedNode(f"{SH}Violation")
"""How severe it is to break a shape that says nothing of it."""

Term: TypeAlias = Any
"""A node of RDF: an address, a blank node or a literal."""


@dataclass(frozen=True, slots=True)
class Path:
    """A way from a node to others.

    `text` is the way as SPARQL, with whole addresses. `kind` is the term of SHACL that makes it
    of its `parts`, such as `inversePath`; `sequence` for a list, empty for one property.
    `empty` tells that each node also reaches itself, over no edge at all.
    """

    text: str
    kind: str = ""
    parts: tuple[Path, ...] = ()
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """Nodes that a shape is for: `kind` is the term of SHACL, such as `targetClass`."""

    kind: str
    node: ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True, eq=False)
class Constraint:
    """One thing that a shape asks: `name` is the term of SHACL, such as `minCount`.

    `terms` and `shapes` are what it is given. Of `closed` the terms are the properties that
    may be there, of `pattern` the flags may follow, and of the qualified counts the first
    shape is the one to keep, while a value that keeps any other does not count.
    """

    name: str
    terms: tuple[ox.NamedNode | ox.Literal, ...] = ()
    shapes: tuple[Shape, ...] = ()

    @property
    def component(self) -> ox.NamedNode:
        """What SHACL calls this kind of constraint.

        >>> Constraint("minCount").component.value.removeprefix(SH)
        'MinCountConstraintComponent'
        """
        return ox.NamedNode(f"{SH}{self.name[0].upper()}{self.name[1:]}ConstraintComponent")


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What is asked of some nodes, or with a path of all that they reach over it.

    `node` is what the shapes graph calls it. One that is switched off has no constraints.
    """

    node: ox.NamedNode | ox.BlankNode
    targets: tuple[Target, ...] = ()
    path: Path | None = None
    constraints: tuple[Constraint, ...] = ()
    severity: ox.NamedNode = VIOLATION
    messages: tuple[ox.Literal, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """One node that breaks one constraint of a shape; `value` is None where no single one does."""

    focus: Term
    path: Path | None
    value: Term | None
    shape: Shape
    constraint: Constraint
