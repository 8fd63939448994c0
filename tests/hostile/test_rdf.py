"""Bad RDF to `intake.read`: one clear line for each, nothing fetched, nothing half read.

What is strange and no fault is read as it was written: people must see it, and pages escape it.
"""

from __future__ import annotations

import contextlib
import gzip
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InvalidData
from kg.graph import backgrounds, dataset, intake, shacl
from tests.listening import Listener

HEAD = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:">'
ABOUT = HEAD + b'<e:Town rdf:about="urn:bree"><e:name>%s</e:name></e:Town></rdf:RDF>'
LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 20))
GOOD = b"<urn:bree> <urn:in> <urn:eriador> .\n"

# name of the case, its content, its syntax, words of the error
BAD: list[tuple[str, bytes, str, str]] = [
    ("entity-of-a-file", b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + ABOUT % b"&x;",
     "rdfxml", "1: declares a document type"),
    ("entity-of-the-web", b'<!DOCTYPE r [<!ENTITY x SYSTEM "HERE">]>' + ABOUT % b"&x;",
     "rdfxml", "declares a document type"),
    ("type-of-the-web", b'<!DOCTYPE r SYSTEM "HERE">' + ABOUT % b"Bree", "rdfxml", "declares"),
    ("laughs", b'<!DOCTYPE r [<!ENTITY l0 "ha">' + LAUGHS + b"]>" + ABOUT % b"&l19;",
     "rdfxml", "declares"),
    ("quadratic", b'<!DOCTYPE r [<!ENTITY x "' + b"x" * 50_000 + b'">]>' + ABOUT % (b"&x;" * 9_000),
     "rdfxml", "declares"),
    ("unknown-entity", ABOUT % b"&x;", "rdfxml", "1: not XML: undefined entity"),
    ("deep-xml", HEAD + b"<e:A><e:b>" * 50_000, "rdfxml", "nested too deep"),
    ("context", b'{"@context": "HERE", "@id": "urn:bree", "name": "Bree"}', "jsonld",
     "asks for a context at HERE"),
    ("inner-context", b'{"@id": "urn:bree", "urn:in": {"@context": [{}, "HERE"], "@id": "urn:a"}}',
     "jsonld", "asks for a context at HERE"),
    ("import", b'{"@context": {"@version": 1.1, "@import": "HERE"}, "@id": "urn:b", "urn:n": 1}',
     "jsonld", "not JSON-LD"),
    ("deep-json", b'{"@id":"urn:a","urn:b":' * 5_000 + b"1" + b"}" * 5_000, "jsonld",
     "1: nested too deep"),
    ("deep-lists", b"[" * 100_000, "jsonld", "nested too deep"),
    ("deep-nodes", b"\n<urn:a> <urn:b> " + b"[ <urn:b> " * 100_000, "turtle", "2: nested too deep"),
    ("deep-collections", b"<urn:a> <urn:b> " + b"(" * 100_000 + b")" * 100_000 + b" .", "trig",
     "nested too deep"),
    ("deep-after-strings", b"""<urn:a> <urn:b> "(" , '\\'', '''[''' , """ + b"(" * 100_000,
     "turtle", "nested too deep"),
    ("deep-statements", b"<urn:a> <urn:b> " + b"<<( <urn:a> <urn:b> " * 100_000
     + b'"c"' + b" )>>" * 100_000 + b" .", "nquads", "1: holds a statement about a statement"),
    ("annotated", b"<urn:a> <urn:b> <urn:c> {| <urn:d> 1 |} .", "turtle", "about a statement"),
    ("reified", b"<urn:a> <urn:b> <urn:c> ~ <urn:d> .", "trig", "about a statement"),
    ("long-literal", b'<urn:a> <urn:b> "' + b"x" * 20_000_000 + b'" .\n', "nquads", "16 MB"),
    ("long-literal-xml", ABOUT % (b"x" * 20_000_000), "rdfxml", "16 MB"),
    ("endless-line", b'<urn:a> <urn:b> "' + b"x" * 20_000_000, "ntriples", "16 MB"),
    ("endless-string", b'<urn:a> <urn:b> """' + b'\\"""' * 1_000_000 + b"~", "turtle", "not Tur"),
    ("bad-utf-8", b'<urn:a> <urn:b> "\xff" .', "nquads", "1: not N-Quads: Invalid UTF-8"),
    ("overlong-utf-8", b'<urn:a> <urn:b> "\xc0\xaf" .', "turtle", "1: not Turtle: Invalid UTF-8"),
    ("bad-utf-8-json", b'{"@id":"urn:a","urn:b":"\xff"}', "jsonld", "not JSON-LD: Invalid UTF-8"),
    ("bad-utf-8-xml", ABOUT % b"\xff", "rdfxml", "1: not XML: not well-formed"),
    ("utf-16", GOOD.decode().encode("utf-16"), "nquads", "is UTF-16 (save it as UTF-8)"),
    ("utf-16-xml", (ABOUT % b"x").decode().encode("utf-16"), "rdfxml", "is UTF-16"),
    ("utf-16-no-mark", GOOD.decode().encode("utf-16-le"), "nquads", "1: not N-Quads"),
    ("packed", gzip.compress(GOOD), "nquads", "packed (gzip)"),
    ("archive", b"PK\x03\x04\x14\0\x06\0", "turtle", "packed (zip)"),
    ("error-page", b"\n<!DOCTYPE html><html><title>404</title></html>", "rdfxml", "is a web page"),
    ("error-page-json", b"<HTML><title>404</title></html>", "jsonld", "is a web page"),
    ("empty-json", b"", "jsonld", "1: not JSON-LD"),
    ("empty-xml", b"", "rdfxml", "1: not XML: no element found"),
    ("cut", GOOD + b"<urn:bree> <urn:in> <urn:eri", "nquads", "2: not N-Quads"),
    ("cut-json", b'{"@id": "urn:a", "urn:b": [1', "jsonld", "1: not JSON-LD"),
    ("cut-xml", ABOUT[:-9] % b"x", "rdfxml", "not XML"),
    ("good-bad-good", GOOD + b"nonsense\n" + GOOD, "nquads", "2: not N-Quads"),
    ("good-bad-good-turtle", GOOD + b"nonsense\n" + GOOD, "turtle", "2: not Turtle"),
    ("iri-with-space", b"<urn:a b> <urn:b> <urn:c> .", "ntriples", "Invalid IRI"),
    ("iri-with-marks", b"<urn:a<b>> <urn:b> <urn:c> .", "turtle", "Invalid IRI"),
    ("iri-escaped", rb"<urn:a\u0020b> <urn:b> <urn:c> .", "nquads", "Invalid IRI"),
    ("relative", b"<bree> <urn:b> <urn:c> .", "turtle", "1: not Turtle: No scheme found"),
    ("relative-nquads", b"<bree> <urn:b> <urn:c> .", "nquads", "(give a base"),
    ("relative-xml", ABOUT.replace(b"urn:bree", b"bree") % b"x", "rdfxml", "(give a base"),
    ("relative-json", b'{"@id": "bree", "urn:b": 1}', "jsonld", "relative address: 'bree'"),
    ("relative-json-value", b'{"@id": "urn:a", "urn:b": {"@id": "../c"}}', "jsonld", "relative"),
    ("without-context", b'{"name": "Bree"}', "jsonld", "holds no statement"),
    ("surrogate", rb'<urn:a> <urn:b> "\uD800" .', "nquads", "not a valid unicode character"),
    ("surrogate-json", rb'{"@id": "urn:a", "urn:b": "\ud800"}', "jsonld", "1: not JSON-LD"),
    ("surrogate-xml", ABOUT % b"&#xD800;", "rdfxml", "1: not XML"),
    ("surrogate-bytes", b'<urn:a> <urn:b> "\xed\xa0\x80" .', "turtle", "Invalid UTF-8"),
    ("bad-language", b'<urn:a> <urn:b> "c"@englishlanguage .', "nquads", "1: not N-Quads"),
    ("literal-subject", b'"a" <urn:b> <urn:c> .', "ntriples", "1: not N-Triples: The subject"),
    ("literal-subject-turtle", b'"a" <urn:b> <urn:c> .', "turtle", "1: not Turtle"),
    ("literal-graph", b'<urn:a> <urn:b> <urn:c> "d" .', "nquads", "1: not N-Quads"),
    ("graphs-in-triples", b"<urn:a> <urn:b> <urn:c> <urn:d> .", "ntriples", "1: not N-Triples"),
]  # fmt: skip

