"""How well and how fast `kg` reads, beside the usual tutorial: writes docs/reading.md.

Run it from the checkout: `python -m bench.reading`. Every figure is measured in this one run.
"""

from __future__ import annotations

import csv
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from bench import arguments, coded, tutorial
from bench.occasion import ROOT, occasion
from kg.model import Document
from kg.scoring import Score, details, gold_tables, overall, score
from kg.text import claims
from kg.text.parsing import MODEL, model
from kg.text.reports import documents
from kg.views.tables import Row, claims_table

PAGE = ROOT / "docs" / "reading.md"
ELSEWHERE = ROOT.parent / "shared" / "eval"  # sets of others: not ours to hand on
RUNS = 5
TOOLS = f"spaCy {version('spacy')}, {MODEL}"

Rows = list[dict[str, str]]
Reader = Callable[[Sequence[Document]], Rows]
Line = tuple[str, str, str, str]  # set, what is counted, kg, tutorial
Counts = Mapping[str, tuple[int, int]]

HEAD = """# How well `kg` reads

Written by `make bench`; every figure stands here only, and all come from one run.

`tests/reading/dev` and `tests/reading/test` hold our own reports, each with what a careful reader
would take from it. The reading was mended by looking at `dev`; nobody who mends it looks at
`test`, so that plan with the figures of `test`. tests/reading/README.md tells how they were made
and what such figures cannot say: one person wrote both texts and gold.

- **facts found**: gold rows that some row of the claims table meets, in relation and direction.
- **pairs found**: gold rows whose two sides some row joins, whatever the relation.
- **... right**: of the gold rows found that tell this detail, those whose row agrees.
- **rows right**: rows of the claims table that gold knows. A lower bound of precision.

The other sets were made by others and are not part of this project. *PETRARCH-2 validation*:
agency sentences with CAMEO events, which began as a program's output and were partly corrected;
agreement with them is not truth. *PETRARCH-2 unit tests*: stylised cases of grammar with invented
countries; their codes come from dictionaries made for the test, so that their types mean little
and their sides more. Types are compared as PLOVER types, through the codes in the ontology; codes
that it does not hold (statements, codes made up for a test) are left aside, so that a row that
tells of such an event counts as wrong. Sides are compared by country, from source to target: by
the names, demonyms and known actors of the country coded, or by a word that begins with the
letters of the code. *WikiEvents*: news documents with marked arguments; asked is only whether the
words marked, often a bare noun, stand in the right column of some row of the document.

**kg** is the reading as `kg build` does it. **tutorial** is the way of the usual tutorial
(bench/tutorial.py): the same spaCy model, the subject and object of each verb on a list, no
coreference, no speakers; what it does not say counts as told by the publisher, certain and actual.
In the lines on time it stands for the bare spaCy pipeline on the same texts. Time is the median of
{runs} runs of each, taken in turns, once all is loaded.
"""


def kg_rows(reports: Sequence[Document]) -> Rows:
    """The claims table of these reports."""
    return [asdict(row) for row in claims_table(tuple(claims.read(reports)))]


READERS: tuple[Reader, Reader] = (kg_rows, lambda reports: list(tutorial.rows(reports)))


def ours(name: str) -> Iterator[Line]:
    """A folder of tests/reading, scored against its gold."""
    folder = ROOT / "tests" / "reading" / name
    reports = _reports(folder)
    one, two = (_figures(_score(folder, reader(reports))) for reader in READERS)
    yield from _lines(f"{name}, {len(reports)} reports", one, two)


def _reports(folder: Path) -> list[Document]:
    paths = [
        path.with_name(path.name.removesuffix(".gold.csv") + ".md")
        for path in gold_tables([folder])
    ]
    return [found for found in documents.read(paths) if isinstance(found, Document)]


def _score(folder: Path, rows: Rows) -> Score:
    with tempfile.TemporaryDirectory() as place:
        table = Path(place) / "claims.csv"
        with table.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, [field.name for field in fields(Row)], restval="")
            writer.writeheader()
            writer.writerows(rows)
        return score(gold_tables([folder]), table)


def _figures(result: Score) -> Counts:
    tally = overall(result)
    pairs = [finding.pair for finding in result.findings if finding.pair is not None]
    return {
        "facts found": (tally.found, tally.gold),
        "pairs found": (sum(pairs), len(pairs)),
        "rows right": (tally.right, tally.rows),
        **{f"{name} right": judged for name, judged in details(result).items()},
    }


def others() -> Iterator[Line]:
    """The sets that others made; nothing of a set that is not here."""
    for title, name in (
        ("PETRARCH-2 validation", "petr2_gsr_validation.jsonl"),
        ("PETRARCH-2 unit tests", "petrarch2_unittest.jsonl"),
    ):
        if path := _present(name):
            reports, events = coded.read(path)
            one, two = (coded.agreement(events, read(reports)) for read in READERS)
            yield from _lines(f"{title}, {len(reports)} sentences", one, two)
    if path := _present("wikievents_dev.jsonl"):
        reports, marked = arguments.read(path)
        one, two = (arguments.found(marked, read(reports)) for read in READERS)
        yield from _lines(f"WikiEvents, {len(reports)} documents", one, two)


def _present(name: str) -> Path | None:
    path = ELSEWHERE / name
    if path.is_file():
        return path
    print(f"skipped: no {name} beside the checkout")
    return None


def times() -> Iterator[Line]:
    """Milliseconds for one report, reading and bare pipeline in turns."""
    for name in ("dev", "test"):
        reports = _reports(ROOT / "tests" / "reading" / name)
        ways: tuple[Callable[[], object], ...] = (
            lambda reports=reports: list(claims.read(reports)),
            lambda reports=reports: list(model().pipe(report.text for report in reports)),
        )
        runs = [[_seconds(way) for way in ways] for _ in range(RUNS)]
        cells = [
            f"{statistics.median(each) / len(reports) * 1000:.0f} ms"
            for each in zip(*runs, strict=True)
        ]
        words = statistics.mean(len(report.text.split()) for report in reports)
        yield (f"{name}, {words:.0f} words a report", "time for one report", cells[0], cells[1])


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _lines(title: str, one: Counts, two: Counts) -> Iterator[Line]:
    for name in one:
        yield title, name, _share(*one[name]), _share(*two[name])


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({part / whole:.0%})" if whole else "none"


def _page(lines: Iterable[Line]) -> str:
    told = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    table = f"| set | what | kg | tutorial |\n|---|---|---|---|\n{told}\n"
    return f"{HEAD.format(runs=RUNS)}\n{occasion(TOOLS)}\n\n{table}"


def main() -> None:
    """Measure all, then write the page."""
    lines = list(chain(ours("dev"), ours("test"), others(), times()))
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(_page(lines), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
