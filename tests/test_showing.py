"""What people get of a store: all that it tells, and of a part no more than the part."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg import output
from kg.errors import KgError
from kg.graph.rules import infer
from kg.showing import draw, draw_alone, shown, story
from kg.views.selection import Selection
from tests.factory import reading
from tests.graph import few
from tests.graph.test_rules import EXCLUDE, parts, told

AROUND_ROHAN = Selection("actor/rohan", 1)


@pytest.mark.parametrize(("role", "one", "two"), EXCLUDE)
def test_the_page_shows_claims_that_contradict_each_other_of_whatever_kind(
    role: str, one: str, two: str
) -> None:
    claims = parts(role, one, two)
    store = few.build([told(*claims)])
    infer(store)
    seen = shown(story(store))
    ((first, other),) = seen["contradictions"]
    assert len(seen["claims"]) > max(first, other)
    assert {seen["claims"][i]["id"] for i in (first, other)} == {claim.id for claim in claims}


def test_table_and_page_of_a_part_hold_no_more_than_the_part(tmp_path: Path) -> None:
    store = few.build([reading()])
    claims = {}
    for name, wanted in (("whole", Selection()), ("part", AROUND_ROHAN)):
        (tmp_path / name).mkdir()
        draw(store, tmp_path / name, wanted)
        with (tmp_path / name / output.TABLE).open(encoding="utf-8", newline="") as table:
            claims[name] = {id for row in csv.DictReader(table) for id in row["claim"].split()}
    assert set() < claims["part"] < claims["whole"]
    page = (tmp_path / "part" / output.PAGE).read_text(encoding="utf-8")
    assert all(id in page for id in claims["part"])
    assert not any(id in page for id in claims["whole"] - claims["part"])


def test_a_file_is_the_page_or_by_its_name_the_picture(tmp_path: Path) -> None:
    store = few.build([reading()])
    for name, begins in (("page.html", "<!doctype html>"), ("picture.svg", "<svg ")):
        draw_alone(store, tmp_path / name)
        assert (tmp_path / name).read_text(encoding="utf-8").lower().startswith(begins)


def test_a_part_of_which_no_report_tells_is_none() -> None:
    with pytest.raises(KgError, match="no report says anything that fits"):
        story(few.build([reading()]), Selection("actor/nobody"))
