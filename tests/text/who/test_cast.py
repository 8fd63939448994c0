"""The cast of a document keeps what it is told of each entity."""

from __future__ import annotations

import pytest

from kg import background
from kg.model import Entity
from kg.text.parsing import parse
from kg.text.who.cast import Cast
from kg.text.who.entities import cast
from kg.text.who.naming import known_entity
from tests.text.read import document

SHIELD = Entity("actor/zagros-shield", "Zagros Shield", "Organization")


@pytest.fixture
def who() -> Cast:
    """A cast of nobody, over a short text."""
    return Cast(next(parse([document("Zagros Shield fled.")])))


def test_an_entity_is_taken_in_once(who: Cast) -> None:
    assert who.add(SHIELD) == SHIELD.id
    who.add(Entity(SHIELD.id, "the Shield", "ArmedGroup"))
    assert who.facets[SHIELD.id].entity == SHIELD


def test_a_stranger_has_no_kind(who: Cast) -> None:
    assert who.kind("actor/nobody") == ""
    assert not who.is_a("", "Actor")
    assert not who.is_a("actor/nobody", "Actor")


def test_an_entity_is_of_its_kind_and_all_above(who: Cast) -> None:
    who.add(SHIELD)
    assert who.is_a(SHIELD.id, "Organization")
    assert who.is_a(SHIELD.id, "Actor")
    assert not who.is_a(SHIELD.id, "Place")


def test_other_names_are_remembered_once_and_in_order(who: Cast) -> None:
    who.add(SHIELD)
    for words in ("the Shield", "ZS", "ZS", "", SHIELD.label):
        who.alias(SHIELD.id, words)
    assert who.facets[SHIELD.id].entity.aliases == ("ZS", "the Shield")


def test_better_evidence_corrects_a_guessed_kind(who: Cast) -> None:
    who.add(SHIELD)
    who.retype(SHIELD.id, "ArmedGroup")
    assert who.kind(SHIELD.id) == "ArmedGroup"


def test_a_wider_kind_does_not_blur_a_narrow_one(who: Cast) -> None:
    who.add(SHIELD)
    who.retype(SHIELD.id, "Actor")
    assert who.kind(SHIELD.id) == "Organization"


def test_what_is_known_beforehand_keeps_its_kind(who: Cast) -> None:
    kenya = next(k for k in background.known().values() if k.label == "Kenya")
    who.add(known_entity(kenya.id))
    who.retype(kenya.id, "ArmedGroup")
    assert who.kind(kenya.id) == "State"


def test_a_member_is_labelled_with_its_group(who: Cast) -> None:
    who.add(SHIELD)
    who.add(Entity("actor/x", "senior commander", "UnnamedActor"))
    who.belongs("actor/x", SHIELD.id)
    assert who.facets["actor/x"].entity.label == "senior commander of Zagros Shield"
    assert who.facets["actor/x"].entity.aliases == ("senior commander",)


def test_a_member_that_names_its_group_is_not_labelled_twice(who: Cast) -> None:
    who.add(SHIELD)
    who.add(Entity("actor/x", "Shield commander", "UnnamedActor"))
    who.belongs("actor/x", SHIELD.id)
    assert who.facets["actor/x"].entity.label == "Shield commander"


def test_a_token_of_nobody_means_nothing(who: Cast) -> None:
    assert who.who(who.parsed.doc[0]) == ""


def test_what_was_seen_is_mentioned_with_its_words() -> None:
    text = "Harakat Sabr al-Dawla fled. It burned Belsar."
    who = cast(next(parse([document(text)])))
    group = next(i for i, f in who.facets.items() if f.entity.kind == "ArmedGroup")
    assert [m.words for m in who.mentions if m.entity == group] == ["Harakat Sabr al-Dawla"]
    assert all(text[m.start : m.end] == m.words for m in who.mentions)


def test_a_pronoun_is_a_step_with_the_words_it_rests_on() -> None:
    text = "Harakat Sabr al-Dawla fled. It burned Belsar."
    who = cast(next(parse([document(text)])))
    (step,) = [s for made in who.steps.values() for s in made if s.words == "It"]
    assert step.step == "coreference"
    assert text[step.start : step.end] == "It"
    assert text[step.basis_start : step.basis_end] == "Harakat Sabr al-Dawla"
