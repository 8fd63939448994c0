"""Standing relations: posts, backers, leaders, members, countries, bases."""

from __future__ import annotations

import pytest

from kg import ontology
from tests.text.read import acts, entity, rows, ties

GROUPS = ["Hezbollah", "Harakat Sabr al-Dawla", "Liwa Zahr al-Furqan"]
PEOPLE = ["Dana Halloran", "Imad al-Qasri", "Jean-Luc Mbarga-Ondo"]


@pytest.mark.parametrize("state", ["Iran", "Peru", "Kenya"])
@pytest.mark.parametrize(
    ("participle", "relation"),
    [
        ("backed", "supportedBy"),
        ("funded", "supportedBy"),
        ("aligned", "affiliatedWith"),
        ("linked", "affiliatedWith"),
        ("allied", "affiliatedWith"),
    ],
)
def test_a_hyphen_compound_ties_a_group_to_a_state(
    state: str, participle: str, relation: str
) -> None:
    text = f"On Sunday {state}-{participle} militants attacked Belsar."
    assert (f"{state}-{participle} militants", relation, state) in ties(text)
    assert acts(text) == {(f"{state}-{participle} militants", "Attack", "Belsar")}


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("state", ["Iran", "Peru"])
def test_a_hyphen_compound_ties_a_named_group(group: str, state: str) -> None:
    text = f"Kenya condemned the {state}-backed group {group} on Sunday."
    assert (group, "supportedBy", state) in ties(text)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("{} is backed by Peru.", "supportedBy"),
        ("{}, backed by Peru, attacked Belsar.", "supportedBy"),
        ("Peru backs {}.", "supportedBy"),
    ],
)
def test_a_backer_is_told_by_a_verb(text: str, relation: str, group: str) -> None:
    assert (group, relation, "Peru") in ties(text.format(group))


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("{g} is led by {p}.", "ledBy"),
        ("{g}, led by {p}, attacked Belsar.", "ledBy"),
        ("{p}, the leader of {g}, was arrested.", "ledBy"),
        ("{g} was founded by {p}.", "foundedBy"),
        ("{p} founded {g} in 2014.", "foundedBy"),
    ],
)
def test_leaders_and_founders_are_told(text: str, relation: str, group: str, person: str) -> None:
    assert (group, relation, person) in ties(text.format(g=group, p=person))


def test_leading_does_not_reach_the_next_one_named() -> None:
    text = "Hezbollah, led by Imad al-Qasri, and Iran attacked Kenya."
    assert ("Hezbollah", "ledBy", "Imad al-Qasri") in ties(text)
    assert ("Iran", "ledBy", "Imad al-Qasri") not in ties(text)
    assert ("Hezbollah", "ledBy", "Iran") not in ties(text)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    ("text", "relation", "other"),
    [
        ("{} is based in Belsar.", "basedIn", "Belsar"),
        ("{}, based in Belsar, attacked Kenya.", "basedIn", "Belsar"),
        ("{} is part of Hamas.", "partOf", "Hamas"),
        ("{}, a Peruvian armed group, attacked Belsar.", "country", "Peru"),
        ("{} is allied with Hamas.", "alliedWith", "Hamas"),
        ("{} is linked to Hamas.", "affiliatedWith", "Hamas"),
    ],
)
def test_other_ties_are_told(text: str, relation: str, other: str, group: str) -> None:
    assert (group, relation, other) in ties(text.format(group))


def test_forces_in_a_foreign_country_are_deployed_there() -> None:
    text = "Peruvian troops in Iraq were attacked by Iran."
    assert ("Peruvian forces", "deployedIn", "Iraq") in ties(text)
    assert ("Kenya", "deployedIn", "Peru") in ties("Kenya has 2,500 troops in Peru.")
    assert not any(
        relation == "deployedIn" for _, relation, _ in ties("Iraqi troops in Iraq were attacked.")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah is not backed by Peru.",
        "Peru denied that Hezbollah is backed by Peru.",
    ],
)
def test_a_tie_denied_is_negative(text: str) -> None:
    assert ("Hezbollah", "supportedBy", "Peru") not in ties(text)
    assert ("Hezbollah", "supportedBy", "Peru") in ties(text, polarity="negative")


