"""A score as people and programs read it: figures in a plain table, as CSV or as JSON.

Knows how a score is told; how it is counted stands in `kg.scoring.tallies`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from itertools import groupby

from kg.scoring.findings import Score
from kg.scoring.tallies import Tally, by_document, by_relation, details, overall

__all__ = ["FORMS", "Figure", "figures", "report"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a report: what is counted, and the counts and shares that make sense for it.

    `found` of `gold` is `recall`, `right` of `rows` is `precision`, both from 0 to 1. For a
    detail, `gold` are the rows found of which it is told, and `found` those that have it right.
    """

    part: str
    name: str
    found: int | None = None
    gold: int | None = None
    recall: float | None = None
    right: int | None = None
    rows: int | None = None
    precision: float | None = None


def figures(score: Score, *, misses: bool = True) -> Iterator[Figure]:
    """Averages, details, relations and reports; then each miss, and each row that gold lacks."""
    documents = by_document(score)
    pairs = [finding.pair for finding in score.findings if finding.pair is not None]
    yield _figure("", "all reports together (micro)", overall(score))
    recall = _mean([tally.recall for tally in documents.values() if tally.gold])
    precision = _mean([tally.precision for tally in documents.values() if tally.rows])
    yield Figure("", "mean of the reports (macro)", recall=recall, precision=precision)
    yield _share("", "pairs, whatever the relation", sum(pairs), len(pairs))
    for name, judged in details(score).items():
        yield _share("right, of the gold rows found", name, *judged)
    for part, tallies in (("by relation", by_relation(score)), ("by report", documents)):
        yield from (_figure(part, name, tally) for name, tally in tallies.items())
    if misses:
        missed = [finding.gold for finding in score.findings if finding.row is None]
        yield from (Figure("missed", str(row)) for row in missed)
        yield from (Figure("unmatched, to be read", str(row)) for row in score.unmatched)


def report(score: Score, form: str = "table", *, misses: bool = True) -> str:
    """The score in one of `FORMS`, ending in a new line; `misses` lists the rows to look at."""
    return FORMS[form](tuple(figures(score, misses=misses)))


def _figure(part: str, name: str, tally: Tally) -> Figure:
    shares = (tally.recall, tally.right, tally.rows, tally.precision)
    return Figure(part, name, tally.found, tally.gold, *shares)


def _share(part: str, name: str, found: int, gold: int) -> Figure:
    return Figure(part, name, found, gold, found / gold if gold else 0.0)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _table(told: Sequence[Figure]) -> str:
    lines = [f"{'':48} {'found':>9} {'recall':>7} {'right':>9} {'precision':>9}"]
    for part, group in groupby(told, key=lambda figure: figure.part):
        mine = tuple(group)
        counted = any(figure.recall is not None for figure in mine)
        lines += [f"\n{part}" if counted else f"\n{part}: {len(mine)}"] if part else []
        lines += map(_line, mine)
    return "\n".join(lines) + "\n"


def _line(figure: Figure) -> str:
    found = _of(figure.found, figure.gold), _percent(figure.recall, 7)
    right = _of(figure.right, figure.rows), _percent(figure.precision, 9)
    return " ".join((f"{figure.name:48}", *found, *right)).rstrip()


def _of(part: int | None, whole: int | None) -> str:
    return " " * 9 if part is None else f"{part:>4}/{whole:<4}"


def _percent(share: float | None, width: int) -> str:
    return " " * width if share is None else f"{share:{width}.0%}"


def _csv(told: Sequence[Figure]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, [f.name for f in fields(Figure)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(_cells, told))
    return text.getvalue()


def _json(told: Sequence[Figure]) -> str:
    return json.dumps([_cells(figure) for figure in told], indent=2, ensure_ascii=False) + "\n"


def _cells(figure: Figure) -> dict[str, object]:
    """What a figure holds by column; shares to four places, nothing where there is none."""
    rounded = ((k, round(v, 4) if isinstance(v, float) else v) for k, v in asdict(figure).items())
    return {**dict(rounded), "part": figure.part or "all"}


FORMS: Mapping[str, Callable[[Sequence[Figure]], str]] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
}
