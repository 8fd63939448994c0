"""Results of analysis as quads of the graph of measures, each with the build that made it.

Takes numbers from whoever computed them; knows nothing of networks or algorithms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

import pyoxigraph as ox

from kg.graph.dataset import MEASURES
from kg.graph.terms import node, term
from kg.model import mint

__all__ = ["Measured", "write"]


class Measured(Protocol):
    """One number about one thing, and how it was come by: see `kg.views.measures.Measure`."""

    @property
    def about(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def algorithm(self) -> str: ...
    @property
    def parameters(self) -> tuple[str, ...]: ...
    @property
    def scope(self) -> str: ...


def write(store: ox.Store, measures: Iterable[Measured], build: str) -> None:
    """Put measures in place of those the store held; `build` is the id of the build."""
    this_build = node(build)
    store.clear_graph(MEASURES)
    store.add(ox.Quad(this_build, term("rdf:type"), term("kg:Build"), MEASURES))
    for measure in measures:
        store.extend(tuple(_quads(measure, this_build)))


def _quads(measure: Measured, build: ox.NamedNode) -> Iterator[ox.Quad]:
    key = (measure.about, measure.algorithm, *measure.parameters, measure.scope)
    this = node(mint("measure", measure.name, *key))
    told: tuple[tuple[str, ox.NamedNode | ox.Literal], ...] = (
        ("rdf:type", term("kg:Measure")),
        ("rdfs:label", ox.Literal(measure.name)),
        ("kg:about", node(measure.about)),
        ("kg:value", ox.Literal(measure.value)),
        ("kg:algorithm", ox.Literal(measure.algorithm)),
        ("kg:scope", ox.Literal(measure.scope)),
        ("kg:build", build),
        *(("kg:parameter", ox.Literal(parameter)) for parameter in measure.parameters),
    )
    for predicate, item in told:
        yield ox.Quad(this, term(predicate), item, MEASURES)
