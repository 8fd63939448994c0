"""What became of each gold row, and of each row of the claims table.

- A gold row is *found* when some row of its report has its relation (or PLOVER type), a
  subject and an object of the same name, and the same direction, where there is one. Its *pair*
  is found when some row joins the two, whatever the relation and direction.
- A row of the claims table is *right* when some gold row is found by it. The others are kept for
  a person to read, since gold may be incomplete.
- Many may meet one, both ways: two gold rows may be found by one row. Of several rows that meet
  a gold row, the one with the fewest details wrong counts.

An empty alternative in a gold cell says that nothing may stand there: "gunmen|" is met by
gunmen and by nobody named. For a speaker, nothing means the publisher.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InvalidData
from kg.model import slug
from kg.ontology import relations
from kg.scoring.dates import overlap
from kg.scoring.names import all_names, same_name, same_post, words
from kg.scoring.tables import STANCE, Row, heading, read_claims, read_gold

__all__ = ["DETAILS", "Finding", "Score", "score"]

DETAILS = ("speaker", "date", "exact date", "place", *STANCE, "killed", "injured")

# Relations and event types whose ends may change places, beside those that the vocabulary calls
# symmetric: in a meeting, a clash or a pact it is chance who is named first.
MUTUAL = frozenset({"CONSULT", "opposes", "ArmedClash", "Agreement", "JointOperation"})

_FORTH, _BACK = ("subject", "object"), ("object", "subject")


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one gold row: the row it was found by, and which details that row has right.

    `details` says of each detail that gold gives whether the row agrees. `pair` is None where
    the gold row names one end only, or may do so.
    """

    gold: Row
    row: Row | None
    pair: bool | None
    details: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Score:
    """What became of all gold rows, and the rows of the same reports, right and unmatched."""

    findings: tuple[Finding, ...]
    right: tuple[Row, ...]
    unmatched: tuple[Row, ...]


def score(gold: Iterable[Path], claims_csv: Path) -> Score:
    """Hold a claims table against gold tables; rows of reports without gold are left aside.

    Raises `InvalidData` on a table that cannot be read or names what does not exist, and on two
    reports of one title, which the claims table could not tell apart.
    """
    claims = read_claims(claims_csv)
    seen: dict[str, Path] = {}
    findings: list[Finding] = []
    right: list[Row] = []
    unmatched: list[Row] = []
    for path in gold:
        title, publisher = heading(path)
        name = slug(title)
        if name in seen:
            raise InvalidData(f"has the title of {seen[name]}", where=str(path))
        seen[name] = path
        expected, rows = read_gold(path), claims.get(name, [])
        findings += (_find(one, rows, publisher) for one in expected)
        for row in rows:
            (right if any(_meets(one, row) for one in expected) else unmatched).append(row)
    return Score(tuple(findings), tuple(right), tuple(unmatched))


def _find(gold: Row, rows: Sequence[Row], publisher: str) -> Finding:
    met = [row for row in rows if _meets(gold, row)]
    judged = [(row, dict(_judge(gold.cells, row.cells, publisher))) for row in met]
    row, details = min(judged, key=lambda one: _wrong(one[1]), default=(None, {}))
    pair = None
    if all(all(gold.cells[end].split("|")) for end in _FORTH):
        pair = any(_joins(gold, one, ends) for one in rows for ends in (_FORTH, _BACK))
    return Finding(gold, row, pair, details)


def _wrong(details: Mapping[str, bool]) -> int:
    return sum(not right for right in details.values())


def _meets(gold: Row, row: Row) -> bool:
    if row.relation not in gold.relations:
        return False
    standing = relations().get(row.relation)
    mutual = bool({row.relation, row.cells["relation"]} & MUTUAL)
    free = mutual or (standing is not None and standing.symmetric)
    return _joins(gold, row, _FORTH) or (free and _joins(gold, row, _BACK))


def _joins(gold: Row, row: Row, ends: tuple[str, str]) -> bool:
    same = same_post if gold.relation == "holdsPost" else same_name
    subject, object_ = (row.cells[end] for end in ends)
    return _any(gold.cells["subject"], subject) and _any(gold.cells["object"], object_, same)


def _any(alternatives: str, name: str, same: Callable[[str, str], bool] = same_name) -> bool:
    return any(same(one, name) for each in alternatives.split("|") for one in all_names(each))


def _judge(
    gold: Mapping[str, str], row: Mapping[str, str], publisher: str
) -> Iterator[tuple[str, bool]]:
    """Each detail that gold gives, and whether the row agrees; a date also where gold has none."""
    speakers = "|".join(speaker or publisher for speaker in gold["speaker"].split("|"))
    yield "speaker", _any(speakers, row["speaker"] or publisher)
    if gold["date"] or row["date"]:
        days = gold["date"].split("|")
        yield "exact date", row["date"] in days
        yield "date", row["date"] in days or any(overlap(day, row["date"]) for day in days)
    if gold["place"]:
        yield "place", _any(gold["place"], row["place"])
    for detail in STANCE:
        if gold[detail]:
            yield detail, row[detail] in gold[detail].split("|")
    for detail in ("killed", "injured"):
        if gold[detail]:
            yield detail, _any(gold[detail], row[detail], _same_number)


def _same_number(one: str, two: str) -> bool:
    first, second = set(words(one)), set(words(two))
    return first == second or (bool(first) and first <= second)
