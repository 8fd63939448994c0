"""What the owner before a name, or the place behind a force, tells."""

from __future__ import annotations

import pytest

from tests.text.read import ties

NAMES = ["Sabr Brigade", "Zahr Command"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("owner", ["Hamas", "the Dawn Party"])
@pytest.mark.parametrize("text", ["Kenya attacked {o}'s {n}.", "Kenya attacked the {n} of {o}."])
def test_what_a_body_owns_is_its_part(text: str, owner: str, name: str) -> None:
    told = ties(text.format(o=owner, n=name))
    assert (name, "partOf", owner.removeprefix("the ")) in told


@pytest.mark.parametrize("state", ["Kenya", "Peru"])
def test_a_named_force_is_part_of_the_state_that_owns_it(state: str) -> None:
    assert ("Zahr Command", "partOf", state) in ties(f"{state}'s Zahr Command attacked Belsar.")


@pytest.mark.parametrize(
    "text",
    [
        "The Sudan Liberation Movement attacked Belsar.",
        "The Kenya National Police attacked Belsar.",
        "Iran's foreign ministry condemned Kenya.",
    ],
)
def test_a_country_inside_a_name_ties_nothing(text: str) -> None:
    assert not any(name in ("basedIn", "partOf") for _, name, _ in ties(text))


@pytest.mark.parametrize(("place", "abroad"), [("Iraq", True), ("Baghdad", True), ("Lima", False)])
def test_forces_are_deployed_only_where_it_is_known_to_be_abroad(place: str, abroad: bool) -> None:
    told = ties(f"Peruvian troops in {place} were attacked by Iran.")
    assert any(name == "deployedIn" for _, name, _ in told) == abroad


@pytest.mark.parametrize("body", ["Hamas", "the 4th Karu Battalion"])
@pytest.mark.parametrize(
    ("text", "those"),
    [
        ("Kenya killed four soldiers of {b}.", "four soldiers"),
        ("Fighters of {b} attacked Belsar.", "Fighters"),
        ("Kenya killed five militants belonging to {b}.", "five militants"),
    ],
)
def test_those_of_a_body_are_its_members(text: str, those: str, body: str) -> None:
    assert (those, "memberOf", body.removeprefix("the ")) in ties(text.format(b=body))


@pytest.mark.parametrize("person", ["Dana Halloran", "Imad al-Qasri"])
def test_a_person_of_a_named_body_belongs_to_it(person: str) -> None:
    text = f"{person} of the Belsar Institute condemned Kenya."
    assert (person, "memberOf", "Belsar Institute") in ties(text)
    text = f"{person} of Belsar condemned Kenya."
    assert not any(name == "memberOf" for _, name, _ in ties(text))


def test_a_body_of_an_international_one_is_its_part() -> None:
    text = "The United Nations World Food Programme condemned Kenya."
    assert ("World Food Programme", "partOf", "United Nations") in ties(text)
