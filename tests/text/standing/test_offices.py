"""Offices: posts, and the bodies that their holders lead or belong to."""

from __future__ import annotations

import pytest

from tests.text.read import entity, ties

PEOPLE = ["Dana Halloran", "Imad al-Qasri", "Rosa Quintero Paz"]
GROUPS = ["Hezbollah", "the Sabr Brigade", "the Zahr Front"]


def told(text: str, relation: str) -> set[tuple[str, str]]:
    """Subject and object of one relation of a text."""
    return {(subject, object_) for subject, name, object_ in ties(text) if name == relation}


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Interior Minister {} visited Belsar.", "Interior Minister"),
        ("Secretary of Defense {} visited Belsar.", "Secretary of Defense"),
        ("Deputy Pentagon Press Secretary {} spoke.", "Deputy Pentagon Press Secretary"),
        ("Secretary-General {} visited Belsar.", "Secretary-General"),
        ("{}, the governor of Belsar, spoke.", "governor of Belsar"),
        ("{}, a spokeswoman for Hezbollah, spoke.", "spokeswoman for Hezbollah"),
        ("{} is the governor of Belsar.", "governor of Belsar"),
        ("{} was appointed governor of Belsar.", "governor of Belsar"),
        ("{} serves as the governor of Belsar.", "governor of Belsar"),
        ("Kenya appointed {} as governor of Belsar.", "governor of Belsar"),
        ("The governor of Belsar, {}, spoke.", "governor of Belsar"),
    ],
)
def test_a_post_is_told_before_or_after_the_name(text: str, post: str, person: str) -> None:
    words = text.format(person)
    assert (person, post) in told(words, "holdsPost")
    assert entity(words, post).kind == "Post"


@pytest.mark.parametrize(
    "text",
    [
        "Former governor {} visited Belsar.",
        "Former Interior Minister {} visited Belsar.",
        "{}, a former governor of Belsar, visited Kenya.",
        "{} was the governor of Belsar.",
        "{}, who was governor of Belsar until May, was arrested.",
        "Gen. {} visited Belsar.",
        "{}, a founder of Hezbollah, was arrested.",
    ],
)
@pytest.mark.parametrize("person", PEOPLE)
def test_a_former_post_a_rank_or_a_founder_is_no_post(text: str, person: str) -> None:
    assert not told(text.format(person), "holdsPost")


@pytest.mark.parametrize("state", ["Kenya", "Peru"])
def test_only_persons_hold_posts(state: str) -> None:
    assert not told(f"Peru and Kenya agreed to a pause, mediator {state} said.", "holdsPost")


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    "text",
    [
        "{p}, a spokesman for {g}, condemned Kenya.",
        "{p}, a senior commander of {g}, was killed.",
        "A deputy commander of {g}, {p}, was killed.",
        "{p}, the intelligence chief of {g}, was killed.",
        "{p} was appointed deputy head of {g}.",
    ],
)
def test_who_holds_an_office_of_a_body_belongs_to_it(text: str, group: str, person: str) -> None:
    words = text.format(g=group, p=person)
    assert told(words, "memberOf") == {(person, group.removeprefix("the "))}
    assert not told(words, "ledBy")


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    "text",
    [
        "{p}, the leader of {g}, was arrested.",
        "{p}, head of {g}, was arrested.",
        "The political leader of {g}, {p}, was arrested.",
        "The commander of {g}, {p}, was arrested.",
        "Kenya sanctioned {g} and its leader, {p}.",
        "{g}, whose leader {p} lives in Peru, attacked Kenya.",
        "{g}, whose leader is {p}, attacked Kenya.",
    ],
)
def test_who_holds_the_first_office_leads(text: str, group: str, person: str) -> None:
    words = text.format(g=group, p=person)
    words = words[0].upper() + words[1:]
    assert told(words, "ledBy") == {(group.removeprefix("the "), person)}
    assert not told(words, "memberOf")


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize(
    ("title", "group", "relation"),
    [
        ("Hezbollah leader", "Hezbollah", "ledBy"),
        ("Karu Alliance chairman", "Karu Alliance", "ledBy"),
        ("Hezbollah spokesman", "Hezbollah", "memberOf"),
        ("Hezbollah commander", "Hezbollah", "memberOf"),
        ("deputy K23 spokesman", "K23", "memberOf"),
        ("UN spokesman", "United Nations", "memberOf"),
        ("junta spokesman", "junta", "memberOf"),
    ],
)
def test_a_title_names_its_body(title: str, group: str, relation: str, person: str) -> None:
    text = f"The report quoted {title} {person} on Monday."
    pair = (group, person) if relation == "ledBy" else (person, group)
    assert told(text, relation) == {pair}


