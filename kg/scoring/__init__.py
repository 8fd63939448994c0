"""How much of what a careful person reads in a report did `kg` read, and how much of it rightly?

Holds a claims table (`claims.csv`) against gold tables written by hand. Knows tables and the
vocabulary; never how claims are read, nor the graph. tests/reading/README.md tells how gold is
written and what its figures can and cannot say.
"""

from __future__ import annotations

from kg.scoring.findings import Finding, Score, score
from kg.scoring.names import same_name
from kg.scoring.reports import Figure, figures, report
from kg.scoring.tables import Row, gold_tables, read_gold
from kg.scoring.tallies import Tally, by_document, by_relation, details, overall

__all__ = [
    "Figure",
    "Finding",
    "Row",
    "Score",
    "Tally",
    "by_document",
    "by_relation",
    "details",
    "figures",
    "gold_tables",
    "overall",
    "read_gold",
    "report",
    "same_name",
    "score",
]
