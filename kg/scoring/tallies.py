"""Counts over a score, and the plain table that people read.

Recall is the share of gold rows found; precision the share of rows of the claims table that are
right *by this gold*, a lower bound, since what gold lacks counts as wrong until somebody reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.scoring.findings import DETAILS, Finding, Score
from kg.scoring.tables import Row

__all__ = ["Tally", "by_document", "by_relation", "details", "overall", "report"]


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


def report(score: Score) -> str:
    """The score as a plain table: averages, details, relations, reports, misses, rows to read."""
    return "\n".join(_lines(score)) + "\n"


def _lines(score: Score) -> Iterator[str]:
    documents = by_document(score)
    pairs = [finding.pair for finding in score.findings if finding.pair is not None]
    yield f"{'':48} {'found':>9} {'recall':>7} {'right':>9} {'precision':>9}"
    yield _line("all reports together (micro)", overall(score))
    recall = _mean([tally.recall for tally in documents.values() if tally.gold])
    precision = _mean([tally.precision for tally in documents.values() if tally.rows])
    yield f"{'mean of the reports (macro)':48} {'':9} {recall:7.0%} {'':9} {precision:9.0%}"
    yield f"{'pairs, whatever the relation':48} {_share(sum(pairs), len(pairs))}"
    yield "\nright, of the gold rows found"
    yield from (f"{name:48} {_share(*judged)}" for name, judged in details(score).items())
    for title, tallies in (("by relation", by_relation(score)), ("by report", documents)):
        yield f"\n{title}"
        yield from (_line(name, tally) for name, tally in tallies.items())
    missed = [finding.gold for finding in score.findings if finding.row is None]
    for title, rows in (("missed", missed), ("unmatched, to be read", score.unmatched)):
        yield f"\n{title}: {len(rows)}"
        yield from map(str, rows)


def _line(name: str, tally: Tally) -> str:
    right = f"{tally.right:>4}/{tally.rows:<4}"
    return f"{name:48} {_share(tally.found, tally.gold)} {right} {tally.precision:9.0%}"


def _share(part: int, whole: int) -> str:
    return f"{part:>4}/{whole:<4} {part / whole if whole else 0:7.0%}"


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
