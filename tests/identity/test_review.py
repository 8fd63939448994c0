"""Questions come the most consequential first, with both sides, and none that was answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.identity.judgements import Judgement, Verdict
from kg.identity.proposals import Proposal
from kg.identity.review import Question, open_questions, questions
from kg.identity.sides import Reports
from kg.model import Certainty, Claim, Entity, Mention, Reading, Resolution
from tests import factory

ARNOR, ARMY, BRIGADES, ROHAN = (
    f"actor/{name}" for name in ("arnor", "arnor-army", "gondor-brigades", "rohan")
)


def near(one: str, other: str, score: float = 0.9) -> Proposal:
    return Proposal(one, other, score, "nearly the same spelling")


def asked(*proposals: Proposal, judgements: tuple[Judgement, ...] = ()) -> list[Question]:
    reports = Reports([factory.reading()])
    found = questions(reports, proposals, (), judgements=judgements)
    return [each for each in found if each.topic == "names"]


def judged(verdict: Verdict, one: str, other: str) -> Judgement:
    about = (min(one, other), max(one, other))
    return Judgement(verdict, about, "Ada", date(2024, 3, 5), line=1)


def changed(reading: Reading, relation: str, **fields: object) -> Reading:
    """The same reading with some fields of its first claim of a relation changed."""
    claims = list(reading.claims)
    at = next(n for n, claim in enumerate(claims) if claim.relation == relation)
    claims[at] = replace(claims[at], **fields)  # type: ignore[arg-type]
    return replace(reading, claims=tuple(claims))


def test_what_touches_most_claims_is_asked_first_then_what_is_likeliest() -> None:
    few, many = near(ROHAN, ARNOR), near(BRIGADES, ARMY)
    likely = near(ROHAN, ARMY, score=0.99)
    found = asked(few, many, likely)
    assert [each.touched for each in found] == [3, 1, 1]
    assert [set(each.about) for each in found[1:]] == [{ROHAN, ARMY}, {ROHAN, ARNOR}]


def test_a_question_shows_both_sides_and_what_a_yes_would_do() -> None:
    (question,) = asked(near(ROHAN, ARNOR))
    arnor, rohan = question.sides
    assert (arnor.label, arnor.kind, rohan.label) == ("Arnor", "country", "Rohan")
    assert [told.speaker for told in arnor.told] == ["Arnor army", "The Bree Gazette"]
    assert arnor.told[0].sentence.startswith("Arnor struck a base")
    assert arnor.told[0].published == "2024-03-05"
    assert question.why == ("nearly the same spelling",)
    assert question.effect == "same: 1 claim of “Rohan” would tell of “Arnor”"


@pytest.mark.parametrize("verdict", [Verdict.SAME, Verdict.DIFFERENT, Verdict.UNDECIDED])
def test_what_was_judged_is_not_asked_again(verdict: Verdict) -> None:
    assert not asked(near(ROHAN, ARNOR), judgements=(judged(verdict, ARNOR, ROHAN),))


def test_what_follows_from_judgements_is_not_asked_either() -> None:
    same = judged(Verdict.SAME, ARNOR, ROHAN)
    different = judged(Verdict.DIFFERENT, ARNOR, BRIGADES)
    assert not asked(near(ROHAN, BRIGADES), judgements=(same, different))
    assert asked(near(ROHAN, BRIGADES), judgements=(same,))


def test_a_judgement_about_one_report_leaves_the_question_open() -> None:
    here = replace(judged(Verdict.SAME, ARNOR, ROHAN), document="document/arnor-strikes")
    assert asked(near(ROHAN, ARNOR), judgements=(here,))


def test_again_asks_what_was_judged_and_tells_by_whom() -> None:
    told = replace(judged(Verdict.SAME, ARNOR, ROHAN), why="one flag")
    reports = Reports([factory.reading()])
    found = questions(reports, [near(ROHAN, ARNOR)], (), judgements=[told], again=True)
    (question,) = (each for each in found if each.topic == "names")
    assert question.earlier == ("same, by Ada on 2024-03-05: one flag",)


def test_those_who_are_one_already_or_gone_are_no_question() -> None:
    assert not asked(near(ARNOR, "actor/nobody"))
    reading = factory.reading()
    claims = tuple(
        replace(c, subject=ARNOR if c.subject == ROHAN else c.subject) for c in reading.claims
    )
    rohan = Entity(ARNOR, "Arnor", "State", observed=ROHAN, written="Rohan")
    entities = (*(e for e in reading.entities if e.id != ROHAN), rohan)
    reports = Reports([replace(reading, claims=claims, entities=entities)])
    found = questions(reports, [near(ROHAN, ARNOR)], ())
    assert not [each for each in found if each.topic == "names"]


def test_events_told_twice_are_asked_about_once() -> None:
    reports = Reports([factory.reading(), factory.reading("-2")])
    pair = ("event/strike", "event/strike-2")
    found = questions(reports, (), [(*pair, "type and day agree"), (*pair[::-1], "the same")])
    (question,) = (each for each in found if each.topic == "events")
    assert question.about == pair
    assert question.touched == 5
    assert "by: Arnor" in question.sides[0].facts
    assert {told.document for told in question.sides[1].told} == {"document/arnor-strikes-2"}


def test_a_later_answer_can_close_other_questions() -> None:
    found = asked(near(ROHAN, ARNOR), near(ROHAN, ARMY), near(ARNOR, ARMY))
    told = [judged(Verdict.SAME, ARNOR, ROHAN), judged(Verdict.DIFFERENT, ROHAN, ARMY)]
    assert not open_questions(found, told)


# ── Doubtful claims ──────────────────────────────────────────────────────────


def whole() -> Reading:
    """The story, with whom each sentence names."""
    reading, name = factory.reading(), "The Gondor Brigades"
    start = factory.TEXT.index(name)
    mention = Mention(BRIGADES, start, start + len(name), name)
    return replace(reading, mentions=(*reading.mentions, mention))


def doubted(reading: Reading, **more: object) -> dict[str, tuple[str, ...]]:
    """Reasons by the claim's words."""
    found = questions(Reports([reading]), (), (), **more)  # type: ignore[arg-type]
    return {each.sides[0].label: each.why for each in found if each.topic == "claims"}