# What no parser may refuse, and what must come out as it went in.
STRANGE: dict[str, str] = {
    "script address": "javascript:alert(1)",
    "NUL": "\x00",
    "turned direction": "\u202egnihtyna",
    "look-alikes": "Вrее",  # three of the letters are Cyrillic
    "composed": "é e\u0301",
    "markup": "</script><b>",
}
TYPED = [
    ("2023-13-45", "date"),
    ("007", "integer"),
    ("1.50", "decimal"),
    ("1e400", "double"),
    ("abc", "integer"),
]


@pytest.mark.parametrize(
    ("content", "syntax", "words"), [row[1:] for row in BAD], ids=[row[0] for row in BAD]
)
def test_bad_rdf_gives_one_line_and_asks_nobody(
    listener: Listener, content: bytes, syntax: str, words: str
) -> None:
    here = f"{listener.origin}/x"
    began = time.process_time()
    with pytest.raises(InvalidData) as raised:
        intake.read(content.replace(b"HERE", here.encode()), syntax)
    error = raised.value
    assert words.replace("HERE", here) in str(error)
    assert len(str(error).splitlines()) == 1
    assert error.remedy
    assert time.process_time() - began < 10, "looked at for too long"
    assert not listener.calls


def test_what_is_bad_is_bad_in_a_large_file_too(tmp_path: Path) -> None:
    """A large file is read by a child; nothing of it stays, and the line is told all the same."""
    path = tmp_path / "large.ttl"
    path.write_bytes(GOOD * 10_000 + b"nonsense\n" + GOOD)
    with pytest.raises(InvalidData, match=r"large\.ttl:10001: not Turtle"):
        intake.read(path)


