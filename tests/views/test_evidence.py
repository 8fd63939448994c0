"""What proves an edge, as the page holds it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Derivation
from kg.story import Story, merge
from kg.views import evidence
from kg.views.evidence import numbered, units
from tests.factory import reading
from tests.views.stories import NOTHING_KNOWN


def told(*derivations: Derivation) -> Story:
    return merge([reading()], NOTHING_KNOWN, derivations)


def test_offsets_count_letters_beyond_the_basic_plane_twice() -> None:
    text = "a😀b😀c"
    at = units(text)
    encoded = text.encode("utf-16-le")
    for index in range(len(text) + 1):
        assert encoded[: 2 * at(index)].decode("utf-16-le") == text[:index]


def test_a_claim_keeps_who_says_it_how_and_where() -> None:
    story = told()
    numbers = numbered(story, ["event/attack"], (), ())
    denial = next(c for c in story.claims.values() if c.polarity == "negative")
    what = evidence.claim(story, denial, numbers)
    assert (what["stance"], what["denies"], what["voice"]) == ("denied", "planned", "claimed by")
    assert what["subject"] == numbers.things["event/attack"] == 0
    text = reading().document.text
    assert text[slice(*what["quote"])] == "denied that they had prepared an attack"
    assert text[slice(*what["sentence"])].startswith("The Gondor Brigades")


@pytest.mark.parametrize(
    ("address", "kept"),
    [("https://a.org/x", True), ("javascript:alert(1)", False), ("ftp://a", False), ("", False)],
)
def test_only_web_addresses_are_kept(address: str, kept: bool) -> None:
    heard = reading()
    heard = replace(heard, document=replace(heard.document, url=address))
    story = merge([heard], NOTHING_KNOWN, ())
    assert bool(evidence.document(story, heard.document.id)["url"]) is kept


def test_a_proof_holds_every_derivation_down_to_the_claims() -> None:
    tie = next(c for c in reading().claims if c.relation == "supportedBy")
    ends = (tie.subject, "supportedBy", tie.object)
    low = Derivation("d/low", *ends, "00-reported", (tie.id,))
    high = Derivation("d/high", tie.subject, "alliedWith", tie.object, "rule", ("d/low",))
    story = told(low, high)
    numbers = numbered(story, (), (), ["d/high"])
    proofs = evidence.proofs(story, numbers)
    top = proofs[numbers.derivations["d/high"]]
    assert top["says"] == "Gondor Brigades allied with Mordor"
    assert top["from"] == [numbers.derivations["d/low"]]
    assert proofs[top["from"][0]]["claims"] == [numbers.claims[tie.id]]


def test_a_contradiction_told_both_ways_is_one_pair() -> None:
    one, two = reading().claims[0].id, reading().claims[1].id
    story = told(
        Derivation("d/1", one, "contradicts", two, "rule", (one, two)),
        Derivation("d/2", two, "contradicts", one, "rule", (one, two)),
    )
    numbers = numbered(story, (), (), ())
    pair = sorted([numbers.claims[one], numbers.claims[two]])
    assert evidence.contradictions(story, numbers) == [pair]


def test_a_twin_of_an_event_comes_with_the_report_that_tells_it() -> None:
    one, two = reading(), reading("-again")
    made = Derivation("d/1", "event/call", "sameEventAs", "event/call-again", "rule", ())
    story = merge([one, two], NOTHING_KNOWN, [made])
    numbers = numbered(story, (), (), ())
    [twin] = evidence.twins(story, numbers)
    assert twin["from"] == numbers.things["event/call"]
    assert twin["to"] == numbers.things["event/call-again"]
    assert (twin["document"], twin["rule"]) == (numbers.documents[two.document.id], "rule")
