"""What people judged of claims: what was read is kept, and nothing rests on what is rejected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kg.errors import InvalidData
from kg.identity.amending import amended, as_read, value
from kg.identity.judgements import Judgement, Verdict
from kg.model import Amount, Claim, Entity, Reading, Review, When
from tests import factory

READING = factory.reading()
BACKED = next(claim for claim in READING.claims if claim.relation == "supportedBy")
TOLL = next(claim for claim in READING.claims if claim.relation == "killed")


def judged(verdict: Verdict, claim: Claim = BACKED, by: str = "Ada", **to: str) -> Judgement:
    fields = tuple(sorted(to.items()))
    return Judgement(verdict, (claim.id,), by, date(2024, 3, 5), to=fields, line=7)


def after(
    judgements: Sequence[Judgement], *others: Reading
) -> tuple[dict[str, list[Claim]], Reading, list[str]]:
    """Claims by relation, the reading they are in, and the faults told."""
    faults: list[InvalidData] = []
    first, *_ = amended((READING, *others), judgements, Path("d.yaml"), faults.append)
    claims: dict[str, list[Claim]] = {}
    for claim in first.claims:
        claims.setdefault(claim.relation, []).append(claim)
    return claims, first, [str(fault) for fault in faults]


@pytest.mark.parametrize(
    ("verdict", "review"),
    [(Verdict.ACCEPT, Review.ACCEPTED), (Verdict.REJECT, Review.REJECTED)],
)
def test_a_judged_claim_stays_and_says_what_was_found(verdict: Verdict, review: Review) -> None:
    claims, reading, faults = after([judged(verdict)])
    assert claims["supportedBy"] == [replace(BACKED, review=review)]
    assert len(reading.claims) == len(READING.claims)
    assert not faults


def test_a_corrected_claim_is_rejected_and_another_stands_in_its_place() -> None:
    claims, _, faults = after(
        [judged(Verdict.CORRECT, object="actor/rohan", polarity="negative", relation="opposes")]
    )
    assert claims["supportedBy"] == [replace(BACKED, review=Review.REJECTED)]
    (new,) = claims["opposes"]
    assert (new.subject, new.object, new.polarity) == (BACKED.subject, "actor/rohan", "negative")
    assert (new.review, new.corrects, new.passage) == ("corrected", BACKED.id, BACKED.passage)
    assert not faults


def test_a_number_can_be_corrected() -> None:
    claims, _, _ = after([judged(Verdict.CORRECT, TOLL, object="4 to 6")])
    assert [claim.object for claim in claims["killed"]] == [TOLL.object, Amount(4, 6, "4 to 6")]


def test_whom_another_report_names_is_described_in_this_one_too() -> None:
    lune = Entity("actor/lune", "Lune", "State")
    other = replace(factory.reading("-2"), entities=(lune,), events=(), claims=(), mentions=())
    claims, reading, faults = after([judged(Verdict.CORRECT, object=lune.id)], other)
    assert claims["supportedBy"][1].object == lune.id
    assert lune in reading.entities
    assert not faults


def test_both_ids_of_somebody_of_this_report_are_kept() -> None:
    rohan = Entity(
        "actor/rohan", "Rohan", "State", observed="actor/riddermark", known="actor/rohan"
    )
    entities = tuple(rohan if each.id == rohan.id else each for each in READING.entities)
    told = [judged(Verdict.CORRECT, object="actor/riddermark")]
    (found,) = amended([replace(READING, entities=entities)], told, Path("d.yaml"), _raise)
    new = next(claim for claim in found.claims if claim.corrects)
    assert (new.object, new.as_observed[1]) == ("actor/rohan", "actor/riddermark")


def _raise(fault: InvalidData) -> None:
    raise fault


@pytest.mark.parametrize(
    ("claim", "to", "message"),
    [
        (BACKED, "actor/nobody", "actor/nobody is nobody here"),
        (TOLL, "a few", "a few is no number"),
    ],
)
def test_what_cannot_be_followed_is_told_and_changes_nothing(
    claim: Claim, to: str, message: str
) -> None:
    _, reading, (fault,) = after([judged(Verdict.CORRECT, claim, object=to)])
    assert fault.startswith(f"d.yaml:7: {message} (")
    assert reading == READING


def test_judges_who_disagree_leave_a_claim_as_it_was_read() -> None:
    told = [judged(Verdict.ACCEPT), judged(Verdict.REJECT, by="Bel")]
    _, reading, (fault,) = after(told)
    assert f"Bel says reject of {BACKED.id}, but Ada accept (line 7)" in fault
    assert reading == READING


@pytest.mark.parametrize("to", ["actor/rohan", "place/bree"])
def test_a_judgement_taken_out_leaves_no_trace(to: str) -> None:
    other = replace(factory.reading("-2"), entities=(Entity("actor/lune", "Lune", "State"),))
    told = [judged(Verdict.CORRECT, object=to), judged(Verdict.REJECT, TOLL)]
    _, reading, _ = after(told, other)
    assert reading != READING
    assert as_read(reading) == READING
    assert amended([reading], [], Path("d.yaml"), _raise) == (READING,)
    assert amended([reading], told, Path("d.yaml"), _raise) == (reading,)


def test_days_are_bounded_by_the_calendar() -> None:
    assert value("date", "2024-02") == When("2024-02", "2024-02-01", "2024-02-29")
    for words in ("2024-02-30", "March", "2024-03/2024-02"):
        with pytest.raises(InvalidData):
            value("date", words)
