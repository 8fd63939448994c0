"""Excerpts of a store: what is told of a few things, and no more."""

from __future__ import annotations

from kg.graph import dataset
from kg.graph.decoding import normal
from kg.graph.excerpts import excerpt, holders, portrait, statements, whole
from kg.graph.rules import infer
from kg.graph.terms import node
from kg.model import Entity, When
from tests.factory import reading
from tests.graph import story

ARNOR, STRIKE = "actor/arnor", "event/strike"


def test_the_whole_is_what_the_store_tells() -> None:
    readings, _, derivations = whole(story.store())
    assert readings == dataset.readings(story.store())
    assert set(derivations) <= set(dataset.derivations(story.store()))


def test_an_excerpt_holds_what_is_asked_for_as_the_whole_tells_it() -> None:
    toll = next(claim for claim in reading().claims if claim.relation == "killed")
    [told], background, derivations = excerpt(story.store(), (), [node(toll.id)])
    assert told.claims == (toll,)
    assert told.document == reading().document
    assert not told.entities
    assert not background.entities
    assert not derivations


def test_a_derivation_comes_with_what_it_rests_on() -> None:
    far = next(d for d in dataset.derivations(story.store()) if d.rule.startswith("20"))
    told, background, derivations = excerpt(story.store(), (), [node(far.id)])
    claims = {claim.id for each in (*told, background) for claim in each.claims}
    made = {derivation.id for derivation in derivations}
    assert far.id in made
    assert {premise for d in derivations for premise in d.premises} <= claims | made


def test_what_several_call_the_same_is_told_once_by_the_first() -> None:
    store = dataset.build([reading("-2"), reading("-1"), reading("-3")], ())
    [told], _, _ = excerpt(store, [ARNOR], ())
    assert told.document.id == reading("-1").document.id
    assert told.entities == tuple(e for e in normal(reading()).entities if e.id == ARNOR)


def test_what_the_background_knows_of_somebody_is_told() -> None:
    _, background, _ = excerpt(story.store(), [story.KNOWN.subject], ())
    assert [entity.id for entity in background.entities] == [story.KNOWN.subject]


def test_a_portrait_tells_days_posts_and_who_took_part() -> None:
    told, _, _ = portrait(story.store(), {STRIKE, "actor/boromir"})
    claims = [claim for each in told for claim in each.claims]
    assert {claim.subject for claim in claims} == {STRIKE, "actor/boromir"}
    assert any(isinstance(claim.object, When) for claim in claims)
    named = {thing.id for each in told for thing in each.entities}
    assert {"post/captain", ARNOR} <= named
    assert Entity("post/captain", "captain of the Tower", "Post") in told[-1].entities


def test_holders_are_those_whose_portraits_show_a_thing() -> None:
    assert set(holders(story.store(), "post/captain")) == {"actor/boromir"}
    assert set(holders(story.store(), "event/downing")) == {STRIKE}
    assert ARNOR not in set(holders(story.store(), "actor/rohan"))  # an ally, no part of it


def test_statements_of_a_tie_are_found_in_both_directions() -> None:
    store = dataset.build([story.second()], ())
    infer(store)
    found = set(statements(store, {("alliedWith", ARNOR, "actor/rohan")}))
    told, _, derivations = excerpt(store, (), found)
    said = {(c.subject, c.relation, c.object) for each in told for c in each.claims}
    made = {(d.subject, d.relation, d.object) for d in derivations}
    assert said == {(ARNOR, "alliedWith", "actor/rohan")}
    assert made == said | {("actor/rohan", "alliedWith", ARNOR)}
