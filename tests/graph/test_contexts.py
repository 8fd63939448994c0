"""Contexts by address: filled in where they are given, and nowhere asked for otherwise."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pyoxigraph as ox
import pytest

from kg.errors import InvalidData
from kg.graph import intake
from kg.graph.contexts import LEADING, Given

TOWNS = "http://arnor.example/towns"
TEXT = b'{"@context": "%s", "@id": "urn:bree", "in": "urn:eriador"}' % TOWNS.encode()
PLAIN = {"in": {"@id": "urn:in", "@type": "@id"}}


def giving(contexts: Mapping[str, object], asked: list[str] | None = None) -> Given:
    """What gives these contexts, and notes which it was asked for."""

    def given(address: str) -> bytes:
        if asked is not None:
            asked.append(address)
        return json.dumps({"@context": contexts[address]}).encode()

    return given


def read(text: bytes, given: Given, base: str = "") -> set[str]:
    """The objects of what a text says."""
    return {str(quad.object) for quad in intake.read(text, "jsonld", base=base, contexts=given)}


@pytest.mark.parametrize(
    "written",
    [
        b'"%s"',
        b'["%s"]',
        b'[{"urn:x": null}, "%s"]',
    ],
)
def test_a_context_stands_in_for_its_address(written: bytes) -> None:
    text = TEXT.replace(b'"%s"' % TOWNS.encode(), written % TOWNS.encode())
    assert read(text, giving({TOWNS: PLAIN})) == {"<urn:eriador>"}


def test_a_context_within_is_filled_in_too() -> None:
    text = b'{"@id": "urn:a", "urn:b": [{"c": [%s]}]}' % TEXT
    assert "<urn:eriador>" not in read(text, giving({TOWNS: PLAIN}))  # `c` means nothing here
    text = text.replace(b'"c"', b'"urn:c"')
    assert "<urn:eriador>" in read(text, giving({TOWNS: PLAIN}))


def test_a_context_may_name_another_from_where_it_lies() -> None:
    told = {TOWNS: ["regions", {}], "http://arnor.example/regions": PLAIN}
    assert read(TEXT, giving(told)) == {"<urn:eriador>"}


def test_an_address_in_a_text_is_relative_to_the_base_of_the_text() -> None:
    text = TEXT.replace(TOWNS.encode(), b"towns")
    assert read(text, giving({TOWNS: PLAIN}), "http://arnor.example/map") == {"<urn:eriador>"}


def test_a_context_is_asked_for_once() -> None:
    asked: list[str] = []
    read(b"[%s, %s]" % (TEXT, TEXT), giving({TOWNS: PLAIN}, asked))
    assert asked == [TOWNS]


def test_contexts_that_lead_on_without_end_are_refused() -> None:
    asked: list[str] = []
    with pytest.raises(InvalidData, match="contexts lead on without end"):
        read(TEXT, giving({TOWNS: TOWNS}, asked))
    assert len(asked) <= LEADING


@pytest.mark.parametrize("content", [b"<html>", b"[]", b'{"context": {}}', b"\xff", b""])
def test_what_is_no_context_is_told_with_its_address(content: bytes) -> None:
    with pytest.raises(InvalidData, match=f"{TOWNS}: gives no context of JSON-LD"):
        read(TEXT, lambda _: content)


def test_a_context_that_nests_too_deep_is_refused() -> None:
    with pytest.raises(InvalidData, match=f"{TOWNS}:1: nested too deep"):
        read(TEXT, lambda _: b"[" * 5_000)


def test_nothing_is_asked_for_where_nothing_is_named() -> None:
    asked: list[str] = []
    text = b'{"@context": {"in": "urn:in"}, "@id": "urn:bree", "in": "http://arnor.example/"}'
    assert read(text, giving({}, asked)) == {str(ox.Literal("http://arnor.example/"))}
    assert asked == []
