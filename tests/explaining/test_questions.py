"""Every question has an answer, in words that are true of the numbers, whatever the network."""

from __future__ import annotations

import json

import pytest

from kg import analyzing
from kg.analysis.scope import Scope
from kg.analysis.ties import Ties, ties
from kg.errors import KgError
from kg.explaining.questions import OVERVIEW, QUESTIONS, answered
from kg.explaining.sections import Section, lines, plain
from tests.analysis.few import Teller, actor, told
from tests.explaining.stories import ARMY, MORDOR, asked, story

WHOLE = story()
HERALD = WHOLE.within(Scope(told_by=frozenset({actor("Mordor herald").id})))
BY_ARMY = Scope(told_by=frozenset({ARMY}))


def answer(name: str, whole: Ties = WHOLE, scope: Scope | None = None, **more: object) -> Section:
    return answered(name, asked(whole, scope, **{"actor": MORDOR, "against": HERALD} | more))


def text(section: Section) -> str:
    return "\n".join(lines(section, WHOLE.story))


def test_the_command_line_offers_just_the_questions_there_are() -> None:
    assert tuple(QUESTIONS) == analyzing.QUESTIONS
    assert set(OVERVIEW) <= set(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_answered_with_rows_meaning_and_numbers(name: str) -> None:
    found = answer(name)
    assert found.rows
    assert found.meaning.endswith(".")
    assert found.measures
    assert all(len(row.cells) == len(found.columns) for row in found.rows)
    assert len(set(found.columns)) == len(found.columns)
    json.dumps(plain(found, WHOLE.story))


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("count", [0, 1])
def test_where_hardly_anybody_is_tied_the_answer_is_short_and_no_failure(
    name: str, count: int
) -> None:
    report = Teller("The Bree Gazette")
    for _ in range(count):
        report.act("Arnor", "Raid", "Rohan")
    small = ties(told(report))
    found = answer(name, small, against=small, actor=actor("Rohan").id)
    assert not found.rows or count
    list(lines(found, small.story))


@pytest.mark.parametrize(("name", "option"), [("reach", "--actor"), ("difference", "--against")])
def test_a_question_that_needs_a_name_asks_for_it(name: str, option: str) -> None:
    with pytest.raises(KgError, match=option):
        answer(name, actor="", against=None)


def test_what_a_ranking_hangs_on_is_told_in_a_sentence() -> None:
    notes = " ".join(answer("sensitivity").notes)
    assert "betweenness: Rohan is first, and stays so in 3 of 10 rankings" in notes
    assert "; without reports of Belsar Courier (or 4 others) it is second;" in notes
    assert "PageRank: Gondor Brigades is first, and stays so in 9 of 10" in notes
    assert "; without what only one speaker says it has no tie left." in notes


def test_reach_is_told_with_its_chain_and_the_sentence_of_each_step() -> None:
    found = answer("reach")
    assert [row.cells[:3] for row in found.rows] == [
        ("Gondor Brigades", 1, "supported by Mordor"),
        ("Shire Company", 2, "part of Gondor Brigades, supported by Mordor"),
    ]
    assert "“Shire Company partOf Gondor Brigades”" in text(found)


def test_a_frustrated_triad_stands_with_the_sentences_behind_its_three_sides() -> None:
    found = answer("balance", scope=Scope(speakers=frozenset({actor("Mordor herald").id})))
    assert [row.cells[:2] for row in found.rows] == [("frustrated", "---")]
    assert len(found.rows[0].grounds) == 3
    assert "“Arnor Condemnation Rohan”" in text(found)
    assert "n = " in text(found)
    assert "Caution" in text(found)


def test_camps_are_told_with_what_goes_against_them() -> None:
    found = answer("camps", scope=Scope(speakers=frozenset({actor("Mordor herald").id})))
    assert "frustration 1" in text(found)
    assert any(
        ", friendly (" in line or ", hostile (" in line for line in lines(found, WHOLE.story)
    )


def test_a_heuristic_is_called_one() -> None:
    found = answer("escalation")
    assert found.rows[0].cells[1] == "heuristic"
    assert "2024-03-03 to 2024-03-05" in found.rows[0].cells
    assert "followed by (heuristic)" in text(found)


def test_two_tellings_are_told_side_by_side_and_the_contrary_first() -> None:
    found = answer("difference", scope=BY_ARMY)
    assert found.columns[2:] == ("as told by Arnor army", "as told by Mordor herald")
    first = found.rows[0].cells
    assert set(first[:2]) == {"Arnor", "Gondor Brigades"}
    assert "air strike" in str(first[2])
    assert first[3] == "aid"


def test_only_so_many_rows_are_told_as_are_asked_for() -> None:
    assert {row.cells[0] for row in answer("importance", top=2).rows} <= {1, 2}
    assert len(answer("activity", top=2).rows) == 2


def test_weeks_in_which_nothing_changes_are_still_weeks_with_events() -> None:
    report = Teller("The Bree Gazette")
    report.know(actor("two gunmen", "UnnamedActor"))
    report.act("two gunmen", "Raid", "Rohan", day="2024-03-03")
    (note,) = answer("weeks", ties(told(report))).notes
    assert note.startswith("1 week with events; appears: 0, disappears: 0, turns: 0")
