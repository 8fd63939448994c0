"""The lexicon as plain values: frames, noun classes, word lists; each names only what there is."""

from __future__ import annotations

import pytest

from kg import ontology
from kg.text.words.cues import lexicon

PARTS = {"subject", "object", "dative", "possessor", "modifier", "head", "prefix", "owner"}
FRAMES = sorted(lexicon().frames.values(), key=lambda frame: frame.name)


def test_every_frame_evokes_a_declared_event_or_relation() -> None:
    declared = ontology.event_types().keys() | ontology.relations().keys()
    assert [f.name for f in FRAMES if f.evokes not in declared] == []
    assert [f.name for f in FRAMES if f.is_event == (f.evokes in ontology.relations())] == []


def test_every_frame_finds_its_sides_by_a_part_of_the_clause_or_a_preposition() -> None:
    prepositions = (
        "to of for from with by on in at against into onto upon near off over toward towards "
        "between around outside inside under within alongside beside behind as"
    )
    lent = {"clause", "below", "teller", "beside", "whose", "bearer"}
    known = PARTS | lent | set(prepositions.split())
    assert {p for f in FRAMES for p in (*f.first, *f.second)} <= known
    assert all(f.first for f in FRAMES)


def test_every_need_in_capitals_is_a_declared_kind() -> None:
    needs = {n for f in FRAMES for n in f.needs | f.theme if n[0].isupper()}
    assert needs <= ontology.kinds().keys()


def test_every_need_in_small_letters_is_a_noun_class_an_event_or_a_plain_noun() -> None:
    classes = {name for names in lexicon().classes.values() for name in names}
    needs = {n for f in FRAMES for n in f.needs if n[0].islower()}
    assert needs <= classes | {"event"}


def test_every_frame_counts_its_victims_in_a_declared_role() -> None:
    assert {f.casualty for f in FRAMES} - {""} <= ontology.roles().keys()
    assert {f.controls for f in FRAMES} <= {"", "subject", "object"}
    assert {f.clause for f in FRAMES} <= {"", "infinitive", "harm", "ownharm", "bare"}


@pytest.mark.parametrize("index", ["verbs", "nouns"])
def test_longer_phrases_are_tried_before_shorter_ones(index: str) -> None:
    for entries in getattr(lexicon(), index).values():
        lengths = [len(words) for words, _ in entries]
        assert lengths == sorted(lengths, reverse=True)


def test_a_verb_is_found_by_its_first_word_and_a_noun_by_its_last() -> None:
    for lemma, entries in lexicon().verbs.items():
        assert all(words[0] == lemma for words, _ in entries)
    for lemma, entries in lexicon().nouns.items():
        heads = {" ".join(words).partition(" of ")[0].split()[-1] for words, _ in entries}
        assert heads == {lemma}


@pytest.mark.parametrize(
    ("phrase", "evokes"),
    [
        (("shoot", "down"), "ShootDown"),
        (("carry", "out"), None),
        (("bomb",), "AirStrike"),
        (("found",), "foundedBy"),
    ],
)
def test_a_phrase_leads_to_its_frame(phrase: tuple[str, ...], evokes: str | None) -> None:
    frames = [f.evokes for words, f in lexicon().verbs.get(phrase[0], ()) if words == phrase]
    assert frames[:1] == ([evokes] if evokes else [])


def test_every_hyphen_participle_tells_a_relation() -> None:
    assert lexicon().hyphens["backed"].evokes == "supportedBy"
    assert all(not frame.is_event for frame in lexicon().hyphens.values())


def test_every_weapon_makes_an_attack_more_exact() -> None:
    assert lexicon().weapons["drone"] == "DroneStrike"
    for kind in lexicon().weapons.values():
        assert ontology.is_a(kind, "Attack")


def test_every_noun_class_denotes_a_declared_kind() -> None:
    for kind in lexicon().denotes.values():
        assert kind in ontology.kinds()


def test_words_of_the_lexicon_are_lower_case() -> None:
    for words in (lexicon().classes, *lexicon().lists.values()):
        assert all(word == word.lower().strip() != "" for word in words)


def test_no_list_is_empty() -> None:
    assert all(lexicon().lists.values())


@pytest.mark.parametrize(("one", "other"), [("probable", "possible"), ("speech", "denial")])
def test_lists_that_exclude_each_other_share_no_word(one: str, other: str) -> None:
    assert lexicon().lists[one] & lexicon().lists[other] == frozenset()


def test_every_kind_that_acts_has_a_stand_in_of_one_word() -> None:
    for word in lexicon().stand_ins.values():
        assert word.isalpha()
        assert word[0].isupper()
    assert "Actor" in lexicon().stand_ins


def test_the_lexicon_is_read_once() -> None:
    assert lexicon() is lexicon()


def test_marks_of_a_plover_type_hold_for_its_event_types() -> None:
    assert {"Attack", "DroneStrike", "Arrest"} <= lexicon().harm
    assert "Protest" in lexicon().alone - lexicon().harm
    assert lexicon().by_weapon == {"Attack", "MissileAttack", "AirStrike"}
