"""What answers what: what is said stays apart from what merely follows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.analysis.answers import HEURISTIC, SAID, Link, links
from kg.analysis.dated import acts
from kg.analysis.scope import Scope
from kg.analysis.ties import ties
from kg.model import Derivation, Modality, Polarity
from kg.story import Story, merge
from tests.analysis.few import NOTHING_KNOWN, Teller, told

Act = tuple[str, str, str, str]


def found(story: Story, days: int = 7, scope: Scope | None = None) -> set[Link]:
    some = ties(story, scope or Scope())
    return set(links(some, acts(some), days))


def followed(*done: Act, days: int = 7) -> set[tuple[str, str]]:
    """The links between acts (agent, kind, recipient, day), told by the numbers of the acts."""
    report = Teller("The Bree Gazette")
    for number, (agent, kind, recipient, day) in enumerate(done):
        report.act(agent, kind, recipient, day=day, event=f"event/{number}")
    made = found(told(report), days)
    assert {link.kind for link in made} <= {HEURISTIC}
    assert not any(link.claims for link in made)
    return {(link.answer[-1], link.answered[-1]) for link in made}


FIRST = ("Arnor", "Raid", "Rohan", "2024-03-01")


@pytest.mark.parametrize(
    ("day", "linked"),
    [
        ("2024-03-01", False),  # two acts of one day have no order
        ("2024-03-02", True),
        ("2024-03-08", True),
        ("2024-03-09", False),
        ("2024-03-02/2024-03-03", False),
        ("", False),
    ],
)
def test_a_hostile_act_follows_one_of_the_other_side_within_days(day: str, linked: bool) -> None:
    assert followed(FIRST, ("Rohan", "AirStrike", "Arnor", day)) == (
        {("1", "0")} if linked else set()
    )


def test_how_many_days_is_a_parameter() -> None:
    later = ("Rohan", "AirStrike", "Arnor", "2024-03-09")
    assert followed(FIRST, later, days=8) == {("1", "0")}


@pytest.mark.parametrize(
    "other",
    [
        ("Rohan", "MilitaryAid", "Arnor", "2024-03-02"),
        ("Rohan", "Call", "Arnor", "2024-03-02"),
        ("Arnor", "Raid", "Rohan", "2024-03-02"),
        ("Gondor", "Raid", "Arnor", "2024-03-02"),
        ("Rohan", "Raid", "Gondor", "2024-03-02"),
    ],
    ids=["friendly", "neither", "the same side", "somebody else", "upon somebody else"],
)
def test_nothing_else_follows(other: Act) -> None:
    assert not followed(FIRST, other)


def test_it_follows_the_latest_act_of_the_other_side() -> None:
    again = ("Arnor", "Raid", "Rohan", "2024-03-03")
    assert followed(FIRST, again, ("Rohan", "Raid", "Arnor", "2024-03-04")) == {("2", "1")}


def test_it_follows_all_acts_of_that_day() -> None:
    made = followed(FIRST, FIRST, ("Rohan", "Raid", "Arnor", "2024-03-04"))
    assert made == {("2", "0"), ("2", "1")}


def test_a_clash_has_no_side_and_follows_nothing() -> None:
    report = Teller("The Bree Gazette")
    report.act("Arnor", "Raid", "Rohan", day="2024-03-01", event="event/first")
    report.act("Arnor", "ArmedClash", "Rohan", day="2024-03-02", event="event/clash")
    report.act("Rohan", "ArmedClash", "Arnor", event="event/clash")
    assert not found(told(report))


def answered() -> Teller:
    """Rohan calls after a raid of Arnor, and somebody says that the call answers the raid."""
    report = Teller("The Bree Gazette")
    report.act("Arnor", "Raid", "Rohan", day="2024-03-01", event="event/raid")
    report.act("Rohan", "Call", "Gondor", event="event/call")
    report.answer("event/call", "event/raid", by="Rohan army")
    return report


def test_what_somebody_says_is_linked_by_the_claim() -> None:
    story = told(answered())
    (link,) = found(story)
    assert (link.answer, link.answered, link.kind) == ("event/call", "event/raid", SAID)
    (claim,) = link.claims
    assert story.claims[claim].relation == "inResponseTo"


def test_what_is_said_and_follows_is_said() -> None:
    report = Teller("The Bree Gazette")
    report.act("Arnor", "Raid", "Rohan", day="2024-03-01", event="event/a")
    report.act("Rohan", "Raid", "Arnor", day="2024-03-02", event="event/b")
    report.answer("event/b", "event/a")
    assert [link.kind for link in found(told(report))] == [SAID]


@pytest.mark.parametrize(
    "stance", [{"polarity": Polarity.NEGATIVE}, {"modality": Modality.HYPOTHETICAL}]
)
def test_what_is_denied_or_supposed_to_answer_does_not(stance: dict[str, str]) -> None:
    story = told(answered())
    claims = (replace(claim, **stance) for claim in story.claims.values())
    assert not found(replace(story, claims={claim.id: claim for claim in claims}))


def test_a_scope_without_who_says_so_has_no_such_link() -> None:
    assert not found(told(answered()), scope=Scope(speakers=frozenset({"actor/rohan-army"})))


def test_two_tellings_of_one_event_do_not_answer_each_other() -> None:
    gazette = answered()
    gazette.act("Arnor", "Raid", "Rohan", event="event/the-raid")
    gazette.answer("event/raid", "event/the-raid")
    same = Derivation("derived/same", "event/raid", "sameEventAs", "event/the-raid", "rule", ())
    story = merge((gazette.reading(),), NOTHING_KNOWN, (same,))
    assert [link.answer for link in found(story)] == ["event/call"]


def test_an_answer_to_an_event_that_nobody_tells_is_no_link() -> None:
    report = answered()
    report.answer("event/call", "event/never-told")
    assert len(found(told(report))) == 1
