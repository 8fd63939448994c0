"""What is no well-formed shape, or no SHACL Core, is refused in one line that says where."""

from __future__ import annotations

from itertools import pairwise

import pyoxigraph as ox
import pytest

from kg.errors import InvalidData
from kg.graph import shacl
from kg.graph.shacl.reading import DEPTH
from tests.graph.shacl.held import PREFIXES


def read(shapes: str) -> tuple[shacl.Shape, ...]:
    text = (PREFIXES + shapes).encode()
    return shacl.read(ox.parse(text, format=ox.RdfFormat.TURTLE), "a.ttl")


def nested(word: str, inner: str, times: int) -> str:
    for _ in range(times):
        inner = f"[ {word} {inner} ]"
    return inner


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("sh:minCount 1, 2", "sh:minCount has 2 values"),
        ('sh:minCount "one"', "sh:minCount .* is no whole number"),
        ("sh:maxCount 99999999999999999999", "is no whole number"),
        ('sh:class "Town"', "sh:class .* is no address"),
        ("sh:datatype xsd:date, xsd:time", "sh:datatype has 2 values"),
        ("sh:nodeKind :Town", "is no node kind"),
        ("sh:minInclusive :low", "is no literal"),
        ("sh:hasValue [ ]", "is no address or literal"),
        ("sh:in ( [ ] )", "is no address or literal"),
        ("sh:in :bree", "a list is broken"),
        ("sh:languageIn ( 'en' '(' )", "is no language tag"),
        ("sh:pattern '('", "is no regular expression"),
        ("sh:pattern 'a' ; sh:flags 'y'", "is no regular expression"),
        ("sh:pattern '((a{999}){999}){999}'", "is no regular expression"),
        ("sh:pattern 'a'@en", "is no text"),
        ("sh:uniqueLang 'yes'", "neither true nor false"),
        ("sh:lessThan 1", "is no address"),
        ("sh:not 1", "1.* as a shape, of which nothing is said"),
        ("sh:node [ sh:path :says ]", "sh:node needs a shape without sh:path"),
        ("sh:property [ sh:minLength 1 ]", "sh:property needs a shape with sh:path"),
        ("sh:closed true ; sh:ignoredProperties ( 1 )", "is no address"),
        ("sh:severity 'bad'", "is no address"),
        ("sh:message :words", "is no literal"),
        ("sh:maxcount 1", "sh:maxcount is no word of SHACL Core"),
        ("sh:sparql [ ]", "sh:sparql is not SHACL Core, and not covered"),
        ("sh:target [ ]", "sh:target is not SHACL Core, and not covered"),
        ("sh:not :s", "it holds itself"),
        ("sh:node [ sh:property [ sh:path :p ; sh:node [ sh:not :s ] ] ]", "it holds itself"),
        (f"sh:not {nested('sh:not', '[ sh:class :Town ]', DEPTH)}", "nested deeper than"),
    ],
)
def test_what_is_not_well_formed_is_refused(asked: str, why: str) -> None:
    with pytest.raises(InvalidData, match=why) as refused:
        read(f":s a sh:PropertyShape ; sh:targetNode :it ; sh:path :says ; {asked} .")
    assert str(refused.value).startswith("a.ttl: https://example.org/s: ")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("word", ["minCount 1", "maxCount 1", "uniqueLang true", "lessThan :low"])
def test_what_asks_for_a_path_is_refused_without_one(word: str) -> None:
    with pytest.raises(InvalidData, match="needs sh:path beside it"):
        read(f":s a sh:NodeShape ; sh:targetNode :it ; sh:{word} .")


@pytest.mark.parametrize("step", [1, -1])
def test_shapes_are_bounded_in_whatever_order_they_stand(step: int) -> None:
    names = [f":s{number:03}" for number in range(DEPTH + 2)][::step]
    chain = " ".join(f"{one} a sh:NodeShape ; sh:not {other} ." for one, other in pairwise(names))
    with pytest.raises(InvalidData, match="nested deeper than"):
        read(f"{chain} {names[-1]} a sh:NodeShape ; sh:targetNode :it ; sh:class :Town .")


def test_a_list_that_holds_itself_is_refused() -> None:
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    ring = f"_:ring <{rdf}first> 1 ; <{rdf}rest> _:ring ."
    with pytest.raises(InvalidData, match="a list is broken"):
        read(f":s a sh:NodeShape ; sh:targetNode :it ; sh:in _:ring . {ring}")


def test_what_is_asked_of_a_shape_that_nothing_is_said_of_is_refused() -> None:
    with pytest.raises(InvalidData, match="Towm> as a shape, of which nothing is said"):
        read(":s a sh:NodeShape ; sh:targetNode :it ; sh:node :Towm .")


def test_a_shape_that_is_switched_off_may_hold_anything() -> None:
    [shape] = read(":s a sh:NodeShape ; sh:targetNode :it ; sh:deactivated true ; sh:minCount 1 .")
    assert shape.constraints == ()


def test_only_shapes_for_some_nodes_are_given() -> None:
    assert read(":s a sh:NodeShape ; sh:class :Town .") == ()
    assert read(":it :says 1 .") == ()


def test_shapes_that_two_hold_are_read_once() -> None:
    one, other = read(
        """:a sh:targetNode :it ; sh:node :c . :b sh:targetNode :it ; sh:node :c .
        :c sh:class :Town ."""
    )
    assert one.constraints[0].shapes == other.constraints[0].shapes
