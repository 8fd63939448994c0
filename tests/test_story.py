"""Many readings become one story, whatever their order."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Claim, Derivation, Entity, Modality, Polarity, Reading, When
from kg.story import best_date, carried, merge, proof
from tests.factory import passage, reading
from tests.views.stories import NOTHING_KNOWN, story

TELLINGS = story(30, 5)[0]


@given(st.permutations(range(len(TELLINGS))))
def test_the_order_of_readings_does_not_matter(order: list[int]) -> None:
    there = merge(TELLINGS, NOTHING_KNOWN, ())
    back = merge([TELLINGS[index] for index in order], NOTHING_KNOWN, ())
    assert there == back
    assert list(there.claims) == list(back.claims)
    assert list(there.entities) == list(back.entities)


def test_every_claim_of_every_reading_is_kept() -> None:
    told = merge(TELLINGS, NOTHING_KNOWN, ())
    assert set(told.claims.values()) == {c for r in TELLINGS for c in r.claims}


def test_background_gives_the_label_and_readings_add_their_names() -> None:
    known = Entity("actor/arnor", "Kingdom of Arnor", "State", ("Arnor",))
    heard = replace(reading(), entities=(Entity("actor/arnor", "the North Kingdom", "Government"),))
    told = merge([heard], replace(NOTHING_KNOWN, entities=(known,)), ())
    arnor = told.entities["actor/arnor"]
    assert (arnor.label, arnor.kind) == ("Kingdom of Arnor", "State")
    assert arnor.aliases == ("Arnor", "the North Kingdom")


def test_a_thing_without_a_name_is_called_by_its_identifier() -> None:
    told = merge([reading()], NOTHING_KNOWN, ())
    assert told.label("actor/stranger-1") == "stranger-1"


def test_the_publisher_reports_and_anybody_else_claims() -> None:
    told = merge([reading()], NOTHING_KNOWN, ())
    voices = {c.speaker: told.reported(c) for c in told.claims.values()}
    assert voices["actor/bree-gazette"]
    assert not voices["actor/arnor-army"]


def dated(edtf: str, **stance: Modality | Polarity) -> Claim:
    first = f"{edtf}-01"[:10]
    where = passage(reading().document, "Arnor struck a base")
    return Claim("event/e", "date", When(edtf, first, first), "actor/arnor-army", where, **stance)


def test_the_finest_date_wins_and_what_happened_comes_before_plans() -> None:
    month, day = dated("2024-03"), dated("2024-03-03")
    planned, denied = dated("2024-04-01", modality=Modality.PLANNED), dated("2024-05-01")
    denied = replace(denied, polarity=Polarity.NEGATIVE)
    assert best_date([month, day, planned, denied]) == day.object
    assert best_date([month, planned]) == month.object
    assert best_date([denied]) is None


def test_a_triple_that_repeats_its_premise_is_carried_and_any_other_is_inferred() -> None:
    told = merge([reading()], NOTHING_KNOWN, ())
    tie = next(c for c in told.claims.values() if c.relation == "supportedBy")
    same = Derivation("d/1", tie.subject, tie.relation, tie.object, "00-reported", (tie.id,))
    new = Derivation("d/2", tie.subject, "alliedWith", tie.object, "some-rule", (tie.id,))
    assert carried(told, same)
    assert not carried(told, new)


def test_a_proof_ends_in_claims_even_where_derivations_run_in_a_circle() -> None:
    one = Derivation("d/1", "a", "partOf", "b", "r", ("d/2", "claim/x"))
    two = Derivation("d/2", "b", "partOf", "a", "r", ("d/1",))
    claim = reading().claims[6]
    told = merge([reading()], NOTHING_KNOWN, (replace(one, premises=("d/2", claim.id)), two))
    assert proof(told, two) == (claim.id,)


def test_nothing_read_is_an_empty_story() -> None:
    told = merge((), Reading(NOTHING_KNOWN.document), ())
    assert not told.documents
    assert not told.claims
