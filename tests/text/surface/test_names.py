"""Names found on the surface before a text is parsed."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import background, ontology
from kg.text.surface.names import Name, Word, names
from tests.text.read import acts, entity, labels, reading, role


def words(text: str) -> list[Word]:
    """Words, hyphens and marks of a text with their characters."""
    return [
        Word(m.group(), *m.span()) for m in re.finditer(r"[MV]/[VT]|\w+'\w\w+|\w+|'s|[^\s\w]", text)
    ]


def found(text: str) -> list[tuple[str, str]]:
    """Label and kind of each name of a text, in order."""
    return [(n.label, n.kind) for n in names(words(text))]


def introduced(text: str) -> Name:
    """The name of a text that has its acronym behind it."""
    return next(n for n in names(words(text)) if n.acronym and n.last - n.first > 1)


@pytest.mark.parametrize(
    ("text", "label", "acronym"),
    [
        ("The Tavar Liberation Army (TLA) fled.", "Tavar Liberation Army", "TLA"),
        ("the Zagros Relief Council (ZRC) said", "Zagros Relief Council", "ZRC"),
        ("fighters of the Front for Orda Renewal (FFOR)", "Front for Orda Renewal", "FFOR"),
        ("its Belsar Monitoring Office (BMO) said", "Belsar Monitoring Office", "BMO"),
    ],
)
def test_an_acronym_in_brackets_is_introduced_by_the_name_before_it(
    text: str, label: str, acronym: str
) -> None:
    name = introduced(text)
    assert (name.label, name.acronym) == (label, acronym)


def test_words_before_the_initials_are_not_part_of_an_introduced_name() -> None:
    name = introduced("On Sunday Peru and Tavar Liberation Army (TLA) fighters met.")
    assert name.label == "Tavar Liberation Army"


@pytest.mark.parametrize("bracket", ["(2019)", "(left)", "(Reuters)", "(in red)", "(x)"])
def test_other_brackets_introduce_nothing(bracket: str) -> None:
    text = f"The Tavar Liberation Army {bracket} fled to Belsar."
    assert not any(n.acronym for n in names(words(text)))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Tavar Liberation Army (TLA)", "MilitaryForce"),
        ("Ministry of Belsar Affairs (MBA)", "Agency"),
        ("Belsar Relief Charity (BRC)", "Organization"),
    ],
)
def test_an_introduced_name_tells_its_kind_by_its_own_words(name: str, kind: str) -> None:
    told = introduced(f"It was the {name} again.").kind
    assert ontology.is_a(told, kind) or told == "ArmedGroup"


def test_an_acronym_used_later_is_the_same_actor() -> None:
    text = "The Tavar Liberation Army (TLA) attacked Belsar. The TLA struck the Kenyan army."
    assert role(text, "agent") == ["Tavar Liberation Army"]
    assert "TLA" in entity(text, "Tavar Liberation Army").aliases


def test_an_acronym_used_before_it_is_introduced_is_the_same_actor() -> None:
    text = "The TLA struck Belsar. The Tavar Liberation Army (TLA) also struck the Kenyan army."
    assert role(text, "agent") == ["Tavar Liberation Army"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("on Imad al-Qasri today", ("Imad al-Qasri", "Person")),
        ("met Osama bin Velt there", ("Osama bin Velt", "Person")),
        ("Harakat Sabr al-Dawla struck", ("Harakat Sabr al-Dawla", "ArmedGroup")),
        ("Liwa Zahr al-Furqan struck", ("Liwa Zahr al-Furqan", "ArmedGroup")),
        ("Kata'ib Nur al-Tavar struck", ("Kata'ib Nur al-Tavar", "ArmedGroup")),
    ],
)
def test_a_name_with_arabic_particles_is_one_name(text: str, name: tuple[str, str]) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    "ship", ["USS Halloran", "HMS Tavar", "MV Orda Star", "M/V Galaxy Tavar", "INS Belsar"]
)
def test_a_prefix_makes_a_ship(ship: str) -> None:
    assert (ship, "Vessel") in found(f"They hit {ship} on Sunday.")


@pytest.mark.parametrize("ship", ["USS Halloran", "HMS Tavar", "MV Orda Star", "MT Belsar Pride"])
def test_a_ship_is_hit_under_its_name(ship: str) -> None:
    assert ("Houthis", "Attack", ship) in acts(f"The Houthis struck the {ship} on Sunday.")


def test_a_prefix_alone_is_no_ship() -> None:
    assert found("the USS of old") == []


def test_a_known_name_carries_who_may_be_meant() -> None:
    (name,) = names(words("fighters of Ansar Allah fled"))
    assert [background.known()[i].label for i in name.known] == ["Houthis"]


JUMBLE = "The Tavar Liberation Army ( TLA ) Governor Dana Halloran al - Qasri USS Iran of"


@given(st.lists(st.sampled_from(JUMBLE.split()), max_size=14))
def test_names_never_overlap_and_keep_the_order(spoken: list[str]) -> None:
    every = names([Word(w, 2 * i, 2 * i + 1) for i, w in enumerate(spoken)])
    assert all(0 <= n.first < n.last <= len(spoken) for n in every)
    assert all(a.last <= b.first for a, b in pairwise(every))


def test_a_hyphenated_and_particled_name_is_one_entity_in_a_text() -> None:
    text = "Jean-Luc al-Mbarga was arrested. Harakat Sabr al-Dawla condemned the arrest."
    assert {"Jean-Luc al-Mbarga", "Harakat Sabr al-Dawla"} <= labels(text)


def test_a_name_on_the_surface_is_mentioned_with_its_own_characters() -> None:
    text = "On Sunday Harakat Sabr al-Dawla attacked Belsar."
    named = entity(text, "Harakat Sabr al-Dawla").id
    assert [m.words for m in reading(text).mentions if m.entity == named] == [
        "Harakat Sabr al-Dawla"
    ]


@pytest.mark.parametrize("country", ["Kenya", "Peru"])
def test_a_ministry_is_not_that_of_a_country_nobody_speaks_of(country: str) -> None:
    text = f"{country}'s Ministry of Defence condemned Chad. The Congress condemned Nepal."
    assert not {"UK Ministry of Defence", "U.S. Congress"} & labels(text)


def test_a_ministry_is_known_where_its_country_is_told_of() -> None:
    text = "Britain fled. The Ministry of Defence condemned Chad."
    assert acts(text) == {("UK Ministry of Defence", "Condemnation", "Chad")}


def test_bodies_of_two_countries_are_two() -> None:
    text = "Kenya's Ministry of Defence condemned Peru's Ministry of Defence."
    assert acts(text) == {
        ("Kenyan Ministry of Defence", "Condemnation", "Peruvian Ministry of Defence")
    }


def test_the_security_council_is_of_no_country() -> None:
    assert "UN Security Council" in labels("The Security Council condemned Kenya.")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Brigade 5", "ArmedGroup"), ("4th Infantry Battalion", "MilitaryForce")],
)
def test_a_unit_is_named_by_its_number(name: str, kind: str) -> None:
    assert (name, kind) in found(f"They attacked {name} on Monday.")
    assert not found("They attacked on March 5 and in the 19th Century.")


def test_whose_body_it_is_does_not_belong_to_its_name() -> None:
    name = introduced("Then Kenya's National Marine Bureau (MKB) said so.")
    assert (name.label, name.acronym) == ("National Marine Bureau", "MKB")


@pytest.mark.parametrize("name", ["Kim Yong-hyun", "Lai Ching-te", "Tsai Ing-wen"])
def test_a_name_goes_on_in_small_letters_behind_its_hyphen(name: str) -> None:
    text = f"Imad Qasri and his Peruvian counterpart, {name}, had met in Belsar."
    assert acts(text) == {("Imad Qasri", "Meeting", name)}


@pytest.mark.parametrize("phrase", ["Islamic State-linked", "New Delhi-born", "Tal Marun-style"])
def test_an_english_word_behind_a_hyphen_is_no_name(phrase: str) -> None:
    found = {e.label for e in reading(f"Kenya met {phrase} rebels.").entities if e.kind == "Person"}
    assert not found


def test_an_acronym_of_another_tongue_is_introduced_by_or() -> None:
    text = "The Patriotic Movement for Orda, or MPO by its French acronym, fled. MPO hit Kenya."
    assert role(text, "agent", "Attack") == ["Patriotic Movement for Orda"]


def test_the_leader_of_some_congress_is_not_americas() -> None:
    assert "U.S. Congress" not in labels("Kenya met senior Congress leader Imad Qasri.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Houthis joined al-Sabr in the Islamic Oru (SIO).", "al-Sabr in the Islamic Oru"),
        ("The Houthis attacked Ansar al-Belsar (AAB).", "Ansar al-Belsar"),
    ],
)
def test_an_introduced_name_keeps_its_arabic_article(text: str, name: str) -> None:
    assert name in labels(text)
