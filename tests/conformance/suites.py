"""The suites that are run, what of them is known to miss, and the page that tells so."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.conformance import running
from tests.conformance.manifests import Case, cases
from tests.conformance.running import Outcome

__all__ = ["KNOWN", "SUITES", "Suite", "outcomes", "row"]

KNOWN: Final[Mapping[str, Any]] = tomllib.loads(
    Path(__file__).with_name("known.toml").read_text(encoding="utf-8")
)
"""Of each suite how many tests it has, and why some of them miss."""

_SPARQL, _RDF = "sparql/sparql11", "rdf/rdf11"
_ASKING = (
    *("aggregates", "bind", "bindings", "cast", "construct", "csv-tsv-res", "exists", "functions"),
    *("grouping", "json-res", "negation", "project-expression", "property-path", "subquery"),
)
_CHANGING = (
    *("add", "basic-update", "clear", "copy", "delete", "delete-data", "delete-insert"),
    *("delete-where", "drop", "move", "update-silent"),
)
_WORDING = ("syntax-query", "syntax-update-1", "syntax-update-2", *_ASKING, *_CHANGING)


@dataclass(frozen=True, slots=True)
class Suite:
    """Tests of one kind: the folders that list them, and the door they go through."""

    top: str
    folders: tuple[str, ...]
    kind: str
    run: Callable[[Case], Outcome]

    def cases(self) -> Iterator[Case]:
        """The tests, in the order of their manifests."""
        return (
            case
            for folder in self.folders
            for case in cases(self.top, folder)
            if self.kind in case.kind
        )


SUITES: Final[Mapping[str, Suite]] = {
    "SPARQL query, `kg query`": Suite(_SPARQL, _ASKING, "QueryEvaluation", running.asked),
    "SPARQL query, rdflib": Suite(_SPARQL, _ASKING, "QueryEvaluation", running.through_rdflib),
    "SPARQL CSV results": Suite(_SPARQL, ("csv-tsv-res",), "CSVResult", running.asked),
    "SPARQL federated query": Suite(_SPARQL, ("service",), "", running.federated),
    "SPARQL update, rdflib": Suite(_SPARQL, _CHANGING, "UpdateEvaluation", running.changed),
    "SPARQL to accept": Suite(_SPARQL, _WORDING, "Positive", running.accepted),
    "SPARQL to refuse": Suite(_SPARQL, _WORDING, "Negative", running.refused),
    "N-Triples": Suite(_RDF, ("rdf-n-triples",), "", running.parsed("ntriples")),
    "N-Quads": Suite(_RDF, ("rdf-n-quads",), "", running.parsed("nquads")),
    "Turtle": Suite(_RDF, ("rdf-turtle",), "", running.parsed("turtle")),
    "TriG": Suite(_RDF, ("rdf-trig",), "", running.parsed("trig")),
    "RDF/XML": Suite(_RDF, ("rdf-xml",), "", running.parsed("rdfxml")),
}


def outcomes(suite: str) -> Mapping[str, Outcome]:
    """What becomes of each test of a suite, by its id."""
    return {case.id: SUITES[suite].run(case) for case in SUITES[suite].cases()}


def row(suite: str, found: Mapping[str, Outcome]) -> str:
    """The line of a table that tells how a suite came out."""
    count = Counter(found.values())
    numbers = (len(found), *(count[each] for each in Outcome))
    return f"| {suite} | {' | '.join(map(str, numbers))} |"
