"""Words for people: dates as precise as they are known, voices that never confirm."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Entity, Origin, When
from kg.story import merge
from kg.views.words import harmless, label_lines, label_width, voice, when
from tests.factory import reading
from tests.views.stories import NOTHING_KNOWN


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (When("2023-12-03", "2023-12-03", "2023-12-03"), "3 December 2023"),
        (When("2023-12-03?", "2023-12-03", "2023-12-03"), "3 December 2023 (uncertain)"),
        (When("2023", "2023-01-01", "2023-12-31"), "2023"),
        (When("2023-12-01/2023-12-10", "2023-12-01", "2023-12-10"), "1 to 10 December 2023"),
        (When("../2024-03-03", None, "2024-03-03"), "until 3 March 2024"),
        (
            When("2023-10-30~/2023-12-04", "2023-10-30", "2023-12-04"),
            "30 October to 4 December 2023",
        ),
    ],
)
def test_a_time_is_told_as_precisely_as_it_is_known(time: When, words: str) -> None:
    assert when(time) == words


def test_voices_say_reported_or_claimed() -> None:
    told = merge([reading()], NOTHING_KNOWN, ())
    by = {claim.speaker: claim for claim in told.claims.values()}
    assert voice(told, by["actor/bree-gazette"]) == "reported"
    assert voice(told, by["actor/arnor-army"]) == "claimed by"


def test_another_outlet_reports_and_a_book_is_cited() -> None:
    wire = Entity("actor/arnor-army", "Harbour Wire", "MediaOrganization")
    told = merge([reading()], replace(NOTHING_KNOWN, entities=(wire,)), ())
    claim = next(c for c in told.claims.values() if c.speaker == wire.id)
    assert voice(told, claim) == "reported by"
    cited = replace(claim, passage=None, origin=Origin.BACKGROUND, source="Atlas")
    assert voice(told, cited) == "according to"


def test_harmless_text_keeps_its_length_and_loses_what_hides() -> None:
    text = "a\u202eb\x00c\ud800d\n\te"
    assert harmless(text) == "a\ufffdb\ufffdc\ufffdd\n\te"


def test_a_label_is_broken_between_words_and_cut_when_it_is_long() -> None:
    assert label_lines("Mohammed Shia al-Sudani") == ("Mohammed Shia", "al-Sudani")
    assert label_lines("word " * 30)[-1].endswith(" …")
    assert len(label_lines("word " * 30)) == 3
    assert label_lines("   ") == ("?",)


def test_wide_letters_are_wider() -> None:
    assert label_width("illi") < label_width("nnnn") < label_width("WWWW") < label_width("漢漢漢漢")
