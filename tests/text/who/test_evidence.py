"""The kind that the words around a name give it."""

from __future__ import annotations

import pytest

from tests.text.read import entity


def test_what_stands_beside_a_name_goes_before_its_words() -> None:
    text = "Kenya fought the Orda People's Army (OPA), a communist guerrilla movement."
    assert entity(text, "Orda People's Army").kind == "ArmedGroup"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fighters of Orlan attacked Belsar.", "ArmedGroup"),
        ("Orlan, a farmer from the hills, condemned Kenya.", "Person"),
        ("Kenya met the leader of Orlan.", "Organization"),
        ("Kenya attacked the town of Orlan.", "Place"),
    ],
)
def test_the_noun_that_a_name_goes_with_tells_its_kind(text: str, kind: str) -> None:
    assert entity(text, "Orlan").kind == kind
