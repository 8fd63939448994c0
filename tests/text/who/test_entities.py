"""Who is who in a document: every noun phrase is taken to mean an entity, and mentioned."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg import background, ontology
from kg.text.claims import read
from kg.text.parsing import parse
from kg.text.who.entities import cast
from tests.text.read import PUBLISHER, acts, document, entity, labels, reading, role

STORY = (
    "Harakat Sabr al-Dawla attacked a base of the Kenyan army near Belsar on Sunday. "
    "The Tavar Liberation Army (TLA) condemned the group. Governor Dana Halloran said thousands "
    "of villagers fled. Halloran praised the TLA on Monday."
)


def test_every_mention_stands_in_the_text_and_means_an_entity() -> None:
    told = reading(STORY)
    ids = {e.id for e in told.entities}
    assert told.mentions
    for mention in told.mentions:
        assert STORY[mention.start : mention.end] == mention.words
        assert mention.entity in ids


def test_all_names_of_one_actor_are_mentions_of_it() -> None:
    told = reading(STORY)
    for label, words in (
        ("Tavar Liberation Army", {"Tavar Liberation Army", "TLA"}),
        ("Dana Halloran", {"Dana Halloran", "Halloran"}),
        ("Harakat Sabr al-Dawla", {"Harakat Sabr al-Dawla", "group"}),
    ):
        found = {m.words for m in told.mentions if m.entity == entity(STORY, label).id}
        assert found == words


def test_every_entity_is_mentioned_or_speaks() -> None:
    told = reading(STORY)
    named = {m.entity for m in told.mentions}
    spoken = {c.speaker for c in told.claims}
    objects = {c.object for c in told.claims}
    assert {e.id for e in told.entities} <= named | spoken | objects


def test_entities_have_a_declared_kind_and_a_label() -> None:
    for found in reading(STORY).entities:
        assert found.kind in ontology.kinds()
        assert found.label.strip() == found.label != ""


def test_no_two_entities_share_an_id_or_a_label_and_kind() -> None:
    found = reading(STORY).entities
    assert len({e.id for e in found}) == len(found)
    assert len({(e.label, e.kind) for e in found}) == len(found)


def test_a_known_publisher_is_the_known_actor() -> None:
    known = next(k for k in background.known().values() if k.kind == "MediaOrganization")
    told = replace(document("The Houthis attacked Belsar."), publisher=known.aliases[0])
    (found,) = read([told])
    assert {c.speaker for c in found.claims} == {known.id}


def test_an_unknown_publisher_is_a_news_outlet() -> None:
    assert entity(STORY, PUBLISHER).kind == "MediaOrganization"


@pytest.mark.parametrize("count", ["Thousands", "Dozens", "Hundreds"])
def test_whoever_stands_behind_a_count_is_meant(count: str) -> None:
    text = f"{count} of villagers condemned the Houthis."
    assert acts(text) == {("villagers", "Condemnation", "Houthis")}


def test_somebody_of_whom_only_a_number_is_told_is_somebody() -> None:
    text = "Gunmen abducted about 240 in Belsar."
    assert acts(text) == {("Gunmen", "Abduction", "about 240")}
    assert entity(text, "about 240").kind == "UnnamedActor"


def test_a_known_name_is_its_known_actor_whatever_the_recogniser_says() -> None:
    text = "Hezbollah attacked Tehran. Ansar Allah condemned Kenya."
    assert {e.label: e.kind for e in reading(text).entities} == {
        "Hezbollah": "ArmedGroup",
        "Tehran": "Place",
        "Houthis": "ArmedGroup",
        "Kenya": "State",
        PUBLISHER: "MediaOrganization",
    }


def test_two_speakers_of_one_name_are_one_entity() -> None:
    assert len([e for e in labels(STORY) if "Halloran" in e]) == 1
    assert role(STORY, "agent", "DiplomaticSupport") == ["Dana Halloran"]


def test_nobody_is_found_in_nothing() -> None:
    who = cast(next(parse([document("It rained. Then it stopped.")])))
    assert who.facets == {}
    assert who.mentions == []
