"""The page's data: complete, plain, the same every time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from kg.model import Claim, Document, Event, Origin, Reading, When
from kg.views.dossier import dossier
from tests.factory import reading
from tests.views.stories import NOTHING_KNOWN, story


def test_it_is_json_and_the_same_for_the_same_story() -> None:
    readings, background, derivations = story(40)
    first = json.dumps(dossier(readings, background, derivations))
    turned = dossier(readings[::-1], background, derivations[::-1])
    assert json.dumps(turned) == first


def test_another_story_has_another_hash() -> None:
    assert dossier(*story(20, 1))["hash"] != dossier(*story(20, 2))["hash"]


def test_every_edge_rests_on_claims_that_the_page_holds() -> None:
    data = dossier(*story(60, 4))
    held = range(len(data["claims"]))
    assert data["edges"]
    assert all(edge["claims"] for edge in data["edges"])
    assert all(index in held for edge in data["edges"] for index in edge["claims"])
    inferred = [edge for edge in data["edges"] if edge.get("origin") == "inferred"]
    assert inferred
    assert all(edge["derivations"] for edge in inferred)


def test_every_claim_read_in_a_text_is_held_once() -> None:
    readings = story(40, 2)[0]
    data = dossier(readings, NOTHING_KNOWN, ())
    assert sorted(claim["id"] for claim in data["claims"]) == sorted(
        claim.id for told in readings for claim in told.claims
    )


def test_a_reader_may_start_with_the_most_tied_actors_and_the_latest_events() -> None:
    data = dossier([reading()], NOTHING_KNOWN, ())
    assert data["start"]["connected"][:2] == ["actor/arnor", "actor/gondor-brigades"]
    assert data["start"]["latest"] == ["event/call", "event/strike"]
    assert data["subtitle"] == "1 report · 5 March 2024 · The Bree Gazette"


def test_what_happened_long_before_the_reports_does_not_stretch_the_time_axis() -> None:
    assert dossier([reading()], NOTHING_KNOWN, ())["window"] == ["2024-03-03", "2024-03-05"]
    old = When("2003-03-20", "2003-03-20", "2003-03-20")
    claims = tuple(
        replace(c, object=old) if isinstance(c.object, When) else c for c in reading().claims
    )
    ancient = replace(reading(), claims=claims)
    assert dossier([ancient], NOTHING_KNOWN, ())["window"] == ["2024-03-05", "2024-03-05"]


def test_without_dates_there_is_no_time_axis() -> None:
    told = reading()
    undated = replace(
        told,
        document=replace(told.document, published=None),
        claims=tuple(c for c in told.claims if c.relation != "date"),
    )
    data = dossier([undated], NOTHING_KNOWN, ())
    assert data["window"] == []
    assert data["subtitle"] == "1 report · The Bree Gazette"


@pytest.mark.parametrize("sign", ["\u202e", "\x00", "\ud800"])
def test_no_text_holds_a_sign_that_hides(sign: str) -> None:
    told = reading()
    text = told.document.text.replace("envoy", f"env{sign}y")
    entities = tuple(replace(e, label=f"{sign}{e.label}") for e in told.entities)
    told = replace(told, document=replace(told.document, text=text), entities=entities)
    data = dossier([told], NOTHING_KNOWN, ())
    assert sign not in json.dumps(data, ensure_ascii=False)
    assert len(data["documents"][0]["text"]) == len(text)


def test_reports_of_several_days_and_houses_are_summed_up() -> None:
    heard = []
    for index in range(5):
        told = reading(f"-{index}")
        document = replace(
            told.document, publisher=f"House {index}", published=date(2024, 3, 5 + index)
        )
        heard.append(replace(told, document=document))
    assert dossier(heard, NOTHING_KNOWN, ())["subtitle"] == (
        "5 reports · 5 to 9 March 2024 · House 0, House 1, House 2, 2 more"
    )


def test_what_is_only_known_is_drawn_but_stands_aside_from_the_time_of_the_reports() -> None:
    late = When("2099-01-01", "2099-01-01", "2099-01-01")
    ends = {"agent": "actor/arnor", "recipient": "actor/gondor-brigades", "date": late}
    claims = (
        Claim(
            "event/known", role, end, "actor/arnor", None, origin=Origin.BACKGROUND, source="List"
        )
        for role, end in ends.items()
    )
    event = Event("event/known", "designation", "Designation")
    known = Reading(Document("graph/background", "", ""), events=(event,), claims=tuple(claims))
    data = dossier([reading()], known, ())
    assert "event/known" in {node["id"] for node in data["nodes"]}
    assert "event/known" not in data["start"]["latest"]
    assert data["start"]["latest"]
    assert max(data["window"]) < "2099"