def test_what_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "SECONDS", 0.01)
    with pytest.raises(InvalidData, match=r"text: not read: ended after 0\.01 s \(split it\)"):
        intake.read(GOOD * 50_000, "trig")


def test_what_needs_too_much_memory_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MEGABYTES", 5)
    with pytest.raises(InvalidData, match="text: not read: ended: it needed more than 5 MB"):
        intake.read(GOOD * 400_000, "turtle")


def test_a_hundred_thousand_prefixes_take_no_time() -> None:
    named = b"".join(b"@prefix p%d: <urn:%d#> .\n" % (n, n) for n in range(100_000))
    (quad,) = intake.read(named + b"p7:a p8:b p9:c .", "turtle")
    assert quad.predicate == ox.NamedNode("urn:8#b")


@pytest.mark.parametrize("syntax", sorted({"ntriples", "nquads", "turtle", "trig"}))
def test_a_byte_order_mark_is_no_fault(syntax: str) -> None:
    assert intake.read(b"\xef\xbb\xbf" + GOOD, syntax) == intake.read(GOOD, syntax)


def test_an_empty_file_says_nothing() -> None:
    assert intake.read(b"", "turtle") == []


@pytest.mark.parametrize("words", STRANGE.values(), ids=STRANGE)
def test_strange_words_are_read_as_they_were_written(words: str) -> None:
    quad = ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal(words))
    for syntax in ("nquads", "turtle", "trig"):
        written = ox.serialize([quad], format=intake.SYNTAXES[syntax]) or b""
        assert intake.read(written, syntax) == [quad]


def test_an_address_that_runs_is_but_an_address() -> None:
    (quad,) = intake.read(b"<urn:a> <urn:b> <javascript:alert(1)> .", "nquads")
    assert quad.object == ox.NamedNode("javascript:alert(1)")


@pytest.mark.parametrize(("words", "datatype"), TYPED)
def test_numbers_and_days_keep_their_spelling(words: str, datatype: str) -> None:
    kind = f"http://www.w3.org/2001/XMLSchema#{datatype}"
    (quad,) = intake.read(f'<urn:a> <urn:b> "{words}"^^<{kind}> .'.encode(), "nquads")
    assert quad.object == ox.Literal(words, datatype=ox.NamedNode(kind))


@pytest.mark.parametrize(
    ("content", "words"),
    [row[1::2] for row in BAD if row[2] == "nquads"],
    ids=[row[0] for row in BAD if row[2] == "nquads"],
)
def test_a_graph_file_that_is_bad_gives_one_line(
    tmp_path: Path, content: bytes, words: str
) -> None:
    """The door of `--from`, for which the file is not held in memory."""
    path = tmp_path / "graph.nq"
    path.write_bytes(content)
    with pytest.raises(InvalidData) as raised:
        dataset.open_store(path)
    assert str(raised.value).startswith(str(path))
    assert words.partition(" (")[0].partition(": ")[2] in str(raised.value)


@pytest.mark.parametrize("read", [shacl.load, backgrounds.read], ids=["shapes", "background"])
@pytest.mark.parametrize(
    ("content", "words"),
    [row[1::2] for row in BAD if row[2] == "turtle" and "relative" not in row[0]],
    ids=[row[0] for row in BAD if row[2] == "turtle" and "relative" not in row[0]],
)
def test_a_file_that_comes_along_is_bounded_too(
    tmp_path: Path, content: bytes, words: str, read: Callable[[Sequence[Path]], object]
) -> None:
    path = tmp_path / "own.ttl"
    path.write_bytes(content)
    with pytest.raises(InvalidData) as raised:
        read((path,))
    assert str(raised.value).startswith(str(path))
    assert words.rpartition(": ")[2] in str(raised.value)


@given(
    st.sampled_from(sorted(intake.SYNTAXES)),
    st.binary(max_size=200) | st.text(max_size=100).map(str.encode),
)
def test_any_bytes_are_read_or_refused(syntax: str, data: bytes) -> None:
    with contextlib.suppress(InvalidData):
        assert isinstance(intake.read(data, syntax), list)
