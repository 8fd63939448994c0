"""Addresses of a server, and what is told to whom."""

from __future__ import annotations

import pytest

from kg.errors import KgError
from kg.remote.addresses import addresses

STORE = "https://bree.example/sparql"


def test_what_the_environment_says_goes_before_what_an_address_suggests() -> None:
    said = {
        "KG_STORE_UPDATE": "https://bree.example/u",
        "KG_STORE_GRAPHS": "https://bree.example/g",
    }
    found = addresses("https://bree.example/query?union-default-graph=true", said)
    assert found.query == "https://bree.example/query?union-default-graph=true"
    assert (found.update, found.graphs) == ("https://bree.example/u", "https://bree.example/g")


def test_an_address_of_queries_has_the_others_beside_it() -> None:
    found = addresses("https://bree.example/a/query?x=1", {})
    assert (found.update, found.graphs) == (
        "https://bree.example/a/update",
        "https://bree.example/a/store",
    )
    assert (addresses(STORE, {}).update, addresses(STORE, {}).graphs) == (STORE, "")


@pytest.mark.parametrize(
    "store",
    [
        "ftp://bree.example/sparql",
        "file:///etc/passwd",
        "bree.example/sparql",
        "https://",
        "https://[bree/",
        "https://bree.example:port/",
        "https://bree.example/a b",
        "https://bree.example/\r\nX: y",
        "https://frodo:ring@bree.example/sparql",
    ],
)
def test_what_is_no_address_or_holds_a_password_is_refused(store: str) -> None:
    with pytest.raises(KgError, match=r"--store: .* \(.+\)$") as refused:
        addresses(store, {})
    assert "ring" not in str(refused.value)


def test_who_asks_is_told_to_the_host_that_is_asked_alone() -> None:
    found = addresses(STORE, {"KG_STORE_USER": "frodo", "KG_STORE_PASSWORD": "ring"})
    assert found.headers("https://bree.example/update") == {
        "Authorization": "Basic ZnJvZG86cmluZw=="
    }
    for other in ("https://mordor.example/", "http://bree.example/", "https://bree.example:444/"):
        assert not found.headers(other)
    assert addresses(STORE, {"KG_STORE_TOKEN": "one"}).headers(STORE) == {
        "Authorization": "Bearer one"
    }


def test_what_is_secret_is_not_shown() -> None:
    found = addresses(STORE, {"KG_STORE_TOKEN": "onering"})
    assert "onering" not in repr(found)
    with pytest.raises(KgError) as refused:
        addresses(STORE, {"KG_STORE_TOKEN": "one\nring"})
    assert "ring" not in str(refused.value)
