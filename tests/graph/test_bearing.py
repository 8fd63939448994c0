"""What bears on the reports is enough: a story put together from it is the whole story."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from kg.graph.bearing import bearing
from kg.graph.dataset import background, build, derivations, readings
from kg.graph.rules import infer
from kg.model import Entity, Origin, Reading
from kg.views.network import network
from tests.factory import reading

SPOKEN = ("actor/houthis", "actor/iran", "actor/quds-force", "actor/kataib-hezbollah")


@cache
def store() -> ox.Store:
    """A report that names some who are known beforehand, with all that follows."""
    told = reading()
    named = (Entity(id, id, "ArmedGroup") for id in SPOKEN)
    made = build([Reading(told.document, entities=(*told.entities, *named))])
    infer(made)
    return made


def test_the_network_is_the_same_as_from_all_that_is_known() -> None:
    known, derived = bearing(store())
    part = background(store(), known), derivations(store(), derived)
    whole = background(store()), derivations(store())
    one, other = (network(readings(store()), *each) for each in (part, whole))
    assert dict(one.nodes(data=True)) == dict(other.nodes(data=True))
    assert sorted(one.edges(keys=True)) == sorted(other.edges(keys=True))
    assert {origin for *_, origin in one.edges(data="origin")} >= {Origin.BACKGROUND}


def test_it_is_a_small_part_of_the_background() -> None:
    known, derived = bearing(store())
    assert len(background(store(), known).claims) < len(background(store()).claims) / 4
    assert len(derivations(store(), derived)) < len(derivations(store())) / 4


def test_every_proof_goes_down_to_claims_that_bear_too() -> None:
    known, derived = bearing(store())
    made = {each.id: each for each in derivations(store(), derived)}
    claims = {claim.id for claim in background(store(), known).claims}
    rests = {premise for each in made.values() for premise in each.premises}
    assert rests <= claims | made.keys()
    assert any(len(each.premises) > 1 for each in made.values())


def test_where_no_report_speaks_nothing_bears() -> None:
    nothing = build(())
    infer(nothing)
    assert bearing(nothing) == (frozenset(), frozenset())
