"""Terms of standing relations: as claims tell them, joined where they meet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.analysis.terms import terms
from kg.analysis.ties import ties
from kg.model import Claim, Origin, Reading
from tests.analysis.few import NOTHING_KNOWN, Teller, actor, told

BILBO, SHIRE = actor("Bilbo").id, actor("Shire").id


def held(*days: tuple[str, str]) -> list[tuple[str, str, int]]:
    """First day, last day and number of claims of the terms that are known of one relation."""
    known = tuple(
        Claim(
            BILBO,
            "memberOf",
            SHIRE,
            SHIRE,
            None,
            origin=Origin.BACKGROUND,
            source=f"Book {number}",
            since=since,
            until=until,
        )
        for number, (since, until) in enumerate(days)
    )
    report = Teller("The Bree Gazette")
    report.tie("Bilbo", "memberOf", "Shire")
    background = Reading(NOTHING_KNOWN.document, claims=known)
    found = terms(ties(told(report, background=background)))
    return [(term.earliest, term.latest, len(term.claims)) for term in found]


@pytest.mark.parametrize(
    ("days", "joined"),
    [
        ([("2024-01-01", "2024-02-01")], [("2024-01-01", "2024-02-01", 1)]),
        ([("2024-01-01", "")], [("2024-01-01", "", 1)]),
        ([("", "2024-02-01")], [("", "2024-02-01", 1)]),
        ([("", "")], []),
        (
            [("2024-02-02", "2024-03-01"), ("2024-01-01", "2024-02-01")],
            [("2024-01-01", "2024-03-01", 2)],
        ),
        (
            [("2024-01-01", "2024-02-01"), ("2024-02-03", "")],
            [("2024-01-01", "2024-02-01", 1), ("2024-02-03", "", 1)],
        ),
        ([("2024-01-01", ""), ("2024-02-01", "2024-03-01")], [("2024-01-01", "", 2)]),
        (
            [(f"2024-01-{day:02}", f"2024-01-{day:02}") for day in range(8, 0, -1)],
            [("2024-01-01", "2024-01-08", 8)],
        ),
        ([("2024-01-01", "9999-12-31")], [("2024-01-01", "", 1)]),
    ],
    ids=[
        "one",
        "open",
        "ended",
        "none",
        "meeting",
        "apart",
        "one within another",
        "many",
        "for ever",
    ],
)
def test_terms_are_told_once_and_rest_on_the_claims_that_tell_them(
    days: list[tuple[str, str]], joined: list[tuple[str, str, int]]
) -> None:
    assert held(*days) == joined


def test_an_act_has_no_term() -> None:
    report = Teller("The Bree Gazette")
    report.act("Arnor", "Raid", "Rohan", day="2024-03-03")
    story = told(report)
    claims = (replace(claim, since="2024-03-03") for claim in story.claims.values())
    assert not list(terms(ties(replace(story, claims={claim.id: claim for claim in claims}))))
