"""A sponsor's reach: everybody along backing and belonging, by the shortest chain of claims."""

from __future__ import annotations

from dataclasses import replace

from kg.analysis.reach import Reached, measures, reach
from kg.analysis.scope import Scope
from kg.analysis.ties import ties
from kg.model import Certainty
from kg.story import Story
from tests.analysis.few import Teller, actor, told

MORDOR = actor("Mordor").id


def reached(story: Story, scope: Scope | None = None) -> dict[str, Reached]:
    found = reach(ties(story, scope or Scope()), MORDOR)
    return {story.label(each.actor): each for each in found}


def backed() -> Teller:
    report = Teller("The Bree Gazette")
    report.tie("Gondor Brigades", "supportedBy", "Mordor", by="Arnor army")
    report.tie("Bilbo", "memberOf", "Gondor Brigades")
    report.tie("Shire Company", "partOf", "Gondor Brigades")
    report.tie("Shire Company", "opposes", "Mordor")
    report.tie("Rohan", "alliedWith", "Mordor")
    return report


def test_whoever_belongs_to_the_backed_is_reached_by_way_of_them() -> None:
    story = told(backed())
    found = reached(story)
    assert list(found) == ["Gondor Brigades", "Bilbo", "Shire Company"]
    assert [(step.relation, story.label(step.target)) for step in found["Bilbo"].chain] == [
        ("memberOf", "Gondor Brigades"),
        ("supportedBy", "Mordor"),
    ]


def test_an_ally_or_an_enemy_is_not_reached() -> None:
    assert "Rohan" not in reached(told(backed()))


def test_every_step_names_the_claims_that_say_so() -> None:
    story = told(backed())
    for each in reached(story).values():
        for step in each.chain:
            claims = [story.claims[id] for id in step.claims]
            assert claims
            assert {(c.subject, c.relation, c.object) for c in claims} == {
                (step.source, step.relation, step.target)
            }


def test_a_chain_is_no_surer_than_its_least_sure_step() -> None:
    story = told(backed())
    doubted = {
        id: replace(claim, certainty=Certainty.POSSIBLE)
        if claim.relation == "supportedBy"
        else claim
        for id, claim in story.claims.items()
    }
    found = reached(replace(story, claims={c.id: c for c in doubted.values()}))
    assert {each.certainty for each in found.values()} == {Certainty.POSSIBLE}


def test_one_sure_claim_is_enough_for_a_step() -> None:
    one, other = backed(), Teller("Belsar Courier")
    other.tie("Gondor Brigades", "supportedBy", "Mordor")
    story = told(one, other)
    army = actor("Arnor army").id
    claims = {
        c.id: c
        for c in (
            replace(c, certainty=Certainty.POSSIBLE) if c.speaker == army else c
            for c in story.claims.values()
        )
    }
    assert reached(replace(story, claims=claims))["Gondor Brigades"].certainty is Certainty.CERTAIN


def test_reach_ends_where_the_scope_leaves_a_step_out() -> None:
    without = Scope(speakers=frozenset({actor("Arnor army").id}))
    assert not reached(told(backed()), without)


def test_a_circle_of_backers_comes_to_an_end() -> None:
    report = backed()
    report.tie("Mordor", "supportedBy", "Bilbo")
    assert set(reached(told(report))) == {"Gondor Brigades", "Bilbo", "Shire Company"}


def test_the_numbers_are_how_many_and_how_far() -> None:
    found = reach(ties(told(backed())), MORDOR)
    numbers = {(m.about, m.name): m.value for m in measures(MORDOR, found)}
    assert numbers[(MORDOR,), "reach"] == 3
    assert numbers[(MORDOR, actor("Bilbo").id), "steps"] == 2
