"""A scope as quads of the graph of measures: which claims counted for a number.

Takes scopes from whoever measures within them; decides nothing about which claims those are.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

import pyoxigraph as ox

from kg.graph.encoding import Triple
from kg.graph.terms import Term, day, literal, node, term
from kg.model import mint

__all__ = ["Scoped", "described", "named"]


class Scoped(Protocol):
    """Which claims count: see `kg.analysis.scope.Scope`."""

    @property
    def since(self) -> date | None: ...
    @property
    def until(self) -> date | None: ...
    @property
    def as_of(self) -> date | None: ...
    @property
    def told_by(self) -> frozenset[str]: ...
    @property
    def sources(self) -> frozenset[str]: ...
    @property
    def speakers(self) -> frozenset[str]: ...
    @property
    def publishers(self) -> frozenset[str]: ...
    @property
    def unnamed(self) -> bool: ...
    @property
    def single(self) -> bool: ...
    @property
    def background(self) -> bool: ...


def named(scope: Scoped) -> str:
    """The id of a scope: the same wherever the same is left out, whatever the words for it."""
    parts = [(limit.value.partition("#")[2], item.value) for limit, item in _limits(scope)]
    return mint("scope", " ".join(map(" ".join, parts)) or "whole", *parts)


def described(scope: Scoped, words: str) -> Iterator[Triple]:
    """What a scope says of the claims that count, and the words that tell people."""
    this = node(named(scope))
    yield this, term("rdf:type"), term("kg:Scope")
    yield this, term("rdfs:label"), literal(words or "all that is claimed")
    yield from ((this, *limit) for limit in _limits(scope))


def _limits(scope: Scoped) -> Iterator[tuple[ox.NamedNode, Term]]:
    """What is left out, as predicate and object, in a fixed order."""
    days = (("kg:since", scope.since), ("kg:until", scope.until), ("kg:asOf", scope.as_of))
    yield from ((term(limit), day(at.isoformat())) for limit, at in days if at)
    alone = (("kg:toldBy", scope.told_by), ("kg:toldIn", scope.sources))
    for limit, ids in (*alone, ("kg:leavesOut", scope.speakers)):
        yield from ((term(limit), node(id)) for id in sorted(ids))
    for name in sorted(scope.publishers):
        yield term("kg:leavesOutPublisher"), literal(name)
    kinds = {"unnamed": scope.unnamed, "single": scope.single, "background": scope.background}
    for kind in (kind for kind, out in kinds.items() if out):
        yield term("kg:leavesOutKind"), literal(kind)
