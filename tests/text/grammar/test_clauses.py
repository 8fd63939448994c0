"""One act, told in every turn that grammar allows, is the same act."""

from __future__ import annotations

import pytest

from kg.text.grammar import clauses
from kg.text.parsing import parse
from tests.text.read import acts, document, role

# who does it, to whom
PAIRS = [
    ("Hezbollah", "Harakat Sabr al-Dawla"),
    ("Harakat Sabr al-Dawla", "Kenya"),
    ("Iran", "Liwa Zahr al-Furqan"),
    ("Kenya", "Jean-Luc al-Mbarga"),
]

ATTACKS = [
    "{a} attacked {b}.",
    "{b} was attacked by {a}.",
    "{b} has been attacked by {a}.",
    "{b} had been attacked by {a} on Sunday.",
    "{b}, attacked by {a} on Sunday, condemned Peru.",
    "{b}, which was attacked by {a}, condemned Peru.",
    "{a}, which attacked {b}, condemned Peru.",
    "Peru condemned {a}, which attacked {b}.",
    "{a} continued to attack {b}.",
    "{a} began attacking {b}.",
    "{a} tried to attack {b}.",
    "{a} fled after attacking {b}.",
    "{a} condemned Peru and attacked {b}.",
    "After {a} attacked {b}, Peru condemned Chad.",
    "{a} carried out an attack on {b}.",
    "{a} conducted an attack against {b}.",
    "{a} launched an attack on {b}.",
    "An attack on {b} was carried out by {a}.",
    "{b} came under attack by {a}.",
    "{b} suffered an attack by {a}.",
    "{a}'s attack on {b} lasted an hour.",
    "The attack on {b} by {a} lasted an hour.",
    "{a} fired on {b}.",
]


@pytest.mark.parametrize(("a", "b"), PAIRS)
@pytest.mark.parametrize("turn", ATTACKS)
def test_an_attack_is_told_in_many_turns(turn: str, a: str, b: str) -> None:
    found = acts(turn.format(a=a, b=b))
    assert (a, "Attack", b) in found
    assert not any(who == b and kind == "Attack" for who, kind, _ in found)


DESIGNATIONS = [
    "{a} designated {b} as a terrorist organization.",
    "{b} was designated as a terrorist organization by {a}.",
    "{b} is designated as a terrorist organization by {a}.",
    "{b} has been designated a terrorist organization by {a}.",
    "{b}, designated as a terrorist organization by {a}, condemned Chad.",
    "{b} was put on a terrorist list by {a}.",
    "{a} blacklisted {b}.",
]


@pytest.mark.parametrize("a", ["Kenya", "the United States", "Peru"])
@pytest.mark.parametrize("b", ["Harakat Sabr al-Dawla", "Hezbollah"])
@pytest.mark.parametrize("turn", DESIGNATIONS)
def test_a_designation_finds_its_agent_wherever_it_stands(turn: str, a: str, b: str) -> None:
    told = turn.format(a=a, b=b)
    assert (a.removeprefix("the "), "Designation", b) in acts(told[0].upper() + told[1:])


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah and Iran attacked Kenya and Peru.",
        "Kenya and Peru were attacked by Hezbollah and Iran.",
        "Kenya and Peru were attacked by Hezbollah and by Iran.",
        "Both Hezbollah and Iran carried out attacks on Kenya and Peru.",
    ],
)
def test_two_agents_and_two_recipients_are_four_pairs(text: str) -> None:
    assert acts(text) == {
        (a, "Attack", b) for a in ("Hezbollah", "Iran") for b in ("Kenya", "Peru")
    }


def test_a_passive_without_agent_leaves_it_open() -> None:
    assert acts("Harakat Sabr al-Dawla was attacked on Sunday.") == {
        ("", "Attack", "Harakat Sabr al-Dawla")
    }


def test_by_a_date_or_a_way_is_nobody() -> None:
    text = "Harakat Sabr al-Dawla was attacked by night."
    assert role(text, "agent") == []


def test_places_of_any_word_can_be_asked() -> None:
    doc = next(parse([document("Fired on, and by, to which it was. By by by (of).")])).doc
    assert all(isinstance(clauses.places(t), dict) for t in doc)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Gen. Karim Haddad was arrested along with two aides by Kenyan police.",
            {("Kenyan police", "Karim Haddad"), ("Kenyan police", "two aides")},
        ),
        (
            "Police arrested Gen. Karim Haddad together with his wife.",
            {("Police", "Karim Haddad"), ("Police", "wife of Karim Haddad")},
        ),
    ],
)
def test_who_is_named_along_with_another_shares_his_part(
    text: str, pairs: set[tuple[str, str]]
) -> None:
    assert {(a, b) for a, kind, b in acts(text) if kind == "Arrest"} == pairs