def test_a_tie_is_said_by_its_speaker() -> None:
    text = "Dana Halloran said Hezbollah is backed by Peru."
    (told,) = [r for r in rows(text) if r.relation == "supportedBy"]
    assert told.speaker == "Dana Halloran"


@pytest.mark.parametrize("group", GROUPS)
def test_both_ends_of_a_tie_are_of_declared_kinds(group: str) -> None:
    text = (
        f"{group}, an Iran-backed group led by Imad al-Qasri and based in Belsar, "
        "is part of Hamas. Governor Dana Halloran is a member of Hamas."
    )
    found = ties(text)
    assert len(found) >= 4
    for subject, name, thing in found:
        relation = ontology.relations()[name]
        assert ontology.is_a(entity(text, subject).kind, relation.domain)
        assert ontology.is_a(entity(text, thing).kind, relation.range)
        assert subject != thing


@pytest.mark.parametrize("person", ["Dana Halloran", "Imad al-Qasri"])
@pytest.mark.parametrize(
    ("text", "led", "other"),
    [
        ("The Kenyan delegation to talks with Hamas, headed by {}, left.", "delegation", "Hamas"),
        ("Ministers of the Dawn Party, led by {}, left Belsar.", "Dawn Party", "Ministers"),
        ("A wing of Hamas, led by {}, attacked Belsar.", "wing", "Hamas"),
    ],
)
def test_who_is_led_is_the_highest_body_before_the_comma(
    text: str, led: str, other: str, person: str
) -> None:
    pairs = {(who, whom) for who, name, whom in ties(text.format(person)) if name == "ledBy"}
    assert any(led in who and whom == person for who, whom in pairs)
    assert (other, person) not in pairs


@pytest.mark.parametrize("whole", ["Karu Alliance", "Dawn Coalition"])
@pytest.mark.parametrize(
    "text",
    [
        "The {} met on Monday. Its members are Hamas and the Sabr Brigade.",
        "The {} consists of Hamas and the Sabr Brigade.",
        "The {} is made up of Hamas and the Sabr Brigade.",
        "The {}, which includes Hamas and the Sabr Brigade, attacked Belsar.",
        "The {} brings together Hamas and the Sabr Brigade.",
    ],
)
def test_a_whole_is_told_with_its_parts(text: str, whole: str) -> None:
    told = {(who, whom) for who, name, whom in ties(text.format(whole)) if name != "country"}
    assert {("Hamas", whole), ("Sabr Brigade", whole)} <= told
    assert not any(who == whole for who, _ in told)


@pytest.mark.parametrize("part", ["12th brigade", "naval wing"])
def test_who_makes_up_a_part_of_a_whole_does_not_put_the_whole_into_the_part(part: str) -> None:
    told = ties(f"Kadir belonged to the Sabr Movement, which makes up the {part} of Hamas.")
    assert not any(who == "Hamas" and name == "partOf" for who, name, _ in told)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    ("text", "relation", "other"),
    [
        ("Kenya attacked fighters loyal to {g}.", "affiliatedWith", "{g}"),
        ("Kenya attacked {g}, a militia active in Peru.", "basedIn", "Peru"),
        ("{g}, a group opposed to Kenya, attacked Belsar.", "opposes", "Kenya"),
    ],
)
def test_an_adjective_behind_a_noun_ties(text: str, relation: str, other: str, group: str) -> None:
    told = ties(text.format(g=group))
    assert any(name == relation and whom == other.format(g=group) for _, name, whom in told)


@pytest.mark.parametrize(
    "text",
    [
        "The {m} Karu Star, owned and run by the Greek firm Sabr Shipping, was hit.",
        "The Liberian-flagged {m} Karu Star, owned by Sabr Shipping, was hit.",
        "The {m} Karu Star is operated by Sabr Shipping.",
    ],
)
@pytest.mark.parametrize("sort", ["tanker", "freighter"])
def test_a_ship_has_an_operator(text: str, sort: str) -> None:
    assert ("Karu Star", "operatedBy", "Sabr Shipping") in ties(text.format(m=sort))


