"""A judge's later word counts, and a decision about nobody known is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from kg.identity.judgements import Judgement, Verdict, latest, unknown

SAME = Judgement(Verdict.SAME, ("actor/arnor", "actor/arnur"), "Ada", date(2024, 3, 5), line=3)


def test_a_later_judgement_of_one_judge_takes_the_place_of_the_earlier() -> None:
    later = replace(SAME, verdict=Verdict.DIFFERENT, when=date(2024, 3, 6), line=1)
    assert latest([later, SAME]) == latest([SAME, later]) == (later,)


def test_judges_and_reports_have_each_their_own_judgement() -> None:
    other = replace(SAME, by="Bel", line=4)
    special = replace(SAME, verdict=Verdict.DIFFERENT, document="document/a", line=5)
    assert latest([SAME, other, special]) == (SAME, other, special)


def test_a_decision_about_an_unknown_id_names_its_line_and_what_is_near() -> None:
    (fault,) = unknown([SAME], ["actor/arnor", "place/arnur", "actor/arnus"], Path("d.yaml"))
    assert str(fault).startswith("d.yaml:3: actor/arnur is nothing that this build knows (do you")
    assert "actor/arnus" in str(fault)
    assert "place/" not in str(fault)


def test_a_decision_whose_ids_are_known_is_no_fault() -> None:
    assert not list(unknown([SAME], SAME.about, Path("d.yaml")))


def test_ends_and_reports_that_a_judgement_names_must_be_known_too() -> None:
    to = (("object", "actor/rohan"), ("certainty", "possible"))
    judgement = replace(
        SAME, verdict=Verdict.CORRECT, about=("claim/x",), to=to, document="document/gone"
    )
    faults = unknown([judgement], ["claim/x"], Path("d.yaml"))
    assert [fault.message.split()[0] for fault in faults] == ["document/gone", "actor/rohan"]


def test_numbers_and_days_that_correct_a_claim_are_no_ids() -> None:
    to = (("object", "2024-03-01/2024-03-05"),)
    judgement = replace(SAME, verdict=Verdict.CORRECT, about=("claim/x",), to=to)
    assert not list(unknown([judgement], ["claim/x"], Path("d.yaml")))