def test_those_along_with_an_attacker_attack_too() -> None:
    text = "The Sabr Brigade, along with Peruvian troops, attacked Kenya."
    assert {a for a, kind, b in acts(text) if (kind, b) == ("Attack", "Kenya")} == {
        "Sabr Brigade",
        "Peruvian forces",
    }


def test_what_somebody_orders_done_is_done_by_him() -> None:
    text = "Gen. Karim Haddad fled. The judge ordered him held without bail."
    assert ("judge", "Arrest", "Karim Haddad") in acts(text, modality="demanded")


@pytest.mark.parametrize("verb", ["designated", "considered", "labelled"])
def test_a_participle_between_commas_is_done_to_its_noun(verb: str) -> None:
    text = f"Hezbollah, {verb} a terrorist organization by Peru, attacked Kenya on Sunday."
    assert {("Peru", "Designation", "Hezbollah"), ("Hezbollah", "Attack", "Kenya")} <= acts(text)
    assert ("Hezbollah", "Attack", "Kenya") in acts("Hezbollah, a group, attacked Kenya.")


@pytest.mark.parametrize("group", ["Hezbollah", "Kenya"])
@pytest.mark.parametrize(
    ("text", "kind", "b"),
    [
        ("The arrest in Lyon of two journalists by {} was confirmed.", "Arrest", "two journalists"),
        ("{}'s murder in April in Lyon of four students was told.", "Killing", "four students"),
        ("{}'s detention on Saturday of two students angered Peru.", "Arrest", "two students"),
    ],
)
def test_parts_of_a_noun_may_stand_behind_a_name(text: str, kind: str, b: str, group: str) -> None:
    assert (group, kind, b) in acts(text.format(group))


@pytest.mark.parametrize("on", ["on", "against"])
def test_whom_an_act_is_done_to_may_stand_behind_its_agent(on: str) -> None:
    told = {("Hezbollah", "Attack", "Kenya")}
    assert acts(f"An attack was launched by Hezbollah {on} Kenya.") == told
    assert acts(f"The attack by Hezbollah {on} Kenya lasted an hour.") == told
    assert acts("Qatar was attacked by Hezbollah on Monday.") == {("Hezbollah", "Attack", "Qatar")}


@pytest.mark.parametrize("name", ["Yusuf Dahir", "Ngozi Achebe"])
@pytest.mark.parametrize(
    "turn",
    [
        "{b} was among those killed by Hezbollah.",
        "{b} is believed to be among those killed by Hezbollah.",
        "Among those killed by Hezbollah was {b}.",
        "Also among those killed by Hezbollah was {b}.",
        "One of those killed by Hezbollah was {b}.",
        "Those killed by Hezbollah included {b}.",
    ],
)
def test_one_of_those_it_was_done_to_had_it_done(turn: str, name: str) -> None:
    assert {(a, b) for a, _, b in acts(turn.format(b=name))} == {("Hezbollah", name)}


def test_one_of_a_number_is_told_of_beside_it() -> None:
    told = acts("Yusuf Dahir was among 27 people killed by Hezbollah in Belsar.")
    assert {b for _, _, b in told} == {"27 people", "Yusuf Dahir"}


@pytest.mark.parametrize("last", ["looted and burned", "robbed and then blown up"])
def test_verbs_in_a_row_have_one_doer(last: str) -> None:
    told = acts(f"The bank was attacked, {last} by Hezbollah.")
    assert {a for a, _, _ in told} == {"Hezbollah"}
    assert len({kind for _, kind, _ in told}) > 1


def test_a_subject_may_stand_behind_its_verb() -> None:
    told = acts("Among the dead were two nurses and a priest.")
    assert told == {("", "Killing", "two nurses"), ("", "Killing", "priest")}


def test_a_bare_number_may_be_the_subject_of_a_participle() -> None:
    text = "An ambush left six soldiers dead and ten wounded."
    assert (role(text, "killed"), role(text, "injured")) == (["six"], ["ten"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ethiopia was given drones by Turkey.", ("Turkey", "Aid", "Ethiopia")),
        ("Chad was sent rifles by Peru.", ("Peru", "Aid", "Chad")),
        (
            "Omar Diop was handed a prison sentence by a court.",
            ("court", "Conviction", "Omar Diop"),
        ),
    ],
)
def test_the_subject_of_a_passive_may_be_whom_it_is_given(
    text: str, told: tuple[str, str, str]
) -> None:
    assert acts(text) == {told}


@pytest.mark.parametrize("doer", ["military", "police"])
def test_whom_it_was_done_to_may_stand_behind_the_doer(doer: str) -> None:
    told = acts(f"The arrest by the {doer} of three journalists was condemned.")
    assert (doer, "Arrest", "three journalists") in told


@pytest.mark.parametrize("doers", ["members of the army", "a group of five men"])
def test_what_the_doers_are_of_is_not_done_to(doers: str) -> None:
    told = acts(f"The arrest by {doers} caused anger.")
    assert not {b for _, k, b in told if k == "Arrest"} & {"army", "five men"}
