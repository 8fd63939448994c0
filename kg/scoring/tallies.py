"""Counts over a score.

Recall is the share of gold rows found; precision the share of rows of the claims table that are
right *by this gold*, a lower bound, since what gold lacks counts as wrong until somebody reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.scoring.findings import DETAILS, Finding, Score
from kg.scoring.tables import Row

__all__ = ["Tally", "by_document", "by_relation", "details", "overall"]


@dataclass(frozen=True, slots=True)
class Tally:
    """Gold rows found, of all gold rows; rows right, of all rows of the claims table.

    >>> Tally(found=3, gold=4, right=1, rows=2).recall
    0.75
    """

    found: int
    gold: int
    right: int
    rows: int

    @property
    def recall(self) -> float:
        """Share of gold rows found; 0 where there are none."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """Share of rows that are right; 0 where there are none."""
        return self.right / self.rows if self.rows else 0.0


def overall(score: Score) -> Tally:
    """All reports taken together: the micro average."""
    return _tally(score.findings, score.right, score.unmatched)


def by_relation(score: Score) -> dict[str, Tally]:
    """A tally for each standing relation and PLOVER type that gold or the table names."""
    return _grouped(score, lambda row: row.relation)


def by_document(score: Score) -> dict[str, Tally]:
    """A tally for each report, by the slug of its title."""
    return _grouped(score, lambda row: row.document)


def details(score: Score) -> dict[str, tuple[int, int]]:
    """For each detail of the gold rows found: how often it is right, of how often it is told."""
    told = {
        name: [f.details[name] for f in score.findings if name in f.details] for name in DETAILS
    }
    return {name: (sum(judged), len(judged)) for name, judged in told.items()}


def _grouped(score: Score, key: Callable[[Row], str]) -> dict[str, Tally]:
    gold = tuple(finding.gold for finding in score.findings)
    names = {key(row) for row in gold + score.right + score.unmatched}
    return {
        name: _tally(
            [finding for finding in score.findings if key(finding.gold) == name],
            [row for row in score.right if key(row) == name],
            [row for row in score.unmatched if key(row) == name],
        )
        for name in sorted(names)
    }


def _tally(findings: Sequence[Finding], right: Sequence[Row], unmatched: Sequence[Row]) -> Tally:
    found = sum(finding.row is not None for finding in findings)
    return Tally(found, len(findings), len(right), len(right) + len(unmatched))