@pytest.mark.parametrize("person", PEOPLE)
def test_a_country_has_rulers_and_no_members(person: str) -> None:
    assert told(f"Peruvian leader {person} spoke.", "ledBy") == {("Peru", person)}
    for title in ("Peruvian President", "Kenyan Interior Minister"):
        text = f"{title} {person} spoke."
        assert not told(text, "ledBy")
        assert not told(text, "memberOf")


@pytest.mark.parametrize("person", PEOPLE)
def test_a_service_before_an_office_is_its_body(person: str) -> None:
    text = f"Kenya's air force commander, {person}, visited Belsar."
    assert told(text, "ledBy") == {("Kenyan air force", person)}


@pytest.mark.parametrize("group", ["Hezbollah", "the Sabr Brigade"])
def test_somebody_unnamed_is_told_of_only_where_more_is_said(group: str) -> None:
    bare = group.removeprefix("the ")
    assert told(f"Kenya killed a commander of {group}.", "memberOf")
    assert told(f"Kenya killed two officials of {group}.", "memberOf")
    for text in ("Officials of {} met in Peru.", "The leader of {} met Kenya."):
        assert not told(text.format(group), "memberOf"), bare


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize(
    ("title", "post"),
    [
        ("police sergeant", "police sergeant"),
        ("UN Secretary General", "UN Secretary General"),
        ("government spokesman Col.", "government spokesman"),
        ("South Korean Foreign Minister", "South Korean Foreign Minister"),
    ],
)
def test_a_title_keeps_its_words_and_loses_its_rank(title: str, post: str, person: str) -> None:
    assert (person, post) in told(f"The attack killed {title} {person} on Monday.", "holdsPost")


@pytest.mark.parametrize("person", PEOPLE)
def test_an_intelligence_chief_leads_no_intelligence(person: str) -> None:
    assert not told(f"Kenya met intelligence chief {person} on Monday.", "ledBy")


def test_a_press_secretary_is_of_the_body_not_of_its_press() -> None:
    text = "Pentagon Press Secretary Dana Halloran condemned Kenya."
    assert ("Dana Halloran", "memberOf", "U.S. Department of Defense") in ties(text)


@pytest.mark.parametrize("domain", ["National Defence", "Foreign Affairs and Security Policy"])
def test_what_an_office_is_for_is_no_body(domain: str) -> None:
    found = ties(f"Dana Halloran, Minister of {domain}, met the Houthis.")
    assert found == {("Dana Halloran", "holdsPost", f"Minister of {domain}")}


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize(
    ("sort", "body"),
    [
        ("Human Rights Watch researcher", "Human Rights Watch"),
        ("Crisis Group analyst", "Crisis Group"),
        ("Hamas militant", "Hamas"),
        ("Orda Front captain", "Orda Front"),
    ],
)
def test_a_rank_or_calling_of_a_body_tells_who_is_of_it(sort: str, body: str, person: str) -> None:
    assert (person, "memberOf", body) in ties(f"Kenya welcomed {sort} {person} on Monday.")


@pytest.mark.parametrize("calling", ["Kenyan lawyer", "General", "Malian researcher"])
def test_a_rank_or_calling_of_no_body_tells_nothing(calling: str) -> None:
    assert not ties(f"{calling} Dana Halloran left the town.")


@pytest.mark.parametrize("title", ["Lawmakers", "Police inspectors", "Kenyan envoys"])
def test_those_who_share_a_title_each_hold_the_post(title: str) -> None:
    found = told(f"{title} Dana Halloran and Imad al-Qasri left the town.", "holdsPost")
    assert found == {(p, title.removesuffix("s")) for p in ("Dana Halloran", "Imad al-Qasri")}


@pytest.mark.parametrize(
    "text",
    [
        "Two of the Orda Front's leaders, Karim Bashir and Musa Diallo, left the town.",
        "The leaders of the Orda Front, Karim Bashir and Musa Diallo, left the town.",
        "Orda Front leaders Karim Bashir and Musa Diallo left the town.",
    ],
)
def test_all_whom_an_office_names_hold_it(text: str) -> None:
    assert {(p, "Orda Front") for p in ("Karim Bashir", "Musa Diallo")} == {
        (leader, group) for group, relation, leader in ties(text) if relation == "ledBy"
    }
    assert {p for p, _ in told(text, "holdsPost")} == {"Karim Bashir", "Musa Diallo"}
