"""SHACL Core: shapes that people write in Turtle, asked of a store as SPARQL.

A shapes graph is read into shapes once (`reading`), each part of which becomes a query that
finds what breaks it (`components`); what the engine finds is put together to results
(`validation`), which can be told as a standard report (`reports`). All runs in the store, many
times faster than a checker in Python: docs/shapes.md. SHACL-SPARQL (`sh:sparql`) is not
covered: queries of our own stand in `ontology/checks/`. Knows no vocabulary but SHACL's own.
"""

from kg.graph.shacl.files import load
from kg.graph.shacl.parts import SH, Constraint, Result, Shape
from kg.graph.shacl.reading import read
from kg.graph.shacl.reports import report
from kg.graph.shacl.validation import validate

__all__ = ["SH", "Constraint", "Result", "Shape", "load", "read", "report", "validate"]
