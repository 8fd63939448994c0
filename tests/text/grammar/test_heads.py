"""What stands above a clause, and the subject that it lends."""

from __future__ import annotations

import pytest

from kg.text.grammar import heads
from kg.text.parsing import parse
from tests.text.read import acts, document


def test_coordinated_verbs_share_their_subject() -> None:
    text = "Harakat Sabr al-Dawla attacked Kenya, condemned Peru and sanctioned Chad."
    assert acts(text) == {
        ("Harakat Sabr al-Dawla", kind, state)
        for kind, state in (("Attack", "Kenya"), ("Condemnation", "Peru"), ("Sanctions", "Chad"))
    }


def test_a_later_subject_does_not_take_an_earlier_verb() -> None:
    text = "Hezbollah attacked Kenya, and the Peruvian army condemned Chad."
    assert acts(text) == {
        ("Hezbollah", "Attack", "Kenya"),
        ("Peruvian army", "Condemnation", "Chad"),
    }


@pytest.mark.parametrize("verb", ["urged", "asked", "ordered", "pressed", "encouraged"])
def test_whoever_is_urged_does_what_is_demanded(verb: str) -> None:
    text = f"Kenya {verb} Hezbollah to attack Peru."
    assert ("Hezbollah", "Attack", "Peru") in acts(text, modality="demanded")
    assert not any(kind == "Attack" for _, kind, _ in acts(text))


def test_whoever_is_called_on_does_what_is_demanded() -> None:
    text = "Kenya called on Hezbollah to attack Peru."
    assert ("Hezbollah", "Attack", "Peru") in acts(text, modality="demanded")
    assert ("Kenya", "Request", "Hezbollah") in acts(text)


def test_climbing_ends_at_the_root() -> None:
    doc = next(parse([document("Kenya said that Iran had attacked a base in Peru.")])).doc
    for token in doc:
        way = [head for _, head in heads.climb(token)]
        assert len(way) == len(set(way))
        assert not way or way[-1] == token.sent.root


@pytest.mark.parametrize(("a", "b"), [("Kenya", "Peru"), ("Iran", "Qatar")])
def test_a_finite_verb_does_not_stand_beside_an_infinitive(a: str, b: str) -> None:
    text = f"{a} urged {b} not to attack the port and condemned Hezbollah."
    assert (a, "Condemnation", "Hezbollah") in acts(text)
    assert (b, "Condemnation", "Hezbollah") not in acts(text, modality="demanded")


@pytest.mark.parametrize("verb", ["retaliated", "hit back"])
def test_a_verb_hung_on_an_adjective_has_the_subject_of_the_verb_above(verb: str) -> None:
    text = f"Kenya called the deal illegal and {verb} by expelling the Peruvian ambassador."
    assert ("Kenya", "BreakOff", "Peru") in acts(text)


@pytest.mark.parametrize("name", ["Yusuf Dahir", "Ngozi Achebe"])
@pytest.mark.parametrize(
    "text",
    [
        "A court jailed {b} for killing a judge.",
        "The prosecutor charged {b} with killing a judge.",
        "{b} was convicted by a Peruvian court of killing a judge.",
        "{b} was found guilty of killing a judge.",
        "{b} pleaded guilty to killing a judge.",
        "Police arrested {b} on suspicion of killing a judge.",
        "{b} was arrested on charges of killing a judge.",
        "{b} faces charges of killing a judge.",
        "{b} is responsible for killing a judge.",
    ],
)
def test_whoever_is_punished_for_a_deed_did_it(text: str, name: str) -> None:
    told = acts(text.format(b=name))
    assert {a for a, kind, _ in told if kind == "Killing"} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "The rebels killed four guards by shelling their camp.",
        "The rebels used the bridge for shelling their camp.",
        "The rebels fled after shelling their camp.",
    ],
)
def test_a_manner_or_a_means_is_of_the_subject(text: str) -> None:
    assert {a for a, kind, _ in acts(text) if kind == "Shelling"} == {"rebels"}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Kenya launched an operation to attack Peru.", "Kenya"),
        ("Chad reported a Hezbollah plot to attack Peru.", "Hezbollah"),
        ("Chad foiled a plot to attack Peru.", ""),
    ],
)
def test_an_infinitive_behind_a_noun_is_of_who_undertakes_it(text: str, doer: str) -> None:
    told = acts(text, modality="planned") | acts(text, modality="hypothetical")
    assert {a for a, kind, b in told if b == "Peru"} == {doer}


@pytest.mark.parametrize("asked", ["An appeal to", "Peru's call on", "Repeated calls for"])
def test_who_is_asked_by_a_noun_should_do_it(asked: str) -> None:
    text = f"{asked} the Sabr Brigade to free the hostages was ignored."
    assert acts(text, modality="demanded") == {("Sabr Brigade", "Release", "hostages")}


def test_who_denies_a_charge_says_nothing_of_it() -> None:
    text = "Peru accuses Chad of arming the Sabr Brigade, a charge Chad denies."
    assert ("Peru", "Accusation", "Chad") in acts(text)
    assert not acts(text, polarity="negative")
