"""How deep a text nests: counted where a parser would count, and nowhere else."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InvalidData
from kg.graph.nesting import DEPTH, bounded

TURTLE, JSON, XML = ox.RdfFormat.TURTLE, ox.RdfFormat.JSON_LD, ox.RdfFormat.RDF_XML
MANY = b"[(" * 300
START = b"<urn:a> <urn:b> "


def nested(syntax: ox.RdfFormat, depth: int) -> bytes:
    """A sound text with as many levels."""
    if syntax == TURTLE:
        return START + b"[ <urn:b> " * depth + b'"c"' + b" ]" * depth + b" ."
    if syntax == JSON:
        return b'{"urn:b":' * depth + b'"c"' + b"}" * depth
    return b"<a>" * depth + b"</a>" * depth


@pytest.mark.parametrize("syntax", [TURTLE, ox.RdfFormat.TRIG, JSON, XML], ids=str)
def test_what_is_as_deep_as_may_be_passes_and_one_more_is_refused(syntax: ox.RdfFormat) -> None:
    kind = TURTLE if syntax == ox.RdfFormat.TRIG else syntax
    bounded(nested(kind, DEPTH), syntax, "x")
    with pytest.raises(InvalidData, match=r"^x:1: nested too deep \(100 levels are the most\)$"):
        bounded(nested(kind, DEPTH + 1), syntax, "x")


@pytest.mark.parametrize(
    "text",
    [
        b'"%s"',
        b"'%s'",
        b'"\\"%s"',
        b"'\\'%s'",
        b'"""a"b""c%s"""',
        b"'''a'b''c\n%s'''",
        b'"""\\"""%s"""',
        b"<urn:%s>",
        b"# %s\n",
        b"# '%s\r",
    ],
)
def test_brackets_in_words_and_remarks_are_no_depth(text: bytes) -> None:
    bounded(START + text % MANY + b" .", TURTLE, "x")


@pytest.mark.parametrize(
    "text",
    [
        b'"" %s',
        b"'' %s",
        b'"""" """ %s',  # nothing, then what no string holds
        b'"\\\\" %s',
        b"<urn:a> %s",
        b"# a\n%s",
        b"urn:a\\'%s",
        b"urn:a\\#%s",
        b'"a\n%s',
        b"<a\n%s",
        b"]" * 300 + b" %s",
    ],
)
def test_nothing_hides_brackets_that_a_parser_sees(text: bytes) -> None:
    with pytest.raises(InvalidData, match="nested too deep"):
        bounded(START + text % (b"[" * 300), TURTLE, "x")


@pytest.mark.parametrize("text", [b'{"a[{": "\\"%s"}', b'["%s\\\\"]'])
def test_brackets_in_strings_of_json_are_no_depth(text: bytes) -> None:
    bounded(text % MANY, JSON, "x")


def test_elements_beside_each_other_are_no_depth() -> None:
    bounded(b"<a>" + b"<b><c/></b><!-- <d> --><![CDATA[<e>]]>" * 300 + b"</a>", XML, "x")


@pytest.mark.parametrize(
    "text", [b"<< <urn:a> <urn:b> 1 >>", b"<urn:a> <urn:b> <urn:c> ~", b"1 {| <urn:d> 2 |}"]
)
@pytest.mark.parametrize("syntax", [TURTLE, ox.RdfFormat.TRIG], ids=str)
def test_statements_about_statements_are_refused(text: bytes, syntax: ox.RdfFormat) -> None:
    with pytest.raises(InvalidData, match="x:2: holds a statement about a statement"):
        bounded(b"\n" + text, syntax, "x")


def test_their_signs_in_words_are_but_words() -> None:
    text = b'<urn:~a> <urn:b> "<< {| ~" , """\n<<""" . # << ~'
    bounded(text, TURTLE, "x")
    bounded(b'<urn:a> <urn:b> "<<(" .', ox.RdfFormat.N_QUADS, "x")


PIECES = [b'"', b"'", b'"""', b"'''", b"\\", b"<", b">", b"#", b"\n", b"a", b" ", b"[", b"(", b"]"]


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_no_words_before_it_hide_what_is_deep(before: list[bytes]) -> None:
    """Whatever the parser reads to its end, and finds deep brackets in, is refused."""
    deep = b"(" * (DEPTH + 1) + b")" * (DEPTH + 1)
    text = b'<urn:a> <urn:b> "a" , ' + b"".join(before) + b" " + deep + b" ."
    try:
        found = list(ox.parse(text, format=TURTLE))
    except SyntaxError:
        return
    if sum("#first" in str(quad) for quad in found) >= DEPTH:
        with pytest.raises(InvalidData):
            bounded(text, TURTLE, "x")