def test_who_holds_ground_or_uses_boats_operates_nothing() -> None:
    for text in (
        "Kenyan troops hold positions in Peru.",
        "The attackers used canoes.",
        "Hezbollah controls the Kenyan capital, Nairobi.",
    ):
        assert not any(name == "operatedBy" for _, name, _ in ties(text))


def test_those_who_are_only_members_are_no_news() -> None:
    assert not any(name == "memberOf" for _, name, _ in ties("Members of Hamas met in Peru."))
    told = ties("Kenya arrested two suspected members of Hamas.")
    assert any((name, whom) == ("memberOf", "Hamas") for _, name, whom in told)


@pytest.mark.parametrize("place", ["the Karu mountains", "Peru"])
def test_a_clause_inside_another_does_not_lend_it_its_subject(place: str) -> None:
    text = f"The Sabr Brigade, which Kenya and Iran list as a terrorist group, is based in {place}."
    based = {who for who, name, _ in ties(text) if name == "basedIn"}
    assert based <= {"Sabr Brigade"}


@pytest.mark.parametrize("group", ["Hamas", "the Sabr Brigade"])
@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Kenya arrested ten people on suspicion of links to {}.", "ten people"),
        ("Peru was sanctioned over ties to {}.", "Peru"),
    ],
)
def test_links_are_of_those_to_whom_something_is_done(text: str, who: str, group: str) -> None:
    told = ties(text.format(group))
    assert (who, "affiliatedWith", group.removeprefix("the ")) in told
    assert not any(name == "affiliatedWith" and one == "Kenya" for one, name, _ in told)


def test_a_link_that_is_denied_is_negative_and_one_that_is_cut_is_none() -> None:
    text = "The Karu Alliance denies any link to Hamas."
    assert ("Karu Alliance", "affiliatedWith", "Hamas") in ties(text, polarity="negative")
    assert not any(
        n == "affiliatedWith" for _, n, _ in ties("Peru ordered Kenya to cut ties with Hamas.")
    )


@pytest.mark.parametrize("verb", ["regards", "sees", "describes"])
def test_who_takes_somebody_to_be_a_part_says_so(verb: str) -> None:
    text = f"Turkey {verb} the Sabr Brigade as an arm of Hamas."
    told = [r for r in rows(text) if r.relation == "partOf"]
    assert [(r.subject, r.object, r.speaker) for r in told] == [("Sabr Brigade", "Hamas", "Turkey")]


@pytest.mark.parametrize(
    "text",
    [
        "The Sabr Brigade relies on Peru.",
        "The Sabr Brigade fights with support from Peru.",
        "Peru's backing for the Sabr Brigade is known.",
        "Peruvian support for the Sabr Brigade is known.",
    ],
)
def test_support_is_told_by_nouns_and_by_who_relies_on_it(text: str) -> None:
    assert ("Sabr Brigade", "supportedBy", "Peru") in ties(text)


@pytest.mark.parametrize("part", ["faction", "wing", "branch"])
def test_who_leads_a_part_is_told_behind_the_whole(part: str) -> None:
    text = f"The Sabr Brigade, a {part} of the Orda Front led by Karim Bashir, attacked Belsar."
    found = {(s, o) for s, name, o in ties(text) if name == "ledBy"}
    assert found == {("Sabr Brigade", "Karim Bashir")}


def test_who_leads_a_group_is_told_behind_its_members() -> None:
    text = "Fighters of the Orda Front led by Karim Bashir attacked Belsar."
    assert ("Orda Front", "ledBy", "Karim Bashir") in ties(text)


@pytest.mark.parametrize("before", ["including", "notably"])
def test_some_of_several_are_told_behind_including(before: str) -> None:
    text = f"The Orda Front is present in several countries, {before} Kenya and Chad."
    assert {("Orda Front", "deployedIn", "Kenya"), ("Orda Front", "deployedIn", "Chad")} <= ties(
        text
    )


def test_the_ally_of_a_capital_is_its_states() -> None:
    text = "The Orda Front, Nairobi's main ally in the region, condemned Chad."
    assert ("Orda Front", "alliedWith", "Kenya") in ties(text)
