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