def test_a_claim_on_names_of_its_own_sentence_is_not_doubtful() -> None:
    assert not doubted(whole())


def test_a_claim_called_possible_is_doubtful() -> None:
    found = doubted(changed(whole(), "supportedBy", certainty=Certainty.POSSIBLE))
    assert found == {
        "Gondor Brigades — supported by — Mordor": ("its speaker calls it no more than possible",)
    }


def test_words_taken_for_somebody_of_another_sentence_are_doubtful() -> None:
    text = factory.TEXT
    start = text.index("they had prepared")
    step = Resolution("they", start, start + 4, "coreference", BRIGADES, 0, 5)
    (reasons,) = doubted(
        _with_step(whole(), replace(step, basis_start=text.index("the Gondor")))
    ).values()
    assert reasons == ("“they” is taken for Gondor Brigades, of another sentence",)
    here = replace(step, basis_start=text.index("The Gondor Brigades, backed"))
    assert not doubted(_with_step(whole(), here))


def _with_step(reading: Reading, step: Resolution) -> Reading:
    claims = tuple(
        replace(claim, resolutions=(step,)) if claim.polarity == "negative" else claim
        for claim in reading.claims
    )
    return replace(reading, claims=claims)


def test_what_another_contradicts_is_doubtful() -> None:
    reading = whole()
    claim = next(claim for claim in reading.claims if claim.relation == "supportedBy")
    (reasons,) = doubted(reading, contradicted=[claim.id]).values()
    assert reasons == ("another claim says otherwise",)


def test_an_event_that_one_unnamed_source_tells_of_is_doubtful() -> None:
    reading = whole()
    unnamed = Entity("actor/official", "an official", "UnnamedActor")
    claims = tuple(
        replace(claim, speaker=unnamed.id) if claim.subject == "event/call" else claim
        for claim in reading.claims
    )
    reading = replace(reading, claims=claims, entities=(*reading.entities, unnamed))
    assert set(doubted(reading).values()) == {("only one unnamed source tells of this event",)}
    named = replace(unnamed, kind="Person")
    entities = (*reading.entities[:-1], named)
    assert not doubted(replace(reading, entities=entities))


def test_who_is_named_in_another_sentence_alone_is_taken_over() -> None:
    reading = whole()
    mention = replace(reading.mentions[0], entity=ROHAN)
    found = doubted(replace(reading, mentions=(*reading.mentions, mention)))
    assert list(found.values()) == [("Rohan is taken over from another sentence",)]


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT])
def test_a_claim_that_was_judged_is_not_asked_again(verdict: Verdict) -> None:
    reading = changed(whole(), "supportedBy", certainty=Certainty.POSSIBLE)
    claim: Claim = next(claim for claim in reading.claims if claim.relation == "supportedBy")
    told = Judgement(verdict, (claim.id,), "Ada", date(2024, 3, 5), line=1)
    assert doubted(reading)
    assert not doubted(reading, judgements=[told])
