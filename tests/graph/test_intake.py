"""Reading RDF: the same statements from every syntax, from a file or from bytes."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InvalidData
from kg.graph import intake

BREE, WITHIN, ERIADOR = map(ox.NamedNode, ("urn:bree", "urn:in", "urn:eriador"))
TOLD = ox.Quad(BREE, WITHIN, ERIADOR)
FILES = {
    "a.nt": b"<urn:bree> <urn:in> <urn:eriador> .",
    "a.nq": b"<urn:bree> <urn:in> <urn:eriador> .",
    "a.ttl": b"@prefix u: <urn:> . u:bree u:in u:eriador .",
    "a.trig": b"{ <urn:bree> <urn:in> <urn:eriador> }",
    "A.JSONLD": b'{"@id": "urn:bree", "urn:in": {"@id": "urn:eriador"}}',
    "a.json": b'{"@id": "urn:bree", "urn:in": {"@id": "urn:eriador"}}',
    **dict.fromkeys(
        ("a.rdf", "a.owl", "a.xml"),
        b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:">'
        b'<r:Description r:about="urn:bree"><u:in r:resource="urn:eriador"/></r:Description>'
        b"</r:RDF>",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_the_name_of_a_file_tells_its_syntax(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    assert intake.read(path) == [TOLD]


def test_a_syntax_that_is_given_goes_before_the_name(tmp_path: Path) -> None:
    path = tmp_path / "a.rdf"
    path.write_bytes(FILES["a.ttl"])
    assert intake.read(path, "turtle") == [TOLD]


@pytest.mark.parametrize(("name", "syntax"), [("a.csv", ""), ("a.n3", ""), ("a.ttl", "n3")])
def test_a_syntax_that_is_not_known_is_told(tmp_path: Path, name: str, syntax: str) -> None:
    with pytest.raises(InvalidData, match="choose one of ntriples, nquads, turtle"):
        intake.read(tmp_path / name, syntax)


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.ttl", tmp_path):
        with pytest.raises(InvalidData, match=r"no such file \(look at its name\)"):
            intake.read(path, "turtle")


def test_what_is_too_large_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "SIZE", 10)
    with pytest.raises(InvalidData, match=r"text: larger than 10 bytes \(split it\)"):
        intake.read(FILES["a.nt"], "ntriples")


@pytest.mark.parametrize("name", ["a.ttl", "a.rdf", "a.json"])
def test_a_relative_address_is_relative_to_the_base_that_is_given(name: str) -> None:
    syntax = {"a.ttl": "turtle", "a.rdf": "rdfxml", "a.json": "jsonld"}[name]
    text = FILES[name].replace(b"u:eriador", b"<eriador>").replace(b"urn:eriador", b"eriador")
    (quad,) = intake.read(text, syntax, base="http://arnor.example/map/bree")
    assert quad.object == ox.NamedNode("http://arnor.example/map/eriador")


@pytest.mark.parametrize("base", ["file:///home/bree", "FILE:/x", "map", "/home/bree"])
def test_a_path_of_this_machine_is_no_base(base: str) -> None:
    with pytest.raises(InvalidData, match="is no address that others could be relative to"):
        intake.read(FILES["a.ttl"], "turtle", base=base)


def test_a_large_text_gives_what_a_small_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child parses it and tells what it found."""
    text = b"_:a <urn:in> _:b . _:b <urn:many> 01.50 , 'x'@en-GB , 'y\\n' ."
    small = intake.read(text, "turtle")
    monkeypatch.setattr(intake, "BIG", 1)
    assert intake.read(text, "turtle") == small
    assert [quad.object.value for quad in small[1:]] == ["01.50", "x", "y\n"]


SAID = st.builds(
    ox.Quad,
    st.sampled_from([BREE, ox.BlankNode("b")]),
    st.just(WITHIN),
    st.one_of(
        st.just(ERIADOR),
        st.text(st.characters(codec="utf-8")).map(ox.Literal),
        st.sampled_from(["007", "1.50", "x"]).map(lambda words: ox.Literal(words, datatype=BREE)),
    ),
    st.sampled_from([ox.DefaultGraph(), BREE]),
)


@given(st.lists(SAID, max_size=5), st.sampled_from(["nquads", "trig"]))
def test_what_was_written_is_read(quads: list[ox.Quad], syntax: str) -> None:
    written = ox.serialize(quads, format=intake.SYNTAXES[syntax]) or b""
    assert set(intake.read(written, syntax)) == set(quads)
