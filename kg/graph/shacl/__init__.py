"""SHACL Core: shapes that people write in Turtle, asked of a store as SPARQL.

A shapes graph is read into shapes once (`reading`), each part of it becomes a query that finds
what breaks it (`components`), and what the engine finds is put together to results
(`validation`), which can be told as a standard report (`reports`). Runs in the store, many
times faster than a checker in Python. SHACL-SPARQL (`sh:sparql`) is not covered: a query of
one's own is what `ontology/checks/` is for. Knows no vocabulary but SHACL's own.
"""

from kg.graph.shacl.parts import SH, Constraint, Result, Shape
from kg.graph.shacl.reading import read
from kg.graph.shacl.reports import report
from kg.graph.shacl.validation import validate

__all__ = ["SH", "Constraint", "Result", "Shape", "read", "report", "validate"]
