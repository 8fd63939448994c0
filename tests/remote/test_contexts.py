"""Contexts from the web: of the addresses that were named, whole, and no step further."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.errors import InvalidData, KgError
from kg.graph import intake
from kg.remote import contexts as module
from kg.remote.contexts import contexts
from tests.listening import Listener, listening


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Where a context lies, at /towns."""
    with listening() as found:
        found.answers["/towns"] = lambda _: (200, {}, b'{"@context": {"name": "urn:name"}}')
        yield found


def text(address: str) -> bytes:
    """A text that asks for the context at an address."""
    return b'{"@context": "%s", "@id": "urn:bree", "name": "Bree"}' % address.encode()


def test_the_context_of_an_address_that_is_allowed_is_fetched(listener: Listener) -> None:
    here = f"{listener.origin}/towns"
    (quad,) = intake.read(text(here), "jsonld", contexts=contexts([here]))
    assert quad.object.value == "Bree"
    assert listener.calls == [("GET", "/towns")]


@pytest.mark.parametrize("end", ["/towns", "/other", "/towns#x", "/towns?x"])
def test_no_other_address_is_called(listener: Listener, end: str) -> None:
    here = f"{listener.origin}{end}"
    with pytest.raises(InvalidData, match=r"asks for a context there \(allow the address\)"):
        intake.read(text(here), "jsonld", contexts=contexts([f"{listener.origin}/to"]))
    assert not listener.calls


def test_where_it_leads_is_told_and_not_followed(listener: Listener) -> None:
    there = f"{listener.origin}/towns"
    listener.answers["/old"] = lambda _: (302, {"Location": there}, b"")
    here = f"{listener.origin}/old"
    with pytest.raises(InvalidData, match=r"the context lies at .*/towns .*allow it"):
        intake.read(text(here), "jsonld", contexts=contexts([here, there]))
    assert listener.calls == [("GET", "/old")]


def test_what_is_not_found_or_too_large_is_one_line(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, towns = f"{listener.origin}/gone", f"{listener.origin}/towns"
    with pytest.raises(InvalidData, match=r"gone: gives no context \(status 404\)"):
        intake.read(text(gone), "jsonld", contexts=contexts([gone]))
    monkeypatch.setattr(module, "_SIZE", 5)
    with pytest.raises(KgError, match="towns: answers with more than"):
        intake.read(text(towns), "jsonld", contexts=contexts([towns]))


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://arnor.example/x", "towns"])
def test_only_the_web_is_asked(address: str) -> None:
    with pytest.raises(InvalidData, match="asks for a context there"):
        intake.read(text(address), "jsonld", contexts=contexts([address]))
