"""claims.csv and the summary: exact columns, words for people, safe cells."""

from __future__ import annotations

import csv
import io
from dataclasses import astuple, replace

import pytest

from kg.model import Review
from kg.views.tables import claims_table, summary, write_csv
from tests.factory import reading
from tests.views.stories import story

COLUMNS = (
    "claim,subject,relation,object,plover,event,polarity,certainty,modality,speaker,date,place,"
    "instrument,killed,injured,document,published,sentence,start,end,quote,origin"
)


def written(*readings: object) -> str:
    out = io.StringIO()
    write_csv(claims_table(readings), out)  # type: ignore[arg-type]
    return out.getvalue()


def test_the_columns_are_these_and_lines_end_plainly() -> None:
    text = written(reading())
    assert text.splitlines()[0] == COLUMNS
    assert "\r" not in text
    assert text.endswith("\n")


def test_a_row_reads_as_a_whole_fact_in_words() -> None:
    row = next(iter(claims_table([reading()])))
    assert (row.subject, row.relation, row.object) == ("Arnor", "AirStrike", "Gondor Brigades")
    assert (row.plover, row.event, row.speaker) == ("ASSAULT", "event/strike", "Arnor army")
    assert (row.date, row.place, row.killed) == ("2024-03-03", "Bree", "at least four")
    assert (row.document, row.published) == ("arnor-strikes", "2024-03-05")
    assert len(row.claim.split()) == 5


def test_a_standing_relation_has_no_event_and_no_code() -> None:
    row = next(r for r in claims_table([reading()]) if r.relation == "supportedBy")
    assert (row.subject, row.object, row.speaker) == (
        "Gondor Brigades",
        "Mordor",
        "The Bree Gazette",
    )
    assert (row.event, row.plover, row.date) == ("", "", "")


def test_a_denied_plan_says_so_and_leaves_the_open_side_empty() -> None:
    row = next(r for r in claims_table([reading()]) if r.relation == "Attack")
    assert (row.polarity, row.modality, row.object) == ("negative", "planned", "")


@pytest.mark.parametrize("seed", range(3))
def test_quotes_and_sentences_stand_in_the_text_where_the_row_says(seed: int) -> None:
    readings = story(60, seed)[0]
    texts = {r.document.id.removeprefix("document/"): r.document.text for r in readings}
    for row in claims_table(readings):
        text = texts[row.document]
        assert text[int(row.start) : int(row.end)] == row.quote
        assert row.quote in row.sentence


def test_rows_are_sorted_by_document_and_place_and_none_stands_twice() -> None:
    rows = list(claims_table(story(80, 2)[0]))
    assert [(r.document, int(r.start)) for r in rows] == sorted(
        (r.document, int(r.start)) for r in rows
    )
    assert len({astuple(r)[1:] for r in rows}) == len(rows)


def test_every_positive_claim_of_a_telling_with_a_side_is_in_some_row() -> None:
    readings = story(40, 6)[0]
    used = {id for row in claims_table(readings) for id in row.claim.split()}
    ties = {c.id for r in readings for c in r.claims if c.relation in ("supportedBy", "partOf")}
    assert ties <= used


def test_a_cell_that_a_spreadsheet_would_run_is_defused() -> None:
    told = reading()
    entities = tuple(replace(e, label=f"=cmd|{e.label}") for e in told.entities)
    rows = list(csv.reader(io.StringIO(written(replace(told, entities=entities)))))
    assert rows[1][1] == "'=cmd|Arnor"
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row)


def test_the_summary_counts_and_ranks() -> None:
    told = summary([reading()])
    assert (told.documents, told.events, told.claims) == (1, 3, 10)
    assert told.actors == {
        "countries": 3,
        "armed groups": 1,
        "news outlets": 1,
        "state forces": 1,
    }
    assert told.connected[:2] == (("Arnor", 2), ("Gondor Brigades", 2))


def test_where_an_actor_is_said_to_be_ties_it_to_nobody() -> None:
    told = reading()
    backed = next(claim for claim in told.claims if claim.relation == "supportedBy")
    there = replace(backed, relation="deployedIn")
    claims = tuple(there if claim == backed else claim for claim in told.claims)
    assert ("Gondor Brigades", 1) in summary([replace(told, claims=claims)]).connected


def test_the_summary_of_nothing_is_zero() -> None:
    assert summary([]).claims == 0
    assert list(claims_table([])) == []


def test_what_people_rejected_has_no_row() -> None:
    told = reading()
    backed = next(claim for claim in told.claims if claim.relation == "supportedBy")
    rejected = replace(backed, review=Review.REJECTED)
    claims = tuple(rejected if claim == backed else claim for claim in told.claims)
    rows = list(claims_table([replace(told, claims=claims)]))
    assert rows
    assert "supportedBy" not in {row.relation for row in rows}
