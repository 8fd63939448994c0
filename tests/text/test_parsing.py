"""Documents become parsed sentences whose tokens keep the characters of the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.errors import UnreadableDocument
from kg.text.parsing import Parsed, model, parse
from tests.text.read import acts, document, labels, ties

STORY = (
    "BELSAR, Kenya, March 24 (Horn Wire) - Deputy Interior Minister Rana al-Qasri met the "
    "Tavar Liberation Army (TLA) on Sunday.\n\nThe U.S.-backed  militia fled.\tIt was late."
)


def parsed(text: str) -> Parsed:
    """The parse of one text."""
    return next(parse([document(text)]))


def law(text: str) -> None:
    """What holds for every parse: tokens in order, sentences apart, each token in one."""
    found = parsed(text)
    assert len(found.offsets) == len(found.doc)
    assert all(0 <= start < end <= len(text) for start, end in found.offsets)
    assert all(a[1] <= b[0] for a, b in pairwise(found.offsets))
    assert [s.index for s in found.sentences] == list(range(len(found.sentences)))
    assert all(a.end <= b.start for a, b in pairwise(found.sentences))
    for token in found.doc:
        sentence = found.sentence(token)
        assert sentence.start <= found.start(token) < found.end(token) <= sentence.end


@settings(max_examples=60)
@example("")
@example(" \n\t ")
@example("(((( ))))")
@example("U.S.-backed-backed -backed")
@example("A\x00B\u202e\ufeff (AB) al-")
@given(st.text(max_size=80))
def test_any_text_keeps_its_characters(text: str) -> None:
    law(text)


def test_a_story_keeps_its_characters() -> None:
    law(STORY)


def test_every_word_outside_a_dateline_is_in_some_token() -> None:
    found = parsed(STORY)
    read = "".join(STORY[start:end] for start, end in found.offsets)
    body = STORY.split(" - ", 1)[1]
    assert "".join(read.split()) == "".join(body.split())


def test_a_name_is_one_token_with_the_words_of_the_text() -> None:
    found = parsed(STORY)
    (token,) = [t for t in found.doc if t.i in found.names and found.names[t.i].title]
    assert found.words(token.i, token.i) == "Deputy Interior Minister Rana al-Qasri"


def test_a_participle_behind_a_hyphen_is_a_word_of_its_own() -> None:
    found = parsed("The U.S.-backed militia fled.")
    assert [found.words(t.i, t.i) for t in found.doc][1:4] == ["U.S.", "-", "backed"]


def test_other_hyphens_stay_as_they_are() -> None:
    found = parsed("A cross-border raid failed.")
    assert "".join(found.words(t.i, t.i) for t in found.doc) == "Across-borderraidfailed."


@pytest.mark.parametrize(
    "line",
    [
        "BELSAR, Kenya, March 24 (Horn Wire) - ",
        "BELSAR (Horn Wire) - ",
        "TAL MARUN, Peru — ",
        "BELSAR: ",
        "BELSAR, Kenya -- ",
        "Belsar, Kenya — ",
        "Belsar - ",
        "Belsar, Mar 11 (Agencies): ",
        "March 3 (Horn Wire) - ",
        "BELSAR, Kenya, September 14. ",
    ],
)
def test_a_dateline_is_left_out(line: str) -> None:
    text = f"{line}Harakat Sabr al-Dawla attacked the Kenyan army."
    assert acts(text) == {("Harakat Sabr al-Dawla", "Attack", "Kenyan army")}
    assert not {"BELSAR", "Belsar", "TAL MARUN", "Horn Wire", "Kenya", "Peru"} & labels(text)


def test_a_country_set_off_by_dashes_is_no_dateline() -> None:
    text = "Kenya - the largest country - attacked Belsar."
    assert acts(text) == {("Kenya", "Attack", "Belsar")}


def test_a_new_line_begins_a_new_sentence() -> None:
    assert len(parsed("Attack in Belsar\nThe Houthis fled").sentences) == 2


@pytest.mark.parametrize("break_", ["\n", "\n\n", " \n "])
def test_no_name_or_title_runs_on_from_a_heading(break_: str) -> None:
    text = f"Army receives envoy{break_}Foreign Minister Ida Velt met the Houthis."
    assert ("Ida Velt", "holdsPost", "Foreign Minister") in ties(text)


@pytest.mark.parametrize("rank", ["Gen.", "Lt. Col.", "Brig. Gen."])
def test_a_rank_does_not_end_a_sentence(rank: str) -> None:
    assert len(parsed(f"The raid was led by {rank} Adam Velt. It failed.").sentences) == 2


def test_documents_come_back_in_order_whatever_the_batch() -> None:
    texts = [f"The Houthis attacked Belsar {i} times." for i in range(1, 6)]
    documents = [document(t) for t in texts]
    assert [p.document.text for p in parse(documents, batch=2)] == texts


def test_an_unknown_model_is_one_clear_error() -> None:
    with pytest.raises(UnreadableDocument, match="no spaCy model called en_belsar"):
        model("en_belsar")


def test_the_model_is_loaded_once() -> None:
    assert model() is model()
